//! Every column that names a person, with what becomes of it when two records are made one and when a person is erased. A test compares
//! the list with the database: a new column that refers to people fails it until somebody has decided.

use sqlx::QueryBuilder;

use kit::calendar::apart;
use platform::db::{Conn, Db};
use platform::error::Result;
use platform::person::{Erase, Merge, Names, names};
use platform::room::Room;

use crate::model::PersonId;

/// Those of people themselves and of how they get in.
pub const COLUMNS: &[Names] = &[
    names("people", "merged_into", Merge::Move, Erase::Keep),
    names("former_emails", "person_id", Merge::Unless("email"), Erase::Delete),
    names("person_roles", "person_id", Merge::Drop, Erase::Delete),
    names("sessions", "person_id", Merge::Drop, Erase::Delete),
    names("known_devices", "person_id", Merge::Drop, Erase::Delete),
    names("sign_in_links", "person_id", Merge::Drop, Erase::Delete),
    names("second_factors", "person_id", Merge::Once, Erase::Delete),
    names("recovery_codes", "person_id", Merge::Drop, Erase::Delete),
    names("second_steps", "person_id", Merge::Drop, Erase::Delete),
    names("email_changes", "person_id", Merge::Drop, Erase::Delete),
    names("passwords", "person_id", Merge::Once, Erase::Delete),
    names("pins", "person_id", Merge::Once, Erase::Delete),
    names("cards", "person_id", Merge::Move, Erase::Delete),
    names("batches", "person_id", Merge::Move, Erase::Clear),
    names("staged_imports", "person_id", Merge::Move, Erase::Delete),
];

/// Those of all rooms. Lines that are found twice are decided where they stand first.
pub fn columns(rooms: &[Room]) -> impl Iterator<Item = Names> {
    rooms.iter().flat_map(|room| room.person.columns).copied()
}

/// Passes what names `other` to `kept`, as each column says.
///
/// # Errors
/// `Conflict` where the two were in two places at once.
pub async fn merge(tx: &mut Conn, rooms: &[Room], kept: PersonId, other: PersonId) -> Result<()> {
    for Names { table, column, merge, .. } in columns(rooms) {
        let drops = match merge {
            Merge::Move => None,
            Merge::Drop => Some(String::new()),
            Merge::Once => Some(format!(" AND EXISTS (SELECT 1 FROM {table} AS mine WHERE mine.{column} = ")),
            Merge::Unless(key) => {
                Some(format!(" AND EXISTS (SELECT 1 FROM {table} AS mine WHERE mine.{key} = {table}.{key} AND mine.{column} = "))
            }
        };
        if let Some(condition) = drops {
            let mut query = QueryBuilder::<Db>::new(format!("DELETE FROM {table} WHERE {column} = "));
            query.push_bind(other);
            if !condition.is_empty() {
                query.push(condition).push_bind(kept).push(")");
            }
            query.build().execute(&mut *tx).await?;
        }
        let mut query = QueryBuilder::<Db>::new(format!("UPDATE {table} SET {column} = "));
        query.push_bind(kept).push(format!(" WHERE {column} = ")).push_bind(other);
        query.build().execute(&mut *tx).await.map_err(apart)?;
    }
    Ok(())
}

/// Removes what names a person and need not be kept.
pub async fn erase(tx: &mut Conn, rooms: &[Room], id: PersonId) -> Result<()> {
    for Names { table, column, erase, .. } in columns(rooms) {
        let what = match erase {
            Erase::Keep => continue,
            Erase::Clear => format!("UPDATE {table} SET {column} = NULL WHERE {column} = "),
            Erase::Delete => format!("DELETE FROM {table} WHERE {column} = "),
        };
        QueryBuilder::<Db>::new(what).push_bind(id).build().execute(&mut *tx).await?;
    }
    Ok(())
}

/// The columns that the database itself knows to name a person, as `table.column`, sorted.
pub async fn in_the_schema(conn: &mut Conn) -> Result<Vec<String>> {
    let mut found: Vec<String> = sqlx::query_scalar(platform::backend::REFERENCES_PEOPLE).fetch_all(conn).await?;
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

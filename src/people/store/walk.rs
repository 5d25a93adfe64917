//! Every column that names a person, with what becomes of it when two records are made one and when a person is erased. A test compares
//! the list with the data base: a new column that refers to people fails it until somebody has decided.

use sqlx::QueryBuilder;

use crate::people::model::PersonId;
use crate::platform::db::{Conn, Db};
use crate::platform::error::Result;
use crate::shifts::store::apart;

/// What becomes of the other record's lines in a merge.
#[derive(Clone, Copy, Debug)]
pub enum Merge {
    /// They pass to the record that stays.
    Move,
    /// They pass, but for those of which the record that stays has one with the same value in this column: these go.
    Unless(&'static str),
    /// One line a person: the one of the record that stays wins.
    Once,
    /// They go: a session or a secret is not handed on.
    Drop,
}

/// What becomes of a person's lines when they are erased.
#[derive(Clone, Copy, Debug)]
pub enum Erase {
    /// They stay: facts that name nobody once the name is gone.
    Keep,
    /// They go.
    Delete,
}

/// A column that names a person.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// In a merge.
    pub merge: Merge,
    /// In an erasure.
    pub erase: Erase,
}

const fn names(table: &'static str, column: &'static str, merge: Merge, erase: Erase) -> Names {
    Names { table, column, merge, erase }
}

/// All of them. Lines that are found twice are decided where they stand first.
pub const COLUMNS: &[Names] = &[
    names("people", "merged_into", Merge::Move, Erase::Keep),
    names("former_emails", "person_id", Merge::Unless("email"), Erase::Delete),
    names("person_roles", "person_id", Merge::Drop, Erase::Delete),
    names("sessions", "person_id", Merge::Drop, Erase::Delete),
    names("known_devices", "person_id", Merge::Drop, Erase::Delete),
    names("sign_in_links", "person_id", Merge::Drop, Erase::Delete),
    names("passwords", "person_id", Merge::Once, Erase::Delete),
    names("pins", "person_id", Merge::Once, Erase::Delete),
    names("cards", "person_id", Merge::Move, Erase::Delete),
    names("staged_imports", "person_id", Merge::Move, Erase::Delete),
    names("notes", "author_id", Merge::Move, Erase::Keep),
    names("photos", "author_id", Merge::Move, Erase::Keep),
    names("workers", "person_id", Merge::Once, Erase::Delete),
    names("contracts", "person_id", Merge::Move, Erase::Keep),
    names("person_skills", "person_id", Merge::Unless("skill_id"), Erase::Delete),
    names("person_skills", "confirmed_by", Merge::Move, Erase::Keep),
    names("restrictions", "person_id", Merge::Unless("task_id"), Erase::Delete),
    names("availability", "person_id", Merge::Move, Erase::Delete),
    names("shift_templates", "lead_id", Merge::Move, Erase::Keep),
    names("shifts", "lead_id", Merge::Move, Erase::Keep),
    names("engagements", "person_id", Merge::Move, Erase::Keep),
    names("assignments", "person_id", Merge::Move, Erase::Keep),
    names("stints", "person_id", Merge::Move, Erase::Keep),
    names("stints", "lead_id", Merge::Move, Erase::Keep),
    names("publications", "published_by", Merge::Move, Erase::Keep),
    names("absences", "person_id", Merge::Move, Erase::Keep),
    names("absences", "decided_by", Merge::Move, Erase::Keep),
    names("swaps", "offered_by", Merge::Move, Erase::Keep),
    names("swaps", "taken_by", Merge::Move, Erase::Keep),
    names("clockings", "person_id", Merge::Move, Erase::Keep),
    names("attendances", "person_id", Merge::Move, Erase::Keep),
    names("attendances", "recorded_by", Merge::Move, Erase::Keep),
    // Whoever has validated months is not merged away; their corrections hang on them.
    names("month_sheets", "person_id", Merge::Move, Erase::Keep),
    names("month_sheets", "validated_by", Merge::Move, Erase::Keep),
    names("month_corrections", "recorded_by", Merge::Move, Erase::Keep),
    names("support_entries", "person_id", Merge::Move, Erase::Keep),
    names("support_entries", "author_id", Merge::Move, Erase::Keep),
    names("date_facilitators", "person_id", Merge::Move, Erase::Keep),
    names("check_ins", "checked_by", Merge::Move, Erase::Keep),
    names("workshop_payments", "recorded_by", Merge::Move, Erase::Keep),
];

/// Passes what names `other` to `kept`, as each column says.
///
/// # Errors
/// `Conflict` where the two were in two places at once.
pub async fn merge(tx: &mut Conn, kept: PersonId, other: PersonId) -> Result<()> {
    for Names { table, column, merge, .. } in COLUMNS {
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
///
/// # Errors
/// When the data base fails.
pub async fn erase(tx: &mut Conn, id: PersonId) -> Result<()> {
    for Names { table, column, erase, .. } in COLUMNS {
        if matches!(erase, Erase::Delete) {
            let mut query = QueryBuilder::<Db>::new(format!("DELETE FROM {table} WHERE {column} = "));
            query.push_bind(id);
            query.build().execute(&mut *tx).await?;
        }
    }
    Ok(())
}

/// The columns that the data base itself knows to name a person, as `table.column`, sorted.
///
/// # Errors
/// When the data base fails.
pub async fn in_the_schema(conn: &mut Conn) -> Result<Vec<String>> {
    let mut found: Vec<String> = sqlx::query_scalar(crate::backend::REFERENCES_PEOPLE).fetch_all(conn).await?;
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

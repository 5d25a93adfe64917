//! The audit log: who changed what, from what to what, written in the same transaction as the change.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::auth::actor::{Actor, COORDINATORS, PersonId};
use super::db::{Conn, Db};
use super::error::{AppError, Result};
use super::room::Room;

/// The kind of record that changed, by its word in the log. Each room has its own ([`crate::room::Records`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordKind(&'static str);

impl RecordKind {
    /// A person, with roles and credentials.
    pub const PERSON: Self = Self("person");
    /// The ecopole's own settings.
    pub const ECOPOLE: Self = Self("ecopole");

    /// A kind of a room's.
    #[must_use]
    pub const fn new(word: &'static str) -> Self {
        Self(word)
    }

    /// The word that stands for it in the log and in addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        self.0
    }
}

crate::text_enum! {
    /// What was done to it.
    Verb {
        /// Made.
        Created = "created",
        /// Changed.
        Updated = "updated",
        /// Put away; can be restored.
        Archived = "archived",
        /// Brought back.
        Restored = "restored",
        /// Removed, with its last state kept here.
        Deleted = "deleted",
        /// Brought in from a file.
        Imported = "imported",
        /// Two records made one.
        Merged = "merged",
        /// Personal data erased.
        Erased = "erased",
        /// Personal data handed out.
        Exported = "exported",
        /// Signed in.
        SignedIn = "signed_in",
        /// Signed out everywhere.
        SignedOut = "signed_out",
        /// Invited, or sent a link.
        Invited = "invited",
        /// Password or PIN set.
        Secured = "secured",
        /// A card printed or revoked.
        Carded = "carded",
        /// A note or photo added or removed.
        Noted = "noted",
        /// Put on a shift or taken off.
        Assigned = "assigned",
        /// A shift offered or taken over.
        Swapped = "swapped",
        /// Published.
        Published = "published",
        /// Granted, refused, validated or taken back.
        Decided = "decided",
        /// Read, where reading is noted.
        Read = "read",
    }
}

/// One line to write.
#[derive(Debug)]
pub struct Entry {
    /// The kind of record.
    pub kind: RecordKind,
    pub record: Uuid,
    /// What was done.
    pub verb: Verb,
    /// The record before, `null` where there was none.
    pub before: Value,
    /// The record after, `null` where there is none.
    pub after: Value,
}

impl Entry {
    /// A line without details.
    #[must_use]
    pub const fn new(kind: RecordKind, record: Uuid, verb: Verb) -> Self {
        Self { kind, record, verb, before: Value::Null, after: Value::Null }
    }

    /// Adds the record as it was.
    ///
    /// # Errors
    /// When it cannot be put as JSON.
    pub fn before(mut self, before: &impl Serialize) -> Result<Self> {
        self.before = serde_json::to_value(before).map_err(AppError::internal)?;
        Ok(self)
    }

    /// Adds the record as it is now.
    ///
    /// # Errors
    /// When it cannot be put as JSON.
    pub fn after(mut self, after: &impl Serialize) -> Result<Self> {
        self.after = serde_json::to_value(after).map_err(AppError::internal)?;
        Ok(self)
    }
}

/// Writes one line. Only what differs between before and after is kept.
pub async fn record(tx: &mut Conn, actor: &Actor, now: DateTime<Utc>, entry: Entry) -> Result<()> {
    record_all(tx, actor, now, vec![entry]).await
}

/// Most lines of one statement: each binds nine values.
const LINES: usize = 500;

/// Writes a line for each of what one deed changed.
pub async fn record_all(tx: &mut Conn, actor: &Actor, now: DateTime<Utc>, mut entries: Vec<Entry>) -> Result<()> {
    while !entries.is_empty() {
        let part = entries.drain(..entries.len().min(LINES)).collect::<Vec<Entry>>();
        let mut insert = sqlx::QueryBuilder::<Db>::new(
            "INSERT INTO audit_log (id, at, actor_id, actor_name, record_kind, record_id, verb, before_json, after_json) ",
        );
        insert.push_values(part, |mut row, entry| {
            let (before, after) = differing(entry.before, entry.after);
            row.push_bind(Uuid::now_v7())
                .push_bind(now)
                .push_bind(entry_actor(actor))
                .push_bind(actor.name.clone())
                .push_bind(entry.kind.word())
                .push_bind(entry.record)
                .push_bind(entry.verb)
                .push_bind(Json(before))
                .push_bind(Json(after));
        });
        insert.build().execute(&mut *tx).await?;
    }
    Ok(())
}

const fn entry_actor(actor: &Actor) -> Option<PersonId> {
    actor.person
}

/// Drops the fields that are the same on both sides.
fn differing(before: Value, after: Value) -> (Value, Value) {
    let (Value::Object(mut old), Value::Object(mut new)) = (before.clone(), after.clone()) else {
        return (before, after);
    };
    let same: Vec<String> = old.iter().filter(|(key, value)| new.get(*key) == Some(*value)).map(|(key, _)| key.clone()).collect();
    for key in same {
        old.remove(&key);
        new.remove(&key);
    }
    (Value::Object(old), Value::Object(new))
}

/// One line as it is shown.
#[derive(Debug, sqlx::FromRow)]
pub struct Line {
    pub at: DateTime<Utc>,
    /// Who, as they were called then.
    pub actor_name: String,
    /// The word of the kind of record.
    pub record_kind: String,
    pub record_id: Uuid,
    /// What was done.
    pub verb: Verb,
    /// The differing fields before.
    pub before_json: Json<Value>,
    /// The differing fields after.
    pub after_json: Json<Value>,
    /// What the record is called, where that is known.
    #[sqlx(skip)]
    pub record_name: String,
}

/// One field that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The field, as the log calls it.
    pub field: String,
    /// What stood in it; `null` where nothing did.
    pub before: Value,
    /// What stands in it.
    pub after: Value,
}

impl Line {
    /// The fields that changed. What is inside a field is a field of its own.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        flatten("", &self.before_json, &mut before);
        flatten("", &self.after_json, &mut after);
        let mut paths: Vec<String> = before.iter().chain(&after).map(|(path, _)| path.clone()).collect();
        paths.sort_unstable();
        paths.dedup();
        let of = |fields: &[(String, Value)], path: &str| {
            fields.iter().find(|(other, _)| other == path).map_or(Value::Null, |(_, value)| value.clone())
        };
        let change = |path: String| Change {
            field: path.rsplit('.').next().unwrap_or_default().to_owned(),
            before: of(&before, &path),
            after: of(&after, &path),
        };
        paths.into_iter().map(change).filter(|change| change.before != change.after).collect()
    }
}

/// Fields within fields, each by the path that leads to it.
fn flatten(path: &str, value: &Value, fields: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(inside) => {
            for (name, value) in inside {
                flatten(&if path.is_empty() { name.clone() } else { format!("{path}.{name}") }, value, fields);
            }
        }
        other => fields.push((path.to_owned(), other.clone())),
    }
}

/// Calls `each` for every text inside a value.
fn texts_in(value: &mut Value, each: &mut impl FnMut(&mut String)) {
    match value {
        Value::String(text) => each(text),
        Value::Array(values) => values.iter_mut().for_each(|value| texts_in(value, each)),
        Value::Object(fields) => fields.values_mut().for_each(|value| texts_in(value, each)),
        _ => {}
    }
}

/// Puts names for ids, from the tables that the rooms name. Other ids say nothing to a reader and give way to nothing.
async fn with_names(conn: &mut Conn, rooms: &[Room], mut lines: Vec<Line>) -> Result<Vec<Line>> {
    let mut ids: Vec<Uuid> = Vec::new();
    for line in &mut lines {
        let mut note = |text: &mut String| ids.extend(text.parse::<Uuid>().ok());
        texts_in(&mut line.before_json, &mut note);
        texts_in(&mut line.after_json, &mut note);
        ids.push(line.record_id);
    }
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(lines);
    }
    let named: Vec<&str> = rooms.iter().flat_map(|room| room.records.named).copied().collect();
    if named.is_empty() {
        return Ok(lines);
    }
    let mut query = sqlx::QueryBuilder::<Db>::new("SELECT id, name FROM (");
    for (at, table) in named.into_iter().enumerate() {
        query.push(if at == 0 { "SELECT id, name FROM " } else { " UNION ALL SELECT id, name FROM " }).push(table);
    }
    query.push(") AS named WHERE id IN (");
    let mut list = query.separated(", ");
    for id in &ids {
        list.push_bind(*id);
    }
    query.push(")");
    let names: HashMap<Uuid, String> = query.build_query_as::<(Uuid, String)>().fetch_all(conn).await?.into_iter().collect();
    for line in &mut lines {
        let mut put = |text: &mut String| {
            if let Ok(id) = text.parse::<Uuid>() {
                *text = names.get(&id).cloned().unwrap_or_default();
            }
        };
        texts_in(&mut line.before_json, &mut put);
        texts_in(&mut line.after_json, &mut put);
        line.record_name = names.get(&line.record_id).cloned().unwrap_or_default();
    }
    Ok(lines)
}

/// The last changes of one record, newest first.
///
/// # Errors
/// When the database fails. Who may see the record may see its history: callers check the former.
pub async fn history(conn: &mut Conn, rooms: &[Room], record: Uuid) -> Result<Vec<Line>> {
    let lines: Vec<Line> = sqlx::query_as(
        "SELECT at, actor_name, record_kind, record_id, verb, before_json, after_json
         FROM audit_log
         WHERE record_id = $1
         ORDER BY at DESC, id DESC
         LIMIT 50",
    )
    .bind(record)
    .fetch_all(&mut *conn)
    .await?;
    with_names(conn, rooms, lines).await
}

/// What to look for in the log.
#[derive(Debug, Default)]
pub struct Search {
    /// Part of the name of who did it.
    pub actor: String,
    /// The kind of record.
    pub kind: Option<String>,
    pub record: Option<Uuid>,
    /// From this instant on.
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub until: Option<DateTime<Utc>>,
    /// Lines to skip.
    pub offset: i64,
    /// Lines at most.
    pub most: i64,
}

/// Lines a page of the log shows.
pub const PAGE: i64 = 50;

/// Looks through the log, newest first.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn search(conn: &mut Conn, rooms: &[Room], actor: &Actor, search: &Search) -> Result<Vec<Line>> {
    actor.require(COORDINATORS)?;
    let lines: Vec<Line> = sqlx::query_as(
        "SELECT at, actor_name, record_kind, record_id, verb, before_json, after_json
         FROM audit_log
         WHERE LOWER(actor_name) LIKE $1
           AND ($2 IS NULL OR record_kind = $2)
           AND ($3 IS NULL OR record_id = $3)
           AND ($4 IS NULL OR at >= $4)
           AND ($5 IS NULL OR at < $5)
         ORDER BY at DESC, id DESC
         LIMIT $6 OFFSET $7",
    )
    .bind(format!("%{}%", search.actor.to_lowercase().replace(['%', '_'], " ")))
    .bind(search.kind.as_deref())
    .bind(search.record)
    .bind(search.from)
    .bind(search.until)
    .bind(search.most)
    .bind(search.offset)
    .fetch_all(&mut *conn)
    .await?;
    with_names(conn, rooms, lines).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_changed_is_kept() {
        let (before, after) = differing(json!({"a": 1, "b": 2}), json!({"a": 1, "b": 3, "c": 4}));
        assert_eq!((before, after), (json!({"b": 2}), json!({"b": 3, "c": 4})));
        assert_eq!(differing(Value::Null, json!({"a": 1})), (Value::Null, json!({"a": 1})));
    }

    #[test]
    fn fields_within_fields_are_told_apart() {
        let line = Line {
            at: DateTime::UNIX_EPOCH,
            actor_name: "Maude".to_owned(),
            record_kind: "shift".to_owned(),
            record_id: Uuid::nil(),
            verb: Verb::Updated,
            before_json: Json(json!({"slot": {"day": "2026-03-03", "starts": 510}, "work": {"note": ""}})),
            after_json: Json(json!({"slot": {"day": "2026-03-03", "starts": 540}, "work": {"note": "", "max": 3}})),
            record_name: String::new(),
        };
        let change = |field: &str, before, after| Change { field: field.to_owned(), before, after };
        assert_eq!(line.changes(), [change("starts", json!(510), json!(540)), change("max", Value::Null, json!(3))]);
    }
}

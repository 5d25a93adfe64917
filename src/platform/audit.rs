//! The audit log: who changed what, from what to what, written in the same transaction as the change.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::auth::actor::{Actor, COORDINATORS, PersonId};
use super::db::Conn;
use super::error::{AppError, Result};

crate::text_enum! {
    /// The kind of record that changed.
    RecordKind {
        /// A person, with roles and credentials.
        Person = "person",
        /// The ecopole's own settings.
        Ecopole = "ecopole",
        /// A terrain.
        Site = "site",
        /// A parcel of land.
        Plot = "plot",
        /// A bed.
        Bed = "bed",
        /// A tree or bush.
        Tree = "tree",
        /// A water point, gate, tool shed or pick-up point.
        Point = "point",
        /// A figure or setting of the rules.
        Rule = "rule",
        /// A task or skill.
        Task = "task",
        /// A contract.
        Contract = "contract",
        /// A shift, and who is on it.
        Shift = "shift",
        /// A shift template.
        Template = "template",
        /// The plan of a week.
        Plan = "plan",
        /// An absence.
        Absence = "absence",
        /// Presence.
        Presence = "presence",
        /// A monthly sheet.
        Month = "month",
        /// A shared tablet.
        Kiosk = "kiosk",
        /// A cooperative work day.
        OpenDay = "open_day",
        /// The counsellor's part.
        Support = "support",
        /// A workshop, its dates and what they hold.
        Workshop = "workshop",
        /// A booking of a workshop.
        Booking = "booking",
        /// A voucher.
        Voucher = "voucher",
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
    /// Which record.
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
///
/// # Errors
/// When the data base fails.
pub async fn record(tx: &mut Conn, actor: &Actor, now: DateTime<Utc>, entry: Entry) -> Result<()> {
    let (before, after) = differing(entry.before, entry.after);
    sqlx::query(
        "INSERT INTO audit_log (id, at, actor_id, actor_name, record_kind, record_id, verb, before_json, after_json)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(Uuid::now_v7())
    .bind(now)
    .bind(entry_actor(actor))
    .bind(&actor.name)
    .bind(entry.kind)
    .bind(entry.record)
    .bind(entry.verb)
    .bind(Json(before))
    .bind(Json(after))
    .execute(tx)
    .await?;
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
    /// When.
    pub at: DateTime<Utc>,
    /// Who, as they were called then.
    pub actor_name: String,
    /// The kind of record.
    pub record_kind: RecordKind,
    /// Which record.
    pub record_id: Uuid,
    /// What was done.
    pub verb: Verb,
    /// The differing fields before.
    pub before_json: Json<Value>,
    /// The differing fields after.
    pub after_json: Json<Value>,
}

impl Line {
    /// The fields that changed: name, before, after.
    #[must_use]
    pub fn changes(&self) -> Vec<(String, String, String)> {
        let empty = serde_json::Map::new();
        let before = self.before_json.as_object().unwrap_or(&empty);
        let after = self.after_json.as_object().unwrap_or(&empty);
        let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().map(|name| (name.clone(), plain(before.get(name)), plain(after.get(name)))).collect()
    }
}

fn plain(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// The last changes of one record, newest first.
///
/// # Errors
/// When the data base fails. Who may see the record may see its history: callers check the former.
pub async fn history(conn: &mut Conn, record: Uuid) -> Result<Vec<Line>> {
    Ok(sqlx::query_as(
        "SELECT at, actor_name, record_kind, record_id, verb, before_json, after_json
         FROM audit_log
         WHERE record_id = $1
         ORDER BY at DESC, id DESC
         LIMIT 50",
    )
    .bind(record)
    .fetch_all(conn)
    .await?)
}

/// What to look for in the log.
#[derive(Debug, Default)]
pub struct Search {
    /// Part of the name of who did it.
    pub actor: String,
    /// The kind of record.
    pub kind: Option<RecordKind>,
    /// One record.
    pub record: Option<Uuid>,
    /// From this instant on.
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub until: Option<DateTime<Utc>>,
    /// Lines to skip.
    pub offset: i64,
}

/// Lines a page of the log shows.
pub const PAGE: i64 = 50;

/// Looks through the log, newest first; one line more than a page tells that there is a next one.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn search(conn: &mut Conn, actor: &Actor, search: &Search) -> Result<Vec<Line>> {
    actor.require(COORDINATORS)?;
    Ok(sqlx::query_as(
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
    .bind(search.kind)
    .bind(search.record)
    .bind(search.from)
    .bind(search.until)
    .bind(PAGE + 1)
    .bind(search.offset)
    .fetch_all(conn)
    .await?)
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
}

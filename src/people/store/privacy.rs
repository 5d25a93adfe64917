//! What the law gives people over their data: one record instead of two, everything handed out, and erasure.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use crate::people::model::{Details, Person, PersonId, Role, Roles};
use crate::people::{store, texts};
use crate::platform::audit::{self, Entry, RecordKind, Verb};
use crate::platform::auth::actor::{Actor, COORDINATORS};
use crate::platform::db::{Conn, Lockable, lock_row};
use crate::platform::error::{AppError, Result};
use crate::platform::i18n::Message;

/// A line of the log as it is handed out: when, what, before, after.
type Change = (DateTime<Utc>, String, sqlx::types::Json<Value>, sqlx::types::Json<Value>);

/// The name an erased person keeps, so that old lines still have an author.
const ERASED_NAME: &str = "—";

/// The record kept when two are made one: its own values first, the other's where it has none, the roles of both.
#[must_use]
pub fn merged(kept: &Person, other: &Person) -> Details {
    let or = |kept: &str, other: &str| {
        if kept.is_empty() { other.to_owned() } else { kept.to_owned() }
    };
    let roles: Roles = kept.roles.iter().chain(other.roles.iter()).collect();
    let notes =
        [kept.notes.as_str(), other.notes.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    Details {
        name: kept.name.clone(),
        email: kept.email.clone().or_else(|| other.email.clone()),
        phone: or(&kept.phone, &other.phone),
        language: kept.language.or(other.language),
        commune: or(&kept.commune, &other.commune),
        postal_code: or(&kept.postal_code, &other.postal_code),
        birth_year: kept.birth_year.or(other.birth_year),
        notes,
        roles,
    }
}

/// Makes two records one: `other`'s notes, photos and credentials pass to `kept`, and it is archived with a pointer.
///
/// # Errors
/// `Conflict` when the two are one already.
pub async fn merge(tx: &mut Conn, actor: &Actor, kept: PersonId, other: PersonId, now: DateTime<Utc>) -> Result<()> {
    actor.require(COORDINATORS)?;
    if kept == other {
        return Err(AppError::Conflict(Message::new(texts::merge_same)));
    }
    // Always in the same order, so that two opposite merges cannot wait for each other.
    for id in [kept.min(other), kept.max(other)] {
        lock_row(tx, Lockable::Person, id.uuid()).await?;
    }
    let into = store::get(tx, actor, kept).await?;
    let from = store::get(tx, actor, other).await?;
    if into.archived_at.is_some() || from.archived_at.is_some() {
        return Err(AppError::Conflict(Message::new(texts::merge_archived)));
    }
    crate::shifts::store::privacy::merge(tx, kept, other).await?;
    crate::workshops::store::privacy::merge(tx, kept, other).await?;
    for sql in [
        "UPDATE people SET email = NULL, version = version + 1 WHERE id = $2 AND $1 <> $2",
        "UPDATE notes SET author_id = $1 WHERE author_id = $2",
        "UPDATE photos SET author_id = $1 WHERE author_id = $2",
        "DELETE FROM sessions WHERE person_id = $2 AND $1 <> $2",
        "DELETE FROM sign_in_links WHERE person_id = $2 AND $1 <> $2",
        "UPDATE passwords SET person_id = $1 WHERE person_id = $2 AND NOT EXISTS (SELECT 1 FROM passwords WHERE person_id = $1)",
        "UPDATE pins SET person_id = $1 WHERE person_id = $2 AND NOT EXISTS (SELECT 1 FROM pins WHERE person_id = $1)",
        "UPDATE cards SET person_id = $1 WHERE person_id = $2 AND NOT EXISTS (SELECT 1 FROM cards WHERE person_id = $1 AND revoked_at IS NULL)",
        "DELETE FROM passwords WHERE person_id = $2 AND $1 <> $2",
        "DELETE FROM pins WHERE person_id = $2 AND $1 <> $2",
        "DELETE FROM cards WHERE person_id = $2 AND $1 <> $2",
        "DELETE FROM person_roles WHERE person_id = $2 AND $1 <> $2",
        "UPDATE people SET merged_into = $1 WHERE id = $2",
    ] {
        sqlx::query(sql).bind(kept).bind(other).execute(&mut *tx).await?;
    }
    store::import_over(tx, actor, &into, &merged(&into, &from), now).await?;
    sqlx::query("UPDATE people SET archived_at = $1 WHERE id = $2").bind(now).bind(other).execute(&mut *tx).await?;
    let entry = Entry::new(RecordKind::Person, other.uuid(), Verb::Merged).after(&json!({ "merged_into": kept }))?;
    audit::record(tx, actor, now, entry).await
}

/// Everything held about a person, to hand out (GDPR, article 15). Handing it out is itself noted.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn everything(tx: &mut Conn, actor: &Actor, id: PersonId, now: DateTime<Utc>) -> Result<Value> {
    actor.require(COORDINATORS)?;
    let person = store::get(tx, actor, id).await?;
    let sessions: Vec<(String, DateTime<Utc>, DateTime<Utc>)> =
        sqlx::query_as("SELECT device, created_at, last_seen_at FROM sessions WHERE person_id = $1 ORDER BY created_at")
            .bind(id)
            .fetch_all(&mut *tx)
            .await?;
    let cards: Vec<(DateTime<Utc>, Option<DateTime<Utc>>)> =
        sqlx::query_as("SELECT issued_at, revoked_at FROM cards WHERE person_id = $1 ORDER BY issued_at")
            .bind(id)
            .fetch_all(&mut *tx)
            .await?;
    let letters: Vec<(DateTime<Utc>, String)> =
        sqlx::query_as("SELECT created_at, subject FROM outbox WHERE recipient = $1 ORDER BY created_at")
            .bind(&person.email)
            .fetch_all(&mut *tx)
            .await?;
    let notes: Vec<(DateTime<Utc>, String)> =
        sqlx::query_as("SELECT created_at, body FROM notes WHERE author_id = $1 ORDER BY created_at")
            .bind(id)
            .fetch_all(&mut *tx)
            .await?;
    let photos: Vec<(DateTime<Utc>, String)> =
        sqlx::query_as("SELECT created_at, caption FROM photos WHERE author_id = $1 ORDER BY created_at")
            .bind(id)
            .fetch_all(&mut *tx)
            .await?;
    let about: Vec<Change> =
        sqlx::query_as("SELECT at, verb, before_json, after_json FROM audit_log WHERE record_id = $1 ORDER BY at")
            .bind(id.uuid())
            .fetch_all(&mut *tx)
            .await?;
    let done: Vec<(DateTime<Utc>, String, String)> =
        sqlx::query_as("SELECT at, verb, record_kind FROM audit_log WHERE actor_id = $1 ORDER BY at")
            .bind(id)
            .fetch_all(&mut *tx)
            .await?;
    let work = crate::shifts::store::privacy::held(tx, id).await?;
    let workshops = match &person.email {
        Some(email) => crate::workshops::store::privacy::held(tx, email).await?,
        None => Value::Null,
    };
    audit::record(tx, actor, now, Entry::new(RecordKind::Person, id.uuid(), Verb::Exported)).await?;
    Ok(json!({
        "exported_at": now,
        "person": {
            "id": person.id, "name": person.name, "email": person.email, "phone": person.phone, "language": person.language,
            "commune": person.commune, "postal_code": person.postal_code, "birth_year": person.birth_year, "notes": person.notes,
            "roles": person.roles.iter().map(Role::word).collect::<Vec<_>>(), "archived_at": person.archived_at,
        },
        "sessions": sessions.into_iter().map(|(device, opened, seen)| json!({"device": device, "opened": opened, "last_seen": seen})).collect::<Vec<_>>(),
        "cards": cards.into_iter().map(|(issued, revoked)| json!({"issued": issued, "revoked": revoked})).collect::<Vec<_>>(),
        "mail_received": letters.into_iter().map(|(at, subject)| json!({"at": at, "subject": subject})).collect::<Vec<_>>(),
        "notes_written": notes.into_iter().map(|(at, body)| json!({"at": at, "text": body})).collect::<Vec<_>>(),
        "photos_added": photos.into_iter().map(|(at, caption)| json!({"at": at, "caption": caption})).collect::<Vec<_>>(),
        "changes_to_this_record": about.into_iter().map(|(at, verb, before, after)| json!({"at": at, "what": verb, "before": before.0, "after": after.0})).collect::<Vec<_>>(),
        "work": work,
        "workshops": workshops,
        "done_by_this_person": done.into_iter().map(|(at, verb, kind)| json!({"at": at, "what": verb, "record": kind})).collect::<Vec<_>>(),
    }))
}

/// Erases personal data (GDPR, article 17). What others built on the record (lines of the log, notes on the land) stays, without
/// identity.
///
/// # Errors
/// `Conflict` for oneself and for the last coordinator.
pub async fn erase(tx: &mut Conn, actor: &Actor, id: PersonId, now: DateTime<Utc>) -> Result<()> {
    actor.require(COORDINATORS)?;
    if actor.person == Some(id) {
        return Err(AppError::Conflict(Message::new(texts::erase_self)));
    }
    lock_row(tx, Lockable::Person, id.uuid()).await?;
    let person = store::get(tx, actor, id).await?;
    if person.archived_at.is_none() {
        store::set_archived(tx, actor, id, true, now).await?;
    }
    if let Some(email) = &person.email {
        sqlx::query("DELETE FROM outbox WHERE recipient = $1").bind(email).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM sign_in_links WHERE email = $1").bind(email).execute(&mut *tx).await?;
        crate::workshops::store::privacy::erase(tx, email).await?;
    }
    crate::shifts::store::privacy::erase(tx, id, person.email.as_deref(), now).await?;
    for sql in [
        "DELETE FROM sign_in_links WHERE person_id = $1",
        "DELETE FROM sessions WHERE person_id = $1",
        "DELETE FROM passwords WHERE person_id = $1",
        "DELETE FROM pins WHERE person_id = $1",
        "DELETE FROM cards WHERE person_id = $1",
        "DELETE FROM person_roles WHERE person_id = $1",
        "DELETE FROM staged_imports WHERE person_id = $1",
    ] {
        sqlx::query(sql).bind(id).execute(&mut *tx).await?;
    }
    sqlx::query(
        "UPDATE people
         SET name = $1, email = NULL, phone = '', language = NULL, commune = '', postal_code = '', birth_year = NULL, notes = '',
             search_text = '', erased_at = $2, archived_at = $2, updated_at = $2, version = version + 1
         WHERE id = $3",
    )
    .bind(ERASED_NAME)
    .bind(now)
    .bind(id)
    .execute(&mut *tx)
    .await?;
    sqlx::query("UPDATE audit_log SET before_json = $1, after_json = $1 WHERE record_id = $2")
        .bind(sqlx::types::Json(Value::Null))
        .bind(id.uuid())
        .execute(&mut *tx)
        .await?;
    sqlx::query("UPDATE audit_log SET actor_name = $1 WHERE actor_id = $2").bind(ERASED_NAME).bind(id).execute(&mut *tx).await?;
    audit::record(tx, actor, now, Entry::new(RecordKind::Person, id.uuid(), Verb::Erased)).await
}

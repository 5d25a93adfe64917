//! What the law gives people over their data: one record instead of two, everything handed out, and erasure.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use platform::audit::{Entry, RecordKind, Verb};
use platform::auth::actor::COORDINATORS;
use platform::db::{Conn, Lockable, lock_people, lock_plan, lock_row};
use platform::error::{AppError, Result};
use platform::op::Op;
use platform::person::Subject;
use platform::room::Room;

use crate::model::{Details, Person, PersonId, Role, Roles};
use crate::refusal::Refusal;
use crate::store;
use crate::store::walk;

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
pub async fn merge(op: &mut Op<'_>, rooms: &[Room], (kept, other): (PersonId, PersonId)) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    if kept == other {
        return Err(Refusal::MergeSame.into());
    }
    lock_plan(op.tx).await?;
    lock_people(op.tx).await?;
    // Always in the same order, so that two opposite merges cannot wait for each other.
    for id in [kept.min(other), kept.max(other)] {
        lock_row(op.tx, Lockable::Person, id.uuid()).await?;
    }
    let into = store::get(op.tx, op.actor, kept).await?;
    let from = store::get(op.tx, op.actor, other).await?;
    if into.archived_at.is_some() || from.archived_at.is_some() {
        return Err(Refusal::MergeArchived.into());
    }
    if op.actor.person == Some(other) {
        return Err(Refusal::MergeOneself.into());
    }
    // A record that goes takes its sign-in with it, and what it may do is given by nobody in passing.
    let gained =
        from.roles.iter().filter(|role| !matches!(role, Role::Member | Role::Worker)).find(|role| !into.roles.has(*role));
    if let Some(role) = gained {
        return Err(Refusal::MergeGivesRole { name: from.name.clone(), role }.into());
    }
    for room in rooms {
        (room.person.may_merge)(op.tx, kept, other).await?;
    }
    // One card at most works: the one of the record that stays.
    sqlx::query(
        "UPDATE cards SET revoked_at = $1
         WHERE person_id = $2 AND revoked_at IS NULL AND EXISTS (SELECT 1 FROM cards WHERE person_id = $3 AND revoked_at IS NULL)",
    )
    .bind(op.now)
    .bind(other)
    .bind(kept)
    .execute(&mut *op.tx)
    .await?;
    sqlx::query("UPDATE people SET email = NULL, version = version + 1 WHERE id = $1").bind(other).execute(&mut *op.tx).await?;
    if let Some(email) = from.email.as_ref().filter(|_| into.email.is_some()) {
        store::remember_email(op.tx, kept, email).await?;
    }
    walk::merge(op.tx, rooms, kept, other).await?;
    sqlx::query("UPDATE people SET merged_into = $1 WHERE id = $2").bind(kept).bind(other).execute(&mut *op.tx).await?;
    store::import_over(op, &into, &merged(&into, &from)).await?;
    sqlx::query("UPDATE people SET archived_at = $1 WHERE id = $2").bind(op.now).bind(other).execute(&mut *op.tx).await?;
    let entry = Entry::new(RecordKind::PERSON, other.uuid(), Verb::Merged).after(&json!({ "merged_into": kept }))?;
    op.log(entry).await
}

/// Everything held about a person, to hand out (GDPR, article 15). Handing it out is itself noted.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn everything(op: &mut Op<'_>, rooms: &[Room], id: PersonId) -> Result<Value> {
    op.actor.require(COORDINATORS)?;
    let person = store::get(op.tx, op.actor, id).await?;
    let emails = store::emails(op.tx, id).await?;
    let merged = store::merged_into(op.tx, id).await?;
    let sessions: Vec<(String, DateTime<Utc>, DateTime<Utc>)> =
        sqlx::query_as("SELECT device, created_at, last_seen_at FROM sessions WHERE person_id = $1 ORDER BY created_at")
            .bind(id)
            .fetch_all(&mut *op.tx)
            .await?;
    let cards: Vec<(DateTime<Utc>, Option<DateTime<Utc>>)> =
        sqlx::query_as("SELECT issued_at, revoked_at FROM cards WHERE person_id = $1 ORDER BY issued_at")
            .bind(id)
            .fetch_all(&mut *op.tx)
            .await?;
    let mut letters: Vec<(DateTime<Utc>, String)> = Vec::new();
    // One or two addresses: those of a person, not of a list.
    for email in &emails {
        letters.extend(
            sqlx::query_as::<_, (DateTime<Utc>, String)>(
                "SELECT created_at, subject FROM outbox WHERE recipient = $1 ORDER BY created_at",
            )
            .bind(email)
            .fetch_all(&mut *op.tx)
            .await?,
        );
    }
    let notes: Vec<(DateTime<Utc>, String)> =
        sqlx::query_as("SELECT created_at, body FROM notes WHERE author_id = $1 ORDER BY created_at")
            .bind(id)
            .fetch_all(&mut *op.tx)
            .await?;
    let photos: Vec<(DateTime<Utc>, String)> =
        sqlx::query_as("SELECT created_at, caption FROM photos WHERE author_id = $1 ORDER BY created_at")
            .bind(id)
            .fetch_all(&mut *op.tx)
            .await?;
    let about: Vec<Change> =
        sqlx::query_as("SELECT at, verb, before_json, after_json FROM audit_log WHERE record_id = $1 ORDER BY at")
            .bind(id.uuid())
            .fetch_all(&mut *op.tx)
            .await?;
    let done: Vec<(DateTime<Utc>, String, String)> =
        sqlx::query_as("SELECT at, verb, record_kind FROM audit_log WHERE actor_id = $1 ORDER BY at")
            .bind(id)
            .fetch_all(&mut *op.tx)
            .await?;
    let mut before: Vec<Change> = Vec::new();
    for other in &merged {
        before.extend(
            sqlx::query_as::<_, Change>(
                "SELECT at, verb, before_json, after_json FROM audit_log WHERE record_id = $1 ORDER BY at",
            )
            .bind(other.uuid())
            .fetch_all(&mut *op.tx)
            .await?,
        );
    }
    op.log(Entry::new(RecordKind::PERSON, id.uuid(), Verb::Exported)).await?;
    let mut everything = json!({
        "exported_at": op.now,
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
        "former_addresses": emails.iter().filter(|email| Some(*email) != person.email.as_ref()).collect::<Vec<_>>(),
        "changes_to_records_made_one_with_this": before.into_iter().map(|(at, verb, before, after)| json!({"at": at, "what": verb, "before": before.0, "after": after.0})).collect::<Vec<_>>(),
        "done_by_this_person": done.into_iter().map(|(at, verb, kind)| json!({"at": at, "what": verb, "record": kind})).collect::<Vec<_>>(),
    });
    let subject = Subject { ids: vec![id], emails };
    for room in rooms {
        for (name, value) in (room.person.held)(op.tx, &subject).await? {
            everything[name] = value;
        }
    }
    Ok(everything)
}

/// The letters that went to a person: where there is no mail server, each is a file that has to go too.
pub async fn letters_to(conn: &mut Conn, id: PersonId) -> Result<Vec<uuid::Uuid>> {
    let mut letters = Vec::new();
    for email in store::emails(conn, id).await? {
        letters.extend(
            sqlx::query_scalar::<_, uuid::Uuid>("SELECT id FROM outbox WHERE recipient = $1")
                .bind(email)
                .fetch_all(&mut *conn)
                .await?,
        );
    }
    Ok(letters)
}

/// Erases personal data (GDPR, article 17). What others built on the record (lines of the log, notes on the land) stays, without
/// identity.
///
/// # Errors
/// `Conflict` for oneself and for the last coordinator.
pub async fn erase(op: &mut Op<'_>, rooms: &[Room], id: PersonId) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    if op.actor.person == Some(id) {
        return Err(Refusal::EraseSelf.into());
    }
    lock_plan(op.tx).await?;
    lock_people(op.tx).await?;
    lock_row(op.tx, Lockable::Person, id.uuid()).await?;
    let person = store::get(op.tx, op.actor, id).await?;
    let (emails, merged) = (store::emails(op.tx, id).await?, store::merged_into(op.tx, id).await?);
    if person.archived_at.is_none() {
        store::set_archived(op, rooms, (id, true)).await?;
    }
    for email in &emails {
        sqlx::query("DELETE FROM outbox WHERE recipient = $1").bind(email).execute(&mut *op.tx).await?;
        sqlx::query("DELETE FROM sign_in_links WHERE email = $1").bind(email).execute(&mut *op.tx).await?;
    }
    let subject = Subject { ids: std::iter::once(id).chain(merged).collect(), emails };
    for room in rooms {
        (room.person.erase)(op.tx, &subject, op.now).await?;
    }
    let mut known = vec![person.name.clone()];
    for one in subject.ids {
        known.push(store::name_of(op.tx, one).await?);
        walk::erase(op.tx, rooms, one).await?;
        nameless(op.tx, one, op.now).await?;
    }
    known.extend(subject.emails);
    known.sort_unstable();
    known.dedup();
    for word in known.iter().filter(|word| word.as_str() != ERASED_NAME) {
        unspoken(op.tx, word).await?;
    }
    op.log(Entry::new(RecordKind::PERSON, id.uuid(), Verb::Erased)).await
}

/// Takes the name off a record, and what the log says of it.
async fn nameless(tx: &mut Conn, id: PersonId, now: DateTime<Utc>) -> Result<()> {
    sqlx::query(
        "UPDATE people
         SET name = $1, email = NULL, phone = '', language = NULL, commune = '', postal_code = '', birth_year = NULL, notes = '',
             list_columns = '', search_text = '', erased_at = $2, archived_at = $2, updated_at = $2, version = version + 1
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
    Ok(())
}

/// Takes a name or an address out of the lines of the log about other records (who signed up, who was planned): whole values only, so
/// that no other word is touched.
async fn unspoken(tx: &mut Conn, word: &str) -> Result<()> {
    let quoted = serde_json::to_string(word).map_err(AppError::internal)?;
    let erased = serde_json::to_string(ERASED_NAME).map_err(AppError::internal)?;
    let mut query = sqlx::QueryBuilder::<platform::db::Db>::new(
        "UPDATE audit_log SET before_json = CAST(REPLACE(CAST(before_json AS TEXT), ",
    );
    query.push_bind(&quoted).push(", ").push_bind(&erased);
    query.push(") AS ").push(platform::backend::JSON).push("), after_json = CAST(REPLACE(CAST(after_json AS TEXT), ");
    query.push_bind(&quoted).push(", ").push_bind(&erased).push(") AS ").push(platform::backend::JSON);
    let like = format!("%{}%", quoted.replace(['%', '_'], "_"));
    query
        .push(") WHERE CAST(before_json AS TEXT) LIKE ")
        .push_bind(like.clone())
        .push(" OR CAST(after_json AS TEXT) LIKE ")
        .push_bind(like);
    query.build().execute(tx).await?;
    Ok(())
}

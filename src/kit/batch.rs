//! What was done to many at once and can be taken back for a day: roles, contracts, templates, presences, months. A room keeps what it has to
//! know for that, and is given it once.

use chrono::{DateTime, Duration, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::i18n::Message;
use platform::op::Op;

use crate::texts;

/// How long something can be taken back.
const UNDO: Duration = Duration::hours(24);
/// How long it is remembered that it was done.
const KEPT: Duration = Duration::days(30);

/// Keeps what a deed did to many.
///
/// # Errors
/// When the database fails.
pub async fn keep<T: Serialize + ?Sized>(op: &mut Op<'_>, deed: &'static str, what: &T) -> Result<Uuid> {
    let id = Uuid::now_v7();
    sqlx::query("INSERT INTO batches (id, deed, what, person_id, made_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(deed)
        .bind(serde_json::to_string(what).map_err(AppError::internal)?)
        .bind(op.actor.person)
        .bind(op.now)
        .execute(&mut *op.tx)
        .await?;
    Ok(id)
}

/// Hands out what a deed did, once, so that the room takes it back in the same transaction.
///
/// # Errors
/// `Conflict` where it was taken back already or is too old; `NotFound` where there is none, or somebody else did it.
pub async fn take_back<T: DeserializeOwned>(op: &mut Op<'_>, deed: &'static str, id: Uuid) -> Result<T> {
    let what: Option<String> = sqlx::query_scalar(
        "UPDATE batches
         SET undone_at = $1
         WHERE id = $2 AND deed = $3 AND person_id = $4 AND undone_at IS NULL AND made_at > $5
         RETURNING what",
    )
    .bind(op.now)
    .bind(id)
    .bind(deed)
    .bind(op.actor.person)
    .bind(op.now - UNDO)
    .fetch_optional(&mut *op.tx)
    .await?;
    if let Some(what) = what {
        return serde_json::from_str(&what).map_err(AppError::internal);
    }
    let own: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM batches WHERE id = $1 AND deed = $2 AND person_id = $3)")
        .bind(id)
        .bind(deed)
        .bind(op.actor.person)
        .fetch_one(&mut *op.tx)
        .await?;
    Err(if own { AppError::Conflict(Message::new(texts::too_late_to_undo)) } else { AppError::NotFound })
}

/// A deed that can still be taken back, and when it was done.
pub type Last = (Uuid, DateTime<Utc>);

/// The last deed of this kind that its person can still take back.
pub async fn last(conn: &mut Conn, actor: &Actor, deed: &'static str, now: DateTime<Utc>) -> Result<Option<Last>> {
    Ok(sqlx::query_as(
        "SELECT id, made_at
         FROM batches
         WHERE deed = $1 AND person_id = $2 AND undone_at IS NULL AND made_at > $3
         ORDER BY made_at DESC
         LIMIT 1",
    )
    .bind(deed)
    .bind(actor.person)
    .bind(now - UNDO)
    .fetch_optional(conn)
    .await?)
}

/// Forgets what can no longer be taken back.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Conn, now: DateTime<Utc>) -> Result<()> {
    sqlx::query("DELETE FROM batches WHERE made_at <= $1").bind(now - KEPT).execute(tx).await?;
    Ok(())
}

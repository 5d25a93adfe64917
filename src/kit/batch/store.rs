//! The table of what was done to many.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::Result;
use platform::op::Op;

use super::Last;

pub(super) async fn insert(op: &mut Op<'_>, id: Uuid, deed: &'static str, what: String) -> Result<()> {
    sqlx::query("INSERT INTO batches (id, deed, what, person_id, made_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(deed)
        .bind(what)
        .bind(op.actor.person)
        .bind(op.now)
        .execute(&mut *op.tx)
        .await?;
    Ok(())
}

/// Marks a deed as taken back, where its person may still do so, and hands out what it did.
pub(super) async fn claim(op: &mut Op<'_>, deed: &'static str, id: Uuid, since: DateTime<Utc>) -> Result<Option<String>> {
    Ok(sqlx::query_scalar(
        "UPDATE batches
         SET undone_at = $1
         WHERE id = $2 AND deed = $3 AND person_id = $4 AND undone_at IS NULL AND made_at > $5
         RETURNING what",
    )
    .bind(op.now)
    .bind(id)
    .bind(deed)
    .bind(op.actor.person)
    .bind(since)
    .fetch_optional(&mut *op.tx)
    .await?)
}

pub(super) async fn is_own(op: &mut Op<'_>, deed: &'static str, id: Uuid) -> Result<bool> {
    Ok(sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM batches WHERE id = $1 AND deed = $2 AND person_id = $3)")
        .bind(id)
        .bind(deed)
        .bind(op.actor.person)
        .fetch_one(&mut *op.tx)
        .await?)
}

pub(super) async fn last(conn: &mut Conn, actor: &Actor, deed: &'static str, since: DateTime<Utc>) -> Result<Option<Last>> {
    Ok(sqlx::query_as(
        "SELECT id, what, made_at
         FROM batches
         WHERE deed = $1 AND person_id = $2 AND undone_at IS NULL AND made_at > $3
         ORDER BY made_at DESC
         LIMIT 1",
    )
    .bind(deed)
    .bind(actor.person)
    .bind(since)
    .fetch_optional(conn)
    .await?)
}

pub(super) async fn forget(tx: &mut Conn, until: DateTime<Utc>) -> Result<()> {
    sqlx::query("DELETE FROM batches WHERE made_at <= $1").bind(until).execute(tx).await?;
    Ok(())
}

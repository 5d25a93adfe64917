//! Tablets that workers share: which devices are known.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, COORDINATORS};
use platform::db::Conn;
use platform::error::Result;
use platform::op::Op;
use platform::secrets::Token;

use crate::records;

/// A tablet.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Kiosk {
    pub id: Uuid,
    /// Where it stands.
    pub name: String,
    /// When it was enrolled.
    pub enrolled_at: DateTime<Utc>,
}

/// The tablets that work.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn list(conn: &mut Conn, actor: &Actor) -> Result<Vec<Kiosk>> {
    actor.require(COORDINATORS)?;
    Ok(sqlx::query_as("SELECT id, name, enrolled_at FROM kiosks WHERE revoked_at IS NULL ORDER BY enrolled_at")
        .fetch_all(conn)
        .await?)
}

/// Enrols the device the coordinator is using; the token goes into its cookie.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn enrol(op: &mut Op<'_>, name: &str) -> Result<Token> {
    op.actor.require(COORDINATORS)?;
    let (id, token) = (Uuid::now_v7(), Token::random());
    sqlx::query("INSERT INTO kiosks (id, name, token_hash, enrolled_at) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(name)
        .bind(token.hash())
        .bind(op.now)
        .execute(&mut *op.tx)
        .await?;
    op.log(Entry::new(records::KIOSK, id, Verb::Created).after(&json!({ "name": name }))?).await?;
    Ok(token)
}

/// Makes a tablet useless.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn revoke(op: &mut Op<'_>, id: Uuid) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    sqlx::query("UPDATE kiosks SET revoked_at = $1 WHERE id = $2").bind(op.now).bind(id).execute(&mut *op.tx).await?;
    op.log(Entry::new(records::KIOSK, id, Verb::Archived)).await
}

/// Whether a cookie is that of a working tablet.
pub async fn is_enrolled(conn: &mut Conn, token: &Token) -> Result<bool> {
    let found: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM kiosks WHERE token_hash = $1 AND revoked_at IS NULL")
        .bind(token.hash())
        .fetch_one(conn)
        .await?;
    Ok(found > 0)
}

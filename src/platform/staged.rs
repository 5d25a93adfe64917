//! Imports in two steps: the file is kept as it came while its preview is looked at, then carried out or forgotten.

use chrono::{DateTime, Duration, Utc};

use super::auth::actor::Actor;
use super::db::Conn;
use super::error::Result;

crate::typed_id! {
    /// A file waiting for a yes.
    StagedId
}

crate::text_enum! {
    /// What a file is to become.
    StagedKind {
        /// People from CSV.
        People = "people",
        /// Land from GeoJSON, KML or CSV.
        Land = "land",
    }
}

/// Keeps a file for its preview.
///
/// # Errors
/// When the data base fails.
pub async fn put(tx: &mut Conn, actor: &Actor, kind: StagedKind, content: &str, now: DateTime<Utc>) -> Result<StagedId> {
    let id = StagedId::new();
    sqlx::query("INSERT INTO staged_imports (id, kind, person_id, content, created_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(kind)
        .bind(actor.person)
        .bind(content)
        .bind(now)
        .execute(tx)
        .await?;
    Ok(id)
}

/// Reads a kept file back; only for who brought it.
///
/// # Errors
/// `NotFound` once it was carried out or forgotten, and for others.
pub async fn get(conn: &mut Conn, actor: &Actor, kind: StagedKind, id: StagedId) -> Result<String> {
    Ok(sqlx::query_scalar("SELECT content FROM staged_imports WHERE id = $1 AND kind = $2 AND person_id = $3")
        .bind(id)
        .bind(kind)
        .bind(actor.person)
        .fetch_one(conn)
        .await?)
}

/// Takes a kept file out: of two confirmations at the same moment only one gets it.
///
/// # Errors
/// `NotFound` once it was carried out or forgotten, and for others.
pub async fn take(tx: &mut Conn, actor: &Actor, kind: StagedKind, id: StagedId) -> Result<String> {
    Ok(sqlx::query_scalar("DELETE FROM staged_imports WHERE id = $1 AND kind = $2 AND person_id = $3 RETURNING content")
        .bind(id)
        .bind(kind)
        .bind(actor.person)
        .fetch_one(tx)
        .await?)
}

/// Forgets files older than a day.
///
/// # Errors
/// When the data base fails.
pub async fn forget(tx: &mut Conn, now: DateTime<Utc>) -> Result<()> {
    sqlx::query("DELETE FROM staged_imports WHERE created_at < $1").bind(now - Duration::days(1)).execute(tx).await?;
    Ok(())
}

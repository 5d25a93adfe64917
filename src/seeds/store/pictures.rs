//! Pictures: of varieties, for everybody; of the tray of a germination test, for the team.

use serde_json::json;

use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::i18n::Message;
use platform::images::Photo;
use platform::op::Op;
use produce::model::species::VarietyId;

use crate::model::lot::GerminationId;
use crate::{KEEPERS, READERS, records, texts};

platform::typed_id! {
    /// A picture of a variety.
    SeedPictureId
}

/// Most pictures of a variety.
const MOST: i64 = 6;

/// The pictures of a variety with what they show, first one first.
pub async fn of_variety(conn: &mut Conn, variety: VarietyId) -> Result<Vec<(SeedPictureId, String)>> {
    Ok(sqlx::query_as("SELECT id, alt FROM seed_pictures WHERE variety_id = $1 ORDER BY id")
        .bind(variety)
        .fetch_all(conn)
        .await?)
}

/// Adds a picture with words for those who do not see it.
///
/// # Errors
/// `Conflict` where there are enough; `NotFound` for those who do not keep the exchange.
pub async fn add(op: &mut Op<'_>, variety: VarietyId, alt: &str, photo: &Photo) -> Result<()> {
    op.actor.require(KEEPERS)?;
    super::varieties::get(op.tx, variety).await?;
    let there: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM seed_pictures WHERE variety_id = $1")
        .bind(variety)
        .fetch_one(&mut *op.tx)
        .await?;
    if there >= MOST {
        return Err(AppError::Conflict(Message::new(texts::pictures_enough).at("picture")));
    }
    sqlx::query(
        "INSERT INTO seed_pictures (id, variety_id, alt, large, small, width, height, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(SeedPictureId::new())
    .bind(variety)
    .bind(alt)
    .bind(&photo.large)
    .bind(&photo.small)
    .bind(photo.width)
    .bind(photo.height)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::SEED_VARIETY, variety.uuid(), Verb::Noted).after(&json!({ "picture": alt }))?).await
}

/// Removes a picture.
///
/// # Errors
/// `NotFound` where the variety has no such picture.
pub async fn remove(op: &mut Op<'_>, variety: VarietyId, picture: SeedPictureId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let alt: String = sqlx::query_scalar("DELETE FROM seed_pictures WHERE id = $1 AND variety_id = $2 RETURNING alt")
        .bind(picture)
        .bind(variety)
        .fetch_one(&mut *op.tx)
        .await?;
    op.log(Entry::new(records::SEED_VARIETY, variety.uuid(), Verb::Noted).before(&json!({ "picture": alt }))?).await
}

/// A picture's file: varieties are public.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn file(conn: &mut Conn, picture: SeedPictureId, large: bool) -> Result<Vec<u8>> {
    let sql =
        if large { "SELECT large FROM seed_pictures WHERE id = $1" } else { "SELECT small FROM seed_pictures WHERE id = $1" };
    Ok(sqlx::query_scalar(sql).bind(picture).fetch_one(conn).await?)
}

/// Lays a photo under the tray of a test, instead of one that was there.
///
/// # Errors
/// `Conflict` where the test is closed; `NotFound` for those who do not keep the exchange.
pub async fn under_tray(op: &mut Op<'_>, test: GerminationId, photo: &Photo) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let kept = super::germination::get(op.tx, op.actor, test).await?;
    if kept.closed_on.is_some() {
        return Err(AppError::Conflict(Message::new(texts::test_is_closed).at("photo")));
    }
    sqlx::query(
        "INSERT INTO germination_photos (germination_id, large, width, height, created_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (germination_id) DO UPDATE
         SET large = excluded.large, width = excluded.width, height = excluded.height, created_at = excluded.created_at",
    )
    .bind(test)
    .bind(&photo.large)
    .bind(photo.width)
    .bind(photo.height)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::SEED_LOT, kept.lot_id.uuid(), Verb::Noted).after(&json!({ "picture": "" }))?).await
}

/// The width and height of the photo under a tray, where there is one.
pub async fn tray_size(conn: &mut Conn, test: GerminationId) -> Result<Option<(i64, i64)>> {
    Ok(sqlx::query_as("SELECT width, height FROM germination_photos WHERE germination_id = $1")
        .bind(test)
        .fetch_optional(conn)
        .await?)
}

/// The photo under a tray.
///
/// # Errors
/// `NotFound` for those who may not see lots, and where there is none.
pub async fn tray_file(conn: &mut Conn, actor: &Actor, test: GerminationId) -> Result<Vec<u8>> {
    actor.require(READERS)?;
    Ok(sqlx::query_scalar("SELECT large FROM germination_photos WHERE germination_id = $1").bind(test).fetch_one(conn).await?)
}

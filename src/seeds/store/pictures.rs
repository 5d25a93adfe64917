//! Pictures: of varieties, for everybody; of the tray of a germination test, for the team.

use serde_json::json;

use kit::pictures::{PictureId, Pictures};
use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::Result;
use platform::images::Photo;
use platform::op::Op;
use produce::model::species::VarietyId;

use crate::model::lot::GerminationId;
use crate::refusal::Refusal;
use crate::{KEEPERS, READERS, records};

/// The pictures of varieties.
pub const OF_VARIETIES: Pictures = Pictures::new("seed_pictures", "variety_id", records::SEED_VARIETY);

/// The pictures of a variety with what they show, first one first.
pub async fn of_variety(conn: &mut Conn, variety: VarietyId) -> Result<Vec<(PictureId, String)>> {
    OF_VARIETIES.of(conn, variety.uuid()).await
}

/// Adds a picture with words for those who do not see it.
///
/// # Errors
/// `Conflict` where there are enough; `NotFound` for those who do not keep the exchange.
pub async fn add(op: &mut Op<'_>, variety: VarietyId, alt: &str, photo: &Photo) -> Result<()> {
    op.actor.require(KEEPERS)?;
    super::varieties::get(op.tx, variety).await?;
    OF_VARIETIES.add(op, variety.uuid(), alt, photo).await
}

/// Removes a picture.
///
/// # Errors
/// `NotFound` where the variety has no such picture, and for those who do not keep the exchange.
pub async fn remove(op: &mut Op<'_>, variety: VarietyId, picture: PictureId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    OF_VARIETIES.remove(op, variety.uuid(), picture).await
}

/// Lays a photo under the tray of a test, instead of one that was there.
///
/// # Errors
/// `Conflict` where the test is closed; `NotFound` for those who do not keep the exchange.
pub async fn under_tray(op: &mut Op<'_>, test: GerminationId, photo: &Photo) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let kept = super::germination::get(op.tx, op.actor, test).await?;
    if kept.closed_on.is_some() {
        return Err(Refusal::TestIsClosed.at("photo"));
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

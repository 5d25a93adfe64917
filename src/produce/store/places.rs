//! Where stock stands.

use serde::Serialize;

use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, TEAM};
use platform::db::Conn;
use platform::error::Result;
use platform::op::Op;
use platform::search::fold;

use crate::model::stock::{StoreKind, StorePlace, StorePlaceId};
use crate::refusal::Refusal;
use crate::{CATALOGUE_KEEPERS, records};

/// What the log keeps of a place.
#[derive(Serialize)]
struct Noted<'a> {
    name: &'a str,
    kind: StoreKind,
}

/// The places in use, in the order they were made: the first is where a harvest goes unless somebody says otherwise.
///
/// # Errors
/// `NotFound` for those outside the team.
pub async fn list(conn: &mut Conn, actor: &Actor) -> Result<Vec<StorePlace>> {
    actor.require(TEAM)?;
    Ok(sqlx::query_as(
        "SELECT id, name, kind, archived_at, version
         FROM store_places
         WHERE archived_at IS NULL
         ORDER BY created_at, id",
    )
    .fetch_all(conn)
    .await?)
}

/// Adds a place.
///
/// # Errors
/// `NotFound` for those who do not keep the catalogue.
pub async fn insert(op: &mut Op<'_>, id: StorePlaceId, name: &str, kind: StoreKind) -> Result<()> {
    op.actor.require(CATALOGUE_KEEPERS)?;
    let folded = fold(name);
    if list(op.tx, op.actor).await?.iter().any(|place| fold(&place.name) == folded) {
        return Err(Refusal::PlaceTaken.into());
    }
    sqlx::query("INSERT INTO store_places (id, name, kind, created_at, updated_at, version) VALUES ($1, $2, $3, $4, $4, 1)")
        .bind(id)
        .bind(name)
        .bind(kind)
        .bind(op.now)
        .execute(&mut *op.tx)
        .await?;
    op.log(Entry::new(records::STORE_PLACE, id.uuid(), Verb::Created).after(&Noted { name, kind })?).await
}

/// Takes a place out of use.
///
/// # Errors
/// `Conflict` where something still stands there.
pub async fn archive(op: &mut Op<'_>, id: StorePlaceId) -> Result<()> {
    op.actor.require(CATALOGUE_KEEPERS)?;
    let full: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM stock WHERE place_id = $1 AND quantity > 0)")
        .bind(id)
        .fetch_one(&mut *op.tx)
        .await?;
    if full {
        return Err(Refusal::PlaceNotEmpty.into());
    }
    op.put_away(("store_places", records::STORE_PLACE), id.uuid(), true).await
}

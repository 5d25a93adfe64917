//! What the search of the house finds in the seed exchange: varieties and lots.

use uuid::Uuid;

use platform::db::Conn;
use platform::error::Result;
use platform::room::{Finds, Found};
use platform::search::by_ids;
use platform::web::context::Ctx;
use platform::web::route::Access;
use produce::model::species::VarietyId;

use crate::model::lot::SeedLotId;
use crate::{READERS, texts};

/// Varieties and lots of seed, for those who may read the exchange's books.
pub const FINDS: &[Finds] = &[
    Finds {
        kind: "variety",
        icon: "sprout",
        name: texts::varieties,
        access: Access::Only(READERS),
        show: |conn, ctx, ids| Box::pin(varieties(conn, ctx, ids)),
    },
    Finds {
        kind: "seedlot",
        icon: "package",
        name: texts::lots,
        access: Access::Only(READERS),
        show: |conn, ctx, ids| Box::pin(lots(conn, ctx, ids)),
    },
];

async fn varieties(conn: &mut Conn, ctx: &Ctx, ids: &[Uuid]) -> Result<Vec<Found>> {
    ctx.actor.require(READERS)?;
    let rows: Vec<(VarietyId, String, String)> = by_ids(
        conn,
        "SELECT varieties.id, varieties.name, species.name
         FROM varieties
         JOIN species ON species.id = varieties.species_id
         WHERE varieties.id IN",
        ids,
        "ORDER BY species.search_text, varieties.search_text",
    )
    .await?;
    Ok(rows
        .into_iter()
        .map(|(id, title, detail)| Found { href: format!("/grainotheque/varietes/{id}"), title, detail })
        .collect())
}

async fn lots(conn: &mut Conn, ctx: &Ctx, ids: &[Uuid]) -> Result<Vec<Found>> {
    ctx.actor.require(READERS)?;
    let rows: Vec<(SeedLotId, String, String, i64)> = by_ids(
        conn,
        "SELECT seed_lots.id, seed_lots.code, varieties.name, seed_lots.year
         FROM seed_lots
         JOIN varieties ON varieties.id = seed_lots.variety_id
         WHERE seed_lots.id IN",
        ids,
        "ORDER BY seed_lots.year DESC, seed_lots.code",
    )
    .await?;
    Ok(rows
        .into_iter()
        .map(|(id, code, variety, year)| Found {
            href: format!("/grainotheque/lots/{id}"),
            title: format!("{code} · {variety}"),
            detail: year.to_string(),
        })
        .collect())
}

//! What leaves the exchange: lots as CSV for the team, the catalogue as JSON for everybody.

use axum::response::Response;
use serde::Serialize;

use platform::error::{AppError, Result};
use platform::export;
use platform::web::context::Ctx;
use produce::model::species::VarietyId;

use crate::model::giving;
use crate::pages::catalogue::packets_of;
use crate::pages::lots::{Listed, listed};
use crate::store::{lots, varieties};
use crate::texts;

/// The lots as CSV, filtered as on the page.
pub async fn csv(ctx: Ctx) -> Result<Response> {
    let found = listed(&ctx).await?;
    let l = ctx.lang;
    let header = [
        texts::lot(l),
        texts::species(l),
        texts::variety(l),
        texts::harvest_year(l),
        texts::counted_in(l),
        texts::there(l),
        texts::in_a_packet(l),
        texts::germination(l),
        texts::generation(l),
        texts::grower(l),
        texts::place(l),
    ];
    let today = ctx.today();
    let rows = found.into_iter().map(|Listed { lot, variety }| {
        let known = giving::germination(&variety.facts, &lot, today);
        vec![
            lot.code.clone(),
            variety.species_name,
            variety.details.name,
            lot.details.year.to_string(),
            lot.unit.word().to_owned(),
            lot.balance.map(|left| left.0.to_string()).unwrap_or_default(),
            lot.details.packet.0.to_string(),
            known.map(|known| known.share.pct().to_string()).unwrap_or_default(),
            lot.details.generation.to_string(),
            lot.details.grower,
            lot.details.place,
        ]
    });
    Ok(export::download("grainotheque.csv", "text/csv; charset=utf-8", export::csv(&header, rows)?))
}

/// A variety of the open catalogue.
#[derive(Serialize)]
struct Open<'a> {
    id: VarietyId,
    name: &'a str,
    other_names: Vec<&'a str>,
    species: &'a str,
    latin: &'a str,
    /// Months of sowing, 1 to 12.
    sow: Vec<u32>,
    packets: i64,
}

/// The catalogue for other programs: what can be asked for now.
pub async fn json(ctx: Ctx) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let all = varieties::list(&mut conn, "", 5000).await?;
    let ids: Vec<VarietyId> = all.iter().map(|variety| variety.id).collect();
    let lots = lots::of_varieties(&mut conn, &ids).await?;
    drop(conn);
    let packets = packets_of(&all, &lots, ctx.today());
    let open: Vec<Open<'_>> = all
        .iter()
        .map(|variety| Open {
            id: variety.id,
            name: &variety.details.name,
            other_names: variety.aliases().collect(),
            species: &variety.species_name,
            latin: &variety.latin,
            sow: (1..=12).filter(|month| variety.facts.sow.has(*month)).collect(),
            packets: packets.get(&variety.id).copied().unwrap_or(0),
        })
        .collect();
    let bytes = serde_json::to_vec(&open).map_err(AppError::internal)?;
    Ok(export::download("graines.json", "application/json", bytes))
}

//! What leaves the exchange: lots as CSV, everything as a workbook and passport data for the team, the catalogue as JSON for everybody.

use std::collections::HashMap;

use axum::response::Response;
use serde::Serialize;

use platform::error::{AppError, Result};
use platform::export;
use platform::spreadsheet::{self, Cell, Table};
use platform::web::context::Ctx;
use produce::model::species::VarietyId;

use crate::mcpd::{self, Holder};
use crate::model::giving;
use crate::model::quantity::{SeedAmount, Unit};
use crate::model::variety::SeedVariety;
use crate::pages::catalogue::packets_of;
use crate::pages::lots::{Listed, listed};
use crate::refusal::Refusal;
use crate::store::lots::Which;
use crate::store::{families, lots, moves, varieties};
use crate::texts;

/// An amount as a number: grams or seeds, as the column beside it says.
const fn amount(unit: Unit, amount: SeedAmount) -> Cell {
    match unit {
        Unit::Seeds => Cell::Count(amount.0),
        Unit::Milligrams => Cell::Thousandths(amount.0),
    }
}

/// Lots as a table: the same for CSV and workbook.
fn lot_table(ctx: &Ctx, found: Vec<Listed>) -> Table {
    let l = ctx.lang;
    let header = vec![
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
    let number = |number: Option<i64>| number.map_or(Cell::Text(String::new()), Cell::Count);
    let nothing = || Cell::Text(String::new());
    let rows = found
        .into_iter()
        .map(|Listed { lot, variety }| {
            let known = giving::germination(&variety.facts, &lot, today);
            vec![
                Cell::Text(lot.code.clone()),
                Cell::Text(variety.species_name),
                Cell::Text(variety.details.name),
                Cell::Count(lot.details.year),
                Cell::Text(texts::counted_as(l, lot.unit).to_owned()),
                lot.balance.map_or_else(nothing, |left| amount(lot.unit, left)),
                amount(lot.unit, lot.details.packet),
                number(known.map(|known| known.share.pct())),
                Cell::Count(lot.details.generation),
                Cell::Text(lot.details.grower),
                Cell::Text(lot.details.place),
            ]
        })
        .collect();
    Table { name: texts::lots(l).to_owned(), header, rows }
}

/// The lots as CSV, filtered as on the page.
pub async fn csv(ctx: Ctx) -> Result<Response> {
    let found = listed(&ctx).await?;
    spreadsheet::csv(ctx.lang, "grainotheque", &lot_table(&ctx, found))
}

/// Varieties, lots and movements as a workbook.
pub async fn workbook(ctx: Ctx) -> Result<Response> {
    let found = listed(&ctx).await?;
    let mut conn = ctx.read().await?;
    let all = varieties::list(&mut conn, "", 20_000).await?;
    let moves = moves::latest(&mut conn, &ctx.actor, 50_000).await?;
    drop(conn);
    let l = ctx.lang;
    let text = |text: &str| Cell::Text(text.to_owned());
    let varieties = Table {
        name: texts::varieties(l).to_owned(),
        header: vec![
            texts::species(l),
            texts::latin(l),
            texts::variety(l),
            texts::other_names(l),
            texts::law(l),
            texts::proof(l),
        ],
        rows: all
            .iter()
            .map(|variety| {
                vec![
                    text(&variety.species_name),
                    text(&variety.latin),
                    text(&variety.details.name),
                    Cell::Text(variety.aliases().collect::<Vec<_>>().join("; ")),
                    text(texts::status(l, variety.details.status)),
                    text(&variety.details.proof),
                ]
            })
            .collect(),
    };
    let movements = Table {
        name: texts::movements(l).to_owned(),
        header: vec![texts::day(l), texts::lot(l), texts::why(l), texts::amount(l), texts::counted_in(l), texts::commune(l)],
        rows: moves
            .into_iter()
            .map(|line| {
                vec![
                    Cell::Day(Some(line.happened_at.with_timezone(&ctx.zone()).date_naive())),
                    Cell::Text(line.lot_code),
                    text(texts::cause(l, line.cause)),
                    amount(line.unit, line.quantity),
                    text(texts::counted_as(l, line.unit)),
                    Cell::Text(line.commune),
                ]
            })
            .collect(),
    };
    spreadsheet::workbook("grainotheque", &[varieties, lot_table(&ctx, found), movements])
}

/// The passport data of all lots in their place.
pub async fn passports(ctx: &Ctx) -> Result<Vec<Vec<String>>> {
    let institute = ctx.param("institut").trim().to_ascii_uppercase();
    if !institute.is_empty() && !mcpd::is_institute(&institute) {
        return Err(Refusal::InstituteWrong.into());
    }
    let mut conn = ctx.read().await?;
    let stored = lots::list(&mut conn, Which::Stored, 20_000).await?;
    let all = varieties::list(&mut conn, "", 20_000).await?;
    let parents = families::parent_codes(&mut conn, &ctx.actor).await?;
    drop(conn);
    let known: HashMap<VarietyId, &SeedVariety> = all.iter().map(|variety| (variety.id, variety)).collect();
    let holder = Holder { institute: &institute };
    let none = Vec::new();
    Ok(stored
        .iter()
        .filter_map(|lot| {
            let lineage = parents.get(&lot.id).unwrap_or(&none);
            known.get(&lot.variety).map(|variety| mcpd::row(holder, variety, lot, lineage))
        })
        .collect())
}

/// Passport data as gene banks read them.
pub async fn mcpd(ctx: Ctx) -> Result<Response> {
    let rows = passports(&ctx).await?;
    Ok(export::download("mcpd.csv", "text/csv; charset=utf-8", export::csv(&mcpd::FIELDS, rows)?))
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
        .filter(|variety| packets.get(&variety.id).is_some_and(|packets| *packets > 0))
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

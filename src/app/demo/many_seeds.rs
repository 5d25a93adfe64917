//! A larger seed exchange, for measurements: copies of the demonstration's varieties with their jars and what left them, and one family of
//! twelve generations. Nothing of it is made at scale one.

use chrono::{Datelike as _, Duration};
use rand::RngExt as _;
use uuid::Uuid;

use platform::db::{Conn, Db};
use platform::error::Result;
use platform::op::Op;
use produce::model::species::VarietyId;
use seeds::model::code::numbered;
use seeds::model::lot::{LotDetails, Origin, SeedLotId};
use seeds::model::quantity::{SeedAmount, Unit};
use seeds::model::variety::VarietyDetails;
use seeds::store::lots::{self, NewLot};
use seeds::store::varieties;

use super::Maker;

/// Lots of a copied variety, and lines of the ledger of each.
const LOTS: usize = 3;
const LINES: usize = 28;
/// Generations of the large family, and lots in each.
const GENERATIONS: usize = 12;
const WIDE: usize = 42;

/// Copies the varieties `scale - 1` times, less a few so that a scale of twenty makes two thousand; says how many varieties and lots.
pub async fn make(
    tx: &mut Conn,
    maker: &mut Maker,
    (made, jars): (&[VarietyId], &[SeedLotId]),
    scale: u32,
) -> Result<(usize, usize)> {
    if scale < 2 {
        return Ok((0, 0));
    }
    let mut all_lots = jars.to_vec();
    let mut copied = 0;
    let mut number = 28_000_000;
    for copy in 2..=scale.min(18) {
        for id in made {
            let base = varieties::get(tx, *id).await?;
            let actor = maker.actor.clone();
            let mut op = Op::at(tx, &actor, maker.now - Duration::days(400)).zoned(chrono_tz::Europe::Paris);
            let details = VarietyDetails { name: format!("{} {copy}", base.details.name), ..base.details };
            let variety = varieties::create(&mut op, base.species, &details).await?;
            copied += 1;
            for _ in 0..LOTS {
                number += 1;
                all_lots.push(jar(&mut op, maker.rng.random_range(2020..2026), variety, &[], number).await?);
            }
        }
    }
    let family = family(tx, maker, made, &mut number).await?;
    all_lots.extend(family);
    given(tx, maker, &all_lots[jars.len()..]).await?;
    Ok((copied, all_lots.len() - jars.len()))
}

async fn jar(op: &mut Op<'_>, year: i64, variety: VarietyId, parents: &[SeedLotId], number: usize) -> Result<SeedLotId> {
    let details = LotDetails {
        year,
        origin: if parents.is_empty() { Origin::Deposit } else { Origin::Harvest },
        grower: "Jardin Démo".to_owned(),
        commune: super::COMMUNE.to_owned(),
        organic: true,
        treated: false,
        generation: 0,
        plot: None,
        bed: None,
        place: "Réserve".to_owned(),
        packet: SeedAmount(10),
        reserve: SeedAmount(30),
        note: String::new(),
    };
    let new = NewLot { variety, unit: Unit::Seeds, details, amount: Some(SeedAmount(5000)), parents: parents.to_vec() };
    let id = SeedLotId::new();
    lots::insert(op, id, &numbered(number), &new).await?;
    Ok(id)
}

/// A family of twelve generations, each lot grown from two of the one before.
async fn family(tx: &mut Conn, maker: &mut Maker, made: &[VarietyId], number: &mut usize) -> Result<Vec<SeedLotId>> {
    let Some(variety) = made.first().copied() else { return Ok(Vec::new()) };
    let actor = maker.actor.clone();
    let (mut all, mut last): (Vec<SeedLotId>, Vec<SeedLotId>) = (Vec::new(), Vec::new());
    for generation in 0..GENERATIONS {
        let mut op = Op::at(tx, &actor, maker.now - Duration::days(300)).zoned(chrono_tz::Europe::Paris);
        let mut here = Vec::with_capacity(WIDE);
        for place in 0..WIDE {
            let parents: Vec<SeedLotId> = [place, (place + 1) % WIDE].iter().filter_map(|at| last.get(*at).copied()).collect();
            *number += 1;
            let year = 2014 + i64::try_from(generation).unwrap_or(0);
            here.push(jar(&mut op, year, variety, &parents, *number).await?);
        }
        all.extend(&here);
        last = here;
    }
    let used: Vec<SeedLotId> = all.iter().copied().take(WIDE * (GENERATIONS - 1)).collect();
    used_up(tx, maker, &used).await?;
    Ok(last)
}

/// Generations that are over: nothing is left of them.
async fn used_up(tx: &mut Conn, maker: &Maker, lots: &[SeedLotId]) -> Result<()> {
    let when = maker.now - Duration::days(200);
    let mut query = sqlx::QueryBuilder::<Db>::new(
        "INSERT INTO seed_moves (id, lot_id, quantity, cause, commune, note, derogation, happened_at, year, recorded_at) ",
    );
    query.push_values(lots, |mut row, lot| {
        row.push_bind(Uuid::now_v7()).push_bind(*lot).push_bind(-5000_i64).push_bind("discard");
        row.push_bind("").push_bind("").push_bind("").push_bind(when).push_bind(when.year()).push_bind(when);
    });
    query.build().execute(&mut *tx).await?;
    let mut query = sqlx::QueryBuilder::<Db>::new("UPDATE seed_lots SET state = 'closed' WHERE id IN (");
    let mut list = query.separated(", ");
    for lot in lots {
        list.push_bind(*lot);
    }
    query.push(")");
    query.build().execute(&mut *tx).await?;
    Ok(())
}

/// What left the copied lots: many small gifts over the years, written in bundles.
async fn given(tx: &mut Conn, maker: &mut Maker, lots: &[SeedLotId]) -> Result<()> {
    for part in lots.chunks(20) {
        let mut query = sqlx::QueryBuilder::<Db>::new(
            "INSERT INTO seed_moves (id, lot_id, quantity, cause, receiver, commune, note, derogation, happened_at, year, recorded_at) ",
        );
        let lines: Vec<(SeedLotId, i64)> =
            part.iter().flat_map(|lot| (0..LINES).map(|_| *lot)).map(|lot| (lot, maker.rng.random_range(1..380))).collect();
        query.push_values(lines, |mut row, (lot, ago)| {
            let when = maker.now - Duration::days(ago);
            row.push_bind(Uuid::now_v7()).push_bind(lot).push_bind(-10_i64).push_bind("gift").push_bind("person");
            row.push_bind(super::COMMUNE).push_bind("").push_bind("").push_bind(when).push_bind(when.year()).push_bind(when);
        });
        query.build().execute(&mut *tx).await?;
    }
    Ok(())
}

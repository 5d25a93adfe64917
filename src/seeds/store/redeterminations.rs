//! Lots that turn out to be of another variety: the lot is renamed, what was grown from it is doubted until somebody has looked.

use chrono::{DateTime, NaiveDate, Utc};

use platform::audit::{Entry, Verb};
use platform::db::{Conn, Db};
use platform::error::Result;
use platform::op::Op;
use produce::model::species::VarietyId;

use crate::model::lineage::Side;
use crate::model::lot::{Origin, SeedLotId};
use crate::model::quantity::SeedAmount;
use crate::refusal::Refusal;
use crate::store::{families, lots, moves, varieties};
use crate::{KEEPERS, records};

platform::typed_id! {
    /// A redetermination.
    RedeterminationId
}

/// What a lot was taken for before.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Redetermination {
    pub from_variety: VarietyId,
    pub from_name: String,
    pub to_name: String,
    pub why: String,
    pub found_on: NaiveDate,
    pub recorded_at: DateTime<Utc>,
}

/// What a lot was taken for, newest first.
pub async fn of_lot(conn: &mut Conn, lot: SeedLotId) -> Result<Vec<Redetermination>> {
    Ok(sqlx::query_as(
        "SELECT seed_redeterminations.from_variety, was.name AS from_name, is_now.name AS to_name, seed_redeterminations.why,
                seed_redeterminations.found_on, seed_redeterminations.recorded_at
         FROM seed_redeterminations
         JOIN varieties AS was ON was.id = seed_redeterminations.from_variety
         JOIN varieties AS is_now ON is_now.id = seed_redeterminations.to_variety
         WHERE seed_redeterminations.lot_id = $1
         ORDER BY seed_redeterminations.recorded_at DESC, seed_redeterminations.id DESC",
    )
    .bind(lot)
    .fetch_all(conn)
    .await?)
}

/// Notes that a lot is of another variety than it was taken for. Everything that was grown from it is doubted: it is not given out before
/// somebody has looked at it too.
///
/// # Errors
/// `Conflict` where it is that variety already, or somebody is to get of it; `NotFound` for those who do not keep the exchange.
pub async fn note(op: &mut Op<'_>, id: SeedLotId, to: VarietyId, why: &str) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let lot = moves::in_place(op, id).await?;
    let known = varieties::get(op.tx, to).await?;
    if lot.variety == to {
        return Err(Refusal::IsThatVariety.into());
    }
    let was = varieties::get(op.tx, lot.variety).await?;
    // As the choices of the form: what looks alike as seed.
    if was.species != known.species && (was.family.is_empty() || was.family != known.family) {
        return Err(Refusal::NotKin.into());
    }
    if lot.held > SeedAmount(0) {
        return Err(Refusal::LotIsPromised.at("to_variety"));
    }
    sqlx::query(
        "INSERT INTO seed_redeterminations (id, lot_id, from_variety, to_variety, why, found_on, recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(RedeterminationId::new())
    .bind(id)
    .bind(lot.variety)
    .bind(to)
    .bind(why)
    .bind(op.today())
    .bind(op.now)
    .bind(op.actor.person)
    .execute(&mut *op.tx)
    .await?;
    sqlx::query("UPDATE seed_lots SET variety_id = $1, doubtful = FALSE, updated_at = $2, version = version + 1 WHERE id = $3")
        .bind(to)
        .bind(op.now)
        .bind(id)
        .execute(&mut *op.tx)
        .await?;
    doubt_descendants(op, id).await?;
    let after = serde_json::json!({ "variety": known.details.name, "why": why });
    op.log(Entry::new(records::SEED_LOT, id.uuid(), Verb::Updated).after(&after)?).await
}

async fn descendants(op: &mut Op<'_>, id: SeedLotId) -> Result<Vec<SeedLotId>> {
    let family = families::family(op.tx, op.actor, id).await?;
    // What was split off a jar is the same seed as the rest of it: doubt begins where the jar was whole.
    let mut whole = id;
    while family.lots.iter().any(|lot| lot.id == whole && lot.origin == Origin::Split)
        && let Some((_, jar)) = family.edges.iter().find(|(part, _)| *part == whole)
    {
        whole = *jar;
    }
    if whole != id {
        let mut ids = Box::pin(descendants(op, whole)).await?;
        ids.retain(|lot| *lot != id);
        ids.push(whole);
        ids.sort_unstable();
        return Ok(ids);
    }
    let after = family.around(id).into_iter().filter(|(_, side)| matches!(side, Side::After(_)));
    let mut ids: Vec<SeedLotId> = after.map(|(lot, _)| lot.id).collect();
    ids.sort_unstable();
    Ok(ids)
}

async fn doubt_descendants(op: &mut Op<'_>, id: SeedLotId) -> Result<()> {
    // Locked in one order with everybody else who takes several lots, then read again: one may have been split off meanwhile.
    let mut after = descendants(op, id).await?;
    loop {
        for lot in &after {
            moves::lock(op.tx, *lot).await?;
        }
        let now = descendants(op, id).await?;
        if now == after {
            break;
        }
        after = now;
    }
    if after.is_empty() {
        return Ok(());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new("UPDATE seed_lots SET doubtful = TRUE, version = version + 1, updated_at = ");
    query.push_bind(op.now).push(" WHERE id IN (");
    let mut list = query.separated(", ");
    for lot in &after {
        list.push_bind(*lot);
    }
    query.push(")");
    query.build().execute(&mut *op.tx).await?;
    for lot in after {
        op.log(Entry::new(records::SEED_LOT, lot.uuid(), Verb::Updated).after(&serde_json::json!({ "doubtful": true }))?).await?;
    }
    Ok(())
}

/// Notes that somebody has looked at a doubted lot, and it is what it is called.
///
/// # Errors
/// `NotFound` for those who do not keep the exchange.
pub async fn confirm(op: &mut Op<'_>, id: SeedLotId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    moves::lock(op.tx, id).await?;
    if !lots::get(op.tx, id).await?.doubtful {
        return Ok(());
    }
    sqlx::query("UPDATE seed_lots SET doubtful = FALSE, updated_at = $1, version = version + 1 WHERE id = $2 AND doubtful")
        .bind(op.now)
        .bind(id)
        .execute(&mut *op.tx)
        .await?;
    op.log(Entry::new(records::SEED_LOT, id.uuid(), Verb::Noted).after(&serde_json::json!({ "doubtful": false }))?).await
}

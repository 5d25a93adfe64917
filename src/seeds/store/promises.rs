//! Promises to bring seed back: counted, never enforced. What comes back is a lot of its own, grown from the one that was given.

use chrono::{DateTime, Duration, Utc};

use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::Result;
use platform::op::Op;

use crate::KEEPERS;
use crate::model::lot::SeedLotId;
use crate::model::request::{PromiseId, PromiseState};
use crate::refusal::Refusal;
use crate::store::{families, lots};

/// After how long nothing is expected any more: two seasons.
const SEASONS: Duration = Duration::days(730);

/// A promise as it is kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SeedPromise {
    pub id: PromiseId,
    pub lot_id: SeedLotId,
    pub lot_code: String,
    pub variety: String,
    pub promised: i64,
    pub returned: i64,
    pub name: String,
    pub state: PromiseState,
    pub made_at: DateTime<Utc>,
}

/// Notes a promise. A visitor makes it on the packet's page.
pub async fn make(op: &mut Op<'_>, lot: SeedLotId, seeds: i64, (name, email): (&str, &str)) -> Result<PromiseId> {
    let id = PromiseId::new();
    sqlx::query(
        "INSERT INTO seed_promises (id, lot_id, promised, name, email, state, made_at) VALUES ($1, $2, $3, $4, $5, 'open', $6)",
    )
    .bind(id)
    .bind(lot)
    .bind(seeds)
    .bind(name)
    .bind(email)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    Ok(id)
}

/// Promises in a state, newest first.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn list(conn: &mut Conn, actor: &Actor, state: Option<PromiseState>, most: i64) -> Result<Vec<SeedPromise>> {
    actor.require(KEEPERS)?;
    Ok(sqlx::query_as(
        "SELECT seed_promises.id, seed_promises.lot_id, seed_lots.code AS lot_code, varieties.name AS variety, seed_promises.promised,
                seed_promises.returned, seed_promises.name, seed_promises.state, seed_promises.made_at
         FROM seed_promises
         JOIN seed_lots ON seed_lots.id = seed_promises.lot_id
         JOIN varieties ON varieties.id = seed_lots.variety_id
         WHERE ($1 IS NULL OR seed_promises.state = $1)
         ORDER BY seed_promises.made_at DESC
         LIMIT $2",
    )
    .bind(state)
    .bind(most)
    .fetch_all(conn)
    .await?)
}

/// Notes that so many seeds came back for a promise, as the lot that they are: it was grown from the one that was given, a generation on.
///
/// # Errors
/// `Conflict` where it is of another variety;
/// `NotFound` for those who do not keep the exchange, and where there is no such promise.
pub async fn returned(op: &mut Op<'_>, promise: PromiseId, lot: SeedLotId, seeds: i64) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let source: SeedLotId =
        sqlx::query_scalar("SELECT lot_id FROM seed_promises WHERE id = $1").bind(promise).fetch_one(&mut *op.tx).await?;
    let given = lots::get(op.tx, source).await?;
    if given.variety != lots::get(op.tx, lot).await?.variety {
        return Err(Refusal::PromisedAnother.into());
    }
    sqlx::query("INSERT INTO seed_returns (promise_id, lot_id, seeds) VALUES ($1, $2, $3)")
        .bind(promise)
        .bind(lot)
        .bind(seeds)
        .execute(&mut *op.tx)
        .await?;
    sqlx::query(
        "UPDATE seed_promises
         SET returned = returned + $1, state = CASE WHEN returned + $1 >= promised THEN 'kept' ELSE 'part' END
         WHERE id = $2",
    )
    .bind(seeds)
    .bind(promise)
    .execute(&mut *op.tx)
    .await?;
    families::add_parents(op.tx, lot, &[source]).await?;
    let generation = given.details.generation + 1;
    sqlx::query("UPDATE seed_lots SET generation = $1, version = version + 1 WHERE id = $2")
        .bind(generation)
        .bind(lot)
        .execute(&mut *op.tx)
        .await?;
    Ok(())
}

/// Says that a promise need not be kept.
///
/// # Errors
/// `Conflict` where it was kept or released; `NotFound` for those who do not keep the exchange.
pub async fn release(op: &mut Op<'_>, promise: PromiseId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let released =
        sqlx::query("UPDATE seed_promises SET state = 'released' WHERE id = $1 AND state IN ('open', 'part', 'silent')")
            .bind(promise)
            .execute(&mut *op.tx)
            .await?;
    if released.rows_affected() == 0 {
        return Err(Refusal::PromiseIsSettled.into());
    }
    Ok(())
}

/// Promises of which nothing was heard for two seasons.
pub async fn fall_silent(tx: &mut Conn, now: DateTime<Utc>) -> Result<()> {
    sqlx::query("UPDATE seed_promises SET state = 'silent' WHERE state = 'open' AND made_at < $1")
        .bind(now - SEASONS)
        .execute(tx)
        .await?;
    Ok(())
}

/// How many promises were made, kept, in part, and are silent.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn counted(conn: &mut Conn, actor: &Actor) -> Result<Vec<(PromiseState, i64)>> {
    actor.require(KEEPERS)?;
    Ok(sqlx::query_as("SELECT state, COUNT(*) FROM seed_promises GROUP BY state ORDER BY state").fetch_all(conn).await?)
}

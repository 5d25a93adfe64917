//! Cycles: made, changed, published, called off.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::version::same_version;
use platform::db::{Conn, Lockable, lock_row};
use platform::error::Result;
use platform::op::Op;
use platform::time::ClockTime;
use produce::model::amount::Amount;

use crate::model::cycle::{Cycle, CycleDetails, CycleId, CycleState, Lack, Moment, Phase, Rule};
use crate::model::order::OrderId;
use crate::refusal::Refusal;
use crate::store::offers::{self, Offer};
use crate::{SELLERS, records};

#[derive(sqlx::FromRow)]
struct Row {
    id: CycleId,
    title: String,
    opens_day: NaiveDate,
    opens_minute: ClockTime,
    closes_day: NaiveDate,
    closes_minute: ClockTime,
    opens_at: DateTime<Utc>,
    closes_at: DateTime<Utc>,
    rule: Rule,
    state: CycleState,
    note: String,
    version: i64,
}

impl From<Row> for Cycle {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            details: CycleDetails {
                title: row.title,
                opens: Moment { day: row.opens_day, time: row.opens_minute },
                closes: Moment { day: row.closes_day, time: row.closes_minute },
                rule: row.rule,
                note: row.note,
            },
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            state: row.state,
            version: row.version,
        }
    }
}

const COLUMNS: &str =
    "id, title, opens_day, opens_minute, closes_day, closes_minute, opens_at, closes_at, rule, state, note, version";

/// The cycles whose end lies after an instant or that are not settled, latest first; and as many older ones as a page shows.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn list(conn: &mut Conn, actor: &Actor, most: i64) -> Result<Vec<Cycle>> {
    actor.require(SELLERS)?;
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS}
         FROM cycles
         ORDER BY closes_at DESC
         LIMIT $1"
    )))
    .bind(most)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Cycle::from).collect())
}

/// The published cycles that end after an instant, the first to close first: what residents see.
pub async fn in_sight(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<Cycle>> {
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS}
         FROM cycles
         WHERE closes_at > $1 AND state = 'published'
         ORDER BY closes_at"
    )))
    .bind(now)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Cycle::from).collect())
}

/// One cycle, as residents may see it; drafts are for sellers.
pub async fn get(conn: &mut Conn, id: CycleId) -> Result<Cycle> {
    let row: Row = sqlx::query_as(sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM cycles WHERE id = $1")))
        .bind(id)
        .fetch_one(conn)
        .await?;
    Ok(row.into())
}

/// The same under its lock.
pub async fn locked(tx: &mut Conn, id: CycleId) -> Result<Cycle> {
    lock_row(tx, Lockable::Cycle, id.uuid()).await?;
    get(tx, id).await
}

fn in_order(details: &CycleDetails, zone: Tz) -> Result<(DateTime<Utc>, DateTime<Utc>)> {
    let (opens, closes) = (details.opens.at(zone), details.closes.at(zone));
    if opens >= closes {
        return Err(Refusal::ClosesBeforeItOpens.into());
    }
    Ok((opens, closes))
}

/// Makes a cycle as a draft.
///
/// # Errors
/// `Conflict` where it closes before it opens.
pub async fn insert(op: &mut Op<'_>, id: CycleId, details: &CycleDetails) -> Result<()> {
    op.actor.require(SELLERS)?;
    let (opens_at, closes_at) = in_order(details, op.zone)?;
    sqlx::query(
        "INSERT INTO cycles
             (id, title, opens_day, opens_minute, closes_day, closes_minute, opens_at, closes_at, rule, state, note, created_at,
              updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'draft', $10, $11, $11, 1)",
    )
    .bind(id)
    .bind(&details.title)
    .bind(details.opens.day)
    .bind(details.opens.time)
    .bind(details.closes.day)
    .bind(details.closes.time)
    .bind(opens_at)
    .bind(closes_at)
    .bind(details.rule)
    .bind(&details.note)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::CYCLE, id.uuid(), Verb::Created).after(details)?).await
}

/// Changes a cycle, if nobody else has since `version`; gives the orders that can be changed for less time than was promised.
///
/// # Errors
/// `Changed` where somebody has; `Conflict` once shortages are settled, and where it is not sure that it closes earlier.
pub async fn update(op: &mut Op<'_>, (id, version): (CycleId, i64), details: &CycleDetails, sure: bool) -> Result<Vec<OrderId>> {
    op.actor.require(SELLERS)?;
    let before = locked(op.tx, id).await?;
    same_version(before.version, version)?;
    if !matches!(before.state, CycleState::Draft | CycleState::Published) {
        return Err(Refusal::CycleIsOver.into());
    }
    let (opens_at, closes_at) = in_order(details, op.zone)?;
    let first: Option<DateTime<Utc>> =
        sqlx::query_scalar("SELECT starts_at FROM pickup_slots WHERE cycle_id = $1 ORDER BY starts_at LIMIT 1")
            .bind(id)
            .fetch_optional(&mut *op.tx)
            .await?;
    if first.is_some_and(|first| first < closes_at) {
        return Err(Refusal::SlotBeforeClosing.at("closes_day"));
    }
    let promised = if closes_at < before.closes_at && op.now < before.closes_at { placed(op.tx, id).await? } else { Vec::new() };
    if !promised.is_empty() && !sure {
        return Err(Refusal::ClosesEarlier { promised: promised.len() }.into());
    }
    sqlx::query(
        "UPDATE cycles
         SET title = $1, opens_day = $2, opens_minute = $3, closes_day = $4, closes_minute = $5, opens_at = $6, closes_at = $7,
             rule = $8, note = $9, updated_at = $10, version = version + 1
         WHERE id = $11",
    )
    .bind(&details.title)
    .bind(details.opens.day)
    .bind(details.opens.time)
    .bind(details.closes.day)
    .bind(details.closes.time)
    .bind(opens_at)
    .bind(closes_at)
    .bind(details.rule)
    .bind(&details.note)
    .bind(op.now)
    .bind(id)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::CYCLE, id.uuid(), Verb::Updated).before(&before.details)?.after(details)?).await?;
    Ok(promised)
}

/// The orders of those who have been promised that they may change them until a cycle closes.
async fn placed(tx: &mut Conn, id: CycleId) -> Result<Vec<OrderId>> {
    Ok(sqlx::query_scalar("SELECT id FROM orders WHERE cycle_id = $1 AND state = 'placed' ORDER BY id")
        .bind(id)
        .fetch_all(tx)
        .await?)
}

/// What the log keeps of a decision.
#[derive(Serialize)]
struct Decided {
    state: CycleState,
}

async fn decide(op: &mut Op<'_>, cycle: &Cycle, state: CycleState) -> Result<()> {
    sqlx::query("UPDATE cycles SET state = $1, updated_at = $2, version = version + 1 WHERE id = $3")
        .bind(state)
        .bind(op.now)
        .bind(cycle.id)
        .execute(&mut *op.tx)
        .await?;
    let entry = Entry::new(records::CYCLE, cycle.id.uuid(), Verb::Updated)
        .before(&Decided { state: cycle.state })?
        .after(&Decided { state })?;
    op.log(entry).await
}

/// Lets residents see it: it opens and closes by the clock.
///
/// # Errors
/// `Conflict` where it offers nothing, nothing can be fetched anywhere, or it is not a draft.
pub async fn publish(op: &mut Op<'_>, id: CycleId) -> Result<()> {
    op.actor.require(SELLERS)?;
    let cycle = locked(op.tx, id).await?;
    if cycle.state != CycleState::Draft {
        return Err(Refusal::PublishedBefore.into());
    }
    if cycle.closes_at <= op.now {
        return Err(Refusal::ClosesInThePast.into());
    }
    let offered = offers::standing(op.tx, op.actor, id).await?;
    let slots: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM pickup_slots WHERE cycle_id = $1").bind(id).fetch_one(&mut *op.tx).await?;
    match lacks(&offered, usize::try_from(slots).unwrap_or(0)).first() {
        Some(Lack::Products) => return Err(Refusal::OffersNothing.into()),
        Some(Lack::Slots) => return Err(Refusal::NoSlotYet.into()),
        Some(Lack::Supply) => return Err(Refusal::NothingToSell.into()),
        None => {}
    }
    decide(op, &cycle, CycleState::Published).await
}

/// What a draft lacks before people can order, of what it offers and the slots it has.
#[must_use]
pub fn lacks(offered: &[Offer], slots: usize) -> Vec<Lack> {
    let offered = || offered.iter().filter(|offer| !offer.withdrawn);
    let products = (offered().next().is_none()).then_some(Lack::Products);
    let supply = (products.is_none() && offered().all(|offer| offer.sellable() <= Amount::ZERO)).then_some(Lack::Supply);
    let slots = (slots == 0).then_some(Lack::Slots);
    products.into_iter().chain(slots).chain(supply).collect()
}

/// Notes that shortages are settled. Called by the allocation.
pub(super) async fn allocated(op: &mut Op<'_>, cycle: &Cycle) -> Result<()> {
    decide(op, cycle, CycleState::Allocated).await
}

/// Ends a cycle: every crate is fetched or noted as not fetched, and everything weighed has a weight.
///
/// # Errors
/// `Conflict` where an order still waits.
pub async fn settle(op: &mut Op<'_>, id: CycleId) -> Result<()> {
    op.actor.require(SELLERS)?;
    let cycle = locked(op.tx, id).await?;
    if !matches!(cycle.phase(op.now), Phase::Closed | Phase::Allocated) {
        return Err(Refusal::NotToSettle.into());
    }
    let waiting: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM orders WHERE cycle_id = $1 AND state IN ('placed', 'packed')")
        .bind(id)
        .fetch_one(&mut *op.tx)
        .await?;
    if waiting > 0 {
        return Err(Refusal::OrdersWait { waiting }.into());
    }
    decide(op, &cycle, CycleState::Settled).await
}

/// Calls a cycle off that nobody has ordered in.
///
/// # Errors
/// `Conflict` where there are orders: each is cancelled with a reason first.
pub async fn cancel(op: &mut Op<'_>, id: CycleId) -> Result<()> {
    op.actor.require(SELLERS)?;
    let cycle = locked(op.tx, id).await?;
    if !matches!(cycle.state, CycleState::Draft | CycleState::Published) {
        return Err(Refusal::CycleIsOver.into());
    }
    let live: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM orders WHERE cycle_id = $1 AND state <> 'cancelled'")
        .bind(id)
        .fetch_one(&mut *op.tx)
        .await?;
    if live > 0 {
        return Err(Refusal::HasOrders { live }.into());
    }
    decide(op, &cycle, CycleState::Cancelled).await
}

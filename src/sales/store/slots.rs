//! When and where crates are fetched.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use platform::audit::{Entry, Verb};
use platform::db::{Conn, Db};
use platform::error::{Result, unique};
use platform::op::Op;
use platform::room::Days;
use platform::time::ClockTime;

use crate::model::cycle::{CycleId, PointId, Slot, SlotDetails, SlotId};
use crate::refusal::Refusal;
use crate::store::cycles;
use crate::{SELLERS, records};

#[derive(sqlx::FromRow)]
struct Row {
    id: SlotId,
    cycle_id: CycleId,
    point_id: PointId,
    point_name: String,
    point_address: String,
    day: NaiveDate,
    starts_minute: ClockTime,
    ends_minute: ClockTime,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    crates: Option<i64>,
    cut_off_at: Option<DateTime<Utc>>,
    taken: i64,
}

impl From<Row> for Slot {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            cycle: row.cycle_id,
            point: row.point_id,
            point_name: row.point_name,
            point_address: row.point_address,
            day: row.day,
            starts: row.starts_minute,
            ends: row.ends_minute,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            crates: row.crates,
            cut_off_at: row.cut_off_at,
            taken: row.taken,
        }
    }
}

const COLUMNS: &str = "pickup_slots.id, pickup_slots.cycle_id, pickup_slots.point_id, pickup_points.name AS point_name,
    pickup_points.address AS point_address, pickup_slots.day, pickup_slots.starts_minute, pickup_slots.ends_minute,
    pickup_slots.starts_at, pickup_slots.ends_at, pickup_slots.crates, pickup_slots.cut_off_at, pickup_slots.taken";

/// The slots of some cycles, in the order of time.
pub async fn of_cycles(conn: &mut Conn, ids: &[CycleId]) -> Result<Vec<Slot>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new(format!(
        "SELECT {COLUMNS}
         FROM pickup_slots
         JOIN pickup_points ON pickup_points.id = pickup_slots.point_id
         WHERE pickup_slots.cycle_id IN ("
    ));
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(*id);
    }
    query.push(") ORDER BY pickup_slots.starts_at, pickup_points.name, pickup_slots.id");
    let rows: Vec<Row> = query.build_query_as().fetch_all(conn).await?;
    Ok(rows.into_iter().map(Slot::from).collect())
}

/// One slot.
pub async fn get(conn: &mut Conn, id: SlotId) -> Result<Slot> {
    let row: Row = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS}
         FROM pickup_slots
         JOIN pickup_points ON pickup_points.id = pickup_slots.point_id
         WHERE pickup_slots.id = $1"
    )))
    .bind(id)
    .fetch_one(conn)
    .await?;
    Ok(row.into())
}

/// Adds a slot to a cycle.
///
/// # Errors
/// `Conflict` where it begins before the orders are in.
pub async fn insert(op: &mut Op<'_>, id: SlotId, cycle: CycleId, details: &SlotDetails) -> Result<()> {
    op.actor.require(SELLERS)?;
    let of = cycles::locked(op.tx, cycle).await?;
    let (starts_at, ends_at) = (details.starts.instant(details.day, op.zone), details.ends.instant(details.day, op.zone));
    if starts_at < of.closes_at {
        return Err(Refusal::SlotBeforeClosing.at("day"));
    }
    let cut_off = details.cut_off_hours.map(|hours| starts_at - Duration::hours(hours));
    sqlx::query(
        "INSERT INTO pickup_slots
             (id, cycle_id, point_id, day, starts_minute, ends_minute, starts_at, ends_at, crates, cut_off_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(id)
    .bind(cycle)
    .bind(details.point)
    .bind(details.day)
    .bind(details.starts)
    .bind(details.ends)
    .bind(starts_at)
    .bind(ends_at)
    .bind(details.crates)
    .bind(cut_off)
    .execute(&mut *op.tx)
    .await
    .map_err(|error| unique(error, Refusal::SlotTwice))?;
    op.log(Entry::new(records::CYCLE, cycle.uuid(), Verb::Updated).after(details)?).await
}

/// Takes a slot out of a cycle.
///
/// # Errors
/// `Conflict` where somebody fetches a crate then, or has.
pub async fn remove(op: &mut Op<'_>, id: SlotId) -> Result<CycleId> {
    op.actor.require(SELLERS)?;
    let slot = get(op.tx, id).await?;
    cycles::locked(op.tx, slot.cycle).await?;
    let used: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM orders WHERE slot_id = $1)").bind(id).fetch_one(&mut *op.tx).await?;
    if used {
        return Err(Refusal::SlotIsUsed.into());
    }
    sqlx::query("DELETE FROM pickup_slots WHERE id = $1").bind(id).execute(&mut *op.tx).await?;
    op.log(Entry::new(records::CYCLE, slot.cycle.uuid(), Verb::Updated)).await?;
    Ok(slot.cycle)
}

/// The cycles that are fetched on some days.
pub async fn cycles_on(conn: &mut Conn, days: &Days) -> Result<Vec<CycleId>> {
    Ok(sqlx::query_scalar("SELECT DISTINCT cycle_id FROM pickup_slots WHERE day BETWEEN $1 AND $2")
        .bind(days.start())
        .bind(days.end())
        .fetch_all(conn)
        .await?)
}

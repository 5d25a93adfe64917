//! Germination tests: so many seeds taken out of a lot and sown, counted on several days, closed.

use chrono::NaiveDate;
use uuid::Uuid;

use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::{AppError, Result, broke};
use platform::op::Op;

use crate::model::lot::{Cause, GerminationId, SeedLot, SeedLotId};
use crate::model::quantity::{SeedAmount, Unit};
use crate::refusal::Refusal;
use crate::store::moves::{self, Line};
use crate::{KEEPERS, READERS, records};

/// A test as it is kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Germination {
    pub id: GerminationId,
    pub lot_id: SeedLotId,
    pub sown: i64,
    pub germinated: i64,
    pub started_on: NaiveDate,
    pub closed_on: Option<NaiveDate>,
    pub note: String,
}

const COLUMNS: &str = "id, lot_id, sown, germinated, started_on, closed_on, note";

/// The tests of a lot, newest first.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn of_lot(conn: &mut Conn, actor: &Actor, lot: SeedLotId) -> Result<Vec<Germination>> {
    actor.require(READERS)?;
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM germinations WHERE lot_id = $1 ORDER BY started_on DESC, id DESC"
    )))
    .bind(lot)
    .fetch_all(conn)
    .await?)
}

/// The tests that are not closed, oldest first.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn open(conn: &mut Conn, actor: &Actor) -> Result<Vec<Germination>> {
    actor.require(READERS)?;
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS} FROM germinations WHERE closed_on IS NULL ORDER BY started_on, id"
    )))
    .fetch_all(conn)
    .await?)
}

/// One test.
///
/// # Errors
/// `NotFound` for those who may not see lots, and where there is none.
pub async fn get(conn: &mut Conn, actor: &Actor, id: GerminationId) -> Result<Germination> {
    actor.require(READERS)?;
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM germinations WHERE id = $1")))
        .bind(id)
        .fetch_one(conn)
        .await?)
}

/// The counts of a test by day.
pub async fn counts(conn: &mut Conn, id: GerminationId) -> Result<Vec<(NaiveDate, i64)>> {
    Ok(sqlx::query_as(
        "SELECT day, CAST(SUM(germinated) AS BIGINT) FROM germination_counts WHERE germination_id = $1 GROUP BY day HAVING SUM(germinated) <> 0 ORDER BY day",
    )
    .bind(id)
    .fetch_all(conn)
    .await?)
}

/// Sows a test: its seeds leave the lot in the same transaction.
///
/// # Errors
/// `Conflict` where there are not so many, or the lot is kept by weight and has no sample to reckon with.
pub async fn start(op: &mut Op<'_>, lot: SeedLotId, sown: i64, note: &str) -> Result<GerminationId> {
    op.actor.require(KEEPERS)?;
    let kept = moves::in_place(op, lot).await?;
    let taken = match (kept.unit, kept.sample) {
        (Unit::Seeds, _) => SeedAmount(sown),
        (unit, Some(sample)) => sample.of_seeds(unit, sown).max(SeedAmount(1)),
        (Unit::Milligrams, None) => return Err(Refusal::SampleFirst.into()),
    };
    moves::write(op, &Line::new(lot, -taken, Cause::Test)).await.map_err(|error| match error {
        AppError::Conflict(message) => AppError::Conflict(message.at("sown")),
        other => other,
    })?;
    let id = GerminationId::new();
    sqlx::query("INSERT INTO germinations (id, lot_id, sown, started_on, note, created_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(lot)
        .bind(sown)
        .bind(op.today())
        .bind(note)
        .bind(op.now)
        .execute(&mut *op.tx)
        .await?;
    op.log(Entry::new(records::SEED_LOT, lot.uuid(), Verb::Updated).after(&serde_json::json!({ "sown": sown }))?).await?;
    Ok(id)
}

/// Notes that so many more have germinated.
///
/// # Errors
/// `Conflict` where that were more than were sown, or the test is closed.
pub async fn count(op: &mut Op<'_>, id: GerminationId, more: i64) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let test = under_lock(op, id).await?;
    if more <= 0 {
        return Ok(());
    }
    let today = op.today();
    add_count(op, id, today, more).await.map_err(|error| {
        if broke(&error, "germinated_of_sown") {
            let left = test.sown - test.germinated;
            Refusal::OnlySown { left }.into()
        } else {
            error.into()
        }
    })
}

/// Takes the last count back that stands: a finger slips on a tray.
///
/// # Errors
/// `Conflict` where nothing was counted, or the test is closed.
pub async fn take_back_count(op: &mut Op<'_>, id: GerminationId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    under_lock(op, id).await?;
    let last: Option<(Uuid, i64)> = sqlx::query_as(
        "SELECT id, germinated
         FROM germination_counts AS counted
         WHERE germination_id = $1 AND germinated > 0
           AND NOT EXISTS (SELECT 1 FROM germination_counts AS later WHERE later.reverses = counted.id)
         ORDER BY counted_at DESC, id DESC
         LIMIT 1",
    )
    .bind(id)
    .fetch_optional(&mut *op.tx)
    .await?;
    let (count, germinated) = last.ok_or(Refusal::NothingCounted)?;
    sqlx::query(
        "INSERT INTO germination_counts (id, germination_id, day, germinated, counted_at, reverses) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(Uuid::now_v7())
    .bind(id)
    .bind(op.today())
    .bind(-germinated)
    .bind(op.now)
    .bind(count)
    .execute(&mut *op.tx)
    .await?;
    Ok(())
}

/// A lot that was put together or split off germinates as what it was made of: by the weakest test there is, never better.
pub(super) async fn inherit(op: &mut Op<'_>, from: &[SeedLot], to: SeedLotId) -> Result<()> {
    let weakest = from.iter().filter_map(|lot| lot.tested).min_by_key(|(_, germinated, sown)| germinated * 10_000 / sown.max(&1));
    let Some((day, germinated, sown)) = weakest else {
        return Ok(());
    };
    let id = GerminationId::new();
    sqlx::query(
        "INSERT INTO germinations (id, lot_id, sown, started_on, closed_on, note, created_at) VALUES ($1, $2, $3, $4, $4, $5, $6)",
    )
    .bind(id)
    .bind(to)
    .bind(sown)
    .bind(day)
    .bind(from.iter().map(|lot| lot.code.as_str()).collect::<Vec<_>>().join(", "))
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    if germinated > 0 {
        add_count(op, id, day, germinated).await?;
    }
    Ok(())
}

async fn add_count(op: &mut Op<'_>, id: GerminationId, day: NaiveDate, more: i64) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO germination_counts (id, germination_id, day, germinated, counted_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(Uuid::now_v7())
        .bind(id)
        .bind(day)
        .bind(more)
        .bind(op.now)
        .execute(&mut *op.tx)
        .await?;
    Ok(())
}

async fn under_lock(op: &mut Op<'_>, id: GerminationId) -> Result<Germination> {
    let found = get(op.tx, op.actor, id).await?;
    moves::lock(op.tx, found.lot_id).await?;
    let test = get(op.tx, op.actor, id).await?;
    if test.closed_on.is_some() {
        return Err(Refusal::TestIsClosed.into());
    }
    Ok(test)
}

/// Closes a test: from now on it says how the lot germinates.
///
/// # Errors
/// `Conflict` where it is closed.
pub async fn close(op: &mut Op<'_>, id: GerminationId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let test = under_lock(op, id).await?;
    sqlx::query("UPDATE germinations SET closed_on = $1 WHERE id = $2").bind(op.today()).bind(id).execute(&mut *op.tx).await?;
    let after = serde_json::json!({ "sown": test.sown, "germinated": test.germinated });
    op.log(Entry::new(records::SEED_LOT, test.lot_id.uuid(), Verb::Updated).after(&after)?).await
}

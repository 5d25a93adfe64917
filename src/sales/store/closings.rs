//! Closings of the till, each chained to the one before of its kind. A day is closed once it is over; nothing is entered into it any more.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::{AppError, Result, unique};
use platform::money::Cents;
use platform::op::Op;
use platform::time::ClockTime;

use crate::model::closing::{Closed, ClosingKind, Takings};
use crate::model::paper::{FIRST, link};
use crate::refusal::Refusal;
use crate::{SELLERS, records};

/// A closing as it is kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Kept {
    pub kind: ClosingKind,
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub ends_at: DateTime<Utc>,
    pub total_cents: Cents,
    pub absolute_cents: Cents,
    pub perpetual_cents: Cents,
    pub perpetual_absolute: Cents,
    pub moves: i64,
    pub payload: String,
    pub previous: String,
    pub hash: String,
    pub closed_at: DateTime<Utc>,
}

const COLUMNS: &str =
    "kind, first, last, ends_at, total_cents, absolute_cents, perpetual_cents, perpetual_absolute, moves, payload,
    previous, hash, closed_at";

/// The closings of a kind, latest first.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn list(conn: &mut Conn, actor: &Actor, kind: ClosingKind, most: i64) -> Result<Vec<Kept>> {
    actor.require(SELLERS)?;
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS}
         FROM closings
         WHERE kind = $1
         ORDER BY first DESC
         LIMIT $2"
    )))
    .bind(kind)
    .bind(most)
    .fetch_all(conn)
    .await?)
}

/// Every closing in the order of its chain, for the verifier.
pub async fn chains(conn: &mut Conn) -> Result<Vec<Kept>> {
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS}
         FROM closings
         ORDER BY kind, first"
    )))
    .fetch_all(conn)
    .await?)
}

/// Money that changed hands between two instants, each time with its sign.
async fn takings(conn: &mut Conn, from: DateTime<Utc>, until: DateTime<Utc>) -> Result<Takings> {
    let amounts: Vec<Cents> = sqlx::query_scalar(
        "SELECT cents
         FROM account_moves
         WHERE at >= $1 AND at < $2 AND method IS NOT NULL
         ORDER BY at, id",
    )
    .bind(from)
    .bind(until)
    .fetch_all(conn)
    .await?;
    Ok(Takings::of(amounts))
}

/// The first day that is not closed: the one after the last closing of its kind, or that of the first money ever.
async fn next_day(op: &mut Op<'_>, last: Option<&Kept>) -> Result<Option<NaiveDate>> {
    if let Some(last) = last {
        return Ok(last.last.succ_opt());
    }
    let first: Option<DateTime<Utc>> =
        sqlx::query_scalar("SELECT at FROM account_moves WHERE method IS NOT NULL ORDER BY at, id LIMIT 1")
            .fetch_optional(&mut *op.tx)
            .await?;
    Ok(first.map(|at| at.with_timezone(&op.zone).date_naive()))
}

/// Closes everything that is over and not closed yet: each day, then the months and years that ended. Says how many.
///
/// # Errors
/// `Conflict` where nothing is to be closed.
pub async fn close(op: &mut Op<'_>) -> Result<usize> {
    op.actor.require(SELLERS)?;
    let mut count = 0;
    for kind in [ClosingKind::Day, ClosingKind::Month, ClosingKind::Year] {
        count += close_kind(op, kind).await?;
    }
    if count == 0 {
        return Err(Refusal::NothingToClose.into());
    }
    Ok(count)
}

async fn close_kind(op: &mut Op<'_>, kind: ClosingKind) -> Result<usize> {
    let mut last = list(op.tx, op.actor, kind, 1).await?.pop();
    let mut count = 0;
    while let Some(day) = next_day(op, last.as_ref()).await? {
        let (first, end) = kind.period(day);
        if end >= op.today() {
            break;
        }
        last = Some(write(op, kind, (first, end), last.as_ref()).await?);
        count += 1;
    }
    Ok(count)
}

async fn write(op: &mut Op<'_>, kind: ClosingKind, (first, end): (NaiveDate, NaiveDate), last: Option<&Kept>) -> Result<Kept> {
    let begins_at = ClockTime(0).instant(first, op.zone);
    let ends_at = ClockTime(0).instant(end.succ_opt().unwrap_or(end), op.zone);
    let takings = takings(op.tx, begins_at, ends_at).await?;
    let before = last.map_or((Cents(0), Cents(0)), |last| (last.perpetual_cents, last.perpetual_absolute));
    let closed = Closed {
        kind,
        first,
        last: end,
        takings,
        perpetual: before.0 + takings.total,
        perpetual_absolute: before.1 + takings.absolute,
    };
    let payload = serde_json::to_string(&closed).map_err(AppError::internal)?;
    let previous = last.map_or_else(|| FIRST.to_owned(), |last| last.hash.clone());
    let kept = Kept {
        kind,
        first,
        last: end,
        ends_at,
        total_cents: takings.total,
        absolute_cents: takings.absolute,
        perpetual_cents: closed.perpetual,
        perpetual_absolute: closed.perpetual_absolute,
        moves: takings.moves,
        hash: link(&previous, &payload),
        payload,
        previous,
        closed_at: op.now,
    };
    insert(op, &kept).await?;
    Ok(kept)
}

async fn insert(op: &mut Op<'_>, kept: &Kept) -> Result<()> {
    let id = Uuid::now_v7();
    sqlx::query(
        "INSERT INTO closings
             (id, kind, first, last, ends_at, total_cents, absolute_cents, perpetual_cents, perpetual_absolute, moves, payload, previous,
              hash, closed_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    )
    .bind(id)
    .bind(kept.kind)
    .bind(kept.first)
    .bind(kept.last)
    .bind(kept.ends_at)
    .bind(kept.total_cents)
    .bind(kept.absolute_cents)
    .bind(kept.perpetual_cents)
    .bind(kept.perpetual_absolute)
    .bind(kept.moves)
    .bind(&kept.payload)
    .bind(&kept.previous)
    .bind(&kept.hash)
    .bind(kept.closed_at)
    .bind(op.actor.person)
    .execute(&mut *op.tx)
    .await
    // Of two who close at once the second finds it closed.
    .map_err(|error| unique(error, Refusal::NothingToClose))?;
    op.log(Entry::new(records::PAPER, id, Verb::Created)).await
}

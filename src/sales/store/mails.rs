//! Letters that leave by themselves: a cycle opens, a crate is to be fetched tomorrow. Each once.

use chrono::{DateTime, Duration, Utc};

use platform::db::Conn;
use platform::error::Result;
use platform::i18n::Lang;

use crate::model::customer::CustomerId;
use crate::model::cycle::CycleId;
use crate::model::order::OrderId;

/// How long before a slot people are reminded.
const BEFORE: Duration = Duration::hours(24);

/// The orders whose slot is near and who were not reminded, noted as reminded.
pub async fn take_reminders(tx: &mut Conn, now: DateTime<Utc>) -> Result<Vec<OrderId>> {
    Ok(sqlx::query_scalar(
        "UPDATE orders
         SET reminded_at = $1
         WHERE reminded_at IS NULL AND state IN ('placed', 'packed')
           AND slot_id IN (SELECT id FROM pickup_slots WHERE starts_at > $1 AND starts_at <= $2)
         RETURNING id",
    )
    .bind(now)
    .bind(now + BEFORE)
    .fetch_all(tx)
    .await?)
}

/// How long a crate stands ready before its letter leaves: it may be opened again at once. And how long after a pick-up thanks are written.
const READY_AFTER: Duration = Duration::minutes(10);
const THANKS_AFTER: Duration = Duration::hours(1);
/// What is older is not written about any more, for instance when the letters are switched on.
const STALE: Duration = Duration::days(2);

/// The orders whose crate stands ready and whose slot is still to come, noted as told.
pub async fn take_ready(tx: &mut Conn, now: DateTime<Utc>) -> Result<Vec<OrderId>> {
    Ok(sqlx::query_scalar(
        "UPDATE orders
         SET told_ready_at = $1
         WHERE told_ready_at IS NULL AND packed_at > $2 AND packed_at <= $3 AND state = 'packed'
           AND slot_id IN (SELECT id FROM pickup_slots WHERE ends_at > $1)
         RETURNING id",
    )
    .bind(now)
    .bind(now - STALE)
    .bind(now - READY_AFTER)
    .fetch_all(tx)
    .await?)
}

/// The orders that were fetched, noted as thanked for.
pub async fn take_thanks(tx: &mut Conn, now: DateTime<Utc>) -> Result<Vec<OrderId>> {
    Ok(sqlx::query_scalar(
        "UPDATE orders
         SET thanked_at = $1
         WHERE thanked_at IS NULL AND closed_at > $2 AND closed_at <= $3 AND state = 'handed_over'
           AND customer_id IN (SELECT id FROM customers WHERE letters)
         RETURNING id",
    )
    .bind(now)
    .bind(now - STALE)
    .bind(now - THANKS_AFTER)
    .fetch_all(tx)
    .await?)
}

/// The cycles that have opened and were not announced, noted as announced.
pub async fn take_openings(tx: &mut Conn, now: DateTime<Utc>) -> Result<Vec<CycleId>> {
    Ok(sqlx::query_scalar(
        "UPDATE cycles
         SET announced_at = $1
         WHERE announced_at IS NULL AND state = 'published' AND opens_at <= $1 AND closes_at > $1
         RETURNING id",
    )
    .bind(now)
    .fetch_all(tx)
    .await?)
}

/// Somebody to write to.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Reader {
    pub id: CustomerId,
    pub email: String,
    pub lang: Lang,
}

/// Those who ordered within a quarter of a year, have an address and want letters.
pub async fn regulars(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<Reader>> {
    Ok(sqlx::query_as(
        "SELECT customers.id, customers.email, customers.lang
         FROM customers
         WHERE customers.email IS NOT NULL AND customers.letters AND customers.erased_at IS NULL
           AND EXISTS (SELECT 1 FROM orders WHERE orders.customer_id = customers.id AND orders.placed_at >= $1)
         ORDER BY customers.id",
    )
    .bind(now - Duration::days(92))
    .fetch_all(conn)
    .await?)
}

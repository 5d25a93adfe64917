//! Mass balances: what came in is what went out and what is left, by lot or by product and period.

use chrono::{DateTime, Utc};

use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::Result;

use crate::STOCK_READERS;
use crate::model::amount::Amount;
use crate::model::label::Label;
use crate::model::lot::LotId;
use crate::model::product::ProductId;
use crate::model::stock::{Balance, Cause};

/// Sums of lines by the cause that they have, or that the line has which they take back.
const SUMS: &str = "COALESCE(taken_back.cause, stock_moves.cause) AS cause, stock_moves.quantity > 0 AS came,
    CAST(SUM(stock_moves.quantity) AS BIGINT) AS quantity";

#[derive(sqlx::FromRow)]
struct Sum {
    cause: Cause,
    quantity: Amount,
}

/// The balance of one lot.
///
/// # Errors
/// `NotFound` for those who do not see stock.
pub async fn of_lot(conn: &mut Conn, actor: &Actor, lot: LotId) -> Result<Balance> {
    actor.require(STOCK_READERS)?;
    let sums: Vec<Sum> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {SUMS}
         FROM stock_moves
         LEFT JOIN stock_moves AS taken_back ON taken_back.id = stock_moves.reverses
         WHERE stock_moves.lot_id = $1
         GROUP BY 1, 2"
    )))
    .bind(lot)
    .fetch_all(conn)
    .await?;
    Ok(sums.into_iter().fold(Balance::default(), |balance, sum| balance.with(sum.cause, sum.quantity)))
}

/// What a product did in a period under one label.
#[derive(Clone, Debug)]
pub struct Period {
    pub product: ProductId,
    pub label: Label,
    /// What was in store when it began.
    pub opening: Amount,
    /// What happened in it; what is left is of the period alone.
    pub balance: Balance,
}

#[derive(sqlx::FromRow)]
struct PeriodSum {
    product_id: ProductId,
    label: Label,
    before: bool,
    cause: Cause,
    quantity: Amount,
}

/// The balance of every product and label in a period, those that had anything.
///
/// # Errors
/// `NotFound` for those who do not see stock.
pub async fn of_period(conn: &mut Conn, actor: &Actor, from: DateTime<Utc>, until: DateTime<Utc>) -> Result<Vec<Period>> {
    actor.require(STOCK_READERS)?;
    let sums: Vec<PeriodSum> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT stock_moves.product_id, lots.label, stock_moves.happened_at < $1 AS before, {SUMS}
         FROM stock_moves
         JOIN lots ON lots.id = stock_moves.lot_id
         LEFT JOIN stock_moves AS taken_back ON taken_back.id = stock_moves.reverses
         WHERE stock_moves.happened_at < $2
         GROUP BY 1, 2, 3, 4, 5
         ORDER BY 1, 2"
    )))
    .bind(from)
    .bind(until)
    .fetch_all(conn)
    .await?;
    let mut periods: Vec<Period> = Vec::new();
    for sum in sums {
        if periods.last().is_none_or(|last| (last.product, last.label) != (sum.product_id, sum.label)) {
            let balance = Balance::default();
            periods.push(Period { product: sum.product_id, label: sum.label, opening: Amount::ZERO, balance });
        }
        if let Some(last) = periods.last_mut() {
            if sum.before {
                last.opening = last.opening + sum.quantity;
            } else {
                last.balance = last.balance.with(sum.cause, sum.quantity);
            }
        }
    }
    periods.retain(|period| period.opening != Amount::ZERO || period.balance != Balance::default());
    Ok(periods)
}

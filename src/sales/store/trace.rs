//! Both ways between lots and people: who has what of a lot, and which lots an order was made of.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::Result;
use platform::i18n::Lang;
use platform::search;
use produce::model::amount::Amount;
use produce::model::label::Label;
use produce::model::lot::LotId;
use produce::model::stock::StorePlaceId;

use crate::SELLERS;
use crate::model::customer::CustomerId;
use crate::model::line::LineId;
use crate::model::order::OrderId;

/// Some of a lot that lies in somebody's crate.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Holder {
    pub order_id: OrderId,
    pub code: String,
    pub customer_id: CustomerId,
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub lang: Lang,
    pub quantity: Amount,
    pub packed_at: Option<DateTime<Utc>>,
}

/// Everybody who has something of a lot, or of the mixes that it went into; by name.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn holders(conn: &mut Conn, actor: &Actor, lot: LotId) -> Result<Vec<Holder>> {
    actor.require(SELLERS)?;
    let mut all: Vec<_> = sqlx::query_as(
        "WITH RECURSIVE made_of (id) AS (
             SELECT lots.id FROM lots WHERE lots.id = $1
             UNION
             SELECT lot_parents.lot_id FROM lot_parents JOIN made_of ON made_of.id = lot_parents.parent_id
         ),
         -- By itself, or SQLite would walk all orders.
         held (order_id, quantity) AS MATERIALIZED (
             SELECT order_lines.order_id, CAST(-SUM(stock_moves.quantity) AS BIGINT)
             FROM stock_moves
             JOIN order_lines ON order_lines.id = stock_moves.holder_id
             WHERE stock_moves.lot_id IN (SELECT id FROM made_of) AND stock_moves.cause IN ('pack', 'return')
             GROUP BY order_lines.order_id
             HAVING SUM(stock_moves.quantity) < 0
         )
         SELECT orders.id AS order_id, orders.code, orders.customer_id, orders.name, customers.email, customers.phone, orders.lang,
                held.quantity, orders.packed_at
         FROM held
         JOIN orders ON orders.id = held.order_id
         JOIN customers ON customers.id = orders.customer_id
         ORDER BY orders.name, orders.id",
    )
    .bind(lot)
    .fetch_all(conn)
    .await?;
    search::sort_by_name(&mut all, |one: &Holder| &one.name);
    Ok(all)
}

/// Some of a lot that was taken from a place.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Part {
    pub lot: LotId,
    pub place: StorePlaceId,
    pub amount: Amount,
}

/// What lies in an order's crate, by lot and place.
pub(super) async fn packed_for(conn: &mut Conn, order: OrderId) -> Result<Vec<Part>> {
    Ok(sqlx::query_as(
        "SELECT stock_moves.lot_id AS lot, stock_moves.place_id AS place, CAST(-SUM(stock_moves.quantity) AS BIGINT) AS amount
         FROM order_lines
         JOIN stock_moves ON stock_moves.holder_id = order_lines.id
         WHERE order_lines.order_id = $1
         GROUP BY stock_moves.lot_id, stock_moves.place_id
         HAVING SUM(stock_moves.quantity) < 0
         ORDER BY stock_moves.lot_id, stock_moves.place_id",
    )
    .bind(order)
    .fetch_all(conn)
    .await?)
}

/// The lots of each line of an order: their codes, and the worst of their labels. A line is never better than its lots.
pub async fn lots_of(conn: &mut Conn, order: OrderId) -> Result<HashMap<LineId, (Vec<String>, Label)>> {
    let rows: Vec<(LineId, String, Label)> = sqlx::query_as(
        "SELECT order_lines.id, lots.code, lots.label
         FROM order_lines
         JOIN stock_moves ON stock_moves.holder_id = order_lines.id
         JOIN lots ON lots.id = stock_moves.lot_id
         WHERE order_lines.order_id = $1
         GROUP BY order_lines.id, lots.code, lots.label
         HAVING SUM(stock_moves.quantity) < 0
         ORDER BY lots.code",
    )
    .bind(order)
    .fetch_all(conn)
    .await?;
    let mut lots: HashMap<LineId, (Vec<String>, Label)> = HashMap::new();
    for (line, code, label) in rows {
        let entry = lots.entry(line).or_insert_with(|| (Vec::new(), label));
        entry.0.push(code);
        entry.1 = entry.1.min(label);
    }
    Ok(lots)
}

/// The codes of the lots in each line of a cycle's packed crates.
pub async fn lots_of_cycle(conn: &mut Conn, cycle: crate::model::cycle::CycleId) -> Result<HashMap<LineId, Vec<String>>> {
    let rows: Vec<(LineId, String)> = sqlx::query_as(
        "SELECT order_lines.id, lots.code
         FROM orders
         JOIN order_lines ON order_lines.order_id = orders.id
         JOIN stock_moves ON stock_moves.holder_id = order_lines.id
         JOIN lots ON lots.id = stock_moves.lot_id
         WHERE orders.cycle_id = $1
         GROUP BY order_lines.id, lots.code
         HAVING SUM(stock_moves.quantity) < 0
         ORDER BY lots.code",
    )
    .bind(cycle)
    .fetch_all(conn)
    .await?;
    let mut lots: HashMap<LineId, Vec<String>> = HashMap::new();
    for (line, code) in rows {
        lots.entry(line).or_default().push(code);
    }
    Ok(lots)
}

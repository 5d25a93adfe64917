//! Orders as they are kept: read one, or those of a cycle, a slot or a customer, each with its lines.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use kit::links::Links;
use platform::auth::actor::Actor;
use platform::db::{Conn, Db};
use platform::error::{AppError, Result};
use platform::i18n::Lang;
use platform::money::{Cents, VatRate};
use platform::quantity::Grams;
use platform::search;
use platform::secrets::Token;
use produce::model::amount::Amount;
use produce::model::product::{Mode, ProductId};
use produce::store::products::selling;

use crate::SELLERS;
use crate::model::customer::CustomerId;
use crate::model::cycle::{CycleId, OfferId, SlotId};
use crate::model::line::{Line, LineId, Packed, Terms};
use crate::model::order::{Order, OrderId, OrderState, Wish};

/// The private links of orders.
pub const LINKS: Links = Links::new("order_links", "order_id");

#[derive(sqlx::FromRow)]
struct Row {
    id: OrderId,
    code: String,
    cycle_id: CycleId,
    customer_id: CustomerId,
    slot_id: SlotId,
    name: String,
    state: OrderState,
    wish: Wish,
    note: String,
    lang: Lang,
    placed_at: DateTime<Utc>,
    reason: String,
    version: i64,
}

impl Row {
    fn with(self, lines: Vec<Line>) -> Order {
        Order {
            id: self.id,
            code: self.code,
            cycle: self.cycle_id,
            customer: self.customer_id,
            slot: self.slot_id,
            name: self.name,
            state: self.state,
            wish: self.wish,
            note: self.note,
            lang: self.lang,
            placed_at: self.placed_at,
            reason: self.reason,
            version: self.version,
            lines,
        }
    }
}

#[derive(sqlx::FromRow)]
struct LineRow {
    id: LineId,
    order_id: OrderId,
    offer_id: OfferId,
    product_id: ProductId,
    name: String,
    mode: Mode,
    portion_g: Option<Grams>,
    least_g: Option<Grams>,
    most_g: Option<Grams>,
    price_cents: Cents,
    vat_bp: VatRate,
    deposit_cents: Cents,
    ordered: i64,
    allocated: Option<Amount>,
    packed: Option<Amount>,
    weight_g: Option<Grams>,
    ceiling_cents: Cents,
    billed_cents: Option<Cents>,
}

impl TryFrom<LineRow> for Line {
    type Error = AppError;

    fn try_from(row: LineRow) -> Result<Self> {
        Ok(Self {
            id: row.id,
            terms: Terms {
                offer: row.offer_id,
                product: row.product_id,
                name: row.name,
                selling: selling(row.mode, (row.least_g, row.portion_g, row.most_g))?,
                price: row.price_cents,
                vat: row.vat_bp,
                deposit: row.deposit_cents,
            },
            ordered: row.ordered,
            allocated: row.allocated,
            packed: row.packed.map(|amount| Packed { amount, weight: row.weight_g }),
            ceiling: row.ceiling_cents,
            billed: row.billed_cents,
        })
    }
}

const COLUMNS: &str =
    "orders.id, orders.code, orders.cycle_id, orders.customer_id, orders.slot_id, orders.name, orders.state, orders.wish,
    orders.note, orders.lang, orders.placed_at, orders.reason, orders.version";

async fn with_lines(conn: &mut Conn, rows: Vec<Row>) -> Result<Vec<Order>> {
    let mut lines: HashMap<OrderId, Vec<Line>> = HashMap::new();
    // Many orders name few products: what a name is put in order by is found once.
    let mut keys: HashMap<String, String> = HashMap::new();
    for part in rows.chunks(400) {
        let mut query = sqlx::QueryBuilder::<Db>::new(
            "SELECT id, order_id, offer_id, product_id, name, mode, portion_g, least_g, most_g, price_cents, vat_bp, deposit_cents,
                    ordered, allocated, packed, weight_g, ceiling_cents, billed_cents
             FROM order_lines
             WHERE order_id IN (",
        );
        let mut list = query.separated(", ");
        for row in part {
            list.push_bind(row.id);
        }
        query.push(") ORDER BY name, id");
        let found: Vec<LineRow> = query.build_query_as().fetch_all(&mut *conn).await?;
        for row in found {
            if !keys.contains_key(&row.name) {
                keys.insert(row.name.clone(), search::in_order(&row.name));
            }
            lines.entry(row.order_id).or_default().push(row.try_into()?);
        }
    }
    Ok(rows
        .into_iter()
        .map(|row| {
            let mut lines = lines.remove(&row.id).unwrap_or_default();
            lines.sort_by(|one, other| keys.get(&one.terms.name).cmp(&keys.get(&other.terms.name)));
            row.with(lines)
        })
        .collect())
}

/// One order, as the program itself needs it.
pub(crate) async fn by_id(conn: &mut Conn, id: OrderId) -> Result<Order> {
    let row: Row = sqlx::query_as(sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} FROM orders WHERE id = $1")))
        .bind(id)
        .fetch_one(&mut *conn)
        .await?;
    with_lines(conn, vec![row]).await?.pop().ok_or(AppError::NotFound)
}

/// One order, for the team.
///
/// # Errors
/// `NotFound` for those who do not sell, and where there is none.
pub async fn get(conn: &mut Conn, actor: &Actor, id: OrderId) -> Result<Order> {
    actor.require(SELLERS)?;
    by_id(conn, id).await
}

/// The order that a private link leads to.
///
/// # Errors
/// `NotFound` for a link that is none.
pub async fn by_token(conn: &mut Conn, token: &Token) -> Result<Order> {
    let mut query = sqlx::QueryBuilder::<Db>::new(format!("SELECT {COLUMNS} FROM orders WHERE id = "));
    LINKS.push_record(&mut query, token);
    let row: Row = query.build_query_as().fetch_one(&mut *conn).await?;
    with_lines(conn, vec![row]).await?.pop().ok_or(AppError::NotFound)
}

/// The live order of a customer in a cycle.
pub(crate) async fn live(conn: &mut Conn, cycle: CycleId, customer: CustomerId) -> Result<Option<OrderId>> {
    Ok(sqlx::query_scalar("SELECT id FROM orders WHERE cycle_id = $1 AND customer_id = $2 AND state <> 'cancelled'")
        .bind(cycle)
        .bind(customer)
        .fetch_optional(conn)
        .await?)
}

/// The orders of a cycle that are not cancelled, by slot and name.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn of_cycle(conn: &mut Conn, actor: &Actor, cycle: CycleId, query: &str) -> Result<Vec<Order>> {
    actor.require(SELLERS)?;
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS}
         FROM orders
         JOIN customers ON customers.id = orders.customer_id
         JOIN pickup_slots ON pickup_slots.id = orders.slot_id
         WHERE orders.cycle_id = $1 AND orders.state <> 'cancelled' AND (customers.search_text LIKE $2 OR REPLACE(orders.code, '-', '') LIKE $3)
         ORDER BY pickup_slots.starts_at, orders.slot_id, customers.search_text, orders.id"
    )))
    .bind(cycle)
    .bind(search::pattern(query))
    .bind(code_pattern(query))
    .fetch_all(&mut *conn)
    .await?;
    with_lines(conn, rows).await
}

/// A `LIKE` pattern that finds a code with or without its dash; for what is none it finds only what the name does.
fn code_pattern(query: &str) -> String {
    let typed: String = query.chars().filter(char::is_ascii_alphanumeric).take(20).collect();
    if typed.is_empty() && !query.trim().is_empty() { "%-%".to_owned() } else { format!("%{}%", typed.to_uppercase()) }
}

/// The orders of a customer, newest first.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn of_customer(conn: &mut Conn, actor: &Actor, customer: CustomerId, most: i64) -> Result<Vec<Order>> {
    actor.require(SELLERS)?;
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS}
         FROM orders
         WHERE customer_id = $1
         ORDER BY placed_at DESC
         LIMIT $2"
    )))
    .bind(customer)
    .bind(most)
    .fetch_all(&mut *conn)
    .await?;
    with_lines(conn, rows).await
}

/// How many portions of which product an order had: what "like last time" fills in.
#[must_use]
pub fn wanted(order: &Order) -> HashMap<ProductId, i64> {
    order.asked().map(|line| (line.terms.product, line.ordered)).collect()
}

/// The order that a number on a crate or a scanned code leads to.
///
/// # Errors
/// `NotFound` for those who do not sell, and for a code that is none.
pub async fn by_code(conn: &mut Conn, actor: &Actor, code: &str) -> Result<OrderId> {
    actor.require(SELLERS)?;
    Ok(sqlx::query_scalar("SELECT id FROM orders WHERE code = $1").bind(code.trim().to_uppercase()).fetch_one(conn).await?)
}

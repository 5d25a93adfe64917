//! Price lists: prices from a day on, for everybody or for a group. Only ever added to.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::Result;
use platform::money::Cents;
use platform::op::Op;
use platform::search;
use produce::model::product::ProductId;

use crate::model::cycle::GroupId;
use crate::refusal::Refusal;
use crate::{SELLERS, records};

/// A group with prices of its own.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Group {
    pub id: GroupId,
    pub name: String,
}

/// The groups, by name.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn groups(conn: &mut Conn, actor: &Actor) -> Result<Vec<Group>> {
    actor.require(SELLERS)?;
    let mut all: Vec<_> = sqlx::query_as("SELECT id, name FROM price_groups ORDER BY name").fetch_all(conn).await?;
    search::sort_by_name(&mut all, |one: &Group| &one.name);
    Ok(all)
}

/// Adds a group.
///
/// # Errors
/// `Conflict` where the name is taken.
pub async fn add_group(op: &mut Op<'_>, id: GroupId, name: &str) -> Result<()> {
    op.actor.require(SELLERS)?;
    let added = sqlx::query("INSERT INTO price_groups (id, name, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(id)
        .bind(name)
        .bind(op.now)
        .execute(&mut *op.tx)
        .await?;
    if added.rows_affected() == 0 {
        return Err(Refusal::GroupTaken.into());
    }
    op.log(Entry::new(records::PRICE, id.uuid(), Verb::Created).after(&NotedGroup { name })?).await
}

/// What the log keeps of a group.
#[derive(Serialize)]
struct NotedGroup<'a> {
    name: &'a str,
}

/// A price to note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewPrice {
    pub product: ProductId,
    pub group: Option<GroupId>,
    /// With tax: each, or a kilogram.
    pub cents: Cents,
    pub starts: NaiveDate,
}

/// Notes a price from a day on; one noted later for the same day counts.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn set(op: &mut Op<'_>, price: &NewPrice) -> Result<()> {
    op.actor.require(SELLERS)?;
    sqlx::query("INSERT INTO prices (id, product_id, group_id, cents, starts, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(Uuid::now_v7())
        .bind(price.product)
        .bind(price.group)
        .bind(price.cents)
        .bind(price.starts)
        .bind(op.now)
        .execute(&mut *op.tx)
        .await?;
    op.log(Entry::new(records::PRICE, price.product.uuid(), Verb::Created).after(price)?).await
}

/// The prices that hold on a day, by product and group.
pub type Prices = HashMap<(ProductId, Option<GroupId>), Cents>;

/// What holds on a day.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn on(conn: &mut Conn, actor: &Actor, day: NaiveDate) -> Result<Prices> {
    actor.require(SELLERS)?;
    // The last one noted of the last day that has begun comes last and stays.
    let rows: Vec<(ProductId, Option<GroupId>, Cents)> = sqlx::query_as(
        "SELECT product_id, group_id, cents
         FROM prices
         WHERE starts <= $1
         ORDER BY starts, recorded_at, id",
    )
    .bind(day)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(product, group, cents)| ((product, group), cents)).collect())
}

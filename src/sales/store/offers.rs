//! What a cycle offers, at the price of the day it was offered.

use std::collections::HashMap;

use serde::Serialize;

use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::money::{Cents, VatRate};
use platform::op::Op;
use platform::quantity::Grams;
use produce::model::amount::Amount;
use produce::model::product::{Category, Mode, ProductId};
use produce::store::products::{self, selling};
use produce::store::supplies::{self, Supply};

use crate::model::cycle::{CycleId, CycleState, GroupId, OfferDetails, OfferId};
use crate::model::line::Terms;
use crate::refusal::Refusal;
use crate::store::{cycles, prices};
use crate::{SELLERS, records};

/// An offer as residents see it.
#[derive(Clone, Debug)]
pub struct Offer {
    pub terms: Terms,
    pub pictogram: String,
    pub category: Category,
    pub variety: String,
    pub size: String,
    pub origin: String,
    pub allergens: String,
    pub most: Option<i64>,
    pub withdrawn: bool,
    pub supply: Supply,
}

impl Offer {
    /// Grams or pieces that can still be promised.
    #[must_use]
    pub fn sellable(&self) -> Amount {
        if self.withdrawn { Amount::ZERO } else { self.supply.sellable() }
    }

    /// Most portions that somebody may have who holds some already.
    #[must_use]
    pub fn at_most(&self, held: Amount) -> i64 {
        let there = self.terms.selling.portions_in(self.sellable() + held);
        self.most.map_or(there, |most| most.min(there))
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: OfferId,
    product_id: ProductId,
    price_cents: Cents,
    most: Option<i64>,
    withdrawn: bool,
    name: String,
    pictogram: String,
    mode: Mode,
    portion_g: Option<Grams>,
    least_g: Option<Grams>,
    most_g: Option<Grams>,
    vat_bp: VatRate,
    deposit_cents: Cents,
    category: Category,
    variety: String,
    size: String,
    origin: String,
    allergens: String,
    expected: Option<Amount>,
    reserved: Amount,
    on_hand: Amount,
    all_reserved: Amount,
}

impl TryFrom<Row> for Offer {
    type Error = AppError;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            terms: Terms {
                offer: row.id,
                product: row.product_id,
                name: row.name,
                selling: selling(row.mode, (row.least_g, row.portion_g, row.most_g))?,
                price: row.price_cents,
                vat: row.vat_bp,
                deposit: row.deposit_cents,
            },
            pictogram: row.pictogram,
            category: row.category,
            variety: row.variety,
            size: row.size,
            origin: row.origin,
            allergens: row.allergens,
            most: row.most,
            withdrawn: row.withdrawn,
            supply: Supply {
                id: row.id.supply(),
                product_id: row.product_id,
                expected: row.expected,
                reserved: row.reserved,
                on_hand: row.on_hand,
                all_reserved: row.all_reserved,
            },
        })
    }
}

/// What a cycle offers, by name, at the prices of a group where it has its own.
pub async fn of_cycle(conn: &mut Conn, cycle: CycleId, group: Option<GroupId>) -> Result<Vec<Offer>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT cycle_offers.id, cycle_offers.product_id, COALESCE(offer_prices.cents, cycle_offers.price_cents) AS price_cents,
                cycle_offers.most, cycle_offers.withdrawn, products.name, products.pictogram, products.mode, products.portion_g,
                products.least_g, products.most_g, products.vat_bp, products.deposit_cents, products.category, products.variety,
                products.size, products.origin, products.allergens, supplies.expected, supplies.reserved, products.on_hand,
                products.reserved AS all_reserved
         FROM cycle_offers
         JOIN products ON products.id = cycle_offers.product_id
         JOIN supplies ON supplies.id = cycle_offers.id
         LEFT JOIN offer_prices ON offer_prices.offer_id = cycle_offers.id AND offer_prices.group_id = $2
         WHERE cycle_offers.cycle_id = $1
         ORDER BY products.search_text, cycle_offers.id",
    )
    .bind(cycle)
    .bind(group)
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(Offer::try_from).collect()
}

/// What the log keeps of an offer.
#[derive(Serialize)]
struct Noted<'a> {
    offer: &'a OfferDetails,
}

/// Offers a product in a cycle, or changes how: what is expected and the most a person may have, at any time until it is settled; the
/// price as long as nobody has ordered at it.
///
/// # Errors
/// `Conflict` where the product may not be offered, or people have ordered at another price.
pub async fn put(op: &mut Op<'_>, id: OfferId, cycle: CycleId, details: &OfferDetails) -> Result<()> {
    op.actor.require(SELLERS)?;
    let of = cycles::locked(op.tx, cycle).await?;
    if !matches!(of.state, CycleState::Draft | CycleState::Published) {
        return Err(Refusal::CycleIsOver.into());
    }
    let expected = details.expected.map(Amount);
    let known: Option<(OfferId, Cents)> =
        sqlx::query_as("SELECT id, price_cents FROM cycle_offers WHERE cycle_id = $1 AND product_id = $2")
            .bind(cycle)
            .bind(details.product)
            .fetch_optional(&mut *op.tx)
            .await?;
    if let Some((known, price)) = known {
        if price != details.price && was_ordered(op.tx, known).await? {
            return Err(Refusal::PriceIsPromised.into());
        }
        sqlx::query("UPDATE cycle_offers SET price_cents = $1, most = $2, withdrawn = FALSE WHERE id = $3")
            .bind(details.price)
            .bind(details.most)
            .bind(known)
            .execute(&mut *op.tx)
            .await?;
        supplies::expect(op.tx, known.supply(), expected).await?;
    } else {
        let product = products::get(op.tx, op.actor, details.product).await?;
        if !product.details.published || product.archived_at.is_some() {
            return Err(Refusal::NotOnSale { name: product.details.name }.into());
        }
        supplies::open(op.tx, id.supply(), details.product, expected).await?;
        sqlx::query("INSERT INTO cycle_offers (id, cycle_id, product_id, price_cents, most) VALUES ($1, $2, $3, $4, $5)")
            .bind(id)
            .bind(cycle)
            .bind(details.product)
            .bind(details.price)
            .bind(details.most)
            .execute(&mut *op.tx)
            .await?;
        group_prices(op, id, details.product).await?;
    }
    op.log(Entry::new(records::CYCLE, cycle.uuid(), Verb::Updated).after(&Noted { offer: details })?).await
}

/// The prices of groups as they are on the day it is offered.
async fn group_prices(op: &mut Op<'_>, id: OfferId, product: ProductId) -> Result<()> {
    let all = prices::on(op.tx, op.actor, op.today()).await?;
    for ((_, group), cents) in all.into_iter().filter(|((of, group), _)| *of == product && group.is_some()) {
        sqlx::query("INSERT INTO offer_prices (offer_id, group_id, cents) VALUES ($1, $2, $3)")
            .bind(id)
            .bind(group)
            .bind(cents)
            .execute(&mut *op.tx)
            .await?;
    }
    Ok(())
}

async fn was_ordered(tx: &mut Conn, id: OfferId) -> Result<bool> {
    Ok(sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM order_lines WHERE offer_id = $1 AND ordered > 0)")
        .bind(id)
        .fetch_one(tx)
        .await?)
}

/// Takes a product out of a cycle: nobody can order it any more; whoever has, keeps it.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn withdraw(op: &mut Op<'_>, cycle: CycleId, product: ProductId) -> Result<()> {
    op.actor.require(SELLERS)?;
    cycles::locked(op.tx, cycle).await?;
    sqlx::query("UPDATE cycle_offers SET withdrawn = TRUE WHERE cycle_id = $1 AND product_id = $2")
        .bind(cycle)
        .bind(product)
        .execute(&mut *op.tx)
        .await?;
    Ok(())
}

/// How the offers of a cycle stand, for sellers.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn standing(conn: &mut Conn, actor: &Actor, cycle: CycleId) -> Result<Vec<Offer>> {
    actor.require(SELLERS)?;
    of_cycle(conn, cycle, None).await
}

/// What sales that close before this one have promised of each product and not packed yet: the store is theirs first.
pub async fn claimed_before(conn: &mut Conn, cycle: CycleId) -> Result<HashMap<ProductId, Amount>> {
    let rows: Vec<(ProductId, Amount)> = sqlx::query_as(
        "SELECT supplies.product_id, CAST(SUM(supplies.reserved) AS BIGINT)
         FROM cycles
         JOIN cycle_offers ON cycle_offers.cycle_id = cycles.id
         JOIN supplies ON supplies.id = cycle_offers.id
         WHERE cycles.state IN ('published', 'allocated') AND cycles.id <> $1 AND supplies.reserved > 0
           AND cycles.closes_at <= (SELECT own.closes_at FROM cycles AS own WHERE own.id = $1)
         GROUP BY supplies.product_id",
    )
    .bind(cycle)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().collect())
}

impl Offer {
    /// What is in store for its sale, once those that close before have theirs.
    #[must_use]
    pub fn there(&self, claimed_before: &HashMap<ProductId, Amount>) -> Amount {
        let before = claimed_before.get(&self.terms.product).copied().unwrap_or_default();
        (self.supply.on_hand - before).max(Amount::ZERO)
    }
}

//! What a sale may promise, and what it has promised: the ledger of reservations. A promise above what is free is refused by the
//! database itself.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use platform::db::{Conn, Db};
use platform::error::{AppError, Result, broke};
use platform::i18n::Message;

use crate::model::amount::Amount;
use crate::model::product::ProductId;
use crate::model::stock::SupplyId;
use crate::texts;

/// A supply as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Supply {
    pub id: SupplyId,
    pub product_id: ProductId,
    /// What is expected of the harvest.
    pub expected: Option<Amount>,
    /// What this sale has promised.
    pub reserved: Amount,
    /// What is in store of the product, and what all sales have promised of it.
    pub on_hand: Amount,
    pub all_reserved: Amount,
}

impl Supply {
    /// What can still be promised: what is in store and free, or what is left of the expected harvest. Never below nothing.
    #[must_use]
    pub fn sellable(&self) -> Amount {
        let free = self.on_hand - self.all_reserved;
        let of_harvest = self.expected.unwrap_or_default() - self.reserved;
        free.max(of_harvest).max(Amount::ZERO)
    }
}

/// Opens a supply of a product for a sale.
pub async fn open(tx: &mut Conn, id: SupplyId, product: ProductId, expected: Option<Amount>) -> Result<()> {
    sqlx::query("INSERT INTO supplies (id, product_id, expected) VALUES ($1, $2, $3)")
        .bind(id)
        .bind(product)
        .bind(expected)
        .execute(tx)
        .await?;
    Ok(())
}

/// Changes what is expected of the harvest; what was promised stays promised.
pub async fn expect(tx: &mut Conn, id: SupplyId, expected: Option<Amount>) -> Result<()> {
    sqlx::query("UPDATE supplies SET expected = $1 WHERE id = $2").bind(expected).bind(id).execute(tx).await?;
    Ok(())
}

/// Some supplies as they stand, in no order.
pub async fn get(conn: &mut Conn, ids: &[SupplyId]) -> Result<Vec<Supply>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new(
        "SELECT supplies.id, supplies.product_id, supplies.expected, supplies.reserved, products.on_hand,
                products.reserved AS all_reserved
         FROM supplies
         JOIN products ON products.id = supplies.product_id
         WHERE supplies.id IN (",
    );
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(*id);
    }
    query.push(")");
    Ok(query.build_query_as().fetch_all(conn).await?)
}

/// What a line of an order is to hold of a supply, instead of what it holds now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    pub supply: SupplyId,
    pub product: ProductId,
    /// The order line.
    pub holder: Uuid,
    pub held: Amount,
    pub wanted: Amount,
}

platform::text_enum! {
    /// Why a promise changed.
    Promise {
        /// Promised to an order.
        Reserve = "reserve",
        /// No longer asked for.
        Release = "release",
        /// Packed: it is out of store now.
        Convert = "convert",
    }
}

/// Brings what lines hold to what they want. Products are taken in one order, so that nobody waits in a circle.
///
/// # Errors
/// `Conflict` where more is wanted of one than is free; the first such claim is named by its place.
pub async fn settle(tx: &mut Conn, claims: &[Claim], at: DateTime<Utc>) -> Result<(), Refused> {
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_key(|index| claims[*index].product);
    for index in order {
        let claim = claims[index];
        let more = claim.wanted - claim.held;
        let (promise, quantity) = if more > Amount::ZERO { (Promise::Reserve, more) } else { (Promise::Release, more) };
        if quantity != Amount::ZERO {
            write(tx, &claim, promise, quantity, at).await.map_err(|error| Refused { claim: index, error })?;
        }
    }
    Ok(())
}

/// Why claims were refused, and which was the first.
#[derive(Debug)]
pub struct Refused {
    /// Its place among the claims.
    pub claim: usize,
    pub error: AppError,
}

/// What a packed line held is held no more.
pub async fn convert(tx: &mut Conn, claim: &Claim, at: DateTime<Utc>) -> Result<()> {
    if claim.held > Amount::ZERO { write(tx, claim, Promise::Convert, -claim.held, at).await } else { Ok(()) }
}

async fn write(tx: &mut Conn, claim: &Claim, promise: Promise, quantity: Amount, at: DateTime<Utc>) -> Result<()> {
    sqlx::query(
        "INSERT INTO reservations (id, supply_id, product_id, holder_id, quantity, cause, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(Uuid::now_v7())
    .bind(claim.supply)
    .bind(claim.product)
    .bind(claim.holder)
    .bind(quantity)
    .bind(promise)
    .bind(at)
    .execute(tx)
    .await
    .map_err(|error| {
        if broke(&error, "reservations_within") { AppError::Conflict(Message::new(texts::not_so_much)) } else { error.into() }
    })?;
    Ok(())
}

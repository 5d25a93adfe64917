//! What a sale may promise, and what it has promised: the ledger of reservations. A promise above what is free is refused by the
//! database itself.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use platform::db::{Conn, Db};
use platform::error::{Result, guarded};

use crate::model::amount::Amount;
use crate::model::product::ProductId;
use crate::model::stock::SupplyId;
use crate::refusal::Refusal;

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

/// Brings what lines hold to what they want, all of it or nothing. Products are taken in one order, so that nobody waits in a circle.
///
/// # Errors
/// `Conflict` where more is wanted of one than is free.
pub async fn settle(tx: &mut Conn, claims: &[Claim], at: DateTime<Utc>) -> Result<()> {
    let change = |claim: &Claim| {
        let more = claim.wanted - claim.held;
        let promise = if more > Amount::ZERO { Promise::Reserve } else { Promise::Release };
        (more != Amount::ZERO).then_some((*claim, promise, more))
    };
    let mut changes: Vec<(Claim, Promise, Amount)> = claims.iter().filter_map(change).collect();
    changes.sort_by_key(|(claim, ..)| claim.product);
    write(tx, &changes, at).await
}

/// What a packed line held is held no more.
pub async fn convert(tx: &mut Conn, claim: &Claim, at: DateTime<Utc>) -> Result<()> {
    let held = (claim.held > Amount::ZERO).then_some((*claim, Promise::Convert, -claim.held));
    write(tx, &held.into_iter().collect::<Vec<_>>(), at).await
}

async fn write(tx: &mut Conn, changes: &[(Claim, Promise, Amount)], at: DateTime<Utc>) -> Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let mut query =
        sqlx::QueryBuilder::<Db>::new("INSERT INTO reservations (id, supply_id, product_id, holder_id, quantity, cause, at) ");
    query.push_values(changes, |mut row, (claim, promise, quantity)| {
        row.push_bind(Uuid::now_v7())
            .push_bind(claim.supply)
            .push_bind(claim.product)
            .push_bind(claim.holder)
            .push_bind(*quantity)
            .push_bind(*promise)
            .push_bind(at);
    });
    query.build().execute(tx).await.map_err(|error| guarded(error, &["reservations_within"], Refusal::NotSoMuch))?;
    Ok(())
}

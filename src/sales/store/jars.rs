//! Jars: lent with what is in them, given back at pick-up; never more back than are out.

use platform::db::{Lockable, lock_row};
use platform::error::{Result, guarded};
use platform::money::Cents;
use platform::op::Op;

use crate::model::customer::CustomerId;
use crate::model::order::{Order, OrderId};
use crate::refusal::Refusal;
use crate::store::{accounts, customers};

async fn write(op: &mut Op<'_>, customer: CustomerId, order: Option<OrderId>, jars: i64, each: Cents) -> Result<()> {
    sqlx::query(
        "INSERT INTO jar_moves (id, customer_id, order_id, jars, cents_each, at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(uuid::Uuid::now_v7())
    .bind(customer)
    .bind(order)
    .bind(jars)
    .bind(each)
    .bind(op.now)
    .bind(op.actor.person)
    .execute(&mut *op.tx)
    .await
    .map_err(|error| {
        guarded(error, &["jars_not_negative"], Refusal::FewerJarsOut)
    })?;
    Ok(())
}

/// Lends the jars of a packed crate, with their deposit.
pub(super) async fn lend(op: &mut Op<'_>, order: &Order) -> Result<()> {
    for line in order.asked().filter(|line| line.terms.deposit > Cents(0)) {
        let jars = line.packed.map_or(0, |packed| packed.amount.0);
        if jars > 0 {
            write(op, order.customer, Some(order.id), jars, line.terms.deposit).await?;
            accounts::deposit(op, order.customer, Some(order.id), Cents(0) - line.terms.deposit.times(jars)).await?;
        }
    }
    Ok(())
}

/// Takes back the jars of a crate that is opened again; their deposit goes off the account with everything else of the order.
pub(super) async fn unlend(op: &mut Op<'_>, order: &Order) -> Result<()> {
    for line in order.asked().filter(|line| line.terms.deposit > Cents(0)) {
        let jars = line.packed.map_or(0, |packed| packed.amount.0);
        if jars > 0 {
            write(op, order.customer, Some(order.id), -jars, line.terms.deposit).await?;
        }
    }
    Ok(())
}

/// How many jars lie in a packed crate.
#[must_use]
pub fn in_crate(order: &Order) -> i64 {
    let jars = order.asked().filter(|line| line.terms.deposit > Cents(0)).filter_map(|line| line.packed);
    jars.map(|packed| packed.amount.0).sum()
}

/// Takes jars back and credits their deposit: the one that was paid for the jars lent last. At a hand-over the order is named, with the jars
/// that go out in its own crate.
///
/// # Errors
/// `Conflict` where fewer are out.
pub async fn give_back(op: &mut Op<'_>, customer: CustomerId, at: Option<(OrderId, i64)>, jars: i64) -> Result<()> {
    lock_row(op.tx, Lockable::Customer, customer.uuid()).await?;
    let out = customers::by_id(op.tx, customer).await?.jars;
    if at.is_some_and(|(_, own)| jars > out - own) {
        return Err(Refusal::FewerJarsOut.into());
    }
    let each: Option<Cents> = sqlx::query_scalar(
        "SELECT cents_each
         FROM jar_moves
         WHERE customer_id = $1 AND jars > 0
         ORDER BY at DESC, id DESC
         LIMIT 1",
    )
    .bind(customer)
    .fetch_optional(&mut *op.tx)
    .await?;
    let each = each.unwrap_or_default();
    let order = at.map(|(order, _)| order);
    write(op, customer, order, -jars, each).await?;
    accounts::deposit(op, customer, order, each.times(jars)).await
}

/// Takes back that jars came back when an order was handed over: what its lines are in all is what its crate holds.
pub(super) async fn undo_return(op: &mut Op<'_>, order: &Order) -> Result<()> {
    let (jars, each): (Option<i64>, Option<Cents>) = sqlx::query_as(
        "SELECT CAST(SUM(jars) AS BIGINT), MAX(cents_each)
         FROM jar_moves
         WHERE order_id = $1",
    )
    .bind(order.id)
    .fetch_one(&mut *op.tx)
    .await?;
    let missing = in_crate(order) - jars.unwrap_or(0);
    if missing > 0 {
        let each = each.unwrap_or_default();
        write(op, order.customer, Some(order.id), missing, each).await?;
        accounts::deposit(op, order.customer, Some(order.id), Cents(0) - each.times(missing)).await?;
    }
    Ok(())
}

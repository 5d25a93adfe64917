//! Accounts: a ledger in cents, in the customer's favour above nothing. A credit and a small debt travel to the next order by themselves.

use chrono::{DateTime, Utc};

use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::{Conn, Lockable, lock_row};
use platform::error::Result;
use platform::money::Cents;
use platform::op::Op;
use serde::Serialize;

use crate::model::account::{AccountCause, AccountMove, AccountMoveId, Method};
use crate::model::customer::CustomerId;
use crate::model::line::Line;
use crate::model::order::{Order, OrderId};
use crate::refusal::Refusal;
use crate::store::customers;
use crate::{SELLERS, records};

/// A line to write.
#[derive(Clone, Debug)]
struct Entered {
    customer: CustomerId,
    order: Option<OrderId>,
    cents: Cents,
    cause: AccountCause,
    method: Option<Method>,
    reverses: Option<AccountMoveId>,
    note: String,
}

async fn write(op: &mut Op<'_>, line: &Entered) -> Result<AccountMoveId> {
    let id = AccountMoveId::new();
    sqlx::query(
        "INSERT INTO account_moves (id, customer_id, order_id, cents, cause, method, reverses, note, at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(id)
    .bind(line.customer)
    .bind(line.order)
    .bind(line.cents)
    .bind(line.cause)
    .bind(line.method)
    .bind(line.reverses)
    .bind(&line.note)
    .bind(op.now)
    .bind(op.actor.person)
    .execute(&mut *op.tx)
    .await?;
    Ok(id)
}

/// What the log keeps of a line.
#[derive(Serialize)]
struct Noted {
    cents: Cents,
    cause: AccountCause,
}

async fn log(op: &mut Op<'_>, line: &Entered) -> Result<()> {
    let entry = Entry::new(records::CUSTOMER, line.customer.uuid(), Verb::Updated);
    op.log(entry.after(&Noted { cents: line.cents, cause: line.cause })?).await
}

/// Puts what is in a packed crate on the account.
pub(super) async fn charge(op: &mut Op<'_>, order: &Order) -> Result<()> {
    let billed: Cents = order.asked().filter_map(|line: &Line| line.billed).sum();
    if billed == Cents(0) {
        return Ok(());
    }
    let line = Entered {
        customer: order.customer,
        order: Some(order.id),
        cents: Cents(0) - billed,
        cause: AccountCause::Order,
        method: None,
        reverses: None,
        note: String::new(),
    };
    write(op, &line).await?;
    Ok(())
}

/// Takes what was charged for a crate back off the account.
pub(super) async fn uncharge(op: &mut Op<'_>, order: &Order) -> Result<()> {
    let charged: Vec<(AccountMoveId, Cents)> = sqlx::query_as(
        "SELECT id, cents
         FROM account_moves
         WHERE order_id = $1 AND cause IN ('order', 'deposit')
           AND NOT EXISTS (SELECT 1 FROM account_moves AS later WHERE later.reverses = account_moves.id)",
    )
    .bind(order.id)
    .fetch_all(&mut *op.tx)
    .await?;
    for (id, cents) in charged {
        let back = Entered {
            customer: order.customer,
            order: Some(order.id),
            cents: Cents(0) - cents,
            cause: AccountCause::Reversal,
            method: None,
            reverses: Some(id),
            note: String::new(),
        };
        write(op, &back).await?;
    }
    Ok(())
}

/// Puts jars lent (below nothing) or given back (above) on the account.
pub(super) async fn deposit(op: &mut Op<'_>, customer: CustomerId, order: Option<OrderId>, cents: Cents) -> Result<()> {
    if cents == Cents(0) {
        return Ok(());
    }
    let line =
        Entered { customer, order, cents, cause: AccountCause::Deposit, method: None, reverses: None, note: String::new() };
    write(op, &line).await?;
    Ok(())
}

/// Money that changes hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    pub cents: Cents,
    pub method: Method,
    pub note: String,
}

/// Takes a payment.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn pay(op: &mut Op<'_>, customer: CustomerId, order: Option<OrderId>, money: &Money) -> Result<()> {
    op.actor.require(SELLERS)?;
    lock_row(op.tx, Lockable::Customer, customer.uuid()).await?;
    let line = Entered {
        customer,
        order,
        cents: money.cents,
        cause: AccountCause::Payment,
        method: Some(money.method),
        reverses: None,
        note: money.note.clone(),
    };
    write(op, &line).await?;
    log(op, &line).await
}

/// Gives money back: never more than the account is in favour, and never more than was received; time
/// units come back as time units only.
///
/// # Errors
/// `Conflict` with the most that can be given back.
pub async fn refund(op: &mut Op<'_>, customer: CustomerId, money: &Money) -> Result<()> {
    op.actor.require(SELLERS)?;
    lock_row(op.tx, Lockable::Customer, customer.uuid()).await?;
    let received: Cents = sqlx::query_scalar(
        "SELECT CAST(COALESCE(SUM(account_moves.cents), 0) AS BIGINT)
         FROM account_moves
         LEFT JOIN account_moves AS taken_back ON taken_back.id = account_moves.reverses
         WHERE account_moves.customer_id = $1 AND COALESCE(taken_back.cause, account_moves.cause) IN ('payment', 'refund')
           AND (account_moves.method = 'units') = $2",
    )
    .bind(customer)
    .bind(money.method == Method::Units)
    .fetch_one(&mut *op.tx)
    .await?;
    let most = customers::by_id(op.tx, customer).await?.balance.min(received).max(Cents(0));
    if money.cents > most {
        return Err(Refusal::AtMostBack { most }.into());
    }
    let line = Entered {
        customer,
        order: None,
        cents: Cents(0) - money.cents,
        cause: AccountCause::Refund,
        method: Some(money.method),
        reverses: None,
        note: money.note.clone(),
    };
    write(op, &line).await?;
    log(op, &line).await
}

/// Credits a customer, with the reason.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn credit(op: &mut Op<'_>, customer: CustomerId, cents: Cents, reason: &str) -> Result<()> {
    op.actor.require(SELLERS)?;
    lock_row(op.tx, Lockable::Customer, customer.uuid()).await?;
    let line = Entered {
        customer,
        order: None,
        cents,
        cause: AccountCause::Gesture,
        method: None,
        reverses: None,
        note: reason.to_owned(),
    };
    write(op, &line).await?;
    log(op, &line).await
}

/// Takes a payment, refund or credit back by its opposite.
///
/// # Errors
/// `Conflict` where it was taken back before, or belongs to an order.
pub async fn take_back(op: &mut Op<'_>, customer: CustomerId, id: AccountMoveId) -> Result<()> {
    op.actor.require(SELLERS)?;
    lock_row(op.tx, Lockable::Customer, customer.uuid()).await?;
    let (cents, cause, method, order): (Cents, AccountCause, Option<Method>, Option<OrderId>) =
        sqlx::query_as("SELECT cents, cause, method, order_id FROM account_moves WHERE id = $1 AND customer_id = $2")
            .bind(id)
            .bind(customer)
            .fetch_one(&mut *op.tx)
            .await?;
    if !matches!(cause, AccountCause::Payment | AccountCause::Refund | AccountCause::Gesture) {
        return Err(Refusal::NotByItself.into());
    }
    let before: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM account_moves WHERE reverses = $1)")
        .bind(id)
        .fetch_one(&mut *op.tx)
        .await?;
    if before {
        return Err(Refusal::TakenBackBefore.into());
    }
    let line = Entered {
        customer,
        order,
        cents: Cents(0) - cents,
        cause: AccountCause::Reversal,
        method,
        reverses: Some(id),
        note: String::new(),
    };
    write(op, &line).await?;
    log(op, &line).await
}

/// The lines of an account, newest first.
pub async fn of_customer(conn: &mut Conn, customer: CustomerId, most: i64) -> Result<Vec<AccountMove>> {
    Ok(sqlx::query_as(
        "SELECT account_moves.id, account_moves.order_id, orders.code AS order_code, account_moves.cents, account_moves.cause,
                account_moves.method, account_moves.note, account_moves.at,
                EXISTS (SELECT 1 FROM account_moves AS later WHERE later.reverses = account_moves.id) AS taken_back
         FROM account_moves
         LEFT JOIN orders ON orders.id = account_moves.order_id
         WHERE account_moves.customer_id = $1
         ORDER BY account_moves.at DESC, account_moves.id DESC
         LIMIT $2",
    )
    .bind(customer)
    .bind(most)
    .fetch_all(conn)
    .await?)
}

/// A payment or refund of a period, for the books.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Booked {
    pub at: DateTime<Utc>,
    pub cents: Cents,
    pub cause: AccountCause,
    /// Of a line that takes another back: why that one was written.
    pub taken_back: Option<AccountCause>,
    pub method: Option<Method>,
    pub customer_id: CustomerId,
    pub customer_name: String,
    pub order_code: Option<String>,
    pub note: String,
}

/// Everything on accounts in a period, in its order.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn of_period(conn: &mut Conn, actor: &Actor, from: DateTime<Utc>, until: DateTime<Utc>) -> Result<Vec<Booked>> {
    actor.require(SELLERS)?;
    Ok(sqlx::query_as(
        "SELECT account_moves.at, account_moves.cents, account_moves.cause, earlier.cause AS taken_back, account_moves.method,
                account_moves.customer_id, customers.name AS customer_name, orders.code AS order_code, account_moves.note
         FROM account_moves
         JOIN customers ON customers.id = account_moves.customer_id
         LEFT JOIN account_moves AS earlier ON earlier.id = account_moves.reverses
         LEFT JOIN orders ON orders.id = account_moves.order_id
         WHERE account_moves.at >= $1 AND account_moves.at < $2
         ORDER BY account_moves.at, account_moves.id",
    )
    .bind(from)
    .bind(until)
    .fetch_all(conn)
    .await?)
}

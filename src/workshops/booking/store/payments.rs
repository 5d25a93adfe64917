//! What was paid for a booking: a ledger with receipts in a series without gaps.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::Result;
use platform::money::VatRate;
use platform::op::Op;

use crate::RUNNERS;
use crate::booking::store::bookings;
use crate::model::booking::{BookingId, BookingState};
use crate::model::money::{Cents, Paid, Units};
use crate::records;
use crate::refusal::Refusal;

/// Money or units that changed hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// Cents; below zero for money given back.
    pub cents: Cents,
    /// Time units; below zero for units given back.
    pub units: Units,
    pub method: Paid,
}

/// Writes a payment down and gives its receipt's number. A mistake is mended by a payment the other way, never by an edit.
///
/// # Errors
/// `NotFound` for those who do not run workshops; `Conflict` where more would be given back than was paid.
pub async fn pay(op: &mut Op<'_>, booking: BookingId, payment: Payment) -> Result<i64> {
    op.actor.require(RUNNERS)?;
    // The counter's row is the lock: receipts of two doors wait for each other, and numbers have no gaps.
    let receipt: i64 =
        sqlx::query_scalar("UPDATE workshop_settings SET last_receipt = last_receipt + 1 WHERE id = 1 RETURNING last_receipt")
            .fetch_one(&mut *op.tx)
            .await?;
    let (cents, units) = bookings::paid(op.tx, booking).await?;
    if cents + payment.cents < Cents(0) || units + payment.units < Units(0) {
        return Err(Refusal::NotSoMuchPaid.into());
    }
    let (state, cents_due, units_due): (BookingState, Cents, Units) =
        sqlx::query_as("SELECT state, due_cents, due_units FROM bookings WHERE id = $1")
            .bind(booking)
            .fetch_one(&mut *op.tx)
            .await?;
    if state.has_ended() && (payment.cents > Cents(0) || payment.units > Units(0)) {
        return Err(Refusal::BookingOver.into());
    }
    let due = (cents_due, units_due);
    let more = (payment.cents > Cents(0) && cents + payment.cents > due.0)
        || (payment.units > Units(0) && units + payment.units > due.1);
    if more {
        return Err(Refusal::MoreThanDue.into());
    }
    sqlx::query(
        "INSERT INTO workshop_payments (id, booking_id, receipt, cents, units, method, paid_at, recorded_by, vat_bp, vat_wording)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, COALESCE(before.vat_bp, workshop_settings.vat_bp),
                COALESCE(before.vat_wording, workshop_settings.vat_wording)
         FROM workshop_settings
         -- What gives money back says of tax what was said when it came.
         LEFT JOIN workshop_payments AS before
           ON $4 < 0 AND before.receipt = (SELECT MAX(receipt) FROM workshop_payments WHERE booking_id = $2 AND cents > 0)
         WHERE workshop_settings.id = 1",
    )
    .bind(Uuid::now_v7())
    .bind(booking)
    .bind(receipt)
    .bind(payment.cents)
    .bind(payment.units)
    .bind(payment.method)
    .bind(op.now)
    .bind(op.actor.person)
    .execute(&mut *op.tx)
    .await?;
    let after = json!({ "receipt": receipt, "cents": payment.cents, "units": payment.units, "method": payment.method });
    op.log(Entry::new(records::BOOKING, booking.uuid(), Verb::Noted).after(&after)?).await?;
    Ok(receipt)
}

/// A line of what was paid.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Receipt {
    pub receipt: i64,
    pub cents: Cents,
    pub units: Units,
    pub method: Paid,
    pub paid_at: DateTime<Utc>,
    /// The tax within, as it was when it was paid; none where no tax was charged.
    pub vat_bp: VatRate,
    /// What was said then where no tax was charged.
    pub vat_wording: String,
}

impl Receipt {
    /// The tax within what was paid; none where none was charged, or it was paid in time units.
    #[must_use]
    pub fn tax(&self) -> Option<Cents> {
        let gross = self.cents.0.abs();
        (self.vat_bp.0 > 0 && gross > 0).then(|| Cents(gross - self.vat_bp.net_of(Cents(gross)).0))
    }
}

/// What was paid for a booking, in order.
pub async fn receipts(conn: &mut Conn, booking: BookingId) -> Result<Vec<Receipt>> {
    Ok(sqlx::query_as(
        "SELECT receipt, cents, units, method, paid_at, vat_bp, vat_wording
         FROM workshop_payments
         WHERE booking_id = $1
         ORDER BY receipt",
    )
    .bind(booking)
    .fetch_all(conn)
    .await?)
}

/// Bookings for which more is held than they come to (what is over comes to nothing): which, whose, for which workshop, money and units.
///
/// # Errors
/// `NotFound` for those who do not run workshops.
pub async fn to_give_back(conn: &mut Conn, actor: &Actor) -> Result<Vec<(BookingId, String, String, Cents, Units)>> {
    actor.require(RUNNERS)?;
    Ok(sqlx::query_as(
        // The condition is word for word that of the index.
        "SELECT bookings.id, bookings.name, workshops.title,
                CASE WHEN bookings.state IN ('cancelled', 'expired') THEN paid_cents ELSE paid_cents - due_cents END,
                CASE WHEN bookings.state IN ('cancelled', 'expired') THEN paid_units ELSE paid_units - due_units END
         FROM bookings
         JOIN workshops ON workshops.id = bookings.workshop_id
         WHERE paid_cents > CASE WHEN state IN ('cancelled', 'expired') THEN 0 ELSE due_cents END
            OR paid_units > CASE WHEN state IN ('cancelled', 'expired') THEN 0 ELSE due_units END
         ORDER BY bookings.id",
    )
    .fetch_all(conn)
    .await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tax_is_what_is_left_of_a_price_with_it() {
        let paid = |cents: i64, vat: i64| Receipt {
            receipt: 1,
            cents: Cents(cents),
            units: Units(0),
            method: Paid::Cash,
            paid_at: DateTime::UNIX_EPOCH,
            vat_bp: VatRate(vat),
            vat_wording: String::new(),
        };
        for (cents, vat, tax) in
            [(725, 2000, Some(121)), (725, 0, None), (-1200, 2000, Some(200)), (0, 2000, None), (1000, 550, Some(52))]
        {
            assert_eq!(paid(cents, vat).tax(), tax.map(Cents), "{cents} at {vat}");
        }
    }
}

//! Dates that are moved or called off after people have booked: their seats, their letters, those who wait.

use serde_json::json;

use kit::mailer::Mailer;
use platform::audit::{Entry, Verb};
use platform::error::Result;
use platform::op::Op;

use crate::KEEPERS;
use crate::booking::letters::{self, Occasion};
use crate::booking::store::{bookings, line, locks};
use crate::guards::full;
use crate::model::booking::{Booking, BookingState};
use crate::model::date::{DateDetails, DateId};
use crate::offer::store::dates;
use crate::records;
use crate::refusal::Refusal;

/// Changes a date. Where its time or place changes, those who have booked are told, with a calendar file.
///
/// # Errors
/// `Conflict` where somebody changed it since `version`, where somebody or something is taken then, or where it would have fewer seats
/// than are taken.
pub async fn update(op: &mut Op<'_>, id: DateId, version: i64, details: &DateDetails, post: &Mailer<'_>) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let lock = locks::of_date(op.tx, id).await?;
    let before = dates::get(op.tx, id).await?;
    platform::db::version::same_version(before.version, version)?;
    dates::within_resources(op.tx, details).await?;
    line::settle(op.tx, &lock, post, op.now).await?;
    let taken = dates::get(op.tx, id).await?.taken - before.stand_ins;
    if details.capacity < taken {
        return Err(Refusal::SeatsAreTaken { taken }.into());
    }
    if before.slot != details.slot && details.slot.interval(post.zone()).starts <= op.now {
        return Err(Refusal::DayIsPast.into());
    }
    let interval = details.slot.interval(post.zone());
    let (site, plot, address) = dates::place_columns(&details.place);
    let window = details.window(interval.starts);
    sqlx::query(
        "UPDATE workshop_dates
         SET day = $1, starts_minute = $2, ends_minute = $3, starts_at = $4, ends_at = $5, site_id = $6, plot_id = $7, address = $8,
             capacity = $9, min_people = $10, opens_at = $11, closes_at = $12, cancel_until = $13, sequence = sequence + 1,
             updated_at = $14, version = version + 1
         WHERE id = $15",
    )
    .bind(details.slot.day)
    .bind(details.slot.starts)
    .bind(details.slot.ends)
    .bind(interval.starts)
    .bind(interval.ends)
    .bind(site)
    .bind(plot)
    .bind(address)
    .bind(details.capacity + before.stand_ins)
    .bind(details.min_people)
    .bind(window.opens)
    .bind(window.closes)
    .bind(window.cancel_until)
    .bind(op.now)
    .bind(id)
    .execute(&mut *op.tx)
    .await
    .map_err(full)?;
    dates::release(op.tx, id).await?;
    dates::hold(op.tx, details, &[(id, details.slot)], post.zone()).await?;
    let entry = Entry::new(records::WORKSHOP, lock.workshop().uuid(), Verb::Updated)
        .before(&json!({ "date": before.slot, "capacity": before.capacity, "place": before.place }))?
        .after(&json!({ "date": details.slot, "capacity": details.capacity, "place": details.place }))?;
    op.log(entry).await?;
    let moved = before.slot != details.slot || before.place != details.place;
    if moved {
        let booked = bookings::touching(op.tx, id).await?;
        letters::notify(post, op.tx, &booked, &Occasion::Moved, op.now).await?;
    }
    // More seats may serve those who wait.
    line::settle(op.tx, &lock, post, op.now).await
}

/// Calls a date off with a word to everybody who has booked or waits. A cycle's bookings stay for its other dates.
///
/// # Errors
/// `Conflict` where it was called off already.
pub async fn cancel(op: &mut Op<'_>, id: DateId, reason: &str, post: &Mailer<'_>) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let lock = locks::of_date(op.tx, id).await?;
    let date = dates::get(op.tx, id).await?;
    if date.cancelled.is_some() {
        return Err(Refusal::CancelledAlready.into());
    }
    let booked = bookings::touching(op.tx, id).await?;
    sqlx::query(
        "UPDATE workshop_dates
         SET cancelled_at = $1, cancel_reason = $2, sequence = sequence + 1, updated_at = $1, version = version + 1
         WHERE id = $3",
    )
    .bind(op.now)
    .bind(reason)
    .bind(id)
    .execute(&mut *op.tx)
    .await?;
    dates::release(op.tx, id).await?;
    sqlx::query("DELETE FROM places WHERE date_id = $1").bind(id).execute(&mut *op.tx).await?;
    // Those who have booked this date alone are done; of a cycle, only when its last date is gone.
    let others: i64 = match date.series.filter(|_| date.whole) {
        Some(series) => {
            sqlx::query_scalar("SELECT COUNT(*) FROM workshop_dates WHERE series_id = $1 AND cancelled_at IS NULL")
                .bind(series)
                .fetch_one(&mut *op.tx)
                .await?
        }
        None => 0,
    };
    if others == 0 {
        let ended: Vec<&Booking> = booked.iter().filter(|booking| !booking.state.has_ended()).collect();
        bookings::end(op.tx, &ended, BookingState::Cancelled, op.now).await?;
    }
    let before = json!({ "date": date.slot, "bookings": booked.len() });
    let entry = Entry::new(records::WORKSHOP, lock.workshop().uuid(), Verb::Deleted)
        .before(&before)?
        .after(&json!({ "reason": reason }))?;
    op.log(entry).await?;
    letters::notify(post, op.tx, &booked, &Occasion::CalledOff(reason.to_owned()), op.now).await
}

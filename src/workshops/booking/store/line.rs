//! What time does to bookings: holds and offers that expire, and the waiting line that gets what is freed. Always under the workshop's
//! lock, before and after whatever changes seats.

use chrono::{DateTime, Utc};

use kit::mailer::Mailer;
use kit::seats::{Free, kept_until};
use platform::db::{Conn, Db};
use platform::error::Result;

use crate::booking::letters::{self, Occasion};
use crate::booking::store::bookings;
use crate::model::booking::{Booking, BookingId, BookingState};
use crate::model::date::{DateId, WorkshopDate};
use crate::model::workshop::WorkshopId;
use crate::offer::store::workshops::{self, WorkshopLock};
use crate::offer::store::{dates, settings};

/// Ends what has had its time, then offers free seats to the line.
pub(crate) async fn settle(tx: &mut Conn, lock: &WorkshopLock, post: &Mailer<'_>, now: DateTime<Utc>) -> Result<()> {
    let workshop = lock.workshop();
    // Mostly there is nothing to do: one question tells.
    let (due, fitting): (bool, bool) = sqlx::query_as(
        "SELECT EXISTS (SELECT 1 FROM bookings WHERE expires_at <= $1 AND workshop_id = $2),
                EXISTS (
                    SELECT 1
                    FROM bookings
                    JOIN workshop_dates ON workshop_dates.id = bookings.date_id
                    WHERE bookings.state = 'waiting' AND bookings.workshop_id = $2
                      AND bookings.seats <= workshop_dates.capacity - workshop_dates.taken)",
    )
    .bind(now)
    .bind(workshop)
    .fetch_one(&mut *tx)
    .await?;
    if due {
        expire(tx, workshop, post, now).await?;
    }
    if due || fitting { promote(tx, workshop, post, now).await } else { Ok(()) }
}

async fn expire(tx: &mut Conn, workshop: WorkshopId, post: &Mailer<'_>, now: DateTime<Utc>) -> Result<()> {
    let due: Vec<BookingId> = sqlx::query_scalar("SELECT id FROM bookings WHERE expires_at <= $1 AND workshop_id = $2")
        .bind(now)
        .bind(workshop)
        .fetch_all(&mut *tx)
        .await?;
    if due.is_empty() {
        return Ok(());
    }
    let ended = bookings::by_ids(tx, &due).await?;
    let all: Vec<&Booking> = ended.iter().collect();
    bookings::end(tx, &all, BookingState::Expired, now).await?;
    let (offers, others): (Vec<Booking>, Vec<Booking>) =
        ended.into_iter().partition(|booking| booking.state == BookingState::Offered);
    letters::notify(post, tx, &offers, &Occasion::OfferExpired, now).await?;
    let pending: Vec<Booking> = others.into_iter().filter(|booking| booking.state == BookingState::Pending).collect();
    letters::notify(post, tx, &pending, &Occasion::NotConfirmed, now).await
}

/// Those who wait for dates of a workshop, in the order in which they are served; `fitting` leaves out those for whom their own date has
/// not seats enough, so that a long line before a full room costs nothing.
async fn waiting(tx: &mut Conn, workshop: WorkshopId, fitting: bool) -> Result<Vec<Booking>> {
    let mut query = sqlx::QueryBuilder::<Db>::new(bookings::COLUMNS);
    query
        .push(
            " JOIN workshops ON workshops.id = bookings.workshop_id
              JOIN workshop_dates ON workshop_dates.id = bookings.date_id
              WHERE bookings.state = 'waiting' AND bookings.workshop_id = ",
        )
        .push_bind(workshop);
    if fitting {
        query.push(" AND bookings.seats <= workshop_dates.capacity - workshop_dates.taken");
    }
    query.push(" ORDER BY (workshops.newcomers_first AND NOT bookings.newcomer), bookings.line_at, bookings.id");
    Ok(query.build_query_as().fetch_all(tx).await?)
}

/// Offers free seats; what nobody in line can use stays open to everybody, so that no seat is lost between the two.
async fn promote(tx: &mut Conn, workshop: WorkshopId, post: &Mailer<'_>, now: DateTime<Utc>) -> Result<()> {
    let line = waiting(tx, workshop, true).await?;
    if line.is_empty() {
        return Ok(());
    }
    let settings = settings::load(tx).await?;
    let mut targets: Vec<Target> = Vec::new();
    let mut offered = Vec::new();
    for booking in line {
        if !targets.iter().any(|target| target.date == booking.date_id) {
            targets.push(target(tx, booking.date_id, now).await?);
        }
        let Some(target) = targets.iter_mut().find(|target| target.date == booking.date_id) else {
            continue;
        };
        if !target.free.take(booking.seats) {
            continue;
        }
        let until = kept_until(now, chrono::Duration::hours(settings.offer_hours), target.closes);
        bookings::take(tx, booking.id, &target.dates, booking.seats).await?;
        sqlx::query("UPDATE bookings SET state = $1, expires_at = $2 WHERE id = $3")
            .bind(BookingState::Offered)
            .bind(until)
            .bind(booking.id)
            .execute(&mut *tx)
            .await?;
        offered.push(Booking { state: BookingState::Offered, expires_at: Some(until), ..booking });
    }
    letters::notify(post, tx, &offered, &Occasion::Offer, now).await
}

/// What those in line for a date could be offered.
struct Target {
    date: DateId,
    free: Free,
    dates: Vec<DateId>,
    closes: DateTime<Utc>,
}

/// Nothing is offered once booking has closed, nor of a date that does not take place.
async fn target(tx: &mut Conn, date: DateId, now: DateTime<Utc>) -> Result<Target> {
    let dates = dates::touched(tx, date).await?;
    let open = dates.iter().all(|date| date.cancelled.is_none() && now < date.window.closes);
    let free = if open { dates.iter().map(WorkshopDate::left).min().unwrap_or(0) } else { 0 };
    let closes = dates.iter().map(|date| date.window.closes).min().unwrap_or(now);
    Ok(Target { date, free: Free::new(free), dates: dates.iter().map(|date| date.id).collect(), closes })
}

/// The workshops in which something has had its time.
pub async fn due(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<WorkshopId>> {
    Ok(sqlx::query_scalar("SELECT DISTINCT workshop_id FROM bookings WHERE expires_at <= $1").bind(now).fetch_all(conn).await?)
}

/// How many are served before a booking that waits, itself included.
pub async fn place_in_line(conn: &mut Conn, booking: &Booking) -> Result<usize> {
    let line = waiting(conn, booking.workshop_id, false).await?;
    let same: Vec<&Booking> = line.iter().filter(|other| other.date_id == booking.date_id).collect();
    Ok(same.iter().position(|other| other.id == booking.id).map_or(0, |place| place + 1))
}

/// Ends what has had its time in one workshop, under its lock: the job's part.
pub async fn tidy(tx: &mut Conn, workshop: WorkshopId, post: &Mailer<'_>, now: DateTime<Utc>) -> Result<()> {
    let lock = workshops::lock(tx, workshop).await?;
    settle(tx, &lock, post, now).await
}

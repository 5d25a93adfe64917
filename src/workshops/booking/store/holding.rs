//! Seats held, enlarged and prolonged while a form is filled in, and places in the waiting line. Whether there is a seat is decided under the
//! workshop's lock, and again by the schema.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde_json::json;

use kit::mailer::Mailer;
use platform::audit::{Entry, Verb};
use platform::db::{Conn, Db};
use platform::error::{AppError, Result};
use platform::i18n::{Lang, Message};
use platform::op::Op;
use platform::secrets::{self, Token};
use platform::web::context::Ctx;
use platform::web::limits;

use crate::booking::letters::{self, Occasion};
use crate::booking::store::bookings::{CAME_BEFORE, COLUMNS, by_ids, link, locked_by, take};
use crate::booking::store::{line, locks};
use crate::guards::full;
use crate::model::booking::{Booking, BookingId, BookingState, HOLD, booking_code};
use crate::model::date::{DateId, Opening, WorkshopDate};
use crate::model::workshop::Workshop;
use crate::offer::store::{dates, workshops};
use crate::records;
use crate::refusal::Refusal;
use crate::texts;

/// The dates a booking of `date` would touch, if `seats` of them can be had now.
///
/// # Errors
/// `Conflict` with the reason why not.
pub(crate) async fn bookable(tx: &mut Conn, date: DateId, seats: i64, now: DateTime<Utc>) -> Result<Vec<WorkshopDate>> {
    let dates = open_dates(tx, date, now).await?;
    let left = dates.iter().map(WorkshopDate::left).min().unwrap_or(0);
    if left >= seats {
        Ok(dates)
    } else if left == 0 {
        Err(Refusal::FullNow.into())
    } else {
        Err(Refusal::OnlyLeft { left }.into())
    }
}

/// The dates a booking of `date` would touch, if they can be booked at all.
async fn open_dates(tx: &mut Conn, date: DateId, now: DateTime<Utc>) -> Result<Vec<WorkshopDate>> {
    let dates = dates::touched(tx, date).await?;
    let closed = dates.iter().map(|date| date.opening(now)).find_map(|opening| match opening {
        Opening::Open | Opening::Full => None,
        Opening::Later => Some(Message::new(texts::not_yet_open)),
        Opening::Closed => Some(Message::new(texts::booking_closed)),
        Opening::Cancelled => Some(Message::new(texts::does_not_take_place)),
    });
    closed.map_or(Ok(dates), |message| Err(AppError::Conflict(message)))
}

/// A booking's row as it begins.
struct NewBooking<'a> {
    state: BookingState,
    seats: i64,
    contact: (&'a str, &'a str, &'a str),
    lang: Lang,
    expires: Option<DateTime<Utc>>,
    line_at: Option<DateTime<Utc>>,
    newcomer: bool,
    held_by: Option<&'a [u8]>,
}

async fn begin(tx: &mut Conn, dates: &[WorkshopDate], begun: &NewBooking<'_>, now: DateTime<Utc>) -> Result<BookingId> {
    let first = dates.first().ok_or(AppError::NotFound)?;
    let id = BookingId::new();
    let (name, email, phone) = begun.contact;
    sqlx::query(
        "INSERT INTO bookings
             (id, workshop_id, date_id, series_id, code, state, seats, source, name, email, phone, commune, language,
              emergency_contact, collectors, method, due_cents, due_units, newcomer, expires_at, extended, line_at, created_at,
              reminders, feedback, held_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'web', $8, $9, $10, '', $11, '', '', 'nothing', 0, 0, $12, $13, FALSE, $14, $15, TRUE, '',
                 $16)",
    )
    .bind(id)
    .bind(first.workshop)
    .bind(first.id)
    .bind(first.series.filter(|_| first.whole))
    .bind(booking_code())
    .bind(begun.state)
    .bind(begun.seats)
    .bind(name)
    .bind(email)
    .bind(phone)
    .bind(begun.lang)
    .bind(begun.newcomer)
    .bind(begun.expires)
    .bind(begun.line_at)
    .bind(now)
    .bind(begun.held_by)
    .execute(&mut *tx)
    .await?;
    Ok(id)
}

/// The workshop of a date, locked and settled, if the actor may book it.
async fn for_booking(op: &mut Op<'_>, date: DateId, post: &Mailer<'_>) -> Result<Workshop> {
    let lock = locks::of_date(op.tx, date).await?;
    line::settle(op.tx, &lock, post, op.now).await?;
    workshops::get(op.tx, op.actor, lock.workshop()).await
}

/// Whoever holds seats, as far as one knows: a hash of the address they come from, and how many seats an installation lets one address
/// hold at least.
#[derive(Clone, Debug)]
pub struct Holder {
    key: Vec<u8>,
    at_least: i64,
}

impl Holder {
    /// Of a request.
    #[must_use]
    pub fn of(ctx: &Ctx) -> Self {
        // Whoever allows many bookings a minute from one address (a school, a measuring) allows as many to be under way.
        let at_least = i64::from(ctx.app.config.booking_rate / 1000);
        Self { key: secrets::hash(&format!("holder {}", limits::visitor(ctx.ip))), at_least }
    }

    /// Somebody who is let hold whatever there is: tests and the demonstration.
    #[must_use]
    pub fn trusted() -> Self {
        Self { key: Vec::new(), at_least: i64::MAX }
    }
}

/// One visitor cannot hold, or leave unconfirmed, a whole room: half of it at most, and never less than one booking.
async fn leave_some(tx: &mut Conn, dates: &[WorkshopDate], (seats, most): (i64, i64), holder: &Holder) -> Result<()> {
    let Some(tightest) = dates.iter().min_by_key(|date| date.capacity) else {
        return Ok(());
    };
    let bound = (tightest.capacity / 2).max(most).max(holder.at_least);
    if bound >= tightest.capacity {
        return Ok(());
    }
    let held: i64 = sqlx::query_scalar(
        "SELECT CAST(COALESCE(SUM(places.seats), 0) AS BIGINT)
         FROM places
         JOIN bookings ON bookings.id = places.booking_id
         WHERE places.date_id = $1 AND bookings.held_by = $2 AND bookings.state IN ('held', 'pending')",
    )
    .bind(tightest.id)
    .bind(&holder.key)
    .fetch_one(tx)
    .await?;
    if held + seats <= bound { Ok(()) } else { Err(Refusal::TooManyHeld.into()) }
}

/// Holds seats of a date, or of its whole cycle, while the form is filled in. Gives the booking and its private link.
///
/// # Errors
/// `Conflict` where there are not as many seats, the date cannot be booked now, or one visitor holds too many.
pub async fn hold(
    op: &mut Op<'_>,
    date: DateId,
    (seats, lang, holder): (i64, Lang, &Holder),
    post: &Mailer<'_>,
) -> Result<(BookingId, Token)> {
    let workshop = for_booking(op, date, post).await?;
    at_most(&workshop, seats)?;
    let dates = bookable(op.tx, date, seats, op.now).await?;
    leave_some(op.tx, &dates, (seats, workshop.details.seats_max), holder).await?;
    let begun = NewBooking {
        state: BookingState::Held,
        seats,
        contact: ("", "", ""),
        lang,
        expires: Some(op.now + HOLD),
        line_at: None,
        newcomer: true,
        held_by: Some(&holder.key),
    };
    let id = begin(op.tx, &dates, &begun, op.now).await?;
    take(op.tx, id, &dates.iter().map(|date| date.id).collect::<Vec<_>>(), seats).await?;
    Ok((id, link(op.tx, id).await?))
}

/// Holds more or fewer seats than before, while the form is still filled in.
///
/// # Errors
/// `Conflict` where there are not as many seats, or nothing is held any more.
pub async fn resize(tx: &mut Conn, token: &Token, seats: i64, post: &Mailer<'_>, now: DateTime<Utc>) -> Result<()> {
    let (lock, booking) = locked_by(tx, token, post, now).await?;
    if booking.state != BookingState::Held {
        return Err(Refusal::NotExtended.into());
    }
    at_most(&workshops::any(tx, booking.workshop_id).await?, seats)?;
    let dates = dates::touched(tx, booking.date_id).await?;
    let left = dates.iter().map(WorkshopDate::left).min().unwrap_or(0) + booking.seats;
    if left < seats {
        return Err(Refusal::OnlyLeft { left }.into());
    }
    sqlx::query("UPDATE places SET seats = $1 WHERE booking_id = $2")
        .bind(seats)
        .bind(booking.id)
        .execute(&mut *tx)
        .await
        .map_err(full)?;
    sqlx::query("UPDATE bookings SET seats = $1 WHERE id = $2").bind(seats).bind(booking.id).execute(&mut *tx).await?;
    line::settle(tx, &lock, post, now).await
}

/// How many seats of some dates are held while a form is filled in.
pub async fn being_held(conn: &mut Conn, ids: &[DateId], now: DateTime<Utc>) -> Result<HashMap<DateId, i64>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new(
        "SELECT places.date_id, CAST(SUM(places.seats) AS BIGINT)
         FROM places
         JOIN bookings ON bookings.id = places.booking_id
         WHERE bookings.state = 'held' AND bookings.expires_at > ",
    );
    query.push_bind(now).push(" AND places.date_id IN (");
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(*id);
    }
    query.push(") GROUP BY places.date_id");
    Ok(query.build_query_as::<(DateId, i64)>().fetch_all(conn).await?.into_iter().collect())
}

fn at_most(workshop: &Workshop, seats: i64) -> Result<()> {
    let most = workshop.details.seats_max;
    if (1..=most).contains(&seats) { Ok(()) } else { Err(Refusal::SeatsAtMost { most }.into()) }
}

/// Who joins a waiting line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joining {
    /// Seats wanted, all or none.
    pub seats: i64,
    pub name: String,
    /// E-mail, where the offer goes.
    pub email: String,
    pub phone: String,
}

/// Joins the waiting line of a date or cycle. The private link goes out by e-mail; where the address is in line already, the same letter
/// goes out again: the screen does not say which.
///
/// # Errors
/// `Conflict` where seats are free, or where the date cannot be booked now.
pub async fn join(op: &mut Op<'_>, date: DateId, (joining, lang): (&Joining, Lang), post: &Mailer<'_>) -> Result<()> {
    let workshop = for_booking(op, date, post).await?;
    at_most(&workshop, joining.seats)?;
    let dates = open_dates(op.tx, date, op.now).await?;
    if dates.iter().all(|date| date.left() >= joining.seats) {
        return Err(Refusal::SeatsAreFree.into());
    }
    let first = dates.first().ok_or(AppError::NotFound)?;
    if dates.iter().any(|date| joining.seats > date.capacity) {
        return Err(Refusal::NeverSoMany.into());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new(COLUMNS);
    query
        .push("WHERE bookings.state IN ('waiting', 'offered') AND bookings.date_id = ")
        .push_bind(first.id)
        .push(" AND bookings.email = ")
        .push_bind(&joining.email);
    let before: Vec<Booking> = query.build_query_as().fetch_all(&mut *op.tx).await?;
    if !before.is_empty() {
        // Who waits is told that they wait; who was offered seats, where they are.
        let waits = before.iter().all(|booking| booking.state == BookingState::Waiting);
        let occasion = if waits { Occasion::Waiting } else { Occasion::HasPlaces };
        return letters::notify(post, op.tx, &before, &occasion, op.now).await;
    }
    let begun = NewBooking {
        state: BookingState::Waiting,
        seats: joining.seats,
        contact: (&joining.name, &joining.email, &joining.phone),
        lang,
        expires: None,
        line_at: Some(op.now),
        newcomer: is_newcomer(op.tx, &joining.email).await?,
        held_by: None,
    };
    let id = begin(op.tx, &dates, &begun, op.now).await?;
    let after = json!({ "state": BookingState::Waiting, "seats": joining.seats, "date": first.slot.day });
    op.log(Entry::new(records::BOOKING, id.uuid(), Verb::Created).after(&after)?).await?;
    let kept = by_ids(op.tx, &[id]).await?;
    letters::notify(post, op.tx, &kept, &Occasion::Waiting, op.now).await
}

/// Whether nobody has come to a workshop with this address yet.
async fn is_newcomer(tx: &mut Conn, email: &str) -> Result<bool> {
    let mut query = sqlx::QueryBuilder::<Db>::new("SELECT NOT ");
    query.push(CAME_BEFORE).push_bind(email).push(")");
    Ok(query.build_query_scalar().fetch_one(tx).await?)
}

/// Prolongs a hold, once.
///
/// # Errors
/// `Conflict` where it was prolonged before or has run out.
pub async fn extend(tx: &mut Conn, token: &Token, now: DateTime<Utc>) -> Result<()> {
    let prolonged = sqlx::query(
        "UPDATE bookings SET expires_at = $1, extended = TRUE
         WHERE state = 'held' AND NOT extended AND expires_at > $2
           AND id = (SELECT booking_id FROM booking_links WHERE hash = $3)",
    )
    .bind(now + HOLD)
    .bind(now)
    .bind(token.hash())
    .execute(tx)
    .await?;
    if prolonged.rows_affected() == 1 { Ok(()) } else { Err(Refusal::NotExtended.into()) }
}

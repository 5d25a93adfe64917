//! What happens to a booking once it is made: names, fewer seats, another date, the end of it; by the private link until the deadline,
//! or by the team at any time.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use kit::mailer::Mailer;
use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::{Conn, Db};
use platform::error::{AppError, Result};
use platform::i18n::Message;
use platform::op::Op;
use platform::secrets::Token;

use crate::RUNNERS;
use crate::booking::letters::{self, Occasion};
use crate::booking::store::holding;
use crate::booking::store::{bookings, filling, line};
use crate::guards::full;
use crate::model::booking::{Booking, BookingId, BookingState, Participant, ParticipantId};
use crate::model::date::{DateId, WorkshopDate};
use crate::offer::store::dates;
use crate::offer::store::workshops::{self, WorkshopLock};
use crate::records;
use crate::refusal::Refusal;

/// The confirmed booking of a private link, locked, while it may still be changed by oneself.
async fn changeable(
    tx: &mut Conn,
    token: &Token,
    post: &Mailer<'_>,
    now: DateTime<Utc>,
) -> Result<(WorkshopLock, Booking, Vec<WorkshopDate>)> {
    let (lock, booking) = bookings::locked_by(tx, token, post, now).await?;
    if booking.state != BookingState::Confirmed {
        return Err(Refusal::BookingOver.into());
    }
    let dates = dates::touched(tx, booking.date_id).await?;
    if is_late(&dates, now) {
        return Err(Refusal::TooLate.into());
    }
    Ok((lock, booking, dates))
}

/// Whether the deadline for changing by oneself has passed.
#[must_use]
pub fn is_late(dates: &[WorkshopDate], now: DateTime<Utc>) -> bool {
    dates.iter().map(|date| date.window.cancel_until).min().is_none_or(|until| now > until)
}

/// Changes who comes.
///
/// # Errors
/// `Conflict` after the deadline.
pub async fn rename(op: &mut Op<'_>, token: &Token, names: &[(ParticipantId, String)], post: &Mailer<'_>) -> Result<()> {
    let (_, booking, _) = changeable(op.tx, token, post, op.now).await?;
    let before = bookings::participants(op.tx, booking.id).await?;
    if names.iter().any(|(id, _)| !before.iter().any(|participant| participant.id == *id)) {
        return Err(AppError::Conflict(Message::new(platform::web::texts::changed_meanwhile)));
    }
    let same = |(id, name): &&(ParticipantId, String)| before.iter().any(|one| one.id == *id && one.name == *name);
    let new: Vec<&(ParticipantId, String)> = names.iter().filter(|named| !same(named)).collect();
    if new.is_empty() {
        return Ok(());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new("UPDATE participants SET name = CASE id");
    for (id, name) in &new {
        query.push(" WHEN ").push_bind(*id).push(" THEN ").push_bind(name.clone());
    }
    query.push(" ELSE name END WHERE booking_id = ").push_bind(booking.id);
    query.build().execute(&mut *op.tx).await?;
    let entry = Entry::new(records::BOOKING, booking.id.uuid(), Verb::Updated).after(&json!({ "names": new.len() }))?;
    op.log(entry).await
}

/// Gives the seats of some people back; at least one stays.
///
/// # Errors
/// `Conflict` after the deadline, and where nobody would be left.
pub async fn reduce(op: &mut Op<'_>, token: &Token, leaving: &[ParticipantId], post: &Mailer<'_>) -> Result<()> {
    let (lock, booking, _) = changeable(op.tx, token, post, op.now).await?;
    let all = bookings::participants(op.tx, booking.id).await?;
    let (gone, left): (Vec<&Participant>, Vec<&Participant>) =
        all.iter().partition(|participant| leaving.contains(&participant.id));
    if left.is_empty() {
        return Err(Refusal::CancelInstead.into());
    }
    if gone.is_empty() {
        return Err(Refusal::ChooseWhoLeaves.into());
    }
    let seats = i64::try_from(left.len()).unwrap_or(1);
    let (cents, units) = filling::reckon_again(op.tx, &booking, &left).await?;
    let mut query = sqlx::QueryBuilder::<Db>::new("UPDATE participants SET cancelled_at = ");
    query.push_bind(op.now).push(" WHERE id IN (");
    let mut ids = query.separated(", ");
    for participant in &gone {
        ids.push_bind(participant.id);
    }
    query.push(")");
    query.build().execute(&mut *op.tx).await?;
    sqlx::query("UPDATE places SET seats = $1 WHERE booking_id = $2").bind(seats).bind(booking.id).execute(&mut *op.tx).await?;
    sqlx::query("UPDATE bookings SET seats = $1, due_cents = $2, due_units = $3 WHERE id = $4")
        .bind(seats)
        .bind(cents)
        .bind(units)
        .bind(booking.id)
        .execute(&mut *op.tx)
        .await?;
    let entry = Entry::new(records::BOOKING, booking.id.uuid(), Verb::Updated)
        .before(&json!({ "seats": booking.seats }))?
        .after(&json!({ "seats": seats }))?;
    op.log(entry).await?;
    line::settle(op.tx, &lock, post, op.now).await?;
    let kept = bookings::by_ids(op.tx, &[booking.id]).await?;
    letters::notify(post, op.tx, &kept, &Occasion::Changed, op.now).await
}

/// Moves a booking to another date of the same workshop, all of it or not at all.
///
/// # Errors
/// `Conflict` after the deadline, where the other date has not seats enough, and for a cycle booked as a whole.
pub async fn move_to(op: &mut Op<'_>, token: &Token, target: DateId, post: &Mailer<'_>) -> Result<()> {
    let (lock, booking, before) = changeable(op.tx, token, post, op.now).await?;
    let other = dates::get(op.tx, target).await?;
    if booking.series_id.is_some() || other.whole || other.workshop != booking.workshop_id || other.id == booking.date_id {
        return Err(Refusal::CannotMove.into());
    }
    holding::bookable(op.tx, target, booking.seats, op.now).await?;
    let workshop = workshops::any(op.tx, booking.workshop_id).await?;
    filling::not_too_many(op.tx, &workshop, &Booking { date_id: target, ..booking.clone() }, &booking.email).await?;
    sqlx::query("UPDATE places SET date_id = $1 WHERE booking_id = $2")
        .bind(target)
        .bind(booking.id)
        .execute(&mut *op.tx)
        .await
        .map_err(full)?;
    sqlx::query("UPDATE bookings SET date_id = $1 WHERE id = $2").bind(target).bind(booking.id).execute(&mut *op.tx).await?;
    let entry = Entry::new(records::BOOKING, booking.id.uuid(), Verb::Updated)
        .before(&json!({ "date": before.first().map(|date| date.slot.day) }))?
        .after(&json!({ "date": other.slot.day }))?;
    op.log(entry).await?;
    line::settle(op.tx, &lock, post, op.now).await?;
    let kept = bookings::by_ids(op.tx, &[booking.id]).await?;
    letters::notify(post, op.tx, &kept, &Occasion::Changed, op.now).await
}

/// Ends a booking by its private link: a hold given up, a line left, an offer declined, a booking cancelled before the deadline.
///
/// # Errors
/// `Conflict` after the deadline.
pub async fn cancel(op: &mut Op<'_>, token: &Token, post: &Mailer<'_>) -> Result<()> {
    let (lock, booking) = bookings::locked_by(op.tx, token, post, op.now).await?;
    if booking.state == BookingState::Confirmed && is_late(&dates::touched(op.tx, booking.date_id).await?, op.now) {
        return Err(Refusal::TooLate.into());
    }
    end(op, (&lock, &booking), &Occasion::Cancelled, post).await
}

/// Ends a booking for somebody who has asked the team, at any time; the letter says why, where the team does.
///
/// # Errors
/// `NotFound` for those who do not run workshops.
pub async fn cancel_for(op: &mut Op<'_>, id: BookingId, reason: &str, post: &Mailer<'_>) -> Result<()> {
    op.actor.require(RUNNERS)?;
    let (lock, booking) = bookings::locked(op.tx, id, post, op.now).await?;
    end(op, (&lock, &booking), &Occasion::CancelledByTeam(reason.to_owned()), post).await
}

async fn end(op: &mut Op<'_>, (lock, booking): (&WorkshopLock, &Booking), occasion: &Occasion, post: &Mailer<'_>) -> Result<()> {
    if booking.state.has_ended() {
        return Ok(());
    }
    bookings::end(op.tx, &[booking], BookingState::Cancelled, op.now).await?;
    // A hold that was given up is nobody's booking yet.
    if booking.state != BookingState::Held {
        let before = json!({ "state": booking.state, "seats": booking.seats });
        let entry = Entry::new(records::BOOKING, booking.id.uuid(), Verb::Deleted).before(&before)?;
        op.log(entry).await?;
    }
    line::settle(op.tx, lock, post, op.now).await?;
    let ended = bookings::by_ids(op.tx, &[booking.id]).await?;
    if matches!(booking.state, BookingState::Confirmed | BookingState::Pending)
        || matches!(occasion, Occasion::CancelledByTeam(_))
    {
        letters::notify(post, op.tx, &ended, occasion, op.now).await?;
    }
    Ok(())
}

/// Asks the team for what one can no longer do alone.
///
/// # Errors
/// `NotFound` for a link that is none; `Conflict` for seats that are not booked.
pub async fn ask(tx: &mut Conn, token: &Token, body: &str, post: &Mailer<'_>, now: DateTime<Utc>) -> Result<()> {
    let booking = bookings::by_token(tx, token).await?;
    // A hold that was never filled in is forgotten one day: nothing may hang on it.
    if booking.state != BookingState::Confirmed {
        return Err(Refusal::BookingOver.into());
    }
    sqlx::query("INSERT INTO booking_requests (id, booking_id, body, created_at) VALUES ($1, $2, $3, $4)")
        .bind(Uuid::now_v7())
        .bind(booking.id)
        .bind(body)
        .bind(now)
        .execute(&mut *tx)
        .await?;
    letters::tell_team(post, tx, &booking, body, now).await
}

/// Wants reminders, or not.
///
/// # Errors
/// `NotFound` for a link that is none.
pub async fn set_reminders(tx: &mut Conn, token: &Token, wanted: bool) -> Result<()> {
    let booking = bookings::by_token(tx, token).await?;
    sqlx::query("UPDATE bookings SET reminders = $1 WHERE id = $2").bind(wanted).bind(booking.id).execute(tx).await?;
    Ok(())
}

/// Says how it was: from 1 to 5, and in words.
///
/// # Errors
/// `NotFound` for a link that is none; `Conflict` before it was.
pub async fn rate(tx: &mut Conn, token: &Token, (rating, words): (i64, &str), now: DateTime<Utc>) -> Result<()> {
    let booking = bookings::by_token(tx, token).await?;
    let dates = dates::touched(tx, booking.date_id).await?;
    if booking.state != BookingState::Confirmed || dates.iter().any(|date| date.ends > now) {
        return Err(Refusal::NotOverYet.into());
    }
    sqlx::query("UPDATE bookings SET rating = $1, feedback = $2 WHERE id = $3")
        .bind(rating)
        .bind(words)
        .bind(booking.id)
        .execute(tx)
        .await?;
    Ok(())
}

/// What somebody asked of the team.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Request {
    pub id: Uuid,
    /// About which booking.
    pub booking_id: BookingId,
    pub name: String,
    /// Where an answer goes.
    pub email: String,
    /// Of which workshop.
    pub title: String,
    /// In their words.
    pub body: String,
    pub created_at: DateTime<Utc>,
}

/// What waits for an answer, oldest first.
///
/// # Errors
/// `NotFound` for those who do not run workshops.
pub async fn requests(conn: &mut Conn, actor: &Actor) -> Result<Vec<Request>> {
    actor.require(RUNNERS)?;
    Ok(sqlx::query_as(
        "SELECT booking_requests.id, booking_requests.booking_id, bookings.name, bookings.email, workshops.title,
                booking_requests.body, booking_requests.created_at
         FROM booking_requests
         JOIN bookings ON bookings.id = booking_requests.booking_id
         JOIN workshops ON workshops.id = bookings.workshop_id
         WHERE booking_requests.handled_at IS NULL
         ORDER BY booking_requests.created_at",
    )
    .fetch_all(conn)
    .await?)
}

/// Notes that a request was dealt with.
///
/// # Errors
/// `NotFound` for those who do not run workshops, and where there is none.
pub async fn handle(op: &mut Op<'_>, id: Uuid) -> Result<()> {
    op.actor.require(RUNNERS)?;
    let booking: BookingId = sqlx::query_scalar(
        "UPDATE booking_requests SET handled_at = $1 WHERE id = $2 AND handled_at IS NULL RETURNING booking_id",
    )
    .bind(op.now)
    .bind(id)
    .fetch_one(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::BOOKING, booking.uuid(), Verb::Decided)).await
}

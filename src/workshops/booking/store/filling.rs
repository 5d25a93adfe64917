//! Seats that become a booking: who comes, what it costs, tickets and answers, under the workshop's lock.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use kit::mailer::Mailer;
use platform::audit::{Entry, Verb};
use platform::db::{Conn, Db};
use platform::error::{AppError, Result};
use platform::op::Op;
use platform::secrets::Token;

use crate::booking::letters::{self, Occasion};
use crate::booking::store::bookings::{LINKS, by_ids, locked_by, of_address_on, seats_of_address, take};
use crate::booking::store::holding;
use crate::booking::store::vouchers;
use crate::guards::used_up;
use crate::model::booking::{Booking, BookingId, BookingState, Filled, Guest, PENDING, Participant, ParticipantId, ticket_code};
use crate::model::money::{Cents, Method, Units, VoucherId, Worth};
use crate::model::workshop::{PriceKind, QuestionId, Workshop};
use crate::offer::store::workshops;
use crate::records;
use crate::refusal::Refusal;

/// What a booking comes to.
struct Reckoned {
    voucher: Option<VoucherId>,
    cents: Cents,
    units: Units,
}

fn reckon(seats: &[Cents], units: Units, voucher: Option<(VoucherId, Worth)>) -> Reckoned {
    let cents = voucher.map_or_else(|| seats.iter().copied().sum(), |(_, worth)| worth.apply(seats));
    Reckoned { voucher: voucher.map(|(id, _)| id), cents, units }
}

/// What came of filling in a booking.
pub enum Filling {
    /// It is kept, and counts or waits for the link of its e-mail.
    Kept(Booking),
    /// It was filled in before, in another window: nothing is changed.
    Before(Booking),
    /// The address has its places on the date already. The screen does not say so: its mailbox is told.
    HasPlaces,
}

/// Turns held or offered seats into a booking. A hold that ran out is taken up again where its seats are still free. Filling in
/// twice changes nothing.
///
/// # Errors
/// `Conflict` where the seats are gone, the booking is over, or the voucher cannot be used.
pub async fn fill(op: &mut Op<'_>, token: &Token, filled: &Filled, post: &Mailer<'_>) -> Result<Filling> {
    let (_, booking) = locked_by(op.tx, token, post, op.now).await?;
    let id = booking.id;
    match booking.state {
        BookingState::Held | BookingState::Offered => {}
        BookingState::Pending | BookingState::Confirmed => return Ok(Filling::Before(booking)),
        BookingState::Expired if booking.email.is_empty() => {
            let dates = holding::bookable(op.tx, booking.date_id, booking.seats, op.now).await?;
            take(op.tx, id, &dates.iter().map(|date| date.id).collect::<Vec<_>>(), booking.seats).await?;
        }
        BookingState::Expired | BookingState::Cancelled | BookingState::Waiting => {
            return Err(Refusal::BookingOver.into());
        }
    }
    if i64::try_from(filled.guests.len()).unwrap_or(0) != booking.seats {
        return Err(Refusal::OneNameASeat.into());
    }
    let workshop = workshops::any(op.tx, booking.workshop_id).await?;
    let newcomer = match not_too_many(op.tx, &workshop, &booking, &filled.email).await {
        Err(AppError::Conflict(_)) => {
            let others = of_address_on(op.tx, &booking, &filled.email).await?;
            letters::notify(post, op.tx, &others, &Occasion::HasPlaces, op.now).await?;
            return Ok(Filling::HasPlaces);
        }
        newcomer => newcomer?,
    };
    let today = op.now.with_timezone(&post.zone()).date_naive();
    let voucher =
        if filled.voucher.is_empty() { None } else { Some(vouchers::valid(op.tx, &filled.voucher, workshop.id, today).await?) };
    let seats: Vec<Cents> = filled.guests.iter().map(|guest| guest.cents).collect();
    let reckoned = reckon(&seats, filled.guests.iter().map(|guest| guest.units).sum(), voucher);
    // Whoever takes an offer by the link of its e-mail has shown that the address is theirs.
    let shown = booking.state == BookingState::Offered && LINKS.came_by_mail(op.tx, token).await?;
    let pending = workshop.details.confirm_by_mail && !shown;
    let state = if pending { BookingState::Pending } else { BookingState::Confirmed };
    let kept = keep(op.tx, id, (filled, newcomer), &reckoned, (state, op.now)).await?;
    guests(op.tx, id, &filled.guests).await?;
    answers(op.tx, id, None, &filled.answers).await?;
    let after = json!({ "state": state, "seats": booking.seats, "due": reckoned.cents, "units": reckoned.units });
    op.log(Entry::new(records::BOOKING, id.uuid(), Verb::Created).after(&after)?).await?;
    let occasion = if pending { Occasion::PleaseConfirm } else { Occasion::Confirmed };
    letters::notify(post, op.tx, std::slice::from_ref(&kept), &occasion, op.now).await?;
    Ok(Filling::Kept(kept))
}

/// One address has at most one booking's worth of seats on a date. Gives whether nobody has come with it yet.
pub(crate) async fn not_too_many(tx: &mut Conn, workshop: &Workshop, booking: &Booking, email: &str) -> Result<bool> {
    let (others, newcomer) = seats_of_address(tx, booking, email).await?;
    let most = workshop.details.seats_max;
    if others + booking.seats <= most { Ok(newcomer) } else { Err(Refusal::AddressAtMost { most }.into()) }
}

/// Writes what was filled in, and gives the booking as it is then.
async fn keep(
    tx: &mut Conn,
    id: BookingId,
    (filled, newcomer): (&Filled, bool),
    reckoned: &Reckoned,
    (state, now): (BookingState, DateTime<Utc>),
) -> Result<Booking> {
    let free = reckoned.cents == Cents(0);
    sqlx::query_as(concat!(
        "UPDATE bookings
         SET name = $1, email = $2, phone = $3, commune = $4, emergency_contact = $5, collectors = $6, method = $7, due_cents = $8,
             due_units = $9, voucher_id = $10, newcomer = $11, state = $12, expires_at = $13, confirmed_at = $14, ended_at = NULL,
             held_by = CASE WHEN $14 IS NULL THEN held_by ELSE NULL END
         WHERE id = $15
         RETURNING ",
        booking_fields!()
    ))
    .bind(&filled.name)
    .bind(&filled.email)
    .bind(&filled.phone)
    .bind(&filled.commune)
    .bind(&filled.emergency_contact)
    .bind(&filled.collectors)
    .bind(if free { Method::Nothing } else { filled.method })
    .bind(reckoned.cents)
    .bind(reckoned.units)
    .bind(reckoned.voucher)
    .bind(newcomer)
    .bind(state)
    .bind((state == BookingState::Pending).then(|| now + PENDING))
    .bind((state == BookingState::Confirmed).then_some(now))
    .bind(id)
    .fetch_one(tx)
    .await
    .map_err(used_up)
}

/// Writes who comes, with a ticket each, and their answers.
pub(crate) async fn guests(tx: &mut Conn, id: BookingId, guests: &[Guest]) -> Result<Vec<ParticipantId>> {
    let made: Vec<(ParticipantId, i64, &Guest)> =
        (1..).zip(guests).map(|(position, guest)| (ParticipantId::new(), position, guest)).collect();
    let mut query = sqlx::QueryBuilder::<Db>::new(
        "INSERT INTO participants
             (id, booking_id, position, name, age, price_kind, cents, units, code, allergies, image_consent) ",
    );
    query.push_values(&made, |mut row, (participant, position, guest)| {
        row.push_bind(*participant)
            .push_bind(id)
            .push_bind(*position)
            .push_bind(guest.name.clone())
            .push_bind(guest.age)
            .push_bind(guest.price.map_or("", PriceKind::word))
            .push_bind(guest.cents)
            .push_bind(guest.units)
            .push_bind(ticket_code())
            .push_bind(guest.allergies.clone())
            .push_bind(guest.image_consent);
    });
    query.build().execute(&mut *tx).await?;
    let said: Vec<(Option<ParticipantId>, QuestionId, String)> = made
        .iter()
        .flat_map(|(participant, _, guest)| {
            guest.answers.iter().map(move |(question, answer)| (Some(*participant), *question, answer.clone()))
        })
        .collect();
    write_answers(tx, id, &said).await?;
    Ok(made.into_iter().map(|(participant, ..)| participant).collect())
}

async fn answers(tx: &mut Conn, id: BookingId, of: Option<ParticipantId>, said: &[(QuestionId, String)]) -> Result<()> {
    let said: Vec<_> = said.iter().map(|(question, answer)| (of, *question, answer.clone())).collect();
    write_answers(tx, id, &said).await
}

async fn write_answers(tx: &mut Conn, id: BookingId, said: &[(Option<ParticipantId>, QuestionId, String)]) -> Result<()> {
    if said.is_empty() {
        return Ok(());
    }
    let mut query =
        sqlx::QueryBuilder::<Db>::new("INSERT INTO booking_answers (id, booking_id, participant_id, question_id, answer) ");
    query.push_values(said, |mut row, (participant, question, answer)| {
        row.push_bind(Uuid::now_v7()).push_bind(id).push_bind(*participant).push_bind(*question).push_bind(answer.clone());
    });
    query.build().execute(tx).await?;
    Ok(())
}

/// Confirms a booking by the link of its e-mail.
///
/// # Errors
/// `Conflict` where its time has run out.
pub async fn confirm(op: &mut Op<'_>, token: &Token, post: &Mailer<'_>) -> Result<()> {
    let (_, booking) = locked_by(op.tx, token, post, op.now).await?;
    let id = booking.id;
    match booking.state {
        BookingState::Confirmed => return Ok(()),
        BookingState::Pending => {}
        _ => return Err(Refusal::BookingOver.into()),
    }
    if !LINKS.came_by_mail(op.tx, token).await? {
        return Err(Refusal::ConfirmFromTheMail.into());
    }
    sqlx::query("UPDATE bookings SET state = 'confirmed', expires_at = NULL, held_by = NULL, confirmed_at = $1 WHERE id = $2")
        .bind(op.now)
        .bind(id)
        .execute(&mut *op.tx)
        .await?;
    let after = json!({ "state": BookingState::Confirmed });
    op.log(Entry::new(records::BOOKING, id.uuid(), Verb::Decided).after(&after)?).await?;
    let kept = by_ids(op.tx, &[id]).await?;
    letters::notify(post, op.tx, &kept, &Occasion::Confirmed, op.now).await
}

/// What a booking comes to with some of its seats given back.
pub(crate) async fn reckon_again(tx: &mut Conn, booking: &Booking, left: &[&Participant]) -> Result<(Cents, Units)> {
    let seats: Vec<Cents> = left.iter().map(|participant| participant.cents).collect();
    let voucher = match booking.voucher_id {
        Some(id) => Some((id, vouchers::worth(tx, id).await?)),
        None => None,
    };
    let reckoned = reckon(&seats, left.iter().map(|participant| participant.units).sum(), voucher);
    Ok((reckoned.cents, reckoned.units))
}

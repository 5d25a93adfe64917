//! At the door: who is expected, who has come, walk-ins, and what is paid on the spot.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use serde_json::json;
use uuid::Uuid;

use kit::mailer::Mailer;
use people::model::PersonId;
use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::{Conn, Db};
use platform::error::Result;
use platform::i18n::Lang;
use platform::op::Op;
use platform::search;

use crate::RUNNERS;
use crate::booking::store::{bookings, filling, line, locks};
use crate::model::booking::{BookingId, Guest, ParticipantId, booking_code};
use crate::model::date::DateId;
use crate::model::door::{Tap, Verdict};
use crate::model::money::{Cents, Method, Units};
use crate::model::workshop::QuestionKind;
use crate::offer::store::dates;
use crate::records;
use crate::refusal::Refusal;

/// Somebody expected at a date, or who had booked it and has cancelled.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ExpectedGuest {
    pub id: ParticipantId,
    pub booking_id: BookingId,
    pub booking_code: String,
    pub contact: String,
    pub phone: String,
    pub email: String,
    pub commune: String,
    /// Whom to call about a child.
    pub emergency_contact: String,
    /// Who may collect a child.
    pub collectors: String,
    pub name: String,
    pub age: Option<i64>,
    pub code: String,
    pub allergies: String,
    /// Whether pictures of them may be used.
    pub image_consent: bool,
    /// Whether the booking counts: confirmed, and this seat not given back.
    pub comes: bool,
    /// What the booking comes to.
    pub due_cents: Cents,
    /// In time units.
    pub due_units: Units,
    /// What was paid of it.
    pub paid_cents: Cents,
    /// In time units.
    pub paid_units: Units,
    /// When they came.
    pub came_at: Option<DateTime<Utc>>,
}

impl ExpectedGuest {
    /// What the booking still has to pay.
    #[must_use]
    pub fn owed(&self) -> (Cents, Units) {
        (self.due_cents - self.paid_cents, self.due_units - self.paid_units)
    }

    /// Whether something is still to be paid.
    #[must_use]
    pub fn owes(&self) -> bool {
        let (cents, units) = self.owed();
        cents > Cents(0) || units > Units(0)
    }
}

/// Everybody with a ticket for a date, by name; tickets given back are among them, so that the door can tell.
///
/// # Errors
/// `NotFound` for those who do not run workshops.
pub async fn expected(conn: &mut Conn, actor: &Actor, date: DateId) -> Result<Vec<ExpectedGuest>> {
    actor.require(RUNNERS)?;
    let mut all: Vec<_> = sqlx::query_as(
        "SELECT participants.id, participants.booking_id, bookings.code AS booking_code, bookings.name AS contact, bookings.phone,
                bookings.email, bookings.commune, bookings.emergency_contact, bookings.collectors, participants.name,
                participants.age, participants.code, participants.allergies, participants.image_consent,
                (bookings.state = 'confirmed' AND participants.cancelled_at IS NULL) AS comes,
                bookings.due_cents, bookings.due_units,
                bookings.paid_cents, bookings.paid_units,
                check_ins.at AS came_at
         FROM participants
         JOIN bookings ON bookings.id = participants.booking_id
         LEFT JOIN check_ins
             ON check_ins.participant_id = participants.id AND check_ins.date_id = $1 AND check_ins.undone_at IS NULL
         WHERE bookings.id IN (SELECT booking_id FROM places WHERE date_id = $1)
            OR (bookings.state = 'cancelled' AND bookings.date_id = $1)
         ORDER BY LOWER(participants.name), participants.id",
    )
    .bind(date)
    .fetch_all(conn)
    .await?;
    search::sort_by_name(&mut all, |one: &ExpectedGuest| &one.name);
    Ok(all)
}

/// An answer: of whom (the booking, or one participant), the question, its kind, the answer.
pub type Answer = (BookingId, Option<ParticipantId>, String, QuestionKind, String);

/// The answers of those who come to a date.
///
/// # Errors
/// `NotFound` for those who do not run workshops.
pub async fn answers(conn: &mut Conn, actor: &Actor, date: DateId) -> Result<Vec<Answer>> {
    actor.require(RUNNERS)?;
    Ok(sqlx::query_as(
        "SELECT booking_answers.booking_id, booking_answers.participant_id, workshop_questions.label,
                workshop_questions.kind, booking_answers.answer
         FROM booking_answers
         JOIN workshop_questions ON workshop_questions.id = booking_answers.question_id
         JOIN places ON places.booking_id = booking_answers.booking_id
         WHERE places.date_id = $1 AND booking_answers.answer <> ''
         ORDER BY workshop_questions.position",
    )
    .bind(date)
    .fetch_all(conn)
    .await?)
}

/// A ticket as the door needs to know it.
#[derive(sqlx::FromRow)]
struct Ticket {
    id: ParticipantId,
    code: String,
    name: String,
    comes: bool,
    here: bool,
    owes: bool,
    check_in: Option<Uuid>,
    came_at: Option<DateTime<Utc>>,
}

async fn tickets(tx: &mut Conn, date: DateId, taps: &[Tap]) -> Result<HashMap<String, Ticket>> {
    let mut query = sqlx::QueryBuilder::<Db>::new(
        "SELECT participants.id, participants.code, participants.name,
                (bookings.state = 'confirmed' AND participants.cancelled_at IS NULL) AS comes,
                (places.booking_id IS NOT NULL OR bookings.date_id = ",
    );
    query.push_bind(date).push(
        ") AS here,
                (bookings.due_cents > bookings.paid_cents OR bookings.due_units > bookings.paid_units) AS owes,
                check_ins.id AS check_in, check_ins.at AS came_at
         FROM participants
         JOIN bookings ON bookings.id = participants.booking_id
         LEFT JOIN places ON places.booking_id = bookings.id AND places.date_id = ",
    );
    query
        .push_bind(date)
        .push(" LEFT JOIN check_ins ON check_ins.participant_id = participants.id AND check_ins.undone_at IS NULL AND check_ins.date_id = ")
        .push_bind(date)
        .push(" WHERE participants.code IN (");
    let mut codes = query.separated(", ");
    for tap in taps {
        codes.push_bind(tap.code.clone());
    }
    query.push(")");
    let rows: Vec<Ticket> = query.build_query_as().fetch_all(tx).await?;
    Ok(rows.into_iter().map(|ticket| (ticket.code.clone(), ticket)).collect())
}

async fn known_keys(tx: &mut Conn, taps: &[Tap]) -> Result<Vec<Uuid>> {
    let mut query = sqlx::QueryBuilder::<Db>::new("SELECT id FROM check_ins WHERE id IN (");
    let mut keys = query.separated(", ");
    for tap in taps {
        keys.push_bind(tap.key);
    }
    query.push(")");
    Ok(query.build_query_scalar().fetch_all(tx).await?)
}

/// A check-in to be written.
struct Arrival {
    key: Uuid,
    participant: ParticipantId,
    at: DateTime<Utc>,
    undone: Option<DateTime<Utc>>,
}

/// How long before its start somebody can arrive: the door opens in the morning for an evening, not the week before.
const EARLY: Duration = Duration::hours(12);

/// Carries out what was scanned or typed at a door, perhaps a while ago without a network, in its order. Each tap counts once, however
/// often it is sent. Gives a verdict for each.
///
/// # Errors
/// `NotFound` for those who do not run workshops.
pub async fn check_in(op: &mut Op<'_>, date: DateId, taps: &[Tap]) -> Result<Vec<Verdict>> {
    op.actor.require(RUNNERS)?;
    if taps.is_empty() {
        return Ok(Vec::new());
    }
    locks::of_date(op.tx, date).await?;
    let starts: DateTime<Utc> =
        sqlx::query_scalar("SELECT starts_at FROM workshop_dates WHERE id = $1").bind(date).fetch_one(&mut *op.tx).await?;
    let mut tickets = tickets(op.tx, date, taps).await?;
    let known = known_keys(op.tx, taps).await?;
    let (mut arrivals, mut undone): (Vec<Arrival>, Vec<(Uuid, DateTime<Utc>)>) = (Vec::new(), Vec::new());
    let verdicts = taps
        .iter()
        .map(|tap| {
            let at = tap.at.min(op.now);
            let Some(ticket) = tickets.get_mut(&tap.code) else {
                return Verdict::Unknown;
            };
            let name = ticket.name.clone();
            if !ticket.here {
                return Verdict::OtherDate(name);
            }
            if !ticket.comes {
                return Verdict::Cancelled(name);
            }
            if !tap.undo && at < starts - EARLY {
                return Verdict::TooEarly(name);
            }
            match (tap.undo, ticket.check_in) {
                // An older "undo" that arrives late must not take away a newer arrival.
                (true, Some(key)) if ticket.came_at.is_none_or(|came| came <= at) => {
                    match arrivals.iter_mut().find(|arrival: &&mut Arrival| arrival.key == key) {
                        Some(arrival) => arrival.undone = Some(at),
                        None => undone.push((key, at)),
                    }
                    (ticket.check_in, ticket.came_at) = (None, None);
                    Verdict::Undone(name)
                }
                (true, _) => Verdict::Undone(name),
                (false, _) if known.contains(&tap.key) => {
                    if ticket.owes {
                        Verdict::Unpaid(name)
                    } else {
                        Verdict::In(name)
                    }
                }
                (false, Some(_)) => Verdict::Already(name, ticket.came_at.unwrap_or(op.now)),
                (false, None) => {
                    arrivals.push(Arrival { key: tap.key, participant: ticket.id, at, undone: None });
                    (ticket.check_in, ticket.came_at) = (Some(tap.key), Some(at));
                    if ticket.owes { Verdict::Unpaid(name) } else { Verdict::In(name) }
                }
            }
        })
        .collect();
    write(op.tx, op.actor.person, date, (&arrivals, &undone)).await?;
    Ok(verdicts)
}

async fn write(
    tx: &mut Conn,
    by: Option<PersonId>,
    date: DateId,
    (arrivals, undone): (&[Arrival], &[(Uuid, DateTime<Utc>)]),
) -> Result<()> {
    if let Some(last) = undone.iter().map(|(_, at)| *at).max() {
        let mut query = sqlx::QueryBuilder::<Db>::new("UPDATE check_ins SET undone_at = ");
        query.push_bind(last).push(" WHERE undone_at IS NULL AND id IN (");
        let mut keys = query.separated(", ");
        for (key, _) in undone {
            keys.push_bind(*key);
        }
        query.push(")");
        query.build().execute(&mut *tx).await?;
    }
    if arrivals.is_empty() {
        return Ok(());
    }
    let mut query =
        sqlx::QueryBuilder::<Db>::new("INSERT INTO check_ins (id, date_id, participant_id, at, checked_by, undone_at) ");
    query.push_values(arrivals, |mut row, arrival| {
        row.push_bind(arrival.key)
            .push_bind(date)
            .push_bind(arrival.participant)
            .push_bind(arrival.at)
            .push_bind(by)
            .push_bind(arrival.undone);
    });
    query.push(" ON CONFLICT DO NOTHING");
    query.build().execute(tx).await?;
    Ok(())
}

/// Somebody who comes without a booking.
#[derive(Clone, Debug, PartialEq)]
pub struct WalkIn {
    pub guest: Guest,
    pub commune: String,
    /// Whom to call about a child.
    pub emergency_contact: String,
    /// Who may collect a child.
    pub collectors: String,
}

/// How many seats of a date that has begun stand empty because people did not come; none before it begins.
pub async fn missing(conn: &mut Conn, date: DateId, now: DateTime<Utc>) -> Result<i64> {
    Ok(sqlx::query_scalar(
        "SELECT workshop_dates.capacity - workshop_dates.stand_ins
                - (SELECT COUNT(*) FROM check_ins WHERE check_ins.date_id = workshop_dates.id AND check_ins.undone_at IS NULL)
         FROM workshop_dates
         WHERE workshop_dates.id = $1 AND workshop_dates.starts_at <= $2",
    )
    .bind(date)
    .bind(now)
    .fetch_optional(conn)
    .await?
    .unwrap_or(0))
}

/// Makes a seat on a full date, where the date has begun and somebody who booked has not come. Whoever booked and comes late is let in
/// all the same: that is for the two at the door to settle.
async fn stand_in(tx: &mut Conn, date: DateId, now: DateTime<Utc>) -> Result<()> {
    if missing(tx, date, now).await? <= 0 {
        return Err(Refusal::FullNow.into());
    }
    sqlx::query("UPDATE workshop_dates SET capacity = capacity + 1, stand_ins = stand_ins + 1 WHERE id = $1")
        .bind(date)
        .execute(tx)
        .await?;
    Ok(())
}

/// Takes in somebody who comes without a booking, where a seat is free or somebody did not come; they are checked in at once.
///
/// # Errors
/// `Conflict` before the day, and where no seat is free and nobody is missing.
pub async fn walk_in(op: &mut Op<'_>, date: DateId, (come, lang): (&WalkIn, Lang), post: &Mailer<'_>) -> Result<BookingId> {
    op.actor.require(RUNNERS)?;
    let lock = locks::of_date(op.tx, date).await?;
    line::settle(op.tx, &lock, post, op.now).await?;
    let found = dates::get(op.tx, date).await?;
    if found.cancelled.is_some() {
        return Err(Refusal::DoesNotTakePlace.into());
    }
    if op.now < found.starts - EARLY {
        return Err(Refusal::WalkInTooEarly.into());
    }
    if found.left() == 0 {
        stand_in(op.tx, date, op.now).await?;
    } else if found.stand_ins > 0 && missing(op.tx, date, op.now).await? <= 0 {
        // A seat was given on top of the others, and all of these are sat on.
        return Err(Refusal::FullNow.into());
    }
    let (id, guest) = (BookingId::new(), &come.guest);
    sqlx::query(
        "INSERT INTO bookings
             (id, workshop_id, date_id, code, state, seats, source, name, email, phone, commune, language, emergency_contact,
              collectors, method, due_cents, due_units, newcomer, extended, created_at, confirmed_at, reminders, feedback)
         VALUES ($1, $2, $3, $4, 'confirmed', 1, 'walk_in', $5, '', '', $6, $7, $12, $13, $8, $9, $10, FALSE, FALSE, $11, $11, FALSE, '')",
    )
    .bind(id)
    .bind(lock.workshop())
    .bind(date)
    .bind(booking_code())
    .bind(&guest.name)
    .bind(&come.commune)
    .bind(lang)
    .bind(if guest.cents == Cents(0) { Method::Nothing } else { Method::OnTheSpot })
    .bind(guest.cents)
    .bind(guest.units)
    .bind(op.now)
    .bind(&come.emergency_contact)
    .bind(&come.collectors)
    .execute(&mut *op.tx)
    .await?;
    bookings::take(op.tx, id, &[date], 1).await?;
    let made = filling::guests(op.tx, id, std::slice::from_ref(guest)).await?;
    let arrivals: Vec<Arrival> =
        made.into_iter().map(|participant| Arrival { key: Uuid::now_v7(), participant, at: op.now, undone: None }).collect();
    write(op.tx, op.actor.person, date, (&arrivals, &[])).await?;
    let after = json!({ "walk_in": guest.name, "date": found.slot.day });
    op.log(Entry::new(records::BOOKING, id.uuid(), Verb::Created).after(&after)?).await?;
    Ok(id)
}

/// The people of a booking who came to at least one of its dates that are over, with the days they came.
pub async fn came(conn: &mut Conn, booking: BookingId, now: DateTime<Utc>) -> Result<Vec<(String, Vec<chrono::NaiveDate>)>> {
    let rows: Vec<(ParticipantId, String, chrono::NaiveDate)> = sqlx::query_as(
        "SELECT participants.id, participants.name, workshop_dates.day
         FROM participants
         JOIN check_ins ON check_ins.participant_id = participants.id AND check_ins.undone_at IS NULL
         JOIN workshop_dates ON workshop_dates.id = check_ins.date_id
         WHERE participants.booking_id = $1 AND workshop_dates.ends_at <= $2 AND workshop_dates.cancelled_at IS NULL
         ORDER BY participants.position, workshop_dates.day",
    )
    .bind(booking)
    .bind(now)
    .fetch_all(conn)
    .await?;
    Ok(rows
        .chunk_by(|one, two| one.0 == two.0)
        .filter_map(|days| days.first().map(|(_, name, _)| (name.clone(), days.iter().map(|(_, _, day)| *day).collect())))
        .collect())
}

//! Bulk writing for the demonstration: bookings with their people, presence and payments in a handful of statements. The guards of the
//! schema judge them all the same.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use kit::pictures::PictureId;
use platform::db::{Conn, Db};
use platform::error::Result;
use platform::i18n::Lang;

use crate::model::booking::{BookingId, BookingState, ParticipantId};
use crate::model::date::{DateId, SeriesId};
use crate::model::money::{Cents, Method};
use crate::model::workshop::{PriceKind, WorkshopId};

/// Somebody who comes with a booking.
#[derive(Clone, Debug)]
pub struct SeedGuest {
    /// Ids of the ticket and of the check-in.
    pub ids: (ParticipantId, Uuid),
    pub name: String,
    /// Age, for children.
    pub age: Option<i64>,
    /// What the seat costs.
    pub price: Option<(PriceKind, Cents)>,
    /// The ticket's code.
    pub code: String,
    pub allergies: &'static str,
    /// When they came.
    pub came: Option<DateTime<Utc>>,
}

/// A booking.
#[derive(Clone, Debug)]
pub struct SeedBooking {
    pub id: BookingId,
    pub workshop: WorkshopId,
    /// Its dates, the first one first.
    pub dates: Vec<DateId>,
    /// The cycle, where it is booked as a whole.
    pub series: Option<SeriesId>,
    /// Confirmed or waiting.
    pub state: BookingState,
    pub code: String,
    /// Who booked, and where an answer goes.
    pub contact: (String, String),
    /// Where they live.
    pub commune: &'static str,
    /// Whether they come for the first time.
    pub newcomer: bool,
    pub made: DateTime<Utc>,
    pub guests: Vec<SeedGuest>,
    /// Seats of a booking in line.
    pub seats: i64,
    /// A rating, and words.
    pub rating: Option<(i64, &'static str)>,
    /// Whom to call about children, and who may collect them.
    pub children: (&'static str, &'static str),
}

impl SeedBooking {
    fn due(&self) -> Cents {
        self.guests.iter().filter_map(|guest| guest.price.map(|(_, cents)| cents)).sum()
    }
}

/// Rows of one statement: below what both databases bind at once.
const CHUNK: usize = 300;

/// Writes bookings, their places, people, presence.
///
/// # Errors
/// When the database fails, or a date would be oversold.
pub async fn bookings(tx: &mut Conn, all: &[SeedBooking]) -> Result<()> {
    for part in all.chunks(CHUNK) {
        let mut query = sqlx::QueryBuilder::<Db>::new(
            "INSERT INTO bookings
                 (id, workshop_id, date_id, series_id, code, state, seats, source, name, email, phone, commune, language,
                  emergency_contact, collectors, method, due_cents, due_units, newcomer, extended, line_at, created_at, confirmed_at,
                  reminders, rating, feedback) ",
        );
        query.push_values(part, |mut row, booking| {
            let waiting = booking.state == BookingState::Waiting;
            let method = if booking.due() > Cents(0) { Method::OnTheSpot } else { Method::Nothing };
            row.push_bind(booking.id)
                .push_bind(booking.workshop)
                .push_bind(booking.dates.first().copied())
                .push_bind(booking.series)
                .push_bind(booking.code.clone())
                .push_bind(booking.state)
                .push_bind(booking.seats)
                .push_bind("web")
                .push_bind(booking.contact.0.clone())
                .push_bind(booking.contact.1.clone())
                .push_bind("")
                .push_bind(booking.commune)
                .push_bind(Lang::Fr)
                .push_bind(booking.children.0)
                .push_bind(booking.children.1)
                .push_bind(method)
                .push_bind(booking.due())
                .push_bind(0_i64)
                .push_bind(booking.newcomer)
                .push_bind(false)
                .push_bind(waiting.then_some(booking.made))
                .push_bind(booking.made)
                .push_bind((!waiting).then_some(booking.made))
                .push_bind(true)
                .push_bind(booking.rating.map(|(stars, _)| stars))
                .push_bind(booking.rating.map_or("", |(_, words)| words));
        });
        query.build().execute(&mut *tx).await?;
    }
    places(tx, all).await?;
    people(tx, all).await
}

async fn places(tx: &mut Conn, all: &[SeedBooking]) -> Result<()> {
    let taken: Vec<(BookingId, DateId, i64)> = all
        .iter()
        .filter(|booking| booking.state.takes_seats())
        .flat_map(|booking| booking.dates.iter().map(|date| (booking.id, *date, booking.seats)))
        .collect();
    for part in taken.chunks(CHUNK) {
        let mut query = sqlx::QueryBuilder::<Db>::new("INSERT INTO places (booking_id, date_id, seats) ");
        query.push_values(part, |mut row, (booking, date, seats)| {
            row.push_bind(*booking).push_bind(*date).push_bind(*seats);
        });
        query.build().execute(&mut *tx).await?;
    }
    Ok(())
}

async fn people(tx: &mut Conn, all: &[SeedBooking]) -> Result<()> {
    let guests: Vec<(BookingId, DateId, i64, &SeedGuest)> = all
        .iter()
        .flat_map(|booking| {
            let date = booking.dates.first().copied();
            (1..).zip(&booking.guests).filter_map(move |(position, guest)| Some((booking.id, date?, position, guest)))
        })
        .collect();
    for part in guests.chunks(CHUNK) {
        let mut query = sqlx::QueryBuilder::<Db>::new(
            "INSERT INTO participants
                 (id, booking_id, position, name, age, price_kind, cents, units, code, allergies, image_consent) ",
        );
        query.push_values(part, |mut row, (booking, _, position, guest)| {
            row.push_bind(guest.ids.0)
                .push_bind(*booking)
                .push_bind(*position)
                .push_bind(guest.name.clone())
                .push_bind(guest.age)
                .push_bind(guest.price.map_or("", |(kind, _)| kind.word()))
                .push_bind(guest.price.map_or(Cents(0), |(_, cents)| cents))
                .push_bind(0_i64)
                .push_bind(guest.code.clone())
                .push_bind(guest.allergies)
                .push_bind(position % 3 != 0);
        });
        query.build().execute(&mut *tx).await?;
    }
    let came: Vec<_> = guests.iter().filter_map(|(_, date, _, guest)| Some((*date, *guest, guest.came?))).collect();
    for part in came.chunks(CHUNK) {
        let mut query = sqlx::QueryBuilder::<Db>::new("INSERT INTO check_ins (id, date_id, participant_id, at) ");
        query.push_values(part, |mut row, (date, guest, at)| {
            row.push_bind(guest.ids.1).push_bind(*date).push_bind(guest.ids.0).push_bind(*at);
        });
        query.build().execute(&mut *tx).await?;
    }
    Ok(())
}

/// A picture that is ready.
pub async fn picture(
    tx: &mut Conn,
    workshop: WorkshopId,
    (picture, alt): (PictureId, &str),
    (large, small): (&'static [u8], &'static [u8]),
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO workshop_pictures (id, workshop_id, alt, large, small, width, height, created_at)
         VALUES ($1, $2, $3, $4, $5, 960, 540, $6)",
    )
    .bind(picture)
    .bind(workshop)
    .bind(alt)
    .bind(large)
    .bind(small)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

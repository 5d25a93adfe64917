//! Bookings from the first seat held to the last link of a letter. Whether there is a seat is decided under the workshop's lock, and
//! again by the schema.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use kit::links::Links;
use kit::mailer::Mailer;
use platform::auth::actor::Actor;
use platform::db::{Conn, Db};
use platform::error::{AppError, Result};
use platform::secrets::Token;

use crate::RUNNERS;
use crate::booking::store::{line, locks};
use crate::guards::full;
use crate::model::booking::{Booking, BookingId, BookingState, Participant};
use crate::model::date::DateId;
use crate::model::money::{Cents, Units};
use crate::offer::store::workshops::WorkshopLock;

/// The private links of bookings.
pub const LINKS: Links = Links::new("booking_links", "booking_id");

/// What every list of bookings reads.
pub(crate) const COLUMNS: &str = concat!("SELECT ", booking_fields!(), " FROM bookings ");

/// Whether somebody has come with an address; what follows is the address, and a parenthesis.
pub(crate) const CAME_BEFORE: &str = "EXISTS (
    SELECT 1
    FROM bookings AS earlier
    JOIN participants ON participants.booking_id = earlier.id
    JOIN check_ins ON check_ins.participant_id = participants.id AND check_ins.undone_at IS NULL
    WHERE earlier.email = ";

async fn one(conn: &mut Conn, mut query: sqlx::QueryBuilder<Db>) -> Result<Booking> {
    Ok(query.build_query_as().fetch_one(conn).await?)
}

/// Several bookings by their ids.
pub(crate) async fn by_ids(conn: &mut Conn, ids: &[BookingId]) -> Result<Vec<Booking>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new(COLUMNS);
    query.push("WHERE bookings.id IN (");
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(*id);
    }
    query.push(") ORDER BY bookings.id");
    Ok(query.build_query_as().fetch_all(conn).await?)
}

/// The booking behind a private link.
///
/// # Errors
/// `NotFound` for a link that is none.
pub async fn by_token(conn: &mut Conn, token: &Token) -> Result<Booking> {
    let mut query = sqlx::QueryBuilder::<Db>::new(COLUMNS);
    query
        .push("JOIN booking_links ON booking_links.booking_id = bookings.id WHERE booking_links.hash = ")
        .push_bind(token.hash());
    one(conn, query).await
}

/// A booking, for the team.
///
/// # Errors
/// `NotFound` for those who do not run workshops, and where there is none.
pub async fn get(conn: &mut Conn, actor: &Actor, id: BookingId) -> Result<Booking> {
    actor.require(RUNNERS)?;
    let mut query = sqlx::QueryBuilder::<Db>::new(COLUMNS);
    query.push("WHERE bookings.id = ").push_bind(id);
    one(conn, query).await
}

/// The bookings that a date concerns: those with seats on it, and those in line for it.
pub(crate) async fn touching(conn: &mut Conn, date: DateId) -> Result<Vec<Booking>> {
    let mut query = sqlx::QueryBuilder::<Db>::new(COLUMNS);
    query
        .push("WHERE bookings.id IN (SELECT booking_id FROM places WHERE date_id = ")
        .push_bind(date)
        .push(") OR (bookings.state = 'waiting' AND (bookings.date_id = ")
        .push_bind(date)
        .push(" OR bookings.series_id = (SELECT series_id FROM workshop_dates WHERE id = ")
        .push_bind(date)
        .push("))) ORDER BY bookings.id");
    Ok(query.build_query_as().fetch_all(conn).await?)
}

/// The bookings of a date that are alive, those with seats first, then the line in its order; for the team.
///
/// # Errors
/// `NotFound` for those who do not run workshops.
pub async fn of_date(conn: &mut Conn, actor: &Actor, date: DateId) -> Result<Vec<Booking>> {
    actor.require(RUNNERS)?;
    let mut all = touching(conn, date).await?;
    all.sort_by_key(|booking| (booking.state == BookingState::Waiting, booking.line_at, booking.id));
    Ok(all)
}

/// Takes the lock of a booking's workshop, lets time do its work, and reads the booking as it stands then.
pub(crate) async fn locked(
    tx: &mut Conn,
    id: BookingId,
    post: &Mailer<'_>,
    now: DateTime<Utc>,
) -> Result<(WorkshopLock, Booking)> {
    let lock = locks::of_booking(tx, id).await?;
    settled(tx, (lock, id), post, now).await
}

/// The same by a private link.
///
/// # Errors
/// `NotFound` for a link that is none.
pub(crate) async fn locked_by(
    tx: &mut Conn,
    token: &Token,
    post: &Mailer<'_>,
    now: DateTime<Utc>,
) -> Result<(WorkshopLock, Booking)> {
    let found = locks::of_link(tx, token).await?;
    settled(tx, found, post, now).await
}

async fn settled(
    tx: &mut Conn,
    (lock, id): (WorkshopLock, BookingId),
    post: &Mailer<'_>,
    now: DateTime<Utc>,
) -> Result<(WorkshopLock, Booking)> {
    line::settle(tx, &lock, post, now).await?;
    let booking = by_ids(tx, &[id]).await?.pop().ok_or(AppError::NotFound)?;
    Ok((lock, booking))
}

/// Takes seats of dates.
pub(crate) async fn take(tx: &mut Conn, id: BookingId, dates: &[DateId], seats: i64) -> Result<()> {
    let mut query = sqlx::QueryBuilder::<Db>::new("INSERT INTO places (booking_id, date_id, seats) ");
    query.push_values(dates, |mut row, date| {
        row.push_bind(id).push_bind(*date).push_bind(seats);
    });
    query.build().execute(tx).await.map_err(full)?;
    Ok(())
}

/// Ends bookings: their seats, tickets and vouchers are free again.
pub(crate) async fn end(tx: &mut Conn, bookings: &[&Booking], state: BookingState, now: DateTime<Utc>) -> Result<()> {
    if bookings.is_empty() {
        return Ok(());
    }
    let among = |query: &mut sqlx::QueryBuilder<Db>| {
        query.push("(");
        let mut list = query.separated(", ");
        for booking in bookings {
            list.push_bind(booking.id);
        }
        query.push(")");
    };
    let mut query = sqlx::QueryBuilder::<Db>::new("DELETE FROM places WHERE booking_id IN ");
    among(&mut query);
    query.build().execute(&mut *tx).await?;
    let mut query =
        sqlx::QueryBuilder::<Db>::new("UPDATE bookings SET expires_at = NULL, voucher_id = NULL, held_by = NULL, state = ");
    query.push_bind(state).push(", ended_at = ").push_bind(now).push(" WHERE id IN ");
    among(&mut query);
    query.build().execute(&mut *tx).await?;
    let mut query = sqlx::QueryBuilder::<Db>::new("UPDATE participants SET cancelled_at = ");
    query.push_bind(now).push(" WHERE cancelled_at IS NULL AND booking_id IN ");
    among(&mut query);
    query.build().execute(tx).await?;
    Ok(())
}

/// Makes a new private link of a booking, to be shown on the screen.
pub(crate) async fn link(tx: &mut Conn, id: BookingId) -> Result<Token> {
    LINKS.issue(tx, &[id.uuid()], false).await?.pop().ok_or_else(|| AppError::internal("no link was made"))
}

/// A new private link of a booking that a form made before: for the same form sent again.
pub async fn link_again(tx: &mut Conn, id: BookingId) -> Result<Token> {
    link(tx, id).await
}

/// The bookings of an address for dates to come, those that wait included.
pub async fn of_address(conn: &mut Conn, email: &str, now: DateTime<Utc>) -> Result<Vec<Booking>> {
    let mut query = sqlx::QueryBuilder::<Db>::new(COLUMNS);
    query
        .push("WHERE bookings.email = ")
        .push_bind(email)
        .push(" AND bookings.state IN ('pending', 'confirmed', 'waiting', 'offered') AND EXISTS (
                SELECT 1 FROM workshop_dates
                WHERE (workshop_dates.id = bookings.date_id OR workshop_dates.series_id = bookings.series_id) AND workshop_dates.ends_at > ")
        .push_bind(now)
        .push(") ORDER BY bookings.id");
    Ok(query.build_query_as().fetch_all(conn).await?)
}

/// The other bookings of an address on a booking's date.
pub(crate) async fn of_address_on(tx: &mut Conn, booking: &Booking, email: &str) -> Result<Vec<Booking>> {
    let mut query = sqlx::QueryBuilder::<Db>::new(COLUMNS);
    query
        .push("WHERE bookings.state IN ('pending', 'confirmed', 'waiting', 'offered') AND bookings.date_id = ")
        .push_bind(booking.date_id)
        .push(" AND bookings.email = ")
        .push_bind(email)
        .push(" AND bookings.id <> ")
        .push_bind(booking.id)
        .push(" ORDER BY bookings.id");
    Ok(query.build_query_as().fetch_all(tx).await?)
}

/// The seats that an address has on a date by other bookings, and whether nobody has come with it yet.
pub(crate) async fn seats_of_address(tx: &mut Conn, booking: &Booking, email: &str) -> Result<(i64, bool)> {
    let mut query = sqlx::QueryBuilder::<Db>::new("SELECT CAST(COALESCE(SUM(seats), 0) AS BIGINT), NOT ");
    query
        .push(CAME_BEFORE)
        .push_bind(email)
        .push(") FROM bookings WHERE state IN ('pending', 'confirmed', 'offered') AND date_id = ")
        .push_bind(booking.date_id)
        .push(" AND email = ")
        .push_bind(email)
        .push(" AND id <> ")
        .push_bind(booking.id);
    Ok(query.build_query_as().fetch_one(tx).await?)
}

/// Everybody who comes with a booking, seats given back left out.
pub async fn participants(conn: &mut Conn, id: BookingId) -> Result<Vec<Participant>> {
    Ok(sqlx::query_as(
        "SELECT id, booking_id, name, age, price_kind, cents, units, code, allergies, image_consent, cancelled_at
         FROM participants
         WHERE booking_id = $1 AND cancelled_at IS NULL
         ORDER BY position",
    )
    .bind(id)
    .fetch_all(conn)
    .await?)
}

/// Who comes with some bookings, by booking, in order.
pub async fn names(conn: &mut Conn, ids: &[BookingId]) -> Result<HashMap<BookingId, Vec<String>>> {
    let mut query =
        sqlx::QueryBuilder::<Db>::new("SELECT booking_id, name FROM participants WHERE cancelled_at IS NULL AND booking_id IN (");
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(*id);
    }
    query.push(") ORDER BY booking_id, position");
    let rows: Vec<(BookingId, String)> = query.build_query_as().fetch_all(conn).await?;
    let mut names: HashMap<BookingId, Vec<String>> = HashMap::new();
    for (booking, name) in rows {
        names.entry(booking).or_default().push(name);
    }
    Ok(names)
}

/// What was paid for a booking: money and units.
pub async fn paid(conn: &mut Conn, id: BookingId) -> Result<(Cents, Units)> {
    Ok(sqlx::query_as("SELECT paid_cents, paid_units FROM bookings WHERE id = $1").bind(id).fetch_one(conn).await?)
}

/// Counts one more calendar file of each booking, and gives them with the new count.
pub(crate) async fn next_calendars(tx: &mut Conn, bookings: Vec<&Booking>) -> Result<Vec<Booking>> {
    for part in bookings.chunks(400) {
        let mut query =
            sqlx::QueryBuilder::<Db>::new("UPDATE bookings SET calendar_sequence = calendar_sequence + 1 WHERE id IN (");
        let mut list = query.separated(", ");
        for booking in part {
            list.push_bind(booking.id);
        }
        query.push(")");
        query.build().execute(&mut *tx).await?;
    }
    let next = |booking: &Booking| Booking { calendar_sequence: booking.calendar_sequence + 1, ..booking.clone() };
    Ok(bookings.into_iter().map(next).collect())
}

/// What was paid for several bookings; those for which nothing was are left out.
pub(crate) async fn paid_for(conn: &mut Conn, ids: &[BookingId]) -> Result<HashMap<BookingId, (Cents, Units)>> {
    let mut all = HashMap::new();
    for part in ids.chunks(400) {
        let mut query = sqlx::QueryBuilder::<Db>::new(
            "SELECT id, paid_cents, paid_units FROM bookings WHERE (paid_cents <> 0 OR paid_units <> 0) AND id IN (",
        );
        let mut list = query.separated(", ");
        for id in part {
            list.push_bind(*id);
        }
        query.push(")");
        let rows: Vec<(BookingId, Cents, Units)> = query.build_query_as().fetch_all(&mut *conn).await?;
        all.extend(rows.into_iter().map(|(id, cents, units)| (id, (cents, units))));
    }
    Ok(all)
}

/// What somebody said of how it was: stars and words.
pub async fn feedback(conn: &mut Conn, id: BookingId) -> Result<Option<(i64, String)>> {
    let said: (Option<i64>, String) =
        sqlx::query_as("SELECT rating, feedback FROM bookings WHERE id = $1").bind(id).fetch_one(conn).await?;
    Ok(said.0.map(|stars| (stars, said.1)))
}

/// The booking of a ticket's code and whose ticket it is: for the page behind the QR code.
///
/// # Errors
/// `NotFound` for a code that is none.
pub async fn by_ticket(conn: &mut Conn, code: &str) -> Result<(Booking, Participant)> {
    let participant: Participant = sqlx::query_as(
        "SELECT id, booking_id, name, age, price_kind, cents, units, code, allergies, image_consent, cancelled_at
         FROM participants
         WHERE code = $1",
    )
    .bind(code)
    .fetch_one(&mut *conn)
    .await?;
    let booking = by_ids(conn, &[participant.booking_id]).await?.pop().ok_or(AppError::NotFound)?;
    Ok((booking, participant))
}

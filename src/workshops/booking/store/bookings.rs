//! Bookings from the first seat held to the last link of a letter. Whether there is a seat is decided under the workshop's lock, and
//! again by the schema.

use crate::records;
use kit::links::Links;
use platform::op::Op;
use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::booking::letters::{self, Occasion};
use crate::booking::store::{line, locks};
use crate::guards::full;
use crate::model::booking::{Booking, BookingId, BookingState, HOLD, Participant, booking_code};
use crate::model::date::{DateId, Opening, WorkshopDate};
use crate::model::money::{Cents, Units};
use crate::model::workshop::{Workshop, WorkshopId};
use crate::offer::store::{dates, workshops};
use crate::{RUNNERS, texts};
use kit::mailer::Mailer;
use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::{Conn, Db};
use platform::error::{AppError, Result};
use platform::i18n::{Lang, Message};
use platform::secrets::{self, Token};
use platform::web::context::Ctx;
use platform::web::limits;

/// The private links of bookings.
pub const LINKS: Links = Links::new("booking_links", "booking_id");

/// What every list of bookings reads.
pub(crate) const COLUMNS: &str = concat!("SELECT ", booking_fields!(), " FROM bookings ");

/// Whether somebody has come with an address; what follows is the address, and a parenthesis.
const CAME_BEFORE: &str = "EXISTS (
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
pub(crate) async fn locked(tx: &mut Conn, id: BookingId, post: &Mailer<'_>, now: DateTime<Utc>) -> Result<Booking> {
    let workshop = locks::of_booking(tx, id).await?;
    settled(tx, (workshop, id), post, now).await
}

/// The same by a private link.
///
/// # Errors
/// `NotFound` for a link that is none.
pub(crate) async fn locked_by(tx: &mut Conn, token: &Token, post: &Mailer<'_>, now: DateTime<Utc>) -> Result<Booking> {
    let found = locks::of_link(tx, token).await?;
    settled(tx, found, post, now).await
}

async fn settled(
    tx: &mut Conn,
    (workshop, id): (WorkshopId, BookingId),
    post: &Mailer<'_>,
    now: DateTime<Utc>,
) -> Result<Booking> {
    line::settle(tx, workshop, post, now).await?;
    by_ids(tx, &[id]).await?.pop().ok_or(AppError::NotFound)
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
async fn link(tx: &mut Conn, id: BookingId) -> Result<Token> {
    LINKS.issue(tx, &[id.uuid()], false).await?.pop().ok_or_else(|| AppError::internal("no link was made"))
}

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
        Err(AppError::Conflict(Message::new(texts::full_now)))
    } else {
        Err(AppError::Conflict(Message::new(move |l| texts::only_left(l, left))))
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
    let id = locks::of_date(op.tx, date).await?;
    line::settle(op.tx, id, post, op.now).await?;
    workshops::get(op.tx, op.actor, id).await
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
    if held + seats <= bound { Ok(()) } else { Err(AppError::Conflict(Message::new(texts::too_many_held))) }
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
    let booking = locked_by(tx, token, post, now).await?;
    if booking.state != BookingState::Held {
        return Err(AppError::Conflict(Message::new(texts::not_extended)));
    }
    at_most(&workshops::any(tx, booking.workshop_id).await?, seats)?;
    let dates = dates::touched(tx, booking.date_id).await?;
    let left = dates.iter().map(WorkshopDate::left).min().unwrap_or(0) + booking.seats;
    if left < seats {
        return Err(AppError::Conflict(Message::new(move |l| texts::only_left(l, left))));
    }
    sqlx::query("UPDATE places SET seats = $1 WHERE booking_id = $2")
        .bind(seats)
        .bind(booking.id)
        .execute(&mut *tx)
        .await
        .map_err(full)?;
    sqlx::query("UPDATE bookings SET seats = $1 WHERE id = $2").bind(seats).bind(booking.id).execute(&mut *tx).await?;
    line::settle(tx, booking.workshop_id, post, now).await
}

/// A new private link of a booking that a form made before: for the same form sent again.
pub async fn link_again(tx: &mut Conn, id: BookingId) -> Result<Token> {
    link(tx, id).await
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

fn at_most(workshop: &Workshop, seats: i64) -> Result<()> {
    let most = workshop.details.seats_max;
    if (1..=most).contains(&seats) {
        Ok(())
    } else {
        Err(AppError::Conflict(Message::new(move |l| texts::seats_at_most(l, most))))
    }
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
        return Err(AppError::Conflict(Message::new(texts::seats_are_free)));
    }
    let first = dates.first().ok_or(AppError::NotFound)?;
    if dates.iter().any(|date| joining.seats > date.capacity) {
        return Err(AppError::Conflict(Message::new(texts::never_so_many)));
    }
    let mut query = sqlx::QueryBuilder::<Db>::new(COLUMNS);
    query
        .push("WHERE bookings.state IN ('waiting', 'offered') AND bookings.date_id = ")
        .push_bind(first.id)
        .push(" AND bookings.email = ")
        .push_bind(&joining.email);
    let before: Vec<Booking> = query.build_query_as().fetch_all(&mut *op.tx).await?;
    if !before.is_empty() {
        return letters::notify(post, op.tx, &before, &Occasion::HasPlaces, op.now).await;
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
    if prolonged.rows_affected() == 1 { Ok(()) } else { Err(AppError::Conflict(Message::new(texts::not_extended))) }
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

//! Cooperative work days: shifts that volunteers join by themselves, alone or several together. A place is given once, under the shift's
//! lock and within what the schema counts; it counts once the link of the e-mail was followed. Those who find none wait in the order they
//! came, and whoever fits is offered what comes free.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::Serialize;
use serde_json::json;

use kit::links::Links;
use kit::seats::{Free, kept_until};
use land::model::SiteId;
use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::{Conn, Lockable, lock_row};
use platform::error::{AppError, Result};
use platform::i18n::Lang;
use platform::op::Op;
use platform::secrets::Token;
use platform::time::ClockTime;

use crate::model::shift::{ShiftId, TaskId};
use crate::records;
use crate::refusal::Refusal;
use crate::{PLAN_READERS, PLANNERS};

platform::typed_id! {
    /// A volunteer's sign-up.
    VolunteerId
}

/// The private links of those who signed up.
pub const LINKS: Links = Links::new("volunteer_links", "volunteer_id");

platform::text_enum! {
    /// How a sign-up stands.
    VolunteerState {
        /// Has a place for a day, until the link of the e-mail is followed.
        Pending = "pending",
        /// Has a place.
        Coming = "coming",
        /// Waits for one.
        Waiting = "waiting",
        /// Does not come.
        Cancelled = "cancelled",
    }
}

/// What a form says of a work day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OpenDetails {
    pub title: String,
    /// What it is about.
    pub story: String,
    pub places: i64,
    /// The safety words to accept.
    pub briefing: String,
    /// Until how many hours before it one may cancel.
    pub cancel_hours: i64,
    /// Whether everybody may see it.
    pub public: bool,
}

/// A work day as pages show it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OpenDay {
    pub shift_id: ShiftId,
    pub title: String,
    /// What it is about.
    pub story: String,
    pub places: i64,
    /// The safety words to accept.
    pub briefing: String,
    /// Until how many hours before it one may cancel.
    pub cancel_hours: i64,
    /// Whether everybody may see it.
    pub public: bool,
    pub day: NaiveDate,
    pub starts_minute: ClockTime,
    pub ends_minute: ClockTime,
    /// The beginning as an instant.
    pub starts_at: DateTime<Utc>,
    /// The end as an instant.
    pub ends_at: DateTime<Utc>,
    pub site_id: SiteId,
    pub site_name: String,
    pub site_address: String,
    pub task_id: TaskId,
    pub coming: i64,
    pub waiting: i64,
    /// When it was called off.
    pub cancelled_at: Option<DateTime<Utc>>,
}

impl OpenDay {
    /// The last instant at which somebody may cancel by themselves.
    #[must_use]
    pub fn cancel_until(&self) -> DateTime<Utc> {
        self.starts_at - Duration::hours(self.cancel_hours)
    }
}

const COLUMNS: &str = "SELECT open_days.shift_id, open_days.title, open_days.story, open_days.places, open_days.briefing,
        open_days.cancel_hours, open_days.published_at IS NOT NULL AS public, shifts.day, shifts.starts_minute, shifts.ends_minute,
        shifts.starts_at, shifts.ends_at, shifts.site_id, sites.name AS site_name, sites.address AS site_address, shifts.task_id,
        open_days.cancelled_at,
        open_days.taken AS coming,
        (SELECT CAST(COALESCE(SUM(people), 0) AS BIGINT) FROM volunteers
         WHERE volunteers.shift_id = shifts.id AND state = 'waiting') AS waiting
 FROM open_days
 JOIN shifts ON shifts.id = open_days.shift_id
 JOIN sites ON sites.id = shifts.site_id ";

/// Work days from a day on that everybody may see.
pub async fn upcoming(conn: &mut Conn, today: NaiveDate) -> Result<Vec<OpenDay>> {
    let mut query = sqlx::QueryBuilder::new(COLUMNS);
    query.push("WHERE shifts.day >= ").push_bind(today).push(" AND open_days.published_at IS NOT NULL ORDER BY shifts.starts_at");
    Ok(query.build_query_as().fetch_all(conn).await?)
}

/// One work day.
///
/// # Errors
/// `NotFound` where there is none, or not for everybody.
pub async fn get(conn: &mut Conn, actor: &Actor, id: ShiftId) -> Result<OpenDay> {
    let mut query = sqlx::QueryBuilder::new(COLUMNS);
    query.push("WHERE shifts.id = ").push_bind(id);
    let day: OpenDay = query.build_query_as().fetch_one(conn).await?;
    if day.public || actor.roles.any_of(PLAN_READERS) { Ok(day) } else { Err(AppError::NotFound) }
}

/// Opens a shift to volunteers, or changes what is said of it. Gives those who get a place by it.
///
/// # Errors
/// `Conflict` where there would be fewer places than people coming.
pub async fn put(op: &mut Op<'_>, id: ShiftId, details: &OpenDetails) -> Result<Vec<Volunteer>> {
    op.actor.require(PLANNERS)?;
    let day = lock_day(op.tx, id).await?;
    let taken: Option<i64> =
        sqlx::query_scalar("SELECT taken FROM open_days WHERE shift_id = $1").bind(id).fetch_optional(&mut *op.tx).await?;
    if taken.is_some_and(|taken| taken > details.places) {
        return Err(Refusal::PlacesTaken.into());
    }
    sqlx::query(
        "INSERT INTO open_days (shift_id, title, story, places, briefing, cancel_hours, published_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (shift_id) DO UPDATE
         SET title = excluded.title, story = excluded.story, places = excluded.places, briefing = excluded.briefing,
             cancel_hours = excluded.cancel_hours, published_at = excluded.published_at",
    )
    .bind(id)
    .bind(&details.title)
    .bind(&details.story)
    .bind(details.places)
    .bind(&details.briefing)
    .bind(details.cancel_hours)
    .bind(details.public.then_some(op.now))
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::OPEN_DAY, id.uuid(), Verb::Updated).after(details)?).await?;
    promote(op.tx, &day, op.now).await
}

/// A sign-up.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Volunteer {
    pub id: VolunteerId,
    /// For which day.
    pub shift_id: ShiftId,
    pub name: String,
    pub email: String,
    /// Language of letters.
    pub language: Lang,
    /// How it stands.
    pub state: VolunteerState,
    /// How many come.
    pub people: i64,
    /// Until when the place is kept without the link of the e-mail.
    pub expires_at: Option<DateTime<Utc>>,
    /// Grows with each calendar file.
    pub calendar_sequence: i64,
    /// Whether they came, once noted.
    pub attended: Option<bool>,
}

const VOLUNTEERS: &str =
    "SELECT id, shift_id, name, email, language, state, people, expires_at, calendar_sequence, attended FROM volunteers ";

/// What a form says of who signs up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joining {
    pub name: String,
    /// E-mail, where the link goes.
    pub email: String,
    /// How many come.
    pub people: i64,
}

/// How long a place is kept for somebody who has not followed the link yet.
const KEPT: Duration = Duration::hours(24);

/// Signs people up: a place if there is one and nobody waits who could have it, else the end of the line. Gives the sign-up, or the one that the address has
/// already: what is said on the screen must not tell which.
///
/// # Errors
/// `Conflict` where the day has begun or is called off, or has never so many places.
pub async fn sign_up(op: &mut Op<'_>, id: ShiftId, (joining, language): (&Joining, Lang)) -> Result<Volunteer> {
    let lock = lock_day(op.tx, id).await?;
    expire(op.tx, &lock, op.now).await?;
    let day = get(op.tx, op.actor, id).await?;
    if day.cancelled_at.is_some() {
        return Err(Refusal::DayCalledOff.into());
    }
    if day.starts_at <= op.now {
        return Err(Refusal::DayOver.into());
    }
    if joining.people > day.places {
        return Err(Refusal::NeverSoMany { places: day.places }.into());
    }
    let mut query = sqlx::QueryBuilder::new(VOLUNTEERS);
    query
        .push("WHERE shift_id = ")
        .push_bind(id)
        .push(" AND email = ")
        .push_bind(&joining.email)
        .push(" AND state <> 'cancelled'");
    if let Some(known) = query.build_query_as::<Volunteer>().fetch_optional(&mut *op.tx).await? {
        return Ok(known);
    }
    // Whoever fits is served: a large group in line keeps nobody from places that it cannot have.
    let left = day.places - day.coming;
    let before: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM volunteers WHERE shift_id = $1 AND state = 'waiting' AND people <= $2)")
            .bind(id)
            .bind(left)
            .fetch_one(&mut *op.tx)
            .await?;
    let free = !before && joining.people <= left;
    let volunteer = Volunteer {
        id: VolunteerId::new(),
        shift_id: id,
        name: joining.name.clone(),
        email: joining.email.clone(),
        language,
        state: if free { VolunteerState::Pending } else { VolunteerState::Waiting },
        people: joining.people,
        expires_at: free.then(|| (op.now + KEPT).min(day.starts_at)),
        calendar_sequence: 0,
        attended: None,
    };
    sqlx::query(
        "INSERT INTO volunteers (id, shift_id, name, email, language, state, people, expires_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(volunteer.id)
    .bind(id)
    .bind(&volunteer.name)
    .bind(&volunteer.email)
    .bind(language)
    .bind(volunteer.state)
    .bind(volunteer.people)
    .bind(volunteer.expires_at)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    let after = json!({ "signed_up": joining.name, "people": joining.people, "state": volunteer.state });
    op.log(Entry::new(records::OPEN_DAY, id.uuid(), Verb::Created).after(&after)?).await?;
    Ok(volunteer)
}

/// Makes a sign-up count, by the link of its e-mail. Gives it where that changed something.
///
/// # Errors
/// `NotFound` for a link that is none; `Conflict` once the place is no longer kept.
pub async fn confirm(op: &mut Op<'_>, token: &Token) -> Result<Option<Volunteer>> {
    let (_, volunteer) = locked_by(op.tx, token, op.now).await?;
    match volunteer.state {
        VolunteerState::Pending => {}
        VolunteerState::Coming | VolunteerState::Waiting => return Ok(None),
        VolunteerState::Cancelled => return Err(Refusal::PlaceNotKept.into()),
    }
    sqlx::query("UPDATE volunteers SET state = 'coming', expires_at = NULL WHERE id = $1")
        .bind(volunteer.id)
        .execute(&mut *op.tx)
        .await?;
    let after = json!({ "signed_up": volunteer.name, "state": VolunteerState::Coming });
    op.log(Entry::new(records::OPEN_DAY, volunteer.shift_id.uuid(), Verb::Decided).after(&after)?).await?;
    Ok(Some(Volunteer { state: VolunteerState::Coming, expires_at: None, ..volunteer }))
}

/// The next numbers of the calendar files of some sign-ups.
pub async fn next_calendars(tx: &mut Conn, ids: &[VolunteerId]) -> Result<()> {
    for part in ids.chunks(400) {
        let mut query = sqlx::QueryBuilder::new("UPDATE volunteers SET calendar_sequence = calendar_sequence + 1 WHERE id IN (");
        let mut list = query.separated(", ");
        for id in part {
            list.push_bind(*id);
        }
        query.push(")");
        query.build().execute(&mut *tx).await?;
    }
    Ok(())
}

/// Takes the lock of a sign-up's day, lets time do its work, and reads the sign-up as it stands then.
async fn locked_by(tx: &mut Conn, token: &Token, now: DateTime<Utc>) -> Result<(DayLock, Volunteer)> {
    let shift = by_token(tx, token).await?.shift_id;
    let day = lock_day(tx, shift).await?;
    expire(tx, &day, now).await?;
    Ok((day, by_token(tx, token).await?))
}

/// A work day whose sign-ups are locked.
struct DayLock(ShiftId);

async fn lock_day(tx: &mut Conn, id: ShiftId) -> Result<DayLock> {
    lock_row(tx, Lockable::Shift, id.uuid()).await?;
    Ok(DayLock(id))
}

/// Ends what was not confirmed in time.
async fn expire(tx: &mut Conn, day: &DayLock, now: DateTime<Utc>) -> Result<()> {
    sqlx::query("UPDATE volunteers SET state = 'cancelled', expires_at = NULL WHERE shift_id = $1 AND expires_at <= $2")
        .bind(day.0)
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

/// The days on which a place is no longer kept for somebody, or free ones wait for somebody in line.
pub async fn due(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<ShiftId>> {
    Ok(sqlx::query_scalar("SELECT DISTINCT shift_id FROM volunteers WHERE expires_at <= $1").bind(now).fetch_all(conn).await?)
}

/// Lets time do its work on a day: gives those who are offered a place by it.
pub async fn settle(tx: &mut Conn, id: ShiftId, now: DateTime<Utc>) -> Result<Vec<Volunteer>> {
    let day = lock_day(tx, id).await?;
    expire(tx, &day, now).await?;
    promote(tx, &day, now).await
}

/// Calls a work day off; gives those who have to be told.
///
/// # Errors
/// `NotFound` where there is none, or it is called off already; `Conflict` once it has begun.
pub async fn call_off(op: &mut Op<'_>, id: ShiftId) -> Result<Vec<Volunteer>> {
    op.actor.require(PLANNERS)?;
    lock_row(op.tx, Lockable::Shift, id.uuid()).await?;
    if get(op.tx, op.actor, id).await?.starts_at <= op.now {
        return Err(Refusal::DayOver.into());
    }
    let changed = sqlx::query("UPDATE open_days SET cancelled_at = $1 WHERE shift_id = $2 AND cancelled_at IS NULL")
        .bind(op.now)
        .bind(id)
        .execute(&mut *op.tx)
        .await?;
    if changed.rows_affected() == 0 {
        return Err(AppError::NotFound);
    }
    op.log(Entry::new(records::OPEN_DAY, id.uuid(), Verb::Archived)).await?;
    volunteers(op.tx, op.actor, id).await
}

/// Takes one volunteer's sign-up back, for the team; gives them, and those who get a place by it.
///
/// # Errors
/// `NotFound` where there is no such sign-up.
pub async fn remove(op: &mut Op<'_>, (id, volunteer): (ShiftId, VolunteerId)) -> Result<(Volunteer, Vec<Volunteer>)> {
    op.actor.require(PLANNERS)?;
    let day = lock_day(op.tx, id).await?;
    let gone = volunteers(op.tx, op.actor, id).await?.into_iter().find(|one| one.id == volunteer).ok_or(AppError::NotFound)?;
    sqlx::query("UPDATE volunteers SET state = 'cancelled', expires_at = NULL WHERE id = $1")
        .bind(volunteer)
        .execute(&mut *op.tx)
        .await?;
    let before = json!({ "signed_up": gone.name });
    op.log(Entry::new(records::OPEN_DAY, id.uuid(), Verb::Deleted).before(&before)?).await?;
    let promoted = promote(op.tx, &day, op.now).await?;
    Ok((gone, promoted))
}

/// Offers free places to those who wait, first come first, whoever fits; gives who got an offer. None on a day that is called off or
/// has begun.
async fn promote(tx: &mut Conn, lock: &DayLock, now: DateTime<Utc>) -> Result<Vec<Volunteer>> {
    let id = lock.0;
    let day: Option<(i64, DateTime<Utc>)> = sqlx::query_as(
        "SELECT open_days.places - open_days.taken, shifts.starts_at
         FROM open_days
         JOIN shifts ON shifts.id = open_days.shift_id
         WHERE open_days.shift_id = $1 AND open_days.cancelled_at IS NULL AND shifts.starts_at > $2",
    )
    .bind(id)
    .bind(now)
    .fetch_optional(&mut *tx)
    .await?;
    let Some((left, starts)) = day.filter(|(left, _)| *left > 0) else {
        return Ok(Vec::new());
    };
    let mut query = sqlx::QueryBuilder::new(VOLUNTEERS);
    query.push("WHERE shift_id = ").push_bind(id).push(" AND state = 'waiting' ORDER BY created_at, id");
    let waiting: Vec<Volunteer> = query.build_query_as().fetch_all(&mut *tx).await?;
    let until = kept_until(now, KEPT, starts);
    let served = Free::new(left).serve(waiting, |next| next.people);
    let pending = |next| Volunteer { state: VolunteerState::Pending, expires_at: Some(until), ..next };
    let offered: Vec<Volunteer> = served.into_iter().map(pending).collect();
    if !offered.is_empty() {
        let mut query = sqlx::QueryBuilder::new("UPDATE volunteers SET state = 'pending', expires_at = ");
        query.push_bind(until).push(" WHERE id IN (");
        let mut ids = query.separated(", ");
        for one in &offered {
            ids.push_bind(one.id);
        }
        query.push(")");
        query.build().execute(tx).await?;
    }
    Ok(offered)
}

/// The sign-up behind a private link.
///
/// # Errors
/// `NotFound` for a link that is none.
pub async fn by_token(conn: &mut Conn, token: &Token) -> Result<Volunteer> {
    let mut query = sqlx::QueryBuilder::new(VOLUNTEERS);
    query.push("WHERE id = ");
    LINKS.push_record(&mut query, token);
    Ok(query.build_query_as().fetch_one(conn).await?)
}

/// The sign-ups of an address for days to come.
pub async fn of_address(conn: &mut Conn, email: &str, now: DateTime<Utc>) -> Result<Vec<Volunteer>> {
    let mut query = sqlx::QueryBuilder::new(VOLUNTEERS);
    query
        .push("WHERE email = ")
        .push_bind(email)
        .push(" AND state <> 'cancelled' AND shift_id IN (SELECT id FROM shifts WHERE ends_at > ")
        .push_bind(now)
        .push(") ORDER BY created_at");
    Ok(query.build_query_as().fetch_all(conn).await?)
}

/// Cancels a sign-up by its private link, until the deadline; a place that was never confirmed may be given up at any time. Gives the
/// sign-up and those who are offered the place by it, or nothing where it was cancelled already.
///
/// # Errors
/// `Conflict` after the deadline.
pub async fn cancel(op: &mut Op<'_>, token: &Token) -> Result<Option<(Volunteer, Vec<Volunteer>)>> {
    let (lock, volunteer) = locked_by(op.tx, token, op.now).await?;
    if volunteer.state == VolunteerState::Cancelled {
        return Ok(None);
    }
    let day = get(op.tx, &Actor::system(), volunteer.shift_id).await?;
    if volunteer.state == VolunteerState::Coming && op.now > day.cancel_until() {
        return Err(Refusal::TooLateToCancel.into());
    }
    sqlx::query("UPDATE volunteers SET state = 'cancelled', expires_at = NULL WHERE id = $1")
        .bind(volunteer.id)
        .execute(&mut *op.tx)
        .await?;
    let before = json!({ "signed_up": volunteer.name });
    let entry = Entry::new(records::OPEN_DAY, volunteer.shift_id.uuid(), Verb::Deleted).before(&before)?;
    op.log(entry).await?;
    let promoted = promote(op.tx, &lock, op.now).await?;
    Ok(Some((volunteer, promoted)))
}

/// Everybody signed up for a day, those with a place first.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn volunteers(conn: &mut Conn, actor: &Actor, id: ShiftId) -> Result<Vec<Volunteer>> {
    actor.require(PLAN_READERS)?;
    let mut query = sqlx::QueryBuilder::new(VOLUNTEERS);
    query.push("WHERE shift_id = ").push_bind(id).push(" AND state <> 'cancelled' ORDER BY state, created_at, id");
    Ok(query.build_query_as().fetch_all(conn).await?)
}

/// Notes who came.
///
/// # Errors
/// `NotFound` for those who do not plan.
pub async fn note_attendance(op: &mut Op<'_>, id: ShiftId, came: &[VolunteerId]) -> Result<()> {
    op.actor.require(PLANNERS)?;
    sqlx::query("UPDATE volunteers SET attended = FALSE WHERE shift_id = $1 AND state = 'coming'")
        .bind(id)
        .execute(&mut *op.tx)
        .await?;
    if !came.is_empty() {
        let mut query = sqlx::QueryBuilder::new("UPDATE volunteers SET attended = TRUE WHERE shift_id = ");
        query.push_bind(id).push(" AND state = 'coming' AND id IN (");
        let mut ids = query.separated(", ");
        for volunteer in came {
            ids.push_bind(*volunteer);
        }
        query.push(")");
        query.build().execute(&mut *op.tx).await?;
    }
    op.log(Entry::new(records::OPEN_DAY, id.uuid(), Verb::Updated).after(&json!({ "came": came.len() }))?).await
}

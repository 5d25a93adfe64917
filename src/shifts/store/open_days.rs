//! Cooperative work days: shifts that volunteers join by themselves. A place is given once, under the shift's lock and by a unique
//! number; those who find none wait in the order they came.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::Serialize;
use serde_json::json;

use crate::platform::audit::{self, Entry, RecordKind, Verb};
use crate::platform::auth::actor::Actor;
use crate::platform::db::{Conn, Lockable, lock_row};
use crate::platform::error::{AppError, Result};
use crate::platform::i18n::{Lang, Message};
use crate::platform::secrets::Token;
use crate::plots::model::SiteId;
use crate::shifts::model::shift::{ShiftId, TaskId};
use crate::shifts::model::time::ClockTime;
use crate::shifts::texts;
use crate::shifts::{PLAN_READERS, PLANNERS};

crate::typed_id! {
    /// A volunteer's sign-up.
    VolunteerId
}

crate::text_enum! {
    /// How a sign-up stands.
    VolunteerState {
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
    /// Its title.
    pub title: String,
    /// What it is about.
    pub story: String,
    /// Places.
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
    /// The shift.
    pub shift_id: ShiftId,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub story: String,
    /// Places.
    pub places: i64,
    /// The safety words to accept.
    pub briefing: String,
    /// Until how many hours before it one may cancel.
    pub cancel_hours: i64,
    /// Whether everybody may see it.
    pub public: bool,
    /// The day.
    pub day: NaiveDate,
    /// From.
    pub starts_minute: ClockTime,
    /// Until.
    pub ends_minute: ClockTime,
    /// The beginning as an instant.
    pub starts_at: DateTime<Utc>,
    /// The end as an instant.
    pub ends_at: DateTime<Utc>,
    /// The terrain.
    pub site_id: SiteId,
    /// Its name.
    pub site_name: String,
    /// Its address.
    pub site_address: String,
    /// The task.
    pub task_id: TaskId,
    /// Places taken.
    pub coming: i64,
    /// People waiting.
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
        (SELECT COUNT(*) FROM volunteers WHERE volunteers.shift_id = shifts.id AND state = 'coming') AS coming,
        (SELECT COUNT(*) FROM volunteers WHERE volunteers.shift_id = shifts.id AND state = 'waiting') AS waiting
 FROM open_days
 JOIN shifts ON shifts.id = open_days.shift_id
 JOIN sites ON sites.id = shifts.site_id ";

/// Work days from a day on that everybody may see.
///
/// # Errors
/// When the data base fails.
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
pub async fn put(tx: &mut Conn, actor: &Actor, id: ShiftId, details: &OpenDetails, now: DateTime<Utc>) -> Result<Vec<Volunteer>> {
    actor.require(PLANNERS)?;
    lock_row(tx, Lockable::Shift, id.uuid()).await?;
    let last: Option<i64> =
        sqlx::query_scalar("SELECT MAX(place) FROM volunteers WHERE shift_id = $1").bind(id).fetch_one(&mut *tx).await?;
    if last.is_some_and(|last| last > details.places) {
        return Err(AppError::Conflict(Message::new(texts::places_taken)));
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
    .bind(details.public.then_some(now))
    .execute(&mut *tx)
    .await?;
    audit::record(tx, actor, now, Entry::new(RecordKind::OpenDay, id.uuid(), Verb::Updated).after(details)?).await?;
    promote(tx, id).await
}

/// A sign-up.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Volunteer {
    /// Which one.
    pub id: VolunteerId,
    /// For which day.
    pub shift_id: ShiftId,
    /// Name.
    pub name: String,
    /// E-mail.
    pub email: String,
    /// Language of letters.
    pub language: Lang,
    /// How it stands.
    pub state: VolunteerState,
    /// Whether they came, once noted.
    pub attended: Option<bool>,
}

/// What came of signing up.
#[derive(Debug)]
pub struct SignedUp {
    /// Who.
    pub id: VolunteerId,
    /// Has a place, or waits.
    pub state: VolunteerState,
    /// For the private link.
    pub token: Token,
}

/// Signs somebody up: a place if there is one and nobody waits, else the end of the line.
///
/// # Errors
/// `Conflict` where the e-mail address is signed up already, or the day has begun.
pub async fn sign_up(
    tx: &mut Conn,
    actor: &Actor,
    id: ShiftId,
    (name, email, language): (&str, &str, Lang),
    now: DateTime<Utc>,
) -> Result<SignedUp> {
    lock_row(tx, Lockable::Shift, id.uuid()).await?;
    let day = get(tx, actor, id).await?;
    if day.cancelled_at.is_some() {
        return Err(AppError::Conflict(Message::new(texts::day_called_off)));
    }
    if day.starts_at <= now {
        return Err(AppError::Conflict(Message::new(texts::day_over)));
    }
    let free = if day.waiting == 0 { free_place(tx, id, day.places).await? } else { None };
    let state = if free.is_some() { VolunteerState::Coming } else { VolunteerState::Waiting };
    let (volunteer, token) = (VolunteerId::new(), Token::random());
    sqlx::query(
        "INSERT INTO volunteers (id, shift_id, name, email, language, state, place, token_hash, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(volunteer)
    .bind(id)
    .bind(name)
    .bind(email)
    .bind(language)
    .bind(state)
    .bind(free)
    .bind(token.hash())
    .bind(now)
    .execute(&mut *tx)
    .await
    .map_err(|error| super::unique(error, Message::new(texts::signed_up_already)))?;
    let after = json!({ "signed_up": name, "state": state });
    audit::record(tx, actor, now, Entry::new(RecordKind::OpenDay, id.uuid(), Verb::Created).after(&after)?).await?;
    Ok(SignedUp { id: volunteer, state, token })
}

/// Calls a work day off; gives those who have to be told.
///
/// # Errors
/// `NotFound` where there is none, or it is called off already; `Conflict` once it has begun.
pub async fn call_off(tx: &mut Conn, actor: &Actor, id: ShiftId, now: DateTime<Utc>) -> Result<Vec<Volunteer>> {
    actor.require(PLANNERS)?;
    lock_row(tx, Lockable::Shift, id.uuid()).await?;
    if get(tx, actor, id).await?.starts_at <= now {
        return Err(AppError::Conflict(Message::new(texts::day_over)));
    }
    let changed = sqlx::query("UPDATE open_days SET cancelled_at = $1 WHERE shift_id = $2 AND cancelled_at IS NULL")
        .bind(now)
        .bind(id)
        .execute(&mut *tx)
        .await?;
    if changed.rows_affected() == 0 {
        return Err(AppError::NotFound);
    }
    audit::record(tx, actor, now, Entry::new(RecordKind::OpenDay, id.uuid(), Verb::Archived)).await?;
    volunteers(tx, actor, id).await
}

/// Takes one volunteer's sign-up back, for the team; gives them, and those who get a place by it.
///
/// # Errors
/// `NotFound` where there is no such sign-up.
pub async fn remove(
    tx: &mut Conn,
    actor: &Actor,
    (id, volunteer): (ShiftId, VolunteerId),
    now: DateTime<Utc>,
) -> Result<(Volunteer, Vec<Volunteer>)> {
    actor.require(PLANNERS)?;
    lock_row(tx, Lockable::Shift, id.uuid()).await?;
    let gone = volunteers(tx, actor, id).await?.into_iter().find(|one| one.id == volunteer).ok_or(AppError::NotFound)?;
    sqlx::query("UPDATE volunteers SET state = 'cancelled', place = NULL WHERE id = $1")
        .bind(volunteer)
        .execute(&mut *tx)
        .await?;
    let before = json!({ "signed_up": gone.name });
    audit::record(tx, actor, now, Entry::new(RecordKind::OpenDay, id.uuid(), Verb::Deleted).before(&before)?).await?;
    let promoted = promote(tx, id).await?;
    Ok((gone, promoted))
}

/// The lowest place number that nobody has.
async fn free_place(tx: &mut Conn, id: ShiftId, places: i64) -> Result<Option<i64>> {
    let taken: Vec<i64> = sqlx::query_scalar("SELECT place FROM volunteers WHERE shift_id = $1 AND place IS NOT NULL")
        .bind(id)
        .fetch_all(tx)
        .await?;
    Ok((1..=places).find(|place| !taken.contains(place)))
}

/// Gives free places to those who wait, first come first; gives who got one. Under the shift's lock; none on a day that is called off.
async fn promote(tx: &mut Conn, id: ShiftId) -> Result<Vec<Volunteer>> {
    let places: Option<i64> = sqlx::query_scalar("SELECT places FROM open_days WHERE shift_id = $1 AND cancelled_at IS NULL")
        .bind(id)
        .fetch_optional(&mut *tx)
        .await?;
    let mut promoted = Vec::new();
    while let Some(place) = free_place(tx, id, places.unwrap_or(0)).await? {
        let next: Option<Volunteer> = sqlx::query_as(
            "SELECT id, shift_id, name, email, language, state, attended
             FROM volunteers
             WHERE shift_id = $1 AND state = 'waiting'
             ORDER BY created_at, id
             LIMIT 1",
        )
        .bind(id)
        .fetch_optional(&mut *tx)
        .await?;
        let Some(next) = next else {
            break;
        };
        sqlx::query("UPDATE volunteers SET state = 'coming', place = $1 WHERE id = $2")
            .bind(place)
            .bind(next.id)
            .execute(&mut *tx)
            .await?;
        promoted.push(next);
    }
    Ok(promoted)
}

/// The sign-up behind a private link.
///
/// # Errors
/// `NotFound` for a link that is none.
pub async fn by_token(conn: &mut Conn, token: &Token) -> Result<Volunteer> {
    Ok(sqlx::query_as("SELECT id, shift_id, name, email, language, state, attended FROM volunteers WHERE token_hash = $1")
        .bind(token.hash())
        .fetch_one(conn)
        .await?)
}

/// Cancels a sign-up by its private link, until the deadline. Gives those who get a place by it.
///
/// # Errors
/// `Conflict` after the deadline.
pub async fn cancel(tx: &mut Conn, actor: &Actor, token: &Token, now: DateTime<Utc>) -> Result<Vec<Volunteer>> {
    let volunteer = by_token(tx, token).await?;
    lock_row(tx, Lockable::Shift, volunteer.shift_id.uuid()).await?;
    let day = get(tx, &Actor::system(), volunteer.shift_id).await?;
    if now > day.cancel_until() {
        return Err(AppError::Conflict(Message::new(texts::too_late_to_cancel)));
    }
    sqlx::query("UPDATE volunteers SET state = 'cancelled', place = NULL WHERE id = $1 AND state <> 'cancelled'")
        .bind(volunteer.id)
        .execute(&mut *tx)
        .await?;
    let before = json!({ "signed_up": volunteer.name });
    let entry = Entry::new(RecordKind::OpenDay, volunteer.shift_id.uuid(), Verb::Deleted).before(&before)?;
    audit::record(tx, actor, now, entry).await?;
    promote(tx, volunteer.shift_id).await
}

/// Everybody signed up for a day, those with a place first.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn volunteers(conn: &mut Conn, actor: &Actor, id: ShiftId) -> Result<Vec<Volunteer>> {
    actor.require(PLAN_READERS)?;
    Ok(sqlx::query_as(
        "SELECT id, shift_id, name, email, language, state, attended
         FROM volunteers
         WHERE shift_id = $1 AND state <> 'cancelled'
         ORDER BY state, created_at, id",
    )
    .bind(id)
    .fetch_all(conn)
    .await?)
}

/// Notes who came.
///
/// # Errors
/// `NotFound` for those who do not plan.
pub async fn note_attendance(tx: &mut Conn, actor: &Actor, id: ShiftId, came: &[VolunteerId], now: DateTime<Utc>) -> Result<()> {
    actor.require(PLANNERS)?;
    sqlx::query("UPDATE volunteers SET attended = FALSE WHERE shift_id = $1 AND state = 'coming'")
        .bind(id)
        .execute(&mut *tx)
        .await?;
    if !came.is_empty() {
        let mut query = sqlx::QueryBuilder::new("UPDATE volunteers SET attended = TRUE WHERE shift_id = ");
        query.push_bind(id).push(" AND state = 'coming' AND id IN (");
        let mut ids = query.separated(", ");
        for volunteer in came {
            ids.push_bind(*volunteer);
        }
        query.push(")");
        query.build().execute(&mut *tx).await?;
    }
    audit::record(
        tx,
        actor,
        now,
        Entry::new(RecordKind::OpenDay, id.uuid(), Verb::Updated).after(&json!({ "came": came.len() }))?,
    )
    .await
}

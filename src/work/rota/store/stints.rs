//! Stints: what was published to workers. Read by their pages, calendars and the field; written by publishing.

use chrono::{DateTime, NaiveDate, Utc};

use land::model::{PlotId, SiteId};
use people::model::PersonId;
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::op::Op;
use platform::time::{ClockTime, Interval, Minutes, Slot};

use crate::model::absence::AbsenceId;
use crate::model::shift::{AssignmentId, ShiftId, TaskId};
use crate::{PLAN_READERS, PLANNERS};

/// One person's published work.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PublishedStint {
    /// The assignment it was made from.
    pub id: AssignmentId,
    pub shift_id: ShiftId,
    pub person_id: PersonId,
    pub name: String,
    pub day: NaiveDate,
    pub starts_minute: ClockTime,
    pub ends_minute: ClockTime,
    pub break_minutes: Minutes,
    /// The same as instants.
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub site_id: SiteId,
    pub site_name: String,
    pub plot_id: Option<PlotId>,
    /// Its name, empty without one.
    pub plot_name: String,
    pub task_id: TaskId,
    /// Who leads; empty where nobody is named.
    pub lead_name: String,
    /// A word to those who come.
    pub note: String,
    /// Funder or project.
    pub project: String,
    /// When it was called off.
    pub cancelled_at: Option<DateTime<Utc>>,
    /// Grows with each published change.
    pub sequence: i64,
    /// When it was last published.
    pub changed_at: DateTime<Utc>,
    /// When the person last said they had seen it.
    pub seen_at: Option<DateTime<Utc>>,
}

impl PublishedStint {
    /// When, on the clock.
    #[must_use]
    pub const fn slot(&self) -> Slot {
        Slot { day: self.day, starts: self.starts_minute, ends: self.ends_minute, pause: self.break_minutes }
    }

    /// When, as instants.
    #[must_use]
    pub const fn interval(&self) -> Interval {
        Interval { starts: self.starts_at, ends: self.ends_at }
    }

    /// The work in it.
    #[must_use]
    pub fn work(&self) -> Minutes {
        Minutes((self.interval().length() - self.break_minutes).0.max(0))
    }

    /// Whether the person has not yet seen it as it is.
    #[must_use]
    pub const fn is_news(&self) -> bool {
        self.seen_at.is_none()
    }
}

/// Published work of some days: of one person, or of everybody.
pub(crate) async fn between(
    conn: &mut Conn,
    person: Option<PersonId>,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<PublishedStint>> {
    Ok(sqlx::query_as(
        "SELECT stints.id, stints.shift_id, stints.person_id, people.name, stints.day, stints.starts_minute, stints.ends_minute,
                stints.break_minutes, stints.starts_at, stints.ends_at, stints.site_id, sites.name AS site_name, stints.plot_id,
                COALESCE(plots.name, '') AS plot_name, stints.task_id, COALESCE(leads.name, '') AS lead_name, stints.note,
                stints.project, stints.cancelled_at, stints.sequence, stints.changed_at, stints.seen_at
         FROM stints
         JOIN people ON people.id = stints.person_id
         JOIN sites ON sites.id = stints.site_id
         LEFT JOIN plots ON plots.id = stints.plot_id
         LEFT JOIN people AS leads ON leads.id = stints.lead_id
         WHERE stints.day BETWEEN $1 AND $2 AND stints.cut_from IS NULL AND ($3 IS NULL OR stints.person_id = $3)
         ORDER BY stints.starts_at, people.search_text, stints.id",
    )
    .bind(first)
    .bind(last)
    .bind(person)
    .fetch_all(conn)
    .await?)
}

/// A person's own published work of some days, called-off work included.
///
/// # Errors
/// `NotFound` for anybody but the person and those who read plans.
pub async fn of_person(
    conn: &mut Conn,
    actor: &Actor,
    person: PersonId,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<PublishedStint>> {
    if actor.person != Some(person) {
        actor.require(PLAN_READERS)?;
    }
    between(conn, Some(person), first, last).await
}

/// One person's work as it was published, also what was called off since.
///
/// # Errors
/// `NotFound` for those who do not read plans, and where there is none.
pub async fn get(conn: &mut Conn, actor: &Actor, id: AssignmentId) -> Result<PublishedStint> {
    actor.require(PLAN_READERS)?;
    let day: NaiveDate = sqlx::query_scalar("SELECT day FROM stints WHERE id = $1").bind(id).fetch_one(&mut *conn).await?;
    between(conn, None, day, day).await?.into_iter().find(|stint| stint.id == id).ok_or(AppError::NotFound)
}

/// Everybody's published work of some days, called-off work left out.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn of_days(conn: &mut Conn, actor: &Actor, first: NaiveDate, last: NaiveDate) -> Result<Vec<PublishedStint>> {
    actor.require(PLAN_READERS)?;
    let mut all = between(conn, None, first, last).await?;
    all.retain(|stint| stint.cancelled_at.is_none());
    Ok(all)
}

/// First names of those on the same shifts as a person, by shift.
///
/// # Errors
/// `NotFound` for anybody but the person and those who read plans.
pub async fn companions(
    conn: &mut Conn,
    actor: &Actor,
    person: PersonId,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<(ShiftId, String)>> {
    if actor.person != Some(person) {
        actor.require(PLAN_READERS)?;
    }
    Ok(sqlx::query_as(
        "SELECT others.shift_id, people.name
         FROM stints AS mine
         JOIN stints AS others ON others.shift_id = mine.shift_id AND others.person_id <> mine.person_id
         JOIN people ON people.id = others.person_id
         WHERE mine.person_id = $1 AND mine.day BETWEEN $2 AND $3 AND mine.cancelled_at IS NULL AND others.cancelled_at IS NULL
         ORDER BY people.search_text",
    )
    .bind(person)
    .bind(first)
    .bind(last)
    .fetch_all(conn)
    .await?)
}

/// Notes that a person has seen everything published to them up to an instant: what changed later stays news.
///
/// # Errors
/// `NotFound` for visitors.
pub async fn acknowledge(op: &mut Op<'_>, until: DateTime<Utc>) -> Result<()> {
    let person = op.actor.person.ok_or(AppError::NotFound)?;
    sqlx::query("UPDATE stints SET seen_at = $1 WHERE person_id = $2 AND seen_at IS NULL AND changed_at <= $3")
        .bind(op.now)
        .bind(person)
        .bind(until)
        .execute(&mut *op.tx)
        .await?;
    Ok(())
}

/// Who has changes of some days, both included, that they have not seen: person, name, how many.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn unseen(
    conn: &mut Conn,
    actor: &Actor,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Vec<(PersonId, String, i64)>> {
    actor.require(PLAN_READERS)?;
    Ok(sqlx::query_as(
        "SELECT people.id, people.name, COUNT(*)
         FROM stints
         JOIN people ON people.id = stints.person_id
         WHERE stints.seen_at IS NULL AND stints.day BETWEEN $1 AND $2 AND people.archived_at IS NULL
         GROUP BY people.id, people.name, people.search_text
         ORDER BY people.search_text",
    )
    .bind(first)
    .bind(last)
    .fetch_all(conn)
    .await?)
}

/// What somebody has to be told: no letter can say it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ToTell {
    pub person_id: PersonId,
    pub name: String,
    /// Their telephone number; empty if unknown.
    pub phone: String,
    /// The day of the work.
    pub day: NaiveDate,
    pub starts_minute: ClockTime,
    pub ends_minute: ClockTime,
    pub site_name: String,
    /// Whether it is called off.
    pub cancelled: bool,
}

/// What of some days people without an e-mail address have not seen, by name and start.
///
/// # Errors
/// `NotFound` for those who do not plan.
pub async fn to_tell(conn: &mut Conn, actor: &Actor, (first, last): (NaiveDate, NaiveDate)) -> Result<Vec<ToTell>> {
    actor.require(PLANNERS)?;
    let by_mail = crate::rota::store::parameters::settings(conn).await?.mail_changes;
    Ok(sqlx::query_as(
        "SELECT people.id AS person_id, people.name, people.phone, stints.day, stints.starts_minute, stints.ends_minute,
                sites.name AS site_name, stints.cancelled_at IS NOT NULL AS cancelled
         FROM stints
         JOIN people ON people.id = stints.person_id
         JOIN sites ON sites.id = stints.site_id
         WHERE stints.seen_at IS NULL AND stints.day BETWEEN $1 AND $2 AND (people.email IS NULL OR NOT $3)
           AND people.archived_at IS NULL
         ORDER BY people.search_text, people.id, stints.starts_at",
    )
    .bind(first)
    .bind(last)
    .bind(by_mail)
    .fetch_all(conn)
    .await?)
}

/// How many people have changes from a day on that they have not seen, and the first day of these.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn unseen_people(conn: &mut Conn, actor: &Actor, day: NaiveDate) -> Result<(usize, Option<NaiveDate>)> {
    actor.require(PLAN_READERS)?;
    let (people, first): (i64, Option<NaiveDate>) = sqlx::query_as(
        "SELECT COUNT(DISTINCT stints.person_id), MIN(stints.day)
             FROM stints
             JOIN people ON people.id = stints.person_id
             WHERE stints.seen_at IS NULL AND stints.day >= $1 AND people.archived_at IS NULL",
    )
    .bind(day)
    .fetch_one(conn)
    .await?;
    Ok((usize::try_from(people).unwrap_or(0), first))
}

/// Calls off what was published to a person in an interval, because of an absence where there is one; gives what.
pub(crate) async fn cancel(
    tx: &mut Conn,
    (person, by): (PersonId, Option<AbsenceId>),
    interval: Interval,
    now: DateTime<Utc>,
) -> Result<Vec<AssignmentId>> {
    Ok(sqlx::query_scalar(
        "UPDATE stints
         SET cancelled_at = $1, called_off_by = $2, changed_at = $1, sequence = sequence + 1, seen_at = NULL
         WHERE person_id = $3 AND starts_at < $4 AND ends_at > $5 AND cancelled_at IS NULL
         RETURNING id",
    )
    .bind(now)
    .bind(by)
    .bind(person)
    .bind(interval.ends)
    .bind(interval.starts)
    .fetch_all(tx)
    .await?)
}

/// Passes published work from one person to another: called off for the one, published anew for the other.
pub(crate) async fn swap(
    tx: &mut Conn,
    shift: ShiftId,
    from: PersonId,
    assignment: AssignmentId,
    to: PersonId,
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO stints
             (id, shift_id, person_id, day, starts_minute, ends_minute, break_minutes, starts_at, ends_at, site_id, plot_id, task_id,
              lead_id, note, project, sequence, changed_at)
         SELECT $1, shift_id, $2, day, starts_minute, ends_minute, break_minutes, starts_at, ends_at, site_id, plot_id, task_id,
                lead_id, note, project, 0, $3
         FROM stints
         WHERE shift_id = $4 AND person_id = $5 AND cancelled_at IS NULL
         ON CONFLICT (id) DO UPDATE
         SET day = excluded.day, starts_minute = excluded.starts_minute, ends_minute = excluded.ends_minute,
             break_minutes = excluded.break_minutes, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
             site_id = excluded.site_id, plot_id = excluded.plot_id, task_id = excluded.task_id, lead_id = excluded.lead_id,
             note = excluded.note, project = excluded.project, cancelled_at = NULL, called_off_by = NULL,
             sequence = stints.sequence + 1,
             changed_at = excluded.changed_at, seen_at = NULL",
    )
    .bind(assignment)
    .bind(to)
    .bind(now)
    .bind(shift)
    .bind(from)
    .execute(&mut *tx)
    .await?;
    sqlx::query(
        "UPDATE stints
         SET cancelled_at = $1, changed_at = $1, sequence = sequence + 1, seen_at = $1
         WHERE shift_id = $2 AND person_id = $3 AND cancelled_at IS NULL",
    )
    .bind(now)
    .bind(shift)
    .bind(from)
    .execute(tx)
    .await?;
    Ok(())
}

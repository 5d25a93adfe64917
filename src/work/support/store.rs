//! The counsellor's part: interviews, steps, immersions, training, obstacles, exits. Behind a permission of its own; each reading is
//! noted in the log, without what was read.

use std::collections::HashMap;

use chrono::{Months, NaiveDate};

use people::model::{PersonId, Role};
use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, Roles};
use platform::db::{Conn, lock_plan};
use platform::error::{AppError, Result};
use platform::i18n::Lang;
use platform::op::Op;
use platform::time::Minutes;

use crate::hours::store::corrections;
use crate::model::support::{self, ExitClass, Support, SupportId, SupportKind};
use crate::records;
use crate::refusal::Refusal;
use crate::rota::store::work::Query;

/// Counsellors alone: coordinators see everything but this.
pub const COUNSELLORS: Roles = Roles::of(&[Role::Counsellor]);
/// Months after an exit in which somebody who is archived is still listed.
const LISTED_MONTHS: u32 = 9;

#[derive(sqlx::FromRow)]
struct Row {
    id: SupportId,
    kind: SupportKind,
    on_day: NaiveDate,
    until_day: Option<NaiveDate>,
    minutes: Minutes,
    subject: String,
    body: String,
    next_step: String,
    exit_class: Option<ExitClass>,
    obstacle_id: Option<SupportId>,
    solved_on: Option<NaiveDate>,
    version: i64,
}

/// An entry as it is kept.
#[derive(Clone, Debug)]
pub struct Noted {
    pub id: SupportId,
    /// What it says.
    pub details: Support,
    /// When an obstacle was overcome.
    pub solved_on: Option<NaiveDate>,
    pub version: i64,
}

impl From<Row> for Noted {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            details: Support {
                kind: row.kind,
                on_day: row.on_day,
                until_day: row.until_day,
                minutes: row.minutes,
                subject: row.subject,
                body: row.body,
                next_step: row.next_step,
                exit_class: row.exit_class,
                obstacle: row.obstacle_id,
            },
            solved_on: row.solved_on,
            version: row.version,
        }
    }
}

/// The people supported, with the last entry and hours so far.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Supported {
    pub id: PersonId,
    pub name: String,
    /// The last entry's day.
    pub last_on: Option<NaiveDate>,
    /// Minutes of support in all.
    pub minutes: i64,
    /// When they left.
    pub left_on: Option<NaiveDate>,
    /// The next follow-up after their exit.
    #[sqlx(skip)]
    pub follow_up: Option<NaiveDate>,
}

/// Everybody supported, by name: workers, and for some months those who left.
///
/// # Errors
/// `NotFound` for anybody but a counsellor.
pub async fn people(conn: &mut Conn, actor: &Actor, today: NaiveDate) -> Result<Vec<Supported>> {
    actor.require(COUNSELLORS)?;
    let mut all: Vec<Supported> = sqlx::query_as(
        "SELECT people.id, people.name, MAX(support_entries.on_day) AS last_on,
                CAST(COALESCE(SUM(CASE WHEN support_entries.kind IN ('interview', 'step') THEN support_entries.minutes END), 0)
                     AS BIGINT) AS minutes,
                MAX(CASE WHEN support_entries.kind = 'exit' THEN support_entries.on_day END) AS left_on
         FROM people
         LEFT JOIN support_entries ON support_entries.person_id = people.id
         WHERE people.erased_at IS NULL
           AND (people.archived_at IS NULL
                AND EXISTS (SELECT 1 FROM person_roles WHERE person_roles.person_id = people.id AND person_roles.role = $1)
                OR EXISTS (SELECT 1
                           FROM support_entries AS exits
                           WHERE exits.person_id = people.id AND exits.kind = 'exit' AND exits.on_day >= $2))
         GROUP BY people.id, people.name, people.search_text
         ORDER BY people.search_text",
    )
    .bind(Role::Worker)
    .bind(today - Months::new(LISTED_MONTHS))
    .fetch_all(&mut *conn)
    .await?;
    let lines: Vec<(PersonId, NaiveDate)> =
        sqlx::query_as("SELECT person_id, on_day FROM support_entries WHERE kind = 'follow_up'").fetch_all(conn).await?;
    let mut follow_ups: HashMap<PersonId, Vec<NaiveDate>> = HashMap::new();
    for (person, day) in lines {
        follow_ups.entry(person).or_default().push(day);
    }
    for person in &mut all {
        let done = follow_ups.get(&person.id).map_or(&[][..], Vec::as_slice);
        person.follow_up = person.left_on.and_then(|left| support::next_follow_up(left, done));
    }
    Ok(all)
}

/// How many follow-ups are due.
///
/// # Errors
/// `NotFound` for anybody but a counsellor.
pub async fn due(conn: &mut Conn, actor: &Actor, today: NaiveDate) -> Result<usize> {
    let people = people(conn, actor, today).await?;
    Ok(people.iter().filter(|person| person.follow_up.is_some_and(|due| due <= today)).count())
}

/// The name of somebody who is or was supported.
async fn name_of(tx: &mut Conn, person: PersonId) -> Result<String> {
    Ok(sqlx::query_scalar(
        "SELECT name
         FROM people
         WHERE id = $1
           AND (EXISTS (SELECT 1 FROM person_roles WHERE person_id = $1 AND role = $2)
                OR EXISTS (SELECT 1 FROM support_entries WHERE person_id = $1))",
    )
    .bind(person)
    .bind(Role::Worker)
    .fetch_one(tx)
    .await?)
}

/// A person's entries, newest first; the reading is noted.
///
/// # Errors
/// `NotFound` for anybody but a counsellor, and where the person is no worker.
pub async fn read(op: &mut Op<'_>, person: PersonId) -> Result<(String, Vec<Noted>)> {
    op.actor.require(COUNSELLORS)?;
    let name = name_of(op.tx, person).await?;
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, kind, on_day, until_day, minutes, subject, body, next_step, exit_class, obstacle_id, solved_on, version
         FROM support_entries
         WHERE person_id = $1
         ORDER BY on_day DESC, created_at DESC",
    )
    .bind(person)
    .fetch_all(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::SUPPORT, person.uuid(), Verb::Read)).await?;
    Ok((name, rows.into_iter().map(Noted::from).collect()))
}

/// One entry of a person, for a change of it.
async fn one(tx: &mut Conn, person: PersonId, id: SupportId) -> Result<Noted> {
    let row: Row = sqlx::query_as(
        "SELECT id, kind, on_day, until_day, minutes, subject, body, next_step, exit_class, obstacle_id, solved_on, version
         FROM support_entries
         WHERE person_id = $1 AND id = $2",
    )
    .bind(person)
    .bind(id)
    .fetch_one(tx)
    .await?;
    Ok(row.into())
}

/// An entry can only concern an obstacle of the same person.
async fn check_obstacle(tx: &mut Conn, person: PersonId, obstacle: Option<SupportId>) -> Result<()> {
    let Some(obstacle) = obstacle else {
        return Ok(());
    };
    if one(tx, person, obstacle).await?.details.kind == SupportKind::Obstacle { Ok(()) } else { Err(AppError::NotFound) }
}

/// Somebody leaves once: another exit is refused until a contract has begun after the one that is noted.
async fn check_exit(tx: &mut Conn, person: PersonId, entry: &Support, except: Option<SupportId>) -> Result<()> {
    if entry.kind != SupportKind::Exit {
        return Ok(());
    }
    let left: Option<NaiveDate> = sqlx::query_scalar(
        "SELECT MAX(exits.on_day)
         FROM support_entries AS exits
         WHERE exits.person_id = $1 AND exits.kind = 'exit' AND ($2 IS NULL OR exits.id <> $2)
           AND NOT EXISTS (SELECT 1
                           FROM contracts
                           WHERE contracts.person_id = $1
                             AND (contracts.starts > exits.on_day AND contracts.starts <= $3
                                  OR contracts.starts > $3 AND contracts.starts <= exits.on_day))",
    )
    .bind(person)
    .bind(except)
    .bind(entry.on_day)
    .fetch_one(tx)
    .await?;
    left.map_or(Ok(()), |day| Err(Refusal::ExitIsNoted { day }.into()))
}

/// Most support of one person on one day; more is a slip of the pen.
const MOST_A_DAY: Minutes = Minutes(12 * 60);

/// Refuses what no day holds.
async fn check_day(tx: &mut Conn, person: PersonId, entry: &Support, except: Option<SupportId>) -> Result<()> {
    let (day, minutes) = counted(entry);
    let others: i64 = sqlx::query_scalar(
        "SELECT CAST(COALESCE(SUM(minutes), 0) AS BIGINT)
         FROM support_entries
         WHERE person_id = $1 AND on_day = $2 AND kind IN ('interview', 'step') AND ($3 IS NULL OR id <> $3)",
    )
    .bind(person)
    .bind(day)
    .bind(except)
    .fetch_one(tx)
    .await?;
    if minutes.0 > 0 && minutes.0 + others > MOST_A_DAY.0 {
        return Err(Refusal::TooMuchSupport { most: MOST_A_DAY }.into());
    }
    Ok(())
}

/// Support minutes of an entry, and their day.
fn counted(entry: &Support) -> (NaiveDate, Minutes) {
    (entry.on_day, if entry.kind.counts() { entry.minutes } else { Minutes(0) })
}

/// What is taken off where an entry goes.
fn taken_back(entry: &Support) -> (NaiveDate, Minutes) {
    let (day, minutes) = counted(entry);
    (day, Minutes(-minutes.0))
}

/// Binds what an entry says as `$1` to `$9`, in the order of its columns.
fn bind<'q>(query: Query<'q>, entry: &'q Support) -> Query<'q> {
    query
        .bind(entry.kind)
        .bind(entry.on_day)
        .bind(entry.until_day)
        .bind(entry.minutes)
        .bind(&entry.subject)
        .bind(&entry.body)
        .bind(&entry.next_step)
        .bind(entry.exit_class)
        .bind(entry.obstacle)
}

/// Writes an entry. The log notes that there is one, not what it says; hours in a locked month become a correction of it.
///
/// # Errors
/// `NotFound` for anybody but a counsellor.
pub async fn write(op: &mut Op<'_>, person: PersonId, entry: &Support, l: Lang) -> Result<()> {
    op.actor.require(COUNSELLORS)?;
    let plan = lock_plan(op.tx).await?;
    name_of(op.tx, person).await?;
    check_obstacle(op.tx, person, entry.obstacle).await?;
    check_exit(op.tx, person, entry, None).await?;
    check_day(op.tx, person, entry, None).await?;
    corrections::support_changes(op, &plan, person, &[counted(entry)], l).await?;
    let insert = sqlx::query(
        "INSERT INTO support_entries
             (kind, on_day, until_day, minutes, subject, body, next_step, exit_class, obstacle_id, id, person_id, author_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    );
    bind(insert, entry).bind(SupportId::new()).bind(person).bind(op.actor.person).bind(op.now).execute(&mut *op.tx).await?;
    op.log(Entry::new(records::SUPPORT, person.uuid(), Verb::Created)).await
}

/// Changes an entry, if nobody else has since `version`.
///
/// # Errors
/// `Conflict` where somebody has.
pub async fn update(op: &mut Op<'_>, (person, id, version): (PersonId, SupportId, i64), entry: &Support, l: Lang) -> Result<()> {
    op.actor.require(COUNSELLORS)?;
    let plan = lock_plan(op.tx).await?;
    let before = one(op.tx, person, id).await?;
    check_obstacle(op.tx, person, entry.obstacle).await?;
    let facts = |entry: &Support| (entry.kind, entry.on_day, entry.minutes);
    // A change of words alone is none of what was noted before there were such bounds.
    if facts(entry) != facts(&before.details) {
        check_exit(op.tx, person, entry, Some(id)).await?;
        check_day(op.tx, person, entry, Some(id)).await?;
    }
    corrections::support_changes(op, &plan, person, &[taken_back(&before.details), counted(entry)], l).await?;
    let change = sqlx::query(
        "UPDATE support_entries
         SET kind = $1, on_day = $2, until_day = $3, minutes = $4, subject = $5, body = $6, next_step = $7, exit_class = $8,
             obstacle_id = $9, solved_on = CASE WHEN $1 = 'obstacle' THEN solved_on END, version = version + 1
         WHERE id = $10 AND version = $11",
    );
    let changed = bind(change, entry).bind(id).bind(version).execute(&mut *op.tx).await?;
    if changed.rows_affected() == 0 {
        let present =
            sqlx::query_scalar("SELECT version FROM support_entries WHERE id = $1").bind(id).fetch_one(&mut *op.tx).await?;
        return Err(AppError::Changed { version: present });
    }
    if entry.kind != SupportKind::Obstacle {
        free_from(op.tx, id).await?;
    }
    op.log(Entry::new(records::SUPPORT, person.uuid(), Verb::Updated)).await
}

/// Removes an entry for good: what stands in the wrong file must not stay anywhere. The log keeps that there was one.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn remove(op: &mut Op<'_>, (person, id): (PersonId, SupportId), l: Lang) -> Result<()> {
    op.actor.require(COUNSELLORS)?;
    let plan = lock_plan(op.tx).await?;
    let before = one(op.tx, person, id).await?;
    corrections::support_changes(op, &plan, person, &[taken_back(&before.details)], l).await?;
    free_from(op.tx, id).await?;
    sqlx::query("DELETE FROM support_entries WHERE id = $1").bind(id).execute(&mut *op.tx).await?;
    op.log(Entry::new(records::SUPPORT, person.uuid(), Verb::Deleted)).await
}

/// Says that an obstacle is overcome since a day, or is one again.
///
/// # Errors
/// `NotFound` where there is no such obstacle.
pub async fn solve(op: &mut Op<'_>, (person, id): (PersonId, SupportId), solved_on: Option<NaiveDate>) -> Result<()> {
    op.actor.require(COUNSELLORS)?;
    let changed = sqlx::query(
        "UPDATE support_entries SET solved_on = $1, version = version + 1 WHERE id = $2 AND person_id = $3 AND kind = 'obstacle'",
    )
    .bind(solved_on)
    .bind(id)
    .bind(person)
    .execute(&mut *op.tx)
    .await?;
    if changed.rows_affected() == 0 {
        return Err(AppError::NotFound);
    }
    op.log(Entry::new(records::SUPPORT, person.uuid(), Verb::Updated)).await
}

/// Entries that concerned an obstacle that is none any more stand by themselves.
async fn free_from(tx: &mut Conn, obstacle: SupportId) -> Result<()> {
    sqlx::query("UPDATE support_entries SET obstacle_id = NULL WHERE obstacle_id = $1").bind(obstacle).execute(tx).await?;
    Ok(())
}

//! Absences: asked for by the worker, decided or recorded by those who plan. Granting one frees what was planned in it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use kit::calendar::apart;
use people::model::PersonId;
use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, COORDINATORS};
use platform::db::{Conn, Lockable, PlanLock, lock_plan, lock_row};
use platform::error::{AppError, Result};
use platform::op::Op;
use platform::time::{ClockTime, Interval};

use crate::model::absence::{Absence, AbsenceDetails, AbsenceId, AbsenceKind, AbsenceState, AbsenceTime};
use crate::model::immersion::{self, Immersion};
use crate::model::shift::ShiftId;
use crate::records;
use crate::refusal::Refusal;
use crate::rota::store::away::{self, FreedWork};
use crate::rota::store::noted::{refuse_locked, refuse_worked};
use crate::team::store::workers;
use crate::{PLAN_READERS, PLANNERS};

/// Days back that a worker may still ask for.
const ASKED_BACK: u64 = 31;

#[derive(sqlx::FromRow)]
struct Row {
    id: AbsenceId,
    person_id: PersonId,
    name: String,
    kind: AbsenceKind,
    starts: NaiveDate,
    ends: NaiveDate,
    from_minute: Option<ClockTime>,
    until_minute: Option<ClockTime>,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    state: AbsenceState,
    note: String,
    decision: String,
    reference: String,
    host: String,
    created_at: DateTime<Utc>,
}

impl From<Row> for Absence {
    fn from(row: Row) -> Self {
        let time = AbsenceTime::from_columns((row.starts, row.ends), (row.from_minute, row.until_minute));
        Self {
            id: row.id,
            person: row.person_id,
            name: row.name,
            details: AbsenceDetails { kind: row.kind, time, note: row.note, reference: row.reference, host: row.host },
            interval: Interval { starts: row.starts_at, ends: row.ends_at },
            state: row.state,
            decision: row.decision,
            created_at: row.created_at,
        }
    }
}

/// Absences of a person, or of everybody, that touch some days; in every state, by start.
async fn between(conn: &mut Conn, person: Option<PersonId>, first: NaiveDate, last: NaiveDate) -> Result<Vec<Absence>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT absences.id, absences.person_id, people.name, absences.kind, absences.starts, absences.ends, absences.from_minute,
                absences.until_minute, absences.starts_at, absences.ends_at, absences.state, absences.note, absences.decision,
                absences.reference, absences.host, absences.created_at
         FROM absences
         JOIN people ON people.id = absences.person_id
         WHERE absences.starts <= $1 AND absences.ends >= $2 AND ($3 IS NULL OR absences.person_id = $3)
         ORDER BY absences.starts, people.search_text",
    )
    .bind(last)
    .bind(first)
    .bind(person)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Absence::from).collect())
}

/// What is granted of the absences that touch some days, of one person or of everybody. Asks for no permission.
pub(crate) async fn granted(
    conn: &mut Conn,
    person: Option<PersonId>,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Vec<(PersonId, AbsenceKind, AbsenceTime)>> {
    let all = between(conn, person, first, last).await?;
    let granted = all.into_iter().filter(|absence| absence.state == AbsenceState::Approved);
    Ok(granted.map(|absence| (absence.person, absence.details.kind, absence.details.time)).collect())
}

/// A person's absences that touch some days.
///
/// # Errors
/// `NotFound` for anybody but the person and those who read plans.
pub async fn of_person(
    conn: &mut Conn,
    actor: &Actor,
    person: PersonId,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<Absence>> {
    if actor.person != Some(person) {
        actor.require(PLAN_READERS)?;
    }
    between(conn, Some(person), first, last).await
}

/// Everybody's absences that touch some days.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn of_days(conn: &mut Conn, actor: &Actor, first: NaiveDate, last: NaiveDate) -> Result<Vec<Absence>> {
    actor.require(PLAN_READERS)?;
    between(conn, None, first, last).await
}

/// One absence. Asks for no permission: for letters about it.
pub(crate) async fn get(conn: &mut Conn, id: AbsenceId) -> Result<Absence> {
    let row: Row = sqlx::query_as(
        "SELECT absences.id, absences.person_id, people.name, absences.kind, absences.starts, absences.ends, absences.from_minute,
                absences.until_minute, absences.starts_at, absences.ends_at, absences.state, absences.note, absences.decision,
                absences.reference, absences.host, absences.created_at
         FROM absences
         JOIN people ON people.id = absences.person_id
         WHERE absences.id = $1",
    )
    .bind(id)
    .fetch_one(conn)
    .await?;
    Ok(row.into())
}

/// Absences that wait for a decision, the oldest first.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn waiting(conn: &mut Conn, actor: &Actor) -> Result<Vec<Absence>> {
    actor.require(PLAN_READERS)?;
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT absences.id, absences.person_id, people.name, absences.kind, absences.starts, absences.ends, absences.from_minute,
                absences.until_minute, absences.starts_at, absences.ends_at, absences.state, absences.note, absences.decision,
                absences.reference, absences.host, absences.created_at
         FROM absences
         JOIN people ON people.id = absences.person_id
         WHERE absences.state = $1
         ORDER BY absences.created_at",
    )
    .bind(AbsenceState::Requested)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Absence::from).collect())
}

/// What the log keeps of a new absence: also whose it is.
#[derive(Serialize)]
struct Audited<'a> {
    person: PersonId,
    #[serde(flatten)]
    details: &'a AbsenceDetails,
}

async fn insert(op: &mut Op<'_>, person: PersonId, details: &AbsenceDetails, state: AbsenceState) -> Result<AbsenceId> {
    let id = AbsenceId::new();
    let interval = details.time.interval(op.zone);
    let (first, last) = details.time.days();
    let (from, until) = match details.time {
        AbsenceTime::Part(_, from, until) => (Some(from), Some(until)),
        AbsenceTime::Days(..) => (None, None),
    };
    sqlx::query(
        "INSERT INTO absences
             (id, person_id, kind, starts, ends, from_minute, until_minute, starts_at, ends_at, state, note, reference, host, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )
    .bind(id)
    .bind(person)
    .bind(details.kind)
    .bind(first)
    .bind(last)
    .bind(from)
    .bind(until)
    .bind(interval.starts)
    .bind(interval.ends)
    .bind(state)
    .bind(&details.note)
    .bind(&details.reference)
    .bind(&details.host)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::ABSENCE, id.uuid(), Verb::Created).after(&Audited { person, details })?).await?;
    Ok(id)
}

/// Asks for an absence for oneself.
///
/// # Errors
/// `NotFound` for a kind that nobody asks for; `Conflict` where one is asked for or granted in the same time already, and for days long
/// past.
pub async fn request(op: &mut Op<'_>, details: &AbsenceDetails) -> Result<AbsenceId> {
    let person = op.actor.person.ok_or(AppError::NotFound)?;
    if !AbsenceKind::ASKED.contains(&details.kind) {
        return Err(AppError::NotFound);
    }
    lock_row(op.tx, Lockable::Person, person.uuid()).await?;
    let (first, last) = details.time.days();
    if last < op.today() - chrono::Days::new(ASKED_BACK) {
        return Err(Refusal::DayLongPast.into());
    }
    let interval = details.time.interval(op.zone);
    let there = between(op.tx, Some(person), first, last).await?.into_iter().find(|other| {
        matches!(other.state, AbsenceState::Requested | AbsenceState::Approved) && other.interval.overlaps(interval)
    });
    if let Some(other) = there {
        let day = other.details.time.days().0.max(first);
        return Err(Refusal::DayAsked { day }.into());
    }
    // A paper's number is for those who keep papers.
    let details = AbsenceDetails { reference: String::new(), host: String::new(), ..details.clone() };
    insert(op, person, &details, AbsenceState::Requested).await
}

/// Takes one's own request back, while nobody has decided.
///
/// # Errors
/// `NotFound` where there is none such.
pub async fn withdraw(op: &mut Op<'_>, id: AbsenceId) -> Result<()> {
    let changed = sqlx::query("UPDATE absences SET state = $1 WHERE id = $2 AND person_id = $3 AND state = $4")
        .bind(AbsenceState::Withdrawn)
        .bind(id)
        .bind(op.actor.person)
        .bind(AbsenceState::Requested)
        .execute(&mut *op.tx)
        .await?;
    if changed.rows_affected() == 0 {
        return Err(AppError::NotFound);
    }
    op.log(Entry::new(records::ABSENCE, id.uuid(), Verb::Decided)).await
}

/// Records an absence that nobody asked for (a sick note, a no-show). Gives what was freed.
///
/// # Errors
/// `Conflict` where another absence covers the time.
pub async fn record(op: &mut Op<'_>, person: PersonId, details: &AbsenceDetails) -> Result<FreedWork> {
    op.actor.require(PLANNERS)?;
    refuse_own(op.actor, person)?;
    if !workers::is_planned(op.tx, person).await? {
        return Err(AppError::NotFound);
    }
    let (first, last) = details.time.days();
    let plan = lock_plan(op.tx).await?;
    refuse_locked(op.tx, &plan, days(person, first, last)).await?;
    lock_row(op.tx, Lockable::Person, person.uuid()).await?;
    refuse_long_immersion(op.tx, person, details).await?;
    let id = insert(op, person, details, AbsenceState::Approved).await?;
    engage(op, id, (person, details.time)).await
}

/// Refuses an immersion that is longer, or more often in one company, than the law allows.
async fn refuse_long_immersion(tx: &mut Conn, person: PersonId, details: &AbsenceDetails) -> Result<()> {
    if details.kind != AbsenceKind::Immersion {
        return Ok(());
    }
    let rows: Vec<(String, NaiveDate, NaiveDate)> =
        sqlx::query_as("SELECT host, starts, ends FROM absences WHERE person_id = $1 AND kind = $2 AND state = $3")
            .bind(person)
            .bind(AbsenceKind::Immersion)
            .bind(AbsenceState::Approved)
            .fetch_all(tx)
            .await?;
    let others: Vec<Immersion> = rows.into_iter().map(|(host, first, last)| Immersion { host, first, last }).collect();
    let (first, last) = details.time.days();
    match immersion::objection(&Immersion { host: details.host.clone(), first, last }, &others) {
        Some(objection) => {
            let field = if objection == immersion::Objection::Long { "last" } else { "host" };
            Err(Refusal::Immersion { objection }.at(field))
        }
        None => Ok(()),
    }
}

/// Nobody decides on their own absence, but for coordinators, who may have nobody above them.
fn refuse_own(actor: &Actor, person: PersonId) -> Result<()> {
    if actor.person == Some(person) && !actor.roles.any_of(COORDINATORS) {
        return Err(Refusal::NotByOneself.into());
    }
    Ok(())
}

/// A person's days.
fn days(person: PersonId, first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = (PersonId, NaiveDate)> {
    first.iter_days().take_while(move |day| *day <= last).map(move |day| (person, day))
}

/// An absence takes the person's time: what was planned in it is freed first. Nobody is away while they were found at work.
async fn engage(op: &mut Op<'_>, id: AbsenceId, (person, time): (PersonId, AbsenceTime)) -> Result<FreedWork> {
    let interval = time.interval(op.zone);
    refuse_worked(op.tx, person, interval).await?;
    let in_part = matches!(time, AbsenceTime::Part(..)).then_some(op.zone);
    let freed = away::free(op, (person, Some(id)), interval, in_part).await?;
    sqlx::query("INSERT INTO engagements (id, person_id, kind, starts_at, ends_at) VALUES ($1, $2, 'absence', $3, $4)")
        .bind(id)
        .bind(person)
        .bind(interval.starts)
        .bind(interval.ends)
        .execute(&mut *op.tx)
        .await
        .map_err(apart)?;
    Ok(freed)
}

/// Grants or refuses a request. Gives what was freed.
///
/// # Errors
/// `Conflict` where somebody decided it meanwhile; and where it is the supervisor's own: only coordinators may have nobody above them.
pub async fn decide(op: &mut Op<'_>, id: AbsenceId, granted: bool, reason: &str) -> Result<FreedWork> {
    op.actor.require(PLANNERS)?;
    let plan = lock_plan(op.tx).await?;
    let (person, time) = if granted { open_months(op.tx, &plan, id).await? } else { whose(op.tx, id).await? };
    refuse_own(op.actor, person)?;
    lock_row(op.tx, Lockable::Person, person.uuid()).await?;
    let state = if granted { AbsenceState::Approved } else { AbsenceState::Refused };
    let changed = sqlx::query(
        "UPDATE absences SET state = $1, decision = $2, decided_by = $3, decided_at = $4 WHERE id = $5 AND state = $6",
    )
    .bind(state)
    .bind(reason)
    .bind(op.actor.person)
    .bind(op.now)
    .bind(id)
    .bind(AbsenceState::Requested)
    .execute(&mut *op.tx)
    .await?;
    if changed.rows_affected() == 0 {
        return Err(Refusal::AlreadyDecided.into());
    }
    let after = serde_json::json!({ "person": person, "state": state, "reason": reason });
    op.log(Entry::new(records::ABSENCE, id.uuid(), Verb::Decided).after(&after)?).await?;
    if granted { engage(op, id, (person, time)).await } else { Ok(FreedWork::default()) }
}

/// Whose absence it is and when.
async fn whose(tx: &mut Conn, id: AbsenceId) -> Result<(PersonId, AbsenceTime)> {
    let (person, first, last, from, until): (PersonId, NaiveDate, NaiveDate, Option<ClockTime>, Option<ClockTime>) =
        sqlx::query_as("SELECT person_id, starts, ends, from_minute, until_minute FROM absences WHERE id = $1")
            .bind(id)
            .fetch_one(&mut *tx)
            .await?;
    Ok((person, AbsenceTime::from_columns((first, last), (from, until))))
}

/// Whose absence it is and when, if none of its months is locked. A request in a locked month can still be refused.
async fn open_months(tx: &mut Conn, plan: &PlanLock, id: AbsenceId) -> Result<(PersonId, AbsenceTime)> {
    let (person, time) = whose(tx, id).await?;
    let (first, last) = time.days();
    refuse_locked(tx, plan, days(person, first, last)).await?;
    Ok((person, time))
}

/// Takes a granted absence back: the person comes for the whole of a shift that it had left a part of, and is back on those that it had
/// taken them off, where nobody has taken their place and no rule objects. Gives whose it was, and the shifts they are back on; what
/// changes is still to be published.
///
/// # Errors
/// `NotFound` where there is none such; `Conflict` where its month is locked.
pub async fn cancel(op: &mut Op<'_>, id: AbsenceId) -> Result<(PersonId, Vec<ShiftId>)> {
    op.actor.require(PLANNERS)?;
    let plan = lock_plan(op.tx).await?;
    let (person, time) = open_months(op.tx, &plan, id).await?;
    let changed = sqlx::query("UPDATE absences SET state = $1 WHERE id = $2 AND state = $3")
        .bind(AbsenceState::Withdrawn)
        .bind(id)
        .bind(AbsenceState::Approved)
        .execute(&mut *op.tx)
        .await?;
    if changed.rows_affected() == 0 {
        return Err(AppError::NotFound);
    }
    sqlx::query("DELETE FROM engagements WHERE id = $1").bind(id).execute(&mut *op.tx).await?;
    let back = away::back(op, (id, person, time.interval(op.zone))).await?;
    op.log(Entry::new(records::ABSENCE, id.uuid(), Verb::Decided)).await?;
    Ok((person, back))
}

//! Monthly sheets: reckoned from the ledgers until they are validated, then locked; corrections come after as lines of their own.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde_json::json;
use uuid::Uuid;

use super::contracts;
use super::presence::AttendanceOutcome;
use crate::people::model::{PersonId, Role};
use crate::platform::audit::{self, Entry, RecordKind, Verb};
use crate::platform::auth::actor::{Actor, Roles};
use crate::platform::db::{Conn, lock_plan};
use crate::platform::error::{AppError, Result};
use crate::platform::i18n::Message;
use crate::shifts::model::absence::{AbsenceKind, AbsenceState, AbsenceTime};
use crate::shifts::model::contract::Contract;
use crate::shifts::model::month::{self, Facts, Figures, Piece};
use crate::shifts::model::shift::AssignmentId;
use crate::shifts::model::time::{ClockTime, Interval, Minutes, Month, Slot};
use crate::shifts::texts;

/// Those who may see the hours of a month: also the counsellor, who sees support hours flow in.
pub const MONTH_READERS: Roles = Roles::of(&[Role::Coordinator, Role::Supervisor, Role::Counsellor]);
/// Those who validate.
const VALIDATORS: Roles = Roles::of(&[Role::Coordinator, Role::Supervisor]);

/// A correction made after the lock.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Correction {
    /// Whose.
    pub person_id: PersonId,
    /// Added, or taken off if negative.
    pub minutes: Minutes,
    /// Why.
    pub reason: String,
    /// When it was noted.
    pub recorded_at: DateTime<Utc>,
}

/// A month of one person.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Whose.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The figures: as locked, or as they are now.
    pub figures: Figures,
    /// When it was validated.
    pub validated_at: Option<DateTime<Utc>>,
    /// Corrections since.
    pub corrections: Vec<Correction>,
    /// Published work of the month for which nothing is noted yet.
    pub open: usize,
    /// The contracts that run in the month.
    pub contracts: Vec<Contract>,
}

impl Sheet {
    /// Worked, corrections included.
    #[must_use]
    pub fn worked(&self) -> Minutes {
        self.figures.worked + self.corrections.iter().map(|correction| correction.minutes).sum()
    }

    /// Paid, corrections included.
    #[must_use]
    pub fn paid(&self) -> Minutes {
        self.figures.paid + self.corrections.iter().map(|correction| correction.minutes).sum()
    }

    /// The share of a full-time post that the month comes to, corrections included, in hundredths.
    #[must_use]
    pub fn full_time_hundredths(&self) -> i64 {
        month::full_time_hundredths(self.paid())
    }
}

/// Everybody's month, or one person's: those with a contract in it or work planned in it, by name.
///
/// # Errors
/// `NotFound` for those who may not see hours; a person may see their own.
pub async fn sheets(conn: &mut Conn, actor: &Actor, person: Option<PersonId>, month: Month, zone: Tz) -> Result<Vec<Sheet>> {
    if person.is_none() || actor.person != person {
        actor.require(MONTH_READERS)?;
    }
    let mut facts = gather(conn, person, month, zone).await?;
    let names: Vec<(PersonId, String)> =
        sqlx::query_as("SELECT id, name FROM people WHERE $1 IS NULL OR id = $1 ORDER BY search_text, id")
            .bind(person)
            .fetch_all(&mut *conn)
            .await?;
    let locked = locked(conn, person, month).await?;
    let corrections: Vec<Correction> = sqlx::query_as(
        "SELECT person_id, minutes, reason, recorded_at
         FROM month_corrections
         WHERE month = $1 AND ($2 IS NULL OR person_id = $2)
         ORDER BY recorded_at",
    )
    .bind(month.first())
    .bind(person)
    .fetch_all(conn)
    .await?;
    let sheets = names.into_iter().filter_map(|(id, name)| {
        let gathered = facts.remove(&id)?;
        let lock = locked.get(&id);
        let figures = lock.map_or_else(|| month::reckon(month, &gathered.facts, zone), |(figures, _)| figures.clone());
        Some(Sheet {
            person: id,
            name,
            figures,
            validated_at: lock.map(|(_, at)| *at),
            corrections: corrections.iter().filter(|correction| correction.person_id == id).cloned().collect(),
            open: gathered.open,
            contracts: gathered.facts.contracts,
        })
    });
    Ok(sheets.collect())
}

async fn locked(conn: &mut Conn, person: Option<PersonId>, month: Month) -> Result<HashMap<PersonId, (Figures, DateTime<Utc>)>> {
    let rows: Vec<(PersonId, String, DateTime<Utc>)> = sqlx::query_as(
        "SELECT person_id, figures, validated_at FROM month_sheets WHERE month = $1 AND ($2 IS NULL OR person_id = $2)",
    )
    .bind(month.first())
    .bind(person)
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|(person, figures, at)| Ok((person, (serde_json::from_str(&figures).map_err(AppError::internal)?, at))))
        .collect()
}

#[derive(Default)]
struct Gathered {
    facts: Facts,
    open: usize,
}

/// The ledgers of a month: a fixed number of queries.
async fn gather(conn: &mut Conn, person: Option<PersonId>, month: Month, zone: Tz) -> Result<HashMap<PersonId, Gathered>> {
    let mut all: HashMap<PersonId, Gathered> = HashMap::new();
    // A week around: the month's first and last weeks lie partly outside.
    let (first, last) = (month.first() - chrono::Days::new(7), month.last() + chrono::Days::new(7));
    for contract in contracts::load(conn, person).await? {
        let runs = contract.details.starts <= month.last() && contract.details.ends.is_none_or(|end| end >= month.first());
        if runs {
            all.entry(contract.person).or_default().facts.contracts.push(contract);
        }
    }
    let attendances = attendance_lines(conn, person, first, last).await?;
    let noted: HashMap<AssignmentId, &AttendanceLine> = attendances.iter().map(|line| (line.stint_id, line)).collect();
    for line in plan_lines(conn, person, first, last).await? {
        let gathered = all.entry(line.person_id).or_default();
        let found = noted.get(&line.id);
        if let Some(found) = found {
            let interval = Interval { starts: found.starts_at, ends: found.ends_at };
            let piece = Piece { interval, pause: found.break_minutes, project: line.project.clone() };
            match found.outcome {
                AttendanceOutcome::Present => gathered.facts.worked.push(piece),
                // What was called off since (by a sick note for the whole day) was not missed: the absence itself counts.
                AttendanceOutcome::Absent if line.cancelled => {}
                AttendanceOutcome::Absent => {
                    gathered.facts.missed.push((found.absence_kind.unwrap_or(AbsenceKind::Unjustified), piece));
                }
            }
        }
        if !line.cancelled {
            gathered.open += usize::from(month.holds(line.day) && found.is_none());
            let slot = Slot { day: line.day, starts: line.starts_minute, ends: line.ends_minute, pause: line.break_minutes };
            gathered.facts.planned.push(Piece {
                interval: slot.interval(zone),
                pause: line.break_minutes,
                project: line.project,
            });
        }
    }
    absences_and_support(conn, person, month, &mut all).await?;
    all.retain(|_, gathered| !gathered.facts.contracts.is_empty() || !gathered.facts.planned.is_empty());
    Ok(all)
}

/// Published work with no more than a month needs of it.
#[derive(sqlx::FromRow)]
struct PlanLine {
    id: AssignmentId,
    person_id: PersonId,
    day: NaiveDate,
    starts_minute: ClockTime,
    ends_minute: ClockTime,
    break_minutes: Minutes,
    project: String,
    cancelled: bool,
}

async fn plan_lines(conn: &mut Conn, person: Option<PersonId>, first: NaiveDate, last: NaiveDate) -> Result<Vec<PlanLine>> {
    Ok(sqlx::query_as(
        "SELECT id, person_id, day, starts_minute, ends_minute, break_minutes, project, cancelled_at IS NOT NULL AS cancelled
         FROM stints
         WHERE day BETWEEN $1 AND $2 AND ($3 IS NULL OR person_id = $3)",
    )
    .bind(first)
    .bind(last)
    .bind(person)
    .fetch_all(conn)
    .await?)
}

/// What holds of presence, likewise.
#[derive(sqlx::FromRow)]
struct AttendanceLine {
    stint_id: AssignmentId,
    outcome: AttendanceOutcome,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    break_minutes: Minutes,
    absence_kind: Option<AbsenceKind>,
}

async fn attendance_lines(
    conn: &mut Conn,
    person: Option<PersonId>,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<AttendanceLine>> {
    Ok(sqlx::query_as(
        "SELECT stint_id, outcome, starts_at, ends_at, break_minutes, absence_kind
         FROM attendances
         WHERE day BETWEEN $1 AND $2
           AND ($3 IS NULL OR person_id = $3)
           AND NOT EXISTS (SELECT 1 FROM attendances AS newer WHERE newer.supersedes = attendances.id)",
    )
    .bind(first)
    .bind(last)
    .bind(person)
    .fetch_all(conn)
    .await?)
}

#[derive(sqlx::FromRow)]
struct AbsenceRow {
    person_id: PersonId,
    kind: AbsenceKind,
    starts: NaiveDate,
    ends: NaiveDate,
    from_minute: Option<ClockTime>,
    until_minute: Option<ClockTime>,
}

async fn absences_and_support(
    conn: &mut Conn,
    person: Option<PersonId>,
    month: Month,
    all: &mut HashMap<PersonId, Gathered>,
) -> Result<()> {
    let absences: Vec<AbsenceRow> = sqlx::query_as(
        "SELECT person_id, kind, starts, ends, from_minute, until_minute
         FROM absences
         WHERE state = $1 AND starts <= $2 AND ends >= $3 AND ($4 IS NULL OR person_id = $4)",
    )
    .bind(AbsenceState::Approved)
    .bind(month.last())
    .bind(month.first())
    .bind(person)
    .fetch_all(&mut *conn)
    .await?;
    for row in absences {
        let time = match (row.from_minute, row.until_minute) {
            (Some(from), Some(until)) => AbsenceTime::Part(row.starts, from, until),
            _ => AbsenceTime::Days(row.starts, row.ends),
        };
        all.entry(row.person_id).or_default().facts.absences.push((row.kind, time));
    }
    // Of support, only hours leave the counsellor's part.
    let support: Vec<(PersonId, i64)> = sqlx::query_as(
        "SELECT person_id, CAST(SUM(minutes) AS BIGINT)
         FROM support_entries
         WHERE on_day BETWEEN $1 AND $2 AND ($3 IS NULL OR person_id = $3)
         GROUP BY person_id",
    )
    .bind(month.first())
    .bind(month.last())
    .bind(person)
    .fetch_all(conn)
    .await?;
    for (person, minutes) in support {
        all.entry(person).or_default().facts.support = Minutes(minutes);
    }
    Ok(())
}

/// Validates a person's month: its figures are kept as they are now and locked.
///
/// # Errors
/// `Conflict` while something of the month is not noted, or where it is locked already.
pub async fn validate(tx: &mut Conn, actor: &Actor, person: PersonId, month: Month, zone: Tz, now: DateTime<Utc>) -> Result<()> {
    actor.require(VALIDATORS)?;
    lock_plan(tx).await?;
    let sheet = sheets(tx, actor, Some(person), month, zone).await?.into_iter().next().ok_or(AppError::NotFound)?;
    if sheet.validated_at.is_some() {
        return Err(AppError::Conflict(Message::new(texts::already_decided)));
    }
    if sheet.open > 0 {
        return Err(AppError::Conflict(Message::new(texts::month_open)));
    }
    let figures = serde_json::to_string(&sheet.figures).map_err(AppError::internal)?;
    sqlx::query("INSERT INTO month_sheets (person_id, month, figures, validated_by, validated_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(person)
        .bind(month.first())
        .bind(figures)
        .bind(actor.person)
        .bind(now)
        .execute(&mut *tx)
        .await?;
    let after = json!({ "month": month.word(), "figures": sheet.figures });
    audit::record(tx, actor, now, Entry::new(RecordKind::Month, person.uuid(), Verb::Decided).after(&after)?).await
}

/// Adds a correction to a locked month.
///
/// # Errors
/// `Conflict` where the month is not locked: then the presence itself is corrected.
pub async fn correct(
    tx: &mut Conn,
    actor: &Actor,
    person: PersonId,
    month: Month,
    (minutes, reason): (Minutes, &str),
    now: DateTime<Utc>,
) -> Result<()> {
    actor.require(VALIDATORS)?;
    if !locked(tx, Some(person), month).await?.contains_key(&person) {
        return Err(AppError::Conflict(Message::new(texts::month_not_locked)));
    }
    sqlx::query(
        "INSERT INTO month_corrections (id, person_id, month, minutes, reason, recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(Uuid::now_v7())
    .bind(person)
    .bind(month.first())
    .bind(minutes)
    .bind(reason)
    .bind(actor.person)
    .bind(now)
    .execute(&mut *tx)
    .await?;
    let after = json!({ "month": month.word(), "minutes": minutes, "reason": reason });
    audit::record(tx, actor, now, Entry::new(RecordKind::Month, person.uuid(), Verb::Updated).after(&after)?).await
}

/// How many people worked in a month that nobody has validated.
///
/// # Errors
/// `NotFound` for those who may not see hours.
pub async fn unvalidated(conn: &mut Conn, actor: &Actor, month: Month) -> Result<usize> {
    actor.require(MONTH_READERS)?;
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(DISTINCT attendances.person_id)
         FROM attendances
         WHERE attendances.day BETWEEN $1 AND $2
           AND NOT EXISTS (SELECT 1 FROM month_sheets WHERE person_id = attendances.person_id AND month = $1)",
    )
    .bind(month.first())
    .bind(month.last())
    .fetch_one(conn)
    .await?;
    Ok(usize::try_from(count).unwrap_or(0))
}

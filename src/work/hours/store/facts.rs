//! Gathers what a month is reckoned from: contracts, the published plan, what was found, absences, support, workshops led.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use people::model::PersonId;
use platform::db::Conn;
use platform::error::Result;
use platform::time::{ClockTime, Interval, Minutes, Month, Slot};

use crate::hours::store::payroll;
use crate::model::absence::{AbsenceId, AbsenceKind, AbsenceState, AbsenceTime};
use crate::model::attendance::AttendanceOutcome;
use crate::model::contract::{Contract, ContractDetails};
use crate::model::month::{self, Absent, Facts, Piece};
use crate::model::shift::AssignmentId;
use crate::rota::store::noted;
use crate::team::store::contracts;

/// One person's ledgers of a month.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) facts: Facts,
    /// Published work of the month for which nothing is noted yet.
    pub(super) open: usize,
    /// The first day of it.
    pub(super) first_open: Option<NaiveDate>,
}

/// The ledgers of a month: a fixed number of queries.
pub(super) async fn gather(
    conn: &mut Conn,
    person: Option<PersonId>,
    month: Month,
    (zone, now): (Tz, DateTime<Utc>),
) -> Result<HashMap<PersonId, Gathered>> {
    let mut all: HashMap<PersonId, Gathered> = HashMap::new();
    // A week around: the month's first and last weeks lie partly outside.
    let (first, last) = month::reach(month);
    let mut own: HashMap<PersonId, Vec<Contract>> = HashMap::new();
    for contract in contracts::load_since(conn, person, Some(month.first())).await? {
        own.entry(contract.person).or_default().push(contract);
    }
    let terms = payroll::terms(conn, month).await?;
    for (person, contracts) in own {
        let employed = employed(&contracts);
        let near: Vec<Contract> = contracts.into_iter().filter(|contract| contract.details.runs_within(first, last)).collect();
        if !near.is_empty() {
            let facts = &mut all.entry(person).or_default().facts;
            (facts.contracts, facts.employed) = (near, employed);
        }
    }
    let attendances = attendance_lines(conn, person, first, last).await?;
    let noted: HashMap<AssignmentId, &AttendanceLine> = attendances.iter().map(|line| (line.stint_id, line)).collect();
    let mut called_off: HashMap<AbsenceId, Vec<Piece>> = HashMap::new();
    for line in plan_lines(conn, person, first, last).await? {
        let gathered = all.entry(line.person_id).or_default();
        let found = noted.get(&line.id);
        if let Some(found) = found {
            let interval = Interval { starts: found.starts_at, ends: found.ends_at };
            let piece = Piece { interval, pause: found.break_minutes, project: line.project.clone() };
            match found.outcome {
                AttendanceOutcome::Present => gathered.facts.worked.push(piece),
                // What was called off since (by a sick note for the whole day) was not missed: the absence itself counts.
                AttendanceOutcome::Absent if line.cancelled() => {}
                AttendanceOutcome::Absent => {
                    gathered.facts.missed.push((found.absence_kind.unwrap_or(AbsenceKind::Unjustified), piece));
                }
            }
        }
        let slot = Slot { day: line.day, starts: line.starts_minute, ends: line.ends_minute, pause: line.break_minutes };
        let piece = Piece { interval: slot.interval(zone), pause: line.break_minutes, project: line.project.clone() };
        if let Some(absence) = line.called_off_by {
            called_off.entry(absence).or_default().push(piece.clone());
        }
        // The night that began in the month before is noted first, too: the lock of either month would bar the other's hours.
        if !line.cancelled() && found.is_none() && noted::days_of(piece.interval, zone).any(|day| month.holds(day)) {
            gathered.open += 1;
            gathered.first_open = Some(gathered.first_open.map_or(line.day, |first| first.min(line.day)));
        }
        if !line.cancelled() || line.late {
            gathered.facts.planned.push(piece);
        }
    }
    absences(conn, person, (first, last), called_off, &mut all).await?;
    support(conn, person, (first, last), &mut all).await?;
    workshops(conn, person, Interval::days(first, last, zone), now, &mut all).await?;
    all.retain(|_, Gathered { facts, .. }| is_of(month, facts, zone));
    for gathered in all.values_mut() {
        gathered.facts.terms = terms.clone();
    }
    Ok(all)
}

/// Whether there is something of a person in the month: what lies in the week around it only serves to reckon.
fn is_of(month: Month, facts: &Facts, zone: Tz) -> bool {
    let whole = Interval::days(month.first(), month.last(), zone);
    let within = |piece: &Piece| piece.interval.overlaps(whole);
    facts.contracts.iter().any(|contract| contract.details.runs_within(month.first(), month.last()))
        || facts.planned.iter().chain(&facts.worked).any(within)
        || facts.missed.iter().any(|(_, piece)| within(piece))
}

/// The times somebody was employed: contracts that follow each other, at most a weekend apart, are one.
fn employed(contracts: &[Contract]) -> Vec<(NaiveDate, Option<NaiveDate>)> {
    let mut all: Vec<&ContractDetails> =
        contracts.iter().map(|contract| &contract.details).filter(|details| details.kind.is_employment()).collect();
    all.sort_by_key(|details| details.starts);
    let mut spells: Vec<(NaiveDate, Option<NaiveDate>)> = Vec::new();
    for details in all {
        let follows = |end: NaiveDate| end.iter_days().skip(1).take_while(|day| *day < details.starts).all(month::is_weekend);
        match spells.last_mut().filter(|last| last.1.is_none_or(follows)) {
            Some(last) => last.1 = last.1.and_then(|end| details.last_day().map(|next| next.max(end))),
            None => spells.push((details.starts, details.last_day())),
        }
    }
    spells
}

/// Workshops that people with a contract lead: work like any other (Code du travail L3121-1). Done once they are over.
async fn workshops(
    conn: &mut Conn,
    person: Option<PersonId>,
    within: Interval,
    now: DateTime<Utc>,
    all: &mut HashMap<PersonId, Gathered>,
) -> Result<()> {
    let rows: Vec<(PersonId, DateTime<Utc>, DateTime<Utc>)> = sqlx::query_as(
        "SELECT person_id, starts_at, ends_at
         FROM engagements
         WHERE kind = 'workshop' AND ends_at > $1 AND starts_at < $2 AND ($3 IS NULL OR person_id = $3)",
    )
    .bind(within.starts)
    .bind(within.ends)
    .bind(person)
    .fetch_all(conn)
    .await?;
    for (person, starts, ends) in rows {
        let Some(gathered) = all.get_mut(&person).filter(|gathered| !gathered.facts.contracts.is_empty()) else {
            continue;
        };
        let piece = Piece { interval: Interval { starts, ends }, pause: Minutes(0), project: String::new() };
        gathered.facts.planned.push(piece.clone());
        if ends <= now {
            gathered.facts.worked.push(piece);
        }
    }
    Ok(())
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
    cancelled_at: Option<DateTime<Utc>>,
    called_off_by: Option<AbsenceId>,
    /// Called off only once it had begun: it was planned all the same.
    late: bool,
}

impl PlanLine {
    const fn cancelled(&self) -> bool {
        self.cancelled_at.is_some()
    }
}

async fn plan_lines(conn: &mut Conn, person: Option<PersonId>, first: NaiveDate, last: NaiveDate) -> Result<Vec<PlanLine>> {
    Ok(sqlx::query_as(
        "SELECT id, person_id, day, starts_minute, ends_minute, break_minutes, project, cancelled_at,
                called_off_by, COALESCE(cancelled_at >= starts_at, FALSE) AS late
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
    id: AbsenceId,
    person_id: PersonId,
    kind: AbsenceKind,
    starts: NaiveDate,
    ends: NaiveDate,
    from_minute: Option<ClockTime>,
    until_minute: Option<ClockTime>,
}

async fn absences(
    conn: &mut Conn,
    person: Option<PersonId>,
    (first, last): (NaiveDate, NaiveDate),
    mut called_off: HashMap<AbsenceId, Vec<Piece>>,
    all: &mut HashMap<PersonId, Gathered>,
) -> Result<()> {
    let absences: Vec<AbsenceRow> = sqlx::query_as(
        "SELECT id, person_id, kind, starts, ends, from_minute, until_minute
         FROM absences
         WHERE state = $1 AND starts <= $2 AND ends >= $3 AND ($4 IS NULL OR person_id = $4)",
    )
    .bind(AbsenceState::Approved)
    .bind(last)
    .bind(first)
    .bind(person)
    .fetch_all(conn)
    .await?;
    for row in absences {
        let time = AbsenceTime::from_columns((row.starts, row.ends), (row.from_minute, row.until_minute));
        let absent = Absent { kind: row.kind, time, called_off: called_off.remove(&row.id).unwrap_or_default() };
        all.entry(row.person_id).or_default().facts.absences.push(absent);
    }
    Ok(())
}

async fn support(
    conn: &mut Conn,
    person: Option<PersonId>,
    (first, last): (NaiveDate, NaiveDate),
    all: &mut HashMap<PersonId, Gathered>,
) -> Result<()> {
    // Of support, only hours leave the counsellor's part.
    let support: Vec<(PersonId, NaiveDate, i64)> = sqlx::query_as(
        "SELECT person_id, on_day, CAST(SUM(minutes) AS BIGINT)
         FROM support_entries
         WHERE on_day BETWEEN $1 AND $2 AND ($3 IS NULL OR person_id = $3) AND kind IN ('interview', 'step')
         GROUP BY person_id, on_day
         ORDER BY on_day",
    )
    .bind(first)
    .bind(last)
    .bind(person)
    .fetch_all(conn)
    .await?;
    for (person, day, minutes) in support {
        all.entry(person).or_default().facts.support.push((day, Minutes(minutes)));
    }
    Ok(())
}

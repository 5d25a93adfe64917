//! Monthly sheets: reckoned from the ledgers until they are validated, then locked; corrections come after as lines of their own.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde_json::json;
use uuid::Uuid;

use people::model::{PersonId, Role};
use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, Roles};
use platform::db::{Conn, Db, lock_plan};
use platform::error::{AppError, Result};
use platform::i18n::{Lang, Message};
use platform::op::Op;
use platform::time::{ClockTime, Interval, Minutes, Month, Slot};

use crate::model::absence::{AbsenceId, AbsenceKind, AbsenceState, AbsenceTime};
use crate::model::attendance::AttendanceOutcome;
use crate::model::contract::Contract;
use crate::model::month::{self, Absent, Change, Corrected, Facts, Figures, Piece};
use crate::model::shift::AssignmentId;
use crate::records;
use crate::rota::store::noted;
use crate::team::store::contracts;
use crate::texts;

/// Those who may see the hours of a month: also the counsellor, who sees support hours flow in.
pub const MONTH_READERS: Roles = Roles::of(&[Role::Coordinator, Role::Supervisor, Role::Counsellor]);
/// Those who validate.
const VALIDATORS: Roles = Roles::of(&[Role::Coordinator, Role::Supervisor]);

#[derive(sqlx::FromRow)]
struct CorrectionRow {
    person_id: PersonId,
    what: String,
    absence_kind: Option<AbsenceKind>,
    minutes: Minutes,
    project: String,
    reason: String,
    recorded_at: DateTime<Utc>,
}

/// A correction made after the lock.
#[derive(Clone, Debug)]
pub struct Correction {
    /// What it changes.
    pub change: Change,
    /// When it was noted.
    pub recorded_at: DateTime<Utc>,
}

/// A month of one person.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub person: PersonId,
    pub name: String,
    /// The figures: as locked, or as they are now.
    pub figures: Figures,
    /// When it was validated.
    pub validated_at: Option<DateTime<Utc>>,
    pub validated_by: String,
    pub corrections: Vec<Correction>,
    /// Published work of the month for which nothing is noted yet.
    pub open: usize,
    /// The first day of it.
    pub first_open: Option<NaiveDate>,
    /// The contracts that run in the month.
    pub contracts: Vec<Contract>,
}

impl Sheet {
    /// What the corrections of something come to.
    #[must_use]
    pub fn corrected(&self, what: Corrected) -> Minutes {
        self.corrections.iter().map(|line| &line.change).filter(|change| change.what == what).map(|change| change.minutes).sum()
    }

    /// Worked, corrections included.
    #[must_use]
    pub fn worked(&self) -> Minutes {
        self.figures.worked + self.corrected(Corrected::Work)
    }

    /// Paid, corrections included.
    #[must_use]
    pub fn paid(&self) -> Minutes {
        self.figures.paid + self.corrected(Corrected::Work) + self.corrected(Corrected::Paid)
    }

    /// Support, corrections included.
    #[must_use]
    pub fn support(&self) -> Minutes {
        self.figures.support + self.corrected(Corrected::Support)
    }

    /// Away by kind, corrections included.
    #[must_use]
    pub fn absences(&self) -> BTreeMap<AbsenceKind, Minutes> {
        let mut absences = self.figures.absences.clone();
        for Correction { change, .. } in &self.corrections {
            if let Corrected::Absence(kind) = change.what {
                let sum = absences.entry(kind).or_default();
                *sum = *sum + change.minutes;
            }
        }
        absences.retain(|_, minutes| *minutes != Minutes(0));
        absences
    }

    /// Worked by project, corrections included: together, what was worked.
    #[must_use]
    pub fn projects(&self) -> BTreeMap<String, Minutes> {
        let mut projects = self.figures.projects.clone();
        for Correction { change, .. } in &self.corrections {
            if change.what == Corrected::Work {
                let sum = projects.entry(change.project.clone()).or_default();
                *sum = *sum + change.minutes;
            }
        }
        projects.retain(|_, minutes| *minutes != Minutes(0));
        projects
    }

    /// The share of a full-time post that the month comes to, corrections included, in hundredths.
    #[must_use]
    pub fn full_time_hundredths(&self) -> i64 {
        month::full_time_hundredths(self.paid())
    }

    /// Whether somebody can validate it: it is over, and everything is noted. Who left before its end can be settled with then.
    #[must_use]
    pub fn is_over(&self, month: Month, today: NaiveDate) -> bool {
        let left = !self.contracts.is_empty()
            && self.contracts.iter().all(|contract| contract.details.ends.is_some_and(|end| end < today));
        month.last() < today || left
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
    let locked = locked(conn, person, month).await?;
    // What was validated stays in the lists, whatever became of its plan since.
    for person in locked.keys() {
        facts.entry(*person).or_default();
    }
    let names = names(conn, facts.keys().copied()).await?;
    let rows: Vec<CorrectionRow> = sqlx::query_as(
        "SELECT person_id, what, absence_kind, minutes, project, reason, recorded_at
         FROM month_corrections
         WHERE month = $1 AND ($2 IS NULL OR person_id = $2)
         ORDER BY recorded_at",
    )
    .bind(month.first())
    .bind(person)
    .fetch_all(conn)
    .await?;
    let mut corrections: HashMap<PersonId, Vec<Correction>> = HashMap::new();
    for row in rows {
        let what = Corrected::from_columns(&row.what, row.absence_kind);
        let change = Change { what, minutes: row.minutes, project: row.project, reason: row.reason };
        corrections.entry(row.person_id).or_default().push(Correction { change, recorded_at: row.recorded_at });
    }
    let sheets = names.into_iter().filter_map(|(id, name)| {
        let gathered = facts.remove(&id)?;
        let lock = locked.get(&id);
        let figures = lock.map_or_else(|| month::reckon(month, &gathered.facts, zone), |lock| lock.figures.clone());
        Some(Sheet {
            person: id,
            name,
            figures,
            validated_at: lock.map(|lock| lock.at),
            validated_by: lock.map(|lock| lock.by.clone()).unwrap_or_default(),
            corrections: corrections.remove(&id).unwrap_or_default(),
            open: gathered.open,
            first_open: gathered.first_open,
            contracts: gathered.facts.contracts,
        })
    });
    Ok(sheets.collect())
}

/// Some people's names, in their order.
async fn names(conn: &mut Conn, people: impl Iterator<Item = PersonId>) -> Result<Vec<(PersonId, String)>> {
    let mut query = sqlx::QueryBuilder::<Db>::new("SELECT id, name FROM people WHERE id IN (");
    let mut ids = query.separated(", ");
    let mut nobody = true;
    for person in people {
        ids.push_bind(person);
        nobody = false;
    }
    if nobody {
        return Ok(Vec::new());
    }
    query.push(") ORDER BY search_text, id");
    Ok(query.build_query_as().fetch_all(conn).await?)
}

/// A month as it was locked.
struct Lock {
    figures: Figures,
    at: DateTime<Utc>,
    by: String,
}

async fn locked(conn: &mut Conn, person: Option<PersonId>, month: Month) -> Result<HashMap<PersonId, Lock>> {
    let rows: Vec<(PersonId, String, DateTime<Utc>, String)> = sqlx::query_as(
        "SELECT month_sheets.person_id, month_sheets.figures, month_sheets.validated_at, COALESCE(people.name, '')
         FROM month_sheets
         LEFT JOIN people ON people.id = month_sheets.validated_by
         WHERE month_sheets.month = $1 AND ($2 IS NULL OR month_sheets.person_id = $2)",
    )
    .bind(month.first())
    .bind(person)
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|(person, figures, at, by)| {
            let figures = serde_json::from_str(&figures).map_err(AppError::internal)?;
            Ok((person, Lock { figures, at, by }))
        })
        .collect()
}

#[derive(Default)]
struct Gathered {
    facts: Facts,
    open: usize,
    first_open: Option<NaiveDate>,
}

/// The ledgers of a month: a fixed number of queries.
async fn gather(conn: &mut Conn, person: Option<PersonId>, month: Month, zone: Tz) -> Result<HashMap<PersonId, Gathered>> {
    let mut all: HashMap<PersonId, Gathered> = HashMap::new();
    // A week around: the month's first and last weeks lie partly outside.
    let (first, last) = (month.first() - chrono::Days::new(7), month.last() + chrono::Days::new(7));
    for contract in contracts::load_since(conn, person, Some(month.first())).await? {
        let runs = contract.details.starts <= month.last() && contract.details.ends.is_none_or(|end| end >= month.first());
        if runs {
            all.entry(contract.person).or_default().facts.contracts.push(contract);
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
    absences(conn, person, month, called_off, &mut all).await?;
    support(conn, person, month, &mut all).await?;
    all.retain(|_, Gathered { facts, .. }| {
        !(facts.contracts.is_empty() && facts.planned.is_empty() && facts.worked.is_empty() && facts.missed.is_empty())
    });
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
    month: Month,
    mut called_off: HashMap<AbsenceId, Vec<Piece>>,
    all: &mut HashMap<PersonId, Gathered>,
) -> Result<()> {
    let absences: Vec<AbsenceRow> = sqlx::query_as(
        "SELECT id, person_id, kind, starts, ends, from_minute, until_minute
         FROM absences
         WHERE state = $1 AND starts <= $2 AND ends >= $3 AND ($4 IS NULL OR person_id = $4)",
    )
    .bind(AbsenceState::Approved)
    .bind(month.last())
    .bind(month.first())
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

async fn support(conn: &mut Conn, person: Option<PersonId>, month: Month, all: &mut HashMap<PersonId, Gathered>) -> Result<()> {
    // Of support, only hours leave the counsellor's part.
    let support: Vec<(PersonId, i64)> = sqlx::query_as(
        "SELECT person_id, CAST(SUM(minutes) AS BIGINT)
         FROM support_entries
         WHERE on_day BETWEEN $1 AND $2 AND ($3 IS NULL OR person_id = $3) AND kind IN ('interview', 'step')
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
/// `Conflict` while the month runs, while something of it is not noted, or where it is locked already.
pub async fn validate(op: &mut Op<'_>, person: PersonId, month: Month) -> Result<()> {
    op.actor.require(VALIDATORS)?;
    crate::guards::not_ones_own(op.actor, person)?;
    lock_plan(op.tx).await?;
    let sheet = sheets(op.tx, op.actor, Some(person), month, op.zone).await?.into_iter().next().ok_or(AppError::NotFound)?;
    if sheet.validated_at.is_some() {
        return Err(AppError::Conflict(Message::new(texts::already_decided)));
    }
    if !sheet.is_over(month, op.today()) {
        return Err(AppError::Conflict(Message::new(texts::month_runs)));
    }
    if sheet.open > 0 {
        return Err(AppError::Conflict(Message::new(texts::month_open)));
    }
    let figures = serde_json::to_string(&sheet.figures).map_err(AppError::internal)?;
    sqlx::query("INSERT INTO month_sheets (person_id, month, figures, validated_by, validated_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(person)
        .bind(month.first())
        .bind(figures)
        .bind(op.actor.person)
        .bind(op.now)
        .execute(&mut *op.tx)
        .await?;
    let after = json!({ "month": month.word(), "figures": sheet.figures });
    op.log(Entry::new(records::MONTH, person.uuid(), Verb::Decided).after(&after)?).await
}

/// Adds a correction to a locked month.
///
/// # Errors
/// `Conflict` where the month is not locked: then the presence itself is corrected; and where less than nothing would be left, in all or
/// of the project.
pub async fn correct(op: &mut Op<'_>, (person, month): (PersonId, Month), change: &Change) -> Result<()> {
    op.actor.require(VALIDATORS)?;
    crate::guards::not_ones_own(op.actor, person)?;
    lock_plan(op.tx).await?;
    let sheet = sheets(op.tx, op.actor, Some(person), month, op.zone).await?.into_iter().next().ok_or(AppError::NotFound)?;
    if sheet.validated_at.is_none() {
        return Err(AppError::Conflict(Message::new(texts::month_not_locked)));
    }
    let of_project = || sheet.projects().get(&change.project).copied().unwrap_or_default();
    let stands = match change.what {
        Corrected::Work => sheet.worked().min(sheet.paid()).min(of_project()),
        Corrected::Paid => sheet.paid(),
        Corrected::Support => sheet.support(),
        Corrected::Absence(kind) => sheet.absences().get(&kind).copied().unwrap_or_default(),
    };
    if change.minutes < Minutes(0) && stands + change.minutes < Minutes(0) {
        return Err(AppError::Conflict(Message::new(texts::less_than_nothing)));
    }
    put_correction(op, (person, month), change).await
}

async fn put_correction(op: &mut Op<'_>, (person, month): (PersonId, Month), change: &Change) -> Result<()> {
    let kind = if let Corrected::Absence(kind) = change.what { Some(kind) } else { None };
    sqlx::query(
        "INSERT INTO month_corrections
             (id, person_id, month, what, absence_kind, minutes, project, reason, recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(Uuid::now_v7())
    .bind(person)
    .bind(month.first())
    .bind(change.what.column())
    .bind(kind)
    .bind(change.minutes)
    .bind(&change.project)
    .bind(&change.reason)
    .bind(op.actor.person)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    let after = json!({
        "month": month.word(),
        "kind": change.what.word(),
        "minutes": change.minutes,
        "project": change.project,
        "reason": change.reason,
    });
    op.log(Entry::new(records::MONTH, person.uuid(), Verb::Updated).after(&after)?).await
}

/// Notes a change of support hours; nothing where the month is open, for there they flow in by themselves. To be called under the plan's
/// lock.
pub(crate) async fn support_changed(op: &mut Op<'_>, person: PersonId, month: Month, minutes: Minutes, l: Lang) -> Result<()> {
    if minutes == Minutes(0) || !locked(op.tx, Some(person), month).await?.contains_key(&person) {
        return Ok(());
    }
    let reason = texts::support_after_lock(l).to_owned();
    let change = Change { what: Corrected::Support, minutes, project: String::new(), reason };
    put_correction(op, (person, month), &change).await
}

/// How many people's month nobody has validated: those with published work or a granted absence in it. A contract alone is no reason: it
/// may be older than the program.
///
/// # Errors
/// `NotFound` for those who may not see hours.
pub async fn unvalidated(conn: &mut Conn, actor: &Actor, month: Month) -> Result<usize> {
    actor.require(MONTH_READERS)?;
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM (SELECT person_id FROM absences WHERE state = $3 AND starts <= $2 AND ends >= $1
               UNION
               SELECT person_id FROM stints WHERE day BETWEEN $1 AND $2 AND cancelled_at IS NULL) AS involved
         WHERE person_id NOT IN (SELECT person_id FROM month_sheets WHERE month = $1)",
    )
    .bind(month.first())
    .bind(month.last())
    .bind(AbsenceState::Approved)
    .fetch_one(conn)
    .await?;
    Ok(usize::try_from(count).unwrap_or(0))
}

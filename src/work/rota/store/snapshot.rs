//! Reads the snapshot that the rules look things up in: a fixed number of queries, whatever the number of people.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use uuid::Uuid;

use people::model::{PersonId, Role};
use platform::db::{Conn, Db};
use platform::error::{AppError, Result};
use platform::time::{ClockTime, Interval, Minutes, Slot, Week};

use crate::model::absence::{AbsenceKind, AbsenceState};
use crate::model::rules::snapshot::{Away, Restriction, Snapshot, Worker};
use crate::model::shift::{Shift, ShiftId, SkillId, Stint, TaskId, TaskName};
use crate::rota::store::{away, parameters};
use crate::team::store::{contracts, limits, workers};

/// Weeks before that rules look back at: twelve of fifteen for the drift of hours.
const BACK: i64 = 14;
/// Weeks after that the twelve-week average can reach.
const AHEAD: i64 = 12;

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: PersonId,
    name: String,
    team: String,
    born_on: Option<NaiveDate>,
    birth_year: Option<i64>,
    worker: bool,
}

/// An absence granted or asked for.
#[derive(sqlx::FromRow)]
struct AbsenceRow {
    person_id: PersonId,
    kind: AbsenceKind,
    state: AbsenceState,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    in_part: bool,
}

/// A shift with no more than a plan needs of it: far weeks have thousands of them.
struct SlimShift {
    id: ShiftId,
    slot: Slot,
    task: TaskId,
    people: Vec<PersonId>,
}

/// Whose plan to read far back and ahead. Everybody is in the snapshot: what a shift lacks depends on all who are on it.
#[derive(Clone, Copy, Debug)]
pub enum Whom {
    /// Everybody's.
    Everybody,
    /// One person's; of the others only the weeks asked for.
    One(PersonId),
}

impl Whom {
    const fn person(self) -> Option<PersonId> {
        match self {
            Self::Everybody => None,
            Self::One(person) => Some(person),
        }
    }
}

/// Reads the snapshot around some weeks. Asks for no permission: the rules are the same for everybody, and callers have asked.
pub async fn load(conn: &mut Conn, whom: Whom, first: Week, last: Week, zone: Tz) -> Result<Snapshot> {
    let parameters = parameters::load(conn).await?;
    let settings = parameters::settings(conn).await?;
    let mut workers = people(conn, whom).await?;
    for contract in contracts::load(conn, None).await? {
        if let Some(worker) = workers.get_mut(&contract.person) {
            worker.contracts.push(contract);
        }
    }
    let since = first.plus(-BACK).interval(zone).starts;
    constraints(conn, &mut workers, since, zone).await?;
    let shifts: HashMap<ShiftId, Shift> = crate::rota::store::plan::between(conn, first.monday(), last.sunday())
        .await?
        .into_iter()
        .map(|shift| (shift.id, shift))
        .collect();
    let parts = away::parts(conn, first.plus(-BACK).monday(), last.plus(AHEAD).sunday()).await?;
    let mut on_shift: HashMap<ShiftId, Vec<PersonId>> = HashMap::new();
    for row in far_shifts(conn, whom, first, last).await? {
        let stint = row.stint(zone);
        for person in &row.people {
            if let Some(worker) = workers.get_mut(person) {
                worker.stints.push(parts.get(&(row.id, *person)).map_or(stint, |part| stint.in_part(*part, zone)));
            }
        }
        if shifts.contains_key(&row.id) {
            on_shift.insert(row.id, row.people);
        }
    }
    for worker in workers.values_mut() {
        worker.stints.sort_by_key(|stint| (stint.interval.starts, stint.shift));
    }
    let (skills, tasks) = names(conn).await?;
    Ok(Snapshot {
        zone,
        parameters,
        holidays_worked: settings.holidays_worked,
        region: settings.region,
        a_week: settings.a_week(),
        workers,
        shifts,
        skills,
        tasks,
        on_shift,
    })
}

/// The names of skills and tasks.
async fn names(conn: &mut Conn) -> Result<(HashMap<SkillId, String>, HashMap<TaskId, TaskName>)> {
    let rows: Vec<(bool, Uuid, String, String)> = sqlx::query_as(
        "SELECT TRUE AS is_task, id, name, name_en FROM tasks
         UNION ALL
         SELECT FALSE AS is_task, id, name, '' AS name_en FROM skills",
    )
    .fetch_all(conn)
    .await?;
    let (tasks, skills): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(is_task, ..)| *is_task);
    let skills = skills.into_iter().map(|(_, id, name, _)| (id.into(), name));
    Ok((skills.collect(), tasks.into_iter().map(|(_, id, fr, en)| (id.into(), TaskName { fr, en })).collect()))
}

async fn people(conn: &mut Conn, whom: Whom) -> Result<HashMap<PersonId, Worker>> {
    let rows: Vec<PersonRow> = sqlx::query_as(
        "SELECT people.id, people.name, COALESCE(workers.team, '') AS team, workers.born_on, people.birth_year,
                EXISTS (SELECT 1 FROM person_roles WHERE person_id = people.id AND role = $1) AS worker
         FROM people
         LEFT JOIN workers ON workers.person_id = people.id
         WHERE people.archived_at IS NULL
           AND people.id IN (SELECT person_id FROM person_roles WHERE role IN ($1, $2, $3)
                             UNION SELECT person_id FROM contracts
                             UNION SELECT $4)",
    )
    .bind(Role::Worker)
    .bind(Role::Supervisor)
    .bind(Role::Coordinator)
    .bind(whom.person())
    .fetch_all(conn)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let worker = Worker {
                team: row.team,
                needs_contract: row.worker,
                ..Worker::new(row.id, row.name, (row.born_on, row.birth_year))
            };
            (row.id, worker)
        })
        .collect())
}

/// Absences and workshops led since an instant, availability, restrictions and skills.
async fn constraints(conn: &mut Conn, workers: &mut HashMap<PersonId, Worker>, since: DateTime<Utc>, zone: Tz) -> Result<()> {
    let absences: Vec<AbsenceRow> = sqlx::query_as(
        "SELECT person_id, kind, state, starts_at, ends_at, from_minute IS NOT NULL AS in_part FROM absences
         WHERE state IN ($1, $2) AND ends_at > $3",
    )
    .bind(AbsenceState::Approved)
    .bind(AbsenceState::Requested)
    .bind(since)
    .fetch_all(&mut *conn)
    .await?;
    for row in absences {
        let interval = Interval { starts: row.starts_at, ends: row.ends_at };
        match workers.get_mut(&row.person_id) {
            Some(worker) if row.state == AbsenceState::Approved => {
                worker.absences.push(Away { interval, in_part: row.in_part, is_work: row.kind.is_work() });
            }
            Some(worker) => worker.requested.push(interval),
            None => {}
        }
    }
    let workshops: Vec<(PersonId, DateTime<Utc>, DateTime<Utc>)> =
        sqlx::query_as("SELECT person_id, starts_at, ends_at FROM engagements WHERE kind = 'workshop' AND ends_at > $1")
            .bind(since)
            .fetch_all(&mut *conn)
            .await?;
    for (person, starts, ends) in workshops {
        if let Some(worker) = workers.get_mut(&person) {
            worker.workshops.push(Interval { starts, ends });
        }
    }
    for row in workers::all_availability(conn, None).await? {
        if let (Some(worker), Some(line)) = (workers.get_mut(&row.person_id), row.line()) {
            worker.availability.push(line);
        }
    }
    let restrictions: Vec<(PersonId, TaskId, Option<NaiveDate>, DateTime<Utc>)> =
        sqlx::query_as("SELECT person_id, task_id, ends, created_at FROM restrictions").fetch_all(&mut *conn).await?;
    for (person, task, ends, said) in restrictions {
        if let Some(worker) = workers.get_mut(&person) {
            worker.restrictions.push(Restriction { task, starts: said.with_timezone(&zone).date_naive(), ends });
        }
    }
    for (person, limit) in limits::since(conn, None, since.with_timezone(&zone).date_naive()).await? {
        if let Some(worker) = workers.get_mut(&person) {
            worker.limits.push(limit);
        }
    }
    let skills: Vec<(PersonId, SkillId, Option<NaiveDate>)> =
        sqlx::query_as("SELECT person_id, skill_id, expires FROM person_skills WHERE level <> 'learning'")
            .fetch_all(conn)
            .await?;
    for (person, skill, expires) in skills {
        if let Some(worker) = workers.get_mut(&person) {
            worker.skills.push((skill, expires));
        }
    }
    Ok(())
}

/// The people of a text made by [`platform::backend::PEOPLE_OF_SHIFT`].
pub(crate) fn ids(people: Option<&str>) -> Result<Vec<PersonId>> {
    let ids = people.unwrap_or_default().as_bytes().chunks(32);
    ids.map(|id| Uuid::try_parse_ascii(id).map(PersonId::from).map_err(AppError::internal)).collect()
}

impl SlimShift {
    /// Reads a line made by [`platform::backend::SHIFT_LINES`].
    fn parse(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let id = Uuid::try_parse(words.next()?).ok()?.into();
        let task = Uuid::try_parse(words.next()?).ok()?.into();
        let day = words.next()?.parse().ok()?;
        let mut minutes = || words.next()?.parse::<i64>().ok();
        let (starts, ends, pause) = (ClockTime(minutes()?), ClockTime(minutes()?), Minutes(minutes()?));
        let people = ids(words.next()).ok()?;
        Some(Self { id, slot: Slot { day, starts, ends, pause }, task, people })
    }

    fn stint(&self, zone: Tz) -> Stint {
        Stint { shift: self.id, slot: self.slot, interval: self.slot.interval(zone), task: self.task }
    }
}

/// The shifts of all weeks that rules look at, and who is on them. They come as one text: as rows, each of their thousands of values would
/// cross from the driver's thread by itself, which takes longer than to find them.
async fn far_shifts(conn: &mut Conn, whom: Whom, first: Week, last: Week) -> Result<Vec<SlimShift>> {
    let mut query = sqlx::QueryBuilder::<Db>::new("SELECT ");
    query
        .push(platform::backend::SHIFT_LINES)
        .push(" FROM (SELECT id, day, starts_minute, ends_minute, break_minutes, task_id, (SELECT ")
        .push(platform::backend::PEOPLE_OF_SHIFT)
        .push(" FROM assignments WHERE assignments.shift_id = shifts.id");
    if let Some(person) = whom.person() {
        query
            .push(" AND (assignments.person_id = ")
            .push_bind(person)
            .push(" OR shifts.day BETWEEN ")
            .push_bind(first.monday())
            .push(" AND ")
            .push_bind(last.sunday())
            .push(")");
    }
    query
        .push(") AS people FROM shifts WHERE day BETWEEN ")
        .push_bind(first.plus(-BACK).monday())
        .push(" AND ")
        .push_bind(last.plus(AHEAD).sunday())
        .push(") AS shifts");
    let lines: Option<String> = query.build_query_scalar().fetch_one(conn).await?;
    let unreadable = || AppError::internal("a line of shifts that cannot be read");
    lines.unwrap_or_default().lines().map(|line| SlimShift::parse(line).ok_or_else(unreadable)).collect()
}

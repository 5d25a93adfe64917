//! Reads the book that the rules look things up in: a fixed number of queries, whatever the number of people.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::{away, contracts, parameters, workers};
use crate::people::model::{PersonId, Role};
use crate::platform::db::{Conn, Db};
use crate::platform::error::{AppError, Result};
use crate::shifts::model::absence::AbsenceState;
use crate::shifts::model::rules::book::{Away, Book, Restriction, Worker};
use crate::shifts::model::shift::{Shift, ShiftId, SkillId, Stint, TaskId, TaskName};
use crate::shifts::model::time::{ClockTime, Interval, Minutes, Slot, Week};

/// Weeks before and after that the twelve-week average can reach.
const REACH: i64 = 12;

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: PersonId,
    name: String,
    team: String,
    born_on: Option<NaiveDate>,
    birth_year: Option<i64>,
    worker: bool,
}

/// A shift with no more than a plan needs of it: far weeks have thousands of them.
#[derive(sqlx::FromRow)]
struct SlimShift {
    id: ShiftId,
    day: NaiveDate,
    starts_minute: ClockTime,
    ends_minute: ClockTime,
    break_minutes: Minutes,
    task_id: TaskId,
    people: Option<String>,
}

/// Whose plan to read far back and ahead. Everybody is in the book: what a shift lacks depends on all who are on it.
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

/// Reads the book around some weeks. Asks for no permission: the rules are the same for everybody, and callers have asked.
///
/// # Errors
/// When the data base fails.
pub async fn load(conn: &mut Conn, whom: Whom, first: Week, last: Week, zone: Tz) -> Result<Book> {
    let parameters = parameters::load(conn).await?;
    let settings = parameters::settings(conn).await?;
    let mut workers = people(conn, whom).await?;
    for contract in contracts::load(conn, None).await? {
        if let Some(worker) = workers.get_mut(&contract.person) {
            worker.contracts.push(contract);
        }
    }
    constraints(conn, &mut workers, zone).await?;
    let shifts: HashMap<ShiftId, Shift> =
        super::plan::between(conn, first.monday(), last.sunday()).await?.into_iter().map(|shift| (shift.id, shift)).collect();
    let parts = away::parts(conn, first.plus(-REACH).monday(), last.plus(REACH).sunday()).await?;
    let mut on_shift: HashMap<ShiftId, Vec<PersonId>> = HashMap::new();
    for row in far_shifts(conn, whom, first, last).await? {
        let (stint, people) = (row.stint(zone), row.people()?);
        for person in &people {
            if let Some(worker) = workers.get_mut(person) {
                worker.stints.push(parts.get(&(row.id, *person)).map_or(stint, |part| stint.in_part(*part, zone)));
            }
        }
        if shifts.contains_key(&row.id) {
            on_shift.insert(row.id, people);
        }
    }
    for worker in workers.values_mut() {
        worker.stints.sort_by_key(|stint| (stint.interval.starts, stint.shift));
    }
    let skills: Vec<(SkillId, String)> = sqlx::query_as("SELECT id, name FROM skills").fetch_all(&mut *conn).await?;
    let tasks: Vec<(TaskId, String, String)> = sqlx::query_as("SELECT id, name, name_en FROM tasks").fetch_all(conn).await?;
    Ok(Book {
        zone,
        parameters,
        holidays_worked: settings.holidays_worked,
        workers,
        shifts,
        skills: skills.into_iter().collect(),
        tasks: tasks.into_iter().map(|(id, fr, en)| (id, TaskName { fr, en })).collect(),
        on_shift,
    })
}

async fn people(conn: &mut Conn, whom: Whom) -> Result<HashMap<PersonId, Worker>> {
    let rows: Vec<PersonRow> = sqlx::query_as(
        "SELECT people.id, people.name, COALESCE(workers.team, '') AS team, workers.born_on, people.birth_year,
                EXISTS (SELECT 1 FROM person_roles WHERE person_id = people.id AND role = $1) AS worker
         FROM people
         LEFT JOIN workers ON workers.person_id = people.id
         WHERE people.archived_at IS NULL
           AND (people.id = $4
                OR EXISTS (SELECT 1 FROM person_roles WHERE person_id = people.id AND role IN ($1, $2, $3))
                OR EXISTS (SELECT 1 FROM contracts WHERE person_id = people.id))",
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
                id: row.id,
                name: row.name,
                team: row.team,
                born_on: row.born_on,
                birth_year: row.birth_year,
                needs_contract: row.worker,
                contracts: Vec::new(),
                absences: Vec::new(),
                workshops: Vec::new(),
                availability: Vec::new(),
                restrictions: Vec::new(),
                skills: Vec::new(),
                stints: Vec::new(),
            };
            (row.id, worker)
        })
        .collect())
}

/// Absences, availability, restrictions and skills.
async fn constraints(conn: &mut Conn, workers: &mut HashMap<PersonId, Worker>, zone: Tz) -> Result<()> {
    let absences: Vec<(PersonId, DateTime<Utc>, DateTime<Utc>, bool)> =
        sqlx::query_as("SELECT person_id, starts_at, ends_at, from_minute IS NOT NULL FROM absences WHERE state = $1")
            .bind(AbsenceState::Approved)
            .fetch_all(&mut *conn)
            .await?;
    for (person, starts, ends, in_part) in absences {
        if let Some(worker) = workers.get_mut(&person) {
            worker.absences.push(Away { interval: Interval { starts, ends }, in_part });
        }
    }
    let workshops: Vec<(PersonId, DateTime<Utc>, DateTime<Utc>)> =
        sqlx::query_as("SELECT person_id, starts_at, ends_at FROM engagements WHERE kind = 'workshop'")
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

/// The people of a text made by [`crate::backend::PEOPLE_OF_SHIFT`].
pub(super) fn ids(people: Option<&str>) -> Result<Vec<PersonId>> {
    let ids = people.unwrap_or_default().as_bytes().chunks(32);
    ids.map(|id| uuid::Uuid::try_parse_ascii(id).map(PersonId::from).map_err(AppError::internal)).collect()
}

impl SlimShift {
    fn people(&self) -> Result<Vec<PersonId>> {
        ids(self.people.as_deref())
    }

    fn stint(&self, zone: Tz) -> Stint {
        let slot = Slot { day: self.day, starts: self.starts_minute, ends: self.ends_minute, pause: self.break_minutes };
        Stint { shift: self.id, slot, interval: slot.interval(zone), task: self.task_id }
    }
}

/// The shifts of all weeks that rules look at, and who is on them: one row a shift, the people's ids in one text.
async fn far_shifts(conn: &mut Conn, whom: Whom, first: Week, last: Week) -> Result<Vec<SlimShift>> {
    let mut query = sqlx::QueryBuilder::<Db>::new(
        "SELECT shifts.id, shifts.day, shifts.starts_minute, shifts.ends_minute, shifts.break_minutes, shifts.task_id, (SELECT ",
    );
    query.push(crate::backend::PEOPLE_OF_SHIFT).push(" FROM assignments WHERE assignments.shift_id = shifts.id");
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
        .push(") AS people FROM shifts WHERE shifts.day BETWEEN ")
        .push_bind(first.plus(-REACH).monday())
        .push(" AND ")
        .push_bind(last.plus(REACH).sunday());
    Ok(query.build_query_as().fetch_all(conn).await?)
}

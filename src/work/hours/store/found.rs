//! Hours as they were found, before the same rules as the plan: what binds a plan binds what was really worked.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use people::model::PersonId;
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::Result;
use platform::search::fold;
use platform::time::{Interval, Minutes, Month, Week};

use crate::hours::store::months::MONTH_READERS;
use crate::model::absence::AbsenceTime;
use crate::model::attendance::AttendanceOutcome;
use crate::model::rules::snapshot::{Away, Snapshot, Worker};
use crate::model::rules::{self, Breach};
use crate::model::shift::Stint;
use crate::rota::store::{absences, parameters};
use crate::team::store::{contracts, limits};

/// Weeks before a month that the averages look at, and one after it.
const REACH: i64 = 14;

/// What the hours found of one person break.
#[derive(Clone, Debug)]
pub struct Found {
    pub person: PersonId,
    pub name: String,
    /// By day; never none.
    pub breaches: Vec<Breach>,
}

/// What the work found in a month breaks, of one person or of everybody: the worst first, then by name. Absences, skills and tasks are the
/// plan's.
///
/// # Errors
/// `NotFound` for those who may not see hours; a person may see their own.
pub async fn of_month(
    conn: &mut Conn,
    actor: &Actor,
    person: Option<PersonId>,
    month: Month,
    (zone, now): (Tz, DateTime<Utc>),
) -> Result<Vec<Found>> {
    if person.is_none() || actor.person != person {
        actor.require(MONTH_READERS)?;
    }
    let snapshot = snapshot(conn, person, month, (zone, now)).await?;
    let found = |worker: &Worker| {
        let breaches = breaches(&snapshot, worker.id, month);
        (!breaches.is_empty()).then(|| Found { person: worker.id, name: worker.name.clone(), breaches })
    };
    let mut all: Vec<Found> = snapshot.workers.values().filter_map(found).collect();
    all.sort_by_cached_key(|found| (std::cmp::Reverse(rules::worst(&found.breaches)), fold(&found.name), found.person));
    Ok(all)
}

/// What one person's work breaks in the month, by day.
fn breaches(snapshot: &Snapshot, person: PersonId, month: Month) -> Vec<Breach> {
    // A rule of a week stands on its Monday, which may lie in the month before.
    let within = |breach: &Breach| {
        let last = if breach.rule.is_of_a_week() { Week::of(breach.day).sunday() } else { breach.day };
        month.holds(last)
    };
    let mut found = rules::of_person(snapshot, person);
    found.retain(|breach| breach.rule.judges_found_hours() && within(breach));
    found.sort_by_key(|breach| (breach.day, std::cmp::Reverse(breach.severity)));
    found
}

/// A snapshot whose plan is what was found: a fixed number of queries, whatever the number of people.
async fn snapshot(conn: &mut Conn, person: Option<PersonId>, month: Month, (zone, now): (Tz, DateTime<Utc>)) -> Result<Snapshot> {
    let (first, last) = (Week::of(month.first()).plus(-REACH), Week::of(month.last()).plus(1));
    let mut workers = workers(conn, person).await?;
    for contract in contracts::load_since(conn, person, Some(NaiveDate::default())).await? {
        if let Some(worker) = workers.get_mut(&contract.person) {
            worker.contracts.push(contract);
        }
    }
    for (id, limit) in limits::since(conn, person, first.monday()).await? {
        if let Some(worker) = workers.get_mut(&id) {
            worker.limits.push(limit);
        }
    }
    taught(conn, person, (first, last), zone, &mut workers).await?;
    workshops(conn, person, first.interval(zone).starts, last.interval(zone).ends.min(now), &mut workers).await?;
    stints(conn, person, (first.monday(), last.sunday()), zone, &mut workers).await?;
    corrected(conn, person, (first.monday(), last.sunday()), &mut workers).await?;
    let parameters = parameters::load(conn).await?;
    let settings = parameters::settings(conn).await?;
    Ok(Snapshot {
        zone,
        parameters,
        holidays_worked: settings.holidays_worked,
        region: settings.region,
        a_week: settings.a_week(),
        workers,
        shifts: HashMap::new(),
        skills: HashMap::new(),
        tasks: HashMap::new(),
        on_shift: HashMap::new(),
    })
}

/// Those of whom something was ever found.
async fn workers(conn: &mut Conn, person: Option<PersonId>) -> Result<HashMap<PersonId, Worker>> {
    let rows: Vec<(PersonId, String, Option<NaiveDate>, Option<i64>)> = sqlx::query_as(
        "SELECT people.id, people.name, workers.born_on, people.birth_year
         FROM people
         LEFT JOIN workers ON workers.person_id = people.id
         WHERE ($1 IS NULL OR people.id = $1)
           AND (EXISTS (SELECT 1 FROM attendances WHERE attendances.person_id = people.id)
                OR EXISTS (SELECT 1 FROM engagements WHERE engagements.person_id = people.id))",
    )
    .bind(person)
    .fetch_all(conn)
    .await?;
    let worker = |(id, name, born_on, birth_year)| (id, Worker::new(id, name, (born_on, birth_year)));
    Ok(rows.into_iter().map(worker).collect())
}

/// Workshops led that are over.
async fn workshops(
    conn: &mut Conn,
    person: Option<PersonId>,
    since: DateTime<Utc>,
    until: DateTime<Utc>,
    workers: &mut HashMap<PersonId, Worker>,
) -> Result<()> {
    let rows: Vec<(PersonId, DateTime<Utc>, DateTime<Utc>)> = sqlx::query_as(
        "SELECT person_id, starts_at, ends_at
         FROM engagements
         WHERE kind = 'workshop' AND ($1 IS NULL OR person_id = $1) AND ends_at > $2 AND ends_at <= $3
         ORDER BY starts_at",
    )
    .bind(person)
    .bind(since)
    .bind(until)
    .fetch_all(conn)
    .await?;
    for (id, starts, ends) in rows {
        if let Some(worker) = workers.get_mut(&id) {
            worker.workshops.push(Interval { starts, ends });
        }
    }
    Ok(())
}

/// Training and school: working time spent elsewhere.
async fn taught(
    conn: &mut Conn,
    person: Option<PersonId>,
    (first, last): (Week, Week),
    zone: Tz,
    workers: &mut HashMap<PersonId, Worker>,
) -> Result<()> {
    let all = absences::granted(conn, person, (first.monday(), last.sunday())).await?;
    for (id, _, time) in all.into_iter().filter(|(_, kind, _)| kind.is_work()) {
        if let Some(worker) = workers.get_mut(&id) {
            let in_part = matches!(time, AbsenceTime::Part(..));
            worker.absences.push(Away { interval: time.interval(zone), in_part, is_work: true });
        }
    }
    Ok(())
}

/// What was found done, by start.
async fn stints(
    conn: &mut Conn,
    person: Option<PersonId>,
    (first, last): (NaiveDate, NaiveDate),
    zone: Tz,
    workers: &mut HashMap<PersonId, Worker>,
) -> Result<()> {
    let rows: Vec<(PersonId, DateTime<Utc>, DateTime<Utc>, Minutes)> = sqlx::query_as(
        "SELECT person_id, starts_at, ends_at, break_minutes
         FROM attendances
         WHERE ($1 IS NULL OR person_id = $1) AND day BETWEEN $2 AND $3 AND outcome = $4
           AND NOT EXISTS (SELECT 1 FROM attendances AS newer WHERE newer.supersedes = attendances.id)
         ORDER BY starts_at",
    )
    .bind(person)
    .bind(first)
    .bind(last)
    .bind(AttendanceOutcome::Present)
    .fetch_all(conn)
    .await?;
    for (id, starts, ends, pause) in rows {
        if let Some(worker) = workers.get_mut(&id) {
            let mut stint = Stint::led(Interval { starts, ends }, zone);
            stint.slot.pause = pause;
            worker.stints.push(stint);
        }
    }
    Ok(())
}

/// What corrections of validated months say of work.
async fn corrected(
    conn: &mut Conn,
    person: Option<PersonId>,
    (first, last): (NaiveDate, NaiveDate),
    workers: &mut HashMap<PersonId, Worker>,
) -> Result<()> {
    let rows: Vec<(PersonId, NaiveDate, Minutes)> = sqlx::query_as(
        "SELECT person_id, day, minutes
         FROM month_corrections
         WHERE what = 'work' AND day BETWEEN $2 AND $3 AND ($1 IS NULL OR person_id = $1)",
    )
    .bind(person)
    .bind(first)
    .bind(last)
    .fetch_all(conn)
    .await?;
    for (id, day, minutes) in rows {
        if let Some(worker) = workers.get_mut(&id) {
            worker.corrected.push((day, minutes));
        }
    }
    Ok(())
}

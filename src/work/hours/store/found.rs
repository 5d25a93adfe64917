//! Hours as they were found, before the same rules as the plan: what binds a plan binds what was really worked.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use people::model::PersonId;
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::Result;
use platform::time::{Interval, Minutes, Month, Week};

use crate::hours::store::months::MONTH_READERS;
use crate::model::absence::AbsenceTime;
use crate::model::attendance::AttendanceOutcome;
use crate::model::contract::Contract;
use crate::model::rules::snapshot::{Away, Snapshot, Worker};
use crate::model::rules::{self, Breach};
use crate::model::shift::Stint;
use crate::rota::store::{absences, parameters};
use crate::team::store::{contracts, limits};

/// Weeks before a month that the averages look at, and one after it.
const REACH: i64 = 14;

/// What the work found in a month breaks, by day. Absences, skills and tasks are the plan's.
///
/// # Errors
/// `NotFound` for those who may not see hours; a person may see their own.
pub async fn breaches(
    conn: &mut Conn,
    actor: &Actor,
    person: PersonId,
    month: Month,
    (zone, now): (Tz, DateTime<Utc>),
) -> Result<Vec<Breach>> {
    if actor.person != Some(person) {
        actor.require(MONTH_READERS)?;
    }
    let contracts = contracts::load_since(conn, Some(person), Some(NaiveDate::default())).await?;
    let snapshot = snapshot(conn, (person, contracts), month, (zone, now)).await?;
    let mut found = rules::of_person(&snapshot, person);
    // A rule of a week stands on its Monday, which may lie in the month before.
    let within = |breach: &Breach| {
        let last = if breach.rule.is_of_a_week() { Week::of(breach.day).sunday() } else { breach.day };
        month.holds(last)
    };
    found.retain(|breach| breach.rule.judges_found_hours() && within(breach));
    found.sort_by_key(|breach| (breach.day, std::cmp::Reverse(breach.severity)));
    Ok(found)
}

/// A snapshot of one person whose plan is what was found of it.
async fn snapshot(
    conn: &mut Conn,
    (id, contracts): (PersonId, Vec<Contract>),
    month: Month,
    (zone, now): (Tz, DateTime<Utc>),
) -> Result<Snapshot> {
    let (born_on, birth_year): (Option<NaiveDate>, Option<i64>) = sqlx::query_as(
        "SELECT workers.born_on, people.birth_year
         FROM people
         LEFT JOIN workers ON workers.person_id = people.id
         WHERE people.id = $1",
    )
    .bind(id)
    .fetch_one(&mut *conn)
    .await?;
    let (first, last) = (Week::of(month.first()).plus(-REACH), Week::of(month.last()).plus(1));
    let limits = limits::since(conn, Some(id), first.monday()).await?.into_iter().map(|(_, limit)| limit);
    let worker = Worker {
        contracts,
        absences: taught(conn, id, (first, last), zone).await?,
        workshops: workshops(conn, id, (first, last), (zone, now)).await?,
        limits: limits.collect(),
        stints: stints(conn, id, (first.monday(), last.sunday()), zone).await?,
        ..Worker::new(id, String::new(), (born_on, birth_year))
    };
    let parameters = parameters::load(conn).await?;
    let settings = parameters::settings(conn).await?;
    Ok(Snapshot {
        zone,
        parameters,
        holidays_worked: settings.holidays_worked,
        region: settings.region,
        a_week: settings.a_week(),
        workers: HashMap::from([(id, worker)]),
        shifts: HashMap::new(),
        skills: HashMap::new(),
        tasks: HashMap::new(),
        on_shift: HashMap::new(),
    })
}

/// Workshops led that are over.
async fn workshops(
    conn: &mut Conn,
    person: PersonId,
    (first, last): (Week, Week),
    (zone, now): (Tz, DateTime<Utc>),
) -> Result<Vec<Interval>> {
    let rows: Vec<(DateTime<Utc>, DateTime<Utc>)> = sqlx::query_as(
        "SELECT starts_at, ends_at
         FROM engagements
         WHERE kind = 'workshop' AND person_id = $1 AND ends_at > $2 AND ends_at <= $3
         ORDER BY starts_at",
    )
    .bind(person)
    .bind(first.interval(zone).starts)
    .bind(last.interval(zone).ends.min(now))
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(starts, ends)| Interval { starts, ends }).collect())
}

/// Training and school: working time spent elsewhere.
async fn taught(conn: &mut Conn, person: PersonId, (first, last): (Week, Week), zone: Tz) -> Result<Vec<Away>> {
    let all = absences::granted(conn, person, (first.monday(), last.sunday())).await?;
    let away =
        |time: AbsenceTime| Away { interval: time.interval(zone), in_part: matches!(time, AbsenceTime::Part(..)), is_work: true };
    Ok(all.into_iter().filter(|(kind, _)| kind.is_work()).map(|(_, time)| away(time)).collect())
}

/// What was found done, by start.
async fn stints(conn: &mut Conn, person: PersonId, (first, last): (NaiveDate, NaiveDate), zone: Tz) -> Result<Vec<Stint>> {
    let rows: Vec<(DateTime<Utc>, DateTime<Utc>, Minutes)> = sqlx::query_as(
        "SELECT starts_at, ends_at, break_minutes
         FROM attendances
         WHERE person_id = $1 AND day BETWEEN $2 AND $3 AND outcome = $4
           AND NOT EXISTS (SELECT 1 FROM attendances AS newer WHERE newer.supersedes = attendances.id)
         ORDER BY starts_at",
    )
    .bind(person)
    .bind(first)
    .bind(last)
    .bind(AttendanceOutcome::Present)
    .fetch_all(conn)
    .await?;
    let stint = |(starts, ends, pause)| {
        let mut stint = Stint::led(Interval { starts, ends }, zone);
        stint.slot.pause = pause;
        stint
    };
    Ok(rows.into_iter().map(stint).collect())
}

//! What stands of a plan once it was worked: presence that was noted, absences, months that are locked. It is not changed any more, or
//! only by a new line.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use chrono_tz::Tz;
use uuid::Uuid;

use people::model::PersonId;
use platform::db::{Conn, Db, PlanLock};
use platform::error::Result;
use platform::op::Op;
use platform::time::{Interval, Minutes, Month};

use crate::model::shift::{AssignmentId, ShiftId};
use crate::refusal::Refusal;

/// Refuses to take away a plan of which presence was noted already: of a shift, or of one person on it. To be called under the plan's
/// lock, which noting takes too.
pub(crate) async fn refuse_noted(tx: &mut Conn, shift: ShiftId, person: Option<PersonId>) -> Result<()> {
    let noted: bool = sqlx::query_scalar(
        "SELECT EXISTS (
             SELECT 1
             FROM attendances
             JOIN stints ON stints.id = attendances.stint_id
             WHERE stints.shift_id = $1 AND ($2 IS NULL OR stints.person_id = $2))",
    )
    .bind(shift)
    .bind(person)
    .fetch_one(tx)
    .await?;
    if noted { Err(Refusal::PresenceIsNoted.into()) } else { Ok(()) }
}

/// Refuses an absence at a time at which somebody was found at work.
pub(crate) async fn refuse_worked(tx: &mut Conn, person: PersonId, interval: Interval) -> Result<()> {
    let day: Option<NaiveDate> = sqlx::query_scalar(
        "SELECT attendances.day
         FROM attendances
         WHERE attendances.person_id = $1 AND attendances.outcome = 'present' AND attendances.starts_at < $2 AND attendances.ends_at > $3
           AND NOT EXISTS (SELECT 1 FROM attendances AS later WHERE later.supersedes = attendances.id)
         ORDER BY attendances.day
         LIMIT 1",
    )
    .bind(person)
    .bind(interval.ends)
    .bind(interval.starts)
    .fetch_optional(tx)
    .await?;
    match day {
        Some(day) => Err(Refusal::WasAtWork { day }.into()),
        None => Ok(()),
    }
}

/// Refuses what would change a locked month; under the lock that validating a month takes too, so that nothing slips in between.
pub(crate) async fn refuse_locked(
    tx: &mut Conn,
    _plan: &PlanLock,
    lines: impl Iterator<Item = (PersonId, NaiveDate)>,
) -> Result<()> {
    let wanted: BTreeSet<(PersonId, NaiveDate)> = lines.map(|(person, day)| (person, Month::of(day).first())).collect();
    let mut people: Vec<PersonId> = wanted.iter().map(|(person, _)| *person).collect();
    people.dedup();
    if people.is_empty() {
        return Ok(());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new("SELECT person_id, month FROM month_sheets WHERE person_id IN (");
    let mut ids = query.separated(", ");
    for person in people {
        ids.push_bind(person);
    }
    query.push(")");
    let locked: Vec<(PersonId, NaiveDate)> = query.build_query_as().fetch_all(tx).await?;
    if locked.iter().any(|sheet| wanted.contains(sheet)) {
        return Err(Refusal::MonthLocked.into());
    }
    Ok(())
}

/// The local days that an interval touches.
pub(crate) fn days_of(interval: Interval, zone: Tz) -> impl Iterator<Item = NaiveDate> {
    let day = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
    let last = day(interval.ends - Duration::seconds(1));
    day(interval.starts).iter_days().take_while(move |day| *day <= last)
}

/// Somebody was noted absent from work of which an absence now tells a part: what was missed is what is left of it, as a new line.
pub(crate) async fn missed_less(op: &mut Op<'_>, stint: AssignmentId, rest: Interval, pause: Minutes) -> Result<()> {
    sqlx::query(
        "INSERT INTO attendances
             (id, stint_id, person_id, day, outcome, starts_at, ends_at, break_minutes, absence_kind, reason, recorded_by,
              recorded_at, supersedes)
         SELECT $1, stint_id, person_id, day, outcome, $2, $3, $4, absence_kind, $5, $6, $7, id
         FROM attendances
         WHERE stint_id = $8 AND NOT EXISTS (SELECT 1 FROM attendances AS newer WHERE newer.supersedes = attendances.id)",
    )
    .bind(Uuid::now_v7())
    .bind(rest.starts)
    .bind(rest.ends)
    .bind(pause)
    .bind(PART_AWAY)
    .bind(op.actor.person)
    .bind(op.now)
    .bind(stint)
    .execute(&mut *op.tx)
    .await?;
    Ok(())
}

/// The reason of a line that an absence of a part of the day has made.
const PART_AWAY: &str = "Absence";

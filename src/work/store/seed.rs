//! Bulk writing for the demonstration: weeks of plan, published work and presence in a handful of statements. The plan it is given
//! keeps the rules by its making; the guards of the schema judge it all the same.

use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

use people::model::PersonId;
use platform::db::{Conn, Db};
use platform::error::Result;
use platform::time::Week;

use crate::hours::store::presence::{ClockingKind, ClockingSource};
use crate::model::absence::AbsenceKind;
use crate::model::attendance::AttendanceOutcome;
use crate::model::shift::{AssignmentId, Shift, TemplateId};

/// One person on one shift.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    pub id: AssignmentId,
    pub shift: &'a Shift,
    pub person: PersonId,
}

/// What a supervisor noted of a place.
#[derive(Clone, Copy, Debug)]
pub struct Noted {
    /// Of which place.
    pub place: AssignmentId,
    /// Came or not.
    pub outcome: AttendanceOutcome,
    /// Minutes late, or early if negative.
    pub shifted: i64,
    /// Ids for the line and the two taps.
    pub ids: [Uuid; 3],
}

/// Rows of one statement: below what both databases bind at once.
const CHUNK: usize = 400;

/// Writes shifts.
pub async fn shifts(tx: &mut Conn, all: &[(Shift, Option<TemplateId>)], now: DateTime<Utc>) -> Result<()> {
    for part in all.chunks(CHUNK) {
        let mut query = sqlx::QueryBuilder::<Db>::new(
            "INSERT INTO shifts
                 (id, day, starts_minute, ends_minute, break_minutes, starts_at, ends_at, site_id, plot_id, task_id, lead_id,
                  min_people, max_people, note, project, template_id, created_at, updated_at, version) ",
        );
        query.push_values(part, |mut row, (shift, template)| {
            row.push_bind(shift.id)
                .push_bind(shift.slot.day)
                .push_bind(shift.slot.starts)
                .push_bind(shift.slot.ends)
                .push_bind(shift.slot.pause)
                .push_bind(shift.interval.starts)
                .push_bind(shift.interval.ends)
                .push_bind(shift.work.site)
                .push_bind(shift.work.plot)
                .push_bind(shift.work.task)
                .push_bind(shift.work.lead)
                .push_bind(shift.work.min)
                .push_bind(shift.work.max)
                .push_bind(shift.work.note.clone())
                .push_bind(shift.work.project.clone())
                .push_bind(*template)
                .push_bind(now)
                .push_bind(now)
                .push_bind(1_i64);
        });
        query.build().execute(&mut *tx).await?;
    }
    Ok(())
}

/// Puts people on shifts.
///
/// # Errors
/// When somebody would be in two places at once.
pub async fn places(tx: &mut Conn, all: &[Place<'_>], now: DateTime<Utc>) -> Result<()> {
    for part in all.chunks(CHUNK) {
        let mut query = sqlx::QueryBuilder::<Db>::new("INSERT INTO engagements (id, person_id, kind, starts_at, ends_at) ");
        query.push_values(part, |mut row, place| {
            row.push_bind(place.id)
                .push_bind(place.person)
                .push_bind("shift")
                .push_bind(place.shift.interval.starts)
                .push_bind(place.shift.interval.ends);
        });
        query.build().execute(&mut *tx).await?;
        let mut query = sqlx::QueryBuilder::<Db>::new("INSERT INTO assignments (id, shift_id, person_id, created_at) ");
        query.push_values(part, |mut row, place| {
            row.push_bind(place.id).push_bind(place.shift.id).push_bind(place.person).push_bind(now);
        });
        query.build().execute(&mut *tx).await?;
    }
    Ok(())
}

/// Writes places as published and seen.
pub async fn published(tx: &mut Conn, all: &[Place<'_>], at: DateTime<Utc>, seen: Option<DateTime<Utc>>) -> Result<()> {
    for part in all.chunks(CHUNK) {
        let mut query = sqlx::QueryBuilder::<Db>::new(
            "INSERT INTO stints
                 (id, shift_id, person_id, day, starts_minute, ends_minute, break_minutes, starts_at, ends_at, site_id, plot_id,
                  task_id, lead_id, note, project, sequence, changed_at, seen_at) ",
        );
        query.push_values(part, |mut row, place| {
            let shift = place.shift;
            row.push_bind(place.id)
                .push_bind(shift.id)
                .push_bind(place.person)
                .push_bind(shift.slot.day)
                .push_bind(shift.slot.starts)
                .push_bind(shift.slot.ends)
                .push_bind(shift.slot.pause)
                .push_bind(shift.interval.starts)
                .push_bind(shift.interval.ends)
                .push_bind(shift.work.site)
                .push_bind(shift.work.plot)
                .push_bind(shift.work.task)
                .push_bind(shift.work.lead)
                .push_bind(shift.work.note.clone())
                .push_bind(shift.work.project.clone())
                .push_bind(0_i64)
                .push_bind(at)
                .push_bind(seen);
        });
        query.build().execute(&mut *tx).await?;
    }
    Ok(())
}

/// Notes when weeks were published: an id, the week, when, how many lines.
pub async fn publications(tx: &mut Conn, all: &[(Uuid, Week, DateTime<Utc>, i64)]) -> Result<()> {
    let mut query = sqlx::QueryBuilder::<Db>::new("INSERT INTO publications (id, monday, published_at, changes) ");
    query.push_values(all, |mut row, (id, week, at, changes)| {
        row.push_bind(*id).push_bind(week.monday()).push_bind(*at).push_bind(*changes);
    });
    query.build().execute(tx).await?;
    Ok(())
}

/// Writes presence: taps of those who came, and what the supervisor noted.
pub async fn presence(tx: &mut Conn, all: &[(Noted, &Place<'_>)]) -> Result<()> {
    for part in all.chunks(CHUNK) {
        let mut query = sqlx::QueryBuilder::<Db>::new(
            "INSERT INTO attendances
                 (id, stint_id, person_id, day, outcome, starts_at, ends_at, break_minutes, absence_kind, recorded_at) ",
        );
        query.push_values(part, |mut row, (noted, place)| {
            let absent = noted.outcome == AttendanceOutcome::Absent;
            row.push_bind(noted.ids[0])
                .push_bind(noted.place)
                .push_bind(place.person)
                .push_bind(place.shift.slot.day)
                .push_bind(noted.outcome)
                .push_bind(place.shift.interval.starts)
                .push_bind(place.shift.interval.ends)
                .push_bind(place.shift.slot.pause)
                .push_bind(absent.then_some(AbsenceKind::Sick))
                .push_bind(place.shift.interval.ends);
        });
        query.build().execute(&mut *tx).await?;
        let came: Vec<_> = part.iter().filter(|(noted, _)| noted.outcome == AttendanceOutcome::Present).collect();
        let taps = came.iter().flat_map(|(noted, place)| {
            let shift = Duration::minutes(noted.shifted);
            [
                (noted.ids[1], place, ClockingKind::Arrive, place.shift.interval.starts + shift),
                (noted.ids[2], place, ClockingKind::Leave, place.shift.interval.ends + shift),
            ]
        });
        let taps: Vec<_> = taps.collect();
        if !taps.is_empty() {
            let mut query = sqlx::QueryBuilder::<Db>::new("INSERT INTO clockings (id, person_id, day, kind, at, source) ");
            query.push_values(taps, |mut row, (id, place, kind, at)| {
                row.push_bind(id)
                    .push_bind(place.person)
                    .push_bind(place.shift.slot.day)
                    .push_bind(kind)
                    .push_bind(at)
                    .push_bind(ClockingSource::Kiosk);
            });
            query.build().execute(&mut *tx).await?;
        }
    }
    Ok(())
}

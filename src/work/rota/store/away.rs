//! What an absence does to the plan: it frees the shifts it lies on, or leaves a part of one. Who comes for a part has the times of it on
//! the assignment; nothing there means the whole shift.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use uuid::Uuid;

use kit::calendar::apart;
use people::model::PersonId;
use platform::db::Conn;
use platform::error::Result;
use platform::op::Op;
use platform::time::{ClockTime, Interval, Minutes, Slot, Week};

use crate::model::absence::{AbsenceId, AbsenceState};
use crate::model::attendance::AttendanceOutcome;
use crate::model::rules::{self, Severity};
use crate::model::shift::{AssignmentId, ShiftId};
use crate::rota::store::noted;
use crate::rota::store::snapshot::{self, Whom};
use crate::rota::store::{plan, publishing, stints, swaps};

/// What an absence freed.
#[derive(Debug, Default)]
pub struct FreedWork {
    /// Shifts that lost somebody, wholly or in part.
    pub shifts: Vec<ShiftId>,
    /// Published work that was called off by it.
    pub cancelled: Vec<AssignmentId>,
    /// Published work of which a part was called off.
    pub shortened: Vec<AssignmentId>,
    /// What was told of it before.
    pub before: publishing::LastNotice,
}

/// The parts that people come for on the shifts of some days.
pub(crate) async fn parts(conn: &mut Conn, first: NaiveDate, last: NaiveDate) -> Result<HashMap<(ShiftId, PersonId), Slot>> {
    let rows: Vec<(ShiftId, PersonId, NaiveDate, ClockTime, ClockTime, Minutes)> = sqlx::query_as(
        "SELECT assignments.shift_id, assignments.person_id, shifts.day, assignments.starts_minute, assignments.ends_minute,
                assignments.break_minutes
         FROM assignments
         JOIN shifts ON shifts.id = assignments.shift_id
         WHERE assignments.starts_minute IS NOT NULL AND shifts.day BETWEEN $1 AND $2",
    )
    .bind(first)
    .bind(last)
    .fetch_all(conn)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(shift, person, day, starts, ends, pause)| ((shift, person), Slot { day, starts, ends, pause }))
        .collect())
}

/// Somebody's work on a shift, whole or in part.
#[derive(sqlx::FromRow)]
struct Planned {
    id: AssignmentId,
    shift_id: ShiftId,
    day: NaiveDate,
    starts_minute: ClockTime,
    ends_minute: ClockTime,
    break_minutes: Minutes,
    /// What was found of it, where something is noted.
    outcome: Option<AttendanceOutcome>,
    found_starts: Option<DateTime<Utc>>,
    found_ends: Option<DateTime<Utc>>,
}

impl Planned {
    const fn slot(&self) -> Slot {
        Slot { day: self.day, starts: self.starts_minute, ends: self.ends_minute, pause: self.break_minutes }
    }

    /// What an absence leaves of it. Where somebody was found at work, it is the piece that they were found in.
    fn without(&self, away: Interval, zone: Tz) -> Option<Slot> {
        match (self.outcome, self.found_starts, self.found_ends) {
            (Some(AttendanceOutcome::Present), Some(starts), Some(ends)) => {
                let pieces = self.slot().beside(away, zone).into_iter().flatten();
                pieces.max_by_key(|piece| piece.interval(zone).shared(Interval { starts, ends }))
            }
            _ => self.slot().without(away, zone),
        }
    }
}

/// Takes a person off everything in an interval, because an absence is granted (`by`); what was published of it is called off at once.
/// Where the absence is of a part of a day (`in_part`, with the ecopole's zone), they stay for what a shift has beside it.
pub(crate) async fn free(
    op: &mut Op<'_>,
    (person, by): (PersonId, Option<AbsenceId>),
    interval: Interval,
    in_part: Option<Tz>,
) -> Result<FreedWork> {
    let planned: Vec<Planned> = sqlx::query_as(
        "SELECT assignments.id, assignments.shift_id, shifts.day,
                COALESCE(assignments.starts_minute, shifts.starts_minute) AS starts_minute,
                COALESCE(assignments.ends_minute, shifts.ends_minute) AS ends_minute,
                COALESCE(assignments.break_minutes, shifts.break_minutes) AS break_minutes,
                found.outcome, found.starts_at AS found_starts, found.ends_at AS found_ends
         FROM engagements
         JOIN assignments ON assignments.id = engagements.id
         JOIN shifts ON shifts.id = assignments.shift_id
         LEFT JOIN attendances AS found
             ON found.stint_id = assignments.id
            AND NOT EXISTS (SELECT 1 FROM attendances AS newer WHERE newer.supersedes = found.id)
         WHERE engagements.person_id = $1 AND engagements.starts_at < $2 AND engagements.ends_at > $3
         ORDER BY engagements.starts_at",
    )
    .bind(person)
    .bind(interval.ends)
    .bind(interval.starts)
    .fetch_all(&mut *op.tx)
    .await?;
    let ids: Vec<AssignmentId> = planned.iter().map(|line| line.id).collect();
    let mut freed = FreedWork { before: publishing::what_was_told(op.tx, &ids).await?, ..FreedWork::default() };
    for line in planned {
        let rest = in_part.and_then(|zone| Some((line.without(interval, zone)?, zone)));
        match rest {
            Some((rest, zone)) => {
                put(op.tx, line.id, rest, zone).await?;
                if shorten(op.tx, (&line, by), rest, zone, op.now).await? {
                    freed.shortened.push(line.id);
                }
                if line.outcome == Some(AttendanceOutcome::Absent) {
                    noted::missed_less(op, line.id, rest.interval(zone), rest.pause).await?;
                }
            }
            None => {
                plan::unassign_as_system(op, line.shift_id, person).await?;
            }
        }
        swaps::close(op.tx, line.shift_id, person, op.now).await?;
        freed.shifts.push(line.shift_id);
    }
    freed.cancelled = stints::cancel(op.tx, (person, by), interval, op.now).await?;
    Ok(freed)
}

/// Somebody comes for a part of their shift.
pub(crate) async fn put(tx: &mut Conn, id: AssignmentId, part: Slot, zone: Tz) -> Result<()> {
    sqlx::query("UPDATE assignments SET starts_minute = $1, ends_minute = $2, break_minutes = $3 WHERE id = $4")
        .bind(part.starts)
        .bind(part.ends)
        .bind(part.pause)
        .bind(id)
        .execute(&mut *tx)
        .await?;
    let interval = part.interval(zone);
    sqlx::query("UPDATE engagements SET starts_at = $1, ends_at = $2 WHERE id = $3")
        .bind(interval.starts)
        .bind(interval.ends)
        .bind(id)
        .execute(tx)
        .await
        .map_err(apart)?;
    Ok(())
}

/// Shortens published work to a part of it, where it was published as it was planned; says whether it was. What is cut off stays as lines
/// that are called off.
async fn shorten(
    tx: &mut Conn,
    (line, by): (&Planned, Option<AbsenceId>),
    rest: Slot,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<bool> {
    let (whole, part) = (line.slot(), rest.interval(zone));
    let shortened = sqlx::query(
        "UPDATE stints
         SET starts_minute = $1, ends_minute = $2, break_minutes = $3, starts_at = $4, ends_at = $5, sequence = sequence + 1,
             changed_at = $6, seen_at = NULL
         WHERE id = $7 AND cancelled_at IS NULL AND day = $8 AND starts_minute = $9 AND ends_minute = $10",
    )
    .bind(rest.starts)
    .bind(rest.ends)
    .bind(rest.pause)
    .bind(part.starts)
    .bind(part.ends)
    .bind(now)
    .bind(line.id)
    .bind(whole.day)
    .bind(whole.starts)
    .bind(whole.ends)
    .execute(&mut *tx)
    .await?
    .rows_affected()
        > 0;
    if shortened {
        let pause = whole.pause - rest.pause;
        let before = Slot { ends: rest.starts, pause: Minutes(0), ..whole };
        let after = Slot { starts: rest.ends, pause: Minutes(0), ..whole };
        let longer = if before.length() >= after.length() { 0 } else { 1 };
        for (at, piece) in [before, after].into_iter().enumerate().filter(|(_, piece)| piece.length() > Minutes(0)) {
            let pause = if at == longer { pause } else { Minutes(0) };
            call_off(tx, (line.id, by), Slot { pause, ..piece }, zone, now).await?;
        }
    }
    Ok(shortened)
}

/// A piece of published work, as a line of its own that is called off; no news to anybody.
async fn call_off(
    tx: &mut Conn,
    (id, by): (AssignmentId, Option<AbsenceId>),
    piece: Slot,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<()> {
    let interval = piece.interval(zone);
    sqlx::query(
        "INSERT INTO stints
             (id, shift_id, person_id, day, starts_minute, ends_minute, break_minutes, starts_at, ends_at, site_id, plot_id, task_id,
              lead_id, note, project, cancelled_at, called_off_by, sequence, changed_at, seen_at, cut_from)
         SELECT $1, shift_id, person_id, day, $2, $3, $4, $5, $6, site_id, plot_id, task_id, lead_id, note, project, $7, $8, 0, $7,
                $7, id
         FROM stints
         WHERE id = $9",
    )
    .bind(Uuid::now_v7())
    .bind(piece.starts)
    .bind(piece.ends)
    .bind(piece.pause)
    .bind(interval.starts)
    .bind(interval.ends)
    .bind(now)
    .bind(by)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(())
}

/// An absence is taken back: its shifts are worked again, where no rule objects. What is still to come has to be published; what has begun
/// stands as it was told, so that presence can be noted. Gives the shifts.
pub(crate) async fn back(op: &mut Op<'_>, (absence, person, interval): (AbsenceId, PersonId, Interval)) -> Result<Vec<ShiftId>> {
    let (in_part, taken_off) = (in_part(op.tx, person, interval).await?, taken_off(op.tx, person, interval).await?);
    sqlx::query("DELETE FROM stints WHERE called_off_by = $1 AND cut_from IS NOT NULL")
        .bind(absence)
        .execute(&mut *op.tx)
        .await?;
    let mut back = Vec::new();
    for (id, shift) in in_part {
        if widen(op.tx, (id, shift), person, op.zone, op.now).await? {
            back.push(shift);
        }
    }
    for (shift, starts) in taken_off {
        // What a rule would ask about is for people to decide, but not of what is past.
        let reason = if starts <= op.now { "\u{21a9}" } else { "" };
        if let plan::Assigned::Done(..) = plan::assign_as_system(op, shift, person, reason).await? {
            back.push(shift);
        }
    }
    tell_begun(op.tx, &back, person, op.now).await?;
    Ok(back)
}

/// Work that has begun is published again as it is planned now: nobody publishes the past.
async fn tell_begun(tx: &mut Conn, shifts: &[ShiftId], person: PersonId, now: DateTime<Utc>) -> Result<()> {
    for shift in shifts {
        sqlx::query(
            "UPDATE stints
             SET cancelled_at = NULL, called_off_by = NULL, changed_at = $1, seen_at = $1, sequence = sequence + 1,
                 starts_minute = (SELECT COALESCE(assignments.starts_minute, shifts.starts_minute)
                                  FROM assignments JOIN shifts ON shifts.id = assignments.shift_id WHERE assignments.id = stints.id),
                 ends_minute = (SELECT COALESCE(assignments.ends_minute, shifts.ends_minute)
                                FROM assignments JOIN shifts ON shifts.id = assignments.shift_id WHERE assignments.id = stints.id),
                 break_minutes = (SELECT COALESCE(assignments.break_minutes, shifts.break_minutes)
                                  FROM assignments JOIN shifts ON shifts.id = assignments.shift_id WHERE assignments.id = stints.id),
                 starts_at = (SELECT starts_at FROM engagements WHERE engagements.id = stints.id),
                 ends_at = (SELECT ends_at FROM engagements WHERE engagements.id = stints.id)
             WHERE id IN (SELECT assignments.id
                          FROM assignments
                          JOIN shifts ON shifts.id = assignments.shift_id
                          WHERE shifts.id = $2 AND assignments.person_id = $3 AND shifts.starts_at <= $1)",
        )
        .bind(now)
        .bind(*shift)
        .bind(person)
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// Where a person comes for a part, of shifts that an interval touches.
async fn in_part(tx: &mut Conn, person: PersonId, interval: Interval) -> Result<Vec<(AssignmentId, ShiftId)>> {
    Ok(sqlx::query_as(
        "SELECT assignments.id, shifts.id
         FROM assignments
         JOIN shifts ON shifts.id = assignments.shift_id
         WHERE assignments.person_id = $1
           AND assignments.starts_minute IS NOT NULL
           AND shifts.starts_at < $2 AND shifts.ends_at > $3
         ORDER BY shifts.starts_at, shifts.id",
    )
    .bind(person)
    .bind(interval.ends)
    .bind(interval.starts)
    .fetch_all(tx)
    .await?)
}

/// Somebody who came for a part comes for the whole, or for what other absences leave, where no rule objects; says whether it is more.
async fn widen(
    tx: &mut Conn,
    (id, shift): (AssignmentId, ShiftId),
    person: PersonId,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<bool> {
    let shift = plan::one(tx, shift).await?;
    let week = Week::of(shift.slot.day);
    let mut snapshot = snapshot::load(tx, Whom::One(person), week, week, zone).await?;
    let Some(worker) = snapshot.workers.get(&person) else {
        return Ok(false);
    };
    let now_on_it = worker.stints.iter().find(|stint| stint.shift == shift.id).map(|stint| stint.slot);
    let stint = worker.stint_on(&shift, zone);
    snapshot.take(person, shift.id);
    // What a rule would ask about is for people to decide, but not of what is past.
    let most = if shift.interval.starts <= now { Severity::Ask } else { Severity::Hint };
    let allowed = rules::worst(&rules::try_on(&snapshot, person, &shift)).is_none_or(|worst| worst <= most);
    if !allowed || now_on_it == Some(stint.slot) {
        return Ok(false);
    }
    put(tx, id, stint.slot, zone).await?;
    if stint.slot == shift.slot {
        sqlx::query("UPDATE assignments SET starts_minute = NULL, ends_minute = NULL, break_minutes = NULL WHERE id = $1")
            .bind(id)
            .execute(tx)
            .await?;
    }
    Ok(true)
}

/// Shifts that an interval touches, that still have room, and that some absence took a person off, and when they start.
async fn taken_off(tx: &mut Conn, person: PersonId, interval: Interval) -> Result<Vec<(ShiftId, DateTime<Utc>)>> {
    Ok(sqlx::query_as(
        "SELECT shifts.id, shifts.starts_at
         FROM shifts
         WHERE shifts.starts_at < $2 AND shifts.ends_at > $3
           AND EXISTS (SELECT 1
                       FROM stints
                       WHERE stints.shift_id = shifts.id
                         AND stints.person_id = $1
                         AND stints.called_off_by IS NOT NULL
                         AND stints.cut_from IS NULL)
           AND NOT EXISTS (SELECT 1 FROM assignments WHERE assignments.shift_id = shifts.id AND assignments.person_id = $1)
           AND shifts.max_people > (SELECT COUNT(*) FROM assignments WHERE assignments.shift_id = shifts.id)
         ORDER BY shifts.starts_at, shifts.id",
    )
    .bind(person)
    .bind(interval.ends)
    .bind(interval.starts)
    .fetch_all(tx)
    .await?)
}

/// A shift has another time: everybody comes for the whole of it, or for what their absences of a part of the day leave of it. Gives those
/// who come for a part; their time is to be put ([`put`]) once all others have theirs.
pub(crate) async fn fit(tx: &mut Conn, shift: ShiftId, slot: Slot, zone: Tz) -> Result<HashMap<AssignmentId, Slot>> {
    sqlx::query(
        "UPDATE assignments SET starts_minute = NULL, ends_minute = NULL, break_minutes = NULL
         WHERE shift_id = $1 AND starts_minute IS NOT NULL",
    )
    .bind(shift)
    .execute(&mut *tx)
    .await?;
    let interval = slot.interval(zone);
    let away: Vec<(AssignmentId, DateTime<Utc>, DateTime<Utc>)> = sqlx::query_as(
        "SELECT assignments.id, absences.starts_at, absences.ends_at
         FROM assignments
         JOIN absences ON absences.person_id = assignments.person_id
         WHERE assignments.shift_id = $1
           AND absences.state = $2
           AND absences.from_minute IS NOT NULL
           AND absences.starts_at < $3 AND absences.ends_at > $4
         ORDER BY assignments.id, absences.starts_at",
    )
    .bind(shift)
    .bind(AbsenceState::Approved)
    .bind(interval.ends)
    .bind(interval.starts)
    .fetch_all(tx)
    .await?;
    Ok(away
        .chunk_by(|one, two| one.0 == two.0)
        .filter_map(|lines| {
            let rest = lines
                .iter()
                .try_fold(slot, |slot, (_, starts, ends)| slot.without(Interval { starts: *starts, ends: *ends }, zone));
            Some((lines.first()?.0, rest?))
        })
        .collect())
}

//! Presence: arrivals and departures as tapped, and what a supervisor found. Two ledgers; nothing is overwritten.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde_json::json;
use uuid::Uuid;

use people::model::PersonId;
use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::{Conn, Db, Lockable, lock_plan, lock_row, push_list};
use platform::error::Result;
use platform::i18n::Message;
use platform::op::Op;
use platform::time::{Interval, Minutes};

use crate::model::absence::AbsenceKind;
use crate::model::attendance::AttendanceOutcome;
use crate::model::shift::AssignmentId;
use crate::records;
use crate::refusal::Refusal;
use crate::rota::store::noted;
use crate::rota::store::stints::PublishedStint;
use crate::{PLAN_READERS, PLANNERS};

/// How long a tap can be undone.
const UNDO: Duration = Duration::minutes(5);
/// Within this time a second tap of any kind is the same tap.
const TWICE: Duration = Duration::seconds(3);
/// The longest presence that can be noted.
const LONGEST: Minutes = Minutes(16 * 60);
/// How long after its end somebody may still tap for work of the evening before.
pub(crate) const AFTERWARDS: Duration = Duration::hours(3);

platform::text_enum! {
    /// What was tapped.
    ClockingKind {
        /// "J'arrive".
        Arrive = "arrive",
        /// "Je pars".
        Leave = "leave",
    }
}

platform::text_enum! {
    /// Where it was tapped.
    ClockingSource {
        /// On the person's own telephone.
        Own = "own",
        /// On a shared tablet.
        Kiosk = "kiosk",
        /// By a supervisor.
        Supervisor = "supervisor",
    }
}

/// One tap.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Clocking {
    pub id: Uuid,
    pub person_id: PersonId,
    pub kind: ClockingKind,
    /// When: by the server's clock, or by the telephone's where it waited for a network.
    pub at: DateTime<Utc>,
}

impl Clocking {
    /// Whether it can still be undone.
    #[must_use]
    pub fn can_be_undone(&self, now: DateTime<Utc>) -> bool {
        now - self.at <= UNDO
    }
}

/// The taps of a person on a day, undone ones left out, in order. Asks for no permission: used for oneself and by kiosks.
pub async fn taps(conn: &mut Conn, person: PersonId, day: NaiveDate) -> Result<Vec<Clocking>> {
    Ok(sqlx::query_as(
        "SELECT id, person_id, kind, at FROM clockings WHERE person_id = $1 AND day = $2 AND undone_at IS NULL ORDER BY at, id",
    )
    .bind(person)
    .bind(day)
    .fetch_all(conn)
    .await?)
}

/// The day that a tap counts for: the evening before while work that began then is on or just over, else today.
pub async fn clock_day(conn: &mut Conn, person: PersonId, today: NaiveDate, now: DateTime<Utc>) -> Result<NaiveDate> {
    let yesterday = today - chrono::Days::new(1);
    let night: Option<bool> = sqlx::query_scalar(
        "SELECT ends_at > $1
         FROM stints
         WHERE person_id = $2 AND day = $3 AND cancelled_at IS NULL AND ends_minute > 1440 AND ends_at > $4
         ORDER BY ends_at DESC
         LIMIT 1",
    )
    .bind(now)
    .bind(person)
    .bind(yesterday)
    .bind(now - AFTERWARDS)
    .fetch_optional(&mut *conn)
    .await?;
    Ok(match night {
        Some(true) => yesterday,
        // Over: only whoever has not tapped out yet still means it.
        Some(false) if taps(conn, person, yesterday).await?.last().is_some_and(|tap| tap.kind == ClockingKind::Arrive) => {
            yesterday
        }
        Some(false) | None => today,
    })
}

/// Everybody's taps on a day.
pub async fn taps_of_day(conn: &mut Conn, day: NaiveDate) -> Result<Vec<Clocking>> {
    Ok(sqlx::query_as("SELECT id, person_id, kind, at FROM clockings WHERE day = $1 AND undone_at IS NULL ORDER BY at, id")
        .bind(day)
        .fetch_all(conn)
        .await?)
}

/// Notes an arrival or a departure. A second tap of the same kind changes nothing: it counts once.
///
/// # Errors
/// `NotFound` where there is no such person.
pub async fn tap(
    op: &mut Op<'_>,
    person: PersonId,
    kind: ClockingKind,
    source: ClockingSource,
    (day, at): (NaiveDate, DateTime<Utc>),
) -> Result<()> {
    lock_row(op.tx, Lockable::Person, person.uuid()).await?;
    let last = taps(op.tx, person, day).await?.pop();
    // One that waited for a network, while later ones were noted elsewhere: somebody has to look, not the program to guess.
    if last.as_ref().is_some_and(|last| at < last.at) {
        return Err(Refusal::TappedSince.into());
    }
    let fits = match (kind, last) {
        // A finger that taps twice meets the other button the second time.
        (_, Some(last)) if at - last.at < TWICE => false,
        (ClockingKind::Arrive, last) => last.is_none_or(|last| last.kind != ClockingKind::Arrive),
        (ClockingKind::Leave, last) => last.is_some_and(|last| last.kind == ClockingKind::Arrive),
    };
    if !fits {
        return Ok(());
    }
    sqlx::query("INSERT INTO clockings (id, person_id, day, kind, at, source) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(Uuid::now_v7())
        .bind(person)
        .bind(day)
        .bind(kind)
        .bind(at)
        .bind(source)
        .execute(&mut *op.tx)
        .await?;
    let after = json!({ "clocked": kind, "source": source, "at": at });
    op.log(Entry::new(records::PRESENCE, person.uuid(), Verb::Created).after(&after)?).await
}

/// Undoes a person's last tap, within five minutes.
///
/// # Errors
/// `Conflict` once the five minutes are over.
pub async fn undo_tap(op: &mut Op<'_>, person: PersonId, day: NaiveDate) -> Result<()> {
    lock_row(op.tx, Lockable::Person, person.uuid()).await?;
    let Some(last) = taps(op.tx, person, day).await?.into_iter().next_back() else {
        return Ok(());
    };
    if !last.can_be_undone(op.now) {
        return Err(Refusal::TooLateToUndo.into());
    }
    sqlx::query("UPDATE clockings SET undone_at = $1 WHERE id = $2").bind(op.now).bind(last.id).execute(&mut *op.tx).await?;
    let before = json!({ "clocked": last.kind });
    op.log(Entry::new(records::PRESENCE, person.uuid(), Verb::Deleted).before(&before)?).await
}

/// What a supervisor found for one stint.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Attendance {
    pub id: Uuid,
    /// For which published work.
    pub stint_id: AssignmentId,
    pub person_id: PersonId,
    /// The day of the stint.
    pub day: NaiveDate,
    /// Came or not.
    pub outcome: AttendanceOutcome,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub break_minutes: Minutes,
    /// Why they did not come.
    pub absence_kind: Option<AbsenceKind>,
    /// Why the line was corrected.
    pub reason: String,
    /// The stint's project.
    pub project: String,
}

impl Attendance {
    /// When.
    #[must_use]
    pub const fn interval(&self) -> Interval {
        Interval { starts: self.starts_at, ends: self.ends_at }
    }
}

/// What was found on some days: the lines that hold, those that no other supersedes.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn found(conn: &mut Conn, actor: &Actor, first: NaiveDate, last: NaiveDate) -> Result<Vec<Attendance>> {
    actor.require(PLAN_READERS)?;
    Ok(sqlx::query_as(
        "SELECT attendances.id, attendances.stint_id, attendances.person_id, attendances.day, attendances.outcome,
                attendances.starts_at, attendances.ends_at, attendances.break_minutes, attendances.absence_kind,
                attendances.reason, stints.project
         FROM attendances
         JOIN stints ON stints.id = attendances.stint_id
         WHERE attendances.day BETWEEN $1 AND $2
           AND NOT EXISTS (SELECT 1 FROM attendances AS newer WHERE newer.supersedes = attendances.id)
         ORDER BY attendances.starts_at",
    )
    .bind(first)
    .bind(last)
    .fetch_all(conn)
    .await?)
}

/// The line that holds for one stint.
///
/// # Errors
/// `NotFound` for those who do not read plans, and where nothing is noted yet.
pub async fn of_stint(conn: &mut Conn, actor: &Actor, stint: AssignmentId) -> Result<Attendance> {
    actor.require(PLAN_READERS)?;
    Ok(sqlx::query_as(
        "SELECT attendances.id, attendances.stint_id, attendances.person_id, attendances.day, attendances.outcome,
                attendances.starts_at, attendances.ends_at, attendances.break_minutes, attendances.absence_kind,
                attendances.reason, stints.project
         FROM attendances
         JOIN stints ON stints.id = attendances.stint_id
         WHERE attendances.stint_id = $1
           AND NOT EXISTS (SELECT 1 FROM attendances AS newer WHERE newer.supersedes = attendances.id)",
    )
    .bind(stint)
    .fetch_one(conn)
    .await?)
}

/// A line of what was found for a stint, and who noted it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Revision {
    /// Came or not.
    pub outcome: AttendanceOutcome,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// Why it was corrected; empty for the first line.
    pub reason: String,
    /// Who noted it; empty where nobody is known.
    pub recorder: String,
    pub recorded_at: DateTime<Utc>,
}

/// Everything that was found for a stint, the oldest first: nothing is overwritten.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn kept(conn: &mut Conn, actor: &Actor, stint: AssignmentId) -> Result<Vec<Revision>> {
    actor.require(PLAN_READERS)?;
    Ok(sqlx::query_as(
        "SELECT attendances.outcome, attendances.starts_at, attendances.ends_at, attendances.reason,
                COALESCE(people.name, '') AS recorder, attendances.recorded_at
         FROM attendances
         LEFT JOIN people ON people.id = attendances.recorded_by
         WHERE attendances.stint_id = $1
         ORDER BY attendances.recorded_at, attendances.id",
    )
    .bind(stint)
    .fetch_all(conn)
    .await?)
}

/// How much published work of some days is over and not noted, and the first such day.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn to_note(conn: &mut Conn, actor: &Actor, first: NaiveDate, last: NaiveDate) -> Result<(i64, Option<NaiveDate>)> {
    actor.require(PLAN_READERS)?;
    Ok(sqlx::query_as(
        "SELECT COUNT(*), MIN(day)
         FROM stints
         WHERE day BETWEEN $1 AND $2
           AND cancelled_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM attendances WHERE attendances.stint_id = stints.id AND attendances.supersedes IS NULL)",
    )
    .bind(first)
    .bind(last)
    .fetch_one(conn)
    .await?)
}

/// What is to be noted for a stint.
#[derive(Clone, Copy, Debug)]
pub struct Observation {
    /// Came or not.
    pub outcome: AttendanceOutcome,
    /// When they were there; the planned times for those who did not come.
    pub interval: Interval,
    pub pause: Minutes,
    /// Why they did not come.
    pub absence: Option<AbsenceKind>,
}

/// Refuses presences that reach into others of the same person: nobody works twice at one time. One reading for all.
async fn refuse_twice(tx: &mut Conn, present: &[(PersonId, AssignmentId, Interval)]) -> Result<()> {
    let (Some(first), Some(last)) =
        (present.iter().map(|(.., one)| one.starts).min(), present.iter().map(|(.., one)| one.ends).max())
    else {
        return Ok(());
    };
    let there: Vec<(PersonId, AssignmentId, DateTime<Utc>, DateTime<Utc>)> = sqlx::query_as(
        "SELECT person_id, stint_id, starts_at, ends_at
         FROM attendances
         WHERE outcome = 'present' AND starts_at < $1 AND ends_at > $2
           AND NOT EXISTS (SELECT 1 FROM attendances AS newer WHERE newer.supersedes = attendances.id)",
    )
    .bind(last)
    .bind(first)
    .fetch_all(tx)
    .await?;
    let twice = present.iter().any(|(person, stint, interval)| {
        there.iter().any(|(whose, other, starts, ends)| {
            whose == person && other != stint && interval.overlaps(Interval { starts: *starts, ends: *ends })
        })
    });
    if twice { Err(Refusal::NotedTwice.into()) } else { Ok(()) }
}

/// Refuses presences at a time of a granted absence: who is away was not at work, and nobody is paid twice.
async fn refuse_away(tx: &mut Conn, present: &[(PersonId, AssignmentId, Interval)]) -> Result<()> {
    let (Some(first), Some(last)) =
        (present.iter().map(|(.., one)| one.starts).min(), present.iter().map(|(.., one)| one.ends).max())
    else {
        return Ok(());
    };
    let away: Vec<(PersonId, DateTime<Utc>, DateTime<Utc>)> = sqlx::query_as(
        "SELECT person_id, starts_at, ends_at FROM engagements WHERE kind = 'absence' AND starts_at < $1 AND ends_at > $2",
    )
    .bind(last)
    .bind(first)
    .fetch_all(tx)
    .await?;
    let meets = present.iter().any(|(person, _, interval)| {
        away.iter().any(|(whose, starts, ends)| whose == person && interval.overlaps(Interval { starts: *starts, ends: *ends }))
    });
    if meets { Err(Refusal::AwayThen.into()) } else { Ok(()) }
}

/// Marks many at once, those for whom nothing is noted yet: the same once more changes nothing. Gives how many were noted.
///
/// # Errors
/// `Conflict` where a month is locked, the work has not begun, somebody's presence reaches into another, or was noted otherwise meanwhile.
pub async fn mark(op: &mut Op<'_>, lines: &[(&PublishedStint, Observation)]) -> Result<u64> {
    op.actor.require(PLANNERS)?;
    for (stint, _) in lines {
        crate::guards::not_ones_own(op.actor, stint.person_id)?;
    }
    let days = lines.iter().flat_map(|(stint, _)| noted::days_of(stint.interval(), op.zone).map(|day| (stint.person_id, day)));
    let plan = lock_plan(op.tx).await?;
    noted::refuse_locked(op.tx, &plan, days).await?;
    if lines.is_empty() {
        return Ok(0);
    }
    let present = || lines.iter().filter(|(_, found)| found.outcome == AttendanceOutcome::Present);
    if present().any(|(stint, _)| stint.starts_at > op.now) {
        return Err(Refusal::NotBegun.into());
    }
    let there: Vec<_> = present().map(|(stint, found)| (stint.person_id, stint.id, found.interval)).collect();
    refuse_twice(op.tx, &there).await?;
    refuse_away(op.tx, &there).await?;
    let mut query = sqlx::QueryBuilder::<Db>::new(
        "INSERT INTO attendances
             (id, stint_id, person_id, day, outcome, starts_at, ends_at, break_minutes, absence_kind, recorded_by, recorded_at) ",
    );
    query.push_values(lines, |mut row, (stint, found)| {
        row.push_bind(Uuid::now_v7())
            .push_bind(stint.id)
            .push_bind(stint.person_id)
            .push_bind(stint.day)
            .push_bind(found.outcome)
            .push_bind(found.interval.starts)
            .push_bind(found.interval.ends)
            .push_bind(found.pause)
            .push_bind(found.absence)
            .push_bind(op.actor.person)
            .push_bind(op.now);
    });
    refuse_otherwise(op.tx, lines).await?;
    query.push(" ON CONFLICT (stint_id) WHERE supersedes IS NULL DO NOTHING");
    let noted = query.build().execute(&mut *op.tx).await?.rows_affected();
    if noted == 0 {
        return Ok(0);
    }
    let after: Vec<_> = lines
        .iter()
        .map(|(stint, found)| json!({ "person": stint.person_id, "day": stint.day, "outcome": found.outcome, "kind": found.absence }))
        .collect();
    op.log(Entry::new(records::PRESENCE, Uuid::nil(), Verb::Created).after(&after)?).await?;
    Ok(noted)
}

/// Two people noted the same work, one after the other: what the second says otherwise is told and not dropped.
async fn refuse_otherwise(conn: &mut Conn, lines: &[(&PublishedStint, Observation)]) -> Result<()> {
    // What holds is the newest line: a correction counts, not what it corrected.
    let mut query = sqlx::QueryBuilder::<Db>::new(
        "SELECT stint_id, outcome, absence_kind
         FROM attendances
         WHERE NOT EXISTS (SELECT 1 FROM attendances AS newer WHERE newer.supersedes = attendances.id) AND stint_id IN ",
    );
    push_list(&mut query, lines.iter().map(|(stint, _)| stint.id));
    let held: Vec<(AssignmentId, AttendanceOutcome, Option<AbsenceKind>)> = query.build_query_as().fetch_all(conn).await?;
    let otherwise = |(stint, found): &&(&PublishedStint, Observation)| {
        let other = |(id, outcome, kind): &(AssignmentId, AttendanceOutcome, Option<AbsenceKind>)| {
            *id == stint.id && (*outcome, *kind) != (found.outcome, found.absence)
        };
        held.iter().any(other)
    };
    let names: Vec<String> = lines.iter().filter(otherwise).map(|(stint, _)| stint.name.clone()).collect();
    if names.is_empty() {
        return Ok(());
    }
    Err(Refusal::NotedOtherwise { names: names.join(", ") }.into())
}

/// Takes back what was noted of many a moment ago: what somebody corrected since stays, and the log keeps what was there. Gives how many were
/// taken back.
///
/// # Errors
/// `Conflict` where a month that it touches is locked.
pub async fn unmark(op: &mut Op<'_>, stints: &[AssignmentId]) -> Result<usize> {
    op.actor.require(PLANNERS)?;
    let mut query = sqlx::QueryBuilder::<Db>::new(
        "SELECT attendances.id, attendances.stint_id, attendances.person_id, attendances.day, attendances.outcome,
                attendances.starts_at, attendances.ends_at, attendances.break_minutes, attendances.absence_kind,
                attendances.reason, stints.project
         FROM attendances
         JOIN stints ON stints.id = attendances.stint_id
         WHERE NOT EXISTS (SELECT 1 FROM attendances AS newer WHERE newer.supersedes = attendances.id)
           AND attendances.supersedes IS NULL
           AND attendances.recorded_by = ",
    );
    query.push_bind(op.actor.person).push(" AND attendances.stint_id IN ");
    push_list(&mut query, stints.iter().copied());
    let lines: Vec<Attendance> = query.build_query_as().fetch_all(&mut *op.tx).await?;
    let days = lines.iter().flat_map(|line| noted::days_of(line.interval(), op.zone).map(|day| (line.person_id, day)));
    let plan = lock_plan(op.tx).await?;
    noted::refuse_locked(op.tx, &plan, days).await?;
    if lines.is_empty() {
        return Ok(0);
    }
    let mut delete = sqlx::QueryBuilder::<Db>::new("DELETE FROM attendances WHERE id IN ");
    push_list(&mut delete, lines.iter().map(|line| line.id));
    delete.build().execute(&mut *op.tx).await?;
    let before: Vec<_> =
        lines.iter().map(|line| json!({ "person": line.person_id, "day": line.day, "outcome": line.outcome })).collect();
    op.log(Entry::new(records::PRESENCE, Uuid::nil(), Verb::Deleted).before(&before)?).await?;
    Ok(lines.len())
}

/// Corrects what was noted, with a reason: the old line stays and is superseded.
///
/// # Errors
/// `Conflict` where somebody corrected it meanwhile, a month that it touches is locked, the time is not over or too long, or it reaches
/// into another presence of the person.
pub async fn correct(op: &mut Op<'_>, before: &Attendance, (found, reason): (Observation, &str)) -> Result<()> {
    op.actor.require(PLANNERS)?;
    crate::guards::not_ones_own(op.actor, before.person_id)?;
    let days = noted::days_of(before.interval(), op.zone).chain(noted::days_of(found.interval, op.zone));
    let plan = lock_plan(op.tx).await?;
    noted::refuse_locked(op.tx, &plan, days.map(|day| (before.person_id, day))).await?;
    if found.outcome == AttendanceOutcome::Present {
        // While work is on, an arrival can be put right; the end stays as it was noted.
        let ahead = found.interval.ends > op.now && found.interval.ends > before.ends_at;
        if ahead || found.interval.starts > op.now {
            return Err(Refusal::NotOver.into());
        }
        if found.interval.length() > LONGEST {
            return Err(Refusal::PresenceTooLong.into());
        }
        let present = [(before.person_id, before.stint_id, found.interval)];
        refuse_twice(op.tx, &present).await?;
        refuse_away(op.tx, &present).await?;
    }
    let id = Uuid::now_v7();
    sqlx::query(
        "INSERT INTO attendances
             (id, stint_id, person_id, day, outcome, starts_at, ends_at, break_minutes, absence_kind, reason, recorded_by,
              recorded_at, supersedes)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(id)
    .bind(before.stint_id)
    .bind(before.person_id)
    .bind(before.day)
    .bind(found.outcome)
    .bind(found.interval.starts)
    .bind(found.interval.ends)
    .bind(found.pause)
    .bind(found.absence)
    .bind(reason)
    .bind(op.actor.person)
    .bind(op.now)
    .bind(before.id)
    .execute(&mut *op.tx)
    .await
    .map_err(|error| platform::error::unique(error, Message::new(platform::web::texts::changed_meanwhile)))?;
    let entry = Entry::new(records::PRESENCE, before.person_id.uuid(), Verb::Updated)
        .before(&json!({ "day": before.day, "from": before.starts_at, "until": before.ends_at, "pause": before.break_minutes, "outcome": before.outcome, "kind": before.absence_kind }))?
        .after(&json!({ "day": before.day, "from": found.interval.starts, "until": found.interval.ends, "pause": found.pause, "outcome": found.outcome, "kind": found.absence, "reason": reason }))?;
    op.log(entry).await
}

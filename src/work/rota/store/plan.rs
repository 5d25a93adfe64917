//! The working copy of the plan: shifts, and who is on them. Every assignment is judged by the rules under the plan's lock and the
//! person's.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde_json::json;

use kit::calendar::apart;
use people::model::PersonId;
use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::{Conn, Db, Lockable, lock_plan, lock_row};
use platform::error::Result;
use platform::op::Op;
use platform::time::{ClockTime, Interval, Minutes, Slot, Week};

use crate::model::rules::{self, Breach, Severity};
use crate::model::shift::{AssignmentId, Shift, ShiftId, Stint, TemplateId, Work};
use crate::records;
use crate::refusal::Refusal;
use crate::rota::store::away;
use crate::rota::store::noted;
use crate::rota::store::snapshot::{self, Whom};
use crate::rota::store::work::{self, SkillRow, SkillsOf, WorkRow};
use crate::{PLAN_READERS, PLANNERS};

#[derive(sqlx::FromRow)]
pub(crate) struct Row {
    id: ShiftId,
    day: NaiveDate,
    starts_minute: ClockTime,
    ends_minute: ClockTime,
    break_minutes: Minutes,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    #[sqlx(flatten)]
    work: WorkRow,
    version: i64,
}

impl From<Row> for Shift {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            slot: Slot { day: row.day, starts: row.starts_minute, ends: row.ends_minute, pause: row.break_minutes },
            interval: Interval { starts: row.starts_at, ends: row.ends_at },
            work: row.work.into(),
            version: row.version,
        }
    }
}

/// The shifts of some days, by start. For the rules; pages use [`list`].
pub(crate) async fn between(conn: &mut Conn, first: NaiveDate, last: NaiveDate) -> Result<Vec<Shift>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, day, starts_minute, ends_minute, break_minutes, starts_at, ends_at, site_id, plot_id, task_id, lead_id,
                min_people, max_people, note, project, version
         FROM shifts
         WHERE day BETWEEN $1 AND $2
         ORDER BY day, starts_minute, id",
    )
    .bind(first)
    .bind(last)
    .fetch_all(&mut *conn)
    .await?;
    let skills: Vec<SkillRow<ShiftId>> = sqlx::query_as(
        "SELECT shift_skills.shift_id AS owner, shift_skills.skill_id, shift_skills.heads
         FROM shifts
         JOIN shift_skills ON shift_skills.shift_id = shifts.id
         WHERE shifts.day BETWEEN $1 AND $2
         ORDER BY shift_skills.skill_id",
    )
    .bind(first)
    .bind(last)
    .fetch_all(conn)
    .await?;
    let mut skills = work::by_owner(skills);
    let with_skills = |row: Row| {
        let mut shift = Shift::from(row);
        shift.work.skills = skills.remove(&shift.id).unwrap_or_default();
        shift
    };
    Ok(rows.into_iter().map(with_skills).collect())
}

/// The shifts of some days, by start.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn list(conn: &mut Conn, actor: &Actor, first: NaiveDate, last: NaiveDate) -> Result<Vec<Shift>> {
    actor.require(PLAN_READERS)?;
    between(conn, first, last).await
}

/// One shift.
///
/// # Errors
/// `NotFound` for those who do not read plans, and where there is none.
pub async fn get(conn: &mut Conn, actor: &Actor, id: ShiftId) -> Result<Shift> {
    actor.require(PLAN_READERS)?;
    one(conn, id).await
}

pub(crate) async fn one(conn: &mut Conn, id: ShiftId) -> Result<Shift> {
    let row: Row = sqlx::query_as(
        "SELECT id, day, starts_minute, ends_minute, break_minutes, starts_at, ends_at, site_id, plot_id, task_id, lead_id,
                min_people, max_people, note, project, version
         FROM shifts
         WHERE id = $1",
    )
    .bind(id)
    .fetch_one(&mut *conn)
    .await?;
    let skills: Vec<SkillRow<ShiftId>> =
        sqlx::query_as("SELECT shift_id AS owner, skill_id, heads FROM shift_skills WHERE shift_id = $1 ORDER BY skill_id")
            .bind(id)
            .fetch_all(conn)
            .await?;
    let mut shift = Shift::from(row);
    shift.work.skills = work::by_owner(skills).remove(&id).unwrap_or_default();
    Ok(shift)
}

/// Makes a shift.
///
/// # Errors
/// `NotFound` for those who do not plan.
pub async fn create(op: &mut Op<'_>, id: ShiftId, (slot, work): (Slot, &Work), template: Option<TemplateId>) -> Result<()> {
    op.actor.require(PLANNERS)?;
    let interval = slot.interval(op.zone);
    let insert = sqlx::query(
        "INSERT INTO shifts
             (day, starts_minute, ends_minute, break_minutes, starts_at, ends_at, site_id, plot_id, task_id, lead_id, min_people,
              max_people, note, project, id, template_id, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17, 1)",
    );
    work::bind(insert, slot, interval, work).bind(id).bind(template).bind(op.now).execute(&mut *op.tx).await?;
    work::put_skills(op.tx, SkillsOf::Shift(id.uuid()), &work.skills).await?;
    let after = json!({ "slot": slot, "work": work });
    op.log(Entry::new(records::SHIFT, id.uuid(), Verb::Created).after(&after)?).await
}

/// Changes a shift and moves everybody on it along.
///
/// # Errors
/// `Conflict` where somebody changed it since `version`, where somebody on it is elsewhere at the new time, or where a refusing rule
/// would be broken by it.
pub async fn update(op: &mut Op<'_>, id: ShiftId, version: i64, (slot, work): (Slot, &Work)) -> Result<()> {
    op.actor.require(PLANNERS)?;
    lock_plan(op.tx).await?;
    lock_row(op.tx, Lockable::Shift, id.uuid()).await?;
    let before = one(op.tx, id).await?;
    platform::db::version::same_version(before.version, version)?;
    if before.slot != slot {
        noted::refuse_noted(op.tx, id, None).await?;
    }
    let people = people_on(op.tx, id).await?;
    for person in &people {
        lock_row(op.tx, Lockable::Person, person.uuid()).await?;
    }
    let (first, last) = (Week::of(before.slot.day.min(slot.day)), Week::of(before.slot.day.max(slot.day)));
    let old = rules_broken(op.tx, &people, first, last, op.zone).await?;
    let interval = slot.interval(op.zone);
    if (before.slot, before.interval) != (slot, interval) {
        move_people(op.tx, id, slot, op.zone).await?;
    }
    let change = sqlx::query(
        "UPDATE shifts
         SET day = $1, starts_minute = $2, ends_minute = $3, break_minutes = $4, starts_at = $5, ends_at = $6, site_id = $7,
             plot_id = $8, task_id = $9, lead_id = $10, min_people = $11, max_people = $12, note = $13, project = $14,
             updated_at = $15, version = version + 1
         WHERE id = $16",
    );
    work::bind(change, slot, interval, work).bind(op.now).bind(id).execute(&mut *op.tx).await?;
    work::put_skills(op.tx, SkillsOf::Shift(id.uuid()), &work.skills).await?;
    let new = rules_broken(op.tx, &people, first, last, op.zone).await?;
    let worse =
        new.into_iter().find(|(name, breach)| !old.iter().any(|(who, known)| who == name && known.message == breach.message));
    if let Some((name, breach)) = worse {
        return Err(Refusal::Breach { name, breach: Box::new(breach) }.into());
    }
    let entry = Entry::new(records::SHIFT, id.uuid(), Verb::Updated)
        .before(&json!({ "slot": before.slot, "work": before.work }))?
        .after(&json!({ "slot": slot, "work": work }))?;
    op.log(entry).await
}

/// Moves those on a shift to its new time: the whole of it, or what their absences of a part of the day leave.
async fn move_people(tx: &mut Conn, id: ShiftId, slot: Slot, zone: Tz) -> Result<()> {
    let interval = slot.interval(zone);
    let parts = away::fit(tx, id, slot, zone).await?;
    for (assignment, part) in &parts {
        away::put(tx, *assignment, *part, zone).await?;
    }
    refuse_clash(tx, id, interval).await?;
    sqlx::query(
        "UPDATE engagements SET starts_at = $1, ends_at = $2
         WHERE id IN (SELECT id FROM assignments WHERE shift_id = $3 AND starts_minute IS NULL)",
    )
    .bind(interval.starts)
    .bind(interval.ends)
    .bind(id)
    .execute(tx)
    .await
    .map_err(apart)?;
    Ok(())
}

/// Refuses a time at which somebody on the shift is elsewhere, by name; the schema would refuse it without one.
async fn refuse_clash(tx: &mut Conn, id: ShiftId, interval: Interval) -> Result<()> {
    let elsewhere: Option<(String, String)> = sqlx::query_as(
        "SELECT people.name, engagements.kind
         FROM assignments
         JOIN people ON people.id = assignments.person_id
         JOIN engagements ON engagements.person_id = assignments.person_id AND engagements.id <> assignments.id
         WHERE assignments.shift_id = $1
           AND assignments.starts_minute IS NULL
           AND engagements.starts_at < $2 AND engagements.ends_at > $3
         ORDER BY people.search_text
         LIMIT 1",
    )
    .bind(id)
    .bind(interval.ends)
    .bind(interval.starts)
    .fetch_optional(tx)
    .await?;
    match elsewhere {
        Some((name, kind)) => Err(Refusal::Elsewhere { name, away: kind == "absence" }.into()),
        None => Ok(()),
    }
}

/// What refusing rules some people's plans break, with their names.
async fn rules_broken(tx: &mut Conn, people: &[PersonId], first: Week, last: Week, zone: Tz) -> Result<Vec<(String, Breach)>> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let snapshot = snapshot::load(tx, Whom::Everybody, first, last, zone).await?;
    let name = |person: PersonId| snapshot.workers.get(&person).map(|worker| worker.name.clone()).unwrap_or_default();
    let all =
        people.iter().flat_map(|person| rules::of_person(&snapshot, *person).into_iter().map(|breach| (name(*person), breach)));
    Ok(all.filter(|(_, breach)| breach.severity == Severity::Refuse).collect())
}

/// Who is on a shift.
pub(crate) async fn people_on(conn: &mut Conn, id: ShiftId) -> Result<Vec<PersonId>> {
    Ok(sqlx::query_scalar("SELECT person_id FROM assignments WHERE shift_id = $1 ORDER BY person_id")
        .bind(id)
        .fetch_all(conn)
        .await?)
}

/// Removes a shift from the working copy; those who were told of it learn of its end with the next publishing.
///
/// # Errors
/// `Conflict` where volunteers have signed up: the day must be cancelled with a message first; and where presence is noted already.
pub async fn remove(op: &mut Op<'_>, id: ShiftId) -> Result<()> {
    op.actor.require(PLANNERS)?;
    lock_plan(op.tx).await?;
    lock_row(op.tx, Lockable::Shift, id.uuid()).await?;
    let before = one(op.tx, id).await?;
    noted::refuse_noted(op.tx, id, None).await?;
    let open: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM open_days WHERE shift_id = $1").bind(id).fetch_one(&mut *op.tx).await?;
    if open > 0 {
        return Err(Refusal::OpenDayStays.into());
    }
    let assignments: Vec<AssignmentId> =
        sqlx::query_scalar("SELECT id FROM assignments WHERE shift_id = $1").bind(id).fetch_all(&mut *op.tx).await?;
    sqlx::query("DELETE FROM assignments WHERE shift_id = $1").bind(id).execute(&mut *op.tx).await?;
    if !assignments.is_empty() {
        let mut query = sqlx::QueryBuilder::new("DELETE FROM engagements WHERE id IN (");
        let mut ids = query.separated(", ");
        for assignment in &assignments {
            ids.push_bind(*assignment);
        }
        query.push(")");
        query.build().execute(&mut *op.tx).await?;
    }
    work::put_skills(op.tx, SkillsOf::Shift(id.uuid()), &[]).await?;
    sqlx::query("DELETE FROM shifts WHERE id = $1").bind(id).execute(&mut *op.tx).await?;
    let before = json!({ "slot": before.slot, "work": before.work, "people": assignments.len() });
    op.log(Entry::new(records::SHIFT, id.uuid(), Verb::Deleted).before(&before)?).await
}

/// What came of putting somebody on a shift.
#[derive(Debug)]
pub enum Assigned {
    /// Done, with what it breaks all the same.
    Done(AssignmentId, Vec<Breach>),
    /// Not done: a reason is wanted for what it breaks.
    NeedsReason(Vec<Breach>),
    /// Not done: a rule refuses it.
    Refused(Vec<Breach>),
}

/// Puts a person on a shift, if the rules allow it; where they ask for a reason, with one. Judged under the plan's lock and the person's,
/// so that two at once cannot both be right.
///
/// # Errors
/// `NotFound` where there is no such shift or person.
pub async fn assign(op: &mut Op<'_>, id: ShiftId, person: PersonId, reason: &str) -> Result<Assigned> {
    op.actor.require(PLANNERS)?;
    assign_as_system(op, id, person, reason).await
}

/// The same for a swap between workers, whose permission was checked otherwise.
pub(crate) async fn assign_as_system(op: &mut Op<'_>, id: ShiftId, person: PersonId, reason: &str) -> Result<Assigned> {
    let plan = lock_plan(op.tx).await?;
    lock_row(op.tx, Lockable::Person, person.uuid()).await?;
    let shift = one(op.tx, id).await?;
    let existing: Option<AssignmentId> = sqlx::query_scalar("SELECT id FROM assignments WHERE shift_id = $1 AND person_id = $2")
        .bind(id)
        .bind(person)
        .fetch_optional(&mut *op.tx)
        .await?;
    if let Some(existing) = existing {
        return Ok(Assigned::Done(existing, Vec::new()));
    }
    // What is planned into a locked month could never be noted.
    noted::refuse_locked(op.tx, &plan, noted::days_of(shift.interval, op.zone).map(|day| (person, day))).await?;
    let week = Week::of(shift.slot.day);
    let snapshot = snapshot::load(op.tx, Whom::One(person), week, week, op.zone).await?;
    let breaches = rules::try_on(&snapshot, person, &shift);
    match rules::worst(&breaches) {
        Some(Severity::Refuse) => return Ok(Assigned::Refused(breaches)),
        Some(Severity::Ask) if reason.is_empty() => return Ok(Assigned::NeedsReason(breaches)),
        _ => {}
    }
    let stint = snapshot.workers.get(&person).map_or_else(|| Stint::from(&shift), |worker| worker.stint_on(&shift, op.zone));
    let assignment = told_before(op.tx, id, person).await?.unwrap_or_else(AssignmentId::new);
    sqlx::query("INSERT INTO engagements (id, person_id, kind, starts_at, ends_at) VALUES ($1, $2, 'shift', $3, $4)")
        .bind(assignment)
        .bind(person)
        .bind(stint.interval.starts)
        .bind(stint.interval.ends)
        .execute(&mut *op.tx)
        .await
        .map_err(apart)?;
    sqlx::query("INSERT INTO assignments (id, shift_id, person_id, reason, created_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(assignment)
        .bind(id)
        .bind(person)
        .bind(reason)
        .bind(op.now)
        .execute(&mut *op.tx)
        .await?;
    if stint.slot != shift.slot {
        away::put(op.tx, assignment, stint.slot, op.zone).await?;
    }
    let broken: Vec<&str> = breaches.iter().map(|breach| breach.rule.word()).collect();
    let after = json!({ "assigned": person, "reason": reason, "broken": broken });
    op.log(Entry::new(records::SHIFT, id.uuid(), Verb::Assigned).after(&after)?).await?;
    Ok(Assigned::Done(assignment, breaches))
}

/// What a person was told of a shift before, if anything. Whoever comes back to it takes it up again: where nothing else has changed, there
/// is nothing to publish.
async fn told_before(tx: &mut Conn, id: ShiftId, person: PersonId) -> Result<Option<AssignmentId>> {
    Ok(sqlx::query_scalar(
        "SELECT id
         FROM stints
         WHERE shift_id = $1 AND person_id = $2 AND cut_from IS NULL
         ORDER BY CASE WHEN cancelled_at IS NULL THEN 0 ELSE 1 END, changed_at DESC
         LIMIT 1",
    )
    .bind(id)
    .bind(person)
    .fetch_optional(tx)
    .await?)
}

/// Whether a person is on a shift.
pub async fn is_on(conn: &mut Conn, id: ShiftId, person: PersonId) -> Result<bool> {
    let there = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM assignments WHERE shift_id = $1 AND person_id = $2)");
    Ok(there.bind(id).bind(person).fetch_one(conn).await?)
}

/// Takes a person off a shift. Nothing happens if they are not on it.
///
/// # Errors
/// `NotFound` for those who do not plan; `Conflict` where their presence is noted already.
pub async fn unassign(op: &mut Op<'_>, id: ShiftId, person: PersonId) -> Result<()> {
    op.actor.require(PLANNERS)?;
    lock_plan(op.tx).await?;
    noted::refuse_noted(op.tx, id, Some(person)).await?;
    unassign_as_system(op, id, person).await?;
    // Who is off the shift needs nobody in their place any more.
    crate::rota::store::swaps::close(op.tx, id, person, op.now).await
}

/// The same for a swap or an absence; gives the assignment that is gone.
pub(crate) async fn unassign_as_system(op: &mut Op<'_>, id: ShiftId, person: PersonId) -> Result<Option<AssignmentId>> {
    lock_row(op.tx, Lockable::Person, person.uuid()).await?;
    let gone: Option<AssignmentId> =
        sqlx::query_scalar("DELETE FROM assignments WHERE shift_id = $1 AND person_id = $2 RETURNING id")
            .bind(id)
            .bind(person)
            .fetch_optional(&mut *op.tx)
            .await?;
    let Some(gone) = gone else {
        return Ok(None);
    };
    sqlx::query("DELETE FROM engagements WHERE id = $1").bind(gone).execute(&mut *op.tx).await?;
    let before = json!({ "assigned": person });
    op.log(Entry::new(records::SHIFT, id.uuid(), Verb::Assigned).before(&before)?).await?;
    Ok(Some(gone))
}

/// Those of some shifts that are still to come, by start: which, its day, and whether it lacks somebody.
pub async fn ahead(conn: &mut Conn, shifts: &[ShiftId], now: DateTime<Utc>) -> Result<Vec<(ShiftId, NaiveDate, bool)>> {
    if shifts.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new(
        "SELECT id, day, (min_people > (SELECT COUNT(*) FROM assignments WHERE assignments.shift_id = shifts.id))
         FROM shifts
         WHERE starts_at > ",
    );
    query.push_bind(now).push(" AND id IN (");
    let mut ids = query.separated(", ");
    for shift in shifts {
        ids.push_bind(*shift);
    }
    query.push(") ORDER BY starts_at, id");
    Ok(query.build_query_as().fetch_all(conn).await?)
}

/// Somebody on a shift.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OnIt {
    pub id: PersonId,
    pub name: String,
    /// The reason given with the assignment.
    pub reason: String,
    /// From when, where they come for a part only.
    pub starts_minute: Option<ClockTime>,
    /// Until when, likewise.
    pub ends_minute: Option<ClockTime>,
}

/// Those on a shift, for its page.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn crew(conn: &mut Conn, actor: &Actor, id: ShiftId) -> Result<Vec<OnIt>> {
    actor.require(PLAN_READERS)?;
    Ok(sqlx::query_as(
        "SELECT people.id, people.name, assignments.reason, assignments.starts_minute, assignments.ends_minute
         FROM assignments
         JOIN people ON people.id = assignments.person_id
         WHERE assignments.shift_id = $1
         ORDER BY people.search_text",
    )
    .bind(id)
    .fetch_all(conn)
    .await?)
}

/// People missing on the shifts of some days.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn open_needs(conn: &mut Conn, actor: &Actor, first: NaiveDate, last: NaiveDate) -> Result<usize> {
    actor.require(PLAN_READERS)?;
    let missing: i64 = sqlx::query_scalar(
        "SELECT CAST(COALESCE(SUM(CASE WHEN counted.people < counted.min_people THEN counted.min_people - counted.people ELSE 0 END), 0)
                AS BIGINT)
         FROM (SELECT shifts.min_people,
                      (SELECT COUNT(*) FROM assignments WHERE assignments.shift_id = shifts.id) AS people
               FROM shifts
               WHERE shifts.day BETWEEN $1 AND $2) AS counted",
    )
    .bind(first)
    .bind(last)
    .fetch_one(conn)
    .await?;
    Ok(usize::try_from(missing).unwrap_or(0))
}

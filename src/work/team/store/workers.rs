//! What the planner keeps of a person: team, day of birth, skills, restrictions, availability.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::json;
use uuid::Uuid;

use people::model::{PersonId, Role};
use platform::audit::{Entry, RecordKind, Verb};
use platform::auth::actor::{Actor, COORDINATORS};
use platform::db::{Conn, Db};
use platform::error::Result;
use platform::op::Op;
use platform::search;
use platform::time::ClockTime;

use crate::model::rules::snapshot::{Available, When};
use crate::model::shift::{Level, SkillId, TaskId};
use crate::{PLAN_READERS, PLANNERS};

/// Somebody who can be planned, for lists.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Planned {
    pub id: PersonId,
    pub name: String,
    pub team: String,
    /// Whether they are a worker; the others plan, or have had a contract.
    pub works: bool,
}

/// Everybody who can be planned: workers, supervisors, coordinators and whoever has a contract, by team and name.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn list(conn: &mut Conn, actor: &Actor) -> Result<Vec<Planned>> {
    actor.require(PLAN_READERS)?;
    Ok(sqlx::query_as(
        "SELECT people.id, people.name, COALESCE(workers.team, '') AS team,
                EXISTS (SELECT 1 FROM person_roles WHERE person_id = people.id AND role = $1) AS works
         FROM people
         LEFT JOIN workers ON workers.person_id = people.id
         WHERE people.archived_at IS NULL
           AND people.id IN (SELECT person_id FROM person_roles WHERE role IN ($1, $2, $3)
                             UNION SELECT person_id FROM contracts)
         ORDER BY CASE WHEN COALESCE(workers.team, '') = '' THEN 1 ELSE 0 END, team, people.search_text, people.id",
    )
    .bind(Role::Worker)
    .bind(Role::Supervisor)
    .bind(Role::Coordinator)
    .fetch_all(conn)
    .await?)
}

/// Whether somebody's record is there, and not archived.
pub(crate) async fn is_listed(conn: &mut Conn, person: PersonId) -> Result<bool> {
    let there: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM people WHERE id = $1 AND archived_at IS NULL)")
        .bind(person)
        .fetch_one(conn)
        .await?;
    Ok(there)
}

/// Whether somebody can be planned.
pub(crate) async fn is_planned(conn: &mut Conn, person: PersonId) -> Result<bool> {
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM person_roles WHERE person_id = $1 AND role IN ($2, $3, $4))
             OR EXISTS (SELECT 1 FROM contracts WHERE person_id = $1)",
    )
    .bind(person)
    .bind(Role::Worker)
    .bind(Role::Supervisor)
    .bind(Role::Coordinator)
    .fetch_one(conn)
    .await?)
}

/// The names of some people; those whose record is archived are left out.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn names(conn: &mut Conn, actor: &Actor, people: &[PersonId]) -> Result<HashMap<PersonId, String>> {
    actor.require(PLAN_READERS)?;
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new("SELECT id, name FROM people WHERE archived_at IS NULL AND id IN (");
    let mut list = query.separated(", ");
    for person in people {
        list.push_bind(*person);
    }
    query.push(")");
    let rows: Vec<(PersonId, String)> = query.build_query_as().fetch_all(conn).await?;
    Ok(rows.into_iter().collect())
}

/// What is kept beside the name.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Profile {
    /// Day of birth.
    pub born_on: Option<NaiveDate>,
    pub team: String,
}

/// Reads it.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn profile(conn: &mut Conn, actor: &Actor, person: PersonId) -> Result<Profile> {
    actor.require(PLAN_READERS)?;
    let found: Option<Profile> =
        sqlx::query_as("SELECT born_on, team FROM workers WHERE person_id = $1").bind(person).fetch_optional(conn).await?;
    let mut profile = found.unwrap_or_default();
    if !actor.roles.any_of(COORDINATORS) {
        profile.born_on = None;
    }
    Ok(profile)
}

/// Writes it.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn set_profile(op: &mut Op<'_>, person: PersonId, profile: &Profile) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    sqlx::query(
        "INSERT INTO workers (person_id, born_on, team, updated_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (person_id) DO UPDATE SET born_on = excluded.born_on, team = excluded.team, updated_at = excluded.updated_at",
    )
    .bind(person)
    .bind(profile.born_on)
    .bind(&profile.team)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    let after = json!({ "team": profile.team, "born_on": profile.born_on });
    op.log(Entry::new(RecordKind::PERSON, person.uuid(), Verb::Updated).after(&after)?).await
}

/// The telephone numbers of present people, where they are known: to ask who can come.
///
/// # Errors
/// `NotFound` for those who do not plan.
pub async fn phones(conn: &mut Conn, actor: &Actor) -> Result<HashMap<PersonId, String>> {
    actor.require(PLANNERS)?;
    let rows: Vec<(PersonId, String)> =
        sqlx::query_as("SELECT id, phone FROM people WHERE archived_at IS NULL AND phone <> ''").fetch_all(conn).await?;
    Ok(rows.into_iter().collect())
}

/// A skill somebody has.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct HeldSkill {
    pub skill_id: SkillId,
    pub name: String,
    pub level: Level,
    /// Until when the licence holds.
    pub expires: Option<NaiveDate>,
    /// Who confirmed it.
    pub confirmed_by: String,
    pub confirmed_on: NaiveDate,
}

/// The skills of a person.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn skills(conn: &mut Conn, actor: &Actor, person: PersonId) -> Result<Vec<HeldSkill>> {
    actor.require(PLAN_READERS)?;
    let mut all: Vec<_> = sqlx::query_as(
        "SELECT person_skills.skill_id, skills.name, person_skills.level, person_skills.expires,
                COALESCE(people.name, '') AS confirmed_by, person_skills.confirmed_on
         FROM person_skills
         JOIN skills ON skills.id = person_skills.skill_id
         LEFT JOIN people ON people.id = person_skills.confirmed_by
         WHERE person_skills.person_id = $1
         ORDER BY skills.name",
    )
    .bind(person)
    .fetch_all(conn)
    .await?;
    search::sort_by_name(&mut all, |one: &HeldSkill| &one.name);
    Ok(all)
}

/// What is said of a skill.
#[derive(Clone, Copy, Debug)]
pub struct SkillSaid {
    pub skill: SkillId,
    pub level: Level,
    /// Until when the licence holds.
    pub expires: Option<NaiveDate>,
}

/// Confirms that a person can do something.
///
/// # Errors
/// `NotFound` for those who do not plan.
pub async fn confirm_skill(op: &mut Op<'_>, person: PersonId, said: SkillSaid, today: NaiveDate) -> Result<()> {
    op.actor.require(PLANNERS)?;
    sqlx::query(
        "INSERT INTO person_skills (person_id, skill_id, level, expires, confirmed_by, confirmed_on) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (person_id, skill_id) DO UPDATE
         SET level = excluded.level, expires = excluded.expires, confirmed_by = excluded.confirmed_by,
             confirmed_on = excluded.confirmed_on",
    )
    .bind(person)
    .bind(said.skill)
    .bind(said.level)
    .bind(said.expires)
    .bind(op.actor.person)
    .bind(today)
    .execute(&mut *op.tx)
    .await?;
    let after = json!({ "skill": said.skill, "level": said.level, "expires": said.expires });
    op.log(Entry::new(RecordKind::PERSON, person.uuid(), Verb::Updated).after(&after)?).await
}

/// Takes a skill away from a person.
///
/// # Errors
/// `NotFound` for those who do not plan.
pub async fn drop_skill(op: &mut Op<'_>, person: PersonId, skill: SkillId) -> Result<()> {
    op.actor.require(PLANNERS)?;
    sqlx::query("DELETE FROM person_skills WHERE person_id = $1 AND skill_id = $2")
        .bind(person)
        .bind(skill)
        .execute(&mut *op.tx)
        .await?;
    let before = json!({ "skill": skill });
    op.log(Entry::new(RecordKind::PERSON, person.uuid(), Verb::Updated).before(&before)?).await
}

/// The tasks a person must not do: the task, its name, until when.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn restrictions(conn: &mut Conn, actor: &Actor, person: PersonId) -> Result<Vec<(TaskId, String, Option<NaiveDate>)>> {
    actor.require(PLAN_READERS)?;
    let mut all: Vec<_> = sqlx::query_as(
        "SELECT restrictions.task_id, tasks.name, restrictions.ends
         FROM restrictions
         JOIN tasks ON tasks.id = restrictions.task_id
         WHERE restrictions.person_id = $1
         ORDER BY tasks.name",
    )
    .bind(person)
    .fetch_all(conn)
    .await?;
    search::sort_by_name(&mut all, |(_, name, _): &(TaskId, String, Option<NaiveDate>)| name);
    Ok(all)
}

/// Says "not this task", without the cause; or takes it back.
///
/// # Errors
/// `NotFound` for those who do not plan.
pub async fn restrict(op: &mut Op<'_>, person: PersonId, task: TaskId, restricted: Option<Option<NaiveDate>>) -> Result<()> {
    op.actor.require(PLANNERS)?;
    sqlx::query("DELETE FROM restrictions WHERE person_id = $1 AND task_id = $2")
        .bind(person)
        .bind(task)
        .execute(&mut *op.tx)
        .await?;
    if let Some(ends) = restricted {
        sqlx::query("INSERT INTO restrictions (person_id, task_id, ends, created_at) VALUES ($1, $2, $3, $4)")
            .bind(person)
            .bind(task)
            .bind(ends)
            .bind(op.now)
            .execute(&mut *op.tx)
            .await?;
    }
    let after = json!({ "task": task, "restricted": restricted.is_some() });
    op.log(Entry::new(RecordKind::PERSON, person.uuid(), Verb::Updated).after(&after)?).await
}

#[derive(sqlx::FromRow)]
pub(crate) struct AvailableRow {
    id: Uuid,
    pub(crate) person_id: PersonId,
    weekday: Option<i64>,
    day: Option<NaiveDate>,
    starts: ClockTime,
    ends: ClockTime,
}

impl AvailableRow {
    pub(crate) fn line(&self) -> Option<Available> {
        let when = self.day.map(When::Day).or_else(|| self.weekday.map(When::Weekday))?;
        Some(Available { when, starts: self.starts, ends: self.ends })
    }
}

pub(crate) async fn all_availability(conn: &mut Conn, person: Option<PersonId>) -> Result<Vec<AvailableRow>> {
    Ok(sqlx::query_as(
        "SELECT id, person_id, weekday, day, starts, ends
         FROM availability
         WHERE $1 IS NULL OR person_id = $1
         ORDER BY person_id, day, weekday, starts",
    )
    .bind(person)
    .fetch_all(conn)
    .await?)
}

/// When a person can work, with the id of each line.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn availability(conn: &mut Conn, actor: &Actor, person: PersonId) -> Result<Vec<(Uuid, Available)>> {
    actor.require(PLAN_READERS)?;
    let rows = all_availability(conn, Some(person)).await?;
    Ok(rows.iter().filter_map(|row| Some((row.id, row.line()?))).collect())
}

/// Adds a line.
///
/// # Errors
/// `NotFound` for those who do not plan.
pub async fn add_availability(op: &mut Op<'_>, person: PersonId, line: Available) -> Result<()> {
    op.actor.require(PLANNERS)?;
    let (weekday, day) = match line.when {
        When::Weekday(weekday) => (Some(weekday), None),
        When::Day(day) => (None, Some(day)),
    };
    sqlx::query("INSERT INTO availability (id, person_id, weekday, day, starts, ends) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(Uuid::now_v7())
        .bind(person)
        .bind(weekday)
        .bind(day)
        .bind(line.starts)
        .bind(line.ends)
        .execute(&mut *op.tx)
        .await?;
    let after = json!({ "available": { "weekday": weekday, "day": day, "starts": line.starts, "ends": line.ends } });
    op.log(Entry::new(RecordKind::PERSON, person.uuid(), Verb::Updated).after(&after)?).await
}

/// Removes a line.
///
/// # Errors
/// `NotFound` for those who do not plan.
pub async fn remove_availability(op: &mut Op<'_>, person: PersonId, id: Uuid) -> Result<()> {
    op.actor.require(PLANNERS)?;
    sqlx::query("DELETE FROM availability WHERE id = $1 AND person_id = $2").bind(id).bind(person).execute(&mut *op.tx).await?;
    op.log(Entry::new(RecordKind::PERSON, person.uuid(), Verb::Updated)).await
}

//! Tasks and skills: the short lists that everything else points to.

use serde_json::json;

use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, TEAM};
use platform::db::Conn;
use platform::error::{Result, unique};
use platform::op::Op;
use platform::search;

use crate::PLANNERS;
use crate::model::shift::{Skill, SkillId, Task, TaskId};
use crate::records;
use crate::refusal::Refusal;

/// The tasks in use, by name.
///
/// # Errors
/// `NotFound` for those outside the team.
pub async fn tasks(conn: &mut Conn, actor: &Actor) -> Result<Vec<Task>> {
    actor.require(TEAM)?;
    let mut all: Vec<_> = sqlx::query_as(
        "SELECT id, name, name_en, name_ar, name_uk, pictogram, bring, bring_en, bring_ar, bring_uk
         FROM tasks
         WHERE archived_at IS NULL
         ORDER BY name",
    )
    .fetch_all(conn)
    .await?;
    search::sort_by_name(&mut all, |one: &Task| &one.name);
    Ok(all)
}

/// Makes a task, or changes the one of that id.
///
/// # Errors
/// `Conflict` where another has the name.
pub async fn put_task(op: &mut Op<'_>, task: &Task) -> Result<()> {
    op.actor.require(PLANNERS)?;
    sqlx::query(
        "INSERT INTO tasks (id, name, name_en, name_ar, name_uk, pictogram, bring, bring_en, bring_ar, bring_uk)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (id) DO UPDATE
         SET name = excluded.name, name_en = excluded.name_en, name_ar = excluded.name_ar, name_uk = excluded.name_uk,
             pictogram = excluded.pictogram, bring = excluded.bring, bring_en = excluded.bring_en,
             bring_ar = excluded.bring_ar, bring_uk = excluded.bring_uk",
    )
    .bind(task.id)
    .bind(&task.name)
    .bind(&task.name_en)
    .bind(&task.name_ar)
    .bind(&task.name_uk)
    .bind(&task.pictogram)
    .bind(&task.bring)
    .bind(&task.bring_en)
    .bind(&task.bring_ar)
    .bind(&task.bring_uk)
    .execute(&mut *op.tx)
    .await
    .map_err(|error| unique(error, Refusal::NameTaken))?;
    op.log(Entry::new(records::TASK, task.id.uuid(), Verb::Updated).after(task)?).await
}

/// Takes a task out of the lists; what was planned with it stays.
///
/// # Errors
/// `NotFound` for those who do not plan.
pub async fn archive_task(op: &mut Op<'_>, id: TaskId) -> Result<()> {
    op.actor.require(PLANNERS)?;
    sqlx::query("UPDATE tasks SET archived_at = $1 WHERE id = $2").bind(op.now).bind(id).execute(&mut *op.tx).await?;
    op.log(Entry::new(records::TASK, id.uuid(), Verb::Archived)).await
}

/// The skills and licences in use, by name.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn skills(conn: &mut Conn, actor: &Actor) -> Result<Vec<Skill>> {
    actor.require(crate::PLAN_READERS)?;
    let mut all: Vec<_> =
        sqlx::query_as("SELECT id, name, licence FROM skills WHERE archived_at IS NULL ORDER BY name").fetch_all(conn).await?;
    search::sort_by_name(&mut all, |one: &Skill| &one.name);
    Ok(all)
}

/// Makes a skill.
///
/// # Errors
/// `Conflict` where another has the name.
pub async fn put_skill(op: &mut Op<'_>, skill: &Skill) -> Result<()> {
    op.actor.require(PLANNERS)?;
    sqlx::query("INSERT INTO skills (id, name, licence) VALUES ($1, $2, $3)")
        .bind(skill.id)
        .bind(&skill.name)
        .bind(skill.licence)
        .execute(&mut *op.tx)
        .await
        .map_err(|error| unique(error, Refusal::NameTaken))?;
    let after = json!({ "skill": skill.name, "licence": skill.licence });
    op.log(Entry::new(records::TASK, skill.id.uuid(), Verb::Created).after(&after)?).await
}

/// Takes a skill out of the lists.
///
/// # Errors
/// `NotFound` for those who do not plan.
pub async fn archive_skill(op: &mut Op<'_>, id: SkillId) -> Result<()> {
    op.actor.require(PLANNERS)?;
    sqlx::query("UPDATE skills SET archived_at = $1 WHERE id = $2").bind(op.now).bind(id).execute(&mut *op.tx).await?;
    op.log(Entry::new(records::TASK, id.uuid(), Verb::Archived)).await
}

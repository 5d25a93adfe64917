//! Shift templates, and the weeks made from them or from another week.

use chrono::NaiveDate;
use serde_json::json;

use people::model::PersonId;
use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::{Conn, lock_plan};
use platform::error::{AppError, Result};
use platform::op::Op;
use platform::time::{ClockTime, Minutes, Slot, Week};

use crate::model::holidays;
use crate::model::rules::Breach;
use crate::model::shift::{Cycle, ShiftId, Template, TemplateId};
use crate::records;
use crate::refusal::Refusal;
use crate::rota::store::parameters::{self, Settings};
use crate::rota::store::plan;
use crate::rota::store::work::{self, SkillRow, SkillsOf, WorkRow};
use crate::team::store::workers;
use crate::{PLAN_READERS, PLANNERS};

#[derive(sqlx::FromRow)]
struct Row {
    id: TemplateId,
    name: String,
    weekday: i64,
    cycle: Cycle,
    starts_minute: ClockTime,
    ends_minute: ClockTime,
    break_minutes: Minutes,
    #[sqlx(flatten)]
    work: WorkRow,
}

impl From<Row> for Template {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            name: row.name,
            weekday: row.weekday,
            cycle: row.cycle,
            starts: row.starts_minute,
            ends: row.ends_minute,
            pause: row.break_minutes,
            work: row.work.into(),
        }
    }
}

/// The templates in use, by weekday and start.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn list(conn: &mut Conn, actor: &Actor) -> Result<Vec<Template>> {
    actor.require(PLAN_READERS)?;
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, name, weekday, cycle, starts_minute, ends_minute, break_minutes, site_id, plot_id, task_id, lead_id,
                min_people, max_people, note, project
         FROM shift_templates
         WHERE archived_at IS NULL
         ORDER BY weekday, starts_minute, name",
    )
    .fetch_all(&mut *conn)
    .await?;
    let skills: Vec<SkillRow<TemplateId>> =
        sqlx::query_as("SELECT template_id AS owner, skill_id, heads FROM template_skills ORDER BY skill_id")
            .fetch_all(conn)
            .await?;
    let mut skills = work::by_owner(skills);
    let with_skills = |row: Row| {
        let mut template = Template::from(row);
        template.work.skills = skills.remove(&template.id).unwrap_or_default();
        template
    };
    Ok(rows.into_iter().map(with_skills).collect())
}

/// One template.
///
/// # Errors
/// `NotFound` for those who do not read plans, and where there is none.
pub async fn get(conn: &mut Conn, actor: &Actor, id: TemplateId) -> Result<Template> {
    list(conn, actor).await?.into_iter().find(|template| template.id == id).ok_or(AppError::NotFound)
}

/// Makes a template, or changes the one of that id. Shifts already made from it stay as they are.
///
/// # Errors
/// `NotFound` for those who do not plan.
pub async fn put(op: &mut Op<'_>, template: &Template) -> Result<()> {
    op.actor.require(PLANNERS)?;
    let work = &template.work;
    if let Some(plot) = work.plot {
        let fits: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM plots WHERE id = $1 AND site_id = $2)")
            .bind(plot)
            .bind(work.site)
            .fetch_one(&mut *op.tx)
            .await?;
        if !fits {
            return Err(Refusal::PlotOfAnotherSite.into());
        }
    }
    sqlx::query(
        "INSERT INTO shift_templates
             (id, name, weekday, cycle, starts_minute, ends_minute, break_minutes, site_id, plot_id, task_id, lead_id,
              min_people, max_people, note, project)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         ON CONFLICT (id) DO UPDATE
         SET name = excluded.name, weekday = excluded.weekday, cycle = excluded.cycle, starts_minute = excluded.starts_minute,
             ends_minute = excluded.ends_minute, break_minutes = excluded.break_minutes, site_id = excluded.site_id,
             plot_id = excluded.plot_id, task_id = excluded.task_id, lead_id = excluded.lead_id,
             min_people = excluded.min_people, max_people = excluded.max_people, note = excluded.note, project = excluded.project",
    )
    .bind(template.id)
    .bind(&template.name)
    .bind(template.weekday)
    .bind(template.cycle)
    .bind(template.starts)
    .bind(template.ends)
    .bind(template.pause)
    .bind(work.site)
    .bind(work.plot)
    .bind(work.task)
    .bind(work.lead)
    .bind(work.min)
    .bind(work.max)
    .bind(&work.note)
    .bind(&work.project)
    .execute(&mut *op.tx)
    .await?;
    work::put_skills(op.tx, SkillsOf::Template(template.id.uuid()), &work.skills).await?;
    let after = json!({ "name": template.name, "weekday": template.weekday, "cycle": template.cycle, "work": work });
    op.log(Entry::new(records::TEMPLATE, template.id.uuid(), Verb::Updated).after(&after)?).await
}

/// Takes a template out of use.
///
/// # Errors
/// `NotFound` for those who do not plan.
pub async fn archive(op: &mut Op<'_>, id: TemplateId) -> Result<()> {
    op.actor.require(PLANNERS)?;
    sqlx::query("UPDATE shift_templates SET archived_at = $1 WHERE id = $2").bind(op.now).bind(id).execute(&mut *op.tx).await?;
    op.log(Entry::new(records::TEMPLATE, id.uuid(), Verb::Archived)).await
}

/// The public holidays of a week, where the house does not work on them.
fn closed_days(settings: Settings, week: Week) -> Vec<NaiveDate> {
    week.days().filter(|day| !settings.holidays_worked && holidays::on(*day, settings.region).is_some()).collect()
}

/// Makes a week's shifts from the templates; a template that already made one in that week makes no second, and none is made on a public
/// holiday that is not worked. Gives how many.
///
/// # Errors
/// `NotFound` for those who do not plan.
pub async fn make_week(op: &mut Op<'_>, week: Week) -> Result<usize> {
    op.actor.require(PLANNERS)?;
    lock_plan(op.tx).await?;
    let made: Vec<TemplateId> =
        sqlx::query_scalar("SELECT template_id FROM shifts WHERE day BETWEEN $1 AND $2 AND template_id IS NOT NULL")
            .bind(week.monday())
            .bind(week.sunday())
            .fetch_all(&mut *op.tx)
            .await?;
    let settings = parameters::settings(op.tx).await?;
    let (closed, a) = (closed_days(settings, week), settings.a_week());
    let mut count = 0;
    for template in list(op.tx, op.actor).await? {
        if let Some(slot) = template.slot_in(week, a).filter(|slot| !made.contains(&template.id) && !closed.contains(&slot.day)) {
            plan::create(op, ShiftId::new(), (slot, &template.work), Some(template.id)).await?;
            count += 1;
        }
    }
    Ok(count)
}

/// Somebody who was not put on a copied shift, and what speaks against it.
#[derive(Debug)]
pub struct Left {
    pub name: String,
    pub slot: Slot,
    pub breaches: Vec<Breach>,
}

/// What came of copying a week.
#[derive(Debug, Default)]
pub struct Copied {
    pub made: usize,
    /// Shifts of public holidays that are not worked.
    pub closed: Vec<Slot>,
    pub left: Vec<Left>,
}

/// Copies the shifts of another week, and the people on them where no rule objects. What stands in the week already, at the same time and
/// for the same work, is not made again: copying twice changes nothing. Public holidays that are not worked stay empty. What could not be is
/// told.
///
/// # Errors
/// `NotFound` for those who do not plan.
pub async fn copy_week(op: &mut Op<'_>, from: Week, to: Week, with_people: bool) -> Result<Copied> {
    op.actor.require(PLANNERS)?;
    lock_plan(op.tx).await?;
    let shifts = plan::list(op.tx, op.actor, from.monday(), from.sunday()).await?;
    let mut there = plan::list(op.tx, op.actor, to.monday(), to.sunday()).await?;
    let (closed, distance) = (closed_days(parameters::settings(op.tx).await?, to), to.monday() - from.monday());
    let mut copied = Copied::default();
    let mut left: Vec<(PersonId, Slot, Vec<Breach>)> = Vec::new();
    for shift in &shifts {
        let slot = shift.slot.on(shift.slot.day + distance);
        if closed.contains(&slot.day) {
            copied.closed.push(slot);
            continue;
        }
        if let Some(same) = there.iter().position(|other| other.slot == slot && other.work == shift.work) {
            there.swap_remove(same);
            continue;
        }
        copied.made += 1;
        let id = ShiftId::new();
        plan::create(op, id, (slot, &shift.work), None).await?;
        if with_people {
            for person in plan::people_on(op.tx, shift.id).await? {
                match plan::assign(op, id, person, "").await? {
                    plan::Assigned::Done(..) => {}
                    plan::Assigned::NeedsReason(breaches) | plan::Assigned::Refused(breaches) => {
                        left.push((person, slot, breaches))
                    }
                }
            }
        }
    }
    let people: Vec<PersonId> = left.iter().map(|(person, ..)| *person).collect();
    let names = workers::names(op.tx, op.actor, &people).await?;
    let named = |(person, slot, breaches)| Left { name: names.get(&person).cloned().unwrap_or_default(), slot, breaches };
    copied.left = left.into_iter().map(named).collect();
    Ok(copied)
}

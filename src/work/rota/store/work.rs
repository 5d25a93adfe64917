//! The columns that shifts and templates share: what is to be done, where, and by how many.

use std::collections::HashMap;
use std::hash::Hash;

use land::model::{PlotId, SiteId};
use people::model::PersonId;
use platform::db::{Conn, Db};
use platform::error::Result;
use platform::time::{Interval, Slot};

use crate::model::shift::{SkillId, SkillNeed, TaskId, Work};

/// These columns, as both tables keep them.
#[derive(sqlx::FromRow)]
pub(crate) struct WorkRow {
    site_id: SiteId,
    plot_id: Option<PlotId>,
    task_id: TaskId,
    lead_id: Option<PersonId>,
    min_people: i64,
    max_people: i64,
    note: String,
    project: String,
}

impl From<WorkRow> for Work {
    /// Without the skills, which have tables of their own ([`SkillRow`]).
    fn from(row: WorkRow) -> Self {
        Self {
            site: row.site_id,
            plot: row.plot_id,
            task: row.task_id,
            lead: row.lead_id,
            skills: Vec::new(),
            min: row.min_people,
            max: row.max_people,
            note: row.note,
            project: row.project,
        }
    }
}

/// A skill that a shift or a template needs.
#[derive(sqlx::FromRow)]
pub(crate) struct SkillRow<Id> {
    owner: Id,
    skill_id: SkillId,
    heads: i64,
}

/// Needed skills, by what needs them.
pub(crate) fn by_owner<Id: Eq + Hash>(rows: Vec<SkillRow<Id>>) -> HashMap<Id, Vec<SkillNeed>> {
    let mut all: HashMap<Id, Vec<SkillNeed>> = HashMap::new();
    for row in rows {
        all.entry(row.owner).or_default().push(SkillNeed { skill: row.skill_id, heads: row.heads });
    }
    all
}

/// The tables that say which skills are needed.
#[derive(Clone, Copy)]
pub(crate) enum SkillsOf {
    Shift(uuid::Uuid),
    Template(uuid::Uuid),
}

/// Replaces the skills that a shift or a template needs.
pub(crate) async fn put_skills(tx: &mut Conn, of: SkillsOf, skills: &[SkillNeed]) -> Result<()> {
    let (forget, insert, owner) = match of {
        SkillsOf::Shift(id) => {
            ("DELETE FROM shift_skills WHERE shift_id = $1", "INSERT INTO shift_skills (shift_id, skill_id, heads) ", id)
        }
        SkillsOf::Template(id) => (
            "DELETE FROM template_skills WHERE template_id = $1",
            "INSERT INTO template_skills (template_id, skill_id, heads) ",
            id,
        ),
    };
    sqlx::query(forget).bind(owner).execute(&mut *tx).await?;
    if !skills.is_empty() {
        let mut query = sqlx::QueryBuilder::<Db>::new(insert);
        query.push_values(skills, |mut row, need| {
            row.push_bind(owner).push_bind(need.skill).push_bind(need.heads);
        });
        query.build().execute(tx).await?;
    }
    Ok(())
}

pub(crate) type Query<'q> = sqlx::query::Query<'q, Db, <Db as sqlx::Database>::Arguments>;

/// Binds what a shift is as `$1` to `$14`, in the order of its columns.
pub(crate) fn bind<'q>(query: Query<'q>, slot: Slot, interval: Interval, work: &'q Work) -> Query<'q> {
    query
        .bind(slot.day)
        .bind(slot.starts)
        .bind(slot.ends)
        .bind(slot.pause)
        .bind(interval.starts)
        .bind(interval.ends)
        .bind(work.site)
        .bind(work.plot)
        .bind(work.task)
        .bind(work.lead)
        .bind(work.min)
        .bind(work.max)
        .bind(&work.note)
        .bind(&work.project)
}

//! The columns that shifts and templates share: what is to be done, where, and by how many.

use crate::people::model::PersonId;
use crate::plots::model::{PlotId, SiteId};
use crate::shifts::model::shift::{SkillId, SkillNeed, TaskId, Work};

/// These columns, as both tables keep them.
#[derive(sqlx::FromRow)]
pub(super) struct WorkRow {
    site_id: SiteId,
    plot_id: Option<PlotId>,
    task_id: TaskId,
    lead_id: Option<PersonId>,
    skill_id: Option<SkillId>,
    skill_heads: i64,
    min_people: i64,
    max_people: i64,
    note: String,
    project: String,
}

impl From<WorkRow> for Work {
    fn from(row: WorkRow) -> Self {
        Self {
            site: row.site_id,
            plot: row.plot_id,
            task: row.task_id,
            lead: row.lead_id,
            skill: row.skill_id.map(|skill| SkillNeed { skill, heads: row.skill_heads }),
            min: row.min_people,
            max: row.max_people,
            note: row.note,
            project: row.project,
        }
    }
}

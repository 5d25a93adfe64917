//! What a shift itself lacks: heads and skills.

use people::model::PersonId;
use platform::i18n::Message;

use super::snapshot::Snapshot;
use super::{Breach, Rule};
use crate::model::shift::Shift;
use crate::texts::rules as texts;

/// When the question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// While people are being put on: a skill is only missing once there is no room left for those who have it.
    Filling,
    /// For the plan as it stands.
    Final,
}

pub(super) fn breaches(snapshot: &Snapshot, shift: &Shift, people: &[PersonId], stage: Stage) -> Vec<Breach> {
    let mut found = Vec::new();
    let count = i64::try_from(people.len()).unwrap_or(i64::MAX);
    let (day, work) = (shift.slot.day, &shift.work);
    let mut complain = |rule: Rule, measured: i64, message: Message| {
        if let Some(parameter) = snapshot.parameters.on(rule, day) {
            found.push(Breach {
                rule,
                severity: parameter.severity,
                person: None,
                day,
                measured,
                message,
                source: parameter.source.clone(),
            });
        }
    };
    if count > work.max {
        let max = work.max;
        complain(Rule::HeadMax, count, Message::new(move |l| texts::head_max(l, count, max)));
    }
    if stage == Stage::Final && count < work.min {
        let missing = work.min - count;
        complain(Rule::HeadMin, missing, Message::new(move |l| texts::head_min(l, missing)));
    }
    for need in &work.skills {
        let able =
            people.iter().filter_map(|person| snapshot.workers.get(person)).filter(|worker| worker.can(need.skill, day)).count();
        let missing = need.heads - i64::try_from(able).unwrap_or(i64::MAX);
        let room = if stage == Stage::Filling { (work.max - count).max(0) } else { 0 };
        if missing > room {
            let name = snapshot.skills.get(&need.skill).cloned().unwrap_or_default();
            complain(Rule::Skills, missing, Message::new(move |l| texts::skills(l, missing, &name)));
        }
    }
    if stage == Stage::Final
        && let Some(said) = lead_missing(snapshot, shift)
    {
        complain(Rule::Lead, 0, said);
    }
    found
}

/// What stands between a shift and whoever leads it.
fn lead_missing(snapshot: &Snapshot, shift: &Shift) -> Option<Message> {
    let lead = snapshot.workers.get(&shift.work.lead?)?;
    let away = lead.absences.iter().any(|away| away.interval.overlaps(shift.interval));
    let workshop = lead.workshops.iter().any(|led| led.overlaps(shift.interval));
    let other_work = lead.stints.iter().any(|stint| stint.shift != shift.id && stint.interval.overlaps(shift.interval));
    // Two crews on one terrain can have one lead, on two terrains they cannot.
    let other_crew = snapshot.shifts.values().any(|other| {
        other.work.lead == Some(lead.id) && other.work.site != shift.work.site && other.interval.overlaps(shift.interval)
    });
    let (away, elsewhere, name) = (away, workshop || other_work || other_crew, lead.name.clone());
    (away || elsewhere)
        .then(|| Message::new(move |l| if away { texts::lead_away(l, &name) } else { texts::lead_elsewhere(l, &name) }))
}

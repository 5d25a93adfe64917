//! Who could take a shift, the best first, with what speaks for and against each.

use std::collections::HashSet;

use people::model::PersonId;
use platform::time::{Minutes, Week};

use super::rules::snapshot::Snapshot;
use super::rules::{self, Breach, Severity};
use super::shift::Shift;

/// A person for an open need, with what speaks for and against.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub person: PersonId,
    /// Planned in the week before this shift.
    pub planned: Minutes,
    /// The contract's hours, if there is a contract.
    pub contract: Option<Minutes>,
    /// Whether they have every skill the shift needs.
    pub skilled: bool,
    /// Whether they work on the same terrain that day anyway.
    pub nearby: bool,
    /// What the choice would break.
    pub breaches: Vec<Breach>,
}

impl Candidate {
    /// Hours of the contract that are not planned yet; negative beyond it.
    #[must_use]
    pub fn left(&self) -> Option<Minutes> {
        self.contract.map(|contract| contract - self.planned)
    }

    /// Smaller is better: who is refused comes last, and before them who has no contract (the team itself, who would break nothing for want
    /// of rules about them); then what breaks least, who has the skill and is near, and who has most hours left.
    pub(super) fn rank(&self) -> (bool, bool, Option<Severity>, usize, bool, bool, i64) {
        let (left, worst) = (self.left().map_or(0, |left| left.0), rules::worst(&self.breaches));
        let refused = worst == Some(Severity::Refuse);
        (refused, self.contract.is_none(), worst, self.breaches.len(), !self.skilled, !self.nearby, -left)
    }
}

/// Everybody who is not on the shift, the best first.
#[must_use]
pub fn who_can(snapshot: &Snapshot, shift: &Shift) -> Vec<Candidate> {
    let on_it: HashSet<PersonId> = snapshot.people_on(shift.id).into_iter().collect();
    let mut all: Vec<Candidate> = snapshot
        .workers
        .keys()
        .filter(|person| !on_it.contains(person))
        .filter_map(|person| candidate(snapshot, *person, shift))
        .collect();
    let name = |candidate: &Candidate| snapshot.workers.get(&candidate.person).map(|worker| worker.name.clone());
    all.sort_by(|one, two| one.rank().cmp(&two.rank()).then_with(|| name(one).cmp(&name(two))));
    all
}

/// One person for a shift.
pub(super) fn candidate(snapshot: &Snapshot, person: PersonId, shift: &Shift) -> Option<Candidate> {
    let worker = snapshot.workers.get(&person)?;
    let week = Week::of(shift.slot.day);
    let nearby = worker.stints.iter().any(|stint| {
        stint.slot.day == shift.slot.day
            && snapshot.shifts.get(&stint.shift).is_some_and(|other| other.work.site == shift.work.site)
    });
    Some(Candidate {
        person,
        planned: worker.planned(week),
        contract: worker.contract_hours(week),
        skilled: shift.work.skills.iter().all(|need| worker.can(need.skill, shift.slot.day)),
        nearby,
        breaches: rules::try_on(snapshot, person, shift),
    })
}

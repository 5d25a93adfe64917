//! Who should be on a shift, and how to fill a week: a small interface, and a planner behind it that asks the rules about every
//! choice, so that it never proposes what they refuse.

use std::collections::{BTreeMap, HashMap, HashSet};

use people::model::PersonId;
use platform::time::{Minutes, Week};

use super::rules::snapshot::Snapshot;
use super::rules::{self, Breach, Rule, Severity};
use super::shift::{Shift, ShiftId};

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
    fn rank(&self) -> (bool, bool, Option<Severity>, usize, bool, bool, i64) {
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

fn candidate(snapshot: &Snapshot, person: PersonId, shift: &Shift) -> Option<Candidate> {
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

/// A proposal for open needs.
#[derive(Clone, Debug, Default)]
pub struct Proposal {
    /// Who should go where.
    pub put: Vec<(ShiftId, PersonId)>,
    /// Where people are still missing: how many, and how many people each rule keeps away.
    pub unfilled: Vec<Unfilled>,
}

/// An open need that could not be filled.
#[derive(Clone, Debug)]
pub struct Unfilled {
    pub shift: ShiftId,
    /// How many are missing.
    pub missing: i64,
    /// What keeps people away, the most frequent first.
    pub because: Vec<(Rule, usize)>,
}

/// Something that fills the open needs of some shifts.
pub trait Planner {
    /// Proposes assignments. Must never propose what a rule refuses or would ask a reason for.
    fn propose(&self, snapshot: &Snapshot, shifts: &[ShiftId]) -> Proposal;
}

/// The planner of the house: the tightest need first, the best person for it, then chains of moves for what is left. It is
/// deterministic and its work is bounded by counts, not by a clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct TightestFirst;

/// People looked at when somebody is moved to make room.
const MOST_MOVES: usize = 2_000;

struct Work {
    snapshot: Snapshot,
    put: Vec<(ShiftId, PersonId)>,
    /// For each open shift, who could come.
    able: BTreeMap<ShiftId, HashSet<PersonId>>,
    moves_left: usize,
}

impl Planner for TightestFirst {
    fn propose(&self, snapshot: &Snapshot, shifts: &[ShiftId]) -> Proposal {
        let mut work = Work { snapshot: snapshot.clone(), put: Vec::new(), able: BTreeMap::new(), moves_left: MOST_MOVES };
        let open: Vec<ShiftId> = shifts.iter().copied().filter(|id| work.missing(*id) > 0).collect();
        let people: Vec<PersonId> = snapshot.workers.keys().copied().collect();
        for shift in &open {
            work.able.insert(*shift, HashSet::new());
        }
        for person in &people {
            work.refresh(*person);
        }
        let mut stuck = HashSet::new();
        while let Some(shift) = work.tightest(&stuck) {
            let done = work.best(shift).map(|person| work.put(shift, person)).is_some() || work.make_room(shift);
            if !done {
                stuck.insert(shift);
            }
        }
        let unfilled = open.iter().filter(|id| work.missing(**id) > 0).map(|id| work.explain(*id)).collect();
        Proposal { put: work.put, unfilled }
    }
}

impl Work {
    fn missing(&self, shift: ShiftId) -> i64 {
        let on_it = i64::try_from(self.snapshot.on_shift.get(&shift).map_or(0, Vec::len)).unwrap_or(i64::MAX);
        self.snapshot.shifts.get(&shift).map_or(0, |shift| shift.work.min - on_it)
    }

    fn fits(&self, person: PersonId, shift: &Shift) -> bool {
        self.free(person, shift) && self.fits_after(person, shift, &rules::of_person(&self.snapshot, person))
    }

    fn fits_after(&self, person: PersonId, shift: &Shift, before: &[Breach]) -> bool {
        rules::worst(&rules::try_on_after(&self.snapshot, person, shift, before)).is_none_or(|worst| worst == Severity::Hint)
    }

    /// Whether nothing else stands at that time: cheaper than to ask all rules, and the database would refuse it in any case.
    fn free(&self, person: PersonId, shift: &Shift) -> bool {
        self.snapshot.workers.get(&person).is_some_and(|worker| {
            let stints = worker.stints.iter().map(|stint| stint.interval);
            // Somebody who could come for a part only is for people to decide.
            // So is whether a request will be granted.
            let absences = worker.absences.iter().map(|away| away.interval).chain(worker.requested.iter().copied());
            let others = absences.chain(worker.workshops.iter().copied());
            !stints.chain(others).any(|interval| interval.overlaps(shift.interval))
        })
    }

    /// Looks again where a person could go: after each change of their plan.
    fn refresh(&mut self, person: PersonId) {
        let open: Vec<ShiftId> = self.able.keys().copied().collect();
        let before = rules::of_person(&self.snapshot, person);
        for id in open {
            let fits = self.snapshot.shifts.get(&id).is_some_and(|shift| {
                // Whoever is on the shift already is not free then.
                self.free(person, shift) && self.fits_after(person, shift, &before)
            });
            if let Some(able) = self.able.get_mut(&id) {
                if fits {
                    able.insert(person);
                } else {
                    able.remove(&person);
                }
            }
        }
    }

    fn put(&mut self, shift: ShiftId, person: PersonId) {
        self.snapshot.put(person, shift);
        self.put.push((shift, person));
        self.refresh(person);
        // Heads and skills on the shift changed for everybody else.
        let others: Vec<PersonId> = self.able.get(&shift).into_iter().flatten().copied().collect();
        for other in others {
            let fits = self.snapshot.shifts.get(&shift).is_some_and(|shift| self.fits(other, shift));
            if !fits && let Some(able) = self.able.get_mut(&shift) {
                able.remove(&other);
            }
        }
    }

    fn take(&mut self, shift: ShiftId, person: PersonId) {
        self.snapshot.take(person, shift);
        self.put.retain(|pair| *pair != (shift, person));
        self.refresh(person);
    }

    /// The open need with the fewest people to spare.
    fn tightest(&self, stuck: &HashSet<ShiftId>) -> Option<ShiftId> {
        let open = self.able.iter().filter(|(id, _)| !stuck.contains(id) && self.missing(**id) > 0);
        open.min_by_key(|(id, able)| {
            let spare = i64::try_from(able.len()).unwrap_or(i64::MAX) - self.missing(**id);
            let starts = self.snapshot.shifts.get(id).map(|shift| shift.interval.starts);
            (spare, starts, **id)
        })
        .map(|(id, _)| *id)
    }

    fn best(&self, id: ShiftId) -> Option<PersonId> {
        let shift = self.snapshot.shifts.get(&id)?;
        let able = self.able.get(&id)?;
        let mut candidates: Vec<Candidate> = able.iter().filter_map(|person| candidate(&self.snapshot, *person, shift)).collect();
        candidates.sort_by_key(|candidate| (candidate.rank(), candidate.person));
        candidates.first().map(|candidate| candidate.person)
    }

    /// Moves somebody who was proposed elsewhere onto `id`, if somebody else can take their place there.
    fn make_room(&mut self, id: ShiftId) -> bool {
        let Some(shift) = self.snapshot.shifts.get(&id).cloned() else {
            return false;
        };
        let tried: Vec<(ShiftId, PersonId)> = self.put.iter().copied().filter(|(other, _)| *other != id).collect();
        for (other, person) in tried {
            if self.moves_left == 0 {
                return false;
            }
            self.moves_left -= 1;
            if self.snapshot.on_shift.get(&id).is_some_and(|people| people.contains(&person)) {
                continue;
            }
            self.snapshot.take(person, other);
            let fits = self.fits(person, &shift);
            self.snapshot.put(person, other);
            if !fits {
                continue;
            }
            self.take(other, person);
            self.put(id, person);
            let replacement = self.best(other);
            match replacement.filter(|replacement| *replacement != person) {
                Some(replacement) => {
                    self.put(other, replacement);
                    return true;
                }
                None => {
                    self.take(id, person);
                    self.put(other, person);
                }
            }
        }
        false
    }

    fn explain(&self, id: ShiftId) -> Unfilled {
        let mut because: HashMap<Rule, usize> = HashMap::new();
        if let Some(shift) = self.snapshot.shifts.get(&id) {
            for person in self.snapshot.workers.keys() {
                let breaches = rules::try_on(&self.snapshot, *person, shift);
                if let Some(worst) = breaches.into_iter().find(|breach| breach.severity > Severity::Hint) {
                    *because.entry(worst.rule).or_default() += 1;
                }
            }
        }
        let mut because: Vec<(Rule, usize)> = because.into_iter().collect();
        because.sort_by_key(|(rule, count)| (std::cmp::Reverse(*count), *rule));
        Unfilled { shift: id, missing: self.missing(id), because }
    }
}

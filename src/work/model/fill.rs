//! How to fill a week: a small interface, and a planner behind it that asks the rules about every choice, so that it never proposes what
//! they refuse.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use people::model::PersonId;
use platform::time::{Interval, Minutes, Week};

use super::candidates::{Candidate, candidate};
use super::holidays;
use super::rules::snapshot::{Snapshot, Worker};
use super::rules::{self, Breach, Rule, Severity};
use super::shift::{Shift, ShiftId};

/// A proposal for open needs.
#[derive(Clone, Debug, Default)]
pub struct Proposal {
    /// Who should go where.
    pub put: Vec<(ShiftId, PersonId)>,
    /// Where people are still missing: how many, and how many people each rule keeps away.
    pub unfilled: Vec<Unfilled>,
    /// Who would still have fewer hours than their contract, the most lacking first.
    pub short: Vec<Short>,
}

/// Somebody whose contract is not filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Short {
    pub person: PersonId,
    pub week: Week,
    /// What there is to plan: the contract's hours less absences and public holidays.
    pub to_plan: Minutes,
    /// What is planned of it.
    pub planned: Minutes,
}

impl Short {
    /// What is missing.
    #[must_use]
    pub fn lacks(&self) -> Minutes {
        self.to_plan - self.planned
    }
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

/// The planner of the house: the tightest need first, the best person for it, then chains of moves for what is left; then whoever has most
/// hours of their contract left, up to the places that shifts have. It is deterministic and its work is bounded by counts, not by a clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct TightestFirst;

/// People looked at when somebody is moved to make room.
const MOST_MOVES: usize = 2_000;
/// Less than this is no shift that anybody could have had.
const WORTH_SAYING: Minutes = Minutes(30);

struct Work {
    snapshot: Snapshot,
    put: Vec<(ShiftId, PersonId)>,
    /// For each open shift, who could come.
    able: BTreeMap<ShiftId, HashSet<PersonId>>,
    moves_left: usize,
    /// When people lead a shift: then they work on no other, nor as one of the crew.
    leading: HashMap<PersonId, Vec<Interval>>,
}

impl Planner for TightestFirst {
    fn propose(&self, snapshot: &Snapshot, shifts: &[ShiftId]) -> Proposal {
        let mut leading: HashMap<PersonId, Vec<Interval>> = HashMap::new();
        for shift in snapshot.shifts.values() {
            if let Some(lead) = shift.work.lead {
                leading.entry(lead).or_default().push(shift.interval);
            }
        }
        let (snapshot, put, able) = (snapshot.clone(), Vec::new(), BTreeMap::new());
        let mut work = Work { snapshot, put, able, moves_left: MOST_MOVES, leading };
        let open: Vec<ShiftId> = shifts.iter().copied().filter(|id| work.missing(*id) > 0).collect();
        let people: Vec<PersonId> = work.snapshot.workers.keys().copied().collect();
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
        let short = work.top_up(shifts);
        Proposal { put: work.put, unfilled, short }
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
        !rules::try_on_after(&self.snapshot, person, shift, before).iter().any(keeps_away)
    }

    /// Whether nothing else stands at that time: cheaper than to ask all rules, and the database would refuse it in any case.
    fn free(&self, person: PersonId, shift: &Shift) -> bool {
        self.snapshot.workers.get(&person).is_some_and(|worker| {
            let stints = worker.stints.iter().map(|stint| stint.interval);
            // Somebody who could come for a part only is for people to decide.
            // So is whether a request will be granted.
            let absences = worker.absences.iter().map(|away| away.interval).chain(worker.requested.iter().copied());
            let led = self.leading.get(&person).into_iter().flatten().copied();
            let others = absences.chain(worker.workshops.iter().copied()).chain(led);
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
                if let Some(worst) = breaches.into_iter().find(keeps_away) {
                    *because.entry(worst.rule).or_default() += 1;
                }
            }
        }
        let mut because: Vec<(Rule, usize)> = because.into_iter().collect();
        because.sort_by_key(|(rule, count)| (std::cmp::Reverse(*count), *rule));
        Unfilled { shift: id, missing: self.missing(id), because }
    }

    /// Fills contracts up to their hours on shifts that have places left. Gives who still lacks some.
    fn top_up(&mut self, shifts: &[ShiftId]) -> Vec<Short> {
        let days = shifts.iter().filter_map(|id| self.snapshot.shifts.get(id)).map(|shift| Week::of(shift.slot.day));
        let weeks: BTreeSet<Week> = days.collect();
        let mut open: Vec<Short> = weeks.iter().flat_map(|week| self.contracts_of(*week)).collect();
        let mut short = Vec::new();
        while let Some(at) = (0..open.len()).max_by_key(|at| (open[*at].lacks(), std::cmp::Reverse(open[*at].person))) {
            let most = open[at];
            match self.place_for(most, shifts) {
                Some((shift, length)) => {
                    self.snapshot.put(most.person, shift);
                    self.put.push((shift, most.person));
                    open[at].planned = most.planned + length;
                }
                None => short.push(open.swap_remove(at)),
            }
        }
        short.retain(|one| one.lacks() >= WORTH_SAYING);
        short.sort_by_key(|one| (std::cmp::Reverse(one.lacks()), one.person));
        short
    }

    /// Everybody with contract hours in a week.
    fn contracts_of(&self, week: Week) -> Vec<Short> {
        let to_plan = |worker: &Worker| to_plan(&self.snapshot, worker, week);
        let all = self.snapshot.workers.values();
        all.filter_map(|worker| {
            let to_plan = to_plan(worker)?;
            Some(Short { person: worker.id, week, to_plan, planned: worker.planned(week) })
        })
        .collect()
    }

    /// The emptiest shift that somebody can still take within their hours.
    fn place_for(&self, short: Short, shifts: &[ShiftId]) -> Option<(ShiftId, Minutes)> {
        let places = shifts.iter().filter_map(|id| self.snapshot.shifts.get(id)).filter_map(|shift| {
            let heads = i64::try_from(self.snapshot.on_shift.get(&shift.id).map_or(0, Vec::len)).unwrap_or(i64::MAX);
            let length = Minutes((shift.interval.length() - shift.slot.pause).0.max(0));
            let fits = Week::of(shift.slot.day) == short.week && heads < shift.work.max && length <= short.lacks();
            (fits && self.free(short.person, shift)).then_some((heads * 1000 / shift.work.max.max(1), shift, length))
        });
        let mut places: Vec<_> = places.collect();
        places.sort_by_key(|(share, shift, _)| (*share, shift.interval.starts, shift.id));
        let before = rules::of_person(&self.snapshot, short.person);
        let place = places.into_iter().find(|(_, shift, _)| self.fits_after(short.person, shift, &before));
        place.map(|(_, shift, length)| (shift.id, length))
    }
}

/// Whether a breach keeps the planner from a choice. Hours beyond a part-time contract are only a remark; to propose them is for people.
fn keeps_away(breach: &Breach) -> bool {
    breach.severity > Severity::Hint || breach.rule == Rule::ContractHours
}

/// What there is to plan of somebody's contract in a week: a fifth less for each weekday away and each public holiday.
fn to_plan(snapshot: &Snapshot, worker: &Worker, week: Week) -> Option<Minutes> {
    let contract = worker.contract_hours(week)?;
    let free = |day: chrono::NaiveDate| {
        let whole = Interval::days(day, day, snapshot.zone);
        let away = || worker.absences.iter().any(|away| !away.in_part && away.interval.overlaps(whole));
        (!snapshot.holidays_worked && holidays::on(day, snapshot.region).is_some()) || away()
    };
    let free = week.days().take(5).filter(|day| free(*day)).filter_map(|day| worker.contract(day));
    let off: i64 = free.map(|own| own.hours(week).0).sum();
    Some(Minutes((contract.0 - off / 5).max(0)))
}

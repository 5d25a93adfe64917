//! The rules of working time: what an assignment would break, how badly, and by which text. Pure: the same code serves the board,
//! publishing, swaps, the filling of a week and the reports.

mod contract;
mod days;
mod judge;
#[cfg(test)]
mod law;
mod rule;
mod shift;
pub mod snapshot;
#[cfg(test)]
mod tests;
mod weeks;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use people::model::PersonId;
use platform::i18n::Message;
use platform::time::Week;

pub(crate) use self::judge::work_by_day;
pub use self::rule::{Figure, Rule};
use self::snapshot::Snapshot;
use super::shift::{Shift, ShiftId, Stint};
use crate::texts::{hours, rules as texts};

platform::text_enum! {
    /// What happens when a rule would be broken. Later is worse.
    Severity {
        /// It is said.
        Hint = "hint",
        /// It needs a reason.
        Ask = "ask",
        /// It is not done.
        Refuse = "refuse",
    }
}

platform::text_enum! {
    /// Who says what a rule says.
    Basis {
        /// The law itself.
        Law = "law",
        /// An agreement of the branch or of the house.
        Agreement = "agreement",
        /// A rule of the house.
        House = "house",
        /// What the shift or the contract says of itself.
        Plan = "plan",
    }
}

/// What a rule says from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The figure, in the rule's unit.
    pub value: i64,
    /// How bad a breach is.
    pub severity: Severity,
    /// Where it is written.
    pub source: String,
}

/// Every rule's dated lines.
#[derive(Clone, Debug, Default)]
pub struct Parameters(BTreeMap<Rule, Vec<(NaiveDate, Parameter)>>);

impl Parameters {
    /// Puts the lines in order.
    #[must_use]
    pub fn new(lines: impl IntoIterator<Item = (Rule, NaiveDate, Parameter)>) -> Self {
        let mut by_rule: BTreeMap<Rule, Vec<(NaiveDate, Parameter)>> = BTreeMap::new();
        for (rule, starts, parameter) in lines {
            by_rule.entry(rule).or_default().push((starts, parameter));
        }
        for lines in by_rule.values_mut() {
            lines.sort_by_key(|(starts, _)| *starts);
        }
        Self(by_rule)
    }

    /// What a rule says on a day; nothing where nobody has written anything: then it does not hold.
    #[must_use]
    pub fn on(&self, rule: Rule, day: NaiveDate) -> Option<&Parameter> {
        self.0.get(&rule)?.iter().rev().find(|(starts, _)| *starts <= day).map(|(_, parameter)| parameter)
    }
}

/// A rule that would be broken.
#[derive(Clone, Debug, PartialEq)]
pub struct Breach {
    pub rule: Rule,
    pub severity: Severity,
    /// By whose work; none where it is the shift's own.
    pub person: Option<PersonId>,
    /// The day it shows.
    pub day: NaiveDate,
    /// What was measured, so that the same breach made worse counts as new.
    pub measured: i64,
    /// In plain words.
    pub message: Message,
    /// Where the rule is written.
    pub source: String,
}

impl Breach {
    fn same(&self, other: &Self) -> bool {
        (self.rule, self.person, self.day, self.measured) == (other.rule, other.person, other.day, other.measured)
    }
}

/// The worst of some breaches.
#[must_use]
pub fn worst(breaches: &[Breach]) -> Option<Severity> {
    breaches.iter().map(|breach| breach.severity).max()
}

/// Everything one person's plan breaks.
#[must_use]
pub fn of_person(snapshot: &Snapshot, person: PersonId) -> Vec<Breach> {
    snapshot.workers.get(&person).map(|worker| judge::breaches(snapshot, worker, &worker.stints, None)).unwrap_or_default()
}

/// What one person's plan breaks in a week: the same as [`of_person`] says of its days.
#[must_use]
pub fn of_person_in(snapshot: &Snapshot, person: PersonId, week: Week) -> Vec<Breach> {
    snapshot.workers.get(&person).map(|worker| judge::breaches(snapshot, worker, &worker.stints, Some(week))).unwrap_or_default()
}

/// Everything a shift lacks as it stands.
#[must_use]
pub fn of_shift(snapshot: &Snapshot, shift: &Shift) -> Vec<Breach> {
    shift::breaches(snapshot, shift, &snapshot.people_on(shift.id), shift::Stage::Final)
}

/// What putting a person on a shift would break that is not broken already, the worst first.
#[must_use]
pub fn try_on(snapshot: &Snapshot, person: PersonId, shift: &Shift) -> Vec<Breach> {
    try_on_after(snapshot, person, shift, &of_person(snapshot, person))
}

/// The same where what the person's plan breaks `before` is known: for many shifts in a row.
#[must_use]
pub fn try_on_after(snapshot: &Snapshot, person: PersonId, shift: &Shift, before: &[Breach]) -> Vec<Breach> {
    let Some(worker) = snapshot.workers.get(&person) else {
        return Vec::new();
    };
    let people = snapshot.people_on(shift.id);
    if people.contains(&person) {
        return Vec::new();
    }
    let mut stints = worker.stints.clone();
    let stint = worker.stint_on(shift, snapshot.zone);
    let at = stints.partition_point(|other| other.interval.starts <= stint.interval.starts);
    stints.insert(at, stint);
    let mut after = judge::breaches(snapshot, worker, &stints, None);
    after.retain(|breach| !before.iter().any(|old| old.same(breach)));
    after.extend(only_in_part(snapshot, person, shift, &stint));
    let more: Vec<PersonId> = people.iter().copied().chain([person]).collect();
    let (old, new) = (
        shift::breaches(snapshot, shift, &people, shift::Stage::Filling),
        shift::breaches(snapshot, shift, &more, shift::Stage::Filling),
    );
    after.extend(new.into_iter().filter(|breach| !old.iter().any(|before| before.same(breach))));
    after.sort_by_key(|breach| std::cmp::Reverse(breach.severity));
    after
}

/// Says that somebody comes for a part of a shift only, because they are away for the rest of it.
fn only_in_part(snapshot: &Snapshot, person: PersonId, shift: &Shift, stint: &Stint) -> Option<Breach> {
    let (day, slot) = (shift.slot.day, stint.slot);
    let parameter = snapshot.parameters.on(Rule::Absence, day).filter(|_| slot != shift.slot)?;
    Some(Breach {
        rule: Rule::Absence,
        severity: Severity::Hint,
        person: Some(person),
        day,
        measured: slot.starts.0,
        message: Message::new(move |l| texts::only_in_part(l, hours(l, slot.starts, slot.ends))),
        source: parameter.source.clone(),
    })
}

/// What the whole of some shifts breaks: the shifts' own lacks, and what the people on them break in those days.
#[must_use]
pub fn of_plan(snapshot: &Snapshot, shifts: &[ShiftId], first: NaiveDate, last: NaiveDate) -> Vec<Breach> {
    let mut people: Vec<PersonId> = shifts.iter().flat_map(|shift| snapshot.people_on(*shift)).collect();
    people.sort_unstable();
    people.dedup();
    let of_people = people.into_iter().flat_map(|person| of_person(snapshot, person));
    let of_shifts = shifts.iter().filter_map(|id| snapshot.shifts.get(id)).flat_map(|shift| of_shift(snapshot, shift));
    let mut all: Vec<Breach> = of_people.chain(of_shifts).filter(|breach| (first..=last).contains(&breach.day)).collect();
    all.sort_by_key(|breach| (std::cmp::Reverse(breach.severity), breach.day));
    all
}

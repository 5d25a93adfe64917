//! What the rules look things up in: people with their contracts and plans, shifts, parameters. Read once, then asked often.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;

use people::model::PersonId;
use platform::i18n::Lang;
use platform::time::{ClockTime, Interval, Minutes, Slot, Week};

use super::Parameters;
use crate::model::contract::Contract;
use crate::model::holidays::Region;
use crate::model::limit::WorkLimit;
use crate::model::shift::{Shift, ShiftId, SkillId, Stint, TaskId, TaskName};

/// When somebody can work: on a weekday, or on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Available {
    /// On which days.
    pub when: When,
    pub starts: ClockTime,
    /// Until; the same as `starts` for "not at all".
    pub ends: ClockTime,
}

/// A weekday, or a dated exception to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// 0 for Monday.
    Weekday(i64),
    /// Only then, in the place of the weekday's.
    Day(NaiveDate),
}

/// A person as the planner sees them.
#[derive(Clone, Debug)]
pub struct Worker {
    pub id: PersonId,
    pub name: String,
    pub team: String,
    /// Day of birth, if known.
    pub born_on: Option<NaiveDate>,
    /// Year of birth, if known.
    pub birth_year: Option<i64>,
    /// Whether they may only work under a contract (insertion workers).
    pub needs_contract: bool,
    pub contracts: Vec<Contract>,
    pub absences: Vec<Away>,
    /// Absences asked for, which nobody has decided.
    pub requested: Vec<Interval>,
    /// Workshops they lead.
    pub workshops: Vec<Interval>,
    /// When they can work; empty means any time.
    pub availability: Vec<Available>,
    /// Tasks they must not do.
    pub restrictions: Vec<Restriction>,
    /// What is written for their hours.
    pub limits: Vec<WorkLimit>,
    /// What they can do, until when.
    pub skills: Vec<(SkillId, Option<NaiveDate>)>,
    /// Their plan, by start.
    pub stints: Vec<Stint>,
    /// Of hours as found: what corrections of validated months added to a day, or took off. It has no time of day.
    pub corrected: Vec<(NaiveDate, Minutes)>,
}

/// An absence granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Away {
    pub interval: Interval,
    /// Whether it is of a part of a day: what a shift has beside it can still be worked.
    pub in_part: bool,
    /// Whether it is working time all the same: training, school.
    pub is_work: bool,
}

/// "Not this task", from a day on: what was done before stays right.
#[derive(Clone, Copy, Debug)]
pub struct Restriction {
    pub task: TaskId,
    /// The day it was said.
    pub starts: NaiveDate,
    /// The last day, where there is one.
    pub ends: Option<NaiveDate>,
}

impl Restriction {
    /// Whether it holds on a day.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.starts <= day && self.ends.is_none_or(|end| day <= end)
    }
}

impl Worker {
    /// Somebody of whom nothing is known but who they are and how old: `born` is the day of birth and the year.
    #[must_use]
    pub const fn new(id: PersonId, name: String, born: (Option<NaiveDate>, Option<i64>)) -> Self {
        Self {
            id,
            name,
            team: String::new(),
            born_on: born.0,
            birth_year: born.1,
            needs_contract: false,
            contracts: Vec::new(),
            absences: Vec::new(),
            requested: Vec::new(),
            workshops: Vec::new(),
            availability: Vec::new(),
            restrictions: Vec::new(),
            limits: Vec::new(),
            skills: Vec::new(),
            stints: Vec::new(),
            corrected: Vec::new(),
        }
    }

    /// Whether they are under eighteen. Where only the year is known, through the whole year in which they turn eighteen.
    #[must_use]
    pub fn is_minor(&self, day: NaiveDate) -> bool {
        self.is_younger_than(18, day)
    }

    /// The same for another age, in years.
    #[must_use]
    pub fn is_younger_than(&self, years: u32, day: NaiveDate) -> bool {
        match (self.born_on, self.birth_year) {
            (Some(born), _) => day.years_since(born).is_some_and(|age| age < years),
            (None, Some(year)) => i64::from(day.year()) - year <= i64::from(years),
            (None, None) => false,
        }
    }

    /// The contract that runs on a day.
    #[must_use]
    pub fn contract(&self, day: NaiveDate) -> Option<&Contract> {
        self.contracts.iter().find(|contract| contract.runs_on(day))
    }

    /// The hours that the contracts of a week come to: of a week in which one begins or ends, a fifth for each weekday it runs on.
    #[must_use]
    pub fn contract_hours(&self, week: Week) -> Option<Minutes> {
        contract_hours(&self.contracts, week)
    }

    /// Whether they work under a contract of employment on a day, or under none that is known.
    #[must_use]
    pub fn is_employee(&self, day: NaiveDate) -> bool {
        self.contract(day).is_none_or(|contract| contract.details.kind.is_employment())
    }

    /// Training and school in a week: whole days a fifth of the contract's hours each.
    #[must_use]
    pub fn taught(&self, week: Week, zone: Tz) -> Minutes {
        let mut taught = self.absences.iter().filter(|away| away.is_work).peekable();
        if taught.peek().is_none() {
            return Minutes(0);
        }
        let whole = week.interval(zone);
        let of_day = |away: &Away, day: NaiveDate| {
            let hours = self.contract(day).map_or(0, |contract| contract.hours(week).0);
            if away.interval.overlaps(Interval::days(day, day, zone)) { Minutes(hours / 5) } else { Minutes(0) }
        };
        taught
            .map(
                |away| {
                    if away.in_part {
                        away.interval.shared(whole)
                    } else {
                        week.days().take(5).map(|day| of_day(away, day)).sum()
                    }
                },
            )
            .sum()
    }

    /// Whether they said they can work then.
    #[must_use]
    pub fn is_available(&self, slot: &Slot) -> bool {
        let dated: Vec<_> = self.availability.iter().filter(|line| line.when == When::Day(slot.day)).collect();
        let weekday = i64::from(slot.day.weekday().num_days_from_monday());
        let has_week = self.availability.iter().any(|line| matches!(line.when, When::Weekday(_)));
        let lines: Vec<_> = match (dated.is_empty(), has_week) {
            (false, _) => dated,
            (true, true) => self.availability.iter().filter(|line| line.when == When::Weekday(weekday)).collect(),
            (true, false) => return true,
        };
        lines.iter().any(|line| line.starts <= slot.starts && slot.ends <= line.ends)
    }

    /// Whether they can do something on a day, licence not expired.
    #[must_use]
    pub fn can(&self, skill: SkillId, day: NaiveDate) -> bool {
        self.skills.iter().any(|(known, expires)| *known == skill && expires.is_none_or(|end| day <= end))
    }

    /// Their work on a shift: the whole of it, or what absences of a part of the day leave.
    #[must_use]
    pub fn stint_on(&self, shift: &Shift, zone: Tz) -> Stint {
        let whole = Stint::from(shift);
        let mut away = self.absences.iter().filter(|away| away.in_part && away.interval.overlaps(whole.interval));
        match away.try_fold(whole.slot, |slot, away| slot.without(away.interval, zone)) {
            Some(slot) if slot != whole.slot => whole.in_part(slot, zone),
            _ => whole,
        }
    }

    /// The work planned on the days of a week.
    #[must_use]
    pub fn planned(&self, week: Week) -> Minutes {
        let days = week.monday()..=week.sunday();
        self.stints.iter().filter(|stint| days.contains(&stint.slot.day)).map(Stint::work).sum()
    }
}

/// Everything the rules need, read at one moment.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The ecopole's time zone.
    pub zone: Tz,
    /// The rules' figures.
    pub parameters: Parameters,
    /// Whether the ecopole works on public holidays.
    pub holidays_worked: bool,
    /// Whose public holidays are kept.
    pub region: Region,
    /// A week A.
    pub a_week: Week,
    /// Those who can be planned.
    pub workers: HashMap<PersonId, Worker>,
    /// The shifts of the weeks looked at.
    pub shifts: HashMap<ShiftId, Shift>,
    /// Names of skills.
    pub skills: HashMap<SkillId, String>,
    /// Names of tasks.
    pub tasks: HashMap<TaskId, TaskName>,
    /// Who is on each shift.
    pub on_shift: HashMap<ShiftId, Vec<PersonId>>,
}

impl Snapshot {
    /// A task's name.
    #[must_use]
    pub fn task(&self, l: Lang, task: TaskId) -> &str {
        self.tasks.get(&task).map_or("", |name| name.text(l))
    }

    /// Who is on a shift.
    #[must_use]
    pub fn people_on(&self, shift: ShiftId) -> Vec<PersonId> {
        self.on_shift.get(&shift).cloned().unwrap_or_default()
    }

    /// Puts a person on a shift, on paper only.
    pub fn put(&mut self, person: PersonId, shift: ShiftId) {
        let (Some(worker), Some(shift)) = (self.workers.get_mut(&person), self.shifts.get(&shift)) else {
            return;
        };
        let stint = worker.stint_on(shift, self.zone);
        let at = worker.stints.partition_point(|other| other.interval.starts <= stint.interval.starts);
        worker.stints.insert(at, stint);
        self.on_shift.entry(shift.id).or_default().push(person);
    }

    /// Takes a person off a shift, on paper only.
    pub fn take(&mut self, person: PersonId, shift: ShiftId) {
        if let Some(worker) = self.workers.get_mut(&person) {
            worker.stints.retain(|stint| stint.shift != shift);
        }
        if let Some(people) = self.on_shift.get_mut(&shift) {
            people.retain(|other| *other != person);
        }
    }
}

/// The hours that contracts come to in a week; none where none of them runs on a weekday of it.
#[must_use]
pub fn contract_hours(contracts: &[Contract], week: Week) -> Option<Minutes> {
    let on = |day: NaiveDate| contracts.iter().find(|contract| contract.runs_on(day));
    let (first, last) = (on(week.monday()), on(week.sunday()));
    if let (Some(first), Some(last)) = (first, last)
        && first.id == last.id
    {
        return Some(first.hours(week));
    }
    let fifths: Vec<i64> = week.days().take(5).filter_map(on).map(|contract| contract.hours(week).0).collect();
    (!fifths.is_empty()).then(|| Minutes(fifths.iter().sum::<i64>() / 5))
}

//! One person's plan before the rules: what each piece of work breaks by itself. Days, weeks and contracts are judged beside.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;

use platform::i18n::{Lang, Message, format};
use platform::time::{ClockTime, DAY, Interval, Minutes, Week};

use super::snapshot::{Snapshot, Worker};
use super::{Breach, Parameter, Rule, Severity};
use crate::model::holidays::{self, Holiday};
use crate::model::shift::Stint;
use crate::texts::rules as texts;

/// What is measured of an absence that nobody has decided: it is said once a day.
const ASKED: i64 = 1;

/// Kinds of personal limits measure different things: far apart, so that none is taken for another.
const LIMIT_FROM: i64 = 10_000;
const LIMIT_UNTIL: i64 = 20_000;
const LIMIT_NIGHT: i64 = 30_000;

/// Asks the rules about one person.
pub(super) struct Judge<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) worker: &'a Worker,
    /// Shifts, by start.
    stints: &'a [Stint],
    /// What is working time: shifts and workshops led (Code du travail L3121-1), by start.
    pub(super) time: Cow<'a, [Stint]>,
    /// Its minutes by local day: a night counts on both its days.
    pub(super) by_day: BTreeMap<NaiveDate, Minutes>,
    /// The only week whose breaches are asked for; none for all weeks.
    week: Option<Week>,
    pub(super) found: Vec<Breach>,
}

/// Everything a plan breaks, or what it breaks in one week; `stints` by start.
pub(super) fn breaches(snapshot: &Snapshot, worker: &Worker, stints: &[Stint], week: Option<Week>) -> Vec<Breach> {
    let time = working_time(worker, stints, snapshot.zone);
    let mut by_day = minutes_by_day(&time, snapshot.zone);
    for (day, minutes) in &worker.corrected {
        let sum = by_day.entry(*day).or_default();
        *sum = *sum + *minutes;
    }
    let mut judge = Judge { snapshot, worker, stints, time, by_day, week, found: Vec::new() };
    for stint in stints {
        judge.one(stint);
        judge.holiday(stint);
        judge.personal_hours(stint);
    }
    judge.overlaps();
    judge.days();
    judge.weeks();
    judge.found
}

fn working_time<'a>(worker: &Worker, stints: &'a [Stint], zone: Tz) -> Cow<'a, [Stint]> {
    if worker.workshops.is_empty() {
        return Cow::Borrowed(stints);
    }
    let led = worker.workshops.iter().map(|interval| Stint::led(*interval, zone));
    let mut time: Vec<Stint> = stints.iter().copied().chain(led).collect();
    time.sort_by_key(|stint| stint.interval.starts);
    Cow::Owned(time)
}

fn minutes_by_day(time: &[Stint], zone: Tz) -> BTreeMap<NaiveDate, Minutes> {
    let mut by_day: BTreeMap<NaiveDate, Minutes> = BTreeMap::new();
    let mut add = |day, work| {
        let sum = by_day.entry(day).or_default();
        *sum = *sum + work;
    };
    for stint in time {
        if stint.slot.ends.0 <= DAY {
            add(stint.slot.day, stint.work());
        } else {
            work_by_day(stint.interval, stint.slot.pause, zone).into_iter().for_each(|(day, work)| add(day, work));
        }
    }
    by_day
}

/// The work of a stint by local day; the break counts for the longest part.
#[must_use]
pub(crate) fn work_by_day(interval: Interval, pause: Minutes, zone: Tz) -> Vec<(NaiveDate, Minutes)> {
    let mut parts = interval.by_day(zone);
    if let Some((_, longest)) = parts.iter_mut().max_by_key(|(_, minutes)| *minutes) {
        *longest = Minutes((*longest - pause).0.max(0));
    }
    parts
}

/// "lundi 8 h 30", in the ecopole's zone.
pub(super) fn when(lang: Lang, at: chrono::DateTime<chrono::Utc>, zone: Tz) -> String {
    use chrono::Timelike as _;
    let local = at.with_timezone(&zone);
    format!("{} {}", format::weekday(lang, local.date_naive()), format::time(lang, local.hour(), local.minute()))
}

impl Judge<'_> {
    /// A rule's line of a day.
    pub(super) fn rule(&self, rule: Rule, day: NaiveDate) -> Option<&Parameter> {
        self.snapshot.parameters.on(rule, day)
    }

    /// Its figure as minutes.
    pub(super) fn minutes(&self, rule: Rule, day: NaiveDate) -> Option<Minutes> {
        self.rule(rule, day).map(|parameter| Minutes(parameter.value))
    }

    fn clock(&self, rule: Rule, day: NaiveDate) -> Option<ClockTime> {
        self.rule(rule, day).map(|parameter| ClockTime(parameter.value))
    }

    /// Whether breaches of a day are asked for.
    pub(super) fn asked(&self, day: NaiveDate) -> bool {
        self.week.is_none_or(|week| week == Week::of(day))
    }

    pub(super) fn complain(&mut self, rule: Rule, day: NaiveDate, measured: i64, message: Message) {
        let Some(parameter) = self.snapshot.parameters.on(rule, day) else {
            return;
        };
        self.found.push(Breach {
            rule,
            severity: parameter.severity,
            person: Some(self.worker.id),
            day,
            measured,
            message,
            source: parameter.source.clone(),
        });
    }

    /// The same, only said.
    pub(super) fn remark(&mut self, rule: Rule, day: NaiveDate, measured: i64, message: Message) {
        let before = self.found.len();
        self.complain(rule, day, measured, message);
        for breach in self.found.iter_mut().skip(before) {
            breach.severity = Severity::Hint;
        }
    }

    /// The stricter rule for those under eighteen, the general one for all others.
    pub(super) fn by_age(&self, general: Rule, minor: Rule, day: NaiveDate) -> Rule {
        if self.worker.is_minor(day) { minor } else { general }
    }

    fn one(&mut self, stint: &Stint) {
        let (worker, day) = (self.worker, stint.slot.day);
        if !self.asked(day) {
            return;
        }
        let runs = worker.contract(day).is_some();
        let said = |rule| self.found.iter().any(|breach: &Breach| breach.rule == rule && breach.day == day);
        if !runs && !said(Rule::ContractDates) && (worker.needs_contract || !worker.contracts.is_empty()) {
            self.complain(Rule::ContractDates, day, 0, Message::new(move |l| texts::contract_dates(l, format::date(l, day))));
        }
        if worker.absences.iter().any(|absence| absence.interval.overlaps(stint.interval)) {
            self.complain(Rule::Absence, day, 0, Message::new(move |l| texts::absence(l, format::weekday(l, day))));
        }
        let told = |breach: &Breach| (breach.rule, breach.day, breach.measured) == (Rule::Absence, day, ASKED);
        if !self.found.iter().any(told) && worker.requested.iter().any(|asked| asked.overlaps(stint.interval)) {
            self.remark(Rule::Absence, day, ASKED, Message::new(move |l| texts::absence_asked(l, format::weekday(l, day))));
        }
        if let Some(led) = worker.workshops.iter().find(|workshop| workshop.overlaps(stint.interval)) {
            let (zone, led) = (self.snapshot.zone, *led);
            let said = Message::new(move |l| texts::leads(l, when(l, led.starts, zone), when(l, led.ends, zone)));
            self.complain(Rule::Overlap, day, led.shared(stint.interval).0, said);
        }
        let restricted = worker.restrictions.iter().any(|one| one.task == stint.task && one.holds(day));
        if restricted {
            let task = self.snapshot.tasks.get(&stint.task).cloned().unwrap_or_default();
            self.complain(Rule::Restriction, day, 0, Message::new(move |l| texts::restriction(l, task.text(l))));
        }
        if !worker.is_available(&stint.slot) {
            // Each shift of such a day asks for its own reason.
            self.complain(
                Rule::Availability,
                day,
                stint.slot.starts.0,
                Message::new(move |l| texts::availability(l, format::weekday(l, day))),
            );
        }
        self.minor_by_night(stint);
    }

    /// Nobody under eighteen works by night.
    fn minor_by_night(&mut self, stint: &Stint) {
        let (day, slot) = (stint.slot.day, stint.slot);
        let from = if self.worker.is_younger_than(16, day) { Rule::YoungNightFrom } else { Rule::MinorNightFrom };
        let (Some(from), Some(until)) = (self.clock(from, day), self.clock(Rule::MinorNightUntil, day)) else {
            return;
        };
        if self.worker.is_minor(day) && (slot.starts < until || slot.ends > from) {
            let said = Message::new(move |l| texts::minor_night(l, from.text(l), until.text(l)));
            self.complain(Rule::MinorNightFrom, day, slot.starts.0, said);
        }
    }

    /// What the occupational doctor wrote of one person's hours, or what a pregnancy rules out: of a night, each of its days is asked.
    fn personal_hours(&mut self, stint: &Stint) {
        if self.worker.limits.is_empty() {
            return;
        }
        let (day, slot) = (stint.slot.day, stint.slot);
        self.limits_of_day(day, slot.starts, slot.ends.min(ClockTime(DAY)));
        if let Some(next) = day.succ_opt().filter(|_| slot.ends.0 > DAY) {
            self.limits_of_day(next, ClockTime(0), ClockTime(slot.ends.0 - DAY));
        }
    }

    fn limits_of_day(&mut self, day: NaiveDate, starts: ClockTime, ends: ClockTime) {
        if !self.asked(day) {
            return;
        }
        for limit in self.worker.limits.iter().filter(|limit| limit.holds(day)) {
            if let Some(from) = limit.not_before.filter(|from| starts < *from) {
                let said = Message::new(move |l| texts::limit_from(l, from.text(l)));
                self.complain(Rule::Limit, day, LIMIT_FROM + starts.0, said);
            }
            if let Some(until) = limit.not_after.filter(|until| ends > *until) {
                let said = Message::new(move |l| texts::limit_until(l, until.text(l)));
                self.complain(Rule::Limit, day, LIMIT_UNTIL + ends.0, said);
            }
            let night = self.clock(Rule::NightFrom, day).zip(self.clock(Rule::NightUntil, day));
            if let Some((from, until)) = night.filter(|_| limit.no_night)
                && (starts < until || ends > from)
            {
                let said = Message::new(move |l| texts::limit_night(l, from.text(l), until.text(l)));
                self.complain(Rule::Limit, day, LIMIT_NIGHT + starts.0, said);
            }
        }
    }

    /// A night counts on the day it reaches into, too.
    fn holiday(&mut self, stint: &Stint) {
        let first = stint.slot.day;
        let second = first.succ_opt().filter(|_| stint.slot.ends.0 > DAY);
        for day in std::iter::once(first).chain(second).filter(|day| self.asked(*day)).collect::<Vec<_>>() {
            let Some(holiday) = holidays::on(day, self.snapshot.region) else {
                continue;
            };
            let rule = if self.worker.is_minor(day) {
                Rule::MinorHoliday
            } else if holiday == Holiday::LabourDay && self.worker.is_employee(day) {
                Rule::LabourDay
            } else if self.snapshot.holidays_worked {
                continue;
            } else {
                Rule::Holiday
            };
            let said = Message::new(move |l| texts::holiday(l, format::date(l, day), texts::holiday_name(l, holiday)));
            self.complain(rule, day, 0, said);
        }
    }

    /// No two shifts at once.
    fn overlaps(&mut self) {
        let (stints, zone) = (self.stints, self.snapshot.zone);
        for pair in stints.windows(2) {
            let (one, two) = (pair[0], pair[1]);
            if self.asked(two.slot.day) && one.interval.overlaps(two.interval) {
                let shared = one.interval.shared(two.interval);
                let said = Message::new(move |l| {
                    texts::overlap(l, when(l, two.interval.starts, zone), when(l, one.interval.ends, zone))
                });
                self.complain(Rule::Overlap, two.slot.day, shared.0, said);
            }
        }
    }
}

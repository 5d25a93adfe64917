//! What one person's plan breaks.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;

use platform::i18n::{Lang, Message, format};
use platform::time::{ClockTime, Interval, Minutes, Week};

use super::snapshot::{Snapshot, Worker};
use super::{Breach, Parameter, Rule, Severity};
use crate::model::holidays;
use crate::model::shift::Stint;
use crate::texts::rules as texts;

/// Weeks of the average (Code du travail L3121-22).
const AVERAGE_WEEKS: i64 = 12;
/// The weekly rest must lie in its week with at least a whole day.
const WHOLE_DAY: Minutes = Minutes(1440);

struct Judge<'a> {
    snapshot: &'a Snapshot,
    worker: &'a Worker,
    stints: &'a [Stint],
    /// The only week whose breaches are asked for; none for all weeks.
    week: Option<Week>,
    found: Vec<Breach>,
}

/// Everything a plan breaks, or what it breaks in one week; `stints` by start.
pub(super) fn breaches(snapshot: &Snapshot, worker: &Worker, stints: &[Stint], week: Option<Week>) -> Vec<Breach> {
    let mut judge = Judge { snapshot, worker, stints, week, found: Vec::new() };
    for stint in stints {
        judge.one(stint);
    }
    judge.neighbours();
    judge.days();
    judge.weeks();
    judge.found
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

fn when(lang: Lang, at: chrono::DateTime<chrono::Utc>, zone: Tz) -> String {
    use chrono::Timelike as _;
    let local = at.with_timezone(&zone);
    format!("{} {}", format::weekday(lang, local.date_naive()), format::time(lang, local.hour(), local.minute()))
}

impl Judge<'_> {
    fn rule(&self, rule: Rule, day: NaiveDate) -> Option<&Parameter> {
        self.snapshot.parameters.on(rule, day)
    }

    /// Whether breaches of a day are asked for.
    fn asked(&self, day: NaiveDate) -> bool {
        self.week.is_none_or(|week| week == Week::of(day))
    }

    fn complain(&mut self, rule: Rule, day: NaiveDate, measured: i64, message: Message) {
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
    fn remark(&mut self, rule: Rule, day: NaiveDate, measured: i64, message: Message) {
        let before = self.found.len();
        self.complain(rule, day, measured, message);
        for breach in self.found.iter_mut().skip(before) {
            breach.severity = Severity::Hint;
        }
    }

    /// The stricter rule for those under eighteen, the general one for all others.
    fn by_age(&self, general: Rule, minor: Rule, day: NaiveDate) -> Rule {
        if self.worker.is_minor(day) { minor } else { general }
    }

    fn one(&mut self, stint: &Stint) {
        let (worker, day) = (self.worker, stint.slot.day);
        if !self.asked(day) {
            return;
        }
        let runs = worker.contract(day).is_some();
        if !runs && (worker.needs_contract || !worker.contracts.is_empty()) {
            self.complain(Rule::ContractDates, day, 0, Message::new(move |l| texts::contract_dates(l, format::date(l, day))));
        }
        if worker.absences.iter().any(|absence| absence.interval.overlaps(stint.interval)) {
            self.complain(Rule::Absence, day, 0, Message::new(move |l| texts::absence(l, format::weekday(l, day))));
        }
        if worker.requested.iter().any(|asked| asked.overlaps(stint.interval)) {
            self.remark(Rule::Absence, day, 1, Message::new(move |l| texts::absence_asked(l, format::weekday(l, day))));
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
        if !self.snapshot.holidays_worked
            && let Some(holiday) = holidays::on(day)
        {
            self.complain(
                Rule::Holiday,
                day,
                0,
                Message::new(move |l| texts::holiday(l, format::date(l, day), texts::holiday_name(l, holiday))),
            );
        }
    }

    /// Nobody under eighteen works by night.
    fn minor_by_night(&mut self, stint: &Stint) {
        let (day, slot) = (stint.slot.day, stint.slot);
        let clock = |rule| self.rule(rule, day).map(|parameter| ClockTime(parameter.value));
        let from = if self.worker.is_younger_than(16, day) { Rule::YoungNightFrom } else { Rule::MinorNightFrom };
        let (Some(from), Some(until)) = (clock(from), clock(Rule::MinorNightUntil)) else {
            return;
        };
        if self.worker.is_minor(day) && (slot.starts < until || slot.ends > from) {
            let clock = |l, at: ClockTime| {
                let (hour, minute) = at.on_the_wall();
                format::time(l, hour, minute)
            };
            let said = Message::new(move |l| texts::minor_night(l, clock(l, from), clock(l, until)));
            self.complain(Rule::MinorNightFrom, day, slot.starts.0, said);
        }
    }

    fn neighbours(&mut self) {
        let (stints, zone) = (self.stints, self.snapshot.zone);
        for pair in stints.windows(2) {
            let (one, two) = (pair[0], pair[1]);
            let day = two.slot.day;
            if !self.asked(day) {
                continue;
            }
            if one.interval.overlaps(two.interval) {
                let shared = one.interval.shared(two.interval);
                self.complain(
                    Rule::Overlap,
                    day,
                    shared.0,
                    Message::new(move |l| {
                        texts::overlap(l, when(l, two.interval.starts, zone), when(l, one.interval.ends, zone))
                    }),
                );
                continue;
            }
            let rule = self.by_age(Rule::DayRest, Rule::MinorDayRest, day);
            let rest = Minutes((two.interval.starts - one.interval.ends).num_minutes());
            if let Some(least) = self.rule(rule, day).map(|p| Minutes(p.value))
                && one.slot.day < day
                && rest < least
            {
                self.complain(
                    rule,
                    day,
                    rest.0,
                    Message::new(move |l| {
                        texts::day_rest(
                            l,
                            format::duration(l, least.0),
                            when(l, one.interval.ends, zone),
                            when(l, two.interval.starts, zone),
                            format::duration(l, rest.0),
                        )
                    }),
                );
            }
        }
    }

    fn days(&mut self) {
        let mut by_day: BTreeMap<NaiveDate, Minutes> = BTreeMap::new();
        for stint in self.stints {
            if stint.slot.ends.0 <= 1440 {
                *by_day.entry(stint.slot.day).or_default() =
                    by_day.get(&stint.slot.day).copied().unwrap_or_default() + stint.work();
            } else {
                for (day, work) in work_by_day(stint.interval, stint.slot.pause, self.snapshot.zone) {
                    *by_day.entry(day).or_default() = by_day.get(&day).copied().unwrap_or_default() + work;
                }
            }
        }
        for (day, work) in &by_day {
            let (day, work) = (*day, *work);
            if !self.asked(day) {
                continue;
            }
            let rule = self.by_age(Rule::DayHours, Rule::MinorDayHours, day);
            if let Some(most) = self.rule(rule, day).map(|p| Minutes(p.value)).filter(|most| work > *most) {
                self.complain(
                    rule,
                    day,
                    work.0,
                    Message::new(move |l| {
                        texts::day_hours(l, format::weekday(l, day), format::duration(l, work.0), format::duration(l, most.0))
                    }),
                );
            }
        }
        self.row_of_days(by_day.keys().copied());
        for day in self.stints.chunk_by(|one, two| one.slot.day == two.slot.day) {
            if day.first().is_some_and(|stint| self.asked(stint.slot.day)) {
                self.span_and_breaks(day);
            }
        }
    }

    fn row_of_days(&mut self, days: impl Iterator<Item = NaiveDate>) {
        let (mut row, mut last): (i64, Option<NaiveDate>) = (0, None);
        let mut too_long: Option<(NaiveDate, i64, i64)> = None;
        for day in days {
            row = if last.and_then(|last| last.succ_opt()) == Some(day) { row + 1 } else { 1 };
            last = Some(day);
            if let Some(most) = self.rule(Rule::ConsecutiveDays, day).map(|p| p.value).filter(|most| row > *most) {
                too_long = Some((day, row, most));
            } else {
                self.too_many_days(too_long.take());
            }
        }
        self.too_many_days(too_long);
    }

    /// One complaint a row of days, with its whole length.
    fn too_many_days(&mut self, row: Option<(NaiveDate, i64, i64)>) {
        if let Some((day, count, most)) = row.filter(|(day, ..)| self.asked(*day)) {
            self.complain(Rule::ConsecutiveDays, day, count, Message::new(move |l| texts::consecutive_days(l, count, most)));
        }
    }

    /// `stints` of one day, by start.
    fn span_and_breaks(&mut self, stints: &[Stint]) {
        let (Some(first), Some(ends)) = (stints.first(), stints.iter().map(|stint| stint.interval.ends).max()) else {
            return;
        };
        let day = first.slot.day;
        let span = Interval { starts: first.interval.starts, ends }.length();
        if let Some(most) = self.rule(Rule::DaySpan, day).map(|p| Minutes(p.value)).filter(|most| span > *most) {
            self.complain(
                Rule::DaySpan,
                day,
                span.0,
                Message::new(move |l| {
                    texts::day_span(l, format::weekday(l, day), format::duration(l, span.0), format::duration(l, most.0))
                }),
            );
        }
        let rule = self.by_age(Rule::BreakAfter, Rule::MinorBreakAfter, day);
        let length = self.by_age(Rule::BreakLength, Rule::MinorBreakLength, day);
        let (Some(after), Some(least)) =
            (self.rule(rule, day).map(|p| Minutes(p.value)), self.rule(length, day).map(|p| Minutes(p.value)))
        else {
            return;
        };
        // A gap as long as a break is one: what lies between two such gaps is work in one piece.
        let in_one_piece =
            |one: &Stint, two: &Stint| two.interval.starts - one.interval.ends < chrono::Duration::minutes(least.0);
        for piece in stints.chunk_by(in_one_piece) {
            let work: Minutes = piece.iter().map(Stint::work).sum();
            let rest: Minutes = piece.iter().map(|stint| stint.slot.pause).sum();
            // Two things at once are another rule's: to ask for a break in them would only confuse.
            let doubled = piece.windows(2).any(|two| two[1].interval.starts < two[0].interval.ends);
            if work >= after && rest < least && !doubled {
                self.complain(
                    rule,
                    day,
                    work.0,
                    Message::new(move |l| {
                        texts::break_after(
                            l,
                            format::duration(l, least.0),
                            format::duration(l, after.0),
                            format::weekday(l, day),
                            format::duration(l, rest.0),
                        )
                    }),
                );
            }
        }
    }

    fn weeks(&mut self) {
        // By start: those of a week stand together.
        let of_week = |stints: &[Stint]| stints.first().map(|stint| Week::of(stint.slot.day));
        let by_week: BTreeMap<Week, &[Stint]> = self
            .stints
            .chunk_by(|one, two| Week::of(one.slot.day) == Week::of(two.slot.day))
            .filter_map(|stints| Some((of_week(stints)?, stints)))
            .collect();
        for (week, stints) in &by_week {
            if !self.asked(week.monday()) {
                continue;
            }
            self.week_hours(*week, stints);
            self.week_rest(*week);
            self.fairness(*week, stints, &by_week);
        }
        self.average(&by_week);
    }

    fn week_hours(&mut self, week: Week, stints: &[Stint]) {
        let work: Minutes = stints.iter().map(Stint::work).sum();
        let day = week.monday();
        let rule = self.by_age(Rule::WeekHours, Rule::MinorWeekHours, day);
        if let Some(most) = self.rule(rule, day).map(|p| Minutes(p.value)).filter(|most| work > *most) {
            self.complain(
                rule,
                day,
                work.0,
                Message::new(move |l| texts::week_hours(l, format::duration(l, work.0), format::duration(l, most.0))),
            );
        }
        let tolerance = self.rule(Rule::ContractHours, day).map(|p| Minutes(p.value));
        if let (Some(contract), Some(tolerance)) = (self.worker.contract_hours(week), tolerance)
            && work > contract + tolerance
        {
            self.complain(
                Rule::ContractHours,
                day,
                work.0,
                Message::new(move |l| texts::contract_hours(l, format::duration(l, work.0), format::duration(l, contract.0))),
            );
        }
    }

    /// The longest rest that touches the week with a whole day of it: before the first stint, between two, after the last.
    fn week_rest(&mut self, week: Week) {
        let day = week.monday();
        let rule = self.by_age(Rule::WeekRest, Rule::MinorWeekRest, day);
        let Some(least) = self.rule(rule, day).map(|p| Minutes(p.value)) else {
            return;
        };
        let whole = week.interval(self.snapshot.zone);
        let far = chrono::Duration::weeks(2);
        let (first, last) = (whole.starts - far, whole.ends + far);
        let mut from = first;
        let mut longest = Minutes(0);
        let mut consider = |from, until| {
            let rest = Interval { starts: from, ends: until };
            if from < until && rest.shared(whole) >= WHOLE_DAY {
                longest = longest.max(rest.length());
            }
        };
        for stint in self.stints {
            if stint.interval.ends > first && stint.interval.starts < last {
                consider(from, stint.interval.starts);
                from = from.max(stint.interval.ends);
            }
        }
        consider(from, last);
        if longest < least {
            let found = longest;
            self.complain(
                rule,
                day,
                found.0,
                Message::new(move |l| texts::week_rest(l, format::duration(l, least.0), format::duration(l, found.0))),
            );
        }
    }

    fn fairness(&mut self, week: Week, stints: &[Stint], by_week: &BTreeMap<Week, &[Stint]>) {
        let day = week.monday();
        let on_weekend = |stint: &Stint| stint.slot.day >= week.monday() && is_weekend(stint.slot.day);
        if let Some(most) = self.rule(Rule::Weekends, day).map(|p| p.value)
            && stints.iter().any(on_weekend)
        {
            let worked = (0_i64..4).filter(|back| {
                by_week.get(&week.plus(-*back)).is_some_and(|stints| stints.iter().any(|stint| is_weekend(stint.slot.day)))
            });
            let count = i64::try_from(worked.count()).unwrap_or(0);
            if count > most {
                self.complain(Rule::Weekends, day, count, Message::new(move |l| texts::weekends(l, count)));
            }
        }
        let early = self.rule(Rule::EarlyBefore, day).map(|p| p.value);
        let most = self.rule(Rule::EarlyStarts, day).map(|p| p.value);
        if let (Some(early), Some(most)) = (early, most) {
            let count = i64::try_from(stints.iter().filter(|stint| stint.slot.starts.0 < early).count()).unwrap_or(0);
            if count > most {
                self.complain(Rule::EarlyStarts, day, count, Message::new(move |l| texts::early_starts(l, count)));
            }
        }
    }

    /// The worst twelve consecutive weeks.
    fn average(&mut self, by_week: &BTreeMap<Week, &[Stint]>) {
        let work: BTreeMap<Week, Minutes> =
            by_week.iter().map(|(week, stints)| (*week, stints.iter().map(Stint::work).sum())).collect();
        let worst = work
            .keys()
            .map(|last| {
                let sum: Minutes = work.range(last.plus(1 - AVERAGE_WEEKS)..=*last).map(|(_, minutes)| *minutes).sum();
                (*last, Minutes(sum.0 / AVERAGE_WEEKS), sum)
            })
            .filter(|(last, _, sum)| {
                self.rule(Rule::AverageHours, last.monday()).is_some_and(|most| sum.0 > most.value * AVERAGE_WEEKS)
            })
            .max_by_key(|(_, _, sum)| *sum);
        if let Some((last, average, sum)) = worst.filter(|(last, ..)| self.asked(last.monday())) {
            let most = self.rule(Rule::AverageHours, last.monday()).map_or(0, |p| p.value);
            self.complain(
                Rule::AverageHours,
                last.monday(),
                sum.0,
                Message::new(move |l| texts::average_hours(l, format::duration(l, average.0), format::duration(l, most))),
            );
        }
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    use chrono::Datelike as _;
    day.weekday().num_days_from_monday() >= 5
}

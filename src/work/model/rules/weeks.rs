//! What a week breaks: hours from Monday 0 h to Sunday 24 h (Code du travail L3121-35), averages, rests, nights, fairness.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use platform::i18n::{Message, format};
use platform::time::{Interval, Minutes, Week};

use super::Rule;
use super::judge::Judge;
use crate::model::limit::WorkLimit;
use crate::model::shift::Stint;
use crate::model::time_of_day;
use crate::texts::rules as texts;

/// Weeks of the average (Code du travail L3121-22).
const AVERAGE_WEEKS: i64 = 12;
/// The weekly rest must lie in its week with at least a whole day.
const WHOLE_DAY: Minutes = Minutes(1440);

/// Each week's work.
pub(super) type ByWeek = BTreeMap<Week, Minutes>;

impl Judge<'_> {
    pub(super) fn weeks(&mut self) {
        let mut work = ByWeek::new();
        for (day, minutes) in &self.by_day {
            let sum = work.entry(Week::of(*day)).or_default();
            *sum = *sum + *minutes;
        }
        // By start: those that begin in a week stand together.
        let time = self.time.clone();
        let begun: BTreeMap<Week, &[Stint]> = time
            .chunk_by(|one, two| Week::of(one.slot.day) == Week::of(two.slot.day))
            .filter_map(|stints| Some((Week::of(stints.first()?.slot.day), stints)))
            .collect();
        for (week, minutes) in &work {
            if self.asked(week.monday()) {
                self.week_hours(*week, *minutes);
                self.contract_week(*week, &work);
                self.week_rest(*week);
                self.days_of_week(*week);
            }
        }
        for (week, stints) in &begun {
            if self.asked(week.monday()) {
                self.nights(*week, stints);
                self.fairness(*week, stints, &begun);
            }
        }
        self.average(&work);
    }

    fn week_hours(&mut self, week: Week, work: Minutes) {
        let day = week.monday();
        let rule = self.by_age(Rule::WeekHours, Rule::MinorWeekHours, day);
        let holds = |limit: &&WorkLimit| week.days().any(|day| limit.holds(day));
        let limits = self.worker.limits.iter().filter(holds).filter_map(|limit| limit.week);
        let limit = limits.min().map(|most| (Rule::Limit, most));
        let most = self.minutes(rule, day).map(|most| (rule, most));
        for (rule, most) in [most, limit].into_iter().flatten().filter(|(_, most)| work > *most) {
            let said = Message::new(move |l| texts::week_hours(l, format::duration(l, work.0), format::duration(l, most.0)));
            self.complain(rule, day, work.0, said);
        }
    }

    /// The longest rest that touches the week with a whole day of it: before the first stint, between two, after the last.
    fn week_rest(&mut self, week: Week) {
        let day = week.monday();
        let Some(least) = self.minutes(Rule::WeekRest, day) else {
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
        for stint in self.time.iter() {
            if stint.interval.ends > first && stint.interval.starts < last {
                consider(from, stint.interval.starts);
                from = from.max(stint.interval.ends);
            }
        }
        consider(from, last);
        if longest < least {
            let found = longest;
            let said = Message::new(move |l| texts::week_rest(l, format::duration(l, least.0), format::duration(l, found.0)));
            self.complain(Rule::WeekRest, day, found.0, said);
        }
    }

    /// How many days are worked, and for those under eighteen whether Sunday and a day beside it are free (L3164-2).
    fn days_of_week(&mut self, week: Week) {
        let (day, sunday) = (week.monday(), week.sunday());
        let works = |day: NaiveDate| self.by_day.get(&day).is_some_and(|work| work.0 > 0);
        let count = i64::try_from(week.days().filter(|day| works(*day)).count()).unwrap_or(0);
        let beside = [sunday.pred_opt(), sunday.succ_opt()];
        let rests = !works(sunday) && beside.into_iter().flatten().any(|day| !works(day));
        if let Some(most) = self.rule(Rule::WeekDays, day).map(|p| p.value).filter(|most| count > *most) {
            self.complain(Rule::WeekDays, day, count, Message::new(move |l| texts::week_days(l, count, most)));
        }
        if self.worker.is_minor(day) && !rests {
            self.complain(Rule::MinorRestDays, day, count, Message::new(texts::minor_rest_days));
        }
    }

    /// Whoever works by night often is a night worker, with rights of their own (L3122-5).
    fn nights(&mut self, week: Week, stints: &[Stint]) {
        let day = week.monday();
        let clock = |rule| self.rule(rule, day).map(|p| p.value);
        let (Some(from), Some(until)) = (clock(Rule::NightFrom), clock(Rule::NightUntil)) else {
            return;
        };
        let (Some(least), Some(most)) = (self.minutes(Rule::NightLength, day), self.rule(Rule::NightsAWeek, day)) else {
            return;
        };
        let by_night = |stint: &&Stint| time_of_day::by_night(stint.interval, (from, until), self.snapshot.zone) >= least;
        let (count, most) = (i64::try_from(stints.iter().filter(by_night).count()).unwrap_or(0), most.value);
        if count >= most {
            self.complain(Rule::NightsAWeek, day, count, Message::new(move |l| texts::nights_a_week(l, count)));
        }
    }

    fn fairness(&mut self, week: Week, stints: &[Stint], by_week: &BTreeMap<Week, &[Stint]>) {
        let day = week.monday();
        let on_weekend = |stint: &Stint| is_weekend(stint.slot.day);
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

    /// Any twelve consecutive weeks.
    fn average(&mut self, work: &ByWeek) {
        for last in work.keys() {
            let day = last.monday();
            let Some(most) = self.rule(Rule::AverageHours, day).map(|p| p.value).filter(|_| self.asked(day)) else {
                continue;
            };
            let sum: Minutes = work.range(last.plus(1 - AVERAGE_WEEKS)..=*last).map(|(_, minutes)| *minutes).sum();
            if sum.0 > most * AVERAGE_WEEKS {
                let average = sum.0 / AVERAGE_WEEKS;
                let said =
                    Message::new(move |l| texts::average_hours(l, format::duration(l, average), format::duration(l, most)));
                self.complain(Rule::AverageHours, day, sum.0, said);
            }
        }
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    day.weekday().num_days_from_monday() >= 5
}

//! What a day of work breaks: hours, breaks, span, rest before it, days in a row, Sundays.

use chrono::{Datelike as _, NaiveDate, Weekday};

use platform::i18n::{Message, format};
use platform::time::{Interval, Minutes};

use super::Rule;
use super::judge::{Judge, when};
use crate::model::shift::Stint;
use crate::texts::rules as texts;

impl Judge<'_> {
    pub(super) fn days(&mut self) {
        self.rests();
        let days: Vec<(NaiveDate, Minutes)> = self.by_day.iter().map(|(day, work)| (*day, *work)).collect();
        for (day, work) in days.iter().filter(|(_, work)| work.0 > 0) {
            if self.asked(*day) {
                self.day_hours(*day, *work);
            }
        }
        self.row_of_days(days.iter().filter(|(_, work)| work.0 > 0).map(|(day, _)| *day));
        self.sundays(days.iter().filter(|(_, work)| work.0 > 0).map(|(day, _)| *day));
        let time = self.time.clone();
        for day in time.chunk_by(|one, two| one.slot.day == two.slot.day) {
            if day.first().is_some_and(|stint| self.asked(stint.slot.day)) {
                self.span(day);
                self.breaks(day);
                self.interruptions(day);
            }
        }
    }

    fn rest_rule(&self, day: NaiveDate) -> Rule {
        if self.worker.is_younger_than(16, day) {
            Rule::YoungDayRest
        } else {
            self.by_age(Rule::DayRest, Rule::MinorDayRest, day)
        }
    }

    fn rests(&mut self) {
        let (time, zone) = (self.time.clone(), self.snapshot.zone);
        // The one that ends last: a short piece may lie inside a long one.
        let mut latest: Option<Stint> = None;
        for two in time.iter().copied() {
            let Some(one) = latest.replace(latest.filter(|one| one.interval.ends > two.interval.ends).unwrap_or(two)) else {
                continue;
            };
            let day = two.slot.day;
            if !self.asked(day) || one.slot.day >= day || one.interval.overlaps(two.interval) {
                continue;
            }
            let rule = self.rest_rule(day);
            let rest = Minutes((two.interval.starts - one.interval.ends).num_minutes());
            if let Some(least) = self.minutes(rule, day).filter(|least| rest < *least) {
                let said = Message::new(move |l| {
                    texts::day_rest(
                        l,
                        format::duration(l, least.0),
                        when(l, one.interval.ends, zone),
                        when(l, two.interval.starts, zone),
                        format::duration(l, rest.0),
                    )
                });
                self.complain(rule, day, rest.0, said);
            }
        }
    }

    fn day_hours(&mut self, day: NaiveDate, work: Minutes) {
        let rule = self.by_age(Rule::DayHours, Rule::MinorDayHours, day);
        let limits = self.worker.limits.iter().filter(|limit| limit.holds(day)).filter_map(|limit| limit.day);
        let limit = limits.min().map(|most| (Rule::Limit, most));
        let most = self.minutes(rule, day).map(|most| (rule, most));
        for (rule, most) in [most, limit].into_iter().flatten().filter(|(_, most)| work > *most) {
            let said = Message::new(move |l| {
                texts::day_hours(l, format::weekday(l, day), format::duration(l, work.0), format::duration(l, most.0))
            });
            self.complain(rule, day, work.0, said);
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

    /// The weekly rest is on Sunday; where work cannot wait, one Sunday in so many is free.
    fn sundays(&mut self, days: impl Iterator<Item = NaiveDate>) {
        let (mut row, mut last): (i64, Option<NaiveDate>) = (0, None);
        for day in days.filter(|day| day.weekday() == Weekday::Sun) {
            row = if last == day.checked_sub_days(chrono::Days::new(7)) { row + 1 } else { 1 };
            last = Some(day);
            if !self.asked(day) || !self.worker.is_employee(day) {
                continue;
            }
            self.complain(Rule::Sunday, day, 0, Message::new(move |l| texts::sunday(l, format::date(l, day))));
            if let Some(most) = self.rule(Rule::SundaysInRow, day).map(|p| p.value).filter(|most| row > *most) {
                let count = row;
                self.complain(Rule::SundaysInRow, day, count, Message::new(move |l| texts::sundays_in_row(l, count, most)));
            }
        }
    }

    /// `stints` of one day, by start.
    fn span(&mut self, stints: &[Stint]) {
        let (Some(first), Some(ends)) = (stints.first(), stints.iter().map(|stint| stint.interval.ends).max()) else {
            return;
        };
        let day = first.slot.day;
        let span = Interval { starts: first.interval.starts, ends }.length();
        if let Some(most) = self.minutes(Rule::DaySpan, day).filter(|most| span > *most) {
            let said = Message::new(move |l| {
                texts::day_span(l, format::weekday(l, day), format::duration(l, span.0), format::duration(l, most.0))
            });
            self.complain(Rule::DaySpan, day, span.0, said);
        }
    }

    /// `stints` of one day, by start.
    fn breaks(&mut self, stints: &[Stint]) {
        let Some(day) = stints.first().map(|stint| stint.slot.day) else {
            return;
        };
        let minor = self.worker.is_minor(day);
        let rule = self.by_age(Rule::BreakAfter, Rule::MinorBreakAfter, day);
        let length = self.by_age(Rule::BreakLength, Rule::MinorBreakLength, day);
        let (Some(after), Some(least)) = (self.minutes(rule, day), self.minutes(length, day)) else {
            return;
        };
        // A gap as long as a break is one: what lies between two such gaps is work in one piece.
        let in_one_piece =
            |one: &Stint, two: &Stint| two.interval.starts - one.interval.ends < chrono::Duration::minutes(least.0);
        for piece in stints.chunk_by(in_one_piece) {
            let work: Minutes = piece.iter().map(Stint::work).sum();
            // The break is one piece too: two of ten minutes are not one of twenty.
            let gaps = piece.windows(2).map(|two| Minutes((two[1].interval.starts - two[0].interval.ends).num_minutes()));
            let rest = piece.iter().map(|stint| stint.slot.pause).chain(gaps).max().unwrap_or_default();
            // Two things at once are another rule's: to ask for a break in them would only confuse.
            let doubled = piece.windows(2).any(|two| two[1].interval.starts < two[0].interval.ends);
            // Six hours reached (L3121-16); four and a half exceeded (L3162-3).
            let due = if minor { work > after } else { work >= after };
            if due && rest < least && !doubled {
                let said = Message::new(move |l| {
                    (if minor { texts::break_beyond } else { texts::break_after })(
                        l,
                        format::duration(l, least.0),
                        format::duration(l, after.0),
                        format::weekday(l, day),
                        format::duration(l, rest.0),
                    )
                });
                self.complain(rule, day, work.0, said);
            }
        }
    }
}

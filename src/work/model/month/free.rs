//! Days on which nobody works: absences of whole days, and public holidays. What such a day comes to is what was planned on it; where the
//! plan does not say, what is usual on that weekday; where that is not known, the contract's week over the days that were to be worked, this
//! one among them, and no more than the longest of them; a fifth of the contract where nothing is planned at all. A week whose plan holds the
//! whole contract has no day beside it, but for leave, which is asked for on a day of work.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;

use platform::time::{Minutes, Week};

use super::super::absence::{AbsenceKind, AbsenceTime};
use super::super::holidays;
use super::facts::{Absent, Facts};
use super::lines::by_day;

/// A week with its free days.
pub(super) struct FreeDays<'a> {
    facts: &'a Facts,
    /// Found work by day.
    worked: &'a BTreeMap<NaiveDate, Minutes>,
    /// Published work that absences of whole days called off, by day.
    called_off: BTreeMap<NaiveDate, Minutes>,
    /// What stays planned by day, with what absences of parts of days called off.
    planned: BTreeMap<NaiveDate, Minutes>,
    /// The kind of the whole-day absence of a day.
    away: BTreeMap<NaiveDate, AbsenceKind>,
    /// Of nights that an absence called off: what lies on the day before it or after it.
    nights: Vec<(NaiveDate, AbsenceKind, Minutes)>,
}

/// What a free day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Free {
    Away(AbsenceKind),
    Holiday,
    /// A holiday that is not paid yet: too short a service.
    UnpaidHoliday,
}

fn add(sums: &mut BTreeMap<NaiveDate, Minutes>, day: NaiveDate, minutes: Minutes) {
    let sum = sums.entry(day).or_default();
    *sum = *sum + minutes;
}

impl<'a> FreeDays<'a> {
    pub(super) fn new(facts: &'a Facts, worked: &'a BTreeMap<NaiveDate, Minutes>, zone: Tz) -> Self {
        let (mut called_off, mut planned, mut away) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut nights = Vec::new();
        for piece in &facts.planned {
            by_day(piece, zone).into_iter().for_each(|(day, minutes)| add(&mut planned, day, minutes));
        }
        for Absent { kind, time, called_off: pieces } in &facts.absences {
            let sums = if matches!(time, AbsenceTime::Days(..)) { &mut called_off } else { &mut planned };
            let lost: Vec<(NaiveDate, Minutes)> = pieces.iter().flat_map(|piece| by_day(piece, zone)).collect();
            lost.iter().for_each(|(day, minutes)| add(sums, *day, *minutes));
            if let AbsenceTime::Days(first, last) = time {
                away.extend(first.iter_days().take_while(|day| day <= last).map(|day| (day, *kind)));
                let beside = lost.into_iter().filter(|(day, _)| !(first..=last).contains(&day));
                nights.extend(beside.map(|(day, minutes)| (day, *kind, minutes)));
            }
        }
        Self { facts, worked, called_off, planned, away, nights }
    }

    /// The free days of a week with what each comes to.
    pub(super) fn of_week(&self, week: Week) -> Vec<(NaiveDate, Free, Minutes)> {
        let days = week.days().filter_map(|day| Some((day, self.kind_of(day)?)));
        let shares = self.shares(week);
        let minutes = |day: NaiveDate| {
            let of_plan = self.called_off.get(&day).copied().filter(|minutes| minutes.0 > 0);
            of_plan.or_else(|| shares.get(&day).copied()).unwrap_or_default()
        };
        // A day that is free for another reason holds the night already.
        let beside = |(day, ..): &&(NaiveDate, AbsenceKind, Minutes)| Week::of(*day) == week && self.kind_of(*day).is_none();
        let nights = self.nights.iter().filter(beside).map(|(day, kind, minutes)| (*day, Free::Away(*kind), *minutes));
        days.map(|(day, free)| (day, free, minutes(day))).chain(nights).filter(|(.., minutes)| minutes.0 > 0).collect()
    }

    /// A holiday inside a paid absence is no absence; inside an unpaid one it is nothing else.
    fn kind_of(&self, day: NaiveDate) -> Option<Free> {
        let terms = &self.facts.terms;
        let holiday = holidays::on(day, terms.region);
        let solidarity = terms.solidarity.contains(&day);
        let worked = self.worked.get(&day).is_some_and(|minutes| minutes.0 > 0);
        match (self.away.get(&day), holiday) {
            (Some(kind), Some(_)) if terms.pays(*kind, day) => Some(Free::Holiday),
            (Some(kind), _) => Some(Free::Away(*kind)),
            // Who works on the day of solidarity has the holiday all the same, and gives the hours of it.
            (None, Some(holiday)) if self.facts.is_paid_holiday(day, holiday) => (!worked || solidarity).then_some(Free::Holiday),
            (None, Some(_)) => (!worked).then_some(Free::UnpaidHoliday),
            _ => None,
        }
    }

    /// What is planned most often on a day's weekday in the other weeks that are known, where two of them or more say so.
    fn usual(&self, day: NaiveDate) -> Option<Minutes> {
        let planned = |day: NaiveDate| self.planned.get(&day).copied().unwrap_or_default();
        let has_plan = |week: Week| week.days().any(|day| planned(day).0 > 0);
        let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
        for weeks in (-6..=6).filter(|weeks| *weeks != 0) {
            let other = day + chrono::Duration::weeks(weeks);
            if has_plan(Week::of(other)) && self.kind_of(other).is_none() {
                *counts.entry(planned(other).0).or_default() += 1;
            }
        }
        let (minutes, count) = counts.into_iter().max_by_key(|(minutes, count)| (*count, *minutes))?;
        (count >= 2).then_some(Minutes(minutes))
    }

    /// What each weekday that the plan says nothing of comes to.
    fn shares(&self, week: Week) -> BTreeMap<NaiveDate, Minutes> {
        let facts = self.facts;
        let Some(contract) = facts.contract_hours(week) else {
            return BTreeMap::new();
        };
        let free: BTreeMap<NaiveDate, Free> = week.days().filter_map(|day| Some((day, self.kind_of(day)?))).collect();
        let unsaid = |day: &NaiveDate| {
            let employed = facts.contract(*day).is_some_and(|contract| contract.details.kind.is_employment());
            employed && free.contains_key(day) && self.called_off.get(day).is_none_or(|minutes| minutes.0 == 0)
        };
        // A Saturday is one of them where it is worked usually.
        let works = |day: &NaiveDate| !super::is_weekend(*day) || self.usual(*day).is_some_and(|usual| usual.0 > 0);
        let pool: Vec<NaiveDate> = week.days().filter(unsaid).filter(works).collect();
        if pool.is_empty() {
            return BTreeMap::new();
        }
        // What was planned on a day without a contract is no part of the contract's week.
        let days = || week.days().filter(|day| facts.contract(*day).is_some());
        let kept = days().filter(|day| !free.contains_key(day)).filter_map(|day| self.planned.get(&day));
        let lost = days().filter_map(|day| self.called_off.get(&day));
        let said: Vec<Minutes> = kept.chain(lost).copied().filter(|minutes| minutes.0 > 0).collect();
        let fifth = |day: &NaiveDate| facts.contract(*day).map_or(0, |own| own.hours(week).0 / 5);
        let left = (contract - said.iter().copied().sum()).0.max(0);
        let longest = said.iter().map(|minutes| minutes.0).max().unwrap_or(0);
        let share = |day: &NaiveDate| {
            let is_leave = self.away.get(day) == Some(&AbsenceKind::Leave);
            // Leave is asked for on a day of work, whatever is usual.
            if let Some(usual) = self.usual(*day).filter(|usual| usual.0 > 0 || !is_leave) {
                return usual;
            }
            let fifth = fifth(day);
            let even = contract.0 / i64::try_from(said.len() + pool.len()).unwrap_or(1).max(1);
            Minutes(match said.is_empty() {
                true => fifth,
                false if left == 0 && !is_leave => 0,
                false => even.min(fifth.max(longest)),
            })
        };
        pool.iter().map(|day| (*day, share(day))).collect()
    }
}

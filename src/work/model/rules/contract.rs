//! What a plan breaks of the contract: its hours, and what protects those who work part-time.

use chrono::NaiveDate;

use platform::i18n::{Message, format};
use platform::time::{Minutes, Week};

use super::Rule;
use super::judge::Judge;
use super::weeks::ByWeek;
use crate::model::contract::ContractId;
use crate::model::shift::Stint;
use crate::texts::rules as texts;

/// Weeks of work that show that a contract's hours have drifted, and the weeks they may lie in (Code du travail L3123-13).
const DRIFT_WEEKS: usize = 12;
const DRIFT_WITHIN: i64 = 15;

impl Judge<'_> {
    /// Minutes of a full-time week, if the person's contract of the day is a part-time one.
    fn part_time(&self, day: NaiveDate) -> Option<Minutes> {
        let contract = self.worker.contract(day)?;
        let full = self.minutes(Rule::FullTimeWeek, day)?;
        contract.is_part_time_on(day, full).then_some(full)
    }

    pub(super) fn contract_week(&mut self, week: Week, by_week: &ByWeek) {
        let day = week.monday();
        let (Some(contract), Some(tolerance)) = (self.worker.contract_hours(week), self.minutes(Rule::ContractHours, day)) else {
            return;
        };
        let planned = by_week.get(&week).copied().unwrap_or_default();
        // Training and school are working time (L6321-2, L6222-24).
        let work = planned + self.worker.taught(week, self.snapshot.zone);
        if work <= contract + tolerance {
            return;
        }
        let over = Message::new(move |l| texts::contract_hours(l, format::duration(l, work.0), format::duration(l, contract.0)));
        let in_force = week.days().find(|day| self.worker.contract(*day).is_some()).unwrap_or(day);
        let full = self.minutes(Rule::FullTimeWeek, in_force);
        let own = self.worker.contract(in_force);
        let Some(full) = full.filter(|full| own.is_some_and(|own| own.is_part_time_in(week, *full))) else {
            self.complain(Rule::ContractHours, day, work.0, over);
            return;
        };
        let share = self.rule(Rule::ComplementaryShare, day).map_or(0, |p| p.value);
        let most = Minutes(contract.0 + contract.0 * share / 100);
        if work >= full {
            let said = Message::new(move |l| texts::full_time_week(l, format::duration(l, work.0), format::duration(l, full.0)));
            self.complain(Rule::FullTimeWeek, day, work.0, said);
        } else if work > most {
            let said = Message::new(move |l| {
                texts::complementary_share(
                    l,
                    format::duration(l, work.0),
                    format::duration(l, contract.0),
                    format::duration(l, most.0),
                )
            });
            self.complain(Rule::ComplementaryShare, day, work.0, said);
        } else {
            self.remark(Rule::ContractHours, day, work.0, over);
        }
        self.drift(week, by_week);
    }

    /// Two hours a week above the contract for twelve weeks, in a row or among fifteen: then the contract's hours change.
    fn drift(&mut self, week: Week, by_week: &ByWeek) {
        let day = week.monday();
        let Some(drift) = self.minutes(Rule::HoursDrift, day) else {
            return;
        };
        let contract = |week: Week| -> Option<ContractId> { self.worker.contract(week.monday()).map(|contract| contract.id) };
        let own = contract(week);
        let weeks = (0..DRIFT_WITHIN).map(|back| week.plus(-back)).take_while(|week| own.is_some() && contract(*week) == own);
        let beyond = |week: Week| {
            let work = by_week.get(&week).copied().unwrap_or_default();
            self.worker.contract_hours(week).map_or(0, |hours| (work - hours).0)
        };
        let mut beyond: Vec<i64> = weeks.map(beyond).collect();
        beyond.sort_unstable_by_key(|minutes| std::cmp::Reverse(*minutes));
        let most: i64 = beyond.iter().take(DRIFT_WEEKS).sum();
        let weeks = i64::try_from(DRIFT_WEEKS).unwrap_or(i64::MAX);
        if beyond.len() >= DRIFT_WEEKS && most >= drift.0 * weeks {
            let said = Message::new(move |l| texts::hours_drift(l, format::duration(l, most / weeks)));
            self.complain(Rule::HoursDrift, day, most, said);
        }
    }

    /// Part-time work is interrupted once a day at most, and not for long (L3123-30). `stints` of one day, by start.
    pub(super) fn interruptions(&mut self, stints: &[Stint]) {
        let Some(day) = stints.first().map(|stint| stint.slot.day).filter(|day| self.part_time(*day).is_some()) else {
            return;
        };
        // From the latest end so far: a short piece may lie inside a long one.
        let mut latest = stints.first().map(|stint| stint.interval.ends);
        let mut gaps = Vec::new();
        for stint in stints {
            gaps.extend(latest.map(|end| (stint.interval.starts - end).num_minutes()).filter(|gap| *gap > 0));
            latest = latest.max(Some(stint.interval.ends));
        }
        let count = i64::try_from(gaps.len()).unwrap_or(0);
        if let Some(most) = self.rule(Rule::Interruptions, day).map(|p| p.value).filter(|most| count > *most) {
            let said = Message::new(move |l| texts::interruptions(l, format::weekday(l, day), count, most));
            self.complain(Rule::Interruptions, day, count, said);
        }
        let longest = gaps.into_iter().max().unwrap_or(0);
        if let Some(most) = self.minutes(Rule::InterruptionLength, day).filter(|most| longest > most.0) {
            let said = Message::new(move |l| {
                texts::interruption_length(l, format::weekday(l, day), format::duration(l, longest), format::duration(l, most.0))
            });
            self.complain(Rule::InterruptionLength, day, longest, said);
        }
    }
}

//! What a month is reckoned from, and by which terms.

use chrono::NaiveDate;

use platform::time::{Minutes, Week};

use super::super::absence::{AbsenceKind, AbsenceTime};
use super::super::contract::Contract;
use super::super::holidays::{Holiday, Region};
use super::super::rules::snapshot::contract_hours;
use super::FULL_TIME_YEAR;
use super::correction::{Change, Corrected};
use platform::time::Interval;

/// Work at a time, as planned or as found.
#[derive(Clone, Debug)]
pub struct Piece {
    pub interval: Interval,
    pub pause: Minutes,
    /// What it counts for.
    pub project: String,
}

/// An absence, with the published work that it called off.
#[derive(Clone, Debug)]
pub struct Absent {
    pub kind: AbsenceKind,
    pub time: AbsenceTime,
    /// What it called off: of a part of a day, this and no more was lost.
    pub called_off: Vec<Piece>,
}

/// What a month is reckoned from.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub planned: Vec<Piece>,
    /// Work that was found done; also of the days around the month, for its weeks.
    pub worked: Vec<Piece>,
    /// Absences granted or recorded.
    pub absences: Vec<Absent>,
    /// Planned work to which somebody did not come.
    pub missed: Vec<(AbsenceKind, Piece)>,
    /// Support by the counsellor, by day: apart from work.
    pub support: Vec<(NaiveDate, Minutes)>,
    /// Corrections of locked months that count in the weeks of this one, and have no time of day.
    pub corrected: Vec<Change>,
    /// The person's contracts in the month and the week around it.
    pub contracts: Vec<Contract>,
    /// First and last day of each time they were employed without a gap.
    pub employed: Vec<(NaiveDate, Option<NaiveDate>)>,
    /// What the law and the house say of pay.
    pub terms: Terms,
}

/// What the law, the payroll office and the funder say of a month's pay.
#[derive(Clone, Debug)]
pub struct Terms {
    pub region: Region,
    /// Minutes of a full-time week: who has less works part-time.
    pub full_time_week: Minutes,
    /// When it is night: from and until, in minutes after midnight.
    pub night: (i64, i64),
    /// Kinds of absence of which the house has said whether they are paid, from a day on.
    pub pay: Vec<(AbsenceKind, NaiveDate, bool)>,
    /// The days that are worked unpaid up to seven hours (Code du travail L3133-7).
    pub solidarity: Vec<NaiveDate>,
    /// Months of service from which an unworked public holiday is paid (L3133-3); 1 May always is.
    pub holiday_seniority: u32,
    /// Whether paid leave counts towards the complementary hours of a part-time week, as it does towards overtime.
    pub leave_in_part_time: bool,
    /// Whether support outside of planned work is paid.
    pub support_paid: bool,
    /// Whether the hours returned are the month's (L3242-1) or those of its days.
    pub monthly_pay: bool,
    /// Paid minutes of a full-time year.
    pub full_time_year: i64,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            region: Region::Mainland,
            full_time_week: Minutes(35 * 60),
            night: (21 * 60, 6 * 60),
            pay: Vec::new(),
            solidarity: Vec::new(),
            holiday_seniority: 3,
            leave_in_part_time: true,
            support_paid: true,
            monthly_pay: true,
            full_time_year: FULL_TIME_YEAR,
        }
    }
}

impl Terms {
    /// Whether an absence of a kind is paid on a day.
    #[must_use]
    pub fn pays(&self, kind: AbsenceKind, day: NaiveDate) -> bool {
        let said = self.pay.iter().filter(|(of, since, _)| *of == kind && *since <= day).max_by_key(|(_, since, _)| *since);
        said.map_or_else(|| kind.is_paid(), |(.., paid)| *paid)
    }
}

impl Facts {
    /// The same with a correction: work and absences stand beside what is noted, support among the counsellor's.
    #[must_use]
    pub fn with(&self, change: &Change) -> Self {
        let mut facts = self.clone();
        match (change.what, change.day) {
            (Corrected::Work | Corrected::Absence(_), Some(_)) => facts.corrected.push(change.clone()),
            (Corrected::Support, Some(day)) => facts.add_support(day, change.minutes),
            _ => {}
        }
        facts
    }

    /// Adds to the support of a day, or takes off.
    pub fn add_support(&mut self, day: NaiveDate, minutes: Minutes) {
        match self.support.iter_mut().find(|(of, _)| *of == day) {
            Some((_, sum)) => *sum = *sum + minutes,
            None => self.support.push((day, minutes)),
        }
        self.support.retain(|(_, minutes)| minutes.0 != 0);
    }

    /// The contract that runs on a day.
    #[must_use]
    pub fn contract(&self, day: NaiveDate) -> Option<&Contract> {
        self.contracts.iter().find(|contract| contract.runs_on(day))
    }

    /// Whether a public holiday is paid if it is not worked: after so many months of service, and 1 May always.
    #[must_use]
    pub fn is_paid_holiday(&self, day: NaiveDate, holiday: Holiday) -> bool {
        let served = || self.since(day).is_some_and(|since| since + chrono::Months::new(self.terms.holiday_seniority) <= day);
        holiday == Holiday::LabourDay || served()
    }

    /// Since when they had been employed without a gap on a day.
    #[must_use]
    pub fn since(&self, day: NaiveDate) -> Option<NaiveDate> {
        let within = |spell: &&(NaiveDate, Option<NaiveDate>)| spell.0 <= day && spell.1.is_none_or(|end| day <= end);
        self.employed.iter().find(within).map(|(starts, _)| *starts)
    }

    /// The hours that the contracts of a week come to.
    #[must_use]
    pub fn contract_hours(&self, week: Week) -> Option<Minutes> {
        contract_hours(&self.contracts, week)
    }
}

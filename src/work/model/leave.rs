//! The counter of paid leave (Code du travail L3141-3, -5, -5-1): working days earned and taken, by years from June to May.

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};

use platform::time::Month;

use super::absence::{AbsenceKind, AbsenceTime};
use super::contract::ContractDetails;
use super::holidays::{self, Region};

/// Hundredths of a day for a month of work, and for one of illness that work did not cause (law 2024-364).
const FOR_WORK: i64 = 250;
const FOR_ILLNESS: i64 = 200;
/// The most that a year earns.
const MOST: i64 = 3000;

/// A year of leave, from the first of June.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeaveYear {
    pub starts: NaiveDate,
    /// Hundredths of working days earned until the day asked for.
    pub earned: i64,
    /// Hundredths of working days taken in it.
    pub taken: i64,
}

/// The first of June before a day, or on it.
#[must_use]
pub fn year_of(day: NaiveDate) -> NaiveDate {
    let june = NaiveDate::from_ymd_opt(day.year(), 6, 1).unwrap_or(day);
    if day < june { june.checked_sub_months(Months::new(12)).unwrap_or(june) } else { june }
}

/// Absences that are granted: what each is, and when.
pub type Away = (AbsenceKind, AbsenceTime);

/// What a year of leave comes to by a day. Illness earns less, absences that nobody pays earn nothing.
#[must_use]
pub fn count(starts: NaiveDate, until: NaiveDate, contracts: &[ContractDetails], away: &[Away], region: Region) -> LeaveYear {
    let ends = (starts + Months::new(12)) - Days::new(1);
    let employed =
        |day: NaiveDate| contracts.iter().any(|contract| contract.kind.is_employment() && contract.runs_within(day, day));
    let kind = |day: NaiveDate| {
        away.iter().find_map(|(kind, time)| match time {
            AbsenceTime::Days(first, last) if (*first..=*last).contains(&day) => Some(*kind),
            _ => None,
        })
    };
    let mut earned = 0;
    let mut month = Month::of(starts);
    while month.first() <= ends.min(until) {
        let days = month.first().iter_days().take_while(|day| *day <= month.last());
        let (mut work, mut illness, mut all) = (0, 0, 0);
        for day in days {
            all += 1;
            if day > until || !employed(day) {
                continue;
            }
            match kind(day) {
                Some(AbsenceKind::Sick) => illness += 1,
                Some(AbsenceKind::Unpaid | AbsenceKind::Unjustified) => {}
                _ => work += 1,
            }
        }
        earned += (FOR_WORK * work + FOR_ILLNESS * illness) / all;
        month = month.next();
    }
    let taken =
        away.iter().filter(|(kind, _)| *kind == AbsenceKind::Leave).map(|(_, time)| days_of(*time, (starts, ends), region)).sum();
    LeaveYear { starts, earned: earned.min(MOST), taken }
}

/// Hundredths of working days of a leave within a year: Monday to Saturday, public holidays left out; a part of a day is a half.
fn days_of(time: AbsenceTime, (from, until): (NaiveDate, NaiveDate), region: Region) -> i64 {
    let works = |day: &NaiveDate| day.weekday() != Weekday::Sun && holidays::on(*day, region).is_none();
    match time {
        AbsenceTime::Days(first, last) => {
            let days = first.max(from).iter_days().take_while(|day| *day <= last.min(until)).filter(works).count();
            i64::try_from(days).unwrap_or(0) * 100
        }
        AbsenceTime::Part(day, ..) => i64::from((from..=until).contains(&day) && works(&day)) * 50,
    }
}

#[cfg(test)]
mod tests {
    use super::super::contract::ContractKind;
    use super::*;
    use platform::time::Minutes;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_earns_thirty_days_and_less_in_illness() {
        let contract = [ContractDetails::new(ContractKind::Cddi, day("2025-01-01"), Some(day("2026-12-31")), Minutes(1560))];
        let of = |away: &[Away]| count(day("2025-06-01"), day("2026-05-31"), &contract, away, Region::Mainland);
        assert_eq!(of(&[]).earned, 3000);
        let sick = [(AbsenceKind::Sick, AbsenceTime::Days(day("2026-04-01"), day("2026-05-31")))];
        assert_eq!(of(&sick).earned, 2900, "ten months at 2.5 and two at 2");
        let unpaid = [(AbsenceKind::Unpaid, AbsenceTime::Days(day("2026-04-01"), day("2026-04-30")))];
        assert_eq!(of(&unpaid).earned, 2750);
        // Monday to Friday with Ascension Day: four days; a whole week from Monday to Sunday: six.
        let leave = [
            (AbsenceKind::Leave, AbsenceTime::Days(day("2026-05-11"), day("2026-05-15"))),
            (AbsenceKind::Leave, AbsenceTime::Days(day("2026-03-02"), day("2026-03-08"))),
        ];
        assert_eq!(of(&leave).taken, 1000);
        assert_eq!(count(day("2025-06-01"), day("2025-07-31"), &contract, &[], Region::Mainland).earned, 500);
        assert_eq!((year_of(day("2026-05-31")), year_of(day("2026-06-01"))), (day("2025-06-01"), day("2026-06-01")));
    }
}

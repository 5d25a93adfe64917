//! A month of one worker: planned, worked, paid, absent, supported; reckoned the same way for the screen, the lock and the exports.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::absence::{AbsenceKind, AbsenceTime};
use super::contract::Contract;
use super::time::{Interval, Minutes, Month, Week};

/// Paid hours that make one full-time equivalent of a year, in minutes (ACI convention, 1,820 hours; a parameter of the funder).
pub const FULL_TIME_YEAR: i64 = 1820 * 60;

/// Work at a time, as planned or as found.
#[derive(Clone, Debug)]
pub struct Piece {
    /// When.
    pub interval: Interval,
    /// Its break.
    pub pause: Minutes,
    /// What it counts for.
    pub project: String,
}

/// What a month is reckoned from.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Published work.
    pub planned: Vec<Piece>,
    /// Work that was found done; also of the days around the month, for its weeks.
    pub worked: Vec<Piece>,
    /// Absences granted or recorded.
    pub absences: Vec<(AbsenceKind, AbsenceTime)>,
    /// Planned work to which somebody did not come.
    pub missed: Vec<(AbsenceKind, Piece)>,
    /// Support by the counsellor: apart from work.
    pub support: Minutes,
    /// The person's contracts.
    pub contracts: Vec<Contract>,
}

/// The figures of a month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// As published.
    pub planned: Minutes,
    /// As validated.
    pub worked: Minutes,
    /// Worked and paid absences.
    pub paid: Minutes,
    /// Beyond the contract's hours, week by week, in the month of the week's Sunday.
    pub overtime: Minutes,
    /// With the counsellor.
    pub support: Minutes,
    /// Days with work.
    pub days: i64,
    /// Away, by kind.
    pub absences: BTreeMap<AbsenceKind, Minutes>,
    /// Worked, by funder or project.
    pub projects: BTreeMap<String, Minutes>,
}

fn by_day(piece: &Piece, zone: Tz) -> Vec<(NaiveDate, Minutes)> {
    super::rules::work_by_day(piece.interval, piece.pause, zone)
}

/// Reckons a month.
#[must_use]
pub fn reckon(month: Month, facts: &Facts, zone: Tz) -> Figures {
    let mut figures = Figures { support: facts.support, ..Figures::default() };
    let in_month = |piece: &Piece| -> Minutes {
        by_day(piece, zone).into_iter().filter(|(day, _)| month.holds(*day)).map(|(_, minutes)| minutes).sum()
    };
    figures.planned = facts.planned.iter().map(in_month).sum();
    let mut days = std::collections::BTreeSet::new();
    for piece in &facts.worked {
        let minutes = in_month(piece);
        if minutes > Minutes(0) {
            figures.worked = figures.worked + minutes;
            let project = figures.projects.entry(piece.project.clone()).or_default();
            *project = *project + minutes;
            days.extend(by_day(piece, zone).into_iter().map(|(day, _)| day).filter(|day| month.holds(*day)));
        }
    }
    figures.days = i64::try_from(days.len()).unwrap_or(0);
    for (kind, minutes) in absences(month, facts, zone) {
        let sum = figures.absences.entry(kind).or_default();
        *sum = *sum + minutes;
        if kind.is_paid() {
            figures.paid = figures.paid + minutes;
        }
    }
    figures.paid = figures.paid + figures.worked;
    figures.overtime = overtime(month, facts, zone);
    figures
}

/// Whole days of absence count a fifth of the week's hours each, Monday to Friday while a contract runs; parts of days as they are.
fn absences(month: Month, facts: &Facts, zone: Tz) -> Vec<(AbsenceKind, Minutes)> {
    let mut all = Vec::new();
    for (kind, time) in &facts.absences {
        match time {
            AbsenceTime::Part(day, from, until) if month.holds(*day) => all.push((*kind, Minutes(until.0 - from.0))),
            AbsenceTime::Part(..) => {}
            AbsenceTime::Days(first, last) => {
                let days = first.max(&month.first()).iter_days().take_while(|day| day <= last && *day <= month.last());
                for day in days.filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)) {
                    if let Some(contract) = facts.contracts.iter().find(|contract| contract.runs_on(day)) {
                        all.push((*kind, Minutes(contract.hours(Week::of(day)).0 / 5)));
                    }
                }
            }
        }
    }
    for (kind, piece) in &facts.missed {
        let minutes = by_day(piece, zone).into_iter().filter(|(day, _)| month.holds(*day)).map(|(_, minutes)| minutes).sum();
        all.push((*kind, minutes));
    }
    all
}

fn overtime(month: Month, facts: &Facts, zone: Tz) -> Minutes {
    let mut weeks: BTreeMap<Week, Minutes> = BTreeMap::new();
    for piece in &facts.worked {
        for (day, minutes) in by_day(piece, zone) {
            let sum = weeks.entry(Week::of(day)).or_default();
            *sum = *sum + minutes;
        }
    }
    weeks
        .into_iter()
        .filter(|(week, _)| month.holds(week.sunday()))
        .filter_map(|(week, worked)| {
            let contract = facts.contracts.iter().find(|contract| week.days().any(|day| contract.runs_on(day)))?;
            Some(Minutes((worked - contract.hours(week)).0.max(0)))
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::model::PersonId;
    use crate::shifts::model::contract::{ContractDetails, ContractId, ContractKind};
    use crate::shifts::model::time::{ClockTime, Slot};
    use chrono_tz::Europe::Paris;

    fn piece(day: &str, starts: i64, ends: i64, pause: i64) -> Piece {
        let slot = Slot::new(day.parse().unwrap(), ClockTime(starts * 60), ClockTime(ends * 60), Minutes(pause)).unwrap();
        Piece { interval: slot.interval(Paris), pause: slot.pause, project: "FSE".to_owned() }
    }

    fn contract(hours: i64) -> Contract {
        Contract {
            id: ContractId::new(),
            person: PersonId::new(),
            details: ContractDetails {
                kind: ContractKind::Cddi,
                starts: "2026-01-01".parse().unwrap(),
                ends: Some("2026-12-31".parse().unwrap()),
                weekly: Minutes(hours * 60),
                pass: None,
                pass_ends: None,
                renewal_of: None,
                note: String::new(),
            },
            weeks: vec![],
            version: 1,
        }
    }

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    #[test]
    fn a_shift_across_midnight_is_shared_by_two_months() {
        let facts = Facts { worked: vec![piece("2026-03-31", 22, 6, 60)], ..Facts::default() };
        assert_eq!(reckon(month("2026-03"), &facts, Paris).worked, Minutes(120));
        assert_eq!(reckon(month("2026-04"), &facts, Paris).worked, Minutes(300));
    }

    #[test]
    fn nights_of_clock_changes_count_their_true_length() {
        for (day, of, worked) in [("2026-03-28", "2026-03", 7), ("2026-10-24", "2026-10", 9)] {
            let facts = Facts { worked: vec![piece(day, 22, 6, 0)], ..Facts::default() };
            assert_eq!(reckon(month(of), &facts, Paris).worked, Minutes(worked * 60), "{day}");
        }
    }

    #[test]
    fn paid_is_worked_and_paid_absences_and_overtime_is_by_week() {
        let facts = Facts {
            planned: vec![piece("2026-03-02", 8, 16, 60), piece("2026-03-03", 8, 16, 60)],
            worked: vec![piece("2026-03-02", 8, 18, 60), piece("2026-03-03", 8, 18, 60), piece("2026-03-04", 8, 18, 60)],
            absences: vec![
                (AbsenceKind::Leave, AbsenceTime::Days("2026-03-12".parse().unwrap(), "2026-03-16".parse().unwrap())),
                (AbsenceKind::Sick, AbsenceTime::Part("2026-03-17".parse().unwrap(), ClockTime(480), ClockTime(600))),
            ],
            missed: vec![(AbsenceKind::Unjustified, piece("2026-03-18", 8, 12, 0))],
            support: Minutes(90),
            contracts: vec![contract(25)],
        };
        let figures = reckon(month("2026-03"), &facts, Paris);
        assert_eq!((figures.planned, figures.worked, figures.days), (Minutes(840), Minutes(1620), 3));
        assert_eq!(figures.overtime, Minutes(27 * 60 - 25 * 60));
        assert_eq!(figures.absences[&AbsenceKind::Leave], Minutes(3 * 300), "Thursday, Friday and Monday");
        assert_eq!(figures.absences[&AbsenceKind::Sick], Minutes(120));
        assert_eq!(figures.absences[&AbsenceKind::Unjustified], Minutes(240));
        assert_eq!(figures.paid, Minutes(1620 + 900));
        assert_eq!(figures.projects["FSE"], Minutes(1620));
        assert_eq!(figures.support, Minutes(90), "apart from work");
    }
}

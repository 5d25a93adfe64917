//! A month of one worker: planned, worked, paid, absent, supported; reckoned the same way for the screen, the lock and the exports.

mod correction;
mod facts;
mod free;
#[cfg(test)]
mod law;
mod lines;
#[cfg(test)]
mod slowly;

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

pub use self::correction::{Change, Corrected, Effect, is_beyond_its_day};
pub use self::facts::{Absent, Facts, Piece, Terms};
pub use self::lines::{Line, Rate, What, lines, reach};
use super::absence::AbsenceKind;
use super::contract::{Contract, ContractId};
use platform::time::{Minutes, Month};

/// Paid minutes that make one full-time equivalent of a year (1,820 hours), where the funder's annexe says nothing else.
pub const FULL_TIME_YEAR: i64 = 1820 * 60;

/// The share of a full-time post that a month's paid time comes to, in hundredths, rounded.
#[must_use]
pub const fn full_time_hundredths(paid: Minutes, year: i64) -> i64 {
    (paid.0 * 12 * 100 + year / 2) / year
}

/// By which rules the figures of a month were reckoned; months keep theirs once validated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reckoning {
    /// Worked and paid absences; whole days of absence a fifth of the week each; no public holidays.
    #[default]
    First,
    /// By the law as it was read in November 2026: public holidays, monthly pay, rates, absences as planned.
    Lawful,
}

/// The figures of a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    pub planned: Minutes,
    pub worked: Minutes,
    /// Worked, paid absences, public holidays and support outside of work; the unpaid hours of solidarity taken off.
    pub paid: Minutes,
    /// Beyond the contract's hours, week by week, in the month of the week's last day under contract.
    pub overtime: Minutes,
    /// With the counsellor.
    pub support: Minutes,
    /// Days with work.
    pub days: i64,
    /// Away, by kind.
    pub absences: BTreeMap<AbsenceKind, Minutes>,
    /// Worked, by funder or project.
    pub projects: BTreeMap<String, Minutes>,
    #[serde(default)]
    pub reckoning: Reckoning,
    /// Public holidays not worked, and paid.
    #[serde(default)]
    pub holidays: Minutes,
    /// Worked unpaid on the day of solidarity.
    #[serde(default)]
    pub solidarity: Minutes,
    /// Absences that are not paid.
    #[serde(default)]
    pub unpaid: Minutes,
    /// The contract's hours as they are paid each month: fifty-two weeks in twelve months (L3242-1).
    #[serde(default)]
    pub monthly: Minutes,
    /// The month's pay: the contract's, less unpaid absences, with what is beyond it.
    #[serde(default)]
    pub pay: Minutes,
    /// Beyond the contract, by what it is paid above the hour.
    #[serde(default)]
    pub rates: BTreeMap<Rate, Minutes>,
    /// Of what was worked, by night.
    #[serde(default)]
    pub night: Minutes,
    /// Of what was worked, on Sundays.
    #[serde(default)]
    pub sunday: Minutes,
    /// Of what was worked, on public holidays.
    #[serde(default)]
    pub worked_holidays: Minutes,
    /// Worked in each week that touches the month, from its Monday: whole weeks.
    #[serde(default)]
    pub weeks: BTreeMap<NaiveDate, Minutes>,
    /// Which hours were returned to the funder when the month was reckoned; none for those of the days.
    #[serde(default)]
    pub returned_monthly: bool,
    /// Paid minutes of a full-time year at that time.
    #[serde(default = "full_time_year")]
    pub full_time_year: i64,
    /// The contract of the month, where only one runs in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<ContractId>,
    /// Shares of the contracts, by their start, where more than one runs in the month, or something of it lies outside of the one: the
    /// monthly return is per contract.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shares: Vec<Share>,
}

/// One contract's share of a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    pub contract: ContractId,
    /// Its figures. Support is the person's, not a contract's, and stays out.
    pub figures: Figures,
}

/// Saturday or Sunday.
#[must_use]
pub fn is_weekend(day: NaiveDate) -> bool {
    day.weekday().num_days_from_monday() >= 5
}

const fn full_time_year() -> i64 {
    FULL_TIME_YEAR
}

impl Default for Figures {
    fn default() -> Self {
        Self {
            planned: Minutes(0),
            worked: Minutes(0),
            paid: Minutes(0),
            overtime: Minutes(0),
            support: Minutes(0),
            days: 0,
            absences: BTreeMap::new(),
            projects: BTreeMap::new(),
            reckoning: Reckoning::default(),
            holidays: Minutes(0),
            solidarity: Minutes(0),
            unpaid: Minutes(0),
            monthly: Minutes(0),
            pay: Minutes(0),
            rates: BTreeMap::new(),
            night: Minutes(0),
            sunday: Minutes(0),
            worked_holidays: Minutes(0),
            weeks: BTreeMap::new(),
            returned_monthly: false,
            full_time_year: FULL_TIME_YEAR,
            contract: None,
            shares: Vec::new(),
        }
    }
}

impl Figures {
    /// What lies outside of every contract, where the month has shares.
    #[must_use]
    pub fn outside(&self) -> Option<Self> {
        if self.shares.is_empty() {
            return None;
        }
        let mut rest = Self { contract: None, shares: Vec::new(), support: Minutes(0), weeks: BTreeMap::new(), ..self.clone() };
        for share in &self.shares {
            rest.take_off(&share.figures);
        }
        let nothing = Self { reckoning: rest.reckoning, returned_monthly: rest.returned_monthly, ..Self::default() };
        (rest != Self { full_time_year: rest.full_time_year, ..nothing }).then_some(rest)
    }

    fn take_off(&mut self, share: &Self) {
        for (sum, part) in [
            (&mut self.planned, share.planned),
            (&mut self.worked, share.worked),
            (&mut self.paid, share.paid),
            (&mut self.overtime, share.overtime),
            (&mut self.holidays, share.holidays),
            (&mut self.solidarity, share.solidarity),
            (&mut self.unpaid, share.unpaid),
            (&mut self.monthly, share.monthly),
            (&mut self.pay, share.pay),
            (&mut self.night, share.night),
            (&mut self.sunday, share.sunday),
            (&mut self.worked_holidays, share.worked_holidays),
        ] {
            *sum = *sum - part;
        }
        self.days -= share.days;
        less(&mut self.absences, &share.absences);
        less(&mut self.projects, &share.projects);
        less(&mut self.rates, &share.rates);
    }

    /// The hours that the return to the funder counts.
    #[must_use]
    pub fn returned(&self) -> Minutes {
        if self.returned_monthly { self.pay } else { self.paid }
    }
}

/// Takes sums off others; what comes to nothing is left out.
fn less<K: Ord>(sums: &mut BTreeMap<K, Minutes>, parts: &BTreeMap<K, Minutes>) {
    for (key, part) in parts {
        if let Some(sum) = sums.get_mut(key) {
            *sum = *sum - *part;
        }
    }
    sums.retain(|_, minutes| *minutes != Minutes(0));
}

/// Reckons a month.
#[must_use]
pub fn reckon(month: Month, facts: &Facts, zone: Tz) -> Figures {
    let all = lines(month, facts, zone);
    let mut figures = sum(&all, facts, |_| true);
    figures.weeks = lines::worked_weeks(month, facts, zone);
    let runs = |contract: &&Contract| contract.details.runs_within(month.first(), month.last());
    let mut running: Vec<&Contract> = facts.contracts.iter().filter(runs).collect();
    running.sort_by_key(|contract| contract.details.starts);
    let outside =
        || all.iter().any(|line| !line.is_of_the_person() && !running.iter().any(|contract| contract.runs_on(line.day)));
    if let [one] = running[..] {
        figures.contract = Some(one.id);
    }
    if running.len() > 1 || (running.len() == 1 && outside()) {
        let of = |contract: &Contract| {
            let share = sum(&all, facts, |day| contract.runs_on(day));
            // Support is the person's, not a contract's.
            Share { contract: contract.id, figures: Figures { support: Minutes(0), ..share } }
        };
        figures.shares = running.into_iter().map(of).collect();
    }
    figures
}

/// The figures of those lines whose day counts.
fn sum(lines: &[Line], facts: &Facts, counts: impl Fn(NaiveDate) -> bool) -> Figures {
    let terms = &facts.terms;
    let mut figures = Figures {
        reckoning: Reckoning::Lawful,
        returned_monthly: terms.monthly_pay && facts.contracts.iter().any(|contract| contract.details.kind.is_employment()),
        full_time_year: terms.full_time_year,
        ..Figures::default()
    };
    let mut days: BTreeMap<NaiveDate, i64> = BTreeMap::new();
    for line in lines.iter().filter(|line| counts(line.day)) {
        figures.add(line, terms);
        if matches!(line.what, What::Worked) {
            *days.entry(line.day).or_default() += line.minutes.0;
        }
    }
    figures.days = i64::try_from(days.values().filter(|minutes| **minutes > 0).count()).unwrap_or(0);
    figures
}

impl Figures {
    fn add(&mut self, line: &Line, terms: &Terms) {
        let plus = |sum: &mut Minutes| *sum = *sum + line.minutes;
        match line.what {
            What::Planned => plus(&mut self.planned),
            What::Worked => {
                plus(&mut self.worked);
                plus(&mut self.paid);
                plus(self.projects.entry(line.project.clone()).or_default());
            }
            What::Absence(kind) => {
                plus(self.absences.entry(kind).or_default());
                plus(if terms.pays(kind, line.day) { &mut self.paid } else { &mut self.unpaid });
            }
            What::Holiday => {
                plus(&mut self.holidays);
                plus(&mut self.paid);
            }
            What::UnpaidHoliday => plus(&mut self.unpaid),
            What::Solidarity => {
                plus(&mut self.solidarity);
                self.paid = self.paid - line.minutes;
            }
            What::Support => plus(&mut self.support),
            What::PaidSupport => {
                plus(&mut self.support);
                plus(&mut self.paid);
            }
            What::Night => plus(&mut self.night),
            What::Sunday => plus(&mut self.sunday),
            What::WorkedHoliday => plus(&mut self.worked_holidays),
            What::Monthly => {
                plus(&mut self.monthly);
                plus(&mut self.pay);
            }
            What::Deducted => self.pay = self.pay - line.minutes,
            What::Beyond(rate) => {
                plus(&mut self.overtime);
                plus(&mut self.pay);
                plus(self.rates.entry(rate).or_default());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::absence::AbsenceTime;
    use crate::model::contract::{ContractDetails, ContractKind};
    use chrono_tz::Europe::Paris;
    use people::model::PersonId;
    use platform::time::{ClockTime, Slot};

    fn piece(day: &str, starts: i64, ends: i64, pause: i64) -> Piece {
        let slot = Slot::new(day.parse().unwrap(), ClockTime(starts * 60), ClockTime(ends * 60), Minutes(pause)).unwrap();
        Piece { interval: slot.interval(Paris), pause: slot.pause, project: "FSE".to_owned() }
    }

    fn contract(hours: i64) -> Contract {
        Contract {
            id: ContractId::new(),
            person: PersonId::new(),
            details: ContractDetails::new(
                ContractKind::Cddi,
                "2026-01-01".parse().unwrap(),
                "2026-12-31".parse().ok(),
                Minutes(hours * 60),
            ),
            pass_ends_now: None,
            amendments: Vec::new(),
            weeks: vec![],
            version: 1,
        }
    }

    fn days(first: &str, last: &str) -> AbsenceTime {
        AbsenceTime::Days(first.parse().unwrap(), last.parse().unwrap())
    }

    fn part(day: &str, from: i64, until: i64) -> AbsenceTime {
        AbsenceTime::Part(day.parse().unwrap(), ClockTime(from * 60), ClockTime(until * 60))
    }

    fn absent(kind: AbsenceKind, time: AbsenceTime) -> Absent {
        Absent { kind, time, called_off: vec![] }
    }

    /// Of a part of a day, the work that was called off is lost, not the lunch between and not the break in it.
    #[test]
    fn an_absence_of_a_part_of_the_day_costs_the_work_in_it() {
        let cost = |time, called_off: Vec<Piece>, planned: Vec<Piece>| {
            let absences = vec![Absent { called_off, ..absent(AbsenceKind::Leave, time) }];
            let figures = reckon(month("2026-03"), &Facts { planned, absences, ..Facts::default() }, Paris);
            assert_eq!(figures.paid, figures.absences.get(&AbsenceKind::Leave).copied().unwrap_or_default());
            figures.paid.0
        };
        let (morning, afternoon) = (|| piece("2026-03-02", 11, 12, 0), || piece("2026-03-02", 13, 14, 0));
        assert_eq!(cost(part("2026-03-02", 11, 14), vec![morning(), afternoon()], vec![]), 120);
        assert_eq!(cost(part("2026-03-02", 12, 18), vec![piece("2026-03-02", 12, 16, 60)], vec![]), 180, "the break is not lost");
        assert_eq!(
            cost(part("2026-03-02", 9, 10), vec![piece("2026-03-02", 8, 10, 0)], vec![]),
            60,
            "the hour before is not away"
        );
        assert_eq!(cost(part("2026-03-02", 8, 10), vec![], vec![]), 120, "known before the plan");
        assert_eq!(cost(part("2026-03-07", 8, 10), vec![], vec![]), 0, "a Saturday without work");
        assert_eq!(
            cost(part("2026-03-07", 8, 10), vec![], vec![piece("2026-03-07", 10, 12, 0)]),
            120,
            "a Saturday at the market"
        );
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
    fn each_contract_has_its_share_of_the_month_it_changes_in() {
        let until = |mut contract: Contract, starts: &str, ends: &str| {
            contract.details.starts = starts.parse().unwrap();
            contract.details.ends = Some(ends.parse().unwrap());
            contract
        };
        let old = until(contract(20), "2025-11-15", "2026-03-15");
        let new = until(contract(25), "2026-03-16", "2026-09-15");
        let facts = Facts {
            planned: vec![piece("2026-03-02", 8, 12, 0), piece("2026-03-17", 8, 16, 60)],
            worked: vec![piece("2026-03-02", 8, 12, 0), piece("2026-03-17", 8, 16, 60), piece("2026-03-18", 8, 16, 60)],
            absences: vec![absent(AbsenceKind::Leave, days("2026-03-13", "2026-03-16"))],
            support: vec![("2026-03-02".parse().unwrap(), Minutes(60))],
            contracts: vec![new.clone(), old.clone()],
            ..Facts::default()
        };
        let figures = reckon(month("2026-03"), &facts, Paris);
        let shares: Vec<_> = figures
            .shares
            .iter()
            .map(|share| (share.contract, share.figures.worked, share.figures.paid, share.figures.days))
            .collect();
        assert_eq!(shares, [(old.id, Minutes(240), Minutes(240 + 240), 1), (new.id, Minutes(840), Minutes(840 + 420), 2)]);
        assert_eq!(figures.paid, Minutes(240 + 240 + 840 + 420), "the shares make the whole");
        let one = reckon(month("2026-04"), &Facts { worked: vec![piece("2026-04-01", 8, 12, 0)], ..facts }, Paris);
        assert_eq!(one.shares, []);
        // A month locked before there were shares is still read.
        let text = serde_json::to_string(&one).unwrap();
        assert!(!text.contains("shares"));
        assert_eq!(serde_json::from_str::<Figures>(&text).unwrap(), one);
    }

    #[test]
    fn paid_is_worked_and_paid_absences_and_overtime_is_by_week() {
        let facts = Facts {
            planned: vec![piece("2026-03-02", 8, 16, 60), piece("2026-03-03", 8, 16, 60)],
            worked: vec![piece("2026-03-02", 8, 18, 60), piece("2026-03-03", 8, 18, 60), piece("2026-03-04", 8, 18, 60)],
            absences: vec![
                absent(AbsenceKind::Leave, days("2026-03-12", "2026-03-16")),
                absent(AbsenceKind::Sick, part("2026-03-17", 8, 10)),
            ],
            missed: vec![(AbsenceKind::Unjustified, piece("2026-03-18", 8, 12, 0))],
            support: vec![("2026-03-02".parse().unwrap(), Minutes(90))],
            contracts: vec![contract(25)],
            ..Facts::default()
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

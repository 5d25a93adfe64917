//! A month of one worker: planned, worked, paid, absent, supported; reckoned the same way for the screen, the lock and the exports.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use platform::time::{Interval, Minutes, Month, Week};

use super::absence::{AbsenceKind, AbsenceTime};
use super::contract::{Contract, ContractId};

/// Paid hours that make one full-time equivalent of a year, in minutes (ACI convention, 1,820 hours; a parameter of the funder).
pub const FULL_TIME_YEAR: i64 = 1820 * 60;

/// The share of a full-time post that a month's paid time comes to, in hundredths, rounded.
#[must_use]
pub const fn full_time_hundredths(paid: Minutes) -> i64 {
    (paid.0 * 12 * 100 + FULL_TIME_YEAR / 2) / FULL_TIME_YEAR
}

/// What a correction after the lock is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corrected {
    /// Work: worked and paid.
    Work,
    /// Pay alone.
    Paid,
    /// Support by the counsellor.
    Support,
    /// An absence of a kind.
    Absence(AbsenceKind),
}

impl Corrected {
    /// Everything that can be corrected by hand; support follows the counsellor's entries.
    #[must_use]
    pub fn choices() -> Vec<Self> {
        let absences = AbsenceKind::ALL.iter().map(|kind| Self::Absence(*kind));
        [Self::Work, Self::Paid].into_iter().chain(absences).collect()
    }

    /// The word for forms.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Absence(kind) => format!("absence-{}", kind.word()),
            other => other.column().to_owned(),
        }
    }

    /// Reads a form's word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::choices().into_iter().find(|choice| choice.word() == word)
    }

    /// The word in the database; the kind of an absence stands beside it.
    #[must_use]
    pub const fn column(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Paid => "paid",
            Self::Support => "support",
            Self::Absence(_) => "absence",
        }
    }

    /// Reads the database's words.
    #[must_use]
    pub fn from_columns(column: &str, kind: Option<AbsenceKind>) -> Self {
        match (column, kind) {
            ("paid", _) => Self::Paid,
            ("support", _) => Self::Support,
            (_, Some(kind)) => Self::Absence(kind),
            (_, None) => Self::Work,
        }
    }
}

/// A correction of a locked month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub what: Corrected,
    /// Added, or taken off if negative; never nothing.
    pub minutes: Minutes,
    /// For work: the project that the hours count for; empty for none, and for all else.
    pub project: String,
    pub reason: String,
}

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
    /// Support by the counsellor: apart from work.
    pub support: Minutes,
    /// The person's contracts.
    pub contracts: Vec<Contract>,
}

/// The figures of a month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    pub planned: Minutes,
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
    /// Shares of the contracts, by their start, where more than one runs in the month: the monthly return is per contract.
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

fn by_day(piece: &Piece, zone: Tz) -> Vec<(NaiveDate, Minutes)> {
    super::rules::work_by_day(piece.interval, piece.pause, zone)
}

/// Reckons a month.
#[must_use]
pub fn reckon(month: Month, facts: &Facts, zone: Tz) -> Figures {
    let mut figures = of_days(month, facts, zone, &|_| true);
    figures.support = facts.support;
    let runs = |contract: &&Contract| {
        contract.details.starts <= month.last() && contract.details.ends.is_none_or(|end| month.first() <= end)
    };
    let mut running: Vec<&Contract> = facts.contracts.iter().filter(runs).collect();
    running.sort_by_key(|contract| contract.details.starts);
    if running.len() > 1 {
        let figures_of = |contract: &Contract| of_days(month, facts, zone, &|day| contract.runs_on(day));
        figures.shares =
            running.into_iter().map(|contract| Share { contract: contract.id, figures: figures_of(contract) }).collect();
    }
    figures
}

/// The figures of those days of a month that count.
fn of_days(month: Month, facts: &Facts, zone: Tz, counts: &dyn Fn(NaiveDate) -> bool) -> Figures {
    let mut figures = Figures::default();
    let holds = |day: NaiveDate| month.holds(day) && counts(day);
    let in_month = |piece: &Piece| -> Minutes {
        by_day(piece, zone).into_iter().filter(|(day, _)| holds(*day)).map(|(_, minutes)| minutes).sum()
    };
    figures.planned = facts.planned.iter().map(in_month).sum();
    let mut days = std::collections::BTreeSet::new();
    for piece in &facts.worked {
        let minutes = in_month(piece);
        if minutes > Minutes(0) {
            figures.worked = figures.worked + minutes;
            let project = figures.projects.entry(piece.project.clone()).or_default();
            *project = *project + minutes;
            days.extend(by_day(piece, zone).into_iter().map(|(day, _)| day).filter(|day| holds(*day)));
        }
    }
    figures.days = i64::try_from(days.len()).unwrap_or(0);
    for (kind, minutes) in absences(month, facts, zone, &holds) {
        let sum = figures.absences.entry(kind).or_default();
        *sum = *sum + minutes;
        if kind.is_paid() {
            figures.paid = figures.paid + minutes;
        }
    }
    figures.paid = figures.paid + figures.worked;
    figures.overtime = overtime(month, facts, zone, counts);
    figures
}

/// Whole days of absence count a fifth of the week's hours each, Monday to Friday while a contract runs; parts of days as they are.
fn absences(month: Month, facts: &Facts, zone: Tz, holds: &dyn Fn(NaiveDate) -> bool) -> Vec<(AbsenceKind, Minutes)> {
    let mut all = Vec::new();
    for absent in &facts.absences {
        let kind = &absent.kind;
        match &absent.time {
            AbsenceTime::Part(day, ..) if holds(*day) => all.push((*kind, lost(absent, facts, zone))),
            AbsenceTime::Part(..) => {}
            AbsenceTime::Days(first, last) => {
                let days = first.max(&month.first()).iter_days().take_while(|day| day <= last && *day <= month.last());
                for day in days.filter(|day| holds(*day) && !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)) {
                    if let Some(contract) = facts.contracts.iter().find(|contract| contract.runs_on(day)) {
                        all.push((*kind, Minutes(contract.hours(Week::of(day)).0 / 5)));
                    }
                }
            }
        }
    }
    for (kind, piece) in &facts.missed {
        let minutes: Minutes = by_day(piece, zone).into_iter().filter(|(day, _)| holds(*day)).map(|(_, minutes)| minutes).sum();
        if minutes > Minutes(0) {
            all.push((*kind, minutes));
        }
    }
    all
}

/// What an absence of a part of a day costs: the published work that it called off, without the break in it. Where it was known before the
/// plan, what the clock says; on a weekend only if there was work that day.
fn lost(absent: &Absent, facts: &Facts, zone: Tz) -> Minutes {
    let away = absent.time.interval(zone);
    let of_piece = |piece: &Piece| {
        let pause =
            if away.starts <= piece.interval.starts && piece.interval.ends <= away.ends { piece.pause } else { Minutes(0) };
        Minutes((away.shared(piece.interval) - pause).0.max(0))
    };
    if !absent.called_off.is_empty() {
        return absent.called_off.iter().map(of_piece).sum();
    }
    let (day, _) = absent.time.days();
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let works = || facts.planned.iter().any(|piece| piece.interval.overlaps(Interval::days(day, day, zone)));
    if weekend && !works() { Minutes(0) } else { away.length() }
}

/// Week by week; a week in which the contract changes is the first one's.
fn overtime(month: Month, facts: &Facts, zone: Tz, counts: &dyn Fn(NaiveDate) -> bool) -> Minutes {
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
            week.days().find(|day| contract.runs_on(*day)).filter(|day| counts(*day))?;
            Some(Minutes((worked - contract.hours(week)).0.max(0)))
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
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
            assert_eq!(figures.paid, figures.absences[&AbsenceKind::Leave]);
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
            support: Minutes(60),
            contracts: vec![new.clone(), old.clone()],
            ..Facts::default()
        };
        let figures = reckon(month("2026-03"), &facts, Paris);
        let shares: Vec<_> = figures
            .shares
            .iter()
            .map(|share| (share.contract, share.figures.worked, share.figures.paid, share.figures.days))
            .collect();
        assert_eq!(shares, [(old.id, Minutes(240), Minutes(240 + 240), 1), (new.id, Minutes(840), Minutes(840 + 300), 2)]);
        assert_eq!(figures.paid, Minutes(240 + 240 + 840 + 300), "the shares make the whole");
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

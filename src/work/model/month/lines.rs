//! A month line by line: each says of one day what so many minutes of it are. The figures of a month are sums of them, and whoever opens a
//! figure sees them.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use platform::time::{Interval, Minutes, Month, Week};

use super::super::absence::{AbsenceKind, AbsenceTime};
use super::super::contract::Contract;
use super::super::holidays;
use super::super::time_of_day;
use super::correction::Corrected;
use super::facts::{Absent, Facts, Piece};
use super::free::{Free, FreeDays};

/// What an hour beyond the contract is paid above the hour, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Rate {
    /// Complementary hours up to a tenth of the contract (Code du travail L3123-29).
    #[serde(rename = "10")]
    Ten,
    /// Complementary hours beyond it; the first eight hours of overtime (L3121-36).
    #[serde(rename = "25")]
    TwentyFive,
    /// Overtime after that.
    #[serde(rename = "50")]
    Fifty,
}

/// What a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Planned,
    Worked,
    Absence(AbsenceKind),
    /// A public holiday, not worked and paid.
    Holiday,
    /// A public holiday before the service that makes it paid.
    UnpaidHoliday,
    /// Worked unpaid on the day of solidarity.
    Solidarity,
    /// With the counsellor, during work or unpaid.
    Support,
    /// With the counsellor outside of work, paid.
    PaidSupport,
    /// Of what was worked, by night.
    Night,
    /// Of what was worked, on a Sunday.
    Sunday,
    /// Of what was worked, on a public holiday.
    WorkedHoliday,
    /// What a contract is paid for each month.
    Monthly,
    /// What of it is taken off for unpaid absences.
    Deducted,
    /// Beyond the contract's week.
    Beyond(Rate),
}

/// So many minutes of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub day: NaiveDate,
    pub what: What,
    pub minutes: Minutes,
    /// Of work: what it counts for.
    pub project: String,
}

/// Most that the day of solidarity takes of a full-time contract (L3133-8).
const SOLIDARITY: i64 = 7 * 60;
/// Overtime at the lower rate (L3121-36).
const FIRST_OVERTIME: i64 = 8 * 60;

pub(super) fn by_day(piece: &Piece, zone: Tz) -> Vec<(NaiveDate, Minutes)> {
    super::super::rules::work_by_day(piece.interval, piece.pause, zone)
}

/// The weeks that touch a month.
fn weeks(month: Month) -> impl Iterator<Item = Week> {
    let last = Week::of(month.last());
    (0..6).map(move |n| Week::of(month.first()).plus(n)).take_while(move |week| *week <= last)
}

/// What was worked in each week that touches a month.
pub(super) fn worked_weeks(month: Month, facts: &Facts, zone: Tz) -> BTreeMap<NaiveDate, Minutes> {
    let mut sums: BTreeMap<NaiveDate, Minutes> = BTreeMap::new();
    let work = facts.corrected.iter().filter(|change| change.what == Corrected::Work);
    let corrected = work.filter_map(|change| Some((change.day?, change.minutes)));
    for (day, minutes) in facts.worked.iter().flat_map(|piece| by_day(piece, zone)).chain(corrected) {
        let sum = sums.entry(Week::of(day).monday()).or_default();
        *sum = *sum + minutes;
    }
    sums.retain(|monday, minutes| minutes.0 > 0 && weeks(month).any(|week| week.monday() == *monday));
    sums
}

/// Every line of a month, by day.
#[must_use]
pub fn lines(month: Month, facts: &Facts, zone: Tz) -> Vec<Line> {
    let mut all = around(month, facts, zone);
    all.extend(beyond(month, facts, &all));
    let paid: Vec<(&Contract, Line)> =
        facts.contracts.iter().filter_map(|contract| Some((contract, monthly(month, contract)?))).collect();
    let deducted: Vec<Line> = paid.iter().filter_map(|(contract, pay)| deducted(month, facts, &all, (contract, pay))).collect();
    all.retain(|line| month.holds(line.day) && line.minutes.0 != 0);
    all.extend(paid.into_iter().map(|(_, line)| line).chain(deducted));
    all.sort_by_key(|line| line.day);
    all
}

/// Lines of the month and of the weeks it begins and ends in.
fn around(month: Month, facts: &Facts, zone: Tz) -> Vec<Line> {
    let mut worked: BTreeMap<NaiveDate, Minutes> = BTreeMap::new();
    let mut all = Vec::new();
    let plain = |day, what, minutes| Line { day, what, minutes, project: String::new() };
    for piece in &facts.planned {
        all.extend(by_day(piece, zone).into_iter().map(|(day, minutes)| plain(day, What::Planned, minutes)));
    }
    for piece in &facts.worked {
        for (day, minutes) in by_day(piece, zone) {
            let sum = worked.entry(day).or_default();
            *sum = *sum + minutes;
            all.push(Line { project: piece.project.clone(), ..plain(day, What::Worked, minutes) });
            all.extend(of_the_clock(facts, piece.interval, (day, minutes), zone));
        }
    }
    for (change, day) in facts.corrected.iter().filter_map(|change| Some((change, change.day?))) {
        let what = match change.what {
            Corrected::Work => What::Worked,
            Corrected::Absence(kind) => What::Absence(kind),
            Corrected::Paid | Corrected::Support => continue,
        };
        if what == What::Worked {
            let sum = worked.entry(day).or_default();
            *sum = *sum + change.minutes;
        }
        all.push(Line { project: change.project.clone(), ..plain(day, what, change.minutes) });
        // It has no time of day: on a Sunday or a public holiday it all is, by night nobody knows.
        let sunday = what == What::Worked && day.weekday() == Weekday::Sun;
        let holiday = what == What::Worked && holidays::on(day, facts.terms.region).is_some();
        all.extend(sunday.then(|| plain(day, What::Sunday, change.minutes)));
        all.extend(holiday.then(|| plain(day, What::WorkedHoliday, change.minutes)));
    }
    all.extend(solidarity(facts, &worked));
    for absent in &facts.absences {
        if let AbsenceTime::Part(day, ..) = absent.time {
            all.push(plain(day, What::Absence(absent.kind), lost(absent, facts, zone)));
        }
    }
    for (kind, piece) in &facts.missed {
        all.extend(by_day(piece, zone).into_iter().map(|(day, minutes)| plain(day, What::Absence(*kind), minutes)));
    }
    let free = FreeDays::new(facts, &worked, zone);
    for (day, free, minutes) in weeks(month).flat_map(|week| free.of_week(week)) {
        let what = match free {
            Free::Away(kind) => What::Absence(kind),
            Free::Holiday => What::Holiday,
            Free::UnpaidHoliday => What::UnpaidHoliday,
        };
        all.push(plain(day, what, minutes));
    }
    for (day, minutes) in &facts.support {
        // A day that is worked, planned or paid already holds it.
        let of_work = [What::Support, What::Worked, What::Night, What::Sunday, What::WorkedHoliday];
        let held = worked.get(day).is_some_and(|minutes| minutes.0 > 0)
            || all.iter().any(|line| line.day == *day && !of_work.contains(&line.what));
        let outside = facts.terms.support_paid && !held && facts.contract(*day).is_some();
        all.push(plain(*day, if outside { What::PaidSupport } else { What::Support }, *minutes));
    }
    all
}

/// Of a day's work: by night, on a Sunday, on a public holiday. The break is thought to lie outside the night.
fn of_the_clock(facts: &Facts, interval: Interval, (day, minutes): (NaiveDate, Minutes), zone: Tz) -> Vec<Line> {
    let whole = Interval::days(day, day, zone);
    let part = Interval { starts: interval.starts.max(whole.starts), ends: interval.ends.min(whole.ends) };
    let night = time_of_day::by_night(part, facts.terms.night, zone).min(minutes);
    let sunday = if time_of_day::on_sunday(part, zone).0 > 0 { minutes } else { Minutes(0) };
    let holiday = if holidays::on(day, facts.terms.region).is_some() { minutes } else { Minutes(0) };
    [(What::Night, night), (What::Sunday, sunday), (What::WorkedHoliday, holiday)]
        .into_iter()
        .filter(|(_, minutes)| minutes.0 > 0)
        .map(|(what, minutes)| Line { day, what, minutes, project: String::new() })
        .collect()
}

/// What is worked unpaid on the day of solidarity: seven hours of a full-time contract, less of a part-time one.
fn solidarity(facts: &Facts, worked: &BTreeMap<NaiveDate, Minutes>) -> Vec<Line> {
    let of_day = |day: NaiveDate| {
        let contract = facts.contract(day).filter(|contract| contract.details.kind.is_employment())?;
        // Who has no paid holiday yet works an ordinary day.
        let holiday = holidays::on(day, facts.terms.region);
        holiday.is_none_or(|holiday| facts.is_paid_holiday(day, holiday)).then_some(())?;
        let full = facts.terms.full_time_week.0.max(1);
        let most = Minutes(SOLIDARITY * contract.weekly_on(day).0.min(full) / full);
        let minutes = (*worked.get(&day)?).min(most);
        Some(Line { day, what: What::Solidarity, minutes, project: String::new() })
    };
    facts.terms.solidarity.iter().filter_map(|day| of_day(*day)).collect()
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
    let works = || facts.planned.iter().any(|piece| piece.interval.overlaps(Interval::days(day, day, zone)));
    if super::is_weekend(day) && !works() { Minutes(0) } else { away.length() }
}

/// What lies beyond the contract's hours of each week, on the week's last day under contract. Paid leave counts as if it had been worked
/// (Cass. soc. 10-9-2025 n° 23-14.455); so does support outside of work.
fn beyond(month: Month, facts: &Facts, all: &[Line]) -> Vec<Line> {
    weeks(month).flat_map(|week| beyond_of(week, facts, all)).collect()
}

/// The lines of a week's days under contract: what was done before it began or after it ended is told apart, and is nothing beyond it.
fn under_contract<'a>(week: Week, facts: &'a Facts, all: &'a [Line]) -> impl Iterator<Item = &'a Line> {
    all.iter().filter(move |line| Week::of(line.day) == week && facts.contract(line.day).is_some())
}

fn beyond_of(week: Week, facts: &Facts, all: &[Line]) -> Vec<Line> {
    let Some((contract, day)) = week.days().filter_map(|day| Some((facts.contract(day)?, day))).last() else {
        return Vec::new();
    };
    let (Some(hours), true) = (facts.contract_hours(week), contract.details.kind.is_employment()) else {
        return Vec::new();
    };
    let part_time = contract.is_part_time_in(week, facts.terms.full_time_week);
    let leave = !part_time || facts.terms.leave_in_part_time;
    let counts = |line: &&Line| match line.what {
        What::Worked | What::PaidSupport => true,
        What::Absence(kind) => kind.is_work() || (kind == AbsenceKind::Leave && leave),
        What::Holiday => facts.terms.solidarity.contains(&line.day),
        _ => false,
    };
    let of_week = || under_contract(week, facts, all);
    let counted: Minutes = of_week().filter(counts).map(|line| line.minutes).sum();
    let given: Minutes = of_week().filter(|line| line.what == What::Solidarity).map(|line| line.minutes).sum();
    let beyond = (counted - given - hours).0.max(0);
    // The first eight hours of overtime are those after the full-time week, whatever the contract has of them.
    let full = facts.terms.full_time_week.0;
    let (first, rates) = if part_time {
        (hours.0 / 10, [Rate::Ten, Rate::TwentyFive])
    } else {
        ((full + FIRST_OVERTIME - hours.0).max(0), [Rate::TwentyFive, Rate::Fifty])
    };
    let parts = [beyond.min(first), (beyond - first).max(0)];
    let line = |(rate, minutes)| Line { day, what: What::Beyond(rate), minutes: Minutes(minutes), project: String::new() };
    rates.into_iter().zip(parts).filter(|(_, minutes)| *minutes > 0).map(line).collect()
}

impl Line {
    /// Whether it is no contract's, but the person's.
    #[must_use]
    pub const fn is_of_the_person(&self) -> bool {
        matches!(self.what, What::Support)
    }
}

/// What a contract is paid for in a month: 52 weeks in twelve months, a share of it by weekdays where it runs, or hours were agreed, for a
/// part of the month; odd weeks add or take off what they differ.
fn monthly(month: Month, contract: &Contract) -> Option<Line> {
    let days = || month.first().iter_days().take_while(|day| *day <= month.last()).filter(|day| !super::is_weekend(*day));
    let own = || days().filter(|day| contract.runs_on(*day));
    let first = month.first().iter_days().take_while(|day| *day <= month.last()).find(|day| contract.runs_on(*day))?;
    if !contract.details.kind.is_employment() {
        return None;
    }
    let of_month = i64::try_from(days().count()).ok()?;
    let agreed: i64 = own().map(|day| contract.weekly_on(day).0).sum();
    let odd: i64 = own().map(Week::of).map(|week| (contract.hours(week) - contract.agreed(week)).0).sum();
    // To the nearest minute: `agreed * 52 / (12 * of_month) + odd / 5`.
    let of_month = of_month.max(1);
    let minutes = nearest(agreed * 52 * 5 + odd * 12 * of_month, 60 * of_month);
    Some(Line { day: first, what: What::Monthly, minutes: Minutes(minutes), project: String::new() })
}

/// A share to the nearest whole; half of one counts as one.
fn nearest(part: i64, of: i64) -> i64 {
    (2 * part + of).div_euclid(2 * of)
}

/// What unpaid absences take off a contract's monthly pay: the share of its real hours of the month that they are, so that a month away is paid
/// nothing (Code du travail L3242-1). What was made up for in the same week is not taken off.
fn deducted(month: Month, facts: &Facts, all: &[Line], (contract, pay): (&Contract, &Line)) -> Option<Line> {
    let unpaid: i64 = weeks(month).map(|week| unpaid_of(week, facts, all, |day| month.holds(day) && contract.runs_on(day))).sum();
    let days = month.first().iter_days().take_while(|day| *day <= month.last());
    let own = days.filter(|day| !super::is_weekend(*day) && contract.runs_on(*day));
    let real: i64 = own.map(|day| contract.hours(Week::of(day)).0).sum::<i64>() / 5;
    // What is left is to the nearest minute: half a minute is the worker's.
    let left = if real > 0 { nearest(pay.minutes.0 * (real - unpaid), real) } else { pay.minutes.0 };
    let minutes = (pay.minutes.0 - left).clamp(0, pay.minutes.0);
    (minutes > 0).then(|| Line { day: pay.day, what: What::Deducted, minutes: Minutes(minutes), project: String::new() })
}

/// The unpaid minutes of a week on days that count, but no more than what the week lacks of the contract.
fn unpaid_of(week: Week, facts: &Facts, all: &[Line], counts: impl Fn(NaiveDate) -> bool) -> i64 {
    let terms = &facts.terms;
    let unpaid = |line: &&Line| match line.what {
        What::Absence(kind) => !terms.pays(kind, line.day),
        What::UnpaidHoliday => true,
        _ => false,
    };
    let paid = |line: &&Line| match line.what {
        What::Worked | What::Holiday | What::PaidSupport => true,
        What::Absence(kind) => terms.pays(kind, line.day),
        _ => false,
    };
    let of_week = || under_contract(week, facts, all);
    let whole: i64 = of_week().filter(unpaid).map(|line| line.minutes.0).sum();
    let own: i64 = of_week().filter(unpaid).filter(|line| counts(line.day)).map(|line| line.minutes.0).sum();
    let done: i64 = of_week().filter(paid).map(|line| line.minutes.0).sum();
    let lacks = (facts.contract_hours(week).unwrap_or_default().0 - done).clamp(0, whole);
    if whole > 0 { own * lacks / whole } else { 0 }
}

/// A week before and after a month: what its first and last weeks need.
#[must_use]
pub fn reach(month: Month) -> (NaiveDate, NaiveDate) {
    (month.first() - Days::new(7), month.last() + Days::new(7))
}

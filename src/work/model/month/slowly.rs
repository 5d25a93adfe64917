//! A slow, obvious reckoning of hours, minute by minute, to compare the quick one with: both clock changes, weeks 53, nights over the ends of
//! months and years, contracts that begin and end within a week.

use chrono::{DateTime, Datelike as _, Duration, NaiveDate, Timelike as _, Utc, Weekday};
use chrono_tz::Europe::Paris;
use proptest::prelude::*;

use super::*;
use crate::model::contract::{ContractDetails, ContractKind};
use people::model::PersonId;
use platform::time::{ClockTime, Slot, Week};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Every worked minute with its local day, hour and week; the break is taken off the end of the longest day.
fn minutes_of(piece: &Piece) -> Vec<DateTime<Utc>> {
    let mut all = Vec::new();
    let mut at = piece.interval.starts;
    while at < piece.interval.ends {
        all.push(at);
        at += Duration::minutes(1);
    }
    let local = |at: &DateTime<Utc>| at.with_timezone(&Paris).date_naive();
    let mut counts: BTreeMap<NaiveDate, i64> = BTreeMap::new();
    for at in &all {
        *counts.entry(local(at)).or_default() += 1;
    }
    let longest = counts.iter().max_by_key(|(_, count)| **count).map(|(day, _)| *day);
    let mut off = piece.pause.0;
    let mut kept: Vec<DateTime<Utc>> = Vec::new();
    for at in all.into_iter().rev() {
        if Some(local(&at)) == longest && off > 0 {
            off -= 1;
        } else {
            kept.push(at);
        }
    }
    kept
}

fn contract(starts: NaiveDate, ends: NaiveDate, weekly: i64) -> Contract {
    Contract {
        id: ContractId::new(),
        person: PersonId::new(),
        details: ContractDetails::new(ContractKind::Cddi, starts, Some(ends), Minutes(weekly)),
        pass_ends_now: None,
        weeks: Vec::new(),
        version: 1,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn sums_of_a_month_are_those_of_its_minutes(
        start in 0_i64..1825,
        shapes in prop::collection::vec((-9_i64..40, 0_i64..24, 1_i64..12, 0_i64..60), 0..25),
        weekly in 600_i64..2100,
        (begins, lasts) in (-20_i64..25, 1_i64..60),
    ) {
        let month = Month::of(day("2024-01-01") + Duration::days(start));
        let mut worked: Vec<Piece> = Vec::new();
        for (offset, starts, hours, pause) in shapes {
            let on = month.first() + Duration::days(offset);
            let slot = Slot::new(on, ClockTime(starts * 60), ClockTime((starts + hours) % 24 * 60), Minutes(pause.min(hours * 60 - 1)));
            let Some(slot) = slot else { continue };
            let piece = Piece { interval: slot.interval(Paris), pause: slot.pause, project: String::new() };
            if !worked.iter().any(|other| other.interval.overlaps(piece.interval)) {
                worked.push(piece);
            }
        }
        let begins = month.first() + Duration::days(begins);
        let only = contract(begins, begins + Duration::days(lasts), weekly);
        let facts = Facts { worked: worked.clone(), contracts: vec![only.clone()], ..Facts::default() };
        let figures = reckon(month, &facts, Paris);

        let all: Vec<chrono::DateTime<chrono_tz::Tz>> =
            worked.iter().flat_map(minutes_of).map(|at| at.with_timezone(&Paris)).collect();
        let in_month = |at: &&chrono::DateTime<chrono_tz::Tz>| month.holds(at.date_naive());
        let count = |wanted: &dyn Fn(&chrono::DateTime<chrono_tz::Tz>) -> bool| {
            i64::try_from(all.iter().filter(in_month).filter(|at| wanted(at)).count()).unwrap()
        };
        prop_assert_eq!(figures.worked.0, count(&|_| true));
        prop_assert_eq!(figures.sunday.0, count(&|at| at.weekday() == Weekday::Sun));
        prop_assert_eq!(figures.paid.0 - figures.holidays.0, count(&|_| true), "nothing else is paid");
        // The break may lie in the night or beside it: the figure is between the two.
        let by_night = |at: &chrono::DateTime<chrono_tz::Tz>| at.hour() < 6 || at.hour() >= 21;
        let pauses: i64 = worked.iter().map(|piece| piece.pause.0).sum();
        prop_assert!((count(&by_night)..=count(&by_night) + pauses).contains(&figures.night.0));
        for (monday, minutes) in &figures.weeks {
            let of_week = all.iter().filter(|at| Week::of(at.date_naive()).monday() == *monday).count();
            prop_assert_eq!(minutes.0, i64::try_from(of_week).unwrap());
        }
        // Beyond the contract: each week whose last day under contract lies in the month, against fifths of its hours.
        let mut beyond = 0;
        for week in (-1..7).map(|n| Week::of(month.first()).plus(n)) {
            let Some(last) = week.days().filter(|day| only.runs_on(*day)).last() else { continue };
            if month.holds(last) {
                let fifths = i64::try_from(week.days().take(5).filter(|day| only.runs_on(*day)).count()).unwrap();
                let whole = week.days().all(|day| only.runs_on(day));
                // A contract of a Saturday alone has no hours to go beyond.
                if fifths == 0 && !whole {
                    continue;
                }
                let hours = if whole { weekly } else { fifths * weekly / 5 };
                let of_week = all.iter().filter(|at| Week::of(at.date_naive()) == week).count();
                beyond += (i64::try_from(of_week).unwrap() - hours).max(0);
            }
        }
        prop_assert_eq!(figures.overtime.0, beyond);
        prop_assert_eq!(figures.rates.values().map(|minutes| minutes.0).sum::<i64>(), beyond);
    }

    #[test]
    fn nothing_is_lost_between_two_months(
        start in 0_i64..1825,
        shapes in prop::collection::vec((-3_i64..3, 18_i64..24, 2_i64..10), 1..5),
    ) {
        let month = Month::of(day("2024-01-01") + Duration::days(start));
        let edge = month.last();
        let pieces = shapes.into_iter().filter_map(|(offset, starts, hours)| {
            let slot = Slot::new(edge + Duration::days(offset), ClockTime(starts * 60), ClockTime((starts + hours) % 24 * 60), Minutes(0))?;
            Some(Piece { interval: slot.interval(Paris), pause: slot.pause, project: String::new() })
        });
        let worked: Vec<Piece> = pieces.collect();
        let whole: i64 = worked.iter().map(|piece| piece.interval.length().0).sum();
        let facts = Facts { worked, ..Facts::default() };
        let of = |month| reckon(month, &facts, Paris).worked.0;
        prop_assert_eq!(of(month) + of(month.next()), whole);
    }
}

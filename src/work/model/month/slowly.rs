//! A slow, obvious reckoning of hours, minute by minute, to compare the quick one with: both clock changes, weeks 53, nights over the ends of
//! months and years, contracts that begin and end within a week.

use chrono::{DateTime, Datelike as _, Duration, NaiveDate, Timelike as _, Utc, Weekday};
use chrono_tz::Europe::Paris;
use proptest::prelude::*;

use super::*;
use crate::model::absence::AbsenceTime;
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
        amendments: Vec::new(),
        weeks: Vec::new(),
        version: 1,
    }
}

/// What became of a piece of the plan.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    Done,
    /// An absence of the whole day on which it begins.
    Away(AbsenceKind),
    /// An absence of so many minutes from its beginning, on the day on which it begins.
    AwayInPart(AbsenceKind, i64),
    /// Nobody came.
    Missed(AbsenceKind),
}

fn fate() -> impl Strategy<Value = Fate> {
    let kind = || prop::sample::select(AbsenceKind::ALL.to_vec());
    prop_oneof![
        4 => Just(Fate::Done),
        2 => kind().prop_map(Fate::Away),
        1 => (kind(), 30_i64..400).prop_map(|(kind, minutes)| Fate::AwayInPart(kind, minutes)),
        1 => kind().prop_map(Fate::Missed),
    ]
}

/// At most one piece a day, with what became of it; nights into the next day among them, none over another.
fn fated() -> impl Strategy<Value = Vec<(i64, Slot, Fate)>> {
    let piece = (0_i64..24, 1_i64..12, 0_i64..60, any::<bool>(), fate());
    (0_i64..1825, prop::collection::vec(piece, 47)).prop_map(|(start, pieces)| {
        let month = Month::of(day("2024-01-01") + Duration::days(start));
        let mut all: Vec<(i64, Slot, Fate)> = Vec::new();
        for (offset, (starts, hours, pause, works, fate)) in (-8_i64..).zip(pieces) {
            let on = month.first() + Duration::days(offset);
            let pause = Minutes(pause.min(hours * 60 - 1));
            let slot = Slot::new(on, ClockTime(starts * 60), ClockTime((starts + hours) % 24 * 60), pause);
            let free = |slot: &Slot| all.last().is_none_or(|(_, last, _)| !last.interval(Paris).overlaps(slot.interval(Paris)));
            if let Some(slot) = slot.filter(|slot| works && free(slot)) {
                all.push((start, slot, fate));
            }
        }
        all
    })
}

/// The absence of a part of the day at the beginning of a piece, if it is one.
fn part_of(slot: &Slot, minutes: i64) -> Option<AbsenceTime> {
    let until = ClockTime(slot.starts.0 + minutes);
    let piece = slot.interval(Paris);
    let time = AbsenceTime::Part(slot.day, slot.starts, until);
    (until.0 < 1440 && time.interval(Paris).ends <= piece.ends && time.interval(Paris).length().0 > 0).then_some(time)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Planned, absent by kind, and paid: each minute of the plan by the day that it lies on and by what became of it.
    #[test]
    fn what_became_of_each_planned_minute_is_in_the_month(pieces in fated()) {
        let Some(start) = pieces.first().map(|(start, ..)| *start) else { return Ok(()) };
        let month = Month::of(day("2024-01-01") + Duration::days(start));
        let only = contract(month.first() - Duration::days(400), month.last() + Duration::days(400), 1560);
        let employed = vec![(only.details.starts, only.details.ends)];
        let mut facts = Facts { contracts: vec![only], employed, ..Facts::default() };
        let (mut away, mut lost) = (BTreeMap::new(), Vec::new());
        for (_, slot, fate) in &pieces {
            let piece = Piece { interval: slot.interval(Paris), pause: slot.pause, project: String::new() };
            let local = |at: DateTime<Utc>| at.with_timezone(&Paris).date_naive();
            match *fate {
                Fate::Away(kind) => {
                    let time = AbsenceTime::Days(slot.day, slot.day);
                    facts.absences.push(Absent { kind, time, called_off: vec![piece.clone()] });
                    away.insert(slot.day, kind);
                    lost.extend(minutes_of(&piece).into_iter().map(|at| (local(at), kind, true)));
                    continue;
                }
                Fate::Missed(kind) => {
                    lost.extend(minutes_of(&piece).into_iter().map(|at| (local(at), kind, false)));
                    facts.missed.push((kind, piece.clone()));
                }
                Fate::AwayInPart(kind, minutes) => {
                    let Some(time) = part_of(slot, minutes) else { continue };
                    // The break is thought to lie in what stays, if anything does.
                    let whole = time.interval(Paris).ends == piece.interval.ends;
                    let pause = if whole { piece.pause.0 } else { 0 };
                    let count = usize::try_from(time.interval(Paris).length().0 - pause).unwrap();
                    lost.extend(std::iter::repeat_n((slot.day, kind, false), count));
                    facts.absences.push(Absent { kind, time, called_off: vec![piece] });
                    continue;
                }
                Fate::Done => facts.worked.push(piece.clone()),
            }
            facts.planned.push(piece);
        }
        let figures = reckon(month, &facts, Paris);

        let on_days = |pieces: &[Piece]| -> Vec<NaiveDate> {
            let minutes = pieces.iter().flat_map(minutes_of);
            minutes.map(|at| at.with_timezone(&Paris).date_naive()).filter(|day| month.holds(*day)).collect()
        };
        let worked = on_days(&facts.worked);
        prop_assert_eq!(figures.planned.0, i64::try_from(on_days(&facts.planned).len()).unwrap());
        prop_assert_eq!(figures.worked.0, i64::try_from(worked.len()).unwrap());
        let (mut absent, mut paid): (BTreeMap<AbsenceKind, Minutes>, i64) = (BTreeMap::new(), figures.worked.0);
        for (day, kind, by_the_day) in lost.into_iter().filter(|(day, ..)| month.holds(*day)) {
            // A whole day is of the kind of its own absence; a public holiday is one unless the absence is not paid.
            let kind = if by_the_day { away.get(&day).copied().unwrap_or(kind) } else { kind };
            let holiday = by_the_day && super::super::holidays::on(day, facts.terms.region).is_some();
            if holiday && (away.get(&day).is_some_and(|kind| kind.is_paid()) || (!away.contains_key(&day) && !worked.contains(&day))) {
                continue;
            }
            let sum = absent.entry(kind).or_default();
            *sum = *sum + Minutes(1);
            paid += i64::from(kind.is_paid());
        }
        prop_assert_eq!(&figures.absences, &absent);
        prop_assert_eq!(figures.paid.0 - figures.holidays.0, paid);
    }

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
        // Beyond the contract: each week whose last day under contract lies in the month, its days under contract against fifths of its hours.
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
                let of_week = all.iter().filter(|at| Week::of(at.date_naive()) == week && only.runs_on(at.date_naive())).count();
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

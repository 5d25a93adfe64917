//! Time as plans know it: minutes, clock times after a day's midnight, and the instants they mean in a time zone.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::i18n::{Lang, format};

/// A duration in minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct Minutes(pub i64);

impl std::ops::Add for Minutes {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl std::ops::Sub for Minutes {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl std::iter::Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        Self(all.map(|minutes| minutes.0).sum())
    }
}

/// A clock time as minutes after a day's midnight; an end may lie on the next day, past 1440.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct ClockTime(pub i64);

/// Minutes of a day without clock change.
pub const DAY: i64 = 1440;

impl std::ops::Sub for ClockTime {
    type Output = Minutes;
    fn sub(self, other: Self) -> Minutes {
        Minutes(self.0 - other.0)
    }
}

impl ClockTime {
    /// Reads "8:30", "08h30", "8 h 30", "8h" or "8".
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        let (hours, minutes) = text.split_once([':', 'h']).unwrap_or((text.as_str(), "0"));
        let minutes = if minutes.is_empty() { "0" } else { minutes };
        let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
        ((0..24).contains(&hours) && (0..60).contains(&minutes)).then_some(Self(hours * 60 + minutes))
    }

    /// Hour and minute of the clock on the wall.
    #[must_use]
    pub fn on_the_wall(self) -> (u32, u32) {
        let minute = u32::try_from(self.0.rem_euclid(DAY)).unwrap_or(0);
        (minute / 60, minute % 60)
    }

    /// "8 h 30" / "8:30", as people read it.
    #[must_use]
    pub fn text(self, lang: Lang) -> String {
        let (hour, minute) = self.on_the_wall();
        format::time(lang, hour, minute)
    }

    /// "08:30", as time fields want it.
    #[must_use]
    pub fn field(self) -> String {
        let (hour, minute) = self.on_the_wall();
        format!("{hour:02}:{minute:02}")
    }

    /// The instant this clock time means on `day`. A time that the spring change skips means the first one after it; one that the
    /// autumn change repeats means the first of the two.
    #[must_use]
    pub fn instant(self, day: NaiveDate, zone: Tz) -> DateTime<Utc> {
        let day = day.checked_add_days(Days::new(u64::try_from(self.0 / DAY).unwrap_or(0))).unwrap_or(day);
        let (hour, minute) = self.on_the_wall();
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        let local = day.and_time(time);
        zone.from_local_datetime(&local)
            .earliest()
            .or_else(|| {
                (1..=180).find_map(|minutes| zone.from_local_datetime(&(local + chrono::Duration::minutes(minutes))).earliest())
            })
            .map_or_else(|| local.and_utc(), |at| at.with_timezone(&Utc))
    }
}

/// From an instant until another, the end left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    pub starts: DateTime<Utc>,
    /// First instant after.
    pub ends: DateTime<Utc>,
}

impl Interval {
    /// How long it lasts on a clock that nobody moves.
    #[must_use]
    pub fn length(self) -> Minutes {
        Minutes((self.ends - self.starts).num_minutes())
    }

    /// Whether the two share an instant.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.starts < other.ends && other.starts < self.ends
    }

    /// What the two share.
    #[must_use]
    pub fn shared(self, other: Self) -> Minutes {
        let (starts, ends) = (self.starts.max(other.starts), self.ends.min(other.ends));
        Minutes((ends - starts).num_minutes().max(0))
    }

    /// The whole local days from `first` to `last`.
    #[must_use]
    pub fn days(first: NaiveDate, last: NaiveDate, zone: Tz) -> Self {
        Self { starts: ClockTime(0).instant(first, zone), ends: ClockTime(DAY).instant(last, zone) }
    }

    /// Its minutes by local day: the night of a clock change has 60 fewer or more.
    #[must_use]
    pub fn by_day(self, zone: Tz) -> Vec<(NaiveDate, Minutes)> {
        let mut day = self.starts.with_timezone(&zone).date_naive();
        let mut parts = Vec::new();
        loop {
            let whole = Self::days(day, day, zone);
            let share = self.shared(whole);
            if share > Minutes(0) {
                parts.push((day, share));
            }
            match day.succ_opt() {
                Some(next) if whole.ends < self.ends => day = next,
                _ => return parts,
            }
        }
    }
}

/// When a shift is: a local day, from and until on its clock, and the unpaid break in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// The day it begins.
    pub day: NaiveDate,
    /// When it begins.
    pub starts: ClockTime,
    /// When it ends: later than it begins, at most a day later.
    pub ends: ClockTime,
    /// The break, shorter than the slot.
    pub pause: Minutes,
}

/// The shortest piece of a shift that somebody still comes for.
const LEAST: Minutes = Minutes(30);

impl Slot {
    /// Takes times that make sense; an end before the start lies on the next day.
    #[must_use]
    pub fn new(day: NaiveDate, starts: ClockTime, ends: ClockTime, pause: Minutes) -> Option<Self> {
        let ends = if ends < starts { ClockTime(ends.0 + DAY) } else { ends };
        let length = ends.0 - starts.0;
        let possible = (0..DAY).contains(&starts.0) && length > 0 && length <= DAY && pause.0 >= 0 && pause.0 < length;
        possible.then_some(Self { day, starts, ends, pause })
    }

    /// The same times on the day on which they begin nearest to an instant: whoever comes after midnight to work that began before it
    /// comes on the next day.
    #[must_use]
    pub fn nearest(self, to: DateTime<Utc>, zone: Tz) -> Self {
        let days = [self.day.pred_opt(), Some(self.day), self.day.succ_opt()].into_iter().flatten();
        let candidates = days.map(|day| Self { day, ..self });
        candidates.min_by_key(|slot| (slot.interval(zone).starts - to).abs()).unwrap_or(self)
    }

    /// The instants it means.
    #[must_use]
    pub fn interval(self, zone: Tz) -> Interval {
        let (starts, ends) = (self.starts.instant(self.day, zone), self.ends.instant(self.day, zone));
        // Both ends inside the hour that spring skips would be one instant.
        Interval { starts, ends: ends.max(starts + chrono::Duration::minutes(1)) }
    }

    /// The work in it: its true length without the break.
    #[must_use]
    pub fn work(self, zone: Tz) -> Minutes {
        Minutes((self.interval(zone).length() - self.pause).0.max(0))
    }

    /// Its length on the clock, the break included.
    #[must_use]
    pub fn length(self) -> Minutes {
        self.ends - self.starts
    }

    /// What is left of it beside an absence: the longer of the two pieces, the first where they are as long; nothing under half an hour.
    /// The break is thought to lie in the middle: the piece that holds the middle has it.
    #[must_use]
    pub fn without(self, away: Interval, zone: Tz) -> Option<Self> {
        if !self.interval(zone).overlaps(away) {
            return Some(self);
        }
        let [before, after] = self.beside(away, zone);
        match (before, after) {
            (Some(before), Some(after)) if after.length() > before.length() => Some(after),
            (before, after) => before.or(after),
        }
    }

    /// What lies before an absence and what lies after it, where it is half an hour or more.
    #[must_use]
    pub fn beside(self, away: Interval, zone: Tz) -> [Option<Self>; 2] {
        let (left, back) = (self.minute(away.starts, zone), self.minute(away.ends, zone));
        let middle = i64::midpoint(self.starts.0, self.ends.0);
        [(self.starts, left), (back, self.ends)].map(|(starts, ends)| {
            let pause = if starts.0 < middle && middle < ends.0 { self.pause } else { Minutes(0) };
            (ends - starts >= LEAST && pause < ends - starts).then_some(Self { starts, ends, pause, ..self })
        })
    }

    /// What the clock shows at an instant, counted from the midnight that the slot's day begins with.
    fn minute(self, at: DateTime<Utc>, zone: Tz) -> ClockTime {
        let local = at.with_timezone(&zone).naive_local();
        ClockTime((local - self.day.and_time(NaiveTime::MIN)).num_minutes())
    }

    /// The same hours on another day.
    #[must_use]
    pub const fn on(self, day: NaiveDate) -> Self {
        Self { day, ..self }
    }
}

/// A week, named by its Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Week(NaiveDate);

impl Week {
    /// The week a day lies in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(day - Days::new(u64::from(day.weekday().num_days_from_monday())))
    }

    /// Its Monday.
    #[must_use]
    pub const fn monday(self) -> NaiveDate {
        self.0
    }

    /// Its Sunday.
    #[must_use]
    pub fn sunday(self) -> NaiveDate {
        self.0 + Days::new(6)
    }

    /// Its seven days.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.0.iter_days().take(7)
    }

    /// So many weeks later; earlier with a negative number.
    #[must_use]
    pub fn plus(self, weeks: i64) -> Self {
        Self(self.0 + chrono::Duration::weeks(weeks))
    }

    /// Whether it is an A week, where `first` is one: every second week before and after it. The number of the week does not tell: after a
    /// year of 53 weeks two odd ones follow each other.
    #[must_use]
    pub fn is_a(self, first: Self) -> bool {
        (self.0 - first.0).num_weeks() % 2 == 0
    }

    /// Its ISO number.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0.iso_week().week()
    }

    /// Its instants.
    #[must_use]
    pub fn interval(self, zone: Tz) -> Interval {
        Interval::days(self.0, self.sunday(), zone)
    }
}

/// A month, named by its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(NaiveDate);

impl Month {
    /// The month a day lies in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// Reads "2026-03".
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        NaiveDate::from_ymd_opt(year.parse().ok().filter(|year| (1900..=2200).contains(year))?, month.parse().ok()?, 1).map(Self)
    }

    /// "2026-03".
    #[must_use]
    pub fn word(self) -> String {
        self.0.format("%Y-%m").to_string()
    }

    /// Its first day.
    #[must_use]
    pub const fn first(self) -> NaiveDate {
        self.0
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        self.next().0 - Days::new(1)
    }

    /// The month after.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + chrono::Months::new(1))
    }

    /// The month before.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0 - chrono::Months::new(1))
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        Self::of(day) == self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Paris;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn slot(on: &str, starts: &str, ends: &str, pause: i64) -> Slot {
        Slot::new(day(on), ClockTime::parse(starts).unwrap(), ClockTime::parse(ends).unwrap(), Minutes(pause)).unwrap()
    }

    #[test]
    fn clock_times_are_read_as_people_type_them() {
        for (text, minutes) in [("8:30", 510), ("08h30", 510), ("8 h 30", 510), ("8h", 480), ("8", 480), ("23:59", 1439)] {
            assert_eq!(ClockTime::parse(text), Some(ClockTime(minutes)), "{text}");
        }
        for text in ["", "24:00", "8:60", "midi", "-1:00", "8:3:0"] {
            assert_eq!(ClockTime::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_night_shift_is_an_hour_shorter_in_spring_and_longer_in_autumn() {
        for (on, work) in [("2026-03-27", 450), ("2026-03-28", 390), ("2026-10-24", 510), ("2026-10-25", 450)] {
            assert_eq!(slot(on, "22:00", "6:00", 30).work(Paris), Minutes(work), "{on}");
        }
    }

    #[test]
    fn an_absence_leaves_the_longer_piece_and_the_middle_has_the_break() {
        for (shift, pause, away, left) in [
            (("8:00", "12:00"), 0, ("8:00", "10:00"), Some(("10:00", "12:00", 0))),
            (("8:00", "12:00"), 0, ("9:00", "10:00"), Some(("10:00", "12:00", 0))),
            (("8:00", "12:00"), 0, ("9:30", "10:30"), Some(("8:00", "9:30", 0))),
            (("8:00", "16:00"), 60, ("14:00", "18:00"), Some(("8:00", "14:00", 60))),
            (("8:00", "16:00"), 60, ("12:00", "18:00"), Some(("8:00", "12:00", 0))),
            (("8:00", "12:00"), 0, ("12:00", "14:00"), Some(("8:00", "12:00", 0))),
            (("8:00", "12:00"), 0, ("8:15", "11:45"), None),
            (("8:00", "12:00"), 0, ("7:00", "14:00"), None),
        ] {
            let whole = slot("2026-03-03", shift.0, shift.1, pause);
            let rest = whole.without(slot("2026-03-03", away.0, away.1, 0).interval(Paris), Paris);
            let expected = left.map(|(starts, ends, pause)| slot("2026-03-03", starts, ends, pause));
            assert_eq!(rest, expected, "{shift:?} without {away:?}");
        }
    }

    #[test]
    fn after_midnight_the_rest_of_a_night_counts_on_from_its_day() {
        let night = slot("2026-03-28", "22:00", "6:00", 0);
        let away = slot("2026-03-29", "0:00", "3:30", 0).interval(Paris);
        let rest = night.without(away, Paris).unwrap();
        assert_eq!((rest.day, rest.starts, rest.ends), (night.day, ClockTime(DAY + 210), ClockTime(DAY + 360)));
        assert_eq!(rest.interval(Paris).starts, away.ends);
    }

    #[test]
    fn a_night_shift_counts_on_both_its_days() {
        let parts = slot("2026-03-31", "22:00", "6:00", 0).interval(Paris).by_day(Paris);
        assert_eq!(parts, [(day("2026-03-31"), Minutes(120)), (day("2026-04-01"), Minutes(360))]);
        let spring = slot("2026-03-28", "22:00", "6:00", 0).interval(Paris).by_day(Paris);
        assert_eq!(spring, [(day("2026-03-28"), Minutes(120)), (day("2026-03-29"), Minutes(300))]);
    }

    #[test]
    fn weeks_a_and_b_alternate_over_a_year_of_fifty_three() {
        let first = Week::of(day("2025-12-29"));
        // 2026 has 53 weeks: the weeks 53 and 1 are both odd.
        let (last, next) = (Week::of(day("2026-12-28")), Week::of(day("2027-01-04")));
        assert_eq!((last.number(), next.number()), (53, 1));
        assert!(last.is_a(first) && !next.is_a(first));
        for n in -120..120 {
            assert_ne!(first.plus(n).is_a(first), first.plus(n + 1).is_a(first));
        }
        assert!(first.plus(-1).is_a(Week::of(day("2026-01-07"))), "any day of a week A will do");
    }

    #[test]
    fn weeks_run_from_monday_to_sunday_across_the_year() {
        let week = Week::of(day("2027-01-03"));
        assert_eq!((week.monday(), week.sunday(), week.number()), (day("2026-12-28"), day("2027-01-03"), 53));
        assert_eq!(Month::of(day("2026-12-31")).next(), Month::of(day("2027-01-01")));
        assert_eq!(Month::parse("2028-02").unwrap().last(), day("2028-02-29"));
    }

    #[test]
    fn every_minute_of_a_year_is_counted_on_exactly_one_day() {
        let year = Interval::days(day("2026-01-01"), day("2026-12-31"), Paris);
        let parts = year.by_day(Paris);
        assert_eq!(parts.len(), 365);
        assert_eq!(parts.iter().map(|(_, minutes)| *minutes).sum::<Minutes>(), Minutes(365 * 1440));
        let odd: Vec<_> = parts.iter().filter(|(_, minutes)| minutes.0 != 1440).collect();
        assert_eq!(odd, [&(day("2026-03-29"), Minutes(1380)), &(day("2026-10-25"), Minutes(1500))]);
    }

    proptest! {
        #[test]
        fn any_slot_of_the_year_has_its_true_length(offset in 0_u64..365, starts in 0_i64..1440, length in 1_i64..1440) {
            let on = day("2026-01-01") + Days::new(offset);
            let slot = Slot::new(on, ClockTime(starts), ClockTime((starts + length) % DAY), Minutes(0)).unwrap();
            let interval = slot.interval(Paris);
            let real = interval.length().0;
            prop_assert!((real - length).abs() <= 60, "{real} for {length}");
            prop_assert_eq!(interval.by_day(Paris).iter().map(|(_, m)| *m).sum::<Minutes>(), interval.length());
            if ![86, 87, 88, 296, 297, 298].contains(&offset) {
                prop_assert_eq!(real, length);
            }
        }
    }
}

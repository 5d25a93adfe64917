//! What of some work falls into the night, or on a Sunday: minute by minute on the ecopole's clock.

use chrono::{Datelike as _, NaiveDate, Weekday};
use chrono_tz::Tz;

use platform::time::{ClockTime, DAY, Interval, Minutes};

/// Minutes between `from` in the evening and `until` in the morning, both counted from midnight.
#[must_use]
pub fn by_night(interval: Interval, (from, until): (i64, i64), zone: Tz) -> Minutes {
    let shared = |day: NaiveDate, from, until| {
        let night = Interval { starts: ClockTime(from).instant(day, zone), ends: ClockTime(until).instant(day, zone) };
        interval.shared(night)
    };
    interval.by_day(zone).into_iter().map(|(day, _)| shared(day, 0, until) + shared(day, from, DAY)).sum()
}

/// Minutes on Sundays.
#[must_use]
pub fn on_sunday(interval: Interval, zone: Tz) -> Minutes {
    interval.by_day(zone).into_iter().filter(|(day, _)| day.weekday() == Weekday::Sun).map(|(_, minutes)| minutes).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Paris;
    use platform::time::Slot;

    #[test]
    fn the_night_is_from_nine_to_six_and_its_length_is_true() {
        let night = |day: &str, starts: i64, ends: i64| {
            let slot = Slot::new(day.parse().unwrap(), ClockTime(starts * 60), ClockTime(ends * 60), Minutes(0)).unwrap();
            by_night(slot.interval(Paris), (21 * 60, 6 * 60), Paris).0 / 60
        };
        assert_eq!(night("2026-03-02", 22, 5), 7);
        assert_eq!(night("2026-03-02", 8, 17), 0);
        assert_eq!(night("2026-03-02", 5, 22), 2, "an hour in the morning, one in the evening");
        assert_eq!((night("2026-03-28", 22, 6), night("2026-10-24", 22, 6)), (7, 9), "when the clock changes");
    }
}

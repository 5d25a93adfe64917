//! A date of a workshop: when, where, for how many; and the dates that a rule of repetition makes.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::Serialize;

use land::model::{PlotId, SiteId};
use people::model::PersonId;
use platform::time::{ClockTime, Slot};

use super::workshop::WorkshopId;

platform::typed_id! {
    /// A date of a workshop.
    DateId
}
platform::typed_id! {
    /// Dates made together.
    SeriesId
}
platform::typed_id! {
    /// A room, a stove, a van.
    ResourceId
}

/// Where a date is: on a terrain or a plot of it, or at an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Place {
    /// On the ecopole's land.
    Land(SiteId, Option<PlotId>),
    /// Elsewhere.
    Address(String),
}

/// What a form says of a date.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DateDetails {
    /// When, on the clock.
    pub slot: Slot,
    pub place: Place,
    pub capacity: i64,
    /// Fewest people for it to take place.
    pub min_people: i64,
    /// How many days before it booking opens.
    pub opens_days: i64,
    /// How many hours before it booking closes.
    pub closes_hours: i64,
    /// Until how many hours before it one may cancel alone.
    pub cancel_hours: i64,
    /// Who leads it.
    pub facilitators: Vec<PersonId>,
    /// What it holds.
    pub resources: Vec<ResourceId>,
}

/// The instants that follow from a date's start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub opens: DateTime<Utc>,
    pub closes: DateTime<Utc>,
    /// The last instant at which one may cancel alone.
    pub cancel_until: DateTime<Utc>,
}

impl DateDetails {
    /// When booking opens and closes, for a date that starts at `starts`.
    #[must_use]
    pub fn window(&self, starts: DateTime<Utc>) -> Window {
        Window {
            opens: starts - Duration::days(self.opens_days),
            closes: starts - Duration::hours(self.closes_hours),
            cancel_until: starts - Duration::hours(self.cancel_hours),
        }
    }
}

/// A date as it is kept.
#[derive(Clone, Debug)]
pub struct WorkshopDate {
    pub id: DateId,
    /// Of which workshop.
    pub workshop: WorkshopId,
    /// The dates it was made with.
    pub series: Option<SeriesId>,
    /// Whether those are booked together.
    pub whole: bool,
    /// When, on the clock.
    pub slot: Slot,
    pub starts: DateTime<Utc>,
    pub ends: DateTime<Utc>,
    pub place: Place,
    /// The terrain's name, or the address.
    pub place_name: String,
    /// The terrain's address.
    pub place_address: String,
    pub capacity: i64,
    /// Seats given at the door in place of people who did not come, on top of the others.
    pub stand_ins: i64,
    /// Fewest people for it to take place.
    pub min_people: i64,
    /// Seats taken: confirmed, held and offered.
    pub taken: i64,
    /// When booking opens and closes.
    pub window: Window,
    /// Why it does not take place, if so.
    pub cancelled: Option<String>,
    /// Counts what calendars must learn.
    pub sequence: i64,
    /// When it was last changed.
    pub updated: DateTime<Utc>,
    pub version: i64,
}

/// Whether somebody can book a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Seats are left.
    Open,
    /// Only the line is left.
    Full,
    /// Not yet.
    Later,
    /// No more.
    Closed,
    /// It does not take place.
    Cancelled,
}

impl WorkshopDate {
    /// Seats that nobody has.
    #[must_use]
    pub fn left(&self) -> i64 {
        (self.capacity + self.stand_ins - self.taken).max(0)
    }

    /// Whether somebody can book it now.
    #[must_use]
    pub fn opening(&self, now: DateTime<Utc>) -> Opening {
        if self.cancelled.is_some() {
            Opening::Cancelled
        } else if now >= self.window.closes {
            Opening::Closed
        } else if now < self.window.opens {
            Opening::Later
        } else if self.left() > 0 {
            Opening::Open
        } else {
            Opening::Full
        }
    }

    /// The time of day it begins.
    #[must_use]
    pub const fn clock(&self) -> (ClockTime, ClockTime) {
        (self.slot.starts, self.slot.ends)
    }
}

/// How dates repeat: every so many weeks, so often, but not on some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repetition {
    /// Weeks between two dates.
    pub every: i64,
    /// How many dates.
    pub times: i64,
    /// Days left out; they count as one of the times.
    pub except: Vec<NaiveDate>,
}

/// Most dates made at once.
pub const MOST_DATES: i64 = 52;

impl Repetition {
    /// The days, the first included.
    #[must_use]
    pub fn days(&self, first: NaiveDate) -> Vec<NaiveDate> {
        (0..self.times.clamp(1, MOST_DATES))
            .map(|n| first + Duration::weeks(n * self.every.max(1)))
            .filter(|day| !self.except.contains(day))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_leaves_out_its_exceptions() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let rule = Repetition { every: 2, times: 4, except: vec![day("2026-03-17")] };
        assert_eq!(rule.days(day("2026-03-03")), [day("2026-03-03"), day("2026-03-31"), day("2026-04-14")]);
        assert_eq!(Repetition { every: 0, times: 0, except: vec![] }.days(day("2026-03-03")).len(), 1);
    }
}

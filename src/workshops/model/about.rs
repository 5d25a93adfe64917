//! What a booking is about.

use std::collections::HashMap;

use super::booking::BookingId;
use super::date::WorkshopDate;

/// What a booking is about, for its letters.
#[derive(Clone, Debug)]
pub struct About {
    /// The workshop's title.
    pub title: String,
    /// What to bring.
    pub bring: String,
    /// The dates, by start.
    pub dates: Vec<WorkshopDate>,
}

impl About {
    /// Whether there are several dates.
    #[must_use]
    pub const fn is_cycle(&self) -> bool {
        self.dates.len() > 1
    }

    /// Whether some dates of a cycle still take place.
    pub fn goes_on(&self) -> bool {
        self.is_cycle() && self.dates.iter().any(|date| date.cancelled.is_none())
    }
}

/// By booking.
pub type Abouts = HashMap<BookingId, About>;

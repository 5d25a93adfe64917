//! What is written for one person's hours: by the occupational doctor (Code du travail L4624-3) or because of a pregnancy (L1225-9). The
//! cause is not kept.

use chrono::NaiveDate;
use serde::Serialize;

use platform::time::{ClockTime, Minutes};

platform::typed_id! {
    /// A limit of one person's hours.
    LimitId
}

/// A limit, from a day on; at least one of its parts is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct WorkLimit {
    pub starts: NaiveDate,
    /// The last day, where there is one.
    pub ends: Option<NaiveDate>,
    /// Most minutes a day.
    pub day: Option<Minutes>,
    /// Most minutes a week.
    pub week: Option<Minutes>,
    /// No work before this time of day.
    pub not_before: Option<ClockTime>,
    /// None after this one.
    pub not_after: Option<ClockTime>,
    pub no_night: bool,
}

impl WorkLimit {
    /// Whether it holds on a day.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.starts <= day && self.ends.is_none_or(|end| day <= end)
    }

    /// Whether it limits anything.
    #[must_use]
    pub const fn says_something(&self) -> bool {
        self.day.is_some() || self.week.is_some() || self.not_before.is_some() || self.not_after.is_some() || self.no_night
    }
}

//! Species: what is grown, with reference figures.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

platform::typed_id! {
    /// A species.
    SpeciesId
}
platform::typed_id! {
    /// A variety of a species.
    VarietyId
}

/// Months of the year, a bit each, January the lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct Months(pub i64);

impl Months {
    /// From windows such as "5-6|9-11" or "10-3"; doubt marks and cover marks are passed over.
    #[must_use]
    pub fn read(windows: &str) -> Self {
        let number =
            |text: &str| text.trim_matches(|c: char| !c.is_ascii_digit()).parse::<u32>().ok().filter(|n| (1..=12).contains(n));
        let mut months = Self(0);
        for window in windows.split('|') {
            let mut ends = window.split('-').filter_map(number);
            if let Some(first) = ends.next() {
                months = months.with_window(first, ends.next().unwrap_or(first));
            }
        }
        months
    }

    /// With the months from one to another, over the end of the year where the first is later.
    fn with_window(self, first: u32, last: u32) -> Self {
        let mut months = self;
        let mut month = first;
        loop {
            months = months.with(month);
            if month == last {
                return months;
            }
            month = month % 12 + 1;
        }
    }

    /// With one month more.
    #[must_use]
    pub const fn with(self, month: u32) -> Self {
        Self(self.0 | 1 << (month - 1))
    }

    /// Whether a month (1 to 12) is among them.
    #[must_use]
    pub const fn has(self, month: u32) -> bool {
        self.0 >> (month - 1) & 1 == 1
    }

    /// Whether the two have a month in common.
    #[must_use]
    pub const fn overlap(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether a day lies in one of them.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.has(day.month())
    }
}

/// What is known of a species' seed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SeedFacts {
    /// When it is sown here.
    pub sow: Months,
    /// When its seed plants flower here: in the second year where the first gives leaves and roots.
    pub flower: Months,
    /// How many years its seed keeps.
    pub keeps_years: Option<i64>,
    /// The least share that germinates at which it is given out, in per cent.
    pub germination_min: Option<i64>,
    pub seeds_per_kg: Option<i64>,
    /// Metres between two varieties that flower together.
    pub isolation_m: Option<i64>,
    /// Plants to take seed from.
    pub plants: Option<i64>,
    /// Whether its seed travels with a plant passport (Regulation (EU) 2019/2072).
    pub passport: bool,
}

/// What a form says of a species.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SpeciesDetails {
    pub name: String,
    pub latin: String,
    pub family: String,
    pub perennial: bool,
    pub harvest: Months,
    /// Days from sowing or planting to the first harvest.
    pub days: Option<i64>,
    pub return_years: Option<i64>,
    /// Least and most grams a square metre.
    pub yield_g: (Option<i64>, Option<i64>),
    #[serde(flatten)]
    pub seed: SeedFacts,
}

/// A species as it is kept.
#[derive(Clone, Debug)]
pub struct Species {
    pub id: SpeciesId,
    pub details: SpeciesDetails,
    pub archived_at: Option<DateTime<Utc>>,
    pub version: i64,
}

/// A variety.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Variety {
    pub id: VarietyId,
    pub species_id: SpeciesId,
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(windows: &str) -> Vec<u32> {
        (1..=12).filter(|month| Months::read(windows).has(*month)).collect()
    }

    #[test]
    fn windows_are_read_as_almanacs_write_them() {
        assert_eq!(listed("5-6|9-11"), [5, 6, 9, 10, 11]);
        assert_eq!(listed("10-3"), [1, 2, 3, 10, 11, 12]);
        assert_eq!(listed("7"), [7]);
        assert_eq!(listed("2-3a"), [2, 3]);
        assert!(listed("-").is_empty());
        assert!(listed("13-40").is_empty());
    }
}

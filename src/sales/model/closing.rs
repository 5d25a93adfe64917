//! Closings of the till: days, months and years, with totals that only grow (CGI article 286, I, 3° bis).

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use platform::money::Cents;

platform::text_enum! {
    /// What is closed.
    ClosingKind {
        /// A day.
        Day = "day",
        /// A month, from its days.
        Month = "month",
        /// A year.
        Year = "year",
    }
}

impl ClosingKind {
    /// The first and last day of the period that a day lies in.
    #[must_use]
    pub fn period(self, day: NaiveDate) -> (NaiveDate, NaiveDate) {
        let first = match self {
            Self::Day => Some(day),
            Self::Month => day.with_day(1),
            Self::Year => day.with_day(1).and_then(|day| day.with_month(1)),
        };
        let first = first.unwrap_or(day);
        (first, self.next(first).pred_opt().unwrap_or(first))
    }

    /// The first day of the next period.
    fn next(self, first: NaiveDate) -> NaiveDate {
        let next = match self {
            Self::Day => first.succ_opt(),
            Self::Month => first.checked_add_months(chrono::Months::new(1)),
            Self::Year => first.checked_add_months(chrono::Months::new(12)),
        };
        next.unwrap_or(first)
    }
}

/// What changed hands in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Takings {
    /// With its sign: what was given back is below nothing.
    pub total: Cents,
    /// Without: a sale and its reversal are both counted.
    pub absolute: Cents,
    /// How many times money changed hands.
    pub moves: i64,
}

impl Takings {
    /// Of amounts one after the other.
    #[must_use]
    pub fn of(amounts: impl IntoIterator<Item = Cents>) -> Self {
        amounts.into_iter().fold(Self::default(), |sum, cents| Self {
            total: sum.total + cents,
            absolute: sum.absolute + Cents(cents.0.abs()),
            moves: sum.moves + 1,
        })
    }
}

/// What is kept of a closing, word for word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    pub kind: ClosingKind,
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub takings: Takings,
    /// What was before, and this.
    pub perpetual: Cents,
    pub perpetual_absolute: Cents,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_counts_what_came_and_what_went() {
        let day = Takings::of([346, 1799, -346, 2249].map(Cents));
        assert_eq!((day.total, day.absolute, day.moves), (Cents(4048), Cents(4740), 4));
    }

    #[test]
    fn periods_are_those_of_the_calendar() {
        assert_eq!(ClosingKind::Month.period(on("2028-02-10")), (on("2028-02-01"), on("2028-02-29")));
        assert_eq!(ClosingKind::Year.period(on("2027-07-14")), (on("2027-01-01"), on("2027-12-31")));
        assert_eq!(ClosingKind::Day.period(on("2027-12-31")), (on("2027-12-31"), on("2027-12-31")));
    }

    proptest! {
        #[test]
        fn what_is_counted_in_parts_is_what_is_counted_at_once(amounts in prop::collection::vec(-100_000_i64..100_000, 0..40), cut in 0_usize..40) {
            let amounts: Vec<Cents> = amounts.into_iter().map(Cents).collect();
            let cut = cut.min(amounts.len());
            let (one, two) = (Takings::of(amounts[..cut].to_vec()), Takings::of(amounts[cut..].to_vec()));
            let all = Takings::of(amounts);
            prop_assert_eq!((one.total + two.total, one.absolute + two.absolute, one.moves + two.moves), (all.total, all.absolute, all.moves));
        }
    }
}

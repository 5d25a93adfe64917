//! Free seats and the line for them, for dates of workshops and work days alike. First come, first served; groups stay together: one that does
//! not fit keeps its place, and the next that fits is served, so that no seat stays empty for the sake of order.

use chrono::{DateTime, Duration, Utc};

/// Seats that nobody has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Free(i64);

impl Free {
    /// What is left of what there is; fewer than none count as none.
    #[must_use]
    pub fn new(left: i64) -> Self {
        Self(left.max(0))
    }

    /// Takes as many for somebody, where there are so many.
    #[must_use]
    pub fn take(&mut self, seats: i64) -> bool {
        let fits = seats <= self.0;
        if fits {
            self.0 -= seats;
        }
        fits
    }

    /// Those of a line who are served, in its order.
    #[must_use]
    pub fn serve<T>(mut self, line: Vec<T>, seats: impl Fn(&T) -> i64) -> Vec<T> {
        line.into_iter().filter(|one| self.take(seats(one))).collect()
    }
}

/// Until when an offer is kept for somebody: its time, and never beyond the end of what is offered.
#[must_use]
pub fn kept_until(now: DateTime<Utc>, kept: Duration, ends: DateTime<Utc>) -> DateTime<Utc> {
    (now + kept).min(ends)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_group_that_does_not_fit_keeps_its_place_and_the_next_is_served() {
        assert_eq!(Free::new(3).serve(vec![2, 2, 1], |seats| *seats), [2, 1]);
        assert_eq!(Free::new(0).serve(vec![1], |seats| *seats), [0; 0]);
        assert_eq!(Free::new(-2).serve(vec![1], |seats| *seats), [0; 0]);
    }

    #[test]
    fn no_offer_outlasts_what_is_offered() {
        let now = DateTime::UNIX_EPOCH;
        assert_eq!(kept_until(now, Duration::hours(24), now + Duration::hours(3)), now + Duration::hours(3));
        assert_eq!(kept_until(now, Duration::hours(2), now + Duration::hours(3)), now + Duration::hours(2));
    }

    proptest! {
        #[test]
        fn no_more_is_served_than_there_is_and_nobody_who_would_still_fit_is_left(
            free in 0_i64..40,
            line in proptest::collection::vec(1_i64..9, 0..12),
        ) {
            let indexed: Vec<(usize, i64)> = line.iter().copied().enumerate().collect();
            let served = Free::new(free).serve(indexed.clone(), |(_, seats)| *seats);
            let taken: i64 = served.iter().map(|(_, seats)| seats).sum();
            prop_assert!(taken <= free);
            prop_assert!(served.is_sorted_by_key(|(place, _)| *place));
            prop_assert!(indexed.iter().all(|one| served.contains(one) || one.1 > free - taken));
            // Whoever is first and fits is always served.
            if let Some(first) = indexed.first().filter(|(_, seats)| *seats <= free) {
                prop_assert!(served.contains(first));
            }
        }
    }
}

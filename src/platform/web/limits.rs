//! Rate limits: how often one address, and one e-mail, may try to sign in or to book. Kept in memory, each node its own.

use std::net::IpAddr;
use std::num::NonZeroU32;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::platform::error::{AppError, Result};

/// The limits.
pub struct Limits {
    by_address: DefaultKeyedRateLimiter<IpAddr>,
    by_email: DefaultKeyedRateLimiter<String>,
    bookings: DefaultKeyedRateLimiter<IpAddr>,
}

impl Limits {
    /// `per_minute` tries for one address: a town hall or a household may share one. One e-mail gets a third of that. Bookings have a
    /// count of their own: a class that books together must not be locked out.
    #[must_use]
    pub fn new(per_minute: u32, bookings_per_minute: u32) -> Self {
        let quota = |n: u32| Quota::per_minute(NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN));
        Self {
            by_address: RateLimiter::keyed(quota(per_minute)),
            by_email: RateLimiter::keyed(quota(per_minute / 3)),
            bookings: RateLimiter::keyed(quota(bookings_per_minute)),
        }
    }

    /// Counts one step of a booking from an address.
    ///
    /// # Errors
    /// `TooMany` with the seconds to wait.
    pub fn booking(&self, ip: IpAddr) -> Result<()> {
        Self::allowed(self.bookings.check_key(&ip))
    }

    /// Counts one try of an address.
    ///
    /// # Errors
    /// `TooMany` with the seconds to wait.
    pub fn address(&self, ip: IpAddr) -> Result<()> {
        Self::allowed(self.by_address.check_key(&ip))
    }

    /// Counts one try for an e-mail.
    ///
    /// # Errors
    /// `TooMany` with the seconds to wait.
    pub fn email(&self, email: &str) -> Result<()> {
        Self::allowed(self.by_email.check_key(&email.to_lowercase()))
    }

    /// Forgets those who have not tried for a while.
    pub fn forget(&self) {
        self.by_address.retain_recent();
        self.by_email.retain_recent();
        self.bookings.retain_recent();
    }

    fn allowed<P>(outcome: Result<P, governor::NotUntil<<DefaultClock as governor::clock::Clock>::Instant>>) -> Result<()> {
        outcome
            .map(drop)
            .map_err(|until| AppError::TooMany { retry_after: until.wait_time_from(DefaultClock::default().now()).as_secs() + 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_is_stopped_and_the_others_go_on() {
        let limits = Limits::new(6, 2);
        let (one, other) = (IpAddr::from([10, 0, 0, 1]), IpAddr::from([10, 0, 0, 2]));
        for _ in 0..6 {
            limits.address(one).unwrap();
        }
        assert!(matches!(limits.address(one), Err(AppError::TooMany { retry_after: 1..=60 })));
        limits.address(other).unwrap();
        limits.booking(one).unwrap();
        limits.booking(one).unwrap();
        assert!(limits.booking(one).is_err());
        limits.booking(other).unwrap();
        limits.email("a@b.example").unwrap();
        limits.email("A@b.example").unwrap();
        assert!(limits.email("a@B.example").is_err());
    }
}

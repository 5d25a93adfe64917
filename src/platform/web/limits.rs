//! Limits: how often one address may try to sign in or to book, and how many letters a stranger can have written. Kept in memory, each
//! node its own: with several nodes each allows as much (README, « PostgreSQL »).

use std::collections::HashMap;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Duration, Utc};
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::error::{AppError, Result};

/// Letters an hour that one address, one mailbox and one record can cause by themselves. A class that books together comes from one
/// address, so that one may cause many.
const LETTERS: (u32, u32, u32) = (240, 12, 12);
/// Sign-in links an hour for one mailbox: nobody needs more, and each brings a code to guess.
const LINKS: u32 = 4;
/// Wrong passwords in [`WINDOW`] from one address for one e-mail, and for one e-mail from everywhere.
const FAILURES: (u32, u32) = (10, 100);
/// How long wrong passwords count.
const WINDOW: Duration = Duration::minutes(15);

/// Where wrong passwords came from (`None`: everywhere together), and for which e-mail address.
type Tried = (Option<IpAddr>, String);

/// The limits.
pub struct Limits {
    by_address: DefaultKeyedRateLimiter<IpAddr>,
    bookings: DefaultKeyedRateLimiter<IpAddr>,
    letters_by_address: DefaultKeyedRateLimiter<IpAddr>,
    letters_by_mailbox: DefaultKeyedRateLimiter<String>,
    letters_by_record: DefaultKeyedRateLimiter<String>,
    links: DefaultKeyedRateLimiter<String>,
    failures: Mutex<HashMap<Tried, (u32, DateTime<Utc>)>>,
}

/// The part of an address that belongs to one visitor: whoever has one IPv6 address has 2⁶⁴ of them.
#[must_use]
pub fn visitor(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V4(_) => ip,
        IpAddr::V6(ip) => match ip.to_ipv4_mapped() {
            Some(ip) => IpAddr::V4(ip),
            None => IpAddr::from((u128::from(ip) >> 64 << 64).to_be_bytes()),
        },
    }
}

impl Limits {
    /// `per_minute` tries for one address: a town hall or a household may share one. Bookings have a count of their own: a class that books
    /// together must not be locked out.
    #[must_use]
    pub fn new(per_minute: u32, bookings_per_minute: u32) -> Self {
        let minute = |n: u32| Quota::per_minute(NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN));
        let hour = |n: u32| Quota::per_hour(NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN));
        // Whoever allows more bookings allows their letters.
        let letters = LETTERS.0.max(bookings_per_minute);
        Self {
            by_address: RateLimiter::keyed(minute(per_minute)),
            bookings: RateLimiter::keyed(minute(bookings_per_minute)),
            letters_by_address: RateLimiter::keyed(hour(letters)),
            letters_by_mailbox: RateLimiter::keyed(hour(LETTERS.1)),
            letters_by_record: RateLimiter::keyed(hour(LETTERS.2)),
            links: RateLimiter::keyed(hour(LINKS)),
            failures: Mutex::default(),
        }
    }

    /// Counts one step of a booking from an address.
    ///
    /// # Errors
    /// `TooMany` with the seconds to wait.
    pub fn booking(&self, ip: IpAddr) -> Result<()> {
        Self::allowed(self.bookings.check_key(&visitor(ip)))
    }

    /// Counts one try of an address.
    ///
    /// # Errors
    /// `TooMany` with the seconds to wait.
    pub fn address(&self, ip: IpAddr) -> Result<()> {
        Self::allowed(self.by_address.check_key(&visitor(ip)))
    }

    /// Counts one letter that somebody without an account has written: from this address, to this mailbox, about this one record (a
    /// booking, a sign-up); what is not known is left empty. Every route that does so asks here first.
    ///
    /// # Errors
    /// `TooMany` with the seconds to wait.
    pub fn letter(&self, ip: IpAddr, mailbox: &str, record: &str) -> Result<()> {
        Self::allowed(self.letters_by_address.check_key(&visitor(ip)))?;
        if !mailbox.is_empty() {
            Self::allowed(self.letters_by_mailbox.check_key(&mailbox.to_lowercase()))?;
        }
        if record.is_empty() { Ok(()) } else { Self::allowed(self.letters_by_record.check_key(&record.to_owned())) }
    }

    /// Counts one sign-in link for a mailbox.
    ///
    /// # Errors
    /// `TooMany` with the seconds to wait.
    pub fn link(&self, mailbox: &str) -> Result<()> {
        Self::allowed(self.links.check_key(&mailbox.to_lowercase()))
    }

    /// Whether another password may be tried for an e-mail from an address. Others' wrong ones from elsewhere stop nobody who has signed
    /// in from this browser before.
    ///
    /// # Errors
    /// `TooMany` with the seconds to wait.
    pub fn password(&self, ip: IpAddr, email: &str, known_device: bool, now: DateTime<Utc>) -> Result<()> {
        let failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        let email = email.to_lowercase();
        let wait = |ip: Option<IpAddr>, most: u32| {
            let (count, since) = failures.get(&(ip, email.clone())).copied()?;
            (count >= most && now - since < WINDOW).then(|| WINDOW - (now - since))
        };
        let here = wait(Some(visitor(ip)), FAILURES.0);
        let everywhere = if known_device { None } else { wait(None, FAILURES.1) };
        match here.or(everywhere) {
            None => Ok(()),
            Some(left) => Err(AppError::TooMany { retry_after: u64::try_from(left.num_seconds()).unwrap_or(0) + 1 }),
        }
    }

    /// Counts one wrong password.
    pub fn wrong_password(&self, ip: IpAddr, email: &str, now: DateTime<Utc>) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        for ip in [Some(visitor(ip)), None] {
            let kept = failures.entry((ip, email.to_lowercase())).or_insert((0, now));
            if now - kept.1 >= WINDOW {
                *kept = (0, now);
            }
            kept.0 = kept.0.saturating_add(1);
        }
    }

    /// Forgets those who have not tried for a while.
    pub fn forget(&self, now: DateTime<Utc>) {
        self.by_address.retain_recent();
        self.bookings.retain_recent();
        self.letters_by_address.retain_recent();
        self.letters_by_mailbox.retain_recent();
        self.letters_by_record.retain_recent();
        self.links.retain_recent();
        self.failures.lock().unwrap_or_else(PoisonError::into_inner).retain(|_, (_, since)| now - *since < WINDOW);
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

    const ONE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 1));
    const OTHER: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 2));

    #[test]
    fn one_address_is_stopped_and_the_others_go_on() {
        let limits = Limits::new(6, 2);
        for _ in 0..6 {
            limits.address(ONE).unwrap();
        }
        assert!(matches!(limits.address(ONE), Err(AppError::TooMany { retry_after: 1..=60 })));
        limits.address(OTHER).unwrap();
        limits.booking(ONE).unwrap();
        limits.booking(ONE).unwrap();
        assert!(limits.booking(ONE).is_err());
        limits.booking(OTHER).unwrap();
    }

    #[test]
    fn a_visitor_with_a_whole_network_is_one_visitor() {
        let limits = Limits::new(2, 2);
        let address = |last: u16| IpAddr::from([0x2001, 0xdb8, 0, 1, 0, 0, 0, last]);
        limits.address(address(1)).unwrap();
        limits.address(address(2)).unwrap();
        assert!(limits.address(address(3)).is_err());
        limits.address(IpAddr::from([0x2001, 0xdb8, 0, 2, 0, 0, 0, 1])).unwrap();
        assert_eq!(visitor("::ffff:10.0.0.1".parse().unwrap()), ONE);
    }

    #[test]
    fn nobody_locks_another_out() {
        let limits = Limits::new(100, 100);
        let now = DateTime::UNIX_EPOCH;
        let failures = |n: u32, ip| (0..n).for_each(|_| limits.wrong_password(ip, "A@b.example", now));
        failures(FAILURES.0, ONE);
        assert!(limits.password(ONE, "a@B.example", true, now).is_err());
        limits.password(OTHER, "a@b.example", false, now).unwrap();
        failures(FAILURES.1, ONE);
        assert!(limits.password(OTHER, "a@b.example", false, now).is_err());
        limits.password(OTHER, "a@b.example", true, now).unwrap();
        limits.password(ONE, "a@b.example", false, now + WINDOW).unwrap();
    }

    #[test]
    fn letters_are_counted_by_mailbox_and_record() {
        let limits = Limits::new(100, 100);
        for _ in 0..LETTERS.1 {
            limits.letter(ONE, "a@b.example", "").unwrap();
        }
        assert!(limits.letter(OTHER, "A@b.example", "").is_err());
        limits.letter(OTHER, "c@b.example", "").unwrap();
        for _ in 0..LETTERS.2 {
            limits.letter(ONE, "", "booking").unwrap();
        }
        assert!(limits.letter(ONE, "", "booking").is_err());
        limits.letter(ONE, "", "another").unwrap();
    }
}

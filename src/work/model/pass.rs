//! The PASS IAE: two years of right to an integration contract, and what moves its end.

use chrono::{Days, Months, NaiveDate};
use serde::Serialize;

use super::contract::PassNumber;

platform::typed_id! {
    /// A suspension or prolongation.
    PassEventId
}

platform::text_enum! {
    /// What moves the end of a PASS.
    PassMove {
        /// The course rests: sick leave, parental leave, another job; the end moves by its days.
        Suspension = "suspension",
        /// The course is prolonged, to a day.
        Prolongation = "prolongation",
    }
}

/// Most days of suspension in all: thirty-six months.
const MOST_SUSPENDED: i64 = 3 * 365 + 1;

/// Something that moves the end of a PASS.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PassEvent {
    pub pass: PassNumber,
    pub kind: PassMove,
    pub starts: NaiveDate,
    /// Last day.
    pub ends: NaiveDate,
    /// Why: the case.
    pub reason: String,
    /// Where the paper is.
    pub reference: String,
}

impl PassEvent {
    const fn days(&self) -> i64 {
        self.ends.signed_duration_since(self.starts).num_days() + 1
    }
}

/// The last day of a PASS that was issued to end on one.
#[must_use]
pub fn ends_now<'a>(issued: NaiveDate, events: impl Iterator<Item = &'a PassEvent>) -> NaiveDate {
    let mut events: Vec<&PassEvent> = events.collect();
    events.sort_by_key(|event| event.starts);
    events.into_iter().fold(issued, |end, event| match event.kind {
        PassMove::Suspension => end + Days::new(u64::try_from(event.days()).unwrap_or(0)),
        PassMove::Prolongation => end.max(event.ends),
    })
}

/// Years of a PASS as it is issued, and when a prolongation may begin: from twelve months before its end to six months after.
const YEARS: u32 = 2;
const BEFORE: u32 = 12;
const AFTER: u32 = 6;

/// Whether something that moves the end of a PASS lies where it can: a suspension inside the PASS, a prolongation around its end.
#[must_use]
pub fn is_within(new: &PassEvent, issued: NaiveDate, ends_now: NaiveDate) -> bool {
    match new.kind {
        PassMove::Suspension => new.starts > issued - Months::new(12 * YEARS) && new.starts <= ends_now,
        PassMove::Prolongation => {
            new.starts >= ends_now - Months::new(BEFORE) && new.starts <= ends_now + Months::new(AFTER) && new.ends > ends_now
        }
    }
}

/// Whether a suspension would lie over another, or bring all of them beyond thirty-six months.
#[must_use]
pub fn cannot_be<'a>(new: &PassEvent, others: impl Iterator<Item = &'a PassEvent> + Clone) -> bool {
    let suspended = || others.clone().filter(|event| event.kind == PassMove::Suspension);
    let over = suspended().any(|event| event.starts <= new.ends && new.starts <= event.ends);
    let days: i64 = suspended().map(PassEvent::days).sum();
    new.kind == PassMove::Suspension && (over || days + new.days() > MOST_SUSPENDED)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(kind: PassMove, starts: &str, ends: &str) -> PassEvent {
        PassEvent {
            pass: PassNumber::parse("999992600001").unwrap(),
            kind,
            starts: starts.parse().unwrap(),
            ends: ends.parse().unwrap(),
            reason: "maladie".to_owned(),
            reference: String::new(),
        }
    }

    #[test]
    fn each_suspension_moves_the_end_and_a_prolongation_names_it() {
        let issued: NaiveDate = "2026-12-31".parse().unwrap();
        let month = event(PassMove::Suspension, "2026-03-01", "2026-03-31");
        let to = event(PassMove::Prolongation, "2027-02-01", "2027-12-31");
        assert_eq!(ends_now(issued, [&month].into_iter()), "2027-01-31".parse().unwrap());
        assert_eq!(ends_now(issued, [&to, &month].into_iter()), "2027-12-31".parse().unwrap());
        assert!(is_within(&month, issued, issued) && is_within(&to, issued, issued));
        assert!(!is_within(&event(PassMove::Suspension, "2020-01-01", "2020-02-01"), issued, issued));
        assert!(!is_within(&event(PassMove::Prolongation, "2030-01-01", "2030-06-01"), issued, issued));
        assert!(cannot_be(&event(PassMove::Suspension, "2026-03-31", "2026-04-10"), [&month].into_iter()));
        assert!(!cannot_be(&event(PassMove::Suspension, "2026-04-01", "2026-04-10"), [&month].into_iter()));
        assert!(cannot_be(&event(PassMove::Suspension, "2027-01-01", "2030-01-01"), [&month].into_iter()));
    }
}

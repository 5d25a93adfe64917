//! Immersions in a company (PMSMP): how long, and how often in one (Code du travail D5135-3).

use chrono::{Days, Months, NaiveDate};

use super::course::last_day;
use platform::search::fold;

/// Most months of one agreement, date to date.
const MONTHS: u32 = 1;
/// Most agreements and days in one company within twelve months.
const AGREEMENTS: usize = 2;
const DAYS: i64 = 60;
const WITHIN: u32 = 12;

/// An immersion: where, first and last day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Immersion {
    pub host: String,
    pub first: NaiveDate,
    pub last: NaiveDate,
}

/// What stands against one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objection {
    /// Longer than a month.
    Long,
    /// A third agreement with one company in twelve months.
    Often,
    /// More than sixty days in one company in twelve months.
    ManyDays,
}

impl Immersion {
    /// Whether it is longer than one agreement may be.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.last > last_day(self.first, MONTHS)
    }
}

/// What stands against an immersion next to the person's others. Companies are told apart by their name, whatever its accents and capitals.
#[must_use]
pub fn objection(new: &Immersion, others: &[Immersion]) -> Option<Objection> {
    if new.is_long() {
        return Some(Objection::Long);
    }
    let host = fold(new.host.trim());
    let same = |other: &&Immersion| !host.is_empty() && fold(other.host.trim()) == host;
    let all: Vec<&Immersion> = others.iter().filter(same).chain([new]).collect();
    // Each twelve months that hold some of the new one and end with one of them.
    let ends = all.iter().map(|one| one.last).filter(|end| *end >= new.last && *end - Months::new(WITHIN) < new.first);
    ends.filter_map(|until| {
        let since = until - Months::new(WITHIN) + Days::new(1);
        let within = || all.iter().filter(move |one| one.last >= since && one.first <= until);
        let days: i64 = within().map(|one| (one.last.min(until) - one.first.max(since)).num_days() + 1).sum();
        if within().count() > AGREEMENTS {
            Some(Objection::Often)
        } else if days > DAYS {
            Some(Objection::ManyDays)
        } else {
            None
        }
    })
    .next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(host: &str, first: &str, last: &str) -> Immersion {
        Immersion { host: host.to_owned(), first: first.parse().unwrap(), last: last.parse().unwrap() }
    }

    #[test]
    fn an_immersion_is_a_month_twice_in_a_year_and_sixty_days() {
        let farm = [at("Ferme Inventée", "2026-03-02", "2026-04-01")];
        for (new, others, expected) in [
            (at("a", "2026-03-02", "2026-04-01"), &[] as &[Immersion], None),
            (at("a", "2026-03-02", "2026-04-02"), &[], Some(Objection::Long)),
            (at("a", "2026-01-31", "2026-02-28"), &[], None),
            (at("FERME inventee", "2026-04-02", "2026-04-30"), &farm, None),
            (at("Ferme Inventée", "2026-05-01", "2026-05-31"), &farm, Some(Objection::ManyDays)),
            (at("Autre ferme", "2026-05-01", "2026-05-31"), &farm, None),
            (at("Ferme Inventée", "2027-05-01", "2027-05-31"), &farm, None),
        ] {
            assert_eq!(objection(&new, others), expected, "{new:?}");
        }
        let twice = [at("a", "2026-03-02", "2026-03-06"), at("a", "2026-04-06", "2026-04-10")];
        assert_eq!(objection(&at("a", "2026-05-04", "2026-05-08"), &twice), Some(Objection::Often));
        let apart = [at("a", "2025-06-02", "2025-06-06"), at("a", "2027-01-04", "2027-01-08")];
        assert_eq!(objection(&at("a", "2026-03-02", "2026-03-06"), &apart), None, "never three in twelve months");
    }
}

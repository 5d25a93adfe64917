//! Contracts, and the ends that somebody must think of in time.

use chrono::{Days, Months, NaiveDate};
use serde::Serialize;

use people::model::PersonId;
use platform::time::{Minutes, Week};

platform::typed_id! {
    /// A contract.
    ContractId
}

platform::text_enum! {
    /// What binds a person to the ecopole.
    ContractKind {
        /// Fixed-term integration contract (CDDI).
        Cddi = "cddi",
        /// Permanent integration contract, from 57 years on (CDI inclusion, Code du travail L5132-15-1-1).
        Inclusion = "inclusion",
        /// Permanent contract.
        Permanent = "permanent",
        /// Ordinary fixed-term contract.
        FixedTerm = "fixed_term",
        /// Apprenticeship.
        Apprentice = "apprentice",
        /// Internship under an agreement with a school.
        Internship = "internship",
        /// Civic service.
        CivicService = "civic_service",
        /// Volunteer.
        Volunteer = "volunteer",
        /// Something else.
        Other = "other",
    }
}

impl ContractKind {
    /// Whether it is a contract of employment, with working time that the law limits by contract.
    #[must_use]
    pub const fn is_employment(self) -> bool {
        !matches!(self, Self::Internship | Self::CivicService | Self::Volunteer)
    }

    /// Whether the monthly return of the integration scheme is about it.
    #[must_use]
    pub const fn is_integration(self) -> bool {
        matches!(self, Self::Cddi | Self::Inclusion)
    }
}

/// The twelve characters of a PASS IAE.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct PassNumber(String);

impl PassNumber {
    /// Takes twelve letters and digits, spaces left out.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
        (text.len() == 12 && text.bytes().all(|b| b.is_ascii_alphanumeric())).then_some(Self(text))
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a form says of a contract.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ContractDetails {
    /// What it is.
    pub kind: ContractKind,
    pub starts: NaiveDate,
    /// Last day; always there for a CDDI.
    pub ends: Option<NaiveDate>,
    /// Hours a week, in minutes.
    pub weekly: Minutes,
    pub pass: Option<PassNumber>,
    /// Last day of the PASS.
    pub pass_ends: Option<NaiveDate>,
    /// The contract it prolongs.
    pub renewal_of: Option<ContractId>,
    pub note: String,
}

/// A contract as it is kept.
#[derive(Clone, Debug)]
pub struct Contract {
    pub id: ContractId,
    pub person: PersonId,
    /// What it says.
    pub details: ContractDetails,
    /// Weeks with other hours.
    pub weeks: Vec<(NaiveDate, Minutes)>,
    pub version: i64,
}

impl Contract {
    /// Whether it runs on a day.
    #[must_use]
    pub fn runs_on(&self, day: NaiveDate) -> bool {
        self.details.starts <= day && self.details.ends.is_none_or(|end| day <= end)
    }

    /// The hours of a week; in a week it begins or ends in still the whole ones: the contract's own, not a share.
    #[must_use]
    pub fn hours(&self, week: Week) -> Minutes {
        self.weeks.iter().find(|(monday, _)| *monday == week.monday()).map_or(self.details.weekly, |(_, minutes)| *minutes)
    }
}

/// Days before an end at which somebody is told.
pub const STEPS: [i64; 3] = [90, 60, 30];
/// Most months of CDDI in all (Code du travail L5132-15-1).
const MOST_MONTHS: u32 = 24;

/// Fewest months of a first CDDI, and fewest minutes a week (Code du travail L5132-15-1).
const FEWEST_MONTHS: u32 = 4;
const FEWEST_WEEKLY: Minutes = Minutes(20 * 60);

/// What the law allows for a CDDI only in listed cases: then the remarks have to say which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusual {
    /// Shorter than four months, and no renewal.
    Short,
    /// More than twenty-four months in all.
    Long,
    /// Under twenty hours a week.
    FewHours,
}

/// What is unusual about a CDDI, next to the person's other contracts.
#[must_use]
pub fn unusual<'a>(details: &ContractDetails, others: impl Iterator<Item = &'a Contract>) -> Option<Unusual> {
    let end = details.ends.filter(|_| details.kind == ContractKind::Cddi)?;
    let earlier = others.filter(|other| other.details.kind == ContractKind::Cddi).map(|other| other.details.starts);
    let earlier: Vec<NaiveDate> = earlier.filter(|starts| *starts < details.starts).collect();
    let first = earlier.iter().copied().min().unwrap_or(details.starts);
    // A contract from the 1st runs four months when it ends the day before the 1st.
    let over = |start: NaiveDate, months| start + Months::new(months) - Days::new(1);
    if end > over(first, MOST_MONTHS) {
        Some(Unusual::Long)
    } else if earlier.is_empty() && end < over(details.starts, FEWEST_MONTHS) {
        Some(Unusual::Short)
    } else if details.weekly < FEWEST_WEEKLY {
        Some(Unusual::FewHours)
    } else {
        None
    }
}

/// What comes to an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The contract.
    Contract,
    /// The PASS IAE.
    Pass,
    /// Twenty-four months of CDDI.
    Limit,
}

/// An end that is near, or passed while still at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alert {
    pub what: Ending,
    pub on: NaiveDate,
    /// The smallest of [`STEPS`] that is not yet passed: how pressing it is.
    pub step: i64,
}

/// The ends within ninety days of one person's contracts. A contract followed by another does not alert.
#[must_use]
pub fn alerts(contracts: &[Contract], today: NaiveDate) -> Vec<Alert> {
    let Some(last) = contracts.iter().filter(|c| c.details.ends.is_none_or(|end| end >= today)).max_by_key(|c| c.details.starts)
    else {
        return Vec::new();
    };
    let cddi_start = contracts.iter().filter(|c| c.details.kind == ContractKind::Cddi).map(|c| c.details.starts).min();
    let limit = cddi_start.filter(|_| last.details.kind == ContractKind::Cddi).map(|start| start + Months::new(MOST_MONTHS));
    [(Ending::Contract, last.details.ends), (Ending::Pass, last.details.pass_ends), (Ending::Limit, limit)]
        .into_iter()
        .filter_map(|(what, on)| {
            let on = on?;
            let left = (on - today).num_days();
            let step = STEPS.into_iter().rev().find(|step| left <= *step)?;
            Some(Alert { what, on, step })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contract(starts: &str, ends: &str, pass_ends: &str) -> Contract {
        Contract {
            id: ContractId::new(),
            person: PersonId::new(),
            details: ContractDetails {
                kind: ContractKind::Cddi,
                starts: starts.parse().unwrap(),
                ends: Some(ends.parse().unwrap()),
                weekly: Minutes(26 * 60),
                pass: PassNumber::parse("99999 2600001"),
                pass_ends: Some(pass_ends.parse().unwrap()),
                renewal_of: None,
                note: String::new(),
            },
            weeks: vec![("2026-03-02".parse().unwrap(), Minutes(1200))],
            version: 1,
        }
    }

    #[test]
    fn ends_are_told_at_ninety_sixty_and_thirty_days() {
        let today: NaiveDate = "2026-03-03".parse().unwrap();
        for (ends, step) in [
            ("2026-06-02", None),
            ("2026-06-01", Some(90)),
            ("2026-05-02", Some(60)),
            ("2026-03-20", Some(30)),
            ("2026-03-03", Some(30)),
        ] {
            let found = alerts(&[contract("2025-09-01", ends, "2027-09-01")], today);
            assert_eq!(found.first().map(|alert| alert.step), step, "{ends}");
        }
        let renewed = [contract("2025-09-01", "2026-03-20", "2027-09-01"), contract("2026-03-21", "2026-09-20", "2027-09-01")];
        assert_eq!(alerts(&renewed, today), []);
    }

    #[test]
    fn twenty_four_months_are_counted_from_the_first_contract() {
        let today: NaiveDate = "2026-03-03".parse().unwrap();
        let chain = [contract("2024-04-15", "2025-04-14", "2026-04-14"), contract("2025-04-15", "2026-12-31", "2027-04-14")];
        let found = alerts(&chain, today);
        assert_eq!(found.iter().map(|alert| (alert.what, alert.step)).collect::<Vec<_>>(), [(Ending::Limit, 60)]);
    }

    /// Code du travail L5132-15-1, one row a case.
    #[test]
    fn a_cddi_out_of_the_ordinary_is_noticed() {
        let ask = |starts: &str, ends: &str, hours: i64, others: &[Contract]| {
            let details = ContractDetails { weekly: Minutes(hours * 60), ..contract(starts, ends, "2027-09-01").details };
            unusual(&details, others.iter())
        };
        let first = [contract("2024-09-01", "2025-08-31", "2026-08-31")];
        for (starts, ends, hours, others, expected) in [
            ("2026-01-01", "2026-04-30", 26, &[] as &[Contract], None),
            ("2026-01-01", "2026-04-29", 26, &[], Some(Unusual::Short)),
            ("2025-09-01", "2025-10-31", 26, &first, None),
            ("2025-09-01", "2026-08-31", 26, &first, None),
            ("2025-09-01", "2026-09-01", 26, &first, Some(Unusual::Long)),
            ("2026-01-01", "2026-12-31", 19, &[], Some(Unusual::FewHours)),
        ] {
            assert_eq!(ask(starts, ends, hours, others), expected, "{starts} to {ends}, {hours} h");
        }
        let mut permanent = contract("2026-01-01", "2026-02-01", "2027-09-01").details;
        permanent.kind = ContractKind::Permanent;
        assert_eq!(unusual(&permanent, first.iter()), None);
    }

    #[test]
    fn hours_may_differ_in_a_week() {
        let contract = contract("2025-09-01", "2026-08-31", "2027-09-01");
        assert_eq!(contract.hours(Week::of("2026-03-05".parse().unwrap())), Minutes(1200));
        assert_eq!(contract.hours(Week::of("2026-03-12".parse().unwrap())), Minutes(26 * 60));
        assert!(PassNumber::parse("99999").is_none());
    }
}

//! Contracts, and the ends that somebody must think of in time.

use chrono::NaiveDate;
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

platform::text_enum! {
    /// What allows CDDIs of more than twenty-four months in all (Code du travail L5132-15-1).
    ExtensionCase {
        /// To the end of a training that has begun.
        Training = "training",
        /// Recognised as a disabled worker (RQTH).
        Disability = "disability",
        /// Particular social or professional difficulties.
        Difficulties = "difficulties",
        /// Fifty years or older.
        Senior = "senior",
    }
}

/// Why a contract may reach beyond twenty-four months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Extension {
    pub case: ExtensionCase,
    /// How far the paper allows it; the end of the training.
    pub until: Option<NaiveDate>,
    /// Where the paper is.
    pub paper: String,
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
    /// Last day of the PASS as it was issued.
    pub pass_ends: Option<NaiveDate>,
    /// The contract it prolongs.
    pub renewal_of: Option<ContractId>,
    pub note: String,
    /// What allows it to reach beyond twenty-four months.
    pub extension: Option<Extension>,
    /// Last day of the prefect's derogation for fewer than twenty hours a week (D5132-43-5).
    pub derogation_until: Option<NaiveDate>,
    /// When it really ended, if not at its end.
    pub ended_on: Option<NaiveDate>,
    /// The code of the exit's motive in the return.
    pub exit_motive: String,
}

impl ContractDetails {
    /// A contract with nothing beside its dates and hours.
    #[must_use]
    pub const fn new(kind: ContractKind, starts: NaiveDate, ends: Option<NaiveDate>, weekly: Minutes) -> Self {
        Self {
            kind,
            starts,
            ends,
            weekly,
            pass: None,
            pass_ends: None,
            renewal_of: None,
            note: String::new(),
            extension: None,
            derogation_until: None,
            ended_on: None,
            exit_motive: String::new(),
        }
    }

    /// The last day it runs: as agreed, or as it really ended.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        match (self.ends, self.ended_on) {
            (Some(agreed), Some(real)) => Some(agreed.min(real)),
            (agreed, real) => real.or(agreed),
        }
    }

    /// The days on which its hours, or whether it runs, differ from what another version says; none where they do not.
    #[must_use]
    pub fn differs_within(&self, other: &Self) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let (own, their) = (self.last_day(), other.last_day());
        let latest = own.zip(their).map(|(own, their)| own.max(their));
        if self.kind != other.kind || self.weekly != other.weekly || (self.starts != other.starts && own != their) {
            return Some((self.starts.min(other.starts), latest));
        }
        if self.starts != other.starts {
            return Some((self.starts.min(other.starts), Some(self.starts.max(other.starts))));
        }
        (own != their).then(|| (own.into_iter().chain(their).min().unwrap_or(self.starts), latest))
    }

    /// Whether it runs on some of these days.
    #[must_use]
    pub fn runs_within(&self, first: NaiveDate, last: NaiveDate) -> bool {
        self.starts <= last && self.last_day().is_none_or(|end| first <= end)
    }
}

/// Other weekly hours from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Amendment {
    pub starts: NaiveDate,
    pub weekly: Minutes,
    /// Where the signed paper is.
    pub paper: String,
}

/// A contract as it is kept.
#[derive(Clone, Debug)]
pub struct Contract {
    pub id: ContractId,
    pub person: PersonId,
    /// What it says.
    pub details: ContractDetails,
    /// Last day of the PASS with what moved it.
    pub pass_ends_now: Option<NaiveDate>,
    /// What was agreed since, by day.
    pub amendments: Vec<Amendment>,
    /// Weeks with other hours.
    pub weeks: Vec<(NaiveDate, Minutes)>,
    pub version: i64,
}

impl Contract {
    /// Whether it runs on a day.
    #[must_use]
    pub fn runs_on(&self, day: NaiveDate) -> bool {
        self.details.runs_within(day, day)
    }

    /// The weekly hours that were agreed and hold on a day.
    #[must_use]
    pub fn weekly_on(&self, day: NaiveDate) -> Minutes {
        let since = self.amendments.iter().rev().find(|amendment| amendment.starts <= day);
        since.map_or(self.details.weekly, |amendment| amendment.weekly)
    }

    /// Whether it is a contract of employment of fewer hours than a full-time week has, as agreed on a day.
    #[must_use]
    pub fn is_part_time_on(&self, day: NaiveDate, full_time_week: Minutes) -> bool {
        self.details.kind.is_employment() && self.weekly_on(day) < full_time_week
    }

    /// The same of a week, by the hours that were agreed for it.
    #[must_use]
    pub fn is_part_time_in(&self, week: Week, full_time_week: Minutes) -> bool {
        self.details.kind.is_employment() && self.agreed(week) < full_time_week
    }

    /// What was agreed for a week: a fifth for each weekday, where it changes within. In a week it begins or ends in still the whole: the
    /// contract's own hours, not a share.
    #[must_use]
    pub fn agreed(&self, week: Week) -> Minutes {
        Minutes(week.days().take(5).map(|day| self.weekly_on(day).0).sum::<i64>() / 5)
    }

    /// The hours of a week: those of an odd week, else what was agreed.
    #[must_use]
    pub fn hours(&self, week: Week) -> Minutes {
        let odd = self.weeks.iter().find(|(monday, _)| *monday == week.monday());
        odd.map_or_else(|| self.agreed(week), |(_, minutes)| *minutes)
    }
}

/// Days before an end at which somebody is told.
pub const STEPS: [i64; 3] = [90, 60, 30];

/// What comes to an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The contract.
    Contract,
    /// The PASS IAE.
    Pass,
    /// Twenty-four months of CDDI, or as many as its case allows.
    Limit,
    /// The derogation for fewer than twenty hours.
    Derogation,
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
    let running = |contract: &&Contract| contract.details.last_day().is_none_or(|end| end >= today);
    let Some(last) = contracts.iter().filter(running).max_by_key(|contract| contract.details.starts) else {
        return Vec::new();
    };
    let details = &last.details;
    let derogation = details.derogation_until.filter(|until| details.ends.is_none_or(|end| *until < end));
    [
        (Ending::Contract, details.last_day()),
        (Ending::Pass, last.pass_ends_now),
        (Ending::Limit, super::course::limit(details, contracts.iter())),
        (Ending::Derogation, derogation),
    ]
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
pub(super) mod tests {
    use super::*;

    /// An integration contract of 26 hours.
    pub fn contract(starts: &str, ends: &str, pass_ends: &str) -> Contract {
        let day = |text: &str| text.parse().unwrap();
        let details = ContractDetails {
            pass: PassNumber::parse("99999 2600001"),
            pass_ends: Some(day(pass_ends)),
            ..ContractDetails::new(ContractKind::Cddi, day(starts), Some(day(ends)), Minutes(26 * 60))
        };
        Contract {
            id: ContractId::new(),
            person: PersonId::new(),
            pass_ends_now: details.pass_ends,
            details,
            amendments: Vec::new(),
            weeks: vec![(day("2026-03-02"), Minutes(1200))],
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
    fn the_limit_is_the_last_lawful_day() {
        let chain = [contract("2024-04-15", "2025-04-14", "2026-04-14"), contract("2025-04-15", "2026-12-31", "2027-04-14")];
        let found = alerts(&chain, "2026-03-03".parse().unwrap());
        let limit = Alert { what: Ending::Limit, on: "2026-04-14".parse().unwrap(), step: 60 };
        assert_eq!(found, [limit]);
    }

    #[test]
    fn a_derogation_ends_before_the_contract() {
        let mut few = contract("2026-01-01", "2027-06-30", "2028-01-01");
        few.details.weekly = Minutes(15 * 60);
        few.details.derogation_until = "2026-12-31".parse().ok();
        let found = alerts(&[few], "2026-12-15".parse().unwrap());
        assert_eq!(found.iter().map(|alert| alert.what).collect::<Vec<_>>(), [Ending::Derogation]);
    }

    #[test]
    fn a_contract_that_was_broken_off_runs_no_longer() {
        let mut broken = contract("2026-01-01", "2026-12-31", "2027-12-31");
        broken.details.ended_on = "2026-05-15".parse().ok();
        assert!(broken.runs_on("2026-05-15".parse().unwrap()) && !broken.runs_on("2026-05-16".parse().unwrap()));
    }

    #[test]
    fn what_a_change_touches_is_where_the_two_versions_differ() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let before = contract("2026-01-01", "2026-06-30", "2027-01-01").details;
        let with = |change: fn(&mut ContractDetails)| {
            let mut after = before.clone();
            change(&mut after);
            after.differs_within(&before)
        };
        assert_eq!(with(|after| after.note = "papier signé".to_owned()), None);
        assert_eq!(with(|after| after.weekly = Minutes(1800)), Some((day("2026-01-01"), Some(day("2026-06-30")))));
        assert_eq!(
            with(|after| after.starts = "2026-01-05".parse().unwrap()),
            Some((day("2026-01-01"), Some(day("2026-01-05"))))
        );
        assert_eq!(with(|after| after.ended_on = "2026-04-30".parse().ok()), Some((day("2026-04-30"), Some(day("2026-06-30")))));
        assert_eq!(with(|after| after.ends = None), Some((day("2026-06-30"), None)));
    }

    #[test]
    fn hours_may_differ_in_a_week() {
        let contract = contract("2025-09-01", "2026-08-31", "2027-09-01");
        assert_eq!(contract.hours(Week::of("2026-03-05".parse().unwrap())), Minutes(1200));
        assert_eq!(contract.hours(Week::of("2026-03-12".parse().unwrap())), Minutes(26 * 60));
        assert!(PassNumber::parse("99999").is_none());
    }

    #[test]
    fn an_amendment_counts_from_its_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let mut contract = contract("2025-09-01", "2026-08-31", "2027-09-01");
        let amendment = |starts, hours: i64| Amendment { starts: day(starts), weekly: Minutes(hours * 60), paper: String::new() };
        contract.amendments = vec![amendment("2026-04-01", 30), amendment("2026-06-01", 35)];
        let hours = |on: &str| contract.hours(Week::of(day(on))).0;
        assert_eq!(hours("2026-03-23"), 26 * 60);
        assert_eq!(hours("2026-03-30"), (2 * 26 + 3 * 30) * 12, "two days of before, three of after");
        assert_eq!(hours("2026-04-06"), 30 * 60);
        assert_eq!(hours("2026-03-02"), 1200, "an odd week stays one");
        let full = Minutes(35 * 60);
        assert!(contract.is_part_time_on(day("2026-05-31"), full) && !contract.is_part_time_on(day("2026-06-01"), full));
    }
}

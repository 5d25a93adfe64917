//! The course of integration contracts: how long a CDDI may be, next to those before it (Code du travail L5132-15-1).

use chrono::{Datelike as _, Days, Months, NaiveDate};

use people::model::PersonId;
use platform::time::Minutes;

use super::contract::{Contract, ContractDetails, ContractId, ContractKind, ExtensionCase};

/// Most months of CDDI in all, renewals included.
const MOST_MONTHS: u32 = 24;
/// Fewest months of a contract that is no renewal.
const FEWEST_MONTHS: u32 = 4;
/// Fewest and most minutes a week.
pub const FEWEST_WEEKLY: Minutes = Minutes(20 * 60);
pub const MOST_WEEKLY: Minutes = Minutes(35 * 60);
/// Years without a contract after which a new course begins.
const GAP: u32 = 24;
/// Most months of one extension, and in all, by its case.
const EXTENSION_MONTHS: u32 = 12;
const EXTENDED_MONTHS: u32 = 60;
const SENIOR_MONTHS: u32 = 84;
/// Fewest minutes a week of a permanent part-time contract (L3123-27).
const PERMANENT_WEEKLY: Minutes = Minutes(24 * 60);

/// What stands against a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objection {
    /// More than thirty-five hours a week: never.
    ManyHours,
    /// Under twenty hours a week: only with a derogation, and to its end.
    FewHours,
    /// A derogation of more than twelve months.
    LongDerogation,
    /// Shorter than four months, and no renewal: the remarks have to say why.
    Short,
    /// More than twenty-four months in all: a case has to allow it.
    Long,
    /// More than its case allows in all.
    TooLong,
    /// An extension of more than twelve months.
    LongExtension,
    /// Beyond the day that the paper names, or the training's end.
    BeyondPaper,
    /// Beyond the PASS: the remarks have to say what will move its end.
    BeyondPass,
}

impl Objection {
    /// The field that has to change.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::ManyHours => "weekly",
            Self::FewHours | Self::LongDerogation => "derogation_until",
            Self::Short | Self::BeyondPass => "note",
            Self::Long | Self::TooLong => "extension",
            Self::LongExtension => "ends",
            Self::BeyondPaper => "extension_until",
        }
    }

    /// Whether a remark settles it.
    #[must_use]
    pub const fn is_settled_by_a_remark(self) -> bool {
        matches!(self, Self::Short | Self::BeyondPass)
    }
}

/// The last of so many months from a day on: from the 1st to the day before the 1st. From the 29th of February to the end of one with 28
/// days, for there is no day before the 29th then.
#[must_use]
pub fn last_day(start: NaiveDate, months: u32) -> NaiveDate {
    let after = start + Months::new(months);
    if after.day() < start.day() { after } else { after - Days::new(1) }
}

/// Days of contract, without gaps inside.
type Spell = (NaiveDate, NaiveDate);

/// The course that a contract belongs to: its spells up to the contract's own, by day.
fn course<'a>(details: &ContractDetails, others: impl Iterator<Item = &'a Contract>) -> Vec<Spell> {
    let Some(end) = details.last_day() else {
        return Vec::new();
    };
    let earlier =
        others.map(|other| &other.details).filter(|other| other.kind == ContractKind::Cddi && other.starts < details.starts);
    let mut all: Vec<Spell> = earlier.filter_map(|other| Some((other.starts, other.last_day()?))).collect();
    all.push((details.starts, end));
    all.sort_unstable();
    let begins = (1..all.len()).rev().find(|at| all[*at].0 > all[at - 1].1 + Months::new(GAP)).unwrap_or(0);
    let mut spells: Vec<Spell> = Vec::new();
    for (starts, ends) in all.drain(begins..) {
        match spells.last_mut().filter(|last| last.1.succ_opt().is_some_and(|next| starts <= next)) {
            Some(last) => last.1 = last.1.max(ends),
            None => spells.push((starts, ends)),
        }
    }
    spells
}

/// The last day on which a course of so many months ends, with what was used of them before.
fn last_of(spells: &[Spell], months: u32) -> Option<NaiveDate> {
    let ((starts, _), earlier) = spells.split_last()?;
    let (mut used, mut days) = (0, 0);
    for (from, until) in earlier {
        let whole = (0..=months).take_while(|months| *months == 0 || last_day(*from, *months) <= *until).last().unwrap_or(0);
        let rest = if whole == 0 { *from } else { last_day(*from, whole) + Days::new(1) };
        used += whole;
        days += u64::try_from((*until - rest).num_days() + 1).unwrap_or(0);
    }
    let left = months.saturating_sub(used);
    let last = if left == 0 { *starts - Days::new(1) } else { last_day(*starts, left) };
    last.checked_sub_days(Days::new(days))
}

/// How many months a course may last in a case.
const fn most_months(case: Option<ExtensionCase>) -> u32 {
    match case {
        None | Some(ExtensionCase::Training) => MOST_MONTHS,
        Some(ExtensionCase::Disability | ExtensionCase::Difficulties) => EXTENDED_MONTHS,
        Some(ExtensionCase::Senior) => SENIOR_MONTHS,
    }
}

/// The last day that a CDDI may run to.
#[must_use]
pub fn limit<'a>(details: &ContractDetails, all: impl Iterator<Item = &'a Contract>) -> Option<NaiveDate> {
    if details.kind != ContractKind::Cddi {
        return None;
    }
    let case = details.extension.as_ref().map(|extension| extension.case);
    let training = details.extension.as_ref().filter(|extension| extension.case == ExtensionCase::Training);
    training.and_then(|extension| extension.until).or_else(|| last_of(&course(details, all), most_months(case)))
}

/// What stands against a contract next to the person's others, the first of it. `pass_ends` is the PASS's end with what moved it.
#[must_use]
pub fn objection<'a>(
    details: &ContractDetails,
    others: impl Iterator<Item = &'a Contract> + Clone,
    pass_ends: Option<NaiveDate>,
) -> Option<Objection> {
    if details.kind != ContractKind::Cddi {
        return None;
    }
    let end = details.ends?;
    if details.weekly > MOST_WEEKLY {
        return Some(Objection::ManyHours);
    }
    if details.weekly < FEWEST_WEEKLY {
        match details.derogation_until {
            None => return Some(Objection::FewHours),
            Some(until) if until < details.starts => return Some(Objection::FewHours),
            Some(until) if until > last_day(details.starts, 12) => return Some(Objection::LongDerogation),
            Some(_) => {}
        }
    }
    let spells = course(details, others.clone());
    let renews = renews(details, others);
    if let Some(found) = too_long(details, end, &spells) {
        return Some(found);
    }
    let unsaid = details.note.is_empty();
    if unsaid && !renews && end < last_day(details.starts, FEWEST_MONTHS) {
        return Some(Objection::Short);
    }
    (unsaid && pass_ends.is_some_and(|pass| end > pass)).then_some(Objection::BeyondPass)
}

/// Whether a contract, put before others of its course, makes one of those too long that was not.
#[must_use]
pub fn lengthens_later(details: &ContractDetails, own: Option<ContractId>, others: &[Contract]) -> bool {
    if details.kind != ContractKind::Cddi {
        return false;
    }
    let new = Contract {
        id: own.unwrap_or_else(ContractId::new),
        person: others.first().map_or_else(PersonId::new, |other| other.person),
        details: details.clone(),
        pass_ends_now: None,
        amendments: Vec::new(),
        weeks: Vec::new(),
        version: 0,
    };
    let is_long = |of: &Contract, with: Option<&Contract>| {
        let before = others.iter().filter(|other| other.id != of.id).chain(with);
        let found = of.details.ends.and_then(|end| too_long(&of.details, end, &course(&of.details, before)));
        matches!(found, Some(Objection::Long | Objection::TooLong))
    };
    let later = others.iter().filter(|other| other.details.starts > details.starts && other.details.kind == ContractKind::Cddi);
    later.into_iter().any(|other| is_long(other, Some(&new)) && !is_long(other, None))
}

/// Whether a contract renews another: it begins within a month of the end of one. What the form says of a contract of long ago is none.
fn renews<'a>(details: &ContractDetails, mut others: impl Iterator<Item = &'a Contract>) -> bool {
    others.any(|other| {
        let near = |end: NaiveDate| end < details.starts && details.starts <= end + Months::new(1);
        other.details.kind == ContractKind::Cddi && other.details.last_day().is_some_and(near)
    })
}

fn too_long(details: &ContractDetails, end: NaiveDate, spells: &[Spell]) -> Option<Objection> {
    let within = |months| last_of(spells, months).is_none_or(|last| end <= last);
    if within(MOST_MONTHS) {
        return None;
    }
    let Some(extension) = &details.extension else {
        return Some(Objection::Long);
    };
    if extension.until.is_some_and(|until| end > until)
        || (extension.case == ExtensionCase::Training && extension.until.is_none())
    {
        return Some(Objection::BeyondPaper);
    }
    match extension.case {
        ExtensionCase::Training => None,
        case if !within(most_months(Some(case))) => Some(Objection::TooLong),
        // What lies within the twenty-four months needs no extension.
        _ => {
            let from = last_of(spells, MOST_MONTHS)
                .and_then(|last| last.succ_opt())
                .map_or(details.starts, |day| day.max(details.starts));
            (end > last_day(from, EXTENSION_MONTHS)).then_some(Objection::LongExtension)
        }
    }
}

/// What stands against so many hours a week from a day on, agreed in an amendment.
#[must_use]
pub fn objects_to_hours(details: &ContractDetails, weekly: Minutes, day: NaiveDate) -> Option<Objection> {
    let allowed = details.derogation_until.is_some_and(|until| day <= until);
    match details.kind {
        ContractKind::Cddi if weekly > MOST_WEEKLY => Some(Objection::ManyHours),
        ContractKind::Cddi if weekly < FEWEST_WEEKLY && !allowed => Some(Objection::FewHours),
        _ => None,
    }
}

/// Whether so many hours of a permanent or ordinary contract are fewer than the law's least for part-time, which wants a request or an
/// agreement.
#[must_use]
pub fn has_few_hours(kind: ContractKind, weekly: Minutes) -> bool {
    matches!(kind, ContractKind::Permanent | ContractKind::FixedTerm) && weekly < PERMANENT_WEEKLY
}

#[cfg(test)]
mod tests {
    use super::super::contract::Extension;
    use super::super::contract::tests::contract;
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn ask(details: &ContractDetails, others: &[Contract]) -> Option<Objection> {
        objection(details, others.iter(), details.pass_ends)
    }

    #[test]
    fn a_cddi_out_of_the_ordinary_is_noticed() {
        let first = [contract("2024-09-01", "2025-08-31", "2028-08-31")];
        let leap = [contract("2024-02-29", "2025-02-28", "2028-08-31")];
        let chain = [contract("2024-09-01", "2025-02-28", "2028-09-01")];
        let long_ago = [contract("2020-03-01", "2020-08-31", "2022-03-01")];
        for (starts, ends, others, expected) in [
            ("2026-01-01", "2026-04-30", &[] as &[Contract], None),
            ("2026-01-01", "2026-04-29", &[], Some(Objection::Short)),
            ("2025-09-01", "2025-10-31", &first, None),
            ("2025-09-01", "2026-08-31", &first, None),
            ("2025-09-01", "2026-09-01", &first, Some(Objection::Long)),
            // From 29 February 2024, twenty-four months end on 28 February 2026.
            ("2025-03-01", "2026-02-28", &leap, None),
            ("2025-03-01", "2026-03-01", &leap, Some(Objection::Long)),
            // Six months, a year without a contract, eighteen months: twenty-four in all.
            ("2026-03-01", "2027-08-31", &chain, None),
            ("2026-03-01", "2027-09-01", &chain, Some(Objection::Long)),
            // A course of long ago is over: a new one begins, and its first contract has four months.
            ("2026-03-01", "2026-08-31", &long_ago, None),
            ("2026-03-01", "2026-04-30", &long_ago, Some(Objection::Short)),
        ] {
            assert_eq!(ask(&contract(starts, ends, "2029-01-01").details, others), expected, "{starts} to {ends}");
        }
    }

    #[test]
    fn hours_of_a_cddi_are_twenty_to_thirty_five() {
        for (hours, derogation, expected) in [
            (20, None, None),
            (35, None, None),
            (36, None, Some(Objection::ManyHours)),
            (19, None, Some(Objection::FewHours)),
            (15, Some("2025-12-31"), Some(Objection::FewHours)),
            (15, Some("2026-12-31"), None),
            (15, Some("2027-01-01"), Some(Objection::LongDerogation)),
        ] {
            let mut details = contract("2026-01-01", "2026-12-31", "2028-01-01").details;
            details.weekly = Minutes(hours * 60);
            details.derogation_until = derogation.map(day);
            assert_eq!(ask(&details, &[]), expected, "{hours} h, {derogation:?}");
        }
    }

    #[test]
    fn beyond_twenty_four_months_a_case_allows_so_much() {
        let mut chain = vec![contract("2022-01-01", "2023-12-31", "2029-01-01")];
        let mut extended = |starts: &str, ends: &str, case, until: Option<&str>| {
            let mut next = contract(starts, ends, "2029-01-01");
            next.details.extension = Some(Extension { case, until: until.map(day), paper: String::new() });
            let found = ask(&next.details, &chain);
            if found.is_none() {
                chain.push(next);
            }
            found
        };
        use ExtensionCase::{Disability, Senior, Training};
        assert_eq!(extended("2024-01-01", "2024-06-30", Training, Some("2024-06-29")), Some(Objection::BeyondPaper));
        assert_eq!(extended("2024-01-01", "2025-01-01", Disability, None), Some(Objection::LongExtension));
        assert_eq!(extended("2024-01-01", "2024-12-31", Disability, None), None);
        assert_eq!(extended("2025-01-01", "2025-12-31", Disability, None), None);
        assert_eq!(extended("2026-01-01", "2026-12-31", Disability, None), None, "24 and three times 12 months");
        assert_eq!(extended("2027-01-01", "2027-01-01", Disability, None), Some(Objection::TooLong));
        assert_eq!(extended("2027-01-01", "2027-12-31", Senior, None), None, "seven years in all");
        assert_eq!(extended("2028-01-01", "2028-12-31", Senior, None), None);
        assert_eq!(extended("2029-01-01", "2029-01-31", Senior, None), Some(Objection::TooLong));
    }

    #[test]
    fn a_contract_beyond_its_pass_wants_a_remark() {
        let mut details = contract("2026-04-01", "2027-03-31", "2026-12-31").details;
        assert_eq!(ask(&details, &[]), Some(Objection::BeyondPass));
        details.note = "Prolongation demandée".to_owned();
        assert_eq!(ask(&details, &[]), None);
        let mut permanent = contract("2026-01-01", "2026-02-01", "2025-09-01").details;
        permanent.kind = ContractKind::Permanent;
        assert_eq!(ask(&permanent, &[]), None);
        permanent.weekly = Minutes(15 * 60);
        assert!(has_few_hours(permanent.kind, permanent.weekly));
        // Put before others, it counts with them.
        let there = [contract("2025-09-01", "2026-08-31", "2028-01-01")];
        assert!(!lengthens_later(&contract("2024-09-01", "2025-08-31", "2028-01-01").details, None, &there));
        assert!(lengthens_later(&contract("2024-01-01", "2025-08-31", "2028-01-01").details, None, &there));
    }
}

//! The organic status under which a lot is sold, found once, at harvest (Regulation (EU) 2018/848, articles 10 and 30).

use chrono::{Days, NaiveDate};

use land::model::Status;
use land::model::StatusLine;
use land::model::plot::status_on;

platform::text_enum! {
    /// How a lot is sold. A later one is better.
    Label {
        /// Without a mention.
        Conventional = "conventional",
        /// "Product under conversion to organic farming", of a single plant.
        Conversion = "conversion",
        /// "Agriculture biologique".
        Organic = "organic",
    }
}

/// An annual harvested without a note of its sowing counts as sown this long before: longer than any annual stands.
const LONGEST_ANNUAL: Days = Days::new(365);

/// What is known of a harvest that decides its label.
#[derive(Clone, Copy, Debug)]
pub struct Harvest {
    pub day: NaiveDate,
    /// When it was sown or planted, where that is known.
    pub sown_on: Option<NaiveDate>,
    pub perennial: bool,
}

/// The label of a harvest from a plot with this timeline, whose lines are sorted by their day. Annuals sown on organic land are organic;
/// what is harvested from the second year of conversion on is under conversion. Perennials follow the day of harvest alone.
#[must_use]
pub fn of_harvest(timeline: &[StatusLine], harvest: Harvest) -> Label {
    let at_harvest = status_on(timeline, harvest.day);
    let began = harvest.sown_on.or_else(|| harvest.day.checked_sub_days(LONGEST_ANNUAL));
    let at_start = if harvest.perennial { at_harvest } else { began.and_then(|day| status_on(timeline, day)) };
    match (at_start, at_harvest) {
        (Some(Status::Ab), Some(Status::Ab)) => Label::Organic,
        (_, Some(Status::C2 | Status::C3 | Status::Ab)) => Label::Conversion,
        _ => Label::Conventional,
    }
}

/// The label of a mix: the worst of what is in it; without a mention where nothing is known.
#[must_use]
pub fn of_mix(parts: impl IntoIterator<Item = Label>) -> Label {
    parts.into_iter().min().unwrap_or(Label::Conventional)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Conversion began on 1 March 2024.
    fn timeline() -> Vec<StatusLine> {
        let line = |starts: &str, status| StatusLine { starts: on(starts), status, certificate: String::new() };
        vec![line("2024-03-01", Status::C1), line("2025-03-01", Status::C2), line("2026-03-01", Status::Ab)]
    }

    fn annual(sown: Option<&str>, day: &str) -> Label {
        of_harvest(&timeline(), Harvest { day: on(day), sown_on: sown.map(on), perennial: false })
    }

    #[test]
    fn an_annual_follows_the_day_of_sowing() {
        assert_eq!(annual(Some("2026-02-28"), "2026-07-15"), Label::Conversion);
        assert_eq!(annual(Some("2026-03-01"), "2026-07-15"), Label::Organic);
        assert_eq!(annual(Some("2024-06-01"), "2024-09-01"), Label::Conventional, "the first year has no mention");
        assert_eq!(annual(Some("2024-06-01"), "2025-03-01"), Label::Conversion);
        assert_eq!(annual(Some("2023-06-01"), "2023-09-01"), Label::Conventional);
    }

    #[test]
    fn without_a_day_of_sowing_nothing_is_presumed_in_favour() {
        assert_eq!(annual(None, "2026-07-15"), Label::Conversion);
        assert_eq!(annual(None, "2027-03-01"), Label::Organic);
    }

    #[test]
    fn a_perennial_follows_the_day_of_harvest() {
        let of = |day: &str| of_harvest(&timeline(), Harvest { day: on(day), sown_on: Some(on("2010-01-01")), perennial: true });
        assert_eq!(of("2026-03-01"), Label::Organic);
        assert_eq!(of("2026-02-28"), Label::Conversion);
    }

    #[test]
    fn land_that_lost_its_status_gives_no_organic_harvest() {
        let mut lines = timeline();
        lines.push(StatusLine { starts: on("2027-01-01"), status: Status::NotOrganic, certificate: String::new() });
        let late = Harvest { day: on("2027-02-01"), sown_on: Some(on("2026-09-01")), perennial: false };
        assert_eq!(of_harvest(&lines, late), Label::Conventional);
    }

    proptest! {
        #[test]
        fn a_mix_is_never_better_than_any_part(words in prop::collection::vec(0_usize..3, 1..8)) {
            let parts: Vec<Label> = words.iter().map(|word| Label::ALL[*word]).collect();
            let mix = of_mix(parts.iter().copied());
            prop_assert!(parts.iter().all(|part| mix <= *part) && parts.contains(&mix));
        }
    }
}

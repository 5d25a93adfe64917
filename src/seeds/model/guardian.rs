//! Guardians: residents who keep a variety alive in their own garden, with a line a season of how it went.

use chrono::{Datelike as _, NaiveDate};

use platform::i18n::Lang;
use produce::model::species::VarietyId;

platform::typed_id! {
    /// Somebody who keeps a variety.
    GuardianId
}

platform::text_enum! {
    /// Where a guardian stands.
    GuardianState {
        /// They offered it; the keeper has not answered.
        Proposed = "proposed",
        /// They keep it.
        Active = "active",
        /// They rest for a while.
        Paused = "paused",
        /// They no longer do.
        Ended = "ended",
    }
}

platform::text_enum! {
    /// How a season went.
    Outcome {
        /// Grown, and seed was saved.
        Saved = "saved",
        /// Grown for eating, no seed taken.
        Grown = "grown",
        /// It did not succeed.
        Failed = "failed",
        /// Not grown this year.
        Rested = "rested",
    }
}

/// Guardians that each variety should have: one garden is soon lost.
pub const WANTED: i64 = 2;
/// From which month on a season can be told, and guardians are reminded of it.
pub const TOLD_FROM: u32 = 9;

/// The season that is to be told on a day: this year's from September on, else the one before.
#[must_use]
pub fn season(today: NaiveDate) -> i64 {
    i64::from(today.year()) - i64::from(today.month() < TOLD_FROM)
}

/// A guardian as they are kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Guardian {
    pub id: GuardianId,
    pub variety_id: VarietyId,
    pub variety: String,
    pub species: String,
    pub name: String,
    pub email: String,
    pub commune: String,
    pub lang: Lang,
    pub state: GuardianState,
    /// What they asked help for.
    pub help: String,
    pub version: i64,
}

/// A season in a guardian's words.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct DiaryLine {
    pub year: i64,
    pub outcome: Outcome,
    /// Plants that seed was taken from.
    pub plants: Option<i64>,
    pub note: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_season_is_told_when_it_is_over() {
        let on = |text: &str| season(text.parse().unwrap());
        assert_eq!((on("2026-08-31"), on("2026-09-01"), on("2027-01-15")), (2025, 2026, 2026));
    }
}

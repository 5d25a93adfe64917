//! How much seed: whole seeds or whole milligrams, one of them for a lot's whole life. A sample says what the other comes to, as an estimate
//! that is shown and never kept: grams are too coarse, for twenty-five celery seeds weigh eleven milligrams.

use serde::{Deserialize, Serialize};

use platform::i18n::{Lang, format};
use platform::money::divided;

use crate::texts;

/// An amount in its lot's unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct SeedAmount(pub i64);

platform::counted!(SeedAmount);

platform::text_enum! {
    /// What a lot is counted in.
    Unit {
        /// Whole seeds.
        Seeds = "seeds",
        /// Milligrams.
        Milligrams = "mg",
    }
}

impl Unit {
    /// "320 graines" / "12,5 g".
    #[must_use]
    pub fn text(self, l: Lang, amount: SeedAmount) -> String {
        match self {
            Self::Seeds if amount.0 < 0 => format!("\u{2212}{}", self.text(l, -amount)),
            // Large numbers are written with their spaces, and are always several.
            Self::Seeds if amount.0.abs() >= 10_000 => texts::many_seeds(l, format::integer(l, amount.0)),
            Self::Seeds => texts::n_seeds(l, amount.0),
            Self::Milligrams if amount.0.abs() < 1000 => format!("{}\u{a0}mg", format::integer(l, amount.0)),
            Self::Milligrams => format!("{}\u{a0}g", grams(l, amount.0)),
        }
    }
}

/// Milligrams as grams, without noughts at the end: "12,5".
fn grams(l: Lang, mg: i64) -> String {
    let decimal = if l == Lang::En { '.' } else { ',' };
    let fraction = format!("{:03}", mg.abs() % 1000);
    let fraction = fraction.trim_end_matches('0');
    let whole = format::integer(l, mg / 1000);
    if fraction.is_empty() { whole } else { format!("{whole}{decimal}{fraction}") }
}

/// So many seeds weighed so much, on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Sample {
    pub seeds: i64,
    pub mg: i64,
}

impl Sample {
    /// What an amount comes to in the other unit.
    #[must_use]
    pub fn other(&self, unit: Unit, amount: SeedAmount) -> (Unit, SeedAmount) {
        match unit {
            Unit::Milligrams => (Unit::Seeds, SeedAmount(divided(amount.0.saturating_mul(self.seeds), self.mg.max(1)))),
            Unit::Seeds => (Unit::Milligrams, SeedAmount(divided(amount.0.saturating_mul(self.mg), self.seeds.max(1)))),
        }
    }

    /// What some seeds come to in a lot's own unit.
    #[must_use]
    pub fn of_seeds(&self, unit: Unit, seeds: i64) -> SeedAmount {
        match unit {
            Unit::Seeds => SeedAmount(seeds),
            Unit::Milligrams => self.other(Unit::Seeds, SeedAmount(seeds)).1,
        }
    }

    /// How far the estimate may be off, in hundredths: the scale's half milligram and the chance of the draw, twice their spread.
    #[must_use]
    pub fn spread_pct(&self) -> i64 {
        #[expect(clippy::cast_precision_loss, reason = "a sample is small")]
        let (seeds, mg) = (self.seeds.max(1) as f64, self.mg.max(1) as f64);
        // Seeds of one lot differ in weight by about a fifth.
        let spread = 2.0 * (0.04 / seeds + (0.5 / mg).powi(2)).sqrt();
        #[expect(clippy::cast_possible_truncation, reason = "a few per cent")]
        let hundredths = (spread * 100.0).ceil().min(100.0) as i64;
        hundredths
    }
}

/// How many packets of a size there are, and what is left.
#[must_use]
pub const fn packets(amount: SeedAmount, size: SeedAmount) -> (i64, SeedAmount) {
    if size.0 <= 0 { (0, amount) } else { (amount.0 / size.0, SeedAmount(amount.0 % size.0)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_tells_the_other_unit() {
        let sample = Sample { seeds: 200, mg: 640 };
        assert_eq!(sample.other(Unit::Milligrams, SeedAmount(45_300)), (Unit::Seeds, SeedAmount(14_156)));
        assert_eq!(packets(SeedAmount(45_300), SeedAmount(80)), (566, SeedAmount(20)));
        let fine = Sample { seeds: 100, mg: 37 };
        assert_eq!(fine.other(Unit::Milligrams, SeedAmount(1000)), (Unit::Seeds, SeedAmount(2703)));
        assert_eq!(fine.of_seeds(Unit::Milligrams, 1351), SeedAmount(500));
        assert!((1..=10).contains(&fine.spread_pct()), "{}", fine.spread_pct());
    }

    #[test]
    fn amounts_are_written_as_people_say_them() {
        assert_eq!(Unit::Milligrams.text(Lang::En, SeedAmount(12_500)), "12.5\u{a0}g");
        assert_eq!(Unit::Milligrams.text(Lang::Fr, SeedAmount(80)), "80\u{a0}mg");
        assert_eq!(Unit::Milligrams.text(Lang::Fr, SeedAmount(3000)), "3\u{a0}g");
    }
}

//! Money as all rooms count it: whole cents, and whole units of the local time currency. Sums cannot overflow into nonsense. One rule of
//! rounding for everybody.

use serde::{Deserialize, Serialize};

use super::i18n::{Lang, format};
use super::quantity::Grams;

/// Euro cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct Cents(pub i64);

/// Local time units, earned at work days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct Units(pub i64);

/// What the local time unit is called, one and several ("manne", "mannes"): French plurals cannot be guessed ("heures de troc").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitName {
    /// One of them.
    pub one: String,
    pub many: String,
}

impl Cents {
    /// "12,50 €" / "€12.50"; whole euros without decimals.
    #[must_use]
    pub fn text(self, l: Lang) -> String {
        let number = if self.0 % 100 == 0 { format::integer(l, self.0 / 100) } else { format::hundredths(l, self.0) };
        match l {
            Lang::En => format!("€{number}"),
            _ => format!("{number}\u{a0}€"),
        }
    }
}

/// What people pay with at a door.
const NOTES: [Cents; 6] = [Cents(500), Cents(1000), Cents(2000), Cents(5000), Cents(10_000), Cents(20_000)];

impl Cents {
    /// What to give back from the two smallest notes that are more than this: the note and the change. Nothing where nothing is due.
    #[must_use]
    pub fn change(self) -> Vec<(Self, Self)> {
        let more = NOTES.into_iter().filter(|note| self > Self(0) && *note > self);
        more.take(2).map(|note| (note, note - self)).collect()
    }
}

crate::counted!(Cents);
crate::counted!(Units);

/// A number divided by another, halves away from zero: how every amount of money is rounded.
#[must_use]
pub const fn divided(number: i64, by: i64) -> i64 {
    let (number, by) = (number as i128, by as i128);
    let half = if number < 0 { -(by / 2) } else { by / 2 };
    ((number + half) / by) as i64
}

impl Cents {
    /// What a weight costs at this price a kilogram.
    #[must_use]
    pub const fn for_weight(self, weight: Grams) -> Self {
        Self(divided(self.0.saturating_mul(weight.0), 1000))
    }

    /// This many times as much.
    #[must_use]
    pub const fn times(self, count: i64) -> Self {
        Self(self.0.saturating_mul(count))
    }
}

/// A rate of value added tax, in basis points: 550 is 5.5 %.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct VatRate(pub i64);

impl VatRate {
    /// What is without tax in an amount with it. Papers for consumers start from prices with tax: the tax is what is left.
    #[must_use]
    pub const fn net_of(self, gross: Cents) -> Cents {
        Cents(divided(gross.0.saturating_mul(10_000), 10_000 + self.0))
    }

    /// The tax on an amount without it, as papers for professionals reckon.
    #[must_use]
    pub const fn tax_on(self, net: Cents) -> Cents {
        Cents(divided(net.0.saturating_mul(self.0), 10_000))
    }

    /// "5,5 %" / "5.5%".
    #[must_use]
    pub fn text(self, l: Lang) -> String {
        let number = format::thousandths(l, self.0.saturating_mul(10));
        match l {
            Lang::En => format!("{number}%"),
            _ => format!("{number}\u{a0}%"),
        }
    }
}

/// An amount in parts that follow weights and add up to it: what is left over goes to the largest remainders, the first ones where they
/// are equal.
#[must_use]
pub fn spread(total: i64, weights: &[i64]) -> Vec<i64> {
    let sum: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if sum <= 0 {
        return weights.iter().map(|_| 0).collect();
    }
    let exact: Vec<i128> = weights.iter().map(|weight| i128::from(total) * i128::from(*weight)).collect();
    let mut parts: Vec<i64> = exact.iter().map(|part| i64::try_from(part.div_euclid(sum)).unwrap_or(i64::MAX)).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(exact[*index].rem_euclid(sum)));
    let left = total - parts.iter().sum::<i64>();
    for index in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        parts[index] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_weight_costs_what_the_scale_says_halves_up() {
        for (grams, per_kg, cents) in [(1235, 280, 346), (412, 350, 144), (5, 100, 1), (2474, 280, 693), (2215, 280, 620)] {
            assert_eq!(Cents(per_kg).for_weight(Grams(grams)), Cents(cents), "{grams} g at {per_kg}");
        }
        assert_eq!(Cents(280).for_weight(Grams(-1235)), Cents(-346), "a correction is the exact opposite");
    }

    #[test]
    fn tax_within_a_price_is_what_is_left() {
        let low = VatRate(550);
        for (gross, net) in [(297, 282), (1000, 948), (330, 313), (944, 895), (346, 328), (1799, 1705)] {
            assert_eq!(low.net_of(Cents(gross)), Cents(net), "{gross}");
        }
        let both = low.net_of(Cents(1799)) + VatRate(2000).net_of(Cents(450));
        assert_eq!((both, Cents(2249) - both), (Cents(2080), Cents(169)));
        assert_eq!(VatRate(1000).tax_on(Cents(201_845)), Cents(20_185));
    }

    #[test]
    fn lines_share_what_is_without_tax_by_largest_remainder() {
        assert_eq!(spread(895, &[346, 144, 249, 85, 120]), [328, 136, 236, 81, 114]);
        assert_eq!(spread(1000, &[1, 1, 1]), [334, 333, 333]);
        assert_eq!(spread(875, &[50, 30, 20]), [438, 262, 175]);
        assert_eq!(spread(10, &[0, 0]), [0, 0]);
    }

    proptest! {
        #[test]
        fn parts_add_up(total in 0_i64..1_000_000, weights in prop::collection::vec(0_i64..10_000, 1..20)) {
            let parts = spread(total, &weights);
            let sum: i64 = weights.iter().sum();
            prop_assert_eq!(parts.iter().sum::<i64>(), if sum > 0 { total } else { 0 });
            for (part, weight) in parts.iter().zip(&weights) {
                prop_assert!(sum == 0 || (part * sum - total * weight).abs() < sum, "no part is off by a whole unit");
            }
        }

        #[test]
        fn rounding_is_the_same_both_ways(number in -1_000_000_000_i64..1_000_000_000, by in 1_i64..100_000) {
            prop_assert_eq!(divided(-number, by), -divided(number, by));
            prop_assert!((divided(number, by) * by - number).abs() * 2 <= by);
        }
    }
}

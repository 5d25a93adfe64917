//! Weights as all rooms count them: whole grams, shown as kilograms. And the arithmetic of whatever is counted in whole numbers.

use std::ops::Mul;

use serde::{Deserialize, Serialize};

use super::i18n::{Lang, format};

/// Adding, taking away, turning round and summing up of a counted thing (`struct Name(i64)`): sums cannot overflow into nonsense.
#[macro_export]
macro_rules! counted {
    ($name:ident) => {
        impl std::ops::Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0.saturating_add(other.0))
            }
        }
        impl std::ops::Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0.saturating_sub(other.0))
            }
        }
        impl std::ops::Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                Self(self.0.saturating_neg())
            }
        }
        impl std::iter::Sum for $name {
            fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
                all.fold(Self(0), std::ops::Add::add)
            }
        }
    };
}

/// Grams.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct Grams(pub i64);

impl Grams {
    /// "850 g", "18,4 kg" / "18.4 kg": no more decimals than there are.
    #[must_use]
    pub fn text(self, l: Lang) -> String {
        if self.0.abs() < 1000 && self.0 % 1000 != 0 {
            return format!("{}\u{a0}g", format::integer(l, self.0));
        }
        format!("{}\u{a0}kg", self.kilograms(l))
    }

    /// The number of kilograms alone: "18,4", "0,412".
    #[must_use]
    pub fn kilograms(self, l: Lang) -> String {
        format::thousandths(l, self.0)
    }
}

crate::counted!(Grams);

impl Mul<i64> for Grams {
    type Output = Self;
    fn mul(self, times: i64) -> Self {
        Self(self.0.saturating_mul(times))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_written_as_people_say_them() {
        for (grams, french, english) in [
            (850, "850\u{a0}g", "850\u{a0}g"),
            (18_400, "18,4\u{a0}kg", "18.4\u{a0}kg"),
            (1000, "1\u{a0}kg", "1\u{a0}kg"),
            (2215, "2,215\u{a0}kg", "2.215\u{a0}kg"),
            (0, "0\u{a0}kg", "0\u{a0}kg"),
            (-1250, "\u{2212}1,25\u{a0}kg", "\u{2212}1.25\u{a0}kg"),
        ] {
            assert_eq!(Grams(grams).text(Lang::Fr), french);
            assert_eq!(Grams(grams).text(Lang::En), english);
        }
    }
}

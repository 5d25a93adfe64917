//! Money as all rooms count it: whole cents, and whole units of the local time currency. Sums cannot overflow into nonsense.

use std::iter::Sum;
use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

use super::i18n::{Lang, format};

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

macro_rules! ledger {
    ($name:ident) => {
        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0.saturating_add(other.0))
            }
        }
        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0.saturating_sub(other.0))
            }
        }
        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
                all.fold(Self(0), Add::add)
            }
        }
    };
}
ledger!(Cents);
ledger!(Units);

//! Amounts in store: grams of what is sold by weight, pieces of what is counted.

use serde::{Deserialize, Serialize};

use platform::i18n::{Lang, format};
use platform::quantity::Grams;

/// Grams or pieces, as the product is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct Amount(pub i64);

/// How a product is counted in store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Grams,
    Pieces,
}

impl Unit {
    /// "18,4 kg", "12".
    #[must_use]
    pub fn text(self, l: Lang, amount: Amount) -> String {
        match self {
            Self::Grams => Grams(amount.0).text(l),
            Self::Pieces => format::integer(l, amount.0),
        }
    }
}

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0);
}

platform::counted!(Amount);

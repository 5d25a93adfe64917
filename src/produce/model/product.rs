//! Products: what is weighed, stored and sold, and how it is shown with its price.

use chrono::{DateTime, Utc};
use serde::Serialize;

use platform::money::{Cents, VatRate};
use platform::quantity::Grams;

use super::amount::{Amount, Unit};
use super::species::SpeciesId;

platform::typed_id! {
    /// A product.
    ProductId
}

platform::text_enum! {
    /// How a product is counted and priced.
    Mode {
        /// By weight: a price a kilogram, ordered in portions.
        Kg = "kg",
        /// By the piece, at a price each.
        Piece = "piece",
        /// By the piece, each weighed, at a price a kilogram.
        PieceWeighed = "piece_weighed",
    }
}

impl Mode {
    /// How it is counted in store.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::Kg => Unit::Grams,
            Self::Piece | Self::PieceWeighed => Unit::Pieces,
        }
    }

    /// Whether what is sold is weighed.
    #[must_use]
    pub const fn is_weighed(self) -> bool {
        matches!(self, Self::Kg | Self::PieceWeighed)
    }
}

platform::text_enum! {
    /// Which marketing standard the product falls under (Regulation (EU) 2023/2429).
    Norm {
        /// The general one: sound, fair and marketable quality.
        General = "general",
        /// One of its own, which asks for a category: apple, pear, strawberry, peach, grape, kiwi, lettuce, tomato, sweet pepper, citrus,
        /// banana.
        Specific = "specific",
    }
}

platform::text_enum! {
    /// The category of a product under a standard of its own.
    Category {
        /// Not said.
        None = "none",
        /// Extra.
        Extra = "extra",
        /// I.
        First = "I",
        /// II.
        Second = "II",
    }
}

/// What a person orders at a time: its estimated, least and most weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Portion {
    pub least: Grams,
    pub estimated: Grams,
    pub most: Grams,
}

impl Portion {
    /// In the order of size, and more than nothing.
    #[must_use]
    pub fn new(least: Grams, estimated: Grams, most: Grams) -> Option<Self> {
        (Grams(0) < least && least <= estimated && estimated <= most).then_some(Self { least, estimated, most })
    }
}

/// How it is sold: a weighed product always has a portion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Selling {
    /// By weight, in portions.
    Kg(Portion),
    /// By the piece; its weight is known or not.
    Piece(Option<Portion>),
    /// By the piece, each weighed.
    PieceWeighed(Portion),
}

impl Selling {
    /// The word that stands for it.
    #[must_use]
    pub const fn mode(self) -> Mode {
        match self {
            Self::Kg(_) => Mode::Kg,
            Self::Piece(_) => Mode::Piece,
            Self::PieceWeighed(_) => Mode::PieceWeighed,
        }
    }

    /// The portion, where there is one.
    #[must_use]
    pub const fn portion(self) -> Option<Portion> {
        match self {
            Self::Kg(portion) | Self::PieceWeighed(portion) => Some(portion),
            Self::Piece(portion) => portion,
        }
    }

    /// How much stock a number of portions takes.
    #[must_use]
    pub fn stock_of(self, portions: i64) -> Amount {
        match self {
            Self::Kg(portion) => Amount((portion.estimated * portions).0),
            Self::Piece(_) | Self::PieceWeighed(_) => Amount(portions),
        }
    }

    /// How many whole portions a stock holds.
    #[must_use]
    pub fn portions_in(self, stock: Amount) -> i64 {
        match self {
            Self::Kg(portion) => stock.0.max(0) / portion.estimated.0.max(1),
            Self::Piece(_) | Self::PieceWeighed(_) => stock.0.max(0),
        }
    }

    /// What a number of portions probably costs.
    #[must_use]
    pub fn estimate(self, price: Cents, portions: i64) -> Cents {
        match self {
            Self::Kg(portion) | Self::PieceWeighed(portion) => price.for_weight(portion.estimated * portions),
            Self::Piece(_) => price.times(portions),
        }
    }

    /// What it costs at most: that is promised.
    #[must_use]
    pub fn ceiling(self, price: Cents, portions: i64) -> Cents {
        match self {
            Self::Kg(portion) | Self::PieceWeighed(portion) => price.for_weight(portion.most * portions),
            Self::Piece(_) => price.times(portions),
        }
    }
}

/// What a form says of a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProductDetails {
    pub name: String,
    pub species: Option<SpeciesId>,
    pub pictogram: String,
    pub selling: Selling,
    pub vat: VatRate,
    pub norm: Norm,
    pub category: Category,
    /// Variety and size as the standard has them shown.
    pub variety: String,
    pub size: String,
    pub origin: String,
    pub allergens: String,
    /// For the jar, given back with it.
    pub deposit: Cents,
    /// Whether it may be offered.
    pub published: bool,
}

/// What a product lacks before it may be offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacks {
    /// Origin, as large as the price (décret 2010-109).
    Origin,
    /// The category its standard asks for.
    Category,
}

impl ProductDetails {
    /// A vegetable or fruit as most are sold: of a commune, without a deposit, on sale. Under a marketing standard of its own
    /// (`has_standard`) a category is shown; the second asks the least.
    #[must_use]
    pub fn usual(name: &str, pictogram: &str, selling: Selling, has_standard: bool, commune: &str) -> Self {
        let (norm, category) = if has_standard { (Norm::Specific, Category::Second) } else { (Norm::General, Category::None) };
        Self {
            name: name.to_owned(),
            species: None,
            pictogram: pictogram.to_owned(),
            selling,
            // The reduced rate (CGI 278-0 bis A).
            vat: VatRate(550),
            norm,
            category,
            variety: String::new(),
            size: String::new(),
            origin: format!("{commune}, France"),
            allergens: String::new(),
            deposit: Cents(0),
            published: true,
        }
    }

    /// What the law has shown beside the price and is missing here.
    #[must_use]
    pub fn lacks(&self) -> Vec<Lacks> {
        let origin = self.origin.is_empty().then_some(Lacks::Origin);
        let category = (self.norm == Norm::Specific && self.category == Category::None).then_some(Lacks::Category);
        origin.into_iter().chain(category).collect()
    }
}

/// A product as it is kept.
#[derive(Clone, Debug)]
pub struct Product {
    pub id: ProductId,
    pub details: ProductDetails,
    /// What is in store.
    pub on_hand: Amount,
    /// What is promised to orders.
    pub reserved: Amount,
    pub archived_at: Option<DateTime<Utc>>,
    pub version: i64,
}

impl Product {
    /// How it is counted.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.details.selling.mode().unit()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squash() -> Selling {
        Selling::PieceWeighed(Portion::new(Grams(700), Grams(900), Grams(1400)).unwrap())
    }

    #[test]
    fn a_weighed_piece_has_an_estimate_and_a_ceiling() {
        assert_eq!(squash().estimate(Cents(280), 2), Cents(504));
        assert_eq!(squash().ceiling(Cents(280), 2), Cents(784));
        assert_eq!(squash().stock_of(2), Amount(2));
    }

    #[test]
    fn what_is_sold_by_weight_is_ordered_in_portions() {
        let carrots = Selling::Kg(Portion::new(Grams(500), Grams(500), Grams(550)).unwrap());
        assert_eq!((carrots.stock_of(3), carrots.portions_in(Amount(1499))), (Amount(1500), 2));
        assert_eq!((carrots.estimate(Cents(280), 3), carrots.ceiling(Cents(280), 3)), (Cents(420), Cents(462)));
        assert_eq!(Selling::Piece(None).estimate(Cents(99), 3), Cents(297));
    }

    #[test]
    fn a_portion_is_in_order() {
        assert!(Portion::new(Grams(0), Grams(1), Grams(2)).is_none());
        assert!(Portion::new(Grams(5), Grams(4), Grams(6)).is_none());
        assert!(Portion::new(Grams(4), Grams(5), Grams(5)).is_some());
    }
}

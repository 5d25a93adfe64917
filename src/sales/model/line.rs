//! A line of an order: what was asked for at which price, and what it came to.

use serde::Serialize;

use platform::money::{Cents, VatRate, spread};
use platform::quantity::Grams;
use produce::model::amount::Amount;
use produce::model::product::{ProductId, Selling};

use super::cycle::OfferId;

platform::typed_id! {
    /// A line of an order.
    LineId
}

/// What a line was offered as: later changes of the catalogue do not reach it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    pub offer: OfferId,
    pub product: ProductId,
    pub name: String,
    pub selling: Selling,
    /// With tax: each, or a kilogram.
    pub price: Cents,
    pub vat: VatRate,
    /// For the jar, for each piece.
    pub deposit: Cents,
}

/// What was put into the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Packed {
    /// Grams or pieces.
    pub amount: Amount,
    /// Of what is weighed.
    pub weight: Option<Grams>,
}

/// A line as it is kept.
#[derive(Clone, Debug)]
pub struct Line {
    pub id: LineId,
    pub terms: Terms,
    /// Portions asked for.
    pub ordered: i64,
    /// What was granted in a shortage.
    pub allocated: Option<Amount>,
    pub packed: Option<Packed>,
    /// What was promised at most.
    pub ceiling: Cents,
    pub billed: Option<Cents>,
}

impl Line {
    /// Grams or pieces that it is to get: what was asked for, or granted.
    #[must_use]
    pub fn due(&self) -> Amount {
        self.allocated.unwrap_or_else(|| self.terms.selling.stock_of(self.ordered))
    }

    /// Whether there was not enough of it.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.allocated.is_some_and(|granted| granted < self.terms.selling.stock_of(self.ordered))
    }

    /// What it probably costs, or what it came to.
    #[must_use]
    pub fn amount(&self) -> Cents {
        self.billed.unwrap_or_else(|| match self.allocated {
            None => self.terms.selling.estimate(self.terms.price, self.ordered),
            Some(granted) => self.terms.estimate_of(granted),
        })
    }

    /// Whether what was packed would come to more than was promised.
    #[must_use]
    pub fn is_capped(&self) -> bool {
        let whole = self.packed.map(|packed| self.terms.bill(packed, Cents(i64::MAX)));
        self.billed.zip(whole).is_some_and(|(billed, whole)| billed < whole)
    }

    /// What it costs at most.
    #[must_use]
    pub fn at_most(&self) -> Cents {
        self.billed.unwrap_or_else(|| match self.allocated {
            None => self.ceiling,
            Some(granted) => self.terms.ceiling_of(granted).min(self.ceiling),
        })
    }
}

impl Terms {
    /// What some grams or pieces probably cost.
    fn estimate_of(&self, granted: Amount) -> Cents {
        match self.selling {
            Selling::Kg(_) => self.price.for_weight(Grams(granted.0)),
            Selling::PieceWeighed(_) | Selling::Piece(_) => self.selling.estimate(self.price, granted.0),
        }
    }

    /// What some grams or pieces cost at most: as much heavier as a portion may be.
    fn ceiling_of(&self, granted: Amount) -> Cents {
        match self.selling {
            Selling::Kg(portion) => {
                let most = platform::money::divided(granted.0.saturating_mul(portion.most.0), portion.estimated.0.max(1));
                self.price.for_weight(Grams(most))
            }
            Selling::PieceWeighed(_) | Selling::Piece(_) => self.selling.ceiling(self.price, granted.0),
        }
    }

    /// What a packed line comes to: by the weight found, never above what was promised; by the piece, the pieces packed.
    #[must_use]
    pub fn bill(&self, packed: Packed, ceiling: Cents) -> Cents {
        if packed.amount <= Amount::ZERO {
            return Cents(0);
        }
        let cost = match (self.selling, packed.weight) {
            (Selling::Piece(_), _) => self.price.times(packed.amount.0),
            (Selling::Kg(_) | Selling::PieceWeighed(_), weight) => self.price.for_weight(weight.unwrap_or_default()),
        };
        cost.min(ceiling)
    }
}

/// The sums of one rate of tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct VatLine {
    pub rate: VatRate,
    pub net: Cents,
    pub tax: Cents,
}

/// Amounts with tax, taken apart by rate (papers for consumers): the net of each rate is rounded once, tax is what is left; the net of each
/// line follows by largest remainder.
#[must_use]
pub fn apart(lines: &[(VatRate, Cents)]) -> (Vec<VatLine>, Vec<Cents>) {
    let mut rates: Vec<VatRate> = lines.iter().map(|(rate, _)| *rate).collect();
    rates.sort_unstable();
    rates.dedup();
    let mut nets = vec![Cents(0); lines.len()];
    let mut sums = Vec::with_capacity(rates.len());
    for rate in rates {
        let places: Vec<usize> = (0..lines.len()).filter(|index| lines[*index].0 == rate).collect();
        let gross: Cents = places.iter().map(|index| lines[*index].1).sum();
        let net = rate.net_of(gross);
        let weights: Vec<i64> = places.iter().map(|index| lines[*index].1.0).collect();
        for (index, part) in places.iter().zip(spread(net.0, &weights)) {
            nets[*index] = Cents(part);
        }
        sums.push(VatLine { rate, net, tax: gross - net });
    }
    (sums, nets)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use produce::model::product::Portion;

    use super::*;

    fn squash(price: i64) -> Terms {
        let portion = Portion::new(Grams(700), Grams(900), Grams(1400)).unwrap();
        Terms {
            offer: OfferId::new(),
            product: ProductId::new(),
            name: "Potimarron".to_owned(),
            selling: Selling::PieceWeighed(portion),
            price: Cents(price),
            vat: VatRate(550),
            deposit: Cents(0),
        }
    }

    #[test]
    fn a_weighed_line_never_costs_more_than_was_promised() {
        let terms = squash(280);
        let ceiling = terms.selling.ceiling(terms.price, 2);
        let weighed = |grams| Packed { amount: Amount(2), weight: Some(Grams(grams)) };
        assert_eq!((terms.selling.estimate(terms.price, 2), ceiling), (Cents(504), Cents(784)));
        assert_eq!(terms.bill(weighed(2215), ceiling), Cents(620));
        assert_eq!(terms.bill(weighed(3000), ceiling), Cents(784));
        assert_eq!(
            terms.bill(Packed { amount: Amount(0), weight: Some(Grams(500)) }, ceiling),
            Cents(0),
            "what is not there costs nothing"
        );
    }

    #[test]
    fn tax_is_rounded_once_a_rate() {
        let low = VatRate(550);
        let (sums, nets) = apart(&[346, 144, 249, 85, 120].map(|cents| (low, Cents(cents))));
        assert_eq!(sums, [VatLine { rate: low, net: Cents(895), tax: Cents(49) }]);
        assert_eq!(nets, [328, 136, 236, 81, 114].map(Cents));
        let (sums, _) = apart(&[(low, Cents(1799)), (VatRate(2000), Cents(450))]);
        let net: Cents = sums.iter().map(|sum| sum.net).sum();
        let tax: Cents = sums.iter().map(|sum| sum.tax).sum();
        assert_eq!((net, tax), (Cents(2080), Cents(169)));
    }

    proptest! {
        #[test]
        fn what_is_taken_apart_adds_up(lines in prop::collection::vec((prop::sample::select(vec![0_i64, 210, 550, 1000, 2000]), 0_i64..100_000), 0..20)) {
            let lines: Vec<(VatRate, Cents)> = lines.into_iter().map(|(rate, cents)| (VatRate(rate), Cents(cents))).collect();
            let (sums, nets) = apart(&lines);
            let gross: Cents = lines.iter().map(|(_, cents)| *cents).sum();
            prop_assert_eq!(sums.iter().map(|sum| sum.net + sum.tax).sum::<Cents>(), gross);
            prop_assert_eq!(sums.iter().map(|sum| sum.net).sum::<Cents>(), nets.iter().copied().sum::<Cents>());
        }

        #[test]
        fn a_bill_is_within_the_promise(grams in 0_i64..10_000, price in 0_i64..5000, portions in 1_i64..10) {
            let terms = squash(price);
            let ceiling = terms.selling.ceiling(terms.price, portions);
            let billed = terms.bill(Packed { amount: Amount(portions), weight: Some(Grams(grams)) }, ceiling);
            prop_assert!(Cents(0) <= billed && billed <= ceiling);
        }
    }
}

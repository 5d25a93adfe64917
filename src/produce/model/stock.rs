//! Stock: where lots stand, and why their quantity changed.

use chrono::{DateTime, Utc};

use super::amount::Amount;
use super::lot::LotId;

platform::typed_id! {
    /// A place where stock stands.
    StorePlaceId
}
platform::typed_id! {
    /// A line of the ledger.
    MoveId
}
platform::typed_id! {
    /// What one sale may promise of a product.
    SupplyId
}

platform::text_enum! {
    /// What a store place is.
    StoreKind {
        /// A cold room.
        ColdRoom = "cold_room",
        /// A shed or cellar.
        Shed = "shed",
        /// A van.
        Van = "van",
        /// At a pick-up point.
        Point = "point",
    }
}

platform::text_enum! {
    /// Why a quantity changed.
    Cause {
        /// Weighed in the field.
        Harvest = "harvest",
        /// Bought in.
        Purchase = "purchase",
        /// Put into a mix, or made by mixing.
        Mixing = "mixing",
        /// Carried to another place.
        Move = "move",
        /// Packed for an order.
        Pack = "pack",
        /// Sold over the counter.
        Till = "till",
        /// Lost: rotten, eaten by mice, dropped.
        Loss = "loss",
        /// Put on the compost.
        Compost = "compost",
        /// Given away.
        Donation = "donation",
        /// Turned into something else.
        Processing = "processing",
        /// Eaten by the team.
        Eaten = "eaten",
        /// Came back from an order.
        Return = "return",
        /// Found to be more or less than noted.
        Count = "count",
        /// Takes back another line.
        Reversal = "reversal",
    }
}

impl Cause {
    /// Those by which stock leaves other than to customers, in the order shown.
    pub const LEAVING: [Self; 5] = [Self::Donation, Self::Compost, Self::Processing, Self::Eaten, Self::Loss];
}

/// A place where stock stands.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct StorePlace {
    pub id: StorePlaceId,
    pub name: String,
    pub kind: StoreKind,
    pub archived_at: Option<DateTime<Utc>>,
    pub version: i64,
}

/// What leaves: how much of which lot, from where, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    pub lot: LotId,
    pub place: StorePlaceId,
    pub amount: Amount,
    pub cause: Cause,
    pub note: String,
}

/// Where everything of a lot went. What came in is what went out and what is left: the difference is always nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Harvested, bought or mixed.
    pub came: Amount,
    /// Packed or sold over the counter, less what came back.
    pub sold: Amount,
    pub given: Amount,
    pub composted: Amount,
    pub processed: Amount,
    pub eaten: Amount,
    pub lost: Amount,
    /// Put into mixes.
    pub mixed: Amount,
    /// Found more (or less, below nothing) when counting.
    pub counted: Amount,
    pub left: Amount,
}

impl Balance {
    /// With one more sum of lines of a cause; the cause of a reversal is that of the line it takes back.
    #[must_use]
    pub fn with(mut self, cause: Cause, quantity: Amount) -> Self {
        self.left = self.left + quantity;
        match cause {
            Cause::Harvest | Cause::Purchase => self.came = self.came + quantity,
            Cause::Mixing if quantity > Amount::ZERO => self.came = self.came + quantity,
            Cause::Mixing => self.mixed = self.mixed - quantity,
            Cause::Pack | Cause::Till | Cause::Return => self.sold = self.sold - quantity,
            Cause::Donation => self.given = self.given - quantity,
            Cause::Compost => self.composted = self.composted - quantity,
            Cause::Processing => self.processed = self.processed - quantity,
            Cause::Eaten => self.eaten = self.eaten - quantity,
            Cause::Loss => self.lost = self.lost - quantity,
            Cause::Count => self.counted = self.counted + quantity,
            Cause::Move | Cause::Reversal => {}
        }
        self
    }

    /// What cannot be explained: nothing, as long as the ledger is sound.
    #[must_use]
    pub fn difference(&self) -> Amount {
        let gone = [self.sold, self.given, self.composted, self.processed, self.eaten, self.lost, self.mixed, self.left];
        self.came + self.counted - gone.into_iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_balance_explains_every_gram() {
        let balance = [(Cause::Harvest, 812_400), (Cause::Pack, -640_250), (Cause::Donation, -51_000), (Cause::Compost, -33_150)];
        let balance = balance.into_iter().fold(Balance::default(), |sum, (cause, grams)| sum.with(cause, Amount(grams)));
        assert_eq!((balance.left, balance.difference()), (Amount(88_000), Amount(0)));
    }

    proptest! {
        #[test]
        fn whatever_happens_nothing_is_unexplained(lines in prop::collection::vec((0_usize..13, -10_000_i64..10_000), 0..40)) {
            let balance = lines.into_iter().fold(Balance::default(), |sum, (cause, grams)| {
                match Cause::ALL[cause] {
                    // A carried crate leaves one place and stands in another.
                    Cause::Move => sum.with(Cause::Move, Amount(grams)).with(Cause::Move, Amount(-grams)),
                    cause => sum.with(cause, Amount(grams)),
                }
            });
            prop_assert_eq!(balance.difference(), Amount(0));
        }
    }
}

//! Orders: what somebody asked for in a cycle, to be fetched in a slot.

use chrono::{DateTime, Utc};
use rand::RngExt as _;

use platform::i18n::Lang;
use platform::money::Cents;

use super::customer::CustomerId;
use super::cycle::{CycleId, SlotId};
use super::line::Line;

platform::typed_id! {
    /// An order.
    OrderId
}

platform::text_enum! {
    /// Where an order stands.
    OrderState {
        /// Asked for; changed until the cycle closes.
        Placed = "placed",
        /// Given up by whoever ordered, or by the team with a reason.
        Cancelled = "cancelled",
        /// In its crate, every weighed line weighed.
        Packed = "packed",
        /// Fetched.
        HandedOver = "handed_over",
        /// Never fetched.
        NotCollected = "not_collected",
    }
}

platform::text_enum! {
    /// What to do where something is missing.
    Wish {
        /// Something similar instead.
        Similar = "similar",
        /// Leave it out; what was paid stays to their credit.
        Credit = "credit",
    }
}

platform::text_enum! {
    /// What somebody answers who gets less than they asked for.
    ShortageReply {
        /// What there is.
        Keep = "keep",
        /// What there is, and something similar beside it.
        Similar = "similar",
        /// Nothing of what is short; what was paid for it stays to their credit.
        Drop = "drop",
    }
}

platform::text_enum! {
    /// What happened to an order.
    Happened {
        /// It came in.
        Placed = "placed",
        /// Quantities or the slot are others.
        Changed = "changed",
        /// Given up.
        Cancelled = "cancelled",
        /// Taken up again.
        Resumed = "resumed",
        /// There was not enough of something.
        Allocated = "allocated",
        /// In its crate.
        Packed = "packed",
        /// Taken out of its crate again.
        Opened = "opened",
        /// Fetched.
        HandedOver = "handed_over",
        /// Never fetched.
        NotCollected = "not_collected",
        /// Handed over, or left behind, by mistake.
        AskedBack = "asked_back",
    }
}

/// An order as it is kept.
#[derive(Clone, Debug)]
pub struct Order {
    pub id: OrderId,
    /// What stands on the crate: "K7M-4P2".
    pub code: String,
    pub cycle: CycleId,
    pub customer: CustomerId,
    pub slot: SlotId,
    pub name: String,
    pub state: OrderState,
    pub wish: Wish,
    pub note: String,
    pub lang: Lang,
    pub placed_at: DateTime<Utc>,
    pub reason: String,
    pub version: i64,
    pub lines: Vec<Line>,
}

impl Order {
    /// The lines with something asked for.
    pub fn asked(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.ordered > 0)
    }

    /// What it probably costs, or came to.
    #[must_use]
    pub fn total(&self) -> Cents {
        self.asked().map(Line::amount).sum()
    }

    /// What it costs at most.
    #[must_use]
    pub fn at_most(&self) -> Cents {
        self.asked().map(Line::at_most).sum()
    }

    /// The deposit of the jars in it, paid on top and given back with them.
    #[must_use]
    pub fn deposit(&self) -> Cents {
        let jars = |line: &Line| line.packed.map_or(line.ordered, |packed| packed.amount.0);
        self.asked().map(|line| line.terms.deposit.times(jars(line))).sum()
    }

    /// Whether every line was settled.
    #[must_use]
    pub fn is_billed(&self) -> bool {
        self.asked().all(|line| line.billed.is_some())
    }
}

/// Letters and digits that are not taken for each other.
const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// A code for a new order.
#[must_use]
pub fn new_code() -> String {
    let mut rng = rand::rng();
    let mut letter = || char::from(LETTERS[rng.random_range(0..LETTERS.len())]);
    let (first, second): (String, String) = ((0..3).map(|_| letter()).collect(), (0..4).map(|_| letter()).collect());
    format!("{first}-{second}")
}

/// The initials of a name, for what lies open: "Awa Démo" is "A. D.".
#[must_use]
pub fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().next())
        .map(|first| format!("{}.", first.to_uppercase()))
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_aloud_without_mistakes() {
        let code = new_code();
        assert_eq!((code.len(), code.as_bytes()[3]), (8, b'-'));
        assert!(code.chars().all(|c| !"IO01".contains(c)));
        assert_eq!(initials("Awa Démo"), "A. D.");
    }
}

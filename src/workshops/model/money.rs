//! What a voucher takes off, and how payment is asked for.

pub use platform::money::{Cents, UnitName, Units};

platform::typed_id! {
    /// A voucher.
    VoucherId
}

platform::text_enum! {
    /// What a voucher does.
    VoucherKind {
        /// Takes an amount off the whole.
        Amount = "amount",
        /// Takes a share off the whole.
        Percent = "percent",
        /// Makes one seat free: the dearest.
        Free = "free",
    }
}

/// What a voucher is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worth {
    /// What it does.
    pub kind: VoucherKind,
    /// Cents or per cent; nothing for a free seat.
    pub amount: i64,
}

impl Worth {
    /// What is left to pay of some seats. Never below zero, rounded up to the cent in favour of the buyer's reduction: half a cent
    /// is the ecopole's loss.
    #[must_use]
    pub fn apply(self, seats: &[Cents]) -> Cents {
        let whole: Cents = seats.iter().copied().sum();
        let off = match self.kind {
            VoucherKind::Amount => Cents(self.amount),
            VoucherKind::Percent => {
                Cents((whole.0 * self.amount.clamp(0, 100)).div_euclid(100) + i64::from((whole.0 * self.amount) % 100 != 0))
            }
            VoucherKind::Free => seats.iter().copied().max().unwrap_or_default(),
        };
        Cents((whole - off).0.max(0))
    }
}

platform::text_enum! {
    /// How somebody means to pay.
    Method {
        /// There is nothing to pay.
        Nothing = "nothing",
        /// At the door.
        OnTheSpot = "on_the_spot",
        /// By bank transfer.
        Transfer = "transfer",
    }
}

platform::text_enum! {
    /// How money changed hands.
    Paid {
        /// Coins and notes.
        Cash = "cash",
        /// A cheque.
        Cheque = "cheque",
        /// A card.
        Card = "card",
        /// A bank transfer.
        Transfer = "transfer",
        /// Local time units.
        Units = "units",
    }
}

/// What is to be paid, and under which reference.
#[derive(Clone, Debug)]
pub struct Bill {
    pub cents: Cents,
    pub units: Units,
    /// What the payer writes with it.
    pub reference: String,
}

/// What a payment provider wants of the person who has booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Nothing now: it is paid at the door.
    AtTheDoor,
    /// A transfer to an account, with a reference.
    Transfer {
        /// Holder and number of the account.
        to: String,
        /// What to write with it.
        reference: String,
    },
    /// To go to another address and pay there; the provider tells the program when it is done.
    GoTo(String),
}

/// A way to pay. "On the spot" and "transfer" stand below; an online one would give [`Ask::GoTo`] and record the payment when its
/// provider calls back.
pub trait Provider {
    /// The word that forms and the database keep.
    fn method(&self) -> Method;
    /// What the person is asked to do about a bill.
    fn ask(&self, bill: &Bill) -> Ask;
}

/// Paid at the door.
#[derive(Clone, Copy, Debug)]
pub struct AtTheDoor;

impl Provider for AtTheDoor {
    fn method(&self) -> Method {
        Method::OnTheSpot
    }

    fn ask(&self, _: &Bill) -> Ask {
        Ask::AtTheDoor
    }
}

/// Paid to a bank account.
#[derive(Clone, Debug)]
pub struct ByTransfer {
    /// Holder and number of the account.
    pub to: String,
}

impl Provider for ByTransfer {
    fn method(&self) -> Method {
        Method::Transfer
    }

    fn ask(&self, bill: &Bill) -> Ask {
        Ask::Transfer { to: self.to.clone(), reference: bill.reference.clone() }
    }
}

/// The ways to pay that an ecopole offers: a transfer only where it has said to which account.
#[must_use]
pub fn providers(transfer_to: &str) -> Vec<Box<dyn Provider + Send>> {
    let mut all: Vec<Box<dyn Provider + Send>> = vec![Box::new(AtTheDoor)];
    if !transfer_to.is_empty() {
        all.push(Box::new(ByTransfer { to: transfer_to.to_owned() }));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::i18n::Lang;

    #[test]
    fn a_voucher_never_makes_a_debt_and_counts_to_the_cent() {
        let cases = [
            (VoucherKind::Amount, 500, vec![800, 400], 700),
            (VoucherKind::Amount, 5000, vec![800, 400], 0),
            (VoucherKind::Percent, 50, vec![801], 400),
            (VoucherKind::Percent, 100, vec![801, 3], 0),
            (VoucherKind::Percent, 33, vec![1000], 670),
            (VoucherKind::Free, 0, vec![800, 400], 400),
            (VoucherKind::Free, 0, vec![], 0),
        ];
        for (kind, amount, seats, left) in cases {
            let seats: Vec<Cents> = seats.into_iter().map(Cents).collect();
            assert_eq!(Worth { kind, amount }.apply(&seats), Cents(left), "{kind:?} {amount} {seats:?}");
        }
    }

    #[test]
    fn money_reads_as_people_write_it() {
        assert_eq!(Cents(1250).text(Lang::Fr), "12,50\u{a0}€");
        assert_eq!(Cents(1200).text(Lang::En), "€12");
    }

    #[test]
    fn a_transfer_is_offered_only_where_there_is_an_account() {
        let bill = Bill { cents: Cents(500), units: Units(0), reference: "K7M39QF2".to_owned() };
        assert_eq!(providers("").len(), 1);
        let both = providers("Archipel, FR76");
        assert_eq!(both[1].ask(&bill), Ask::Transfer { to: "Archipel, FR76".to_owned(), reference: "K7M39QF2".to_owned() });
    }

    #[test]
    fn change_is_told_for_the_notes_that_people_pay_with() {
        assert_eq!(Cents(1400).change(), [(Cents(2000), Cents(600)), (Cents(5000), Cents(3600))]);
        assert_eq!(Cents(2000).change(), [(Cents(5000), Cents(3000)), (Cents(10_000), Cents(8000))]);
        assert_eq!(Cents(0).change(), []);
        assert_eq!(Cents(30_000).change(), []);
    }
}

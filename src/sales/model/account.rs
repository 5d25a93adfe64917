//! Accounts: what customers owe and are owed, in cents and in jars.

use chrono::{DateTime, Utc};

use platform::money::Cents;

use super::order::OrderId;

platform::typed_id! {
    /// A line of an account.
    AccountMoveId
}

platform::text_enum! {
    /// Why an account changed.
    AccountCause {
        /// What was in a crate.
        Order = "order",
        /// Money that came.
        Payment = "payment",
        /// Money given back.
        Refund = "refund",
        /// Jars lent or given back.
        Deposit = "deposit",
        /// In the customer's favour, with a reason.
        Gesture = "gesture",
        /// Takes back another line.
        Reversal = "reversal",
    }
}

platform::text_enum! {
    /// How money moved.
    Method {
        /// Cash.
        Cash = "cash",
        /// Card.
        Card = "card",
        /// Cheque.
        Cheque = "cheque",
        /// Transfer.
        Transfer = "transfer",
        /// The local time unit, counted in its worth.
        Units = "units",
    }
}

/// A line of an account as it is kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AccountMove {
    pub id: AccountMoveId,
    pub order_id: Option<OrderId>,
    pub order_code: Option<String>,
    /// In the customer's favour.
    pub cents: Cents,
    pub cause: AccountCause,
    pub method: Option<Method>,
    pub note: String,
    pub at: DateTime<Utc>,
    pub taken_back: bool,
}

/// The reference of a transfer (ISO 11649) for a number: check digits, then the number.
#[must_use]
pub fn reference(number: &str) -> String {
    let body: String = number.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase();
    let checked = format!("{body}RF00");
    let remainder = checked.chars().fold(0_u64, |rest, c| match c.to_digit(36) {
        Some(value) if value > 9 => (rest * 100 + u64::from(value)) % 97,
        Some(value) => (rest * 10 + u64::from(value)) % 97,
        None => rest,
    });
    format!("RF{:02}{body}", 98 - remainder)
}

/// The text of a QR code that fills in a transfer (EPC069-12, version 2): twelve lines at most, the amount left out where there is none.
#[must_use]
pub fn transfer_code(holder: &str, iban: &str, cents: Cents, reference: &str) -> String {
    let holder: String = holder.chars().take(70).collect();
    let iban: String = iban.chars().filter(|c| !c.is_whitespace()).collect();
    let amount = if cents > Cents(0) { format!("EUR{}.{:02}", cents.0 / 100, cents.0 % 100) } else { String::new() };
    ["BCD", "002", "1", "SCT", "", &holder, &iban, &amount, "", reference].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_carries_its_check_digits() {
        assert_eq!(reference("2026000123"), "RF462026000123");
    }

    #[test]
    fn a_code_for_a_transfer_is_within_the_standard() {
        let code = transfer_code("L’Archipel des Saules", "FR76 3000 6000 0112 3456 7890 189", Cents(620), "RF462026000123");
        assert!(code.len() <= 331 && code.lines().count() <= 12);
        assert!(code.contains("\nFR7630006000011234567890189\nEUR6.20\n\nRF462026000123"));
    }
}

//! Customers: a name and one way to reach them.

use serde::Serialize;

use platform::i18n::Lang;
use platform::money::Cents;

use super::cycle::GroupId;

platform::typed_id! {
    /// A customer.
    CustomerId
}

/// The one way to reach somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Contact {
    Email(String),
    /// Digits only, a leading + kept.
    Phone(String),
}

impl Contact {
    /// An e-mail address in lower case, or a telephone number of nine digits and more.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        if typed.contains('@') {
            return platform::mail::address(typed).map(Self::Email);
        }
        let digits = digits(typed)?;
        let length = digits.trim_start_matches('+').len();
        // A French number has ten digits, and its second is no nought.
        let whole = match digits.strip_prefix('0') {
            Some(rest) => length == 10 && !rest.starts_with('0'),
            None => (9..=16).contains(&length),
        };
        whole.then_some(Self::Phone(digits))
    }

    /// As it is written.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Email(text) | Self::Phone(text) => text,
        }
    }
}

/// The digits of a French or foreign number: "+33 6 …" and "06 …" are one.
fn digits(typed: &str) -> Option<String> {
    if typed.chars().any(|c| !(c.is_ascii_digit() || c.is_whitespace() || "+.-()/\u{a0}\u{202f}".contains(c))) {
        return None;
    }
    let plain: String = typed.replace("(0)", "").chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let national = plain.strip_prefix("+33").or_else(|| plain.strip_prefix("0033"));
    let abroad = || plain.strip_prefix("00").map_or_else(|| plain.clone(), |rest| format!("+{rest}"));
    Some(national.map_or_else(abroad, |rest| format!("0{rest}")))
}

/// What sellers note of a customer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CustomerDetails {
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub group: Option<GroupId>,
    pub solidarity: bool,
    pub letters: bool,
    /// For invoices to professionals.
    pub company: String,
    pub siren: String,
    pub address: String,
}

/// A customer as they are kept.
#[derive(Clone, Debug)]
pub struct Customer {
    pub id: CustomerId,
    pub details: CustomerDetails,
    pub lang: Lang,
    /// What the ecopole owes them; below nothing, what they owe.
    pub balance: Cents,
    /// Jars that they have.
    pub jars: i64,
    pub version: i64,
}

impl Customer {
    /// Whether papers are for a professional.
    #[must_use]
    pub fn is_professional(&self) -> bool {
        !self.details.siren.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_contact_is_read_as_people_write_it() {
        let phone = |digits: &str| Some(Contact::Phone(digits.to_owned()));
        assert_eq!(Contact::read(" 06 12 34 56 78 "), phone("0612345678"));
        assert_eq!(Contact::read("+33 (0)6 12 34 56 78"), phone("0612345678"));
        assert_eq!(Contact::read("0033612345678"), phone("0612345678"));
        assert_eq!(Contact::read("+32 470 12 34 56"), phone("+32470123456"));
        assert_eq!(Contact::read("0032 470 12 34 56"), phone("+32470123456"));
        assert_eq!(Contact::read("Nadia@Exemple.fr"), Some(Contact::Email("nadia@exemple.fr".to_owned())));
        for none in ["", "12345", "nadia", "nadia@", "06 12 34 56 7a", "061234567", "0000000000", "a@b", "a@b.fr, 0612345678"] {
            assert_eq!(Contact::read(none), None, "{none}");
        }
    }
}

//! Papers: tickets, invoices and credit notes. What stands on one is in its payload, word for word; each is chained to the one before.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use platform::i18n::Lang;
use platform::money::{Cents, VatRate};

use super::line::VatLine;

platform::typed_id! {
    /// A paper.
    PaperId
}

platform::text_enum! {
    /// What a paper is; each kind has numbers of its own.
    PaperKind {
        /// For whoever takes the crate.
        Ticket = "ticket",
        /// On request, and for professionals.
        Invoice = "invoice",
        /// Takes an invoice back.
        CreditNote = "credit_note",
    }
}

impl PaperKind {
    /// The letter of its numbers.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Ticket => "T",
            Self::Invoice => "F",
            Self::CreditNote => "A",
        }
    }
}

/// The number as it stands on the paper: "F-2026-000123".
#[must_use]
pub fn number(kind: PaperKind, year: i64, number: i64) -> String {
    format!("{}-{year}-{number:06}", kind.letter())
}

/// A party of a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    pub name: String,
    pub address: String,
    pub siren: String,
}

/// A line of a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperLine {
    pub name: String,
    /// "2,215 kg", "3".
    pub quantity: String,
    /// With tax: each, or a kilogram.
    pub price: Cents,
    pub per_kg: bool,
    pub rate: VatRate,
    pub net: Cents,
    pub gross: Cents,
    /// Lots that it came from.
    pub lots: Vec<String>,
    /// "AB", "en conversion", or nothing: the worst of its lots.
    pub label: String,
    /// Whether it came to more than was promised at most, which is what it costs.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub capped: bool,
}

/// Everything that stands on a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    pub kind: PaperKind,
    /// The language it was issued in: a setting of today changes no paper of yesterday.
    pub lang: Lang,
    pub number: String,
    pub day: NaiveDate,
    pub issued_at: DateTime<Utc>,
    pub seller: Party,
    pub buyer: Party,
    /// Whether it reckons from amounts without tax.
    pub professional: bool,
    pub order: String,
    pub delivered: Option<NaiveDate>,
    pub lines: Vec<PaperLine>,
    pub vat: Vec<VatLine>,
    pub net: Cents,
    pub gross: Cents,
    /// Why no tax is charged, where none is.
    pub wording: String,
    /// The invoice that this takes back.
    pub credits: Option<String>,
    /// Why.
    pub reason: String,
}

impl Payload {
    /// The exact opposite, as a credit note of it that has no number yet.
    #[must_use]
    pub fn negated(&self, day: NaiveDate, issued_at: DateTime<Utc>, reason: String) -> Self {
        let back = |cents: Cents| Cents(0) - cents;
        let line = |line: &PaperLine| PaperLine { net: back(line.net), gross: back(line.gross), ..line.clone() };
        let vat = |sum: &VatLine| VatLine { rate: sum.rate, net: back(sum.net), tax: back(sum.tax) };
        Self {
            kind: PaperKind::CreditNote,
            number: String::new(),
            day,
            issued_at,
            lines: self.lines.iter().map(line).collect(),
            vat: self.vat.iter().map(vat).collect(),
            net: back(self.net),
            gross: back(self.gross),
            credits: Some(self.number.clone()),
            reason,
            ..self.clone()
        }
    }
}

/// Where a chain begins.
pub const FIRST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The next link of a chain: SHA-256 of the previous hash in hexadecimal, a line feed, and the bytes kept.
#[must_use]
pub fn link(previous: &str, kept: &str) -> String {
    hash_of(format!("{previous}\n{kept}").as_bytes())
}

/// SHA-256 in hexadecimal.
#[must_use]
pub fn hash_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The first link of a chain that does not hold, of links given as previous hash, bytes kept and hash.
#[must_use]
pub fn broken<'a>(links: impl Iterator<Item = (&'a str, &'a str, &'a str)>) -> Option<usize> {
    let mut expected = FIRST.to_owned();
    for (place, (previous, kept, hash)) in links.enumerate() {
        if previous != expected || link(previous, kept) != hash {
            return Some(place);
        }
        hash.clone_into(&mut expected);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_is_as_the_law_has_it() {
        let one = "1|2027-03-05T09:12:00.000000Z|CAISSE1|T-2027-000001|346|CASH|550:328:18";
        let two = "2|2027-03-05T09:15:30.000000Z|CAISSE1|T-2027-000002|1799|CARD|550:1705:94";
        let first = link(FIRST, one);
        assert_eq!(first, "e4122c6171623d1647efbd8adf79680d44f300b27781ab6ec92f1e575be10ce2");
        let second = link(&first, two);
        assert_eq!(second, "eb2d0737575122cf856b5550cb2cb003bbf0420133967067d983dc7d9b94619f");
        let sound = [(FIRST, one, first.as_str()), (first.as_str(), two, second.as_str())];
        assert_eq!(broken(sound.into_iter()), None);
        let changed = two.replace("1799", "1798");
        assert_eq!(
            broken([sound[0], (first.as_str(), changed.as_str(), second.as_str())].into_iter()),
            Some(1),
            "one byte is located"
        );
        assert_eq!(broken([sound[1]].into_iter()), Some(0), "a chain without its beginning");
    }

    #[test]
    fn a_number_is_searchable() {
        assert_eq!(number(PaperKind::Invoice, 2026, 123), "F-2026-000123");
    }
}

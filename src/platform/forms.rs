//! Forms: what a person typed, kept as typed, and parsed field by field into commands. Each reader notes its own complaint, so
//! that one round shows everything there is to mend.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{FromRequest, Request};
use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::error::AppError;
use super::i18n::{Message, format};
use super::money::Cents;
use super::web::texts;

/// What was typed, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Form {
    values: Vec<(String, String)>,
    errors: BTreeMap<String, Message>,
    labels: Labels,
    /// What somebody else has written meanwhile, by field.
    stands: BTreeMap<String, Vec<String>>,
}

/// What the fields of a page are called: noted while they are drawn, so that the summary of complaints, wherever it stands, can say of
/// which field it speaks.
#[derive(Clone, Debug, Default)]
pub struct Labels(Arc<Mutex<Vec<(String, String)>>>);

impl Labels {
    /// Notes a field's label.
    pub fn note(&self, name: &str, label: &str) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match all.iter_mut().find(|(field, _)| field == name) {
            Some((_, old)) => label.clone_into(old),
            None => all.push((name.to_owned(), label.to_owned())),
        }
    }

    /// A field's place on the page and its label, once the field is drawn.
    #[must_use]
    pub fn of(&self, name: &str) -> Option<(usize, String)> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().enumerate().find(|(_, (field, _))| field == name).map(|(place, (_, label))| (place, label.clone()))
    }
}

impl Form {
    /// A form as it opens: some fields already filled.
    #[must_use]
    pub fn filled<const N: usize>(values: [(&str, String); N]) -> Self {
        let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { values, ..Self::default() }
    }

    /// A form from `application/x-www-form-urlencoded` text.
    #[must_use]
    pub fn parse(body: &[u8]) -> Self {
        Self { values: serde_urlencoded_pairs(body), ..Self::default() }
    }

    /// What is in a field; empty where it was not sent.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Everything sent under one name (check boxes).
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Whether one of the boxes under a name is ticked.
    #[must_use]
    pub fn ticked(&self, name: &str, word: &str) -> bool {
        self.values(name).any(|value| value == word)
    }

    /// Whether the field that people do not see was filled in: by a program, which is thanked and forgotten.
    #[must_use]
    pub fn is_from_a_program(&self) -> bool {
        !self.value("website").is_empty()
    }

    /// The names of the fields that were sent.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(|(name, _)| name.as_str())
    }

    /// The version of the record that the form was opened on; none where it makes a new one.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.value("version").parse().unwrap_or(0)
    }

    /// Replaces what is in a field.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.values.retain(|(field, _)| field != name);
        self.values.push((name.to_owned(), value.into()));
    }

    /// Everything that was typed, in its order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Adds one more value under a name (check boxes).
    pub fn add(&mut self, name: &str, value: impl Into<String>) {
        self.values.push((name.to_owned(), value.into()));
    }

    /// The complaint about a field.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<&Message> {
        self.errors.get(name)
    }

    /// Every complaint, by field.
    #[must_use]
    pub fn errors(&self) -> &BTreeMap<String, Message> {
        &self.errors
    }

    /// What the fields are called.
    #[must_use]
    pub const fn labels(&self) -> &Labels {
        &self.labels
    }

    /// Notes a complaint; the first one about a field stays.
    pub fn complain(&mut self, name: &str, message: Message) {
        self.errors.entry(name.to_owned()).or_insert(message);
    }

    /// Says what was complained about a field in other words.
    pub fn reword(&mut self, name: &str, words: impl FnOnce(Message) -> Message) {
        if let Some(message) = self.errors.remove(name) {
            self.errors.insert(name.to_owned(), words(message));
        }
    }

    /// Sets beside what was typed what is kept now, field by field, where they differ: whoever sends it again has seen it.
    pub fn set_beside(&mut self, kept: &Self) {
        const OF_THE_FORM: [&str; 3] = ["version", "as_read", "form_token"];
        let names = self.names().chain(kept.names()).filter(|name| !OF_THE_FORM.contains(name));
        let names: BTreeSet<String> = names.map(str::to_owned).collect();
        let said = |form: &Self, name: &str| -> Vec<String> {
            let mut values: Vec<String> =
                form.values(name).map(|value| value.trim().replace("\r\n", "\n")).filter(|value| !value.is_empty()).collect();
            values.sort_unstable();
            values
        };
        let same = |typed: &[String], kept: &[String]| {
            typed.len() == kept.len()
                && typed.iter().zip(kept).all(|(typed, kept)| in_one_spelling(typed) == in_one_spelling(kept))
        };
        let differing = names.into_iter().map(|name| (said(self, &name), said(kept, &name), name));
        self.stands = differing.filter(|(typed, kept, _)| !same(typed, kept)).map(|(_, kept, name)| (name, kept)).collect();
    }

    /// What is kept now of a field, where it differs from what was typed.
    #[must_use]
    pub fn stands(&self, name: &str) -> Option<&[String]> {
        self.stands.get(name).map(Vec::as_slice)
    }

    /// The same form with its complaints in other words, by the name of the field (pages in more languages than the program's own); those
    /// for which there are none stay.
    #[must_use]
    pub fn retold(&self, words: impl Fn(&str) -> Option<&'static str>) -> Self {
        let errors = self.errors.iter().map(|(name, message)| {
            let told = words(name).map(|text| Message::new(move |_| text));
            (name.clone(), told.unwrap_or_else(|| message.clone()))
        });
        Self { errors: errors.collect(), ..self.clone() }
    }

    /// The form itself as an error, with one more complaint.
    #[must_use]
    pub fn refuse(mut self, name: &str, message: Message) -> AppError {
        self.complain(name, message);
        self.into()
    }

    /// Text of at most `max` characters, trimmed; empty is fine.
    pub fn text(&mut self, name: &str, max: usize) -> String {
        let value: String = self.value(name).chars().filter(|c| !is_invisible(*c)).collect();
        let value = value.trim().replace("\r\n", "\n");
        if value.chars().count() > max {
            self.complain(name, Message::new(move |l| texts::too_long(l, max)));
        }
        if value.chars().any(|c| (c.is_control() && c != '\n' && c != '\t') || c == char::REPLACEMENT_CHARACTER) {
            self.complain(name, Message::new(texts::unreadable));
        }
        value
    }

    /// Text that must be there.
    pub fn required(&mut self, name: &str, max: usize) -> String {
        let value = self.text(name, max);
        if value.is_empty() {
            self.complain(name, Message::new(texts::required));
        }
        value
    }

    /// A whole number between two bounds; empty is `None`.
    pub fn integer(&mut self, name: &str, min: i64, max: i64) -> Option<i64> {
        let typed: String =
            self.value(name).chars().filter(|c| !c.is_whitespace() && *c != '\u{202f}' && *c != '\u{a0}').collect();
        if typed.is_empty() {
            return None;
        }
        match typed.parse::<i64>() {
            Ok(number) if (min..=max).contains(&number) => Some(number),
            _ => {
                self.complain(name, not_a_number_between(&typed, min, max));
                None
            }
        }
    }

    /// A length typed in metres ("12,5"), in centimetres, between two bounds; empty is `None`.
    pub fn metres(&mut self, name: &str, min_cm: i64, max_cm: i64) -> Option<i64> {
        self.hundredths(name, min_cm, max_cm)
    }

    /// An amount typed in euros ("12,50" or "12,50 €"), in cents, between two bounds; empty is `None`.
    pub fn cents(&mut self, name: &str, min: i64, max: i64) -> Option<i64> {
        self.hundredths(name, min, max)
    }

    fn hundredths(&mut self, name: &str, least: i64, most: i64) -> Option<i64> {
        let typed: String =
            self.value(name).replace(',', ".").chars().filter(|c| !c.is_whitespace() && !['€', '%'].contains(c)).collect();
        if typed.is_empty() {
            return None;
        }
        let hundredths = decimal(&typed, 2).filter(|number| (least..=most).contains(number));
        if hundredths.is_none() {
            let bounds = Message::new(move |l| texts::not_between(l, format::hundredths(l, least), format::hundredths(l, most)));
            self.complain(name, too_precise(&typed, 2).unwrap_or(bounds));
        }
        hundredths
    }

    /// A weight typed in kilograms ("18,4" or "18,4 kg"), in grams, between two bounds; empty is `None`.
    pub fn grams(&mut self, name: &str, least: i64, most: i64) -> Option<i64> {
        let typed: String = self.value(name).replace(',', ".").chars().filter(|c| !c.is_whitespace()).collect();
        if typed.is_empty() {
            return None;
        }
        // A scale may say grams.
        let in_grams = typed.strip_suffix('g').and_then(|number| number.parse().ok());
        let typed = typed.trim_end_matches("kg");
        let grams = in_grams.or_else(|| decimal(typed, 3)).filter(|grams| (least..=most).contains(grams));
        if grams.is_none() {
            let bounds =
                Message::new(move |l| texts::not_kg_between(l, format::thousandths(l, least), format::thousandths(l, most)));
            self.complain(name, too_precise(typed, 3).unwrap_or(bounds));
        }
        grams
    }

    /// A date as date fields send it, of this century: what the house plans and notes. Empty is `None`.
    pub fn date(&mut self, name: &str) -> Option<NaiveDate> {
        self.date_within(name, 2000..=2100)
    }

    /// A date of any time in which people live: births, contracts of old, trees. Empty is `None`.
    pub fn date_of_any_time(&mut self, name: &str) -> Option<NaiveDate> {
        self.date_within(name, 1900..=2200)
    }

    fn date_within(&mut self, name: &str, years: RangeInclusive<i32>) -> Option<NaiveDate> {
        let typed = self.value(name).trim().to_owned();
        if typed.is_empty() {
            return None;
        }
        let date = NaiveDate::parse_from_str(&typed, "%Y-%m-%d").or_else(|_| NaiveDate::parse_from_str(&typed, "%d/%m/%Y")).ok();
        let near = date.filter(|date| years.contains(&chrono::Datelike::year(date)));
        if near.is_none() {
            self.complain(name, Message::new(if date.is_some() { texts::date_out_of_reach } else { texts::not_a_date }));
        }
        near
    }

    /// A date that must be there.
    pub fn required_date(&mut self, name: &str) -> Option<NaiveDate> {
        let date = self.date(name);
        self.missing(name, date.is_none());
        date
    }

    /// A date of any time that must be there.
    pub fn required_date_of_any_time(&mut self, name: &str) -> Option<NaiveDate> {
        let date = self.date_of_any_time(name);
        self.missing(name, date.is_none());
        date
    }

    fn missing(&mut self, name: &str, is_missing: bool) {
        if is_missing && self.error(name).is_none() {
            self.complain(name, Message::new(texts::required));
        }
    }

    /// One of a list of words; complains where it is none of them.
    pub fn choice<T>(&mut self, name: &str, from_word: impl Fn(&str) -> Option<T>) -> Option<T> {
        let choice = from_word(self.value(name));
        if choice.is_none() {
            self.complain(name, Message::new(texts::choose));
        }
        choice
    }

    /// An e-mail address, in lower case; empty is `None`.
    pub fn email(&mut self, name: &str) -> Option<String> {
        let typed = self.value(name).trim().to_lowercase();
        if typed.is_empty() {
            return None;
        }
        let address = super::mail::address(&typed);
        if address.is_none() {
            self.complain(name, Message::new(texts::not_an_email));
        }
        address
    }

    /// An e-mail address that must be there.
    pub fn required_email(&mut self, name: &str) -> Option<String> {
        let email = self.email(name);
        if email.is_none() {
            self.complain(name, Message::new(texts::required));
        }
        email
    }

    /// Telephone numbers, one or two: digits and what people put between them; empty is fine.
    pub fn phone(&mut self, name: &str) -> String {
        let phone = self.text(name, 40);
        let digits = phone.chars().filter(char::is_ascii_digit).count();
        if !phone.is_empty() && (digits < 6 || phone.chars().any(char::is_alphabetic)) {
            self.complain(name, Message::new(texts::phone_wrong));
        }
        phone
    }

    /// The token that makes a double submit harmless.
    #[must_use]
    pub fn token(&self) -> Option<Uuid> {
        self.value("form_token").parse().ok()
    }

    /// What makes one sending of a form the same as another: drawn once, and with the same words in it. Somebody who goes back and writes
    /// something else means something else.
    #[must_use]
    pub fn sending(&self) -> Option<Uuid> {
        self.token()?;
        Some(uuid::Builder::from_custom_bytes(self.hashed()).into_uuid())
    }

    fn hashed(&self) -> [u8; 16] {
        let mut hash = Sha256::new();
        for (name, value) in &self.values {
            hash.update((name.len() as u64).to_be_bytes());
            hash.update(name);
            hash.update((value.len() as u64).to_be_bytes());
            hash.update(value);
        }
        let mut first = [0; 16];
        first.copy_from_slice(&hash.finalize()[..16]);
        first
    }

    /// What a form says, as a number: two that say the same have the same.
    #[must_use]
    pub fn fingerprint(&self) -> i64 {
        let bytes = self.hashed();
        i64::from_be_bytes([bytes[0] & 0x7f, bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]])
    }

    /// The same for a record without a version of its own: the form remembers what was read, so that [`Form::unchanged`] can tell whether
    /// somebody else has changed it meanwhile.
    #[must_use]
    pub fn as_read(mut self) -> Self {
        let read = self.fingerprint();
        self.set("as_read", read.to_string());
        self
    }

    /// Refuses where the record, filled into its form, no longer says what it said when `sent` was drawn.
    ///
    /// # Errors
    /// [`AppError::Changed`].
    pub fn unchanged(&self, sent: &Self) -> Result<(), AppError> {
        let (now, read) = (self.fingerprint(), sent.value("as_read").parse::<i64>().ok());
        if read.is_none_or(|read| read == now) { Ok(()) } else { Err(AppError::Changed { version: now }) }
    }

    /// This form where one of its fields was sent, else an empty one: on a page with several forms each shows what was typed in it.
    #[must_use]
    pub fn if_sent(&self, field: &str) -> Self {
        if self.values.iter().any(|(name, _)| name == field) { self.clone() } else { Self::default() }
    }

    /// The command, if every reader was content; else the form with its complaints.
    ///
    /// # Errors
    /// The form itself, as [`AppError::Invalid`].
    pub fn command<T>(self, command: Option<T>) -> Result<T, AppError> {
        match command {
            Some(command) if self.errors.is_empty() => Ok(command),
            _ => Err(self.into()),
        }
    }
}

/// Reads `a=1&b=2` with percent and plus decoding; what is not UTF-8 comes out with replacement characters.
fn serde_urlencoded_pairs(body: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(body).into_owned().collect()
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        let bytes = axum::body::Bytes::from_request(request, state).await.map_err(|_| AppError::NotFound)?;
        Ok(Self::parse(&bytes))
    }
}

/// A decimal number in whole tenths, hundredths or thousandths; with more decimals it is none: what is typed is kept or refused, never rounded.
fn decimal(typed: &str, places: usize) -> Option<i64> {
    let (sign, typed) = typed.strip_prefix('-').map_or(("", typed), |rest| ("-", rest));
    let (whole, decimals) = typed.split_once('.').unwrap_or((typed, ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if decimals.len() > places || !digits(whole) || !digits(decimals) || (whole.is_empty() && decimals.is_empty()) {
        return None;
    }
    format!("{sign}{whole}{decimals:0<places$}").parse().ok()
}

/// A date or a number as forms keep them, however it was typed; anything else as it is.
fn in_one_spelling(typed: &str) -> String {
    if let Ok(date) = NaiveDate::parse_from_str(typed, "%d/%m/%Y") {
        return date.to_string();
    }
    match decimal(&typed.replace(',', "."), 6) {
        Some(number) if typed.contains([',', '.']) => number.to_string(),
        _ => typed.to_owned(),
    }
}

/// Says that a number is one, with more decimals than count.
fn too_precise(typed: &str, places: usize) -> Option<Message> {
    let (_, decimals) = typed.split_once('.')?;
    let is_number = decimals.len() > places && decimal(typed, decimals.len().min(12)).is_some();
    is_number.then(|| Message::new(move |l| texts::too_precise(l, places)))
}

/// Grams as a form shows them.
#[must_use]
pub fn grams_field(grams: super::quantity::Grams) -> String {
    grams.kilograms(super::i18n::Lang::Fr).replace('\u{202f}', "")
}

/// Signs without width that mean nothing in a name or an address. Joiners stay: Persian and Indian writing needs them.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Cents as a form shows them.
#[must_use]
pub fn cents_field(cents: Cents) -> String {
    format::hundredths(super::i18n::Lang::Fr, cents.0).replace('\u{202f}', "")
}

/// What to say of a text that is no whole number between two bounds: that decimals are the trouble, where they are.
pub fn not_a_number_between(typed: &str, min: i64, max: i64) -> Message {
    let decimal = typed.replace(',', ".").parse::<f64>().is_ok_and(|number| number.fract() != 0.0);
    if decimal {
        Message::new(move |l| texts::not_whole(l, min, max))
    } else {
        Message::new(move |l| texts::not_between(l, min, max))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn every_complaint_is_gathered_in_one_round() {
        let mut form = Form::parse(b"name=+&width=abc&born=2026-02-30&mail=nobody");
        form.required("name", 10);
        form.metres("width", 1, 1000);
        form.date("born");
        form.email("mail");
        assert_eq!(form.errors().len(), 4);
        assert_eq!(form.value("width"), "abc", "what was typed stays");
        assert!(form.error("born").is_some_and(|m| m.text(Lang::En).contains("date")));
    }

    #[test]
    fn weights_are_read_to_the_gram() {
        for (typed, grams) in
            [("18,4", 18_400), ("0.125", 125), (",5", 500), ("3 kg", 3000), ("1 250,75", 1_250_750), ("7.", 7000)]
        {
            let mut form = Form::filled([("w", typed.to_owned())]);
            assert_eq!(form.grams("w", 1, 10_000_000), Some(grams), "{typed}");
        }
        for typed in ["1.2345", "-3", "abc", "1e3", "1.2.3", "0"] {
            let mut form = Form::filled([("w", typed.to_owned())]);
            assert_eq!(form.grams("w", 1, 10_000_000), None, "{typed}");
            assert_eq!(form.errors().len(), 1, "{typed}");
        }
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let mut form = Form::parse("a=1%C2%A0250&b=12%2C5&c=-3&d=1e400&e=NaN".as_bytes());
        assert_eq!(form.integer("a", 0, 10_000), Some(1250));
        assert_eq!(form.metres("b", 1, 100_000), Some(1250));
        assert_eq!(form.integer("c", 0, 10), None);
        assert_eq!(form.metres("d", 1, 1000), None);
        assert_eq!(form.metres("e", 1, 1000), None);
        assert_eq!(form.errors().len(), 3);
        let mut money = Form::parse(b"a=6%2C155&b=6%2C15+%E2%82%AC&c=5&d=0%2C5");
        assert_eq!(money.cents("a", 1, 10_000), None, "a third decimal is not rounded away");
        assert_eq!(
            [money.cents("b", 1, 10_000), money.cents("c", 1, 10_000), money.cents("d", 1, 10_000)],
            [Some(615), Some(500), Some(50)]
        );
    }
}

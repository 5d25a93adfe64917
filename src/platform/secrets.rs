//! Random secrets and their hashes. Only hashes are stored: a stolen database opens no door.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

/// A random token of 256 bits, as it travels in links and cookies. Printed nowhere by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A fresh token from the system's random source.
    #[must_use]
    pub fn random() -> Self {
        Self(URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>()))
    }

    /// A token that came back in a link or a cookie.
    #[must_use]
    pub fn received(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text to put in a link or a cookie.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored: a plain SHA-256 is enough for 256 random bits.
    #[must_use]
    pub fn hash(&self) -> Vec<u8> {
        hash(&self.0)
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// SHA-256 of a text.
#[must_use]
pub fn hash(text: &str) -> Vec<u8> {
    Sha256::digest(text.as_bytes()).to_vec()
}

/// Letters and digits that are not taken for each other.
const SPOKEN: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// A code to be written on paper and typed again: ten letters and digits, nearly 50 bits.
#[must_use]
pub fn spoken_code() -> String {
    let letters: String = (0..10).map(|_| char::from(SPOKEN[rand::random_range(0..SPOKEN.len())])).collect();
    as_spoken(&letters)
}

/// Such a code as it is kept, however it was typed.
#[must_use]
pub fn as_spoken(typed: &str) -> String {
    let letters: String = typed.chars().filter(char::is_ascii_alphanumeric).take(20).collect::<String>().to_ascii_uppercase();
    match letters.split_at_checked(5) {
        Some((first, rest)) if !rest.is_empty() => format!("{first}-{rest}"),
        _ => letters,
    }
}

/// A six-digit code, for people who read the mail on one device and sign in on another.
#[must_use]
pub fn six_digits() -> String {
    format!("{:06}", rand::random_range(0..1_000_000_u32))
}

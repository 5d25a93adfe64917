//! Plural forms, after the Unicode CLDR rules of the languages the interface speaks.

use std::fmt::Display;

use super::Lang;

/// A number that a sentence counts with.
pub trait Count: Display {
    /// The number whose plural form is wanted.
    fn count(&self) -> i64;
}

impl Count for i64 {
    fn count(&self) -> i64 {
        *self
    }
}

impl Count for usize {
    fn count(&self) -> i64 {
        i64::try_from(*self).unwrap_or(i64::MAX)
    }
}

/// Whether `n` takes the singular: French counts zero as singular, English does not.
#[must_use]
pub const fn is_one(lang: Lang, n: i64) -> bool {
    match lang {
        Lang::Fr => n == 0 || n == 1,
        Lang::En => n == 1,
    }
}

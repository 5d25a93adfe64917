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

/// Whether `n` takes the singular: French counts zero as singular, English does not. Arabic and Ukrainian have more forms than two; texts
/// in them are written so that they count nothing, and what is French to their readers counts as French does.
#[must_use]
pub const fn is_one(lang: Lang, n: i64) -> bool {
    match lang {
        Lang::En => n == 1,
        Lang::Fr | Lang::Ar | Lang::Uk => n == 0 || n == 1,
    }
}

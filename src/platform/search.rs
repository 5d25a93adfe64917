//! Search text: what is typed and what is stored are folded the same way, so "Prévôté" is found by "prevote".

use std::fmt::Write as _;

use sqlx::FromRow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use uuid::Uuid;

use crate::db::{Conn, Db, push_list};
use crate::error::Result;

/// Lower case, accents dropped, everything but letters and digits turned to single spaces.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            c if c.is_alphanumeric() || c == '@' => folded.push(c),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// What names are put in order by: folded, and by their numbers as numbers, so that shelf 2 stands before shelf 10.
#[must_use]
pub fn in_order(text: &str) -> String {
    let folded = fold(text);
    let mut key = String::with_capacity(folded.len() + 8);
    let mut rest = folded.as_str();
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 {
            let number = rest[..digits].trim_start_matches('0');
            let _ = write!(key, "{:0>3}{number}", number.len());
        }
        rest = &rest[digits..];
        let words = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        key.push_str(&rest[..words]);
        rest = &rest[words..];
    }
    key
}

/// Puts what was read in the order of its names, as people put them: accents and capitals do not matter. Databases differ in it.
pub fn sort_by_name<T>(all: &mut [T], name: impl Fn(&T) -> &str) {
    all.sort_by_cached_key(|one| in_order(name(one)));
}

/// What a list is ordered by, and whether from the end. Long lists are ordered by the database, which has all of their pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order<By> {
    pub by: By,
    pub down: bool,
}

impl<By: Default> Order<By> {
    /// As an address says it: "nom", or "-nom" from the end; the usual order for what is no word of `from_word`.
    pub fn of(word: &str, from_word: impl Fn(&str) -> Option<By>) -> Self {
        let (key, down) = word.strip_prefix('-').map_or((word, false), |key| (key, true));
        from_word(key).map_or_else(Self::default, |by| Self { by, down })
    }
}

impl<By> Order<By> {
    /// The same for SQL: by a column, then by others. A column that is named twice would keep SQLite from reading an index in its order.
    #[must_use]
    pub fn sql(&self, by: &str, then: &[&str]) -> String {
        let way = if self.down { "DESC" } else { "ASC" };
        let then = then.iter().filter(|column| **column != by).map(|column| format!(", {column}"));
        format!("ORDER BY {by} {way}{}", then.collect::<String>())
    }
}

/// Letters of a query that are looked at: databases refuse patterns of tens of thousands.
const MOST: usize = 200;

/// A `LIKE` pattern that finds `query` anywhere in folded text. Folding leaves no `%` or `_`, so nothing needs escaping.
#[must_use]
pub fn pattern(query: &str) -> String {
    let query: String = query.chars().take(MOST).collect();
    format!("%{}%", fold(&query))
}

/// Most words of a query that are looked for.
const MOST_WORDS: usize = 8;

/// The words of a query, folded. A telephone number is one word however it is grouped.
#[must_use]
pub fn words(query: &str) -> Vec<String> {
    let query: String = query.chars().take(MOST).collect();
    let query = query.replace("+33 ", "0").replace("+33", "0");
    let mut words: Vec<String> = Vec::new();
    let digits = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let mut number = false;
    for word in fold(&query).split([' ', '@']).filter(|word| !word.is_empty()) {
        let pair = word.len() == 2 && digits(word);
        match words.last_mut() {
            Some(last) if number && pair => last.push_str(word),
            _ => words.push(word.to_owned()),
        }
        number = pair;
    }
    for word in words.iter_mut().filter(|word| digits(word)) {
        // A whole number as it is called from abroad.
        let abroad =
            [("33", 11), ("0033", 13)].into_iter().find(|(prefix, length)| word.len() == *length && word.starts_with(prefix));
        if let Some((prefix, _)) = abroad {
            word.replace_range(..prefix.len(), "0");
        }
    }
    words.truncate(MOST_WORDS);
    words
}

/// The rows behind some ids. `sql` ends in `IN`; `order` follows the list.
///
/// # Errors
/// When the database fails.
pub async fn by_ids<T>(conn: &mut Conn, sql: &'static str, ids: &[Uuid], order: &'static str) -> Result<Vec<T>>
where
    T: for<'r> FromRow<'r, <Db as sqlx::Database>::Row> + Send + Unpin,
{
    let mut query = sqlx::QueryBuilder::<Db>::new(sql);
    query.push(" ");
    push_list(&mut query, ids.iter().copied());
    query.push(" ").push(order);
    Ok(query.build_query_as().fetch_all(conn).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_punctuation_do_not_matter() {
        assert_eq!(fold("  L'Œillet — Prévôté N°3 "), "l oeillet prevote n 3");
        assert_eq!(fold("100 %_"), "100");
        assert_eq!(pattern("Été"), "%ete%");
        assert_eq!(pattern(&"a".repeat(60_000)).len(), 202);
    }

    #[test]
    fn shelves_stand_in_the_order_of_their_numbers() {
        let mut shelves =
            ["Étagère 10", "Étagère 2", "étagère 2 bis", "Étagère", "Cave 3", "1234567890", "234567890", "12", "009", ""];
        shelves.sort_by_key(|name| in_order(name));
        assert_eq!(
            shelves,
            ["", "009", "12", "234567890", "1234567890", "Cave 3", "Étagère", "Étagère 2", "étagère 2 bis", "Étagère 10"]
        );
    }

    #[test]
    fn a_telephone_number_is_one_word_however_it_is_grouped() {
        assert_eq!(words("Marie 06 12 34 56 78"), ["marie", "0612345678"]);
        assert_eq!(words("+33 6 12"), ["0612"]);
        assert_eq!(words("33612345678"), ["0612345678"]);
        assert_eq!(words("0033612345678"), ["0612345678"]);
        assert_eq!(words("lot 2026-0033"), ["lot", "2026", "0033"]);
        assert_eq!(words("Planche 3"), ["planche", "3"]);
        assert_eq!(words("ines@demo.example"), ["ines", "demo", "example"]);
        assert!(words(" - ").is_empty());
    }
}

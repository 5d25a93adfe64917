//! Search text: what is typed and what is stored are folded the same way, so "Prévôté" is found by "prevote".

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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

/// Letters of a query that are looked at: databases refuse patterns of tens of thousands.
const MOST: usize = 200;

/// A `LIKE` pattern that finds `query` anywhere in folded text. Folding leaves no `%` or `_`, so nothing needs escaping.
#[must_use]
pub fn pattern(query: &str) -> String {
    let query: String = query.chars().take(MOST).collect();
    format!("%{}%", fold(&query))
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
}

//! Where a table's heading stands, and which of its lines are no records: people put a title above a list, and remarks and sums below it.

use platform::search::fold;

use super::columns::{self, Known};

/// How far down a heading is looked for.
const FIRST: usize = 12;
/// How much of a line is shown.
const SHOWN: usize = 80;

/// Which of the rows is the heading: of the first, the one that names most of what is known, if it is at least two fields and half of what
/// stands in it: a word of a record may be a heading by chance. Where none names anything, a line alone above wider ones is a title.
#[must_use]
pub fn of(rows: &[(usize, Vec<String>)], known: &[Known]) -> usize {
    let first = &rows[..rows.len().min(FIRST)];
    let named = |row: usize| columns::count_known(&first[row].1, known);
    let best = (0..first.len()).rev().max_by_key(|row| named(*row)).unwrap_or(0);
    if best > 0 && named(best) >= 2 && named(best) > named(0) && named(best) * 2 >= filled(&first[best].1).count() {
        return best;
    }
    if named_none(first, known) { below_title(first) } else { 0 }
}

fn named_none(first: &[(usize, Vec<String>)], known: &[Known]) -> bool {
    first.first().is_some_and(|(_, cells)| columns::count_known(cells, known) == 0)
}

/// The line below a title: the first one, or the lines up to an empty one, where each stands alone and something wider follows.
fn below_title(first: &[(usize, Vec<String>)]) -> usize {
    let alone = |row: usize| filled(&first[row].1).count() == 1;
    let apart = (1..first.len()).find(|row| first[*row].0 > first[row - 1].0 + 1);
    let below = apart.filter(|below| (0..*below).all(alone)).unwrap_or(1);
    if alone(0) && below < first.len() && !alone(below) { below } else { 0 }
}

fn filled(cells: &[String]) -> impl Iterator<Item = &str> {
    cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
}

/// Whether a line below the heading is a remark ("# …") that stands alone, or a sum: "Total" alone, or with numbers only.
#[must_use]
pub fn is_no_record(cells: &[String]) -> bool {
    let mut filled = filled(cells);
    let Some(first) = filled.next() else { return true };
    let mut rest = filled.peekable();
    if rest.peek().is_none() { first.starts_with('#') || is_sum(first) } else { is_sum(first) && rest.all(is_number) }
}

fn is_sum(text: &str) -> bool {
    let folded = fold(text);
    ["total", "totaux", "sous total"]
        .iter()
        .any(|word| folded.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

fn is_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ",.-€%".contains(c))
}

/// A line as it is told.
#[must_use]
pub fn words(cells: &[String]) -> String {
    filled(cells).collect::<Vec<_>>().join(" · ").chars().take(SHOWN).collect()
}

#[cfg(test)]
mod tests {
    use platform::i18n::Lang;

    use super::super::columns::anything;
    use super::*;

    fn label(_: Lang) -> &'static str {
        "Étiquette"
    }

    const KNOWN: &[Known] = &[
        Known { field: "name", label, headings: &["nom"], several: false, fits: anything },
        Known { field: "organic", label, headings: &["bio", "ab"], several: false, fits: anything },
    ];

    fn heading(lines: &[(usize, &str)]) -> usize {
        let rows: Vec<(usize, Vec<String>)> =
            lines.iter().map(|(line, cells)| (*line, cells.split(';').map(str::to_owned).collect())).collect();
        of(&rows, KNOWN)
    }

    #[test]
    fn a_word_of_a_record_makes_no_heading() {
        assert_eq!(heading(&[(1, "Marmande;2023"), (2, "Nantaise;2022"), (3, "Batavia;AB")]), 0);
        assert_eq!(heading(&[(1, "Liste"), (2, "Nom;Bio;Année"), (3, "Batavia;AB;2023")]), 1);
    }

    #[test]
    fn a_title_takes_no_record_with_it() {
        assert_eq!(heading(&[(1, "Adhérents;"), (2, "Ida;"), (3, "Max;"), (4, "Lena;0612")]), 0);
        assert_eq!(heading(&[(1, "Essai;;"), (2, "un;deux;trois"), (3, "1;2;3")]), 1);
        assert_eq!(heading(&[(1, "Essai;"), (2, "au 3 mars;"), (4, "un;deux"), (5, "1;2")]), 2);
    }
}

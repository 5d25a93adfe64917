//! Where a table's heading stands, and which of its lines are no records: people put a title above a list, and remarks and sums below it.

use platform::search::fold;

use super::columns::{self, Known};

/// How far down a heading is looked for.
const FIRST: usize = 12;
/// How much of a line is shown.
const SHOWN: usize = 80;

/// Which of the rows is the heading: of the first, the one that names most of what is known. Where none names anything, a line that stands
/// alone above wider ones is a title.
#[must_use]
pub fn of(rows: &[(usize, Vec<String>)], known: &[Known]) -> usize {
    let first = &rows[..rows.len().min(FIRST)];
    let named = |row: usize| columns::count_known(&first[row].1, known);
    let best = (0..first.len()).rev().max_by_key(|row| named(*row)).unwrap_or(0);
    if best > 0 && named(best) > named(0) && filled(&first[best].1).count() > 1 {
        return best;
    }
    let alone = |row: &(usize, Vec<String>)| filled(&row.1).count() == 1;
    if first.first().is_some_and(alone) && named(0) == 0 { first.iter().position(|row| !alone(row)).unwrap_or(0) } else { 0 }
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

//! Columns to fields: what each column of a file is taken for, proposed from its heading and its values, changed by the person who
//! brings the file, and remembered for the next file with the same heading.

use std::collections::BTreeMap;

use platform::export;
use platform::i18n::{Lang, Message};
use platform::search::fold;

use super::cells;
use super::table::{Row, Table};
use super::texts;

/// A field that a column may be taken for.
pub struct Known {
    /// Its name in forms.
    pub field: &'static str,
    pub label: fn(Lang) -> &'static str,
    /// Headings that mean it, folded.
    pub headings: &'static [&'static str],
    /// Whether several columns may be taken for it: their values are put together.
    pub several: bool,
    /// What its values must look like to be proposed.
    pub fits: fn(&str) -> bool,
}

/// For fields that take any text.
pub const fn anything(_: &str) -> bool {
    true
}

/// A column of a file, with its first values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// As the file calls it.
    pub heading: String,
    /// The first values that are not empty, a few.
    pub examples: Vec<String>,
}

/// The columns of a table.
#[must_use]
pub fn of(table: &Table) -> Vec<Column> {
    let examples = |index: usize| {
        let values = table.rows.iter().map(|row| cells::clean(&row.cells[index])).filter(|value| !value.is_empty());
        values.take(3).collect()
    };
    table
        .headings
        .iter()
        .enumerate()
        .map(|(index, heading)| Column { heading: heading.clone(), examples: examples(index) })
        .collect()
}

/// A heading, and the unit that stands behind it: "Quantité (g)".
#[must_use]
pub fn without_unit(heading: &str) -> (&str, Option<&str>) {
    match heading.trim().strip_suffix(')').and_then(|open| open.rsplit_once('(')) {
        Some((name, unit)) if !name.trim().is_empty() => (name.trim(), Some(unit.trim())),
        _ => (heading, None),
    }
}

/// What each column is taken for; `None` for one that is ignored.
pub type Mapping = Vec<Option<&'static str>>;

/// Whether a folded heading means a field.
fn says(known: &Known, heading: &str) -> bool {
    known.headings.contains(&heading) || fold(known.field) == heading
}

/// Whether it is what the program itself calls the field.
fn is_label(known: &Known, heading: &str) -> bool {
    Lang::EVERYWHERE.iter().any(|l| fold((known.label)(*l)) == heading)
}

/// Whether a heading means something, with the unit behind it or without.
fn is_known(heading: &str, known: &[Known]) -> bool {
    let named = |heading: &str| !heading.is_empty() && known.iter().any(|known| says(known, heading) || is_label(known, heading));
    named(&fold(heading)) || named(&fold(without_unit(heading).0))
}

/// How many of some headings mean something.
#[must_use]
pub fn count_known(headings: &[String], known: &[Known]) -> usize {
    headings.iter().filter(|heading| is_known(&cells::clean(heading), known)).count()
}

/// Whether any heading means something: else the first line may be data.
#[must_use]
pub fn names_any(columns: &[Column], known: &[Known]) -> bool {
    columns.iter().any(|column| is_known(&column.heading, known))
}

/// Whether a column went to the notes though its heading means another field: its values are none of it.
#[must_use]
pub fn was_set_aside(column: &Column, taken: Option<&str>, known: &[Known]) -> bool {
    let (heading, plain) = (fold(&column.heading), fold(without_unit(&column.heading).0));
    let means =
        |known: &&Known| says(known, &heading) || says(known, &plain) || is_label(known, &heading) || is_label(known, &plain);
    taken == Some("notes") && known.iter().find(means).is_some_and(|meant| meant.field != "notes")
}

/// What the columns are taken for if nobody says otherwise.
#[must_use]
pub fn propose(columns: &[Column], known: &'static [Known], rest: Option<&'static str>) -> Mapping {
    let mut taken: Vec<&'static str> = Vec::new();
    columns
        .iter()
        .map(|column| {
            let (heading, plain) = (fold(&column.heading), fold(without_unit(&column.heading).0));
            let means = |known: &&Known| says(known, &heading) || says(known, &plain);
            let labelled = |known: &&Known| is_label(known, &heading) || is_label(known, &plain);
            let free = |known: &&Known| known.several || !taken.contains(&known.field);
            // Half of them are enough: a wrong value among right ones is refused in its row, not hidden in the notes.
            let fits =
                |known: &&Known| column.examples.iter().filter(|value| (known.fits)(value)).count() * 2 >= column.examples.len();
            let found = known.iter().filter(means).find(free).or_else(|| known.iter().filter(labelled).find(free));
            let field = match found {
                Some(known) if fits(&known) => Some(known.field),
                // The heading means it but the values do not: they are kept with the notes, where there are any.
                Some(_) => rest,
                None => None,
            };
            taken.extend(field);
            field
        })
        .collect()
}

/// A mapping as it is kept: the fields' names, one a column.
#[must_use]
pub fn word(mapping: &[Option<&'static str>]) -> String {
    mapping.iter().map(|field| field.unwrap_or_default()).collect::<Vec<_>>().join(",")
}

/// A kept mapping; `None` where it does not belong to these columns.
#[must_use]
pub fn from_word(word: &str, columns: usize, known: &'static [Known]) -> Option<Mapping> {
    let fields: Vec<&str> = word.split(',').collect();
    if fields.len() != columns || word.is_empty() {
        return None;
    }
    let field = |name: &str| known.iter().find(|known| known.field == name).map(|known| known.field);
    Some(fields.into_iter().map(field).collect())
}

/// The values of a row by field. Several columns taken for one field are put together, those of the notes with their heading.
#[must_use]
pub fn values(row: &Row, headings: &[String], mapping: &Mapping, known: &'static [Known]) -> BTreeMap<&'static str, String> {
    let mut values: BTreeMap<&'static str, String> = BTreeMap::new();
    for ((cell, heading), field) in row.cells.iter().zip(headings).zip(mapping) {
        let (Some(field), value) = (field, cells::clean(export::refused(cell.trim()))) else {
            continue;
        };
        if value.is_empty() {
            continue;
        }
        let known = known.iter().find(|known| known.field == *field);
        let own = known.is_none_or(|known| says(known, &fold(heading)) || is_label(known, &fold(heading)));
        let value = if *field == "notes" && !own { format!("{heading} : {value}") } else { value };
        let kept = values.entry(field).or_default();
        match (kept.is_empty(), *field) {
            (true, _) => *kept = value,
            (false, "notes") => *kept = format!("{kept}\n{value}"),
            (false, _) if *kept == value => {}
            (false, _) => *kept = format!("{kept} / {value}"),
        }
    }
    values
}

/// Why a value cannot be taken, with the column it stands in.
#[must_use]
pub fn refusal(field: &str, row: &Row, headings: &[String], mapping: &Mapping, what: &Message) -> Message {
    let of_field: Vec<usize> = (0..mapping.len()).filter(|index| mapping[*index] == Some(field)).collect();
    let mut filled: Vec<usize> = of_field.iter().copied().filter(|index| !row.cells[*index].trim().is_empty()).collect();
    if filled.is_empty() {
        filled = of_field.into_iter().take(1).collect();
    }
    // Several columns are put together: all of them are named.
    let all = |of: &[String], sign| filled.iter().map(|index| of[*index].trim()).collect::<Vec<_>>().join(sign);
    if filled.is_empty() { what.clone() } else { in_column(&all(headings, " + "), &all(&row.cells, " / "), what) }
}

/// A complaint with the column and the value it is about.
#[must_use]
pub fn in_column(heading: &str, value: &str, what: &Message) -> Message {
    let (heading, value, what) = (heading.to_owned(), value.trim().chars().take(60).collect::<String>(), what.clone());
    if value.is_empty() {
        return Message::new(move |l| texts::of_column(l, &heading, what.text(l)));
    }
    Message::new(move |l| texts::in_column(l, &heading, &value, what.text(l)))
}

/// That a row holds more than the heading.
#[must_use]
pub fn too_many_cells() -> Message {
    Message::new(texts::too_many_cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(_: Lang) -> &'static str {
        "x"
    }

    const KNOWN: &[Known] = &[
        Known { field: "name", label, headings: &["nom"], several: false, fits: anything },
        Known { field: "phone", label, headings: &["telephone", "portable"], several: true, fits: anything },
        Known { field: "roles", label, headings: &["fonction"], several: false, fits: |value| value == "worker" },
        Known { field: "notes", label, headings: &["notes"], several: true, fits: anything },
    ];

    fn columns(headings: &[&str], example: &str) -> Vec<Column> {
        headings.iter().map(|heading| Column { heading: (*heading).to_owned(), examples: vec![example.to_owned()] }).collect()
    }

    #[test]
    fn headings_and_values_decide_together() {
        let found =
            propose(&columns(&["Nom", "Téléphone", "Portable", "Fonction", "Pointure"], "maraîcher"), KNOWN, Some("notes"));
        assert_eq!(found, [Some("name"), Some("phone"), Some("phone"), Some("notes"), None]);
        assert_eq!(propose(&columns(&["Fonction"], "worker"), KNOWN, Some("notes")), [Some("roles")]);
        assert_eq!(from_word(&word(&found), 5, KNOWN), Some(found.clone()));
        assert_eq!(from_word(&word(&found), 4, KNOWN), None);
    }

    #[test]
    fn a_second_column_of_a_field_never_empties_the_first() {
        let headings: Vec<String> = ["Téléphone", "Portable", "Taille"].map(str::to_owned).to_vec();
        let mapping = vec![Some("phone"), Some("phone"), Some("notes")];
        let row =
            |one: &str, two: &str| Row { line: 2, cells: vec![one.to_owned(), two.to_owned(), "M".to_owned()], too_long: false };
        let told = |row: &Row| values(row, &headings, &mapping, KNOWN)["phone"].clone();
        assert_eq!(told(&row("03 21", "")), "03 21");
        assert_eq!(told(&row("", "06 00")), "06 00");
        assert_eq!(told(&row("03 21", "06 00")), "03 21 / 06 00");
        assert_eq!(values(&row("1", ""), &headings, &mapping, KNOWN)["notes"], "Taille : M");
    }
}

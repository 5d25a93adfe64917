//! The step "what we read": every column of a file with its first values and what it is taken for, each changeable.

use leptos::prelude::*;

use platform::forms::Form;
use platform::i18n::Lang;
use ui::{badge, button, form as frame, table};

use super::columns::{Column, Known, Mapping, names_any, was_set_aside};
use super::table::Format;
use super::texts;

/// How many of the lines that are no records are shown.
const SHOWN: usize = 6;

/// How a file was read, in a few sentences: nothing of it is left out in silence.
#[derive(Clone, Debug)]
pub struct Told {
    pub words: String,
    /// Whether it is a table, with a line of headings.
    table: bool,
}

/// How a table was read.
#[must_use]
pub fn told(l: Lang, format: &Format, rows: usize, lines_aside: &[(usize, String)]) -> Told {
    let mut told = match format {
        Format::Csv(sign, written) => {
            vec![format!("{}.", texts::read_csv(l, rows, texts::written(l, *written), sign_name(l, *sign)))]
        }
        Format::Workbook { sheet, others, formulas } => {
            let names: Vec<String> = others.iter().map(|name| format!("« {name} »")).collect();
            let others = (!names.is_empty()).then(|| texts::other_sheets(l, names.len(), names.join(", ")));
            let formulas = (*formulas > 0).then(|| texts::formulas_without_result(l, *formulas));
            [Some(format!("{}.", texts::read_workbook(l, rows, sheet))), others, formulas].into_iter().flatten().collect()
        }
    };
    told.extend(aside(l, lines_aside));
    Told { words: told.join(" "), table: true }
}

fn sign_name(l: Lang, sign: char) -> String {
    if sign == '\t' { texts::tab(l).to_owned() } else { format!("« {sign} »") }
}

/// The lines that are no records.
fn aside(l: Lang, lines: &[(usize, String)]) -> Option<String> {
    let mut shown: Vec<String> = lines.iter().take(SHOWN).map(|(line, words)| texts::line_aside(l, *line, words)).collect();
    if lines.len() > SHOWN {
        shown.push(texts::and_others(l, lines.len() - SHOWN));
    }
    (!shown.is_empty()).then(|| format!("{} {}.", texts::lines_aside(l, lines.len()), shown.join(", ")))
}

/// So many things, where a file is no table.
#[must_use]
pub fn told_things(l: Lang, n: usize) -> Told {
    Told { words: format!("{}.", texts::read_things(l, n)), table: false }
}

/// The columns, each with a choice; the form goes to `action`.
#[must_use]
pub fn view(l: Lang, told: &Told, columns: &[Column], mapping: &Mapping, known: &'static [Known], action: &str) -> AnyView {
    let rows = columns
        .iter()
        .zip(mapping)
        .enumerate()
        .map(|(index, (column, taken))| {
            let heading = if column.heading.is_empty() { texts::without_heading(l).to_owned() } else { column.heading.clone() };
            let options: Vec<_> = std::iter::once(("", texts::ignored(l)))
                .chain(known.iter().map(|known| (known.field, (known.label)(l))))
                .map(|(field, label)| {
                    let chosen = taken.unwrap_or_default() == field;
                    view! { <option value=field selected=chosen>{label}</option> }
                })
                .collect();
            let choice = view! {
                <select name=format!("c{index}") aria-label=texts::taken_for_of(l, &heading)>{options}</select>
                {taken.is_none().then(|| view! { " " {badge::warm(texts::ignored_badge(l))} })}
                {was_set_aside(column, *taken, known).then(|| view! { " " {badge::warm(texts::values_set_aside(l))} })}
            };
            vec![heading.into_any(), column.examples.join(" · ").into_any(), choice.into_any()]
        })
        .collect();
    // A list without headings would lose its first line: where no heading is known, that is said, whatever was chosen since.
    let headless = told.table && !names_any(columns, known);
    let ignored = mapping.iter().filter(|taken| taken.is_none()).count();
    view! {
        <section class="intake">
            <h2>{texts::what_we_read(l)}</h2>
            <p>{told.words.clone()} " " {if ignored > 0 { texts::n_ignored(l, ignored) } else { texts::nothing_ignored(l).to_owned() }}</p>
            {headless.then(|| {
                let line = columns.iter().map(|column| column.heading.as_str()).collect::<Vec<_>>().join(" · ");
                view! { <p class="summary">{texts::headless(l, line)}</p> }
            })}
            <form method="post" action=action.to_owned()>
                {table::view(texts::what_we_read(l), [texts::column(l), texts::examples(l), texts::taken_for(l)], rows)}
                <p class="hint">{texts::remembered(l)}</p>
                <div class="buttons">{button::quiet(texts::apply(l))}</div>
            </form>
        </section>
    }
    .into_any()
}

/// Reads the choices of that form.
#[must_use]
pub fn chosen(form: &Form, columns: usize, known: &'static [Known]) -> Mapping {
    (0..columns)
        .map(|index| {
            let name = format!("c{index}");
            known.iter().find(|known| known.field == form.value(&name)).map(|known| known.field)
        })
        .collect()
}

/// The form that carries out what a preview shows: nothing where nothing would change; where something is refused, the choice to write
/// nothing at all until it is mended.
pub fn carry_out(l: Lang, button_words: String, (changes, refused): (usize, usize), other_file: &'static str) -> Option<AnyView> {
    let strict = (refused > 0).then(|| {
        view! {
            <label class="check"><input type="checkbox" name="all_or_none" value="yes" /><span>{texts::all_or_none(l)}</span></label>
        }
    });
    (changes > 0).then(|| {
        view! {
            <form method="post" class="form">
                {frame::token()}
                {strict}
                <div class="buttons">{button::submit(button_words)}<a href=other_file>{texts::other_file(l)}</a></div>
            </form>
        }
        .into_any()
    })
}

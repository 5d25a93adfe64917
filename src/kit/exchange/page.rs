//! The step "what we read": every column of a file with its first values and what it is taken for, each changeable.

use leptos::prelude::*;

use platform::forms::Form;
use platform::i18n::Lang;
use ui::{badge, button, form as frame, table};

use super::columns::{Column, Known, Mapping, names_any};
use super::decode::Written;
use super::table::Format;
use super::texts;

/// How a file was read, in a sentence.
#[must_use]
pub fn told(l: Lang, format: Format, rows: usize) -> String {
    match format {
        Format::Csv(sign, written) => {
            let written = match written {
                Written::Utf8 => texts::utf8(l),
                Written::Utf16 => texts::utf16(l),
                Written::Windows1252 => texts::western(l),
                Written::Macintosh => texts::macintosh(l),
                Written::Dos => texts::dos(l),
                Written::Mixed => texts::mixed(l),
            };
            let sign = if sign == '\t' { texts::tab(l).to_owned() } else { format!("« {sign} »") };
            texts::read_csv(l, rows, written, sign)
        }
        Format::Workbook(sheets) if sheets > 1 => {
            format!("{}. {}", texts::read_workbook(l, rows), texts::other_sheets(l, sheets - 1))
        }
        Format::Workbook(_) => texts::read_workbook(l, rows),
    }
}

/// So many things, where a file is no table.
#[must_use]
pub fn told_things(l: Lang, n: usize) -> String {
    texts::read_things(l, n)
}

/// The columns, each with a choice; the form goes to `action`.
#[must_use]
pub fn view(l: Lang, told: &str, columns: &[Column], mapping: &Mapping, known: &'static [Known], action: &str) -> AnyView {
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
            };
            vec![heading.into_any(), column.examples.join(" · ").into_any(), choice.into_any()]
        })
        .collect();
    // A list without headings would lose its first line: where no heading is known, that is said, whatever was chosen since.
    let headless = !names_any(columns, known);
    let ignored = mapping.iter().filter(|taken| taken.is_none()).count();
    view! {
        <section class="intake">
            <h2>{texts::what_we_read(l)}</h2>
            <p>{told.to_owned()} " · " {if ignored > 0 { texts::n_ignored(l, ignored) } else { texts::nothing_ignored(l).to_owned() }}</p>
            {headless.then(|| view! { <p class="summary">{texts::headless(l)}</p> })}
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

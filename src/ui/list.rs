//! Dense lists: a line a record, sorted by a touch on a column's head, with the columns one wants to see, and taken away as they are shown. What is
//! chosen stands in the address (`tri`, `format`); which columns are shown is kept with the person. On a phone each line is a card.

use std::cmp::Ordering;

use axum::response::Response;
use leptos::prelude::*;

use platform::error::Result;
use platform::export;
use platform::search::in_order;
use platform::web::context::Ctx;

use super::badge::Badge;
use super::{form, icon, texts};

/// A column: its word in the address, its name, and whether figures stand in it.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    key: &'static str,
    name: &'static str,
    number: bool,
    /// Whether lines can be ordered by it.
    sorts: bool,
    /// Whether the lines come in its order: long lists are ordered where all of their pages are.
    ordered: bool,
}

impl Column {
    /// One that orders nothing.
    #[must_use]
    pub const fn unsorted(mut self) -> Self {
        self.sorts = false;
        self
    }

    /// One by which the database has ordered the lines already.
    #[must_use]
    pub const fn ordered_below(mut self) -> Self {
        self.ordered = true;
        self
    }
}

/// A column of words.
#[must_use]
pub const fn words(key: &'static str, name: &'static str) -> Column {
    Column { key, name, number: false, sorts: true, ordered: false }
}

/// A column of figures, which stand to the right.
#[must_use]
pub const fn figures(key: &'static str, name: &'static str) -> Column {
    Column { key, name, number: true, sorts: true, ordered: false }
}

/// What a cell is sorted by.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
enum Key {
    Number(i64),
    Words(String),
}

/// A cell: as it is shown, as it is taken away, and what it is sorted by.
pub struct Cell {
    view: AnyView,
    text: String,
    key: Key,
}

impl Cell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { view: text.clone().into_any(), key: Key::Words(in_order(&text)), text }
    }

    /// Words that lead somewhere.
    pub fn link(href: impl Into<String>, text: impl Into<String>) -> Self {
        let (href, text): (String, String) = (href.into(), text.into());
        Self { view: view! { <a href=href>{text.clone()}</a> }.into_any(), key: Key::Words(in_order(&text)), text }
    }

    /// A figure, in words; nothing is shown for one that is not known.
    pub fn number(number: impl Into<Option<i64>>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { view: text.clone().into_any(), key: Key::Number(number.into().unwrap_or(i64::MIN)), text }
    }

    /// A state.
    #[must_use]
    pub fn badge(badge: Badge) -> Self {
        let text = badge.words().to_owned();
        Self::shown(badge.view(), text)
    }

    /// Anything, with the words it says.
    pub fn shown(view: AnyView, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { view, key: Key::Words(in_order(&text)), text }
    }

    /// As it stands in a table that is none of these lists.
    #[must_use]
    pub fn into_view(self) -> AnyView {
        self.view
    }

    /// The same, sorted by a figure: a rank, a day.
    #[must_use]
    pub fn ranked(mut self, number: i64) -> Self {
        self.key = Key::Number(number);
        self
    }
}

/// A list, before it is shown. The first cell of a line names it and is always there.
pub struct List<const N: usize> {
    /// Its word: what its columns are remembered under, and what the file is called.
    pub name: &'static str,
    pub caption: &'static str,
    pub columns: [Column; N],
    pub rows: Vec<[Cell; N]>,
}

/// Where `tri` says so: the column, and whether from the end.
fn sorting<const N: usize>(ctx: &Ctx, columns: &[Column; N]) -> Option<(usize, bool)> {
    let word = ctx.param("tri");
    let (key, down) = word.strip_prefix('-').map_or((word.as_str(), false), |key| (key, true));
    columns.iter().position(|column| column.key == key && column.sorts).map(|at| (at, down))
}

/// Whether the address asks for every line of a list.
fn shows_all(ctx: &Ctx) -> bool {
    ctx.param("tout") == "oui"
}

impl<const N: usize> List<N> {
    /// Whether the address asks for a file.
    #[must_use]
    pub fn is_file(ctx: &Ctx) -> bool {
        ctx.param("format") == "csv"
    }

    /// Whether the first lines in the usual order will not do: all are asked for, another order, or a file.
    #[must_use]
    pub fn needs_all(ctx: &Ctx) -> bool {
        Self::is_file(ctx) || shows_all(ctx) || !ctx.param("tri").is_empty()
    }

    fn sort(&mut self, ctx: &Ctx) {
        if let Some((at, down)) = sorting(ctx, &self.columns).filter(|(at, _)| !self.columns[*at].ordered) {
            let order = |one: &[Cell; N], two: &[Cell; N]| one[at].key.partial_cmp(&two[at].key).unwrap_or(Ordering::Equal);
            self.rows.sort_by(|one, two| if down { order(two, one) } else { order(one, two) });
        }
    }

    /// Only the first of them, in the order that was asked for, and the way to all.
    #[must_use]
    pub fn first(self, ctx: &Ctx, most: usize) -> AnyView {
        let all = self.rows.len();
        self.first_of(ctx, most, all)
    }

    /// The same where only the first were read, of so many there are.
    #[must_use]
    pub fn first_of(mut self, ctx: &Ctx, most: usize, all: usize) -> AnyView {
        if all <= most || shows_all(ctx) {
            return self.view(ctx);
        }
        self.sort(ctx);
        self.rows.truncate(most);
        let rest = view! { <p><a class="button" href=ctx.with_param("tout", "oui")>{texts::all_lines(ctx.lang, all)}</a></p> };
        view! { {self.view(ctx)} {rest} }.into_any()
    }

    /// Which columns are shown: those that the person has chosen, else all.
    fn chosen(&self, ctx: &Ctx) -> [bool; N] {
        let kept = ctx.columns.of(self.name);
        std::array::from_fn(|at| at == 0 || kept.as_ref().is_none_or(|kept| kept.contains(&self.columns[at].key)))
    }

    /// The lines as they are shown, as a file.
    ///
    /// # Errors
    /// Only if memory runs out while writing.
    pub fn file(mut self, ctx: &Ctx) -> Result<Response> {
        self.sort(ctx);
        let chosen = self.chosen(ctx);
        let heads: Vec<&str> =
            self.columns.iter().zip(chosen).filter(|(_, shown)| *shown).map(|(column, _)| column.name).collect();
        let rows = self.rows.into_iter().map(|cells| {
            cells.into_iter().zip(chosen).filter(|(_, shown)| *shown).map(|(cell, _)| cell.text).collect::<Vec<_>>()
        });
        Ok(export::download(&format!("{}.csv", self.name), "text/csv; charset=utf-8", export::csv(&heads, rows)?))
    }

    /// The table.
    #[must_use]
    pub fn view(mut self, ctx: &Ctx) -> AnyView {
        self.sort(ctx);
        let (sorted, chosen) = (sorting(ctx, &self.columns), self.chosen(ctx));
        let columns = self.columns;
        let heads: Vec<_> =
            (0..N).filter(|at| chosen[*at]).map(|at| head(ctx, columns[at], sorted.filter(|(by, _)| *by == at))).collect();
        let rows: Vec<_> = self.rows.into_iter().map(|cells| line(columns, chosen, cells)).collect();
        let tools = tools(ctx, self.name, &columns, chosen);
        view! {
            {tools}
            <table class="cards dense">
                <caption class="visually-hidden">{self.caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    }
}

/// A column's head: a link that sorts by it, and back.
fn head(ctx: &Ctx, column: Column, sorted: Option<(usize, bool)>) -> AnyView {
    let (next, order, arrow) = match sorted {
        Some((_, false)) => (format!("-{}", column.key), Some("ascending"), Some("chevron-up")),
        Some((_, true)) => (String::new(), Some("descending"), Some("chevron-down")),
        None => (column.key.to_owned(), None, None),
    };
    let class = if column.number { "num" } else { "" };
    if !column.sorts {
        return view! { <th scope="col" class=class>{column.name}</th> }.into_any();
    }
    view! {
        <th scope="col" class=class aria-sort=order>
            <a href=ctx.with_param("tri", &next)>{column.name} {arrow.map(icon::view)}</a>
        </th>
    }
    .into_any()
}

fn line<const N: usize>(columns: [Column; N], chosen: [bool; N], cells: [Cell; N]) -> AnyView {
    let cells: Vec<_> = cells
        .into_iter()
        .enumerate()
        .filter(|(at, _)| chosen[*at])
        .map(|(at, cell)| match (at, columns[at]) {
            (0, _) => view! { <th scope="row">{cell.view}</th> }.into_any(),
            (_, Column { name, number: true, .. }) => view! { <td data-label=name class="num">{cell.view}</td> }.into_any(),
            (_, Column { name, .. }) => view! { <td data-label=name>{cell.view}</td> }.into_any(),
        })
        .collect();
    view! { <tr>{cells}</tr> }.into_any()
}

/// The choice of columns, and the file of what is shown.
fn tools<const N: usize>(ctx: &Ctx, list: &'static str, columns: &[Column; N], chosen: [bool; N]) -> AnyView {
    let l = ctx.lang;
    let boxes: Vec<_> = (1..N)
        .map(|at| {
            view! {
                <label class="check">
                    <input type="checkbox" name="colonne" value=columns[at].key checked=chosen[at] /> <span>{columns[at].name}</span>
                </label>
            }
        })
        .collect();
    view! {
        <div class="list-tools">
            <a href=ctx.with_param("format", "csv")>{icon::view("download")} {texts::as_shown(l)}</a>
            <details class="dialog">
                <summary>{icon::view("columns-3")} {texts::columns(l)}</summary>
                <form method="post" action="/preferences" class="dialog-body">
                    {form::hidden("suite", ctx.here.clone())} {form::hidden("liste", list)} {boxes}
                    <button type="submit" class="button">{texts::apply(l)}</button>
                </form>
            </details>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_sort_as_figures_and_words_without_their_accents() {
        let (two, ten, none) = (Cell::number(2, "2 m²"), Cell::number(10, "10 m²"), Cell::number(None, ""));
        assert!(two.key < ten.key && none.key < two.key);
        let (e, f) = (Cell::text("Élan"), Cell::link("/", "Figue"));
        assert!(e.key < f.key);
        assert!(Cell::text("z").ranked(1).key < Cell::text("a").ranked(2).key);
    }
}

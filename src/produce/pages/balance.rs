//! `/stock/bilan`: the mass balance of a period, by product and label.

use axum::response::Response;
use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;

use ::ui::{button, empty, page_head, table, texts as ui};
use platform::error::Result;
use platform::i18n::Lang;
use platform::spreadsheet::{Cell, Table};
use platform::time::ClockTime;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};
use platform::web::texts as web;

use crate::model::amount::{Amount, Unit};
use crate::store::balance::{self, Period};
use crate::store::products;
use crate::texts;

/// The first and last day asked for: the year so far where nothing is said.
fn days(ctx: &Ctx) -> (NaiveDate, NaiveDate) {
    let today = ctx.today();
    let first = ctx.param("du").parse().unwrap_or_else(|_| today.with_ordinal(1).unwrap_or(today));
    (first, ctx.param("au").parse().unwrap_or(today))
}

/// The heads of the columns.
#[must_use]
pub const fn columns(l: Lang) -> [&'static str; 13] {
    [
        texts::product(l),
        texts::status(l),
        texts::opening(l),
        texts::came(l),
        texts::sold_amount(l),
        texts::given(l),
        texts::composted(l),
        texts::processed(l),
        texts::eaten(l),
        texts::lost(l),
        texts::counted(l),
        texts::left(l),
        texts::difference(l),
    ]
}

/// The cells of a row: all amounts in the unit of the product.
fn cells(l: Lang, (name, unit, period): &Row) -> Vec<String> {
    let mut cells = vec![name.clone(), texts::label(l, period.label).to_owned()];
    cells.extend(amounts(period).into_iter().map(|amount| unit.text(l, amount)));
    cells
}

/// The amounts of a row, in the order of their columns: what is left unexplained last.
fn amounts(period: &Period) -> [Amount; 11] {
    let balance = period.balance;
    // What went into mixes came out of them again: both stay in store.
    let came = balance.came - balance.mixed;
    let left = period.opening + balance.left;
    let gone = [balance.sold, balance.given, balance.composted, balance.processed, balance.eaten, balance.lost, left];
    let difference = period.opening + came + balance.counted - gone.into_iter().sum::<Amount>();
    [
        period.opening,
        came,
        balance.sold,
        balance.given,
        balance.composted,
        balance.processed,
        balance.eaten,
        balance.lost,
        balance.counted,
        left,
        difference,
    ]
}

/// A product's name and unit with what it did in a period.
type Row = (String, Unit, Period);

/// The period as a table to reckon with: numbers in one unit a row, which stands beside them.
pub async fn table_of(ctx: &Ctx) -> Result<Table> {
    let l = ctx.lang;
    let (first, last) = days(ctx);
    let found = if last < first { Vec::new() } else { rows(ctx).await? };
    let [product, label, rest @ ..] = columns(l);
    let header = [vec![product, label, texts::unit(l)], rest.to_vec()].concat();
    let row = |(name, unit, period): &Row| {
        let mut cells = vec![
            Cell::Text(name.clone()),
            Cell::Text(texts::label(l, period.label).to_owned()),
            Cell::Text(texts::unit_name(l, *unit).to_owned()),
        ];
        cells.extend(amounts(period).map(|amount| match unit {
            Unit::Grams => Cell::Thousandths(amount.0),
            Unit::Pieces => Cell::Count(amount.0),
        }));
        cells
    };
    Ok(Table { name: texts::balance(l).to_owned(), header, rows: found.iter().map(row).collect() })
}

/// The rows of the period that the address names.
///
/// # Errors
/// `NotFound` for those who do not see stock.
async fn rows(ctx: &Ctx) -> Result<Vec<Row>> {
    let (first, last) = days(ctx);
    let zone = ctx.zone();
    let mut conn = ctx.read().await?;
    let until = last.succ_opt().unwrap_or(last);
    let found =
        balance::of_period(&mut conn, &ctx.actor, ClockTime(0).instant(first, zone), ClockTime(0).instant(until, zone)).await?;
    let mut known = products::list(&mut conn, &ctx.actor, "", false).await?;
    known.extend(products::list(&mut conn, &ctx.actor, "", true).await?);
    let mut rows: Vec<Row> = found
        .into_iter()
        .filter_map(|period| {
            let product = known.iter().find(|product| product.id == period.product)?;
            Some((product.details.name.clone(), product.unit(), period))
        })
        .collect();
    rows.sort_by(|(one, _, first), (other, _, second)| (one, first.label).cmp(&(other, second.label)));
    Ok(rows)
}

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let (first, last) = days(&ctx);
    let found = if last < first { Vec::new() } else { rows(&ctx).await? };
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::balance(l)).wide(), || {
        let rows: Vec<Vec<AnyView>> =
            found.iter().map(|row| cells(l, row).into_iter().map(IntoAny::into_any).collect()).collect();
        let actions = vec![button::link(format!("/stock/bilan/tableur?{}", ctx.query), "sheet", ui::export_csv(l))];
        let nothing = if last < first { texts::no_such_period(l) } else { texts::nothing_in_period(l) };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/stock".to_owned(), texts::stock(l).to_owned())])}
            {page_head::with_actions(texts::balance(l), texts::balance_lead(l), actions)}
            <form method="get" class="filter">
                <label>{web::log_from(l)}<input type="date" name="du" value=first.to_string() /></label>
                <label>{web::log_until(l)}<input type="date" name="au" value=last.to_string() /></label>
                <button type="submit" class="button">{ui::filter(l)}</button>
            </form>
            {if rows.is_empty() { empty::view("scale", nothing) } else {
                view! { <div class="table-scroll">{table::view(texts::balance(l), columns(l), rows)}</div> }.into_any()
            }}
        }
    }))
}

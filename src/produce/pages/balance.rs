//! `/stock/bilan`: the mass balance of a period, by product and label.

use axum::response::Response;
use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;

use ::ui::{button, empty, page_head, table, texts as ui};
use platform::error::Result;
use platform::i18n::Lang;
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
fn cells(l: Lang, period: &Period, name: &str, unit: Unit) -> Vec<String> {
    let balance = period.balance;
    // What went into mixes came out of them again: both stay in store.
    let came = balance.came - balance.mixed;
    let left = period.opening + balance.left;
    let gone = [balance.sold, balance.given, balance.composted, balance.processed, balance.eaten, balance.lost, left];
    let difference = period.opening + came + balance.counted - gone.into_iter().sum::<Amount>();
    let amounts = [
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
    ];
    let mut cells = vec![name.to_owned(), texts::label(l, period.label).to_owned()];
    cells.extend(amounts.into_iter().map(|amount| unit.text(l, amount)));
    cells
}

/// The rows of the period that the address names.
///
/// # Errors
/// `NotFound` for those who do not see stock.
pub async fn rows(ctx: &Ctx) -> Result<Vec<Vec<String>>> {
    let (first, last) = days(ctx);
    let (zone, l) = (ctx.zone(), ctx.lang);
    let mut conn = ctx.read().await?;
    let until = last.succ_opt().unwrap_or(last);
    let found =
        balance::of_period(&mut conn, &ctx.actor, ClockTime(0).instant(first, zone), ClockTime(0).instant(until, zone)).await?;
    let mut known = products::list(&mut conn, &ctx.actor, "", false).await?;
    known.extend(products::list(&mut conn, &ctx.actor, "", true).await?);
    let mut rows: Vec<Vec<String>> = found
        .iter()
        .filter_map(|period| {
            let product = known.iter().find(|product| product.id == period.product)?;
            Some(cells(l, period, &product.details.name, product.unit()))
        })
        .collect();
    rows.sort_by(|one, other| one[..2].cmp(&other[..2]));
    Ok(rows)
}

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let (first, last) = days(&ctx);
    let found = if last < first { Vec::new() } else { rows(&ctx).await? };
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::balance(l)).wide(), || {
        let rows: Vec<Vec<AnyView>> = found.into_iter().map(|cells| cells.into_iter().map(IntoAny::into_any).collect()).collect();
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

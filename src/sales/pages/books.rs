//! `/ventes/comptes`: a period in figures, and what the bookkeeper takes away.

use axum::response::Response;
use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use leptos::prelude::*;

use ::ui::{button, empty, facts, page_head, table, texts as ui};
use platform::error::Result;
use platform::i18n::{Lang, format};
use platform::money::Cents;
use platform::time::ClockTime;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};
use platform::web::texts as web;

use crate::model::account::Method;
use crate::model::closing::ClosingKind;
use crate::model::paper::PaperKind;
use crate::store::accounts::{self, Booked};
use crate::store::closings::{self, Kept};
use crate::store::papers;
use crate::texts;

/// Closings shown of each kind.
const SHOWN: i64 = 7;
/// More than an ecopole has days.
const ALL: i64 = 100_000;

/// The first and last day asked for: this month where nothing is said.
#[must_use]
pub fn days(ctx: &Ctx) -> (NaiveDate, NaiveDate) {
    let today = ctx.today();
    let first = ctx.param("du").parse().unwrap_or_else(|_| today.with_day(1).unwrap_or(today));
    let last: NaiveDate = ctx.param("au").parse().unwrap_or(today);
    (first.min(last), first.max(last))
}

/// The instants between which a period lies.
#[must_use]
pub fn period(ctx: &Ctx) -> (DateTime<Utc>, DateTime<Utc>) {
    let (first, last) = days(ctx);
    let until = last.succ_opt().unwrap_or(last);
    (ClockTime(0).instant(first, ctx.zone()), ClockTime(0).instant(until, ctx.zone()))
}

fn sum(moves: &[Booked], pick: impl Fn(&&Booked) -> bool) -> Cents {
    moves.iter().filter(pick).map(|line| line.cents).sum()
}

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let (from, until) = period(&ctx);
    let mut conn = ctx.read().await?;
    let moves = accounts::of_period(&mut conn, &ctx.actor, from, until).await?;
    let issued = papers::of_period(&mut conn, &ctx.actor, from, until).await?;
    let all = ctx.param("clotures") == "toutes";
    let mut closed = Vec::new();
    for kind in [ClosingKind::Year, ClosingKind::Month, ClosingKind::Day] {
        closed.extend(closings::list(&mut conn, &ctx.actor, kind, if all { ALL } else { SHOWN }).await?);
    }
    drop(conn);
    let l = ctx.lang;
    let (first, last) = days(&ctx);
    Ok(page(&ctx, Head::new(texts::books(l)), || {
        let by_method: Vec<_> = Method::ALL
            .iter()
            .filter_map(|method| {
                let cents = sum(&moves, |line| line.method == Some(*method));
                (cents != Cents(0)).then(|| vec![texts::method(l, *method).into_any(), cents.text(l).into_any()])
            })
            .collect();
        let sold: Cents = issued.iter().map(|paper| paper.payload.gross).sum();
        let count = |kind: PaperKind| issued.iter().filter(|paper| paper.payload.kind == kind).count();
        let papers = |kind: PaperKind| if count(kind) > 0 { count(kind).to_string() } else { String::new() };
        let export =
            |end: &str, words: &'static str| button::link(format!("/ventes/comptes/{end}?{}", ctx.query), "sheet", words);
        let actions = vec![
            export("classeur", texts::workbook(l)),
            export("mouvements", texts::moves_csv(l)),
            export("papiers", texts::papers_csv(l)),
            export("fec", texts::fec(l)),
        ];
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/ventes".to_owned(), texts::sales(l).to_owned())])}
            {page_head::with_actions(texts::books(l), texts::books_lead(l), actions)}
            <form method="get" class="filter">
                <label>{web::log_from(l)}<input type="date" name="du" value=first.to_string() /></label>
                <label>{web::log_until(l)}<input type="date" name="au" value=last.to_string() /></label>
                <button type="submit" class="button">{ui::filter(l)}</button>
            </form>
            {facts::view(vec![
                (texts::sold_goods(l), sold.text(l)),
                (texts::tickets(l), papers(PaperKind::Ticket)),
                (texts::invoices(l), papers(PaperKind::Invoice)),
                (texts::credit_notes(l), papers(PaperKind::CreditNote)),
            ])}
            {if by_method.is_empty() { empty::view("book-open", texts::no_money(l)) } else {
                table::view(texts::money_in(l), [texts::how(l), texts::amount(l)], by_method)
            }}
            <section>
                <h2>{texts::closings(l)}</h2>
                <p>{texts::closings_lead(l)}</p>
                {button::post("/ventes/comptes/cloturer", button::quiet(texts::close_now(l)))}
                {closing_table(l, &closed)}
                {(!all && closed.len() > usize::try_from(SHOWN).unwrap_or(0)).then(|| {
                    button::link(format!("/ventes/comptes?du={first}&au={last}&clotures=toutes"), "list", texts::all_closings(l))
                })}
            </section>
        }
    }))
}

fn closing_table(l: Lang, closed: &[Kept]) -> Option<AnyView> {
    let name = |kept: &Kept| match kept.kind {
        ClosingKind::Day => format::date(l, kept.first),
        ClosingKind::Month => format::month_year(l, kept.first),
        ClosingKind::Year => kept.first.year().to_string(),
    };
    let rows: Vec<_> = closed
        .iter()
        .map(|kept| {
            vec![
                name(kept).into_any(),
                kept.total_cents.text(l).into_any(),
                kept.absolute_cents.text(l).into_any(),
                kept.perpetual_cents.text(l).into_any(),
                kept.perpetual_absolute.text(l).into_any(),
                kept.moves.into_any(),
            ]
        })
        .collect();
    let columns = [
        texts::period_label(l),
        texts::money_in(l),
        texts::absolute(l),
        texts::perpetual(l),
        texts::perpetual_absolute(l),
        texts::payments(l),
    ];
    (!rows.is_empty()).then(|| table::view(texts::closings(l), columns, rows))
}

//! What is taken away as tables: orders of a cycle, customers, accounts, papers, and the file of the tax office.

use axum::extract::Path;
use axum::response::Response;
use chrono::Datelike as _;

use platform::error::Result;
use platform::export;
use platform::spreadsheet::{self, Cell, Table};
use platform::time::ClockTime;
use platform::web::context::Ctx;

use crate::model::cycle::CycleId;
use crate::pages::books::{days, period};
use crate::pages::customers::which;
use crate::store::accounts::Booked;
use crate::store::papers::Issued;
use crate::store::{accounts, customers, fec, orders, papers, settings, slots};
use crate::texts;

/// The media type of tables.
const CSV: &str = "text/csv; charset=utf-8";

/// A cycle's orders, a row a line.
pub async fn orders_csv(ctx: Ctx, Path(id): Path<CycleId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let all = orders::of_cycle(&mut conn, &ctx.actor, id, "").await?;
    let slots = slots::of_cycles(&mut conn, &[id]).await?;
    drop(conn);
    let l = ctx.lang;
    let header = [
        texts::code(l),
        texts::customer(l),
        texts::state_label(l),
        texts::where_label(l),
        texts::when(l),
        texts::product(l),
        texts::how_much(l),
        texts::amount_eur(l),
        texts::at_most_word(l),
    ];
    let rows = all.iter().flat_map(|order| {
        let slot = slots.iter().find(|slot| slot.id == order.slot);
        order.asked().map(move |line| {
            vec![
                order.code.clone(),
                order.name.clone(),
                texts::state(l, order.state).to_owned(),
                slot.map(|slot| slot.point_name.clone()).unwrap_or_default(),
                slot.map(|slot| texts::slot(l, slot)).unwrap_or_default(),
                line.terms.name.clone(),
                texts::quantity(l, line),
                platform::forms::cents_field(line.amount()),
                platform::forms::cents_field(line.at_most()),
            ]
        })
    });
    Ok(export::download("commandes.csv", CSV, export::csv(&header, rows)?))
}

/// Customers with their accounts.
pub async fn customers_csv(ctx: Ctx) -> Result<Response> {
    let found = customers::list(&mut *ctx.read().await?, &ctx.actor, &ctx.param("q"), which(&ctx), 100_000).await?;
    let l = ctx.lang;
    let header = [texts::name(l), texts::email(l), texts::phone(l), texts::account(l), texts::jars(l)];
    let rows = found.into_iter().map(|customer| {
        let details = customer.details;
        vec![
            details.name,
            details.email.unwrap_or_default(),
            details.phone.unwrap_or_default(),
            platform::forms::cents_field(customer.balance),
            customer.jars.to_string(),
        ]
    });
    Ok(export::download("clients.csv", CSV, export::csv(&header, rows)?))
}

/// Everything on accounts in a period.
pub async fn moves_csv(ctx: Ctx) -> Result<Response> {
    let (from, until) = period(&ctx);
    let found = accounts::of_period(&mut *ctx.read().await?, &ctx.actor, from, until).await?;
    spreadsheet::csv(ctx.lang, "mouvements", &moves_table(&ctx, found))
}

/// The papers of a period, a row a rate of tax.
pub async fn papers_csv(ctx: Ctx) -> Result<Response> {
    let (from, until) = period(&ctx);
    let found = papers::of_period(&mut *ctx.read().await?, &ctx.actor, from, until).await?;
    spreadsheet::csv(ctx.lang, "papiers", &papers_table(&ctx, &found))
}

/// Both as one workbook.
pub async fn workbook(ctx: Ctx) -> Result<Response> {
    let (from, until) = period(&ctx);
    let mut conn = ctx.read().await?;
    let moves = accounts::of_period(&mut conn, &ctx.actor, from, until).await?;
    let issued = papers::of_period(&mut conn, &ctx.actor, from, until).await?;
    drop(conn);
    spreadsheet::workbook("comptes", &[moves_table(&ctx, moves), papers_table(&ctx, &issued)])
}

fn moves_table(ctx: &Ctx, moves: Vec<Booked>) -> Table {
    let l = ctx.lang;
    let row = |line: Booked| {
        vec![
            Cell::Day(Some(line.at.with_timezone(&ctx.zone()).date_naive())),
            Cell::Text(texts::account_cause(l, line.cause).to_owned()),
            Cell::Text(line.method.map(|method| texts::method(l, method)).unwrap_or_default().to_owned()),
            Cell::Hundredths(line.cents.0),
            Cell::Text(line.customer_name),
            Cell::Text(line.order_code.unwrap_or_default()),
            Cell::Text(line.note),
        ]
    };
    let header = vec![
        texts::day(l),
        texts::why(l),
        texts::how(l),
        texts::amount_eur(l),
        texts::customer(l),
        texts::order(l),
        texts::note(l),
    ];
    Table { name: texts::moves_csv(l).to_owned(), header, rows: moves.into_iter().map(row).collect() }
}

fn papers_table(ctx: &Ctx, issued: &[Issued]) -> Table {
    let l = ctx.lang;
    let rows = issued.iter().map(|issued| &issued.payload).flat_map(|paper| {
        paper.vat.iter().map(|sum| {
            vec![
                Cell::Text(paper.number.clone()),
                Cell::Day(Some(paper.day)),
                Cell::Text(paper.buyer.name.clone()),
                Cell::Text(sum.rate.text(l)),
                Cell::Hundredths(sum.net.0),
                Cell::Hundredths(sum.tax.0),
                Cell::Hundredths((sum.net + sum.tax).0),
                Cell::Text(paper.credits.clone().unwrap_or_default()),
            ]
        })
    });
    let header = vec![
        texts::number(l),
        texts::day(l),
        texts::customer(l),
        texts::rate(l),
        texts::net(l),
        texts::tax(l),
        texts::gross(l),
        texts::corrects(l),
    ];
    Table { name: texts::papers_csv(l).to_owned(), header, rows: rows.collect() }
}

/// The file of entries that the tax office asks for (arrêté of 29 July 2013, article A47 A-1 of the LPF).
pub async fn fec(ctx: Ctx) -> Result<Response> {
    let (_, until) = period(&ctx);
    let (first, last) = days(&ctx);
    // From the first of its year: entries keep their numbers, whatever part of the year is taken out.
    let year = first.with_ordinal(1).unwrap_or(first);
    let from = ClockTime(0).instant(year, ctx.zone());
    let mut conn = ctx.read().await?;
    let issued = papers::of_period(&mut conn, &ctx.actor, from, until).await?;
    let moves = accounts::of_period(&mut conn, &ctx.actor, from, until).await?;
    let settings = settings::load(&mut conn).await?;
    drop(conn);
    let text = fec::file(&issued, &moves, ctx.zone(), first);
    let name = format!("{}FEC{}.txt", settings.siren, last.format("%Y%m%d"));
    Ok(export::download(&name, "text/plain; charset=utf-8", text.into_bytes()))
}

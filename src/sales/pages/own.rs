//! `/commande/…`: an order behind its private link: what it is, where it waits, what is owed, and what can still be done.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{badge, button, dialog, facts, icon, page_head, table};
use platform::error::{AppError, Result};
use platform::i18n::{Lang, format};
use platform::money::Cents;
use platform::qr;
use platform::secrets::Token;
use platform::web::context::Ctx;
use platform::web::page::{Head, page, page_with_status};

use crate::model::account::{reference, transfer_code};
use crate::model::customer::Customer;
use crate::model::cycle::{Cycle, Phase, Slot};
use crate::model::line::Line;
use crate::model::order::{Order, OrderState, ShortageReply, Wish};
use crate::store::events::Event;
use crate::store::orders::LINKS;
use crate::store::papers::Listed;
use crate::store::settings::Settings;
use crate::store::{customers, cycles, events, orders, papers, settings, slots};
use crate::texts;

/// The address of an order.
#[must_use]
pub fn address(token: &str) -> String {
    format!("/commande/{token}")
}

/// An order as its page shows it.
pub struct Told {
    pub order: Order,
    pub cycle: Cycle,
    pub slot: Slot,
    pub customer: Customer,
    pub events: Vec<Event>,
    pub papers: Vec<Listed>,
    pub settings: Settings,
    /// Whether the link came by mail: then the account is the reader's own.
    pub proven: bool,
}

/// Reads an order behind its link.
///
/// # Errors
/// `NotFound` for a link that is none.
pub async fn load(ctx: &Ctx, token: &str) -> Result<Told> {
    let secret = Token::received(token);
    let mut conn = ctx.read().await?;
    let order = orders::by_token(&mut conn, &secret).await?;
    Ok(Told {
        cycle: cycles::get(&mut conn, order.cycle).await?,
        slot: slots::get(&mut conn, order.slot).await?,
        customer: customers::by_id(&mut conn, order.customer).await?,
        events: events::of_order(&mut conn, order.id).await?,
        papers: papers::of_order(&mut conn, order.id).await?,
        settings: settings::load(&mut conn).await?,
        proven: LINKS.came_by_mail(&mut conn, &secret).await?,
        order,
    })
}

/// `/commande/…`.
pub async fn show(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    match load(&ctx, &token).await {
        Ok(told) => Ok(shown(&ctx, &token, &told)),
        Err(AppError::NotFound) => Ok(unknown(&ctx)),
        Err(error) => Err(error),
    }
}

/// A wrong or used-up link says what to do.
fn unknown(ctx: &Ctx) -> Response {
    let l = ctx.lang;
    page_with_status(ctx, axum::http::StatusCode::NOT_FOUND, Head::new(texts::unknown_link(l)), || {
        view! {
            {page_head::simple(texts::unknown_link(l), "")}
            <p class="narrow">{texts::unknown_link_help(l)}</p>
            <div class="buttons">{button::primary_link("/commander", "shopping-basket", texts::order_place(l))}</div>
        }
    })
}

fn shown(ctx: &Ctx, token: &str, told: &Told) -> Response {
    let l = ctx.lang;
    let open = told.cycle.phase(ctx.now()) == Phase::Open;
    page(ctx, Head::new(texts::order_code(l, &told.order.code)), || {
        view! {
            {page_head::simple(texts::order_code(l, &told.order.code), "")}
            <p class="badges">{state_badge(l, told.order.state)}</p>
            {headline(ctx, told, open)}
            {shortage_choice(ctx, token, told)}
            <div class="two">
                <div>
                    {lines(l, &told.order)}
                    <p class="order-sum">{texts::about_total(l, &told.order)}</p>
                    {owed(l, told)}
                </div>
                <aside class="own-code" hidden=told.order.state == OrderState::Cancelled>
                    <div class="qr" inner_html=qr::svg(&ctx.absolute(&format!("/ventes/code?c={}", told.order.code)))></div>
                    <p class="order-code">{told.order.code.clone()}</p>
                    <p class="soft">{texts::show_this(l)}</p>
                </aside>
            </div>
            {facts::view(vec![
                (texts::pick_up(l), texts::slot(l, &told.slot)),
                (texts::where_label(l), place_words(&told.slot)),
                (texts::if_missing_label(l), texts::wish(l, told.order.wish).to_owned()),
                (texts::your_word(l), told.order.note.clone()),
            ])}
            {deeds(l, token, told, open)}
            {paper_links(l, token, &told.papers)}
            {history(ctx, &told.events)}
        }
    })
}

/// "La Lampisterie, 2 rue du Carreau".
fn place_words(slot: &Slot) -> String {
    let words = [slot.point_name.as_str(), slot.point_address.as_str()];
    words.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}

/// An order's state as a badge.
pub fn state_badge(l: Lang, state: OrderState) -> AnyView {
    let words = texts::state(l, state);
    match state {
        OrderState::Placed => badge::plain(words),
        OrderState::Packed | OrderState::HandedOver => badge::good(words),
        OrderState::NotCollected => badge::warm(words),
        OrderState::Cancelled => badge::bad(words),
    }
}

/// What to know first.
fn headline(ctx: &Ctx, told: &Told, open: bool) -> AnyView {
    let l = ctx.lang;
    let until = format::instant(l, told.cycle.closes_at, ctx.zone());
    let words = match told.order.state {
        OrderState::Placed if open => texts::change_until(l, until),
        OrderState::Placed => texts::we_prepare(l).to_owned(),
        OrderState::Packed => texts::it_waits(l).to_owned(),
        OrderState::HandedOver => texts::enjoy(l).to_owned(),
        OrderState::NotCollected => texts::nobody_came(l).to_owned(),
        OrderState::Cancelled if told.order.reason.is_empty() => texts::is_cancelled(l).to_owned(),
        OrderState::Cancelled => told.order.reason.clone(),
    };
    view! { <p class="lead">{words}</p> }.into_any()
}

/// The lines of an order, each with what it probably costs and at most, or what it came to.
pub fn lines(l: Lang, order: &Order) -> AnyView {
    let row = |line: &Line| {
        let amount = line.amount().text(l);
        let shown = if line.billed.is_some() || line.at_most() == line.amount() {
            amount
        } else {
            texts::about_at_most(l, amount, line.at_most().text(l))
        };
        let short = line.is_short();
        vec![
            view! { {line.terms.name.clone()} " " {short.then(|| badge::warm(texts::shortage(l)))} }.into_any(),
            texts::quantity(l, line).into_any(),
            texts::price(l, line.terms.selling, line.terms.price).into_any(),
            view! { <span class="amount">{shown}</span> {capped(l, line)} }.into_any(),
        ]
    };
    let rows = order.asked().map(row).collect();
    table::view(texts::order(l), [texts::product(l), texts::how_much(l), texts::price_label(l), texts::amount(l)], rows)
}

/// Why a line that was heavier than promised does not multiply.
pub fn capped(l: Lang, line: &Line) -> Option<AnyView> {
    line.is_capped().then(|| view! { " " <small>{texts::promised_at_most(l)}</small> }.into_any())
}

/// Who gets less than they asked for says what they prefer, until their crate is packed.
fn shortage_choice(ctx: &Ctx, token: &str, told: &Told) -> Option<AnyView> {
    let l = ctx.lang;
    let short: Vec<&str> = told.order.asked().filter(|line| line.is_short()).map(|line| line.terms.name.as_str()).collect();
    let open = told.cycle.phase(ctx.now()) == Phase::Allocated && told.order.state == OrderState::Placed;
    if !open || short.is_empty() {
        return None;
    }
    let chosen = if told.order.wish == Wish::Similar { ShortageReply::Similar } else { ShortageReply::Keep };
    let choices: Vec<_> = ShortageReply::ALL
        .iter()
        .map(|reply| {
            view! {
                <label class="check">
                    <input type="radio" name="reply" value=reply.word() checked=*reply == chosen />
                    <span>{texts::reply(l, *reply)}</span>
                </label>
            }
        })
        .collect();
    Some(
        view! {
            <form method="post" action=format!("{}/manque", address(token)) class="own-order form" novalidate>
                <fieldset class="plain">
                    <legend>{texts::short_choice(l, short.join(", "))}</legend>
                    {choices}
                </fieldset>
                <div class="buttons">{button::submit(texts::tell_us(l))}</div>
            </form>
        }
        .into_any(),
    )
}

/// What is owed, with the way to pay by transfer; only to whom the account belongs.
fn owed(l: Lang, told: &Told) -> Option<AnyView> {
    if !told.proven {
        return None;
    }
    let balance = told.customer.balance;
    let due = Cents(0) - balance;
    let settings = &told.settings;
    let by_transfer = (due > Cents(0) && !settings.iban.is_empty()).then(|| {
        let reference = reference(&told.order.code);
        let code = transfer_code(&settings.holder, &settings.iban, due, &reference);
        view! {
            <details class="more">
                <summary>{texts::pay_by_transfer(l)}</summary>
                <div class="qr" inner_html=qr::svg(&code)></div>
                {facts::view(vec![
                    (texts::holder(l), settings.holder.clone()),
                    ("IBAN", settings.iban.clone()),
                    (texts::reference_label(l), reference),
                ])}
            </details>
        }
    });
    let jars = (told.customer.jars > 0).then(|| view! { <p>{texts::jars_out(l, told.customer.jars)}</p> });
    Some(view! { <p class="owed"><b>{texts::owed_of(l, told.order.state, balance)}</b></p> {jars} {by_transfer} }.into_any())
}

/// What can still be done.
fn deeds(l: Lang, token: &str, told: &Told, open: bool) -> AnyView {
    let base = address(token);
    let mut deeds = Vec::new();
    match told.order.state {
        OrderState::Placed if open => {
            deeds.push(button::primary_link(format!("{base}/modifier"), "pencil", texts::change_order(l)));
            let cancel = button::post(format!("{base}/annuler"), button::danger(texts::cancel_order(l)));
            deeds.push(dialog::confirm("circle-x", texts::cancel_order(l), texts::cancel_what(l), cancel));
        }
        OrderState::Cancelled if open => {
            deeds.push(button::post(format!("{base}/reprendre"), button::submit(texts::resume_order(l))));
        }
        _ => {}
    }
    if matches!(told.order.state, OrderState::Placed | OrderState::Packed) {
        deeds.push(button::link(format!("{base}/calendrier"), "calendar-plus", texts::into_calendar(l)));
    }
    if !open {
        deeds.push(button::link("/commander?comme=avant", "rotate-ccw", texts::like_last_time(l)));
    }
    view! { <div class="actions">{deeds}</div> }.into_any()
}

fn paper_links(l: Lang, token: &str, papers: &[Listed]) -> Option<AnyView> {
    let links: Vec<_> = papers
        .iter()
        .map(|paper| {
            let href = format!("{}/papiers/{}", address(token), paper.id);
            view! { <li><a href=href>{icon::view("file-text")} " " {texts::paper(l, paper.kind)} " " {paper.title()}</a></li> }
        })
        .collect();
    (!links.is_empty())
        .then(|| view! { <section><h2>{texts::papers(l)}</h2><ul class="inline-list">{links}</ul></section> }.into_any())
}

/// Everything that happened, in words.
pub fn history(ctx: &Ctx, events: &[Event]) -> AnyView {
    let l = ctx.lang;
    let lines: Vec<_> = events
        .iter()
        .map(|event| {
            let by = if event.by_team { texts::by_team(l) } else { "" };
            let words = [texts::happened(l, event.kind), by, event.detail.as_str()];
            let words = words.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
            view! { <li><small>{format::instant(l, event.at, ctx.zone())}</small> " " {words}</li> }
        })
        .collect();
    view! { <details class="more"><summary>{texts::history(l)}</summary><ul class="order-history">{lines}</ul></details> }
        .into_any()
}

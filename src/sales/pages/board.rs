//! `/ventes`: the seller's board. Each cycle that is not over, how it stands, and the one thing to do next.

use std::collections::HashMap;

use axum::response::Response;
use leptos::prelude::*;

use ::ui::{badge, button, empty, icon, page_head, table};
use platform::auth::actor::COORDINATORS;
use platform::error::Result;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, page};
use produce::model::amount::Amount;
use produce::model::product::ProductId;

use crate::model::cycle::{Cycle, CycleId, Phase};
use crate::model::order::{Order, OrderState};
use crate::store::offers::Offer;
use crate::store::{cycles, offers, orders};
use crate::texts;

/// Cycles read for the board, and shown in the list of older ones.
const MOST: i64 = 16;

/// A cycle with everything the board says of it.
struct Round {
    cycle: Cycle,
    orders: Vec<Order>,
    offered: Vec<Offer>,
    /// What sales that close before hold of the store.
    before: HashMap<ProductId, Amount>,
}

fn is_running(cycle: &Cycle, ctx: &Ctx) -> bool {
    !matches!(cycle.phase(ctx.now()), Phase::Settled | Phase::Cancelled)
}

/// The board.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let all = cycles::list(&mut conn, &ctx.actor, MOST).await?;
    let (running, over): (Vec<Cycle>, Vec<Cycle>) = all.into_iter().partition(|cycle| is_running(cycle, &ctx));
    let mut rounds = Vec::new();
    // A few at a time are running: each is read with its orders.
    for cycle in running.into_iter().take(4) {
        let orders = orders::of_cycle(&mut conn, &ctx.actor, cycle.id, "").await?;
        let offered = offers::standing(&mut conn, &ctx.actor, cycle.id).await?;
        let before = offers::claimed_before(&mut conn, cycle.id).await?;
        rounds.push(Round { cycle, orders, offered, before });
    }
    drop(conn);
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::sales(l)).wide(), || {
        let mut actions = vec![
            button::primary_link("/ventes/cycles/nouveau", "plus", texts::new_cycle(l)),
            button::link("/ventes/prix", "tag", texts::price_list(l)),
            button::link("/ventes/points", "map-pin", texts::points(l)),
            button::link("/ventes/comptes", "book-open", texts::books(l)),
        ];
        if ctx.actor.roles.any_of(COORDINATORS) {
            actions.push(button::link("/ventes/reglages", "settings", texts::settings(l)));
        }
        let cards: Vec<_> = rounds.iter().map(|round| card(&ctx, round)).collect();
        view! {
            {page_head::with_actions(texts::sales(l), texts::sales_lead(l), actions)}
            {if cards.is_empty() { empty::view("store", texts::no_cycle(l)) } else { cards.into_any() }}
            {older(&ctx, &over)}
        }
    }))
}

/// A phase as a badge.
pub fn phase_badge(l: Lang, phase: Phase) -> AnyView {
    let words = texts::phase(l, phase);
    match phase {
        Phase::Open => badge::good(words),
        Phase::Closed | Phase::Allocated => badge::warm(words),
        Phase::Cancelled => badge::bad(words),
        Phase::Draft | Phase::Soon | Phase::Settled => badge::plain(words),
    }
}

/// The one thing to do next, and the others.
fn steps(l: Lang, id: CycleId, phase: Phase) -> AnyView {
    let base = format!("/ventes/cycles/{id}");
    let link = |end: &str, icon: &str, words| button::link(format!("{base}{end}"), icon, words);
    let first = |end: &str, icon: &str, words| button::primary_link(format!("{base}{end}"), icon, words);
    let steps = match phase {
        Phase::Draft | Phase::Soon => vec![first("", "pencil", texts::prepare_cycle(l))],
        Phase::Open => vec![
            first("/commander", "phone", texts::order_for_somebody(l)),
            link("/commandes", "list", texts::orders(l)),
            link("/listes", "clipboard-list", texts::lists(l)),
            link("", "pencil", texts::prepare_cycle(l)),
        ],
        Phase::Closed => vec![
            first("/repartition", "scale", texts::allocate(l)),
            link("/commander", "phone", texts::order_for_somebody(l)),
            link("/commandes", "list", texts::orders(l)),
            link("/listes", "clipboard-list", texts::lists(l)),
        ],
        Phase::Allocated => vec![
            first("/preparation", "package", texts::pack(l)),
            link("/retrait", "hand-heart", texts::pick_up(l)),
            link("/commandes", "list", texts::orders(l)),
            link("/listes", "clipboard-list", texts::lists(l)),
            link("/etiquettes", "printer", texts::labels(l)),
        ],
        Phase::Settled | Phase::Cancelled => {
            vec![link("", "eye", texts::see(l)), link("/commandes", "list", texts::orders(l))]
        }
    };
    view! { <div class="actions">{steps}</div> }.into_any()
}

fn card(ctx: &Ctx, round: &Round) -> AnyView {
    let l = ctx.lang;
    let (cycle, phase) = (&round.cycle, round.cycle.phase(ctx.now()));
    let count = round.orders.len();
    let ready = round.orders.iter().filter(|order| order.state != OrderState::Placed).count();
    let fetched = round.orders.iter().filter(|order| order.state == OrderState::HandedOver).count();
    let value: platform::money::Cents = round.orders.iter().map(Order::total).sum();
    let when = match phase {
        Phase::Draft | Phase::Soon => texts::opens_on(l, format::instant(l, cycle.opens_at, ctx.zone())),
        Phase::Open => texts::closes_on(l, format::instant(l, cycle.closes_at, ctx.zone())),
        _ => texts::closed_on(l, format::instant(l, cycle.closes_at, ctx.zone())),
    };
    let numbers = [
        (texts::orders(l), count.to_string()),
        (texts::value(l), value.text(l)),
        (texts::ready(l), format!("{ready} / {count}")),
        (texts::fetched(l), format!("{fetched} / {count}")),
    ];
    let numbers: Vec<_> =
        numbers.into_iter().map(|(name, number)| view! { <div><dt>{name}</dt><dd>{number}</dd></div> }).collect();
    view! {
        <section class="round">
            <header>
                <h2><a href=format!("/ventes/cycles/{}", cycle.id)>{cycle.details.title.clone()}</a></h2>
                {phase_badge(l, phase)}
                <small>{when}</small>
            </header>
            <dl class="figures">{numbers}</dl>
            {steps(l, cycle.id, phase)}
            {alerts(l, round, phase)}
            <details class="more">
                <summary>{texts::by_product(l)}</summary>
                {product_table(l, round, phase)}
            </details>
        </section>
    }
    .into_any()
}

/// What is short, in red.
fn alerts(l: Lang, round: &Round, phase: Phase) -> Option<AnyView> {
    if matches!(phase, Phase::Draft | Phase::Soon) {
        return None;
    }
    let short: Vec<String> = round
        .offered
        .iter()
        .filter(|offer| offer.supply.reserved > offer.there(&round.before))
        .map(|offer| {
            let unit = offer.terms.selling.mode().unit();
            texts::lacks(l, &offer.terms.name, unit.text(l, offer.supply.reserved - offer.there(&round.before)))
        })
        .collect();
    (!short.is_empty()).then(|| {
        view! { <p class="alert">{icon::view("triangle-alert")} " " {texts::still_to_harvest(l, short.join(", "))}</p> }
            .into_any()
    })
}

fn product_table(l: Lang, round: &Round, phase: Phase) -> AnyView {
    let rows = round
        .offered
        .iter()
        .filter(|offer| !offer.withdrawn || offer.supply.reserved > Amount::ZERO)
        .map(|offer| {
            let unit = offer.terms.selling.mode().unit();
            let expected = offer.supply.expected.map(|expected| unit.text(l, expected)).unwrap_or_default();
            let lack = offer.supply.reserved - offer.there(&round.before);
            let lacking = if lack > Amount::ZERO {
                view! { <a class="beet" href=format!("/recolte/{}", offer.terms.product)>{unit.text(l, lack)}</a> }.into_any()
            } else {
                "".into_any()
            };
            vec![
                view! { <a href=format!("/produits/{}", offer.terms.product)>{offer.terms.name.clone()}</a> }.into_any(),
                texts::price(l, offer.terms.selling, offer.terms.price).into_any(),
                unit.text(l, offer.supply.reserved).into_any(),
                expected.into_any(),
                unit.text(l, offer.there(&round.before)).into_any(),
                lacking,
            ]
        })
        .collect();
    let columns = [
        texts::product(l),
        texts::price_label(l),
        super::cycles::held(l, phase),
        texts::expected(l),
        texts::in_store(l),
        texts::lacking(l),
    ];
    table::view(texts::by_product(l), columns, rows)
}

fn older(ctx: &Ctx, over: &[Cycle]) -> Option<AnyView> {
    let l = ctx.lang;
    let rows: Vec<_> = over
        .iter()
        .map(|cycle| {
            vec![
                view! { <a href=format!("/ventes/cycles/{}", cycle.id)>{cycle.details.title.clone()}</a> }.into_any(),
                format::date(l, cycle.details.closes.day).into_any(),
                phase_badge(l, cycle.phase(ctx.now())),
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| {
        let table = table::view(texts::older(l), [texts::sale(l), texts::closes(l), texts::state_label(l)], rows);
        view! { <section><h2>{texts::older(l)}</h2>{table}</section> }.into_any()
    })
}

//! `/ventes/cycles/…/retrait`: who comes to fetch what: a name, a crate, "paid" or what is still to pay, and jars back.

use std::collections::HashMap;

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{button, camera, empty, filter, form as frame, icon, page_head, tabs, texts as ui};
use platform::error::Result;
use platform::forms::{Form, cents_field};
use platform::i18n::Lang;
use platform::money::Cents;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use super::own::state_badge;
use crate::model::account::Method;
use crate::model::customer::{Customer, CustomerId};
use crate::model::cycle::{CycleId, Slot};
use crate::model::order::{Order, OrderState};
use crate::store::jars::in_crate;
use crate::store::{customers, cycles, orders, slots};
use crate::texts;

/// The pick-up of a cycle: the slot that is on, or the one asked for.
pub async fn show(ctx: Ctx, Path(id): Path<CycleId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let cycle = cycles::get(&mut conn, id).await?;
    let all = orders::of_cycle(&mut conn, &ctx.actor, id, &ctx.param("q")).await?;
    let slots = slots::of_cycles(&mut conn, &[id]).await?;
    let known: HashMap<CustomerId, Customer> =
        customers::of_cycle(&mut conn, &ctx.actor, id).await?.into_iter().map(|customer| (customer.id, customer)).collect();
    drop(conn);
    let l = ctx.lang;
    let slots: Vec<Slot> = slots.into_iter().filter(|slot| slot.taken > 0).collect();
    let asked = ctx.param("creneau");
    let now = ctx.now();
    let place = slots
        .iter()
        .position(|slot| slot.id.to_string() == asked)
        .or_else(|| slots.iter().position(|slot| now < slot.ends_at))
        .unwrap_or(slots.len().saturating_sub(1));
    let searching = !ctx.param("q").is_empty();
    Ok(page(&ctx, Head::new(texts::pick_up(l)).with_script("pickup.js"), || {
        let here = slots.get(place);
        let of = |slot: &Slot| -> Vec<&Order> { all.iter().filter(|order| order.slot == slot.id).collect() };
        let list = |orders: &[&Order]| rows(l, orders, &known);
        let shown: Vec<&Order> = if searching { all.iter().collect() } else { here.map(of).unwrap_or_default() };
        // Who comes early, late or to another point is found without a network, too.
        let others: Vec<AnyView> = slots
            .iter()
            .filter(|slot| !searching && here.is_some_and(|here| here.id != slot.id))
            .map(|slot| {
                let orders = of(slot);
                view! {
                    <details class="more slot-part">
                        <summary>
                            {slot.point_name.clone()} ", " {texts::slot(l, slot)} " "
                            <small>{texts::n_orders(l, orders.len())}</small>
                        </summary>
                        {list(&orders)}
                    </details>
                }
                .into_any()
            })
            .collect();
        let tab = |(at, slot): (usize, &Slot)| {
            let words = format!("{}, {}", slot.point_name, texts::slot(l, slot));
            (ctx.with_param("creneau", &slot.id.to_string()), words, at == place)
        };
        let trail = vec![
            ("/ventes".to_owned(), texts::sales(l).to_owned()),
            (format!("/ventes/cycles/{id}"), cycle.details.title.clone()),
        ];
        let fetched = shown.iter().filter(|order| order.state == OrderState::HandedOver).count();
        let said = if searching { texts::n_orders(l, shown.len()) } else { texts::fetched_of(l, fetched, shown.len()) };
        let actions = vec![button::link(format!("/ventes/cycles/{id}/listes?par=emargement"), "printer", texts::to_sign(l))];
        view! {
            {page_head::trail(ui::where_am_i(l), trail)}
            {page_head::with_actions(texts::pick_up(l), said, actions)}
            {tabs::view(texts::pick_up(l), slots.iter().enumerate().map(tab).collect())}
            {filter::bar(&ctx, texts::name_or_code(l), vec![])}
            {camera::reader()}
            {desk(l, if shown.is_empty() { empty::view("hand-heart", texts::nobody_here(l)) } else { list(&shown) }, others)}
        }
    }))
}

/// The list with what a device without a network needs beside it: the words, the camera, and what waits to be sent.
fn desk(l: Lang, list: AnyView, others: Vec<AnyView>) -> AnyView {
    view! {
        <div
            class="desk"
            data-done=texts::handed_over(l)
            data-waits=texts::handed_over_waits(l)
            data-signed-out=ui::signed_out_meanwhile(l)
            data-undo=texts::undo_handing(l)
            data-confirm=texts::really_paid(l)
            data-remove=texts::remove_from_queue(l)
            data-scan=texts::scan_code(l)
            data-stop=texts::stop_scanning(l)
            data-no-camera=texts::no_camera(l)
        >
            <div class="door-tools">
                <button type="button" class="button desk-scan" hidden>{texts::scan_code(l)}</button>
                <strong class="desk-said" role="status"></strong>
            </div>
            <video class="door-video" hidden muted playsinline aria-label=texts::scan_code(l)></video>
            <div role="status"><ul class="desk-queue plain-list"></ul></div>
            {list}
            {others}
        </div>
    }
    .into_any()
}

fn rows(l: Lang, orders: &[&Order], known: &HashMap<CustomerId, Customer>) -> AnyView {
    let lines: Vec<_> = orders.iter().map(|order| line(l, order, known.get(&order.customer))).collect();
    view! { <ul class="pickups">{lines}</ul> }.into_any()
}

/// What somebody has to pay now: never a category, only "paid" or an amount.
fn line(l: Lang, order: &Order, customer: Option<&Customer>) -> AnyView {
    let balance = customer.map_or(Cents(0), |customer| customer.balance);
    let jars = customer.map_or(0, |customer| customer.jars);
    let due = Cents(0) - balance;
    let class = if due > Cents(0) { "beet" } else { "" };
    let money = (order.state != OrderState::Placed).then(|| view! { <b class=class>{texts::balance(l, balance)}</b> });
    view! {
        <li class="pickup" data-code=order.code.clone() data-name=order.name.clone()>
            <a class="pickup-name" href=format!("/ventes/commandes/{}", order.id)>
                <b>{order.name.clone()}</b> <small>{order.code.clone()}</small>
            </a>
            {state_badge(l, order.state)}
            {money}
            {(order.state == OrderState::Packed).then(|| hand_over(l, &Form::default(), order, (due, jars - in_crate(order))))}
            <span class="pickup-said"></span>
        </li>
    }
    .into_any()
}

/// One button hands the crate over; what is to pay is filled in before, and what jars may come back.
pub fn hand_over(l: Lang, form: &Form, order: &Order, (due, jars): (Cents, i64)) -> AnyView {
    let typed = |name: &str, usual: String| form.values(name).next().map_or(usual, str::to_owned);
    // In a list of crates no field has a name of its own to be led to.
    let named = |name: &'static str| form.error(name).map(|_| name);
    let chosen = form.value("method");
    let methods: Vec<_> = Method::ALL
        .iter()
        .map(|method| {
            view! { <option value=method.word() selected=chosen == method.word()>{texts::method(l, *method)}</option> }
        })
        .collect();
    let paid = typed("paid", if due > Cents(0) { cents_field(due) } else { String::new() });
    let of = |words: &str| format!("{} : {words}", order.name);
    let complaint = |name: &str| form.error(name).map(|message| view! { <span class="complaint">{message.text(l)}</span> });
    let paying = (due > Cents(0)).then(|| {
        view! {
            <label>
                {texts::paid_now(l)} {complaint("paid")}
                <input
                    type="text"
                    inputmode="decimal"
                    data-unit="€"
                    id=named("paid")
                    name="paid"
                    class="few"
                    value=paid
                    aria-label=of(texts::paid_now(l))
                />
            </label>
            <label>{texts::how(l)}<select name="method" aria-label=of(texts::how(l))>{methods}</select></label>
        }
    });
    let back = (jars > 0).then(|| {
        view! {
            <label>
                {texts::jars_back(l, jars)} {complaint("jars")}
                <input
                    type="text"
                    inputmode="numeric"
                    id=named("jars")
                    name="jars"
                    class="few"
                    value=typed("jars", String::new())
                    aria-label=of(&texts::jars_back(l, jars))
                />
            </label>
        }
    });
    view! {
        <form method="post" action=format!("/ventes/commandes/{}/remettre", order.id) class="handing" novalidate>
            {frame::token()}
            {frame::hidden("sure", form.value("sure"))}
            {paying}
            {back}
            <button type="submit" class="button primary">{icon::view("check")} <span>{texts::hand_over(l)}</span></button>
        </form>
    }
    .into_any()
}

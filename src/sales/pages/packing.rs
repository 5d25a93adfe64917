//! Packing: the crates of a cycle, and one crate on a telephone: a big number, the scale, or "missing".

use std::collections::HashMap;

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{badge, button, empty, form as frame, page_head, tabs, texts as ui};
use platform::error::Result;
use platform::forms::{Form, grams_field};
use platform::i18n::Lang;
use platform::quantity::Grams;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};
use produce::model::amount::{Amount, Unit};

use super::own::state_badge;
use crate::model::cycle::{CycleId, Slot, SlotId};
use crate::model::line::Line;
use crate::model::order::{Order, OrderId, OrderState, Wish};
use crate::store::packing::{pieces_field, sure_field, weight_field};
use crate::store::{cycles, orders, packing_notes, slots};
use crate::texts;

/// The crates of a cycle, by slot.
pub async fn list(ctx: Ctx, Path(id): Path<CycleId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let cycle = cycles::get(&mut conn, id).await?;
    let all = orders::of_cycle(&mut conn, &ctx.actor, id, "").await?;
    let slots = slots::of_cycles(&mut conn, &[id]).await?;
    let notes = packing_notes::of_cycle(&mut conn, id).await?;
    drop(conn);
    let l = ctx.lang;
    let by_product = ctx.param("par") == "produit";
    let ready = all.iter().filter(|order| packing_notes::is_ready(order, &notes)).count();
    let done = all.iter().filter(|order| order.state != OrderState::Placed).count();
    Ok(page(&ctx, Head::new(texts::pack(l)), || {
        let of: HashMap<SlotId, &Slot> = slots.iter().map(|slot| (slot.id, slot)).collect();
        let crates: Vec<_> = all
            .iter()
            .map(|order| {
                let href = if order.state == OrderState::Placed {
                    format!("/ventes/commandes/{}/preparer", order.id)
                } else {
                    format!("/ventes/commandes/{}", order.id)
                };
                let slot = of.get(&order.slot).map(|slot| format!("{}, {}", slot.point_name, texts::slot(l, slot)));
                view! {
                    <li class="crate-line">
                        <a href=href><b>{order.name.clone()}</b> <small>{order.code.clone()}</small></a>
                        <small>{slot.unwrap_or_default()}</small>
                        <span>{texts::n_products(l, order.asked().count())}</span>
                        {if packing_notes::is_ready(order, &notes) {
                            badge::good(texts::all_weighed(l))
                        } else {
                            state_badge(l, order.state)
                        }}
                    </li>
                }
            })
            .collect();
        let first = all.iter().find(|order| order.state == OrderState::Placed);
        let mut actions: Vec<AnyView> = Vec::new();
        actions.extend(first.map(|order| {
            button::primary_link(format!("/ventes/commandes/{}/preparer", order.id), "package", texts::next_crate(l))
        }));
        actions.push(button::link(format!("/ventes/cycles/{id}/etiquettes"), "printer", texts::labels(l)));
        actions.push(button::link(format!("/ventes/cycles/{id}/listes?par=personne"), "clipboard-list", texts::on_paper(l)));
        let trail = vec![
            ("/ventes".to_owned(), texts::sales(l).to_owned()),
            (format!("/ventes/cycles/{id}"), cycle.details.title.clone()),
        ];
        view! {
            {page_head::trail(ui::where_am_i(l), trail)}
            {page_head::with_actions(texts::pack(l), texts::packed_of(l, done, all.len()), actions)}
            {tabs::view(texts::pack(l), vec![
                (ctx.with_param("par", ""), texts::by_crate(l).to_owned(), !by_product),
                (ctx.with_param("par", "produit"), texts::by_product(l).to_owned(), by_product),
            ])}
            {(ready > 0).then(|| view! {
                <form method="post" action=format!("/ventes/cycles/{id}/preparation") class="own-order">
                    {frame::token()}
                    <p>{texts::n_crates_weighed(l, ready)}</p>
                    {button::submit(texts::close_them(l))}
                </form>
            })}
            {if crates.is_empty() {
                empty::view("package", texts::no_order(l))
            } else if by_product {
                super::packing_product::products(l, &cycle, &all, &notes)
            } else {
                view! { <ul class="crates">{crates}</ul> }.into_any()
            }}
        }
    }))
}

/// One crate.
pub async fn show(ctx: Ctx, Path(id): Path<OrderId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let order = orders::get(&mut conn, &ctx.actor, id).await?;
    let notes = packing_notes::of_order(&mut conn, id).await?;
    drop(conn);
    crate_form(&ctx, &order, &super::packing_product::filled(order.asked(), &notes)).await
}

/// One crate, with what was typed.
pub async fn crate_form(ctx: &Ctx, order: &Order, form: &Form) -> Result<Response> {
    let slot = slots::get(&mut *ctx.read().await?, order.slot).await?;
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::crate_of(l, &order.name)), || {
        let due = order.asked().filter(|line| line.due() > Amount::ZERO);
        let lines: Vec<_> = due.map(|line| line_fields(l, line, form, None)).collect();
        let trail = vec![
            ("/ventes".to_owned(), texts::sales(l).to_owned()),
            (format!("/ventes/cycles/{}/preparation", order.cycle), texts::pack(l).to_owned()),
        ];
        let similar = (order.wish == Wish::Similar).then(|| badge::warm(texts::wish(l, order.wish)));
        view! {
            {page_head::trail(ui::where_am_i(l), trail)}
            {page_head::simple(texts::crate_of(l, &order.name), format!("{} · {}", slot.point_name, texts::slot(l, &slot)))}
            <p class="badges"><span class="order-code">{order.code.clone()}</span> {similar}</p>
            {(!order.note.is_empty()).then(|| view! { <p class="narrow">{order.note.clone()}</p> })}
            <form
                method="post"
                action=format!("/ventes/commandes/{}/preparer", order.id)
                class="form packing"
                data-queue=texts::crate_of(l, &order.name)
                novalidate
            >
                {frame::summary(l, form)}
                {frame::token()}
                <ul class="pack-lines">{lines}</ul>
                <div class="buttons">{button::submit(texts::crate_is_ready(l))}</div>
            </form>
        }
    }))
}

/// What goes in: how much in large letters, then the scale, or "missing"; with whose crate it is where that is the question.
pub fn line_fields(l: Lang, line: &Line, form: &Form, of: Option<&Order>) -> AnyView {
    let (weight, pieces) = (weight_field(line.id), pieces_field(line.id));
    let mode = line.terms.selling.mode();
    let missing = form.ticked("missing", &line.id.to_string());
    let due = mode.unit().text(l, line.due());
    let complaint = form.error(&weight).map(|message| view! { <p class="complaint">{message.text(l)}</p> });
    let name = of.map_or_else(|| line.terms.name.clone(), |order| order.name.clone());
    let code = of.map(|order| view! { " " <small class="order-code">{order.code.clone()}</small> });
    let hint = if mode.unit() == Unit::Grams { grams_field(Grams(line.due().0)) } else { String::new() };
    let scale = mode.is_weighed().then(|| {
        view! {
            <label class="weigh-in">
                {texts::weight_kg(l)}
                <input type="text" inputmode="decimal" data-unit="kg"
                    id=weight.clone() name=weight.clone() value=form.value(&weight).to_owned()
                    placeholder=hint aria-label=format!("{name} : {}", texts::weight_kg(l)) />
            </label>
        }
    });
    let count = (mode.unit() == Unit::Pieces).then(|| {
        view! {
            <label class="weigh-in">
                {texts::pieces(l)}
                <input type="text" inputmode="numeric" id=pieces.clone() name=pieces.clone() value=form.value(&pieces).to_owned()
                    aria-label=format!("{name} : {}", texts::pieces(l)) />
            </label>
        }
    });
    let was = of.map(|_| {
        let was = format!("was-{}", line.id);
        view! { <input type="hidden" name=was.clone() value=form.value(&was).to_owned() /> }
    });
    let sure = sure_field(line.id);
    let sure = (!form.value(&sure).is_empty()).then(|| {
        view! { <input type="hidden" name=sure.clone() value=form.value(&sure).to_owned() /> }
    });
    view! {
        <li class="pack-line">
            {was}
            {sure}
            <b class="pack-amount">{due}</b>
            <span class="pack-name">{name.clone()} {code}</span>
            {complaint}
            <div class="pack-fields">
                {count}
                {scale}
                <label class="check">
                    <input type="checkbox" name="missing" value=line.id.to_string() checked=missing />
                    <span>{texts::missing(l)}</span>
                </label>
            </div>
        </li>
    }
    .into_any()
}

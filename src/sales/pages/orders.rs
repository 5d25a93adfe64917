//! `/ventes/cycles/…/commandes`: every order of a cycle in one list, for whoever sells: sorted, searched, taken away.

use std::collections::HashMap;

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::list::{Cell, List, figures, words};
use ::ui::{empty, filter, page_head, texts as ui};
use platform::error::Result;
use platform::i18n::format;
use platform::money::Cents;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use super::own::state_badge;
use crate::model::cycle::{CycleId, Slot, SlotId};
use crate::model::order::Order;
use crate::store::{cycles, orders, slots};
use crate::texts;

/// The list.
pub async fn list(ctx: Ctx, Path(id): Path<CycleId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let cycle = cycles::get(&mut conn, id).await?;
    let all = orders::of_cycle(&mut conn, &ctx.actor, id, &ctx.param("q")).await?;
    let slots = slots::of_cycles(&mut conn, &[id]).await?;
    drop(conn);
    let l = ctx.lang;
    if List::<9>::is_file(&ctx) {
        return listed(&ctx, &all, &slots).file(&ctx);
    }
    Ok(page(&ctx, Head::new(texts::orders(l)).wide().with_script("list.js"), || {
        let trail = vec![
            ("/ventes".to_owned(), texts::sales(l).to_owned()),
            (format!("/ventes/cycles/{id}"), cycle.details.title.clone()),
        ];
        let worth: Cents = all.iter().map(Order::total).sum();
        view! {
            {page_head::trail(ui::where_am_i(l), trail)}
            {page_head::simple(texts::orders(l), format!("{} · {}", texts::n_orders(l, all.len()), worth.text(l)))}
            {filter::bar(&ctx, texts::name_or_code(l), vec![])}
            {if all.is_empty() {
                empty::listed(&ctx, "shopping-basket", texts::no_order(l))
            } else {
                listed(&ctx, &all, &slots).view(&ctx)
            }}
        }
    }))
}

fn listed(ctx: &Ctx, orders: &[Order], slots: &[Slot]) -> List<9> {
    let l = ctx.lang;
    let of: HashMap<SlotId, &Slot> = slots.iter().map(|slot| (slot.id, slot)).collect();
    // Short where it is shown, in full where it is taken away.
    let whole = |short: String, words: String| Cell::shown(view! { <span class="whole">{short}</span> }.into_any(), words);
    let line = |order: &Order| {
        let slot = of.get(&order.slot).copied();
        let placed = order.placed_at.with_timezone(&ctx.zone()).date_naive();
        let when = |slot: &Slot| {
            let (hour, minute) = slot.starts.on_the_wall();
            format!("{}, {}", format::short_day(l, slot.day), format::time(l, hour, minute))
        };
        let asked = i64::try_from(order.asked().count()).unwrap_or(0);
        let (total, most) = (order.total(), order.at_most());
        [
            Cell::link(format!("/ventes/commandes/{}", order.id), order.name.clone()),
            whole(order.code.clone(), order.code.clone()),
            Cell::text(slot.map(|slot| slot.point_name.clone()).unwrap_or_default()),
            slot.map_or_else(
                || Cell::text(""),
                |slot| whole(when(slot), format::instant(l, slot.starts_at, ctx.zone())).ranked(slot.starts_at.timestamp()),
            ),
            Cell::number(asked, asked.to_string()),
            Cell::number(total.0, total.text(l)),
            Cell::number(most.0, most.text(l)),
            whole(format::short_day(l, placed), format::instant(l, order.placed_at, ctx.zone()))
                .ranked(order.placed_at.timestamp()),
            Cell::shown(state_badge(l, order.state), texts::state(l, order.state)),
        ]
    };
    List {
        name: "commandes",
        caption: texts::orders(l),
        columns: [
            words("nom", texts::name(l)),
            words("code", texts::code(l)),
            words("retrait", texts::pick_up(l)),
            words("heure", texts::when(l)),
            figures("produits", texts::products(l)),
            figures("montant", texts::amount(l)),
            figures("plafond", texts::ceiling(l)),
            words("passee", texts::placed_on(l)),
            words("etat", texts::state_label(l)),
        ],
        rows: orders.iter().map(line).collect(),
    }
}

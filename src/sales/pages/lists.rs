//! `/ventes/cycles/…/listes`: what to pick, by product, by point and by person; and the sheet to sign, with initials only.

use std::collections::{BTreeMap, HashMap};

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{button, empty, page_head, table, tabs, texts as ui};
use platform::error::Result;
use platform::i18n::Lang;
use platform::search;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};
use produce::model::amount::{Amount, Unit};

use crate::model::customer::CustomerId;
use crate::model::cycle::{CycleId, Slot, SlotId};
use crate::model::order::{Order, OrderState, initials};
use crate::store::jars::in_crate;
use crate::store::{customers, cycles, orders, slots};
use crate::texts;

/// The lists of a cycle.
pub async fn show(ctx: Ctx, Path(id): Path<CycleId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let cycle = cycles::get(&mut conn, id).await?;
    let all = orders::of_cycle(&mut conn, &ctx.actor, id, "").await?;
    let slots = slots::of_cycles(&mut conn, &[id]).await?;
    let customers = customers::of_cycle(&mut conn, &ctx.actor, id).await?;
    drop(conn);
    let jars: HashMap<CustomerId, i64> = customers.into_iter().map(|customer| (customer.id, customer.jars)).collect();
    let l = ctx.lang;
    let by = match ctx.param("par").as_str() {
        "" => "produit".to_owned(),
        other => other.to_owned(),
    };
    Ok(page(&ctx, Head::new(texts::lists(l)).wide(), || {
        let tab = |word: &str, words: &str| (ctx.with_param("par", word), words.to_owned(), by == word);
        let of: HashMap<SlotId, &Slot> = slots.iter().map(|slot| (slot.id, slot)).collect();
        let list = match by.as_str() {
            "point" => by_point(l, &all, &slots),
            "personne" => by_person(l, &all, &of),
            "emargement" => to_sign(l, &all, &slots),
            "tournee" => round(l, &all, &slots, &jars),
            _ => by_product(l, &all),
        };
        let trail = vec![
            ("/ventes".to_owned(), texts::sales(l).to_owned()),
            (format!("/ventes/cycles/{id}"), cycle.details.title.clone()),
        ];
        let actions = vec![button::link(format!("/ventes/cycles/{id}/tableur"), "sheet", ui::export_csv(l))];
        view! {
            {page_head::trail(ui::where_am_i(l), trail)}
            {page_head::with_actions(texts::lists(l), cycle.details.title.clone(), actions)}
            {tabs::view(texts::lists(l), vec![
                tab("produit", texts::by_product(l)),
                tab("point", texts::by_point(l)),
                tab("personne", texts::by_person(l)),
                tab("emargement", texts::to_sign(l)),
                tab("tournee", texts::round(l)),
            ])}
            {if all.is_empty() { empty::view("clipboard-list", texts::no_order(l)) } else { list }}
        }
    }))
}

/// How much of each product some orders need: the same lines that labels and crates are made of.
#[must_use]
pub fn needs<'a>(all: impl Iterator<Item = &'a Order>) -> Vec<(String, (Unit, Amount, i64))> {
    let mut needs: BTreeMap<String, (Unit, Amount, i64)> = BTreeMap::new();
    for line in all.flat_map(|order| order.lines.iter()).filter(|line| line.ordered > 0) {
        let due = line.packed.map_or_else(|| line.due(), |packed| packed.amount);
        let entry = needs.entry(line.terms.name.clone()).or_insert((line.terms.selling.mode().unit(), Amount::ZERO, 0));
        entry.1 = entry.1 + due;
        entry.2 += 1;
    }
    let mut needs: Vec<_> = needs.into_iter().collect();
    search::sort_by_name(&mut needs, |(name, _)| name);
    needs
}

fn need_table<'a>(l: Lang, all: impl Iterator<Item = &'a Order>) -> AnyView {
    let rows = needs(all)
        .into_iter()
        .map(|(name, (unit, amount, orders))| vec![name.into_any(), unit.text(l, amount).into_any(), orders.into_any()])
        .collect();
    table::view(texts::by_product(l), [texts::product(l), texts::how_much(l), texts::orders(l)], rows)
}

fn by_product(l: Lang, all: &[Order]) -> AnyView {
    need_table(l, all.iter())
}

fn by_point(l: Lang, all: &[Order], slots: &[Slot]) -> AnyView {
    slots
        .iter()
        .filter(|slot| slot.taken > 0)
        .map(|slot| {
            let here = all.iter().filter(|order| order.slot == slot.id);
            view! {
                <section class="sheet-part">
                    <h2>{slot.point_name.clone()} " · " {texts::slot(l, slot)}</h2>
                    <p>{texts::n_crates(l, slot.taken)}</p>
                    {need_table(l, here)}
                </section>
            }
        })
        .collect_view()
        .into_any()
}

fn by_person(l: Lang, all: &[Order], slots: &HashMap<SlotId, &Slot>) -> AnyView {
    let rows = all
        .iter()
        .map(|order| {
            let lines: Vec<_> = order
                .asked()
                .map(|line| view! { <li>{line.terms.name.clone()} " : " <b>{texts::quantity(l, line)}</b></li> })
                .collect();
            let place = slots.get(&order.slot).map(|slot| slot.point_name.clone()).unwrap_or_default();
            vec![super::team_order::named_link(order), place.into_any(), view! { <ul class="plain-list">{lines}</ul> }.into_any()]
        })
        .collect();
    table::view(texts::by_person(l), [texts::customer(l), texts::where_label(l), texts::order(l)], rows)
}

/// The sheet of whoever drives: point by point, the crates to drop and the empties to take back. Jars that are in a crate of the day itself
/// do not come back with it.
fn round(l: Lang, all: &[Order], slots: &[Slot], jars: &HashMap<CustomerId, i64>) -> AnyView {
    let mut points: Vec<(&Slot, Vec<&Order>)> = Vec::new();
    for slot in slots.iter().filter(|slot| slot.taken > 0) {
        let here = all.iter().filter(|order| order.slot == slot.id && order.state != OrderState::NotCollected);
        match points.iter_mut().find(|(known, _)| known.point == slot.point && known.day == slot.day) {
            Some((_, orders)) => orders.extend(here),
            None => points.push((slot, here.collect())),
        }
    }
    points
        .into_iter()
        .map(|(slot, orders)| {
            let out = |order: &&Order| jars.get(&order.customer).copied().unwrap_or(0) - in_crate(order);
            let empties: i64 = orders.iter().map(out).map(|jars| jars.max(0)).sum();
            let rows = orders
                .iter()
                .map(|order| vec![order.code.clone().into_any(), initials(&order.name).into_any(), "".into_any()])
                .collect();
            view! {
                <section class="sheet-part">
                    <h2>{slot.point_name.clone()} " · " {texts::slot(l, slot)}</h2>
                    <p>{slot.point_address.clone()}</p>
                    <p><b>{texts::crates_out(l, i64::try_from(orders.len()).unwrap_or(i64::MAX))}</b></p>
                    {(empties > 0).then(|| view! { <p>{texts::jars_to_collect(l, empties)} " · " {texts::empties(l)} " : ______"</p> })}
                    {table::view(texts::round(l), [texts::code(l), texts::initials(l), texts::dropped(l)], rows)}
                </section>
            }
        })
        .collect_view()
        .into_any()
}

/// On paper lie initials and codes only.
fn to_sign(l: Lang, all: &[Order], slots: &[Slot]) -> AnyView {
    slots
        .iter()
        .filter(|slot| slot.taken > 0)
        .map(|slot| {
            let rows = all
                .iter()
                .filter(|order| order.slot == slot.id && order.state != OrderState::Cancelled)
                .map(|order| vec![order.code.clone().into_any(), initials(&order.name).into_any(), "".into_any()])
                .collect();
            view! {
                <section class="sheet-part">
                    <h2>{slot.point_name.clone()} " · " {texts::slot(l, slot)}</h2>
                    {table::view(texts::to_sign(l), [texts::code(l), texts::initials(l), texts::signature(l)], rows)}
                </section>
            }
        })
        .collect_view()
        .into_any()
}

//! `/ventes/cycles/…/offre`: what a cycle offers, on one dense page: tick, price, what the harvest should give, most a person.

use std::collections::HashMap;

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{button, empty, form as frame, icon, page_head, texts as ui};
use platform::auth::actor::COORDINATORS;
use platform::error::Result;
use platform::forms::{Form, cents_field, grams_field};
use platform::i18n::Lang;
use platform::quantity::Grams;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use produce::model::amount::{Amount, Unit};
use produce::model::product::Product;
use produce::store::products;

use crate::model::cycle::CycleId;
use crate::store::{cycles, offers, prices};
use crate::texts;

/// The page.
pub async fn show(ctx: Ctx, Path(id): Path<CycleId>) -> Result<Response> {
    let form = opened(&ctx, id).await?;
    shown(&ctx, id, &form).await
}

fn amount(unit: Unit, amount: Amount) -> String {
    match unit {
        Unit::Grams => grams_field(Grams(amount.0)),
        Unit::Pieces => amount.0.to_string(),
    }
}

/// The form as it is: what is offered, and for the others the price of the day.
async fn opened(ctx: &Ctx, id: CycleId) -> Result<Form> {
    let mut conn = ctx.read().await?;
    let offered = offers::standing(&mut conn, &ctx.actor, id).await?;
    let today = prices::on(&mut conn, &ctx.actor, ctx.today()).await?;
    drop(conn);
    let mut form = Form::default();
    for ((product, group), cents) in today {
        if group.is_none() {
            form.set(&format!("price-{product}"), cents_field(cents));
        }
    }
    for offer in offered.iter().filter(|offer| !offer.withdrawn) {
        let product = offer.terms.product;
        form.add("offer", product.to_string());
        form.set(&format!("price-{product}"), cents_field(offer.terms.price));
        if let Some(expected) = offer.supply.expected {
            form.set(&format!("expected-{product}"), amount(offer.terms.selling.mode().unit(), expected));
        }
        if let Some(most) = offer.most {
            form.set(&format!("most-{product}"), most.to_string());
        }
    }
    Ok(form)
}

/// The page with what was typed.
pub async fn shown(ctx: &Ctx, id: CycleId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let cycle = cycles::get(&mut conn, id).await?;
    let known = products::list(&mut conn, &ctx.actor, "", false).await?;
    let offered = offers::standing(&mut conn, &ctx.actor, id).await?;
    drop(conn);
    let reserved: HashMap<_, _> = offered.iter().map(|offer| (offer.terms.product, offer.supply.reserved)).collect();
    let l = ctx.lang;
    let known: Vec<Product> = known.into_iter().filter(|product| product.details.published).collect();
    Ok(form_page(ctx, form, Head::new(texts::choose_products(l)).wide().with_script("offer.js"), || {
        let rows: Vec<_> =
            known.iter().map(|product| row(l, product, reserved.get(&product.id).copied().unwrap_or_default(), form)).collect();
        let trail = vec![
            ("/ventes".to_owned(), texts::sales(l).to_owned()),
            (format!("/ventes/cycles/{id}"), cycle.details.title.clone()),
        ];
        let none = rows.is_empty();
        view! {
            {page_head::trail(ui::where_am_i(l), trail)}
            {page_head::simple(texts::choose_products(l), texts::choose_products_lead(l))}
            {if none {
                let make = button::link("/produits/nouveau", "plus", produce::texts::new_product(l));
                let coordinator = ctx.actor.roles.any_of(COORDINATORS);
                let packs = coordinator.then(|| button::link("/demarrage", "package", texts::from_a_pack(l)));
                empty::with_action("carrot", texts::nothing_published(l), view! { {make} " " {packs} }.into_any())
            } else { view! {
                <form method="post" class="offering" id="offer" novalidate>
                    {frame::summary(l, form)}
                    <table class="cards">
                        <caption class="visually-hidden">{texts::on_sale(l)}</caption>
                        <thead><tr>
                            <th scope="col">{texts::product(l)}</th>
                            <th scope="col">{texts::price_eur(l)}</th>
                            <th scope="col">{texts::in_store(l)}</th>
                            <th scope="col">{texts::expected(l)}</th>
                            <th scope="col">{texts::most_each(l)}</th>
                            <th scope="col">{texts::asked(l)}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                    <div class="buttons">{button::submit(ui::save(l))}</div>
                </form>
            }.into_any() }}
        }
    }))
}

fn row(l: Lang, product: &Product, reserved: Amount, form: &Form) -> AnyView {
    let (id, unit) = (product.id.to_string(), product.unit());
    let ticked = form.ticked("offer", &id);
    let name = product.details.name.clone();
    let input = |field: String, label: String| {
        let (value, bad) = (form.value(&field).to_owned(), form.error(&field).is_some());
        let complaint = form.error(&field).map(|message| view! { <p class="complaint">{message.text(l)}</p> });
        view! {
            <input type="text" inputmode="decimal" class="few" id=field.clone() name=field.clone() value=value
                aria-label=label aria-invalid=bad.then_some("true") />
            {complaint}
        }
    };
    let per = if product.details.selling.mode().is_weighed() { "/ kg" } else { "" };
    let kilos = if unit == Unit::Grams { "kg" } else { "" };
    let labelled = |words: &str| format!("{name} : {words}");
    let price = input(format!("price-{id}"), labelled(texts::price_eur(l)));
    let expected = input(format!("expected-{id}"), labelled(texts::expected(l)));
    let most = input(format!("most-{id}"), labelled(texts::most_each(l)));
    view! {
        <tr>
            <th scope="row">
                <label class="check">
                    <input type="checkbox" name="offer" value=id.clone() checked=ticked />
                    <span class="with-icon">{icon::view(&product.details.pictogram)} <span>{name.clone()}</span></span>
                </label>
            </th>
            <td data-label=texts::price_eur(l)><span>{price} " " {per}</span></td>
            <td data-label=texts::in_store(l)>{unit.text(l, product.on_hand)}</td>
            <td data-label=texts::expected(l)><span>{expected} " " {kilos}</span></td>
            <td data-label=texts::most_each(l)>{most}</td>
            <td data-label=texts::asked(l)>{unit.text(l, reserved)}</td>
        </tr>
    }
    .into_any()
}

//! `/ventes/prix`: the price list of a day, for everybody or for a group.

use std::collections::HashMap;

use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, empty, form as frame, icon, page_head, tabs, texts as ui};
use platform::error::Result;
use platform::forms::{Form, cents_field};
use platform::money::Cents;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use produce::model::product::ProductId;
use produce::store::products;

use crate::model::cycle::GroupId;
use crate::store::prices;
use crate::texts;

/// The group that the address names.
#[must_use]
pub fn group_of(ctx: &Ctx) -> Option<GroupId> {
    ctx.param("groupe").parse().ok()
}

/// The list as it is.
pub async fn show(ctx: Ctx) -> Result<Response> {
    shown(&ctx, group_of(&ctx), &Form::default()).await
}

/// The prices of a group as they are kept, in one order.
#[must_use]
pub fn kept(today: &prices::Prices, group: Option<GroupId>) -> Form {
    let mut own: Vec<_> =
        today.iter().filter(|((_, of), _)| *of == group).map(|((product, _), cents)| (product, cents)).collect();
    own.sort_unstable();
    let mut form = Form::default();
    for (product, cents) in own {
        form.set(&format!("price-{product}"), cents_field(*cents));
    }
    form
}

/// The list as it is kept, from today on.
fn filled(ctx: &Ctx, today: &prices::Prices, group: Option<GroupId>) -> Form {
    let mut form = kept(today, group).as_read();
    form.set("starts", ctx.today().to_string());
    form
}

/// The list with what was typed into one of the page's forms.
pub async fn shown(ctx: &Ctx, group: Option<GroupId>, typed: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let known = products::list(&mut conn, &ctx.actor, "", false).await?;
    let groups = prices::groups(&mut conn, &ctx.actor).await?;
    let today = prices::on(&mut conn, &ctx.actor, ctx.today()).await?;
    drop(conn);
    let form = &if typed.names().any(|name| name == "starts") { typed.clone() } else { filled(ctx, &today, group) };
    let public: HashMap<ProductId, Cents> =
        today.into_iter().filter_map(|((product, of), cents)| of.is_none().then_some((product, cents))).collect();
    let l = ctx.lang;
    Ok(form_page(ctx, typed, Head::new(texts::price_list(l)), || {
        let rows: Vec<_> = known
            .iter()
            .map(|product| {
                let name = format!("price-{}", product.id);
                let complaint = form.error(&name).map(|message| view! { <p class="complaint">{message.text(l)}</p> });
                let bad = form.error(&name).is_some().then_some("true");
                let per = if product.details.selling.mode().is_weighed() { texts::per_kilo(l) } else { texts::per_piece(l) };
                let hint = group.and_then(|_| public.get(&product.id)).map(|cents| cents.text(l)).unwrap_or_default();
                view! {
                    <li class="price-line">
                        <label for=name.clone() class="with-icon">
                            {icon::view(&product.details.pictogram)} <span>{product.details.name.clone()}</span>
                        </label>
                        <span>
                            <input type="text" inputmode="decimal" class="few" id=name.clone() name=name.clone()
                                value=form.value(&name).to_owned() placeholder=hint aria-invalid=bad />
                            " " {per}
                        </span>
                        {complaint}
                    </li>
                }
            })
            .collect();
        let mut choices = vec![("/ventes/prix".to_owned(), texts::public_price(l).to_owned(), group.is_none())];
        choices.extend(
            groups.iter().map(|one| (format!("/ventes/prix?groupe={}", one.id), one.name.clone(), group == Some(one.id))),
        );
        let adding = typed.if_sent("group_name");
        let none = rows.is_empty();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/ventes".to_owned(), texts::sales(l).to_owned())])}
            {page_head::simple(texts::price_list(l), texts::price_list_lead(l))}
            {tabs::view(texts::price_list(l), choices)}
            {if none { empty::view("tag", texts::nothing_published(l)) } else { view! {
                <form method="post" action="/ventes/prix" class="form" novalidate>
                    {frame::summary(l, form)}
                    {frame::as_read(form)}
                    {frame::hidden("group", group.map(|id| id.to_string()).unwrap_or_default())}
                    <ul class="price-lines">{rows}</ul>
                    {field(l, form, "starts", texts::from_day(l)).required().date()}
                    <div class="buttons">{button::submit(ui::save(l))}</div>
                </form>
            }.into_any() }}
            <section>
                <h2>{texts::add_group(l)}</h2>
                <form method="post" action="/ventes/prix/groupes" class="form" novalidate>
                    {field(l, &adding, "group_name", texts::name(l)).required().text()}
                    <div class="buttons">{button::quiet(texts::add_group(l))}</div>
                </form>
            </section>
        }
    }))
}

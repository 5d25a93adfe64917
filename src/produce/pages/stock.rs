//! `/stock`: the lots in store; what is bought in; what is mixed.

use std::collections::HashMap;

use axum::extract::Path;
use axum::response::Response;
use chrono::Datelike as _;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::list::{Cell, List, figures, words};
use ::ui::{badge, button, empty, form as frame, page_head, table, tabs, texts as ui};
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};

use crate::model::amount::Unit;
use crate::model::label::Label;
use crate::model::lot::LotKind;
use crate::model::product::ProductId;
use crate::model::stock::StorePlace;
use crate::store::lots::Listed;
use crate::store::{lots, places, products};
use crate::{CATALOGUE_KEEPERS, STOCK_KEEPERS, texts};

/// Most lots on a page.
pub const MOST: i64 = 200;

/// A label as a badge.
pub fn label_badge(l: Lang, label: Label) -> AnyView {
    match label {
        Label::Organic => badge::good(texts::label(l, label)),
        Label::Conversion => badge::warm(texts::label(l, label)),
        Label::Conventional => badge::plain(texts::label(l, label)),
    }
}

/// How every product is counted.
pub async fn units(conn: &mut Conn, actor: &Actor) -> Result<HashMap<ProductId, Unit>> {
    let mut all = products::list(conn, actor, "", false).await?;
    all.extend(products::list(conn, actor, "", true).await?);
    Ok(all.into_iter().map(|product| (product.id, product.unit())).collect())
}

fn lot_cells(l: Lang, lot: &Listed, unit: Unit) -> [Cell; 6] {
    let origin = match lot.kind {
        LotKind::Mix => texts::lot_kind(l, lot.kind).to_owned(),
        LotKind::Harvest | LotKind::Purchase => lot.origin.clone(),
    };
    [
        Cell::link(format!("/lots/{}", lot.id), lot.code.clone()),
        Cell::text(lot.product_name.clone()),
        Cell::text(format::date(l, lot.day)).ranked(lot.day.num_days_from_ce().into()),
        Cell::shown(label_badge(l, lot.label), texts::label(l, lot.label)),
        Cell::text(origin),
        Cell::number(lot.left_over.0, unit.text(l, lot.left_over)),
    ]
}

/// The lots of one product, on its page.
pub fn lots_of(l: Lang, listed: &[Listed], unit: Unit) -> AnyView {
    let rows = listed.iter().map(|lot| lot_cells(l, lot, unit).into_iter().map(Cell::into_view).collect()).collect();
    table::view(
        texts::lots(l),
        [texts::lot(l), texts::product(l), texts::day(l), texts::status(l), texts::from(l), texts::left(l)],
        rows,
    )
}

/// Lots as a list.
fn lot_list(l: Lang, listed: &[Listed], known: &HashMap<ProductId, Unit>) -> List<6> {
    let unit_of = |id| known.get(&id).copied().unwrap_or(Unit::Pieces);
    List {
        name: "stock",
        caption: texts::lots(l),
        columns: [
            words("lot", texts::lot(l)),
            words("produit", texts::product(l)),
            words("jour", texts::day(l)),
            words("statut", texts::status(l)),
            words("origine", texts::from(l)),
            figures("reste", texts::left(l)),
        ],
        rows: listed.iter().map(|lot| lot_cells(l, lot, unit_of(lot.product_id))).collect(),
    }
}

/// The list.
pub async fn list(ctx: Ctx) -> Result<Response> {
    let all = ctx.param("voir") == "tous";
    let mut conn = ctx.read().await?;
    let listed = lots::list(&mut conn, &ctx.actor, None, all, MOST).await?;
    let known = units(&mut conn, &ctx.actor).await?;
    drop(conn);
    let l = ctx.lang;
    if List::<6>::is_file(&ctx) {
        return lot_list(l, &listed, &known).file(&ctx);
    }
    Ok(page(&ctx, Head::new(texts::stock(l)).wide().with_script("list.js"), || {
        let mut actions = Vec::new();
        if ctx.actor.roles.any_of(STOCK_KEEPERS) {
            actions.push(button::primary_link("/stock/achat", "plus", texts::buy_in(l)));
        }
        actions.push(button::link("/stock/bilan", "scale", texts::balance(l)));
        if ctx.actor.roles.any_of(CATALOGUE_KEEPERS) {
            actions.push(button::link("/stock/lieux", "warehouse", texts::store_places(l)));
        }
        actions.push(button::link(format!("/stock/tableur?{}", ctx.query), "sheet", ui::export_csv(l)));
        view! {
            {page_head::with_actions(texts::stock(l), texts::stock_lead(l), actions)}
            {tabs::view(texts::stock(l), vec![
                (ctx.with_param("voir", ""), texts::only_left(l).to_owned(), !all),
                (ctx.with_param("voir", "tous"), texts::every_lot(l).to_owned(), all),
            ])}
            {if listed.is_empty() {
                empty::view("warehouse", texts::nothing_in_store(l))
            } else {
                lot_list(l, &listed, &known).view(&ctx)
            }}
        }
    }))
}

/// Places as options of a select.
pub fn place_options(places: &[StorePlace]) -> Vec<(String, String)> {
    places.iter().map(|place| (place.id.to_string(), place.name.clone())).collect()
}

/// `/stock/achat`.
pub async fn buy(ctx: Ctx) -> Result<Response> {
    let form = Form::filled([("day", ctx.today().to_string()), ("label", Label::Conventional.word().to_owned())]);
    buy_form(&ctx, &form).await
}

/// The form of a purchase with what was typed.
pub async fn buy_form(ctx: &Ctx, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let known = products::list(&mut conn, &ctx.actor, "", false).await?;
    let places = places::list(&mut conn, &ctx.actor).await?;
    drop(conn);
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::buy_in(l)), || {
        let choose = (String::new(), texts::choose_product(l).to_owned());
        let unit = |unit| if unit == Unit::Grams { "kg" } else { texts::pieces(l) };
        let options =
            known.iter().map(|product| (product.id.to_string(), format!("{} ({})", product.details.name, unit(product.unit()))));
        let labels = Label::ALL.iter().map(|label| (label.word().to_owned(), texts::label(l, *label).to_owned())).collect();
        let fields = view! {
            {field(l, form, "product", texts::product(l)).required().select(std::iter::once(choose).chain(options).collect())}
            <div class="pair">
                {field(l, form, "amount", texts::amount(l)).required().number()}
                {field(l, form, "day", texts::day(l)).required().date()}
            </div>
            {field(l, form, "supplier", texts::supplier(l)).required().text()}
            <div class="pair">
                {field(l, form, "label", texts::label_label(l)).required().select(labels)}
                {field(l, form, "certificate", texts::certificate(l)).text()}
            </div>
            {field(l, form, "place", texts::into(l)).required().select(place_options(&places))}
        };
        let buttons = view! { {button::submit(ui::save(l))} <a class="button" href="/stock">{ui::cancel(l)}</a> };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/stock".to_owned(), texts::stock(l).to_owned())])}
            {page_head::simple(texts::buy_in(l), texts::buy_lead(l))}
            {frame::frame(l, form, fields.into_any(), buttons.into_any())}
        }
    }))
}

/// `/stock/melange/…`.
pub async fn mix(ctx: Ctx, Path(product): Path<ProductId>) -> Result<Response> {
    mix_form(&ctx, product, &Form::default()).await
}

/// The form of a mix with what was typed.
pub async fn mix_form(ctx: &Ctx, id: ProductId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let product = products::get(&mut conn, &ctx.actor, id).await?;
    let listed = lots::list(&mut conn, &ctx.actor, Some(id), false, MOST).await?;
    let places = places::list(&mut conn, &ctx.actor).await?;
    drop(conn);
    let l = ctx.lang;
    let unit = product.unit();
    Ok(form_page(ctx, form, Head::new(texts::mix_lots(l)), || {
        let amounts: Vec<_> = listed
            .iter()
            .map(|lot| {
                let words = texts::from_lot(l, &lot.code, unit.text(l, lot.left_over));
                field(l, form, format!("lot-{}", lot.id), words).bare().hint(texts::label(l, lot.label)).number()
            })
            .collect();
        let none = amounts.is_empty();
        let fields = view! {
            {field(l, form, "place", texts::place(l)).required().select(place_options(&places))}
            {amounts}
        };
        let buttons =
            view! { {button::submit(ui::save(l))} <a class="button" href=format!("/produits/{id}")>{ui::cancel(l)}</a> };
        let trail = vec![
            ("/produits".to_owned(), texts::products(l).to_owned()),
            (format!("/produits/{id}"), product.details.name.clone()),
        ];
        view! {
            {page_head::trail(ui::where_am_i(l), trail)}
            {page_head::simple(texts::mix_lots(l), texts::mix_lead(l))}
            {if none { empty::view("package", texts::no_lot(l)) } else {
                frame::frame(l, form, fields.into_any(), buttons.into_any())
            }}
        }
    }))
}

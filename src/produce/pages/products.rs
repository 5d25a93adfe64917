//! `/produits`: what is weighed, stored and sold.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::badge::Badge;
use ::ui::field::field;
use ::ui::list::{Cell, List, figures, words};
use ::ui::{badge, button, dialog, empty, facts, filter, form as frame, icon, page_head, tabs, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::money::Cents;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};

use super::stock::lots_of;
use crate::model::amount::Amount;
use crate::model::product::{Category, Mode, Norm, Product, ProductDetails, ProductId};
use crate::store::{lots, products, species};
use crate::{CATALOGUE_KEEPERS, STOCK_KEEPERS, forms, pictograms, texts};

/// "500 g (de 450 g à 550 g)"; nothing for a piece of unknown weight.
pub fn portion_words(l: Lang, details: &ProductDetails) -> String {
    details.selling.portion().map(|portion| portion.estimated.text(l)).unwrap_or_default()
}

/// The list.
pub async fn list(ctx: Ctx) -> Result<Response> {
    let archived = ctx.param("etat") == "archive";
    let found = products::list(&mut *ctx.read().await?, &ctx.actor, &ctx.param("q"), archived).await?;
    let l = ctx.lang;
    if List::<6>::is_file(&ctx) {
        return listed(l, &found).file(&ctx);
    }
    Ok(page(&ctx, Head::new(texts::products(l)).wide().with_script("list.js"), || {
        let mut actions = Vec::new();
        if ctx.actor.roles.any_of(CATALOGUE_KEEPERS) {
            actions.push(button::primary_link("/produits/nouveau", "plus", texts::new_product(l)));
        }
        actions.push(button::link("/especes", "sprout", texts::species(l)));
        actions.push(button::link(format!("/produits/tableur?{}", ctx.query), "sheet", ui::export_csv(l)));
        view! {
            {page_head::with_actions(texts::products(l), texts::products_lead(l), actions)}
            {tabs::view(texts::products(l), vec![
                (ctx.with_param("etat", ""), texts::present(l).to_owned(), !archived),
                (ctx.with_param("etat", "archive"), texts::archived(l).to_owned(), archived),
            ])}
            {filter::bar(&ctx, texts::search_product(l), vec![])}
            {if found.is_empty() { empty::listed(&ctx, "carrot", texts::no_product(l)) } else { listed(l, &found).view(&ctx) }}
        }
    }))
}

/// Products as a list.
fn listed(l: Lang, products: &[Product]) -> List<6> {
    List {
        name: "produits",
        caption: texts::products(l),
        columns: [
            words("produit", texts::product(l)),
            words("vendu", texts::sold(l)),
            figures("stock", texts::in_store(l)),
            figures("promis", texts::promised(l)),
            figures("libre", texts::free(l)),
            words("vente", texts::publish(l)),
        ],
        rows: products.iter().map(|product| row(l, product)).collect(),
    }
}

fn row(l: Lang, product: &Product) -> [Cell; 6] {
    let unit = product.unit();
    let details = &product.details;
    let sold = [texts::mode(l, details.selling.mode()).to_owned(), portion_words(l, details)];
    let free = (product.on_hand - product.reserved).max(Amount::ZERO);
    let name = view! {
        <a class="with-icon" href=format!("/produits/{}", product.id)>
            {icon::view(&details.pictogram)} <span>{details.name.clone()}</span>
        </a>
    };
    let state = if details.published { Badge::good(texts::publish(l)) } else { Badge::plain(texts::not_published(l)) };
    let amount = |amount: Amount| Cell::number(amount.0, unit.text(l, amount));
    [
        Cell::shown(name.into_any(), details.name.clone()),
        Cell::text(sold.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")),
        amount(product.on_hand),
        amount(product.reserved),
        amount(free),
        Cell::badge(state),
    ]
}

/// One product.
pub async fn show(ctx: Ctx, Path(id): Path<ProductId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let product = products::get(&mut conn, &ctx.actor, id).await?;
    let named = match product.details.species {
        Some(id) => species::get(&mut conn, &ctx.actor, id).await?.details.name,
        None => String::new(),
    };
    let listed = lots::list(&mut conn, &ctx.actor, Some(id), true, 30).await?;
    drop(conn);
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(product.details.name.clone()), || {
        let details = &product.details;
        let unit = product.unit();
        let deposit = if details.deposit == Cents(0) { String::new() } else { details.deposit.text(l) };
        let category = if details.category == Category::None { "" } else { texts::category(l, details.category) };
        let lacking: Vec<_> = details.lacks().into_iter().map(|lack| view! { <li>{texts::lacks(lack).text(l)}</li> }).collect();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/produits".to_owned(), texts::products(l).to_owned())])}
            {page_head::with_actions(details.name.clone(), texts::mode(l, details.selling.mode()), actions(&ctx, &product))}
            <p class="badges">
                {product.archived_at.map(|_| badge::warm(texts::archived(l)))}
                {if details.published { badge::good(texts::publish(l)) } else { badge::plain(texts::not_published(l)) }}
            </p>
            {(!lacking.is_empty()).then(|| view! { <ul class="remarks">{lacking}</ul> })}
            {facts::view(vec![
                (texts::in_store(l), unit.text(l, product.on_hand)),
                (texts::promised(l), unit.text(l, product.reserved)),
                (texts::portion(l), portion_words(l, details)),
                (texts::one_species(l), named),
                (texts::category_label(l), category.to_owned()),
                (texts::variety(l), details.variety.clone()),
                (texts::size(l), details.size.clone()),
                (texts::origin(l), details.origin.clone()),
                (texts::allergens(l), details.allergens.clone()),
                (texts::vat(l), details.vat.text(l)),
                (texts::deposit(l), deposit),
            ])}
            <section>
                <h2>{texts::lots(l)}</h2>
                {if listed.is_empty() { empty::view("package", texts::no_lot(l)) } else {
                    lots_of(l, &listed, unit)
                }}
            </section>
        }
    }))
}

fn actions(ctx: &Ctx, product: &Product) -> Vec<AnyView> {
    let (l, id) = (ctx.lang, product.id);
    let mut actions = Vec::new();
    let roles = ctx.actor.roles;
    if product.archived_at.is_some() {
        if roles.any_of(CATALOGUE_KEEPERS) {
            actions.push(button::post(format!("/produits/{id}/retablir"), button::quiet(texts::restore(l))));
        }
        return actions;
    }
    if roles.any_of(CATALOGUE_KEEPERS) {
        actions.push(button::primary_link(format!("/produits/{id}/modifier"), "pencil", texts::edit(l)));
    }
    if roles.any_of(STOCK_KEEPERS) {
        actions.push(button::link(format!("/recolte/{id}"), "scale", texts::harvest(l)));
        actions.push(button::link(format!("/stock/melange/{id}"), "combine", texts::mix_lots(l)));
    }
    if roles.any_of(CATALOGUE_KEEPERS) {
        let archive = button::post(format!("/produits/{id}/archiver"), button::danger(ui::archive(l)));
        actions.push(dialog::confirm("archive", ui::archive(l), texts::archive_product_what(l), archive));
    }
    actions
}

/// `/produits/nouveau`.
pub async fn new(ctx: Ctx) -> Result<Response> {
    let origin = ctx.ecopole.commune.clone();
    let form = Form::filled([
        ("mode", Mode::Kg.word().to_owned()),
        ("pictogram", pictograms::ALL[0].to_owned()),
        ("vat", "5,50".to_owned()),
        ("norm", Norm::General.word().to_owned()),
        ("category", Category::None.word().to_owned()),
        ("origin", origin),
        ("least", "0,5".to_owned()),
        ("estimated", "0,5".to_owned()),
        ("most", "0,55".to_owned()),
    ]);
    form_of(&ctx, None, &form).await
}

/// `/produits/…/modifier`.
pub async fn edit(ctx: Ctx, Path(id): Path<ProductId>) -> Result<Response> {
    let product = products::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    form_of(&ctx, Some(id), &forms::product_filled(&product.details, product.version)).await
}

/// The form with what was typed.
pub async fn form_of(ctx: &Ctx, id: Option<ProductId>, form: &Form) -> Result<Response> {
    let known = species::list(&mut *ctx.read().await?, &ctx.actor, "", false).await?;
    let l = ctx.lang;
    let title = if id.is_some() { texts::edit_product(l) } else { texts::new_product(l) };
    let back = id.map_or_else(|| "/produits".to_owned(), |id| format!("/produits/{id}"));
    Ok(form_page(ctx, form, Head::new(title), || {
        let none = (String::new(), texts::no_species_chosen(l).to_owned());
        let known = known.iter().map(|species| (species.id.to_string(), species.details.name.clone()));
        let fields = view! {
            {frame::hidden("version", form.value("version"))}
            {field(l, form, "name", texts::name(l)).required().text()}
            {pictures(l, form)}
            {field(l, form, "species", texts::for_species(l)).bare().select(std::iter::once(none).chain(known).collect())}
            {selling_fields(l, form)}
            {shown_fields(l, form)}
        };
        let buttons = view! { {button::submit(ui::save(l))} <a class="button" href=back>{ui::cancel(l)}</a> };
        view! {
            {page_head::simple(title, "")}
            {frame::frame(l, form, fields.into_any(), buttons.into_any())}
        }
    }))
}

/// How it is counted and priced.
fn selling_fields(l: Lang, form: &Form) -> AnyView {
    let modes = Mode::ALL.iter().map(|mode| (mode.word().to_owned(), texts::mode(l, *mode).to_owned())).collect();
    view! {
        {field(l, form, "mode", texts::sold(l)).required().select(modes)}
        <div class="pair">
            {field(l, form, "least", texts::least(l)).bare().number()}
            {field(l, form, "estimated", texts::estimated(l)).bare().number()}
            {field(l, form, "most", texts::most(l)).hint(texts::portion_hint(l)).bare().number()}
        </div>
        <div class="pair">
            {field(l, form, "vat", texts::vat(l)).required().number()}
            {field(l, form, "deposit", texts::deposit(l)).number()}
        </div>
    }
    .into_any()
}

/// What the law has shown beside the price.
fn shown_fields(l: Lang, form: &Form) -> AnyView {
    let norms = Norm::ALL.iter().map(|norm| (norm.word().to_owned(), texts::norm(l, *norm).to_owned())).collect();
    let categories = Category::ALL.iter().map(|category| (category.word().to_owned(), texts::category(l, *category).to_owned()));
    view! {
        <div class="pair">
            {field(l, form, "norm", texts::norm_label(l)).hint(texts::norm_hint(l)).required().select(norms)}
            {field(l, form, "category", texts::category_label(l)).bare().select(categories.collect())}
        </div>
        <div class="pair">
            {field(l, form, "variety", texts::variety(l)).text()}
            {field(l, form, "size", texts::size(l)).text()}
        </div>
        {field(l, form, "origin", texts::origin(l)).bare().text()}
        {field(l, form, "allergens", texts::allergens(l)).text()}
        {field(l, form, "published", texts::publish(l)).checks(vec![("yes", texts::publish_it(l))])}
    }
    .into_any()
}

/// The pictograms to choose from, as pictures.
fn pictures(l: Lang, form: &Form) -> AnyView {
    let chosen = form.value("pictogram").to_owned();
    let pictures: Vec<_> = pictograms::ALL
        .iter()
        .map(|name| {
            let checked = chosen == *name;
            view! {
                <label class="picture-choice">
                    <input type="radio" name="pictogram" value=*name checked=checked aria-label=*name />
                    {icon::view(name)}
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="field" id="pictogram" tabindex="-1">
            <legend>{texts::pictogram(l)}</legend>
            <div class="picture-choices">{pictures}</div>
        </fieldset>
    }
    .into_any()
}

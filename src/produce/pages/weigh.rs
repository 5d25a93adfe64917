//! `/recolte/…/peser`: the keypad. Without a script it is one form with the telephone's own number pad.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{form as frame, icon, page_head, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::quantity::Grams;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use super::harvest::{self, Spot};
use crate::forms::{self, CRATES};
use crate::model::amount::Unit;
use crate::model::label::Label;
use crate::model::product::{Product, ProductId};
use crate::model::species::Variety;
use crate::model::stock::StorePlace;
use crate::store::{lots, places, products, settings, species};
use crate::texts;

/// The keypad as it opens.
pub async fn show(ctx: Ctx, Path(id): Path<ProductId>) -> Result<Response> {
    let product = products::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    let named = ["parcelle", "planche", "arbre"].map(|name| (name, ctx.param(name)));
    let form = Form::filled([named[0].clone(), named[1].clone(), named[2].clone(), ("crates", "0".to_owned())]);
    shown(&ctx, &product, &form).await
}

/// What the page needs to know.
struct Scale {
    tare: Grams,
    stores: Vec<StorePlace>,
    varieties: Vec<Variety>,
    /// The label it has if nobody says when it was sown, where that might make it better.
    unsown: Option<Label>,
}

/// The keypad with what was typed.
pub async fn shown(ctx: &Ctx, product: &Product, form: &Form) -> Result<Response> {
    let spots = harvest::spots(ctx).await?;
    let source = forms::source(form.value("parcelle"), form.value("planche"), form.value("arbre"));
    let Some(spot) = source.and_then(|source| harvest::find(&spots, source)) else {
        return harvest::places_of(ctx, product, form).await;
    };
    let mut conn = ctx.read().await?;
    let varieties = match product.details.species {
        Some(of) => species::varieties(&mut conn, &ctx.actor, Some(of)).await?,
        None => Vec::new(),
    };
    let stores = places::list(&mut conn, &ctx.actor).await?;
    let unsown = match source {
        Some(source) => lots::label_unless_sown(&mut conn, &ctx.actor, product, (source.plot, ctx.today())).await?,
        None => None,
    };
    let scale = Scale { tare: settings::crate_tare(&mut conn).await?, stores, varieties, unsown };
    drop(conn);
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(product.details.name.clone()).with_script("keypad.js"), || {
        let trail = vec![
            ("/recolte".to_owned(), texts::harvest(l).to_owned()),
            (format!("/recolte/{}", product.id), product.details.name.clone()),
        ];
        view! {
            {page_head::trail(ui::where_am_i(l), trail)}
            <h1 class="weigh-title">{icon::view(&product.details.pictogram)} {product.details.name.clone()}</h1>
            <p class="lead">{place_name(spot)}</p>
            {keypad(l, product, form, &scale)}
        }
    }))
}

fn place_name(spot: &Spot) -> String {
    format!("{} · {}", spot.name, spot.below)
}

fn keypad(l: Lang, product: &Product, form: &Form, scale: &Scale) -> AnyView {
    let unit = product.unit();
    let label = if unit == Unit::Grams { texts::weight(l) } else { texts::pieces(l) };
    let amount = field(l, form, "weight", label).required();
    let amount = if unit == Unit::Grams { amount.number() } else { amount.digits() };
    let point = (unit == Unit::Grams).then_some(",");
    view! {
        <form method="post" class="form weigh" novalidate data-unit=if unit == Unit::Grams { "kg" } else { "" }>
            {frame::summary(l, form)}
            {frame::token()}
            {["parcelle", "planche", "arbre", "sure"].map(|name| frame::hidden(name, form.value(name)))}
            <div class="weigh-display">{amount}</div>
            <div class="keys" hidden data-point=point></div>
            {(unit == Unit::Grams).then(|| crates(l, form, scale.tare))}
            {store_field(l, form, &scale.stores)}
            <ul
                class="queue"
                aria-live="polite"
                hidden
                data-wrong=if unit == Unit::Grams { texts::no_weight(l) } else { texts::no_count(l) }
                data-waiting=texts::waits_for_network(l)
                data-signed-out=ui::signed_out_meanwhile(l)
                data-remove=texts::remove(l)
                data-erase=texts::erase(l)
            ></ul>
            <button type="submit" class="button primary weigh-go">{icon::view("check")} <span>{texts::weigh_it(l)}</span></button>
            {scale.unsown.map(|label| sowing(l, form, &texts::label_unless_sown(l, texts::label(l, label))))}
            <details class="more" open=form.error("sown_on").is_some()>
                <summary>{texts::more_about_it(l)}</summary>
                {product.details.species.map(|_| variety_field(l, form, &scale.varieties))}
                {scale.unsown.is_none().then(|| sowing(l, form, texts::sown_hint(l)))}
            </details>
        </form>
    }
    .into_any()
}

fn sowing(l: Lang, form: &Form, hint: &str) -> AnyView {
    field(l, form, "sown_on", texts::sown_on(l)).hint(hint).date()
}

/// How many crates stand under it, as buttons.
fn crates(l: Lang, form: &Form, tare: Grams) -> AnyView {
    let chosen = form.value("crates").parse::<i64>().unwrap_or(0);
    let choices: Vec<_> = (0..=CRATES.min(5))
        .map(|count| {
            let words = if count == 0 { texts::no_crate(l).to_owned() } else { texts::n_crates(l, count) };
            let id = format!("crates-{count}");
            view! {
                <input type="radio" name="crates" id=id.clone() value=count.to_string() checked=count == chosen />
                <label for=id data-grams=(tare * count).0.to_string()>{words}</label>
            }
        })
        .collect();
    view! {
        <fieldset class="field pills" id="crates" tabindex="-1">
            <legend>{texts::crates(l)}</legend>
            <p class="hint">{texts::tare_each(l, tare.text(l))}</p>
            <div class="pill-row">{choices}</div>
        </fieldset>
    }
    .into_any()
}

/// Where it goes: not asked where there is only one place.
fn store_field(l: Lang, form: &Form, stores: &[StorePlace]) -> AnyView {
    match stores {
        [only] => frame::hidden("place", only.id.to_string()),
        _ => {
            let options = stores.iter().map(|place| (place.id.to_string(), place.name.clone())).collect();
            field(l, form, "place", texts::store_in(l)).required().select(options)
        }
    }
}

fn variety_field(l: Lang, form: &Form, varieties: &[Variety]) -> AnyView {
    let known: Vec<_> = varieties.iter().map(|variety| view! { <option value=variety.name.clone()></option> }).collect();
    view! {
        <div class="field">
            <label for="variety">{texts::variety(l)}</label>
            <input type="text" id="variety" name="variety" list="varieties" maxlength="80" value=form.value("variety").to_owned() />
            <datalist id="varieties">{known}</datalist>
        </div>
    }
    .into_any()
}

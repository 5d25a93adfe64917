//! `/recolte`: tiles of what may lie on the scale, then the place it comes from. Made for gloves.

use std::collections::HashMap;

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{button, empty, form as frame, icon, page_head, texts as ui};
use chrono::{DateTime, Utc};
use land::model::{Bed, Filter, Plot, PlotId, PlotKind, Tree};
use land::store::{Within, beds, plots, trees};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::format;
use platform::time::ClockTime;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};

use crate::forms;
use crate::model::lot::Source;
use crate::model::product::{Product, ProductId};
use crate::store::moves::{self, UNDO, Weighed};
use crate::store::{places as store_places, products};
use crate::{CATALOGUE_KEEPERS, texts};

/// The beginning of the day at the ecopole.
fn midnight(ctx: &Ctx) -> DateTime<Utc> {
    ClockTime(0).instant(ctx.today(), ctx.zone())
}

/// The address of a place, as a QR code at its bed has it.
#[must_use]
pub fn place_query(source: Source) -> String {
    let mut query = format!("parcelle={}", source.plot);
    if let Some(bed) = source.bed {
        query.push_str(&format!("&planche={bed}"));
    }
    if let Some(tree) = source.tree {
        query.push_str(&format!("&arbre={tree}"));
    }
    query
}

/// Which place the address names.
fn asked_source(ctx: &Ctx) -> Option<Source> {
    forms::source(&ctx.param("parcelle"), &ctx.param("planche"), &ctx.param("arbre"))
}

/// The tiles.
pub async fn tiles(ctx: Ctx) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let found = products::list(&mut conn, &ctx.actor, "", false).await?;
    let weighed = moves::weighed_since(&mut conn, &ctx.actor, midnight(&ctx)).await?;
    let lately = moves::lately(&mut conn, &ctx.actor, ctx.now()).await?;
    drop(conn);
    let l = ctx.lang;
    let source = asked_source(&ctx);
    let mut found = found;
    found.sort_by_key(|product| std::cmp::Reverse(lately.get(&product.id).copied().unwrap_or(0)));
    Ok(page(&ctx, Head::new(texts::harvest(l)), || {
        let tiles: Vec<_> = found.iter().map(|product| tile(product, source)).collect();
        let known: HashMap<ProductId, &Product> = found.iter().map(|product| (product.id, product)).collect();
        let actions = vec![button::link("/recolte/codes", "qr-code", texts::codes_for_beds(l))];
        view! {
            {page_head::with_actions(texts::harvest(l), texts::harvest_lead(l), actions)}
            {just_done(&ctx, &weighed, &known)}
            {if tiles.is_empty() { nothing_to_weigh(&ctx) } else { view! { <ul class="tiles">{tiles}</ul> }.into_any() }}
            <section>
                <h2>{texts::weighed_today(l)}</h2>
                {weighed_list(&ctx, &weighed, &known)}
            </section>
        }
    }))
}

fn nothing_to_weigh(ctx: &Ctx) -> AnyView {
    let l = ctx.lang;
    if ctx.actor.roles.any_of(CATALOGUE_KEEPERS) {
        let action = button::primary_link("/produits/nouveau", "plus", texts::new_product(l));
        empty::with_action("carrot", texts::no_products_yet(l), action)
    } else {
        empty::view("carrot", texts::no_products_yet(l))
    }
}

fn tile(product: &Product, source: Option<Source>) -> AnyView {
    let href = match source {
        Some(source) => format!("/recolte/{}/peser?{}", product.id, place_query(source)),
        None => format!("/recolte/{}", product.id),
    };
    view! {
        <li>
            <a class="tile" href=href>
                {icon::view(&product.details.pictogram)}
                <span>{product.details.name.clone()}</span>
            </a>
        </li>
    }
    .into_any()
}

/// What was just weighed, and what it means.
fn just_done(ctx: &Ctx, weighed: &[Weighed], known: &HashMap<ProductId, &Product>) -> Option<AnyView> {
    let l = ctx.lang;
    let done = ctx.param("fait");
    let line = weighed.iter().find(|line| line.id.to_string() == done && !line.taken_back)?;
    let product = known.get(&line.product_id)?;
    let unit = product.unit();
    let in_store = unit.text(l, product.on_hand);
    let mut means = texts::in_store_now(l, &in_store);
    let lacks = product.reserved - product.on_hand;
    if lacks.0 > 0 {
        means = texts::in_store_and_lacking(l, in_store, unit.text(l, product.reserved), unit.text(l, lacks));
    } else if product.reserved.0 > 0 {
        means = format!("{means}, {}", texts::already_ordered(l, unit.text(l, product.reserved)));
    }
    Some(
        view! {
            <div class="weighed" role="status">
                <p class="weighed-amount">
                    {icon::view("circle-check")}
                    {texts::just_weighed(l, unit.text(l, line.quantity), &product.details.name)}
                </p>
                <p>{means} " · " {texts::lot_code(l, &line.code)}</p>
                <div class="buttons">
                    <a class="button" href=format!("/recolte/{}", product.id)>{texts::the_same_again(l)}</a>
                    {button::post(format!("/recolte/lignes/{}/retirer", line.id), button::quiet(texts::take_back(l)))}
                </div>
            </div>
        }
        .into_any(),
    )
}

fn weighed_list(ctx: &Ctx, weighed: &[Weighed], known: &HashMap<ProductId, &Product>) -> AnyView {
    let l = ctx.lang;
    if weighed.is_empty() {
        return view! { <p>{texts::nothing_weighed(l)}</p> }.into_any();
    }
    let lines: Vec<_> = weighed
        .iter()
        .filter_map(|line| {
            let product = known.get(&line.product_id)?;
            let place = [Some(line.plot_name.clone()), line.bed_code.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ");
            let fresh = !line.taken_back && ctx.now() <= line.recorded_at + UNDO;
            Some(view! {
                <li class=if line.taken_back { "weighing gone" } else { "weighing" }>
                    <b>{product.unit().text(l, line.quantity)}</b>
                    <span>{product.details.name.clone()}</span>
                    <small>
                        {place} " · " {format::time_of(l, line.happened_at, ctx.zone())} " · "
                        <a href=format!("/lots/{}", line.lot_id)>{texts::lot_code(l, &line.code)}</a>
                        {line.taken_back.then(|| format!(" · {}", texts::taken_back(l)))}
                    </small>
                    {fresh.then(|| button::post(format!("/recolte/lignes/{}/retirer", line.id), button::quiet(texts::take_back(l))))}
                </li>
            })
        })
        .collect();
    view! { <ul class="weighings">{lines}</ul> }.into_any()
}

/// What a place is called: the plot, and its bed or tree.
pub struct Spot {
    pub source: Source,
    pub name: String,
    pub below: String,
}

/// Every place that something may be harvested from: plots where things grow, their beds, their trees.
pub async fn spots(ctx: &Ctx) -> Result<Vec<Spot>> {
    let mut conn = ctx.read().await?;
    let plots = plots::list(&mut conn, &ctx.actor, &Filter::default(), ctx.today()).await?;
    let beds = beds::list(&mut conn, &ctx.actor, Within::Everywhere, false).await?;
    let trees = trees::list(&mut conn, &ctx.actor, Within::Everywhere, false).await?;
    drop(conn);
    let l = ctx.lang;
    let growing = |plot: &&Plot| !matches!(plot.details.kind, PlotKind::Compost | PlotKind::Building);
    let mut spots = Vec::new();
    for plot in plots.iter().filter(growing) {
        let whole = Source { plot: plot.id, bed: None, tree: None };
        spots.push(Spot { source: whole, name: plot.details.name.clone(), below: texts::whole_plot(l).to_owned() });
        let within = |of: PlotId| of == plot.id;
        spots.extend(beds.iter().filter(|bed| within(bed.plot)).map(|bed| of_bed(plot, bed)));
        spots.extend(trees.iter().filter(|tree| within(tree.plot)).map(|tree| of_tree(plot, tree)));
    }
    Ok(spots)
}

fn of_bed(plot: &Plot, bed: &Bed) -> Spot {
    let source = Source { plot: plot.id, bed: Some(bed.id), tree: None };
    Spot { source, name: bed.details.code.clone(), below: plot.details.name.clone() }
}

fn of_tree(plot: &Plot, tree: &Tree) -> Spot {
    let source = Source { plot: plot.id, bed: None, tree: Some(tree.id) };
    let name = [tree.details.species.as_str(), tree.details.variety.as_str()];
    let name = name.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
    Spot { source, name, below: plot.details.name.clone() }
}

/// The places, those first where this product was harvested before.
pub async fn places(ctx: Ctx, Path(id): Path<ProductId>) -> Result<Response> {
    let product = products::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    places_of(&ctx, &product, &Form::default()).await
}

/// The same where a form named no place.
pub async fn places_of(ctx: &Ctx, product: &Product, form: &Form) -> Result<Response> {
    let id = product.id;
    let (before, stores) = {
        let mut conn = ctx.read().await?;
        (moves::sources_of(&mut conn, &ctx.actor, id).await?, store_places::list(&mut conn, &ctx.actor).await?)
    };
    let all = spots(ctx).await?;
    let l = ctx.lang;
    let is_before = |spot: &Spot| before.contains(&spot.source);
    let (here, others): (Vec<Spot>, Vec<Spot>) = all.into_iter().partition(is_before);
    Ok(form_page(ctx, form, Head::new(product.details.name.clone()), || {
        let tiles = |spots: &[Spot]| spots.iter().map(|spot| spot_tile(id, spot)).collect::<Vec<_>>();
        let (here, others) = (tiles(&here), tiles(&others));
        let missing = here.is_empty() && others.is_empty();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/recolte".to_owned(), texts::harvest(l).to_owned())])}
            {page_head::simple(product.details.name.clone(), texts::from_where(l))}
            {frame::summary(l, form)}
            {stores.is_empty().then(|| no_store(ctx))}
            {missing.then(|| empty::view("map", texts::no_plots_yet(l)))}
            {(!here.is_empty()).then(|| view! { <h2>{texts::here_last(l)}</h2><ul class="tiles">{here}</ul> })}
            {(!others.is_empty()).then(|| view! { <h2>{texts::other_places(l)}</h2><ul class="tiles small">{others}</ul> })}
        }
    }))
}

fn no_store(ctx: &Ctx) -> AnyView {
    let l = ctx.lang;
    if ctx.actor.roles.any_of(CATALOGUE_KEEPERS) {
        let action = button::primary_link("/stock/lieux", "warehouse", texts::store_places(l));
        empty::with_action("warehouse", texts::no_store_yet(l), action)
    } else {
        empty::view("warehouse", texts::no_store_yet(l))
    }
}

fn spot_tile(product: ProductId, spot: &Spot) -> AnyView {
    view! {
        <li>
            <a class="tile" href=format!("/recolte/{product}/peser?{}", place_query(spot.source))>
                <span>{spot.name.clone()}</span>
                <small>{spot.below.clone()}</small>
            </a>
        </li>
    }
    .into_any()
}

/// A bed that a place names, for the page of weighing.
pub fn find(spots: &[Spot], source: Source) -> Option<&Spot> {
    spots.iter().find(|spot| spot.source == source)
}

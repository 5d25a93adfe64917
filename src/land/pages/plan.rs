//! `/plan`: the archipelago, and each terrain of it; open to everybody, with links for the team.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{button, empty, page_head, table, tabs, texts as ui};
use platform::auth::actor::{LAND_KEEPERS, TEAM};
use platform::error::Result;
use platform::i18n::format;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use super::zoom;
use crate::model::SiteId;
use crate::plan::{self, Colours, Links};
use crate::store::land::{self, Land};
use crate::texts;

async fn outlines(ctx: &Ctx) -> Result<Land> {
    let mut conn = ctx.read().await?;
    if ctx.actor.roles.any_of(TEAM) {
        land::outlines(&mut conn, &ctx.actor, ctx.today()).await
    } else {
        land::public_outlines(&mut conn, ctx.today()).await
    }
}

async fn one_site(ctx: &Ctx, id: SiteId) -> Result<Land> {
    let mut conn = ctx.read().await?;
    if ctx.actor.roles.any_of(TEAM) {
        land::load(&mut conn, &ctx.actor, Some(id), ctx.today()).await
    } else {
        land::public_site(&mut conn, id, ctx.today()).await
    }
}

/// The colours asked for; who lends is for the team alone.
fn colours(ctx: &Ctx) -> Colours {
    match Colours::from_word(&ctx.param("couleur")) {
        Some(Colours::Lender) if !ctx.actor.roles.any_of(TEAM) => Colours::Kind,
        Some(colours) => colours,
        None => Colours::Kind,
    }
}

fn colour_tabs(ctx: &Ctx, chosen: Colours) -> AnyView {
    let l = ctx.lang;
    let all =
        [(Colours::Kind, texts::by_kind(l)), (Colours::Status, texts::by_status(l)), (Colours::Lender, texts::by_lender(l))];
    let shown = if ctx.actor.roles.any_of(TEAM) { 3 } else { 2 };
    let tabs = all
        .into_iter()
        .take(shown)
        .map(|(colours, name)| (ctx.with_param("couleur", colours.word()), name.to_owned(), colours == chosen));
    tabs::view(texts::colours(l), tabs.collect())
}

fn legend(ctx: &Ctx, land: &Land, chosen: Colours) -> AnyView {
    let entries: Vec<_> = plan::legend(ctx.lang, land, chosen)
        .into_iter()
        .map(|(class, name)| {
            view! {
                <li>
                    <svg class="key" viewBox="0 0 20 14" aria-hidden="true">
                        <rect class=format!("plot {class}") width="20" height="14" rx="3"></rect>
                    </svg>
                    {name}
                </li>
            }
        })
        .collect();
    view! { <ul class="legend" aria-label=texts::legend(ctx.lang)>{entries}</ul> }.into_any()
}

/// The drawing in its frame.
pub fn framed(svg: String) -> AnyView {
    view! { <figure class="plan-frame" inner_html=svg></figure> }.into_any()
}

/// `/plan`.
pub async fn archipelago(ctx: Ctx) -> Result<Response> {
    let land = outlines(&ctx).await?;
    let (l, chosen) = (ctx.lang, colours(&ctx));
    let drawing = plan::archipelago(l, &land, chosen);
    Ok(page(&ctx, Head::new(texts::plan(l)).wide().with_script("zoom.js"), || {
        let rows = land.sites.iter().map(|site| {
            let plots: Vec<_> = land.plots.iter().filter(|plot| plot.details.site == site.id).collect();
            vec![
                view! { <a href=format!("/plan/{}", site.id)>{site.details.name.clone()}</a> }.into_any(),
                site.details.address.clone().into_any(),
                texts::n_plots(l, plots.len()).into_any(),
                format::surface(l, plots.iter().map(|plot| plot.area_m2).sum()).into_any(),
            ]
        });
        let rows: Vec<_> = rows.collect();
        let total: i64 = land.plots.iter().map(|plot| plot.area_m2).sum();
        let lead =
            if rows.is_empty() { String::new() } else { texts::archipelago_lead(l, rows.len(), format::surface(l, total)) };
        view! {
            {page_head::simple(texts::the_archipelago(l), lead)}
            {colour_tabs(&ctx, chosen)}
            {if drawing.is_empty() { empty::view("map", texts::nothing_drawn(l)) } else { zoom::framed(&ctx, &drawing) }}
            {legend(&ctx, &land, chosen)}
            {(land.sites.len() > 1).then(|| view! { <p class="hint">{texts::enlarged(l)}</p> })}
            {(!rows.is_empty()).then(|| table::view(
                ui::sites(l),
                [texts::site(l), texts::address(l), ui::plots(l), texts::surface(l)],
                rows,
            ))}
        }
    }))
}

/// `/plan/…`.
pub async fn site(ctx: Ctx, Path(id): Path<SiteId>) -> Result<Response> {
    let land = one_site(&ctx, id).await?;
    let team = ctx.actor.roles.any_of(TEAM);
    let (l, chosen) = (ctx.lang, colours(&ctx));
    let name = land.sites.first().map(|site| site.details.name.clone()).unwrap_or_default();
    let drawing = plan::site(l, &land, chosen, if team { Links::Team } else { Links::Public }, &ctx.ecopole.plan_background);
    Ok(page(&ctx, Head::new(name.clone()).wide().with_script("zoom.js"), || {
        let rows: Vec<_> = land
            .plots
            .iter()
            .map(|plot| {
                let name = plot.details.name.clone();
                let beds = land.beds.iter().filter(|bed| bed.plot == plot.id).count();
                vec![
                    if team {
                        view! { <a href=format!("/parcelles/{}", plot.id)>{name}</a> }.into_any()
                    } else {
                        name.into_any()
                    },
                    texts::kind(l, plot.details.kind).into_any(),
                    plot.status.map_or(texts::status_unknown(l), |status| texts::status(l, status)).into_any(),
                    format::surface(l, plot.area_m2).into_any(),
                    beds.to_string().into_any(),
                ]
            })
            .collect();
        let mut actions = Vec::new();
        if team {
            actions.push(button::link(format!("/terrains/{id}"), "trees", texts::site_page(l)));
        }
        if ctx.actor.roles.any_of(LAND_KEEPERS) {
            actions.push(button::primary_link(format!("/plan/{id}/dessiner"), "pencil", texts::draw(l)));
        }
        let total: i64 = land.plots.iter().map(|plot| plot.area_m2).sum();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/plan".to_owned(), texts::the_archipelago(l).to_owned())])}
            {page_head::with_actions(name, format!("{} · {}", texts::n_plots(l, land.plots.len()), format::surface(l, total)), actions)}
            {colour_tabs(&ctx, chosen)}
            {if drawing.is_empty() { empty::view("map", texts::nothing_drawn(l)) } else { zoom::framed(&ctx, &drawing) }}
            {legend(&ctx, &land, chosen)}
            {table::view(
                ui::plots(l),
                [texts::plot(l), texts::kind_label(l), texts::status_label(l), texts::surface(l), texts::beds(l)],
                rows,
            )}
        }
    }))
}

//! `/`: visitors see the gardens; the team sees the day, what waits for someone, and the land in numbers.

use axum::response::Response;
use leptos::prelude::*;

use super::texts;
use crate::platform::auth::actor::{COORDINATORS, TEAM};
use crate::platform::error::Result;
use crate::platform::i18n::format;
use crate::platform::mail::outbox;
use crate::platform::web::context::Ctx;
use crate::platform::web::page::{Head, page};
use crate::plots::model::site::{Agreement, WARN_DAYS};
use crate::plots::model::{PlotKind, Status};
use crate::plots::plan::{self, Colours};
use crate::plots::store::{land, sites};
use crate::ui::{button, icon, page_head};

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    if ctx.actor.roles.any_of(TEAM) { team(ctx).await } else { public(ctx).await }
}

async fn public(ctx: Ctx) -> Result<Response> {
    let land = land::public_outlines(&mut *ctx.read().await?, ctx.today()).await?;
    let l = ctx.lang;
    let drawing = plan::archipelago(l, &land, Colours::Kind);
    Ok(page(&ctx, Head::new(ctx.ecopole.commune.clone()), || {
        let enter = (!ctx.actor.is_signed_in()).then(|| button::link("/connexion", "log-in", texts::come_in(l)));
        view! {
            <div class="welcome">
                <h1>{texts::welcome(l, &ctx.ecopole.name)}</h1>
                <p class="lead">{texts::welcome_lead(l, &ctx.ecopole.commune)}</p>
                <div class="buttons">{button::primary_link("/plan", "map", texts::see_plan(l))}{enter}</div>
            </div>
            {(!drawing.is_empty()).then(|| view! { <figure class="plan-frame" inner_html=drawing></figure> })}
        }
    }))
}

/// Something that waits for someone: where it is done, what it is, how pressing.
struct Waiting {
    href: String,
    what: String,
    detail: String,
    pressing: bool,
}

async fn team(ctx: Ctx) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let land = land::outlines(&mut conn, &ctx.actor, ctx.today()).await?;
    let counts = land::counts(&mut conn, &ctx.actor).await?;
    let ending = if ctx.actor.roles.any_of(sites::AGREEMENT_READERS) {
        sites::ending(&mut conn, &ctx.actor, ctx.today() + chrono::Duration::days(WARN_DAYS)).await?
    } else {
        Vec::new()
    };
    let failed = if ctx.actor.roles.any_of(COORDINATORS) { outbox::failures(&mut conn, &ctx.actor).await? } else { 0 };
    drop(conn);
    let l = ctx.lang;
    let mut waiting: Vec<Waiting> = ending
        .iter()
        .filter_map(|site| {
            let (detail, pressing) = match site.details.agreement(ctx.today()) {
                Agreement::Ending(days) => (texts::ending(l, days), false),
                Agreement::Ended(days) => (texts::ended(l, days), true),
                Agreement::Open | Agreement::Running => return None,
            };
            Some(Waiting {
                href: format!("/terrains/{}", site.id),
                what: texts::agreement_of(l, &site.details.name),
                detail,
                pressing,
            })
        })
        .collect();
    let cultivated = [PlotKind::OpenField, PlotKind::Polytunnel, PlotKind::Orchard];
    let unknown = land.plots.iter().filter(|plot| plot.status.is_none() && cultivated.contains(&plot.details.kind)).count();
    let undrawn = usize::try_from(counts.undrawn).unwrap_or(0);
    let mut note = |n: usize, href: &str, what: String| {
        if n > 0 {
            waiting.push(Waiting { href: href.to_owned(), what, detail: String::new(), pressing: false });
        }
    };
    note(unknown, "/parcelles", texts::no_status(l, unknown));
    note(undrawn, "/parcelles", texts::not_drawn(l, undrawn));
    note(usize::try_from(failed).unwrap_or(0), "/courrier", texts::mail_failed(l, failed));
    let drawing = plan::archipelago(l, &land, Colours::Kind);
    Ok(page(&ctx, Head::new(texts::hello(l, &ctx.actor.name)).wide(), || {
        let first_name = ctx.actor.name.split_whitespace().next().unwrap_or_default().to_owned();
        let lines: Vec<_> = waiting
            .into_iter()
            .map(|line| {
                let class = if line.pressing { "waiting pressing" } else { "waiting" };
                view! { <li class=class><a href=line.href><strong>{line.what}</strong> " " <span>{line.detail}</span></a></li> }
            })
            .collect();
        let area: i64 = land.plots.iter().map(|plot| plot.area_m2).sum();
        let organic: i64 = land.plots.iter().filter(|plot| plot.status == Some(Status::Ab)).map(|plot| plot.area_m2).sum();
        let share = if area > 0 { organic * 100 / area } else { 0 };
        let number = |value: String, name: &'static str| view! { <div><dd>{value}</dd><dt>{name}</dt></div> };
        let percent = match l {
            crate::platform::i18n::Lang::Fr => format!("{share}\u{a0}%"),
            crate::platform::i18n::Lang::En => format!("{share}%"),
        };
        view! {
            {page_head::simple(texts::hello(l, first_name), format::long_date(l, ctx.today()))}
            <div class="two">
                <section>
                    <h2>{texts::waiting(l)}</h2>
                    {if lines.is_empty() {
                        view! { <p class="quiet">{icon::view("sprout")} " " {texts::all_quiet(l)}</p> }.into_any()
                    } else {
                        view! { <ul class="waiting-list">{lines}</ul> }.into_any()
                    }}
                    <h2>{texts::the_land(l)}</h2>
                    <dl class="numbers">
                        {number(format::surface(l, area), texts::surface(l))}
                        {number(percent, texts::organic(l))}
                        {number(land.sites.len().to_string(), texts::sites(l))}
                        {number(land.plots.len().to_string(), texts::plots(l))}
                        {number(counts.beds.to_string(), texts::beds(l))}
                        {number(counts.trees.to_string(), texts::trees(l))}
                    </dl>
                </section>
                <figure class="plan-frame" inner_html=drawing></figure>
            </div>
        }
    }))
}

//! `/`: visitors see the gardens; the team sees the day, what waits for someone, and the land in numbers.

use axum::response::Response;
use leptos::prelude::*;

use ::land::model::{PlotKind, Status};
use ::land::plan::{self as drawing, Colours};
use ::land::store::land;
use platform::auth::actor::{COORDINATORS, Role, TEAM};
use platform::error::Result;
use platform::i18n::format;
use platform::room::{Today, Urgency, Waiting};
use platform::web::context::Ctx;
use platform::web::page::{Head, page};
use ui::{button, icon, page_head};

use super::{store, texts};
use crate::starter::guide;

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let only_worker = ctx.actor.roles.iter().all(|role| matches!(role, Role::Worker | Role::Member));
    if !ctx.actor.roles.any_of(TEAM) {
        public(ctx).await
    } else if only_worker {
        work::worker::pages::my_week::show(ctx).await
    } else {
        at_desk(ctx).await
    }
}

async fn public(ctx: Ctx) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let land = land::public_outlines(&mut conn, ctx.today()).await?;
    let mut lists = Vec::new();
    for room in ctx.app.house.rooms {
        lists.extend((room.today)(&mut conn, &ctx).await?.lists);
    }
    drop(conn);
    let l = ctx.lang;
    let drawing = drawing::archipelago(l, &land, Colours::Kind);
    Ok(page(&ctx, Head::new(ctx.ecopole.commune.clone()), || {
        let enter = (!ctx.actor.is_signed_in()).then(|| button::link("/connexion", "log-in", texts::come_in(l)));
        let commune = &ctx.ecopole.commune;
        let lead = if commune.is_empty() { texts::welcome_nowhere(l).to_owned() } else { texts::welcome_lead(l, commune) };
        view! {
            <div class="welcome">
                <h1>{texts::welcome(l, &ctx.ecopole.name)}</h1>
                <p class="lead">{lead}</p>
                <div class="buttons">
                    {button::primary_link("/ateliers", "calendar-heart", texts::see_workshops(l))}
                    {button::link("/plan", "map", texts::see_plan(l))} {enter}
                </div>
            </div>
            {lists}
            {(!drawing.is_empty()).then(|| view! { <figure class="plan-frame" inner_html=drawing></figure> })}
        }
    }))
}

async fn at_desk(ctx: Ctx) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let land = land::outlines(&mut conn, &ctx.actor, ctx.today()).await?;
    let counts = store::overview(&mut conn, &ctx.actor).await?;
    let mut today = Today::default();
    for room in ctx.app.house.rooms {
        let part = (room.today)(&mut conn, &ctx).await?;
        today.lists.extend(part.lists);
        today.waiting.extend(part.waiting);
    }
    let guide = ctx.actor.roles.any_of(COORDINATORS).then(|| guide::view(&ctx, &counts.there)).flatten();
    drop(conn);
    let l = ctx.lang;
    let cultivated = [PlotKind::OpenField, PlotKind::Polytunnel, PlotKind::Orchard];
    let unknown = land.plots.iter().filter(|plot| plot.status.is_none() && cultivated.contains(&plot.details.kind)).count();
    let undrawn = usize::try_from(counts.undrawn).unwrap_or(0);
    let (no_status, not_drawn) = (texts::no_status(l, unknown), texts::not_drawn(l, undrawn));
    today.waiting.extend(Waiting::some(unknown, "/parcelles", no_status, Urgency::Sometime));
    today.waiting.extend(Waiting::some(undrawn, "/parcelles", not_drawn, Urgency::Sometime));
    // What cannot wait stands first; the rest keeps its order.
    today.waiting.sort_by_key(|line| line.urgency);
    let drawing = drawing::archipelago(l, &land, Colours::Kind);
    Ok(page(&ctx, Head::new(texts::hello(l, &ctx.actor.name)).wide(), || {
        let first_name = ctx.actor.name.split_whitespace().next().unwrap_or_default().to_owned();
        let lines: Vec<_> = today
            .waiting
            .into_iter()
            .map(|line| {
                let class = if line.urgency == Urgency::Now { "waiting pressing" } else { "waiting" };
                view! { <li class=class><a href=line.href><strong>{line.what}</strong> " " <span>{line.detail}</span></a></li> }
            })
            .collect();
        let area: i64 = land.plots.iter().map(|plot| plot.area_m2).sum();
        let organic: i64 = land.plots.iter().filter(|plot| plot.status == Some(Status::Ab)).map(|plot| plot.area_m2).sum();
        let share = if area > 0 { organic * 100 / area } else { 0 };
        let number = |value: String, name: &'static str| view! { <div><dd>{value}</dd><dt>{name}</dt></div> };
        let percent = match l {
            platform::i18n::Lang::En => format!("{share}%"),
            _ => format!("{share}\u{a0}%"),
        };
        view! {
            {page_head::simple(texts::hello(l, first_name), format::long_date(l, ctx.today()))}
            {guide}
            <div class="two">
                <section>
                    {today.lists}
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

//! `/recherche`: what a query leads to. The same page answers the field of the side bar while somebody types (`public/find.js`).

use axum::response::Response;
use leptos::prelude::*;

use platform::error::Result;
use platform::room::Found as Line;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};
use ui::{icon, nav, page_head};

use super::run::{Found, Group, run};
use super::texts;

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let (query, only) = (ctx.param("q"), ctx.param("dans"));
    let mut conn = ctx.read().await?;
    let found = run(&mut conn, &ctx, &query, &only).await?;
    drop(conn);
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::search(l)), || {
        view! {
            {page_head::simple(texts::search(l), "")}
            <form method="get" action=nav::SEARCH class="find-large" role="search">
                <label for="recherche">{texts::looked_for(l)}</label>
                <div>
                    <input id="recherche" type="search" name="q" value=query.clone() autofocus=query.is_empty() autocomplete="off" />
                    <button type="submit" class="button primary">{icon::view("search")} {texts::search(l)}</button>
                </div>
            </form>
            <div id="trouve">{results(&ctx, &query, &only, found)}</div>
        }
    }))
}

fn results(ctx: &Ctx, query: &str, only: &str, found: Found) -> AnyView {
    let l = ctx.lang;
    if query.trim().is_empty() {
        return view! { <p class="quiet">{texts::what_can_be_found(l)}</p> }.into_any();
    }
    if found.places.is_empty() && found.days.is_empty() && found.groups.is_empty() {
        return view! { <p class="quiet" role="status">{texts::nothing(l, query)}</p> }.into_any();
    }
    let places: Vec<_> = found
        .places
        .iter()
        .map(|place| view! { <li><a href=place.href>{icon::view(place.icon)} <strong>{(place.name)(l)}</strong></a></li> })
        .collect();
    let days: Vec<_> = found
        .days
        .into_iter()
        .map(|day| {
            view! { <li><a href=day.href>{icon::view("calendar-days")} <strong>{day.title}</strong> <span>{day.detail}</span></a></li> }
        })
        .collect();
    let groups: Vec<_> = found.groups.into_iter().map(|group| self::group(ctx, group)).collect();
    view! {
        {(!only.is_empty()).then(|| view! { <p><a href=ctx.with_param("dans", "")>{texts::everywhere(l)}</a></p> })}
        {(!days.is_empty()).then(|| view! { <section><h2>{texts::days(l)}</h2><ul class="found">{days}</ul></section> })}
        {(!places.is_empty()).then(|| view! { <section><h2>{texts::places(l)}</h2><ul class="found">{places}</ul></section> })}
        {found.near.then(|| view! { <p class="near" role="status">{texts::near(l, query)}</p> })}
        {groups}
    }
    .into_any()
}

fn group(ctx: &Ctx, group: Group) -> AnyView {
    let line = |line: Line| {
        view! {
            <li>
                <a href=line.href>{icon::view(group.of.icon)} <strong>{line.title}</strong> <span>{line.detail}</span></a>
            </li>
        }
    };
    let lines: Vec<_> = group.found.into_iter().map(line).collect();
    let more = group.more.then(|| {
        view! { <p><a href=ctx.with_param("dans", group.of.kind)>{texts::more_of(ctx.lang, (group.of.name)(ctx.lang))}</a></p> }
    });
    view! { <section><h2>{(group.of.name)(ctx.lang)}</h2><ul class="found">{lines}</ul>{more}</section> }.into_any()
}

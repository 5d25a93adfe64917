//! `/ateliers/integrer`: a short list for a frame on the town's web site. No navigation, no cookies, links open in the whole window.

use axum::response::Response;
use leptos::prelude::*;

use platform::error::Result;
use platform::web::context::Ctx;
use platform::web::embed;

use crate::model::date::Opening;
use crate::offer::pages::agenda::Agenda;
use crate::texts;

/// Most dates of the list.
const MOST: usize = 12;

/// `/ateliers/integrer`.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let agenda = Agenda::load(&ctx, ctx.now(), ctx.now() + chrono::Duration::days(120)).await?;
    let l = ctx.lang;
    let most = ctx.param("n").parse().unwrap_or(5_usize).clamp(1, MOST);
    let items: Vec<_> = agenda
        .dates
        .iter()
        .filter(|date| date.cancelled.is_none())
        .filter_map(|date| agenda.workshop(date).map(|workshop| (date, workshop)))
        .take(most)
        .map(|(date, workshop)| {
            let left = match date.opening(ctx.now()) {
                Opening::Open => texts::places_left(l, date.left()),
                Opening::Later => texts::soon(l).to_owned(),
                Opening::Closed => texts::booking_closed(l).to_owned(),
                Opening::Full | Opening::Cancelled => texts::full(l).to_owned(),
            };
            view! {
                <li>
                    <a href=ctx.absolute(&format!("/ateliers/{}?date={}", workshop.id, date.id)) target="_blank" rel="noopener">
                        {workshop.details.title.clone()}
                    </a>
                    <p>{texts::when(l, date)} " · " {left}</p>
                </li>
            }
        })
        .collect();
    Ok(embed::framed(l, texts::workshops(l), || {
        view! {
            <h1>{texts::workshops(l)}</h1>
            {if items.is_empty() { view! { <p>{texts::no_date(l)}</p> }.into_any() } else { view! { <ul>{items}</ul> }.into_any() }}
            <p><a href=ctx.absolute("/ateliers") target="_blank" rel="noopener">{texts::see_workshops(l)}</a></p>
        }
    }))
}

//! What the first page says of workshops: those one leads, and what residents ask.

use leptos::prelude::*;

use platform::auth::actor::TEAM;
use platform::db::Conn;
use platform::error::Result;
use platform::room::{Today, Urgency, Waiting};
use platform::web::context::Ctx;

use crate::RUNNERS;
use crate::booking::store::changes;
use crate::model::date::WorkshopDate;
use crate::offer::pages::agenda::in_a_word;
use crate::offer::store::dates;
use crate::texts;

/// This room's part of the first page.
pub async fn show(conn: &mut Conn, ctx: &Ctx) -> Result<Today> {
    let mut today = Today::default();
    if let Some(person) = ctx.actor.person {
        let led = dates::led_by(conn, person, ctx.now()).await?;
        today.lists.extend(led_list(ctx, &led));
    }
    if ctx.actor.roles.any_of(RUNNERS) {
        let asked = changes::requests(conn, &ctx.actor).await?.len();
        today.waiting.extend(Waiting::some(asked, "/animation", texts::requests_waiting(ctx.lang, asked), Urgency::Soon));
    } else if !ctx.actor.roles.any_of(TEAM) {
        let next = dates::next_public(conn, ctx.now(), NEXT).await?;
        today.lists.extend(next_list(ctx, &next));
    }
    Ok(today)
}

/// Dates that visitors are shown: the agenda has all.
const NEXT: i64 = 3;

/// What residents can come to next.
fn next_list(ctx: &Ctx, next: &[(String, WorkshopDate)]) -> Option<AnyView> {
    let l = ctx.lang;
    let rows: Vec<_> = next
        .iter()
        .map(|(title, date)| {
            let address = format!("/ateliers/{}", date.workshop);
            let when = texts::when_short(l, date);
            let seats = in_a_word(l, date, ctx.now());
            view! { <li><a href=address>{title.clone()}</a> " " <small>{when} " · " {date.place_name.clone()} " · " {seats}</small></li> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="on-sale">
                <h2>{texts::next_workshops(l)}</h2>
                <ul class="crew">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

/// Workshops shown that one leads.
const LED: usize = 4;

/// The next workshops one leads, each with the way to its date.
fn led_list(ctx: &Ctx, led: &[(String, WorkshopDate)]) -> Option<AnyView> {
    let l = ctx.lang;
    let rows: Vec<_> = led
        .iter()
        .take(LED)
        .map(|(title, date)| {
            // Not everybody who leads may see who has booked: they get the page that residents see.
            let address = if ctx.actor.roles.any_of(RUNNERS) {
                format!("/animation/dates/{}", date.id)
            } else {
                format!("/ateliers/{}", date.workshop)
            };
            let when = texts::when_short(l, date);
            let seats = texts::taken_of(l, date.taken, date.capacity);
            view! { <li><a href=address>{title.clone()}</a> " " <small>{when} " · " {date.place_name.clone()} " · " {seats}</small></li> }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <h2>{texts::you_lead(l)}</h2><ul class="crew">{rows}</ul> }.into_any())
}

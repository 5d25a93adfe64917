//! Work without a network: which pages a device keeps for the week ahead (`public/sw.js`), and the page of what waits on it.

mod texts;

use axum::Json;
use axum::response::{IntoResponse as _, Response};
use chrono::Days;
use leptos::prelude::*;
use serde_json::json;

use platform::auth::actor::TEAM;
use platform::error::Result;
use platform::person::PersonPart;
use platform::room::{Records, Room, no_proofs, nothing_ahead, nothing_led, nothing_today};
use platform::web::context::Ctx;
use platform::web::page::{Head, page};
use platform::web::route::{Access, Route};
use ui::page_head;

/// What this room says of itself.
pub const ROOM: Room = Room {
    name: "offline",
    routes,
    records: Records::NONE,
    places: &[],
    proofs: no_proofs,
    chores: &[],
    person: PersonPart::only(&[]),
    leading: nothing_led,
    today: nothing_today,
    finds: &[],
    ahead: nothing_ahead,
};

/// The routes of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::get("/hors-ligne", Access::Only(TEAM), pages), Route::get("/en-attente", Access::Everyone, waiting)]
}

/// How far ahead a device keeps pages, in days.
const AHEAD: u64 = 6;

/// The addresses that somebody's device keeps, and whose they are.
async fn pages(ctx: Ctx) -> Result<Response> {
    let days = ctx.today()..=ctx.today() + Days::new(AHEAD);
    let mut pages = vec!["/".to_owned(), "/en-attente".to_owned()];
    let mut conn = ctx.read().await?;
    for room in ctx.app.house.rooms {
        pages.extend((room.ahead)(&mut conn, &ctx, &days).await?);
    }
    let who = ctx.actor.person.map(|person| person.to_string()).unwrap_or_default();
    Ok(Json(json!({ "who": who, "pages": pages })).into_response())
}

/// `/en-attente`: what waits on this device, what was sent and what was refused. The device knows; the server does not.
async fn waiting(ctx: Ctx) -> Response {
    let w = ctx.reader;
    page(&ctx, Head::new(texts::waiting(w)).for_everybody(&ctx).with_script("waiting.js"), || {
        view! {
            {page_head::simple(texts::waiting(w), texts::waiting_lead(w))}
            <div class="waiting-desk" data-waits=texts::waits(w) data-sent=texts::sent(w) data-refused=texts::refused(w)
                data-signed-out=texts::signed_out(w) data-seen=texts::seen(w) data-remove=texts::remove(w) data-again=texts::again(w)
                data-other=texts::for_another(w)>
                <p class="nothing quiet">{texts::nothing_waits(w)}</p>
                <ul class="requests"></ul>
                <noscript><p>{texts::needs_script(w)}</p></noscript>
            </div>
        }
    })
}

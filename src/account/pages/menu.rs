//! The full menu, for phones.

use axum::response::Response;
use leptos::prelude::*;

use platform::web::context::Ctx;
use platform::web::page::{Head, page};
use platform::web::route::{Access, Route};
use ui::{button, icon, nav, page_head, texts};

/// The route.
pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/menu", Access::Everyone, show)]
}

/// Every place this person may go to, and the way out.
pub async fn show(ctx: Ctx) -> Response {
    let l = ctx.reader;
    let head = Head::new(texts::main_menu(l)).for_everybody(&ctx);
    page(&ctx, head, || {
        let groups: Vec<_> = nav::grouped(&ctx)
            .into_iter()
            .map(|(name, places)| {
                let places: Vec<_> = places
                    .into_iter()
                    .map(|place| view! { <li><a href=place.href>{icon::view(place.icon)}<span>{(place.name)(l)}</span></a></li> })
                    .collect();
                let heading = (!name.is_empty()).then(|| view! { <h2>{name}</h2> });
                view! { {heading}<ul class="menu">{places}</ul> }
            })
            .collect();
        view! {
            {page_head::simple(texts::main_menu(l), "")}
            {groups}
            {ctx.actor.is_signed_in().then(|| button::post("/deconnexion", button::quiet(texts::sign_out(l))))}
        }
    })
}

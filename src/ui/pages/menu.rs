//! The full menu, for phones.

use axum::response::Response;
use leptos::prelude::*;

use crate::platform::web::context::Ctx;
use crate::platform::web::page::{Head, page};
use crate::ui::{button, icon, nav, page_head, texts};

/// Every place this person may go to, and the way out.
pub async fn show(ctx: Ctx) -> Response {
    let l = ctx.lang;
    page(&ctx, Head::new(texts::main_menu(l)), || {
        let places: Vec<_> = nav::for_actor(&ctx)
            .into_iter()
            .map(|place| view! { <li><a href=place.href>{icon::view(place.icon)}<span>{place.name}</span></a></li> })
            .collect();
        view! {
            {page_head::simple(texts::main_menu(l), "")}
            <ul class="menu">{places}</ul>
            {ctx.actor.is_signed_in().then(|| button::post("/deconnexion", button::quiet(texts::sign_out(l))))}
        }
    })
}

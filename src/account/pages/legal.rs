//! `/mentions`: who publishes, what becomes of personal data, how accessible the pages are.

use axum::response::Response;
use leptos::prelude::*;

use platform::web::context::Ctx;
use platform::web::page::{Head, page};
use platform::web::route::{Access, Route};
use ui::page_head;

use crate::legal_texts as texts;

/// The route.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::get("/mentions", Access::Everyone, show)]
}

async fn show(ctx: Ctx) -> Response {
    let (l, ecopole) = (ctx.lang, ctx.ecopole.clone());
    page(&ctx, Head::new(texts::title(l)), || {
        let who =
            [ecopole.name.as_str(), ecopole.address.as_str(), ecopole.contact_email.as_str(), ecopole.contact_phone.as_str()];
        let who: Vec<_> = who
            .into_iter()
            .filter(|line| !line.is_empty())
            .flat_map(str::lines)
            .map(|line| view! { {line.to_owned()}<br /> })
            .collect();
        let legal: Vec<_> = ecopole.legal.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect();
        view! {
            {page_head::simple(texts::title(l), "")}
            <div class="narrow">
                <h2>{texts::publisher(l)}</h2>
                <p>{who}</p>
                {legal}
                <h2 id="donnees">{texts::data(l)}</h2>
                <p>{texts::data_what(l)}</p>
                <p>{texts::data_how_long(l)}</p>
                <p>{texts::data_rights(l)}</p>
                <p>{texts::data_cookies(l)}</p>
                <h2 id="accessibilite">{texts::accessibility(l)}</h2>
                <p>{texts::accessibility_what(l)}</p>
                <p>{texts::accessibility_help(l)}</p>
            </div>
        }
    })
}

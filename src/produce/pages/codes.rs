//! `/recolte/codes`: a sheet of QR codes for beds and plots; pointed at, the page of weighing opens in the right place.

use axum::response::Response;
use leptos::prelude::*;

use ::ui::{page_head, texts as ui};
use platform::error::Result;
use platform::qr;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use super::harvest::{self, place_query};
use crate::texts;

/// The sheet.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let spots = harvest::spots(&ctx).await?;
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::codes_for_beds(l)), || {
        let codes: Vec<_> = spots
            .iter()
            .filter(|spot| spot.source.tree.is_none())
            .map(|spot| {
                let address = ctx.absolute(&format!("/recolte?{}", place_query(spot.source)));
                view! {
                    <li>
                        <div class="qr" inner_html=qr::svg(&address)></div>
                        <b>{spot.name.clone()}</b>
                        <small>{spot.below.clone()}</small>
                    </li>
                }
            })
            .collect();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/recolte".to_owned(), texts::harvest(l).to_owned())])}
            {page_head::simple(texts::codes_for_beds(l), texts::codes_lead(l))}
            <ul class="code-sheet">{codes}</ul>
        }
    }))
}

//! `/graines/integrer`: what can be sown now, for a frame on the town's web site. No navigation, no cookies, links open in the whole window.

use axum::response::Response;
use chrono::Datelike as _;
use leptos::prelude::*;

use platform::error::Result;
use platform::web::context::Ctx;
use platform::web::embed;
use produce::model::species::VarietyId;

use super::catalogue::packets_of;
use crate::store::varieties::Season;
use crate::store::{lots, varieties};
use crate::texts;

/// Varieties that are looked at: some no longer germinate as they should.
const MOST: i64 = 24;

/// The frame.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let today = ctx.today();
    let all = varieties::to_give(&mut conn, "", Season::Now(today.month()), (MOST, 0)).await?;
    let ids: Vec<VarietyId> = all.iter().map(|variety| variety.id).collect();
    let stored = lots::to_give(&mut conn, &ids).await?;
    drop(conn);
    let l = ctx.lang;
    let packets = packets_of(&all, &stored, today);
    let most = ctx.param("n").parse().unwrap_or(8_usize).clamp(1, 12);
    let items: Vec<_> = all
        .iter()
        .filter(|variety| packets.contains_key(&variety.id))
        .take(most)
        .map(|variety| {
            view! {
                <li>
                    <a href=ctx.absolute(&format!("/graines/varietes/{}", variety.id)) target="_blank" rel="noopener">
                        {variety.details.name.clone()}
                    </a>
                    <p>{variety.species_name.clone()}</p>
                </li>
            }
        })
        .collect();
    Ok(embed::framed(l, texts::seeds(l), || {
        view! {
            <h1>{texts::sow_now_here(l)}</h1>
            {if items.is_empty() {
                view! { <p>{texts::nothing_there(l)}</p> }.into_any()
            } else {
                view! { <ul>{items}</ul> }.into_any()
            }}
            <p><a href=ctx.absolute("/graines") target="_blank" rel="noopener">{texts::see_the_seeds(l)}</a></p>
        }
    }))
}

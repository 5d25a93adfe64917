//! `/semaine/…/publier`: whose consent publishing needs, because their hours change at short notice.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{button, empty, form as frame, page_head, texts as ui};
use platform::error::Result;
use platform::i18n::format;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use crate::rota::pages::board::week_of;
use crate::rota::store::publishing;
use crate::texts;

/// The page.
pub async fn show(ctx: Ctx, Path(monday): Path<String>) -> Result<Response> {
    let week = week_of(&monday)?;
    let late = publishing::consents(&mut *ctx.read().await?, &ctx.actor, week, ctx.zone(), ctx.today()).await?;
    let l = ctx.lang;
    let board = format!("/semaine/{}", week.monday());
    Ok(page(&ctx, Head::new(texts::publish(l)), || {
        let lines: Vec<_> = late
            .iter()
            .map(|one| view! { <li><strong>{one.name.clone()}</strong> " · " {format::day(l, one.day)}</li> })
            .collect();
        let agreed: Vec<_> = late.iter().map(|one| frame::hidden("agreed", one.word())).collect();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![(board.clone(), texts::week_title(l, week.number()))])}
            {page_head::simple(texts::publish(l), "")}
            {if lines.is_empty() {
                view! {
                    {empty::view("calendar-days", texts::no_consent_needed(l))}
                    <form method="post" class="form"><div class="buttons">{button::submit(texts::publish(l))}</div></form>
                }
                .into_any()
            } else {
                view! {
                    <p>{texts::short_notice_lead(l)}</p>
                    <ul class="breaches">{lines}</ul>
                    <form method="post" class="form">
                        {agreed}
                        <div class="buttons">
                            {button::submit(texts::publish_agreed(l))}
                            <a href=board>{ui::cancel(l)}</a>
                        </div>
                    </form>
                }
                .into_any()
            }}
        }
    }))
}

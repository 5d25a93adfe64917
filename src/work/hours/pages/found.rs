//! `/mois/…/constats`: what the hours found of a month break, of everybody, the worst first.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{badge, empty, page_head, texts as ui};
use platform::error::Result;
use platform::i18n::format;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use super::figures;
use super::months::month_of;
use crate::hours::store::found::{self, Found};
use crate::texts;

/// The page.
pub async fn show(ctx: Ctx, Path(month): Path<String>) -> Result<Response> {
    let month = month_of(&month)?;
    let found = found::of_month(&mut *ctx.read().await?, &ctx.actor, None, month, (ctx.zone(), ctx.now())).await?;
    let (l, word) = (ctx.lang, month.word());
    Ok(page(&ctx, Head::new(texts::found_rules(l)), || {
        let person = |found: &Found| {
            let count = texts::n_found(l, found.breaches.len());
            view! {
                <section>
                    <h2>
                        <a href=format!("/mois/{word}/{}", found.person)>{found.name.clone()}</a>
                        " "
                        {badge::plain(count)}
                    </h2>
                    {figures::breaches(l, &found.breaches)}
                </section>
            }
        };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![(format!("/mois/{word}"), format::month_year(l, month.first()))])}
            {page_head::simple(texts::found_rules(l), "")}
            {if found.is_empty() { empty::view("check", texts::nothing_found(l)) } else {
                view! {
                    <p class="hint">{texts::found_breaks_lead(l)}</p>
                    {found.iter().map(person).collect_view()}
                }.into_any()
            }}
        }
    }))
}

//! `/semaine/…/publier`: what publishing says to whom, and how; whose consent it needs, because their hours change at short notice.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{badge, button, empty, form as frame, icon, page_head, texts as ui};
use platform::error::Result;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use crate::model::rules::Breach;
use crate::rota::pages::board::week_of;
use crate::rota::store::publishing::{self, News, Preview};
use crate::texts;

/// The page.
pub async fn show(ctx: Ctx, Path(monday): Path<String>) -> Result<Response> {
    let week = week_of(&monday)?;
    let l = ctx.lang;
    let preview = publishing::preview(&mut *ctx.read().await?, &ctx.actor, week, (ctx.zone(), l), ctx.now()).await?;
    let board = format!("/semaine/{}", week.monday());
    Ok(page(&ctx, Head::new(texts::publish(l)), || {
        let Preview { news, any, consents, refused } = preview;
        let mailed = news.iter().filter(|(_, news)| news.mail.is_some()).count();
        let lead = texts::publish_lead(l, mailed, news.len() - mailed);
        let cancel = view! { <a href=board.clone()>{ui::cancel(l)}</a> };
        let deed = if !refused.is_empty() {
            view! { {against(l, &refused)} <p>{cancel}</p> }.into_any()
        } else if consents.is_empty() {
            let buttons = view! { {button::submit(texts::publish(l))} {cancel} };
            view! { <form method="post" class="form"><div class="buttons">{buttons}</div></form> }.into_any()
        } else {
            let lines: Vec<_> = consents
                .iter()
                .map(|one| view! { <li><strong>{one.name.clone()}</strong> " · " {format::day(l, one.day)}</li> })
                .collect();
            let agreed: Vec<_> = consents.iter().map(|one| frame::hidden("agreed", one.word())).collect();
            view! {
                <p>{texts::short_notice_lead(l)}</p>
                <ul class="breaches">{lines}</ul>
                <form method="post" class="form">
                    {agreed}
                    <div class="buttons">{button::submit(texts::publish_agreed(l))} {cancel}</div>
                </form>
            }
            .into_any()
        };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![(board.clone(), texts::week_title(l, week.number()))])}
            {page_head::simple(texts::publish(l), "")}
            {if !any { empty::view("calendar-days", texts::no_news(l)) } else {
                view! { <p>{lead}</p>{deed}<ul class="to-tell">{told(l, &news)}</ul> }.into_any()
            }}
        }
    }))
}

fn against(l: Lang, refused: &[(String, Breach)]) -> AnyView {
    let lines: Vec<_> = refused
        .iter()
        .map(|(name, breach)| {
            let what = format!(" · {} · {}", format::day(l, breach.day), texts::rules::explained(l, breach));
            let whom = match breach.person {
                Some(person) => view! { <a href=format!("/equipe/{person}")>{name.clone()}</a> }.into_any(),
                None => name.clone().into_any(),
            };
            view! { <li><strong>{whom}</strong> {what}</li> }
        })
        .collect();
    view! { <p class="summary">{texts::cannot_publish(l)}</p><ul class="breaches">{lines}</ul> }.into_any()
}

/// Everybody with what they are told, and how.
fn told(l: Lang, news: &[(String, News)]) -> Vec<AnyView> {
    let one = |(name, news): &(String, News)| {
        let how = if news.mail.is_some() { badge::good(texts::by_letter(l)) } else { badge::warm(texts::by_mouth(l)) };
        let lines: Vec<_> =
            news.lines.iter().map(|line| view! { <li>{line.lines().next().unwrap_or_default().to_owned()}</li> }).collect();
        view! { <li><p>{icon::view("user-check")} <strong>{name.clone()}</strong> " " {how}</p><ul>{lines}</ul></li> }.into_any()
    };
    news.iter().map(one).collect()
}

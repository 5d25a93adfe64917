//! `/demandes`: what workers wait for: absences to decide, swaps to approve.

use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use uuid::Uuid;

use platform::error::Result;
use platform::i18n::{Lang, Message, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, page_with_status};
use ui::{button, empty, page_head};

use crate::model::absence::Absence;
use crate::rota::pages::absence_time;
use crate::rota::store::swaps::{Swap, SwapState};
use crate::rota::store::{absences, swaps};
use crate::texts;

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    shown(&ctx, None).await
}

/// The page with what was wrong with one decision.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn shown(ctx: &Ctx, wrong: Option<(Uuid, Wrong)>) -> Result<Response> {
    let wrong_with = |id: Uuid| wrong.as_ref().filter(|(other, _)| *other == id).map(|(_, wrong)| wrong.clone());
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let mut conn = ctx.read().await?;
    let waiting = absences::waiting(&mut conn, &ctx.actor).await?;
    let swaps = swaps::list(&mut conn, &ctx.actor, ctx.today()).await?;
    drop(conn);
    let l = ctx.lang;
    Ok(page_with_status(ctx, status, Head::new(texts::requests(l)), || {
        let requests: Vec<_> = waiting.iter().map(|absence| request(l, absence, wrong_with(absence.id.uuid()))).collect();
        let offers: Vec<_> = swaps.iter().map(|swap| offer(l, swap, wrong_with(swap.id.uuid()))).collect();
        // What was decided meanwhile has no line of its own any more.
        let shown = |id: Uuid| waiting.iter().any(|one| one.id.uuid() == id) || swaps.iter().any(|one| one.id.uuid() == id);
        let gone = wrong.as_ref().filter(|(id, _)| !shown(*id)).map(|(_, wrong)| wrong.message.text(l));
        view! {
            {page_head::simple(texts::requests(l), texts::requests_lead(l))}
            {gone.map(|words| view! { <p class="complaint" role="alert">{words}</p> })}
            <h2>{texts::absences(l)}</h2>
            {if requests.is_empty() { empty::view("calendar-off", texts::no_request(l)) } else { view! {
                <ul class="requests">{requests}</ul>
            }.into_any() }}
            <h2>{texts::swaps(l)}</h2>
            {if offers.is_empty() { empty::view("repeat", texts::no_swap(l)) } else { view! {
                <ul class="requests">{offers}</ul>
            }.into_any() }}
        }
    }))
}

/// What was wrong with a decision, and the reason that was typed.
#[derive(Clone)]
pub struct Wrong {
    /// Why it is refused.
    pub message: Message,
    /// What was typed.
    pub reason: String,
}

/// What can be decided; `grant` where there is something to grant.
fn decision(l: Lang, action: String, grant: bool, wrong: Option<Wrong>) -> AnyView {
    let (typed, invalid) = wrong.as_ref().map_or((String::new(), None), |wrong| (wrong.reason.clone(), Some("true")));
    view! {
        {wrong.map(|wrong| view! { <p class="complaint" role="alert">{wrong.message.text(l)}</p> })}
        <form method="post" action=action class="inline-form">
            <label>{texts::reason(l)}<input type="text" name="reason" maxlength="300" value=typed aria-invalid=invalid /></label>
            {grant.then(|| view! { <button type="submit" name="grant" value="yes" class="button primary">{texts::grant(l)}</button> })}
            <button type="submit" name="grant" value="no" class="button danger">{texts::refuse(l)}</button>
        </form>
    }
    .into_any()
}

fn request(l: Lang, absence: &Absence, wrong: Option<Wrong>) -> AnyView {
    view! {
        <li>
            <p>
                <a href=format!("/equipe/{}", absence.person)><strong>{absence.name.clone()}</strong></a>
                " · " {texts::absence_kind(l, absence.details.kind)} " · " {absence_time(l, absence.details.time)}
                {(!absence.details.note.is_empty()).then(|| view! { <br /><small>{absence.details.note.clone()}</small> })}
            </p>
            {decision(l, format!("/absences/{}/decider", absence.id), true, wrong)}
        </li>
    }
    .into_any()
}

fn offer(l: Lang, swap: &Swap, wrong: Option<Wrong>) -> AnyView {
    let what =
        format!("{}, {} · {}", format::day(l, swap.day), texts::hours(l, swap.starts_minute, swap.ends_minute), swap.site_name);
    let taken = swap.state == SwapState::Taken;
    view! {
        <li>
            <p>
                <a href=format!("/creneaux/{}", swap.shift_id)>{what}</a> " · "
                {if taken {
                    texts::would_replace(l, &swap.taken_name, &swap.offered_name)
                } else {
                    texts::offers_shift(l, &swap.offered_name)
                }}
            </p>
            {(!taken).then(|| view! {
                <p>{button::link(format!("/creneaux/{}#qui-peut", swap.shift_id), "users", texts::find_somebody(l))}</p>
            })}
            {decision(l, format!("/echanges/{}/decider", swap.id), taken, wrong)}
        </li>
    }
    .into_any()
}

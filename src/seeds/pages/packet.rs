//! `/sachet/…`: what the code on a packet leads to: how to sow, grow and save it, and a promise to bring some back.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, facts, form as frame, page_head};
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use super::catalogue::{about, gallery};
use super::lot::crossed;
use super::parts::germination;
use crate::KEEPERS;
use crate::model::code;
use crate::model::giving;
use crate::model::lot::LotState;
use crate::store::{lots, packets, pictures, redeterminations, varieties};
use crate::texts;

/// The page of a packet by its lot's code.
pub async fn show(ctx: Ctx, Path(code): Path<String>) -> Result<Response> {
    shown(&ctx, &code, &Form::default()).await
}

/// The same for a packet with a number of its own: one that was printed.
pub async fn numbered(ctx: Ctx, Path((typed, number)): Path<(String, i64)>) -> Result<Response> {
    let code = code::read(&typed).ok_or(AppError::NotFound)?;
    let mut conn = ctx.read().await?;
    let lot = lots::by_code(&mut conn, &code).await?;
    if !packets::exists(&mut conn, lot.id, number).await? {
        return Err(AppError::NotFound);
    }
    drop(conn);
    shown(&ctx, &code, &Form::default()).await
}

/// The page with what was typed.
pub async fn shown(ctx: &Ctx, typed: &str, form: &Form) -> Result<Response> {
    let code = code::read(typed).ok_or(AppError::NotFound)?;
    let mut conn = ctx.read().await?;
    let lot = lots::by_code(&mut conn, &code).await?;
    if lot.state == LotState::Received {
        // Nobody has looked at it: it says nothing, and nothing is promised of it.
        return Err(AppError::NotFound);
    }
    let variety = varieties::get(&mut conn, lot.variety).await?;
    let renamed = redeterminations::of_lot(&mut conn, lot.id).await?;
    let crossed = crossed(&mut conn, ctx, &lot).await?;
    let pictures = pictures::of_variety(&mut conn, lot.variety).await?;
    drop(conn);
    let l = ctx.lang;
    let known = giving::germination(&variety.facts, &lot, ctx.today());
    Ok(form_page(ctx, form, Head::new(variety.details.name.clone()), || {
        let keeper = ctx.actor.roles.any_of(KEEPERS);
        let to_lot =
            keeper.then(|| button::link(format!("/grainotheque/lots/{}", lot.id), "clipboard-list", texts::lot_code(l, &code)));
        view! {
            {page_head::with_actions(variety.details.name.clone(), variety.species_name.clone(), to_lot.into_iter().collect())}
            <p class="badges">{germination(l, known, &variety.facts)}</p>
            {renamed
                .iter()
                .map(|was| view! { <p class="own-order">{texts::packet_renamed(l, &was.from_name, &variety.details.name)}</p> })
                .collect::<Vec<_>>()}
            {lot.doubtful.then(|| view! { <p class="own-order">{texts::packet_doubtful(l)}</p> })}
            {(!crossed.is_empty()).then(|| view! {
                <ul class="crossings">{crossed.iter().map(|words| view! { <li>{words.clone()}</li> }).collect::<Vec<_>>()}</ul>
            })}
            {gallery(&pictures)}
            {about(l, &variety)}
            {facts::view(vec![
                (texts::harvest_year(l), lot.details.year.to_string()),
                (texts::grown_at(l), lot.details.commune.clone()),
                (texts::lot(l), code.clone()),
            ])}
            <section class="narrow">
                <h2>{texts::bring_some_back(l)}</h2>
                <p>{texts::promise_lead(l)}</p>
                <form method="post" action=format!("/sachet/{code}/promesse") class="form" novalidate>
                    {frame::summary(l, form)}
                    {frame::token()}
                    {frame::honeypot(l)}
                    {field(l, form, "promised", texts::how_many_seeds(l)).required().digits()}
                    {field(l, form, "name", texts::your_name(l)).bare().text()}
                    {field(l, form, "email", texts::your_email_or_none(l)).bare().email()}
                    <div class="buttons">{button::submit(texts::i_promise(l))}</div>
                </form>
                <p>
                    <a href=format!("/graines/rapporter?variete={}", variety.details.name)>{texts::i_bring_seed(l)}</a>
                </p>
            </section>
        }
    }))
}

//! `/borne`: a shared tablet. It shows today's people by first name and initial, asks for a PIN, and returns to the list by itself.

use axum::extract::Path;
use axum::http::HeaderMap;
use axum::http::header::REFRESH;
use axum::response::Response;
use leptos::prelude::*;

use super::my_week::taps;
use crate::people::model::PersonId;
use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;
use crate::platform::i18n::Message;
use crate::platform::secrets::Token;
use crate::platform::web::context::{Ctx, cookie};
use crate::platform::web::page::{Head, form_page, page};
use crate::shifts::lang::WorkerLang;
use crate::shifts::store::kiosks;
use crate::shifts::store::presence::{self, ClockingKind};
use crate::shifts::texts;
use crate::ui::field::field;
use crate::ui::{empty, form as frame, icon, page_head};

/// The cookie that makes a device a tablet of the house.
pub const COOKIE: &str = "borne";
/// Seconds after which a person's page gives way to the list.
const BACK: &str = "45; url=/borne";
/// Seconds after which the list looks again.
const AGAIN: &str = "120";

/// Goes on only on an enrolled tablet.
///
/// # Errors
/// `NotFound` on any other device.
pub async fn require(ctx: &Ctx, headers: &HeaderMap) -> Result<()> {
    let token = cookie(headers, COOKIE).map(Token::received).ok_or(AppError::NotFound)?;
    if kiosks::is_enrolled(&mut *ctx.read().await?, &token).await? { Ok(()) } else { Err(AppError::NotFound) }
}

/// "Awa D."
fn short(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    words.next().and_then(|last| last.chars().next()).map_or_else(|| first.to_owned(), |initial| format!("{first} {initial}."))
}

fn refreshed(mut response: Response, when: &'static str) -> Response {
    response.headers_mut().insert(REFRESH, axum::http::HeaderValue::from_static(when));
    response
}

/// The list.
pub async fn list(ctx: Ctx, headers: HeaderMap) -> Result<Response> {
    require(&ctx, &headers).await?;
    let mut conn = ctx.read().await?;
    let people = kiosks::expected(&mut conn, ctx.today()).await?;
    let taps = presence::taps_of_day(&mut conn, ctx.today()).await?;
    drop(conn);
    let l = ctx.lang;
    let response = page(&ctx, Head::new(texts::who_are_you(l)).bare(), || {
        let people: Vec<_> = people
            .iter()
            .map(|(id, name)| {
                let here = taps.iter().rev().find(|tap| tap.person_id == *id).map(|tap| tap.kind) == Some(ClockingKind::Arrive);
                view! {
                    <li><a class="button big" href=format!("/borne/{id}")>
                        {icon::view(if here { "user-check" } else { "circle-user-round" })} {short(name)}
                        {here.then(|| view! { <span class="visually-hidden">" " {texts::is_here(l)}</span> })}
                    </a></li>
                }
            })
            .collect();
        view! {
            {page_head::simple(texts::who_are_you(l), "")}
            {if people.is_empty() { empty::view("sun", texts::nobody_today(l)) } else { view! { <ul class="kiosk">{people}</ul> }.into_any() }}
        }
    });
    Ok(refreshed(response, AGAIN))
}

/// One person's page.
pub async fn person(ctx: Ctx, headers: HeaderMap, Path(id): Path<PersonId>) -> Result<Response> {
    require(&ctx, &headers).await?;
    shown(&ctx, id, &Form::default()).await
}

/// One person's page, with what was wrong.
///
/// # Errors
/// `NotFound` for somebody who is not expected today.
pub async fn shown(ctx: &Ctx, id: PersonId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let people = kiosks::expected(&mut conn, ctx.today()).await?;
    let (_, name) = people.into_iter().find(|(person, _)| *person == id).ok_or(AppError::NotFound)?;
    let done = presence::taps(&mut conn, id, ctx.today()).await?;
    drop(conn);
    let l = ctx.lang;
    let response = form_page(ctx, form, Head::new(short(&name)).bare(), || {
        let pin = field(l, form, "pin", texts::pin(l)).required().autocomplete("off").digits();
        view! {
            <div class="worker pin">
                <h1>{short(&name)}</h1>
                {frame::summary(l, form)}
                {taps(ctx, WorkerLang::from(l), &done, &format!("/borne/{id}"), Some(pin))}
                <p><a class="button" href="/borne">{texts::back_to_list(l)}</a></p>
            </div>
        }
    });
    Ok(refreshed(response, BACK))
}

/// What a wrong PIN is told.
pub fn wrong_pin(minutes: Option<i64>) -> Message {
    match minutes {
        None => Message::new(texts::wrong_pin),
        Some(minutes) => Message::new(move |l| texts::locked_for(l, minutes)),
    }
}

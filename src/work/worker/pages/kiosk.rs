//! `/borne`: a shared tablet. It shows today's people by first name and initial, asks for a PIN, and returns to the list by itself.

use axum::extract::Path;
use axum::http::HeaderMap;
use axum::http::header::REFRESH;
use axum::response::Response;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use leptos::prelude::*;

use people::model::PersonId;
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Lang, Message, format};
use platform::secrets::Token;
use platform::web::context::{Ctx, cookie};
use platform::web::page::{Head, form_page, page};
use ui::field::field;
use ui::{empty, form as frame, icon, page_head};

use crate::hours::store::presence::{self, ClockingKind};
use crate::team::store::tablets;
use crate::texts::{self, worker as words};
use crate::worker::pages::my_week::{tap_button, tapped};
use crate::worker::store as kiosks;

/// The cookie that makes a device a tablet of the house.
pub const COOKIE: &str = "borne";
/// Seconds after which a person's page gives way to the list.
const BACK: &str = "45; url=/borne";
/// Seconds after which the list looks again.
const AGAIN: &str = "120";
/// Seconds after which what was noted gives way to the list.
const SOON: &str = "12; url=/borne";

/// Goes on only on an enrolled tablet.
///
/// # Errors
/// `NotFound` on any other device.
pub async fn require(ctx: &Ctx, headers: &HeaderMap) -> Result<()> {
    let token = cookie(headers, COOKIE).map(Token::received).ok_or(AppError::NotFound)?;
    if tablets::is_enrolled(&mut *ctx.read().await?, &token).await? { Ok(()) } else { Err(AppError::NotFound) }
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

/// The list: names and nothing else, for anybody may look at a tablet.
pub async fn list(ctx: Ctx, headers: HeaderMap) -> Result<Response> {
    require(&ctx, &headers).await?;
    let people = kiosks::expected(&mut *ctx.read().await?, ctx.today(), ctx.now()).await?;
    let l = ctx.lang;
    let response = page(&ctx, Head::new(texts::who_are_you(l)).bare(), || {
        let people: Vec<_> = people
            .iter()
            .map(|(id, name)| {
                view! {
                    <li><a class="button big" href=format!("/borne/{id}")>{icon::view("circle-user-round")} {short(name)}</a></li>
                }
            })
            .collect();
        view! {
            {page_head::simple(texts::who_are_you(l), "")}
            {if people.is_empty() { empty::view("sun", texts::nobody_today(l)) } else { view! {
                <ul class="kiosk">{people}</ul>
            }.into_any() }}
        }
    });
    Ok(refreshed(response, AGAIN))
}

/// The words of a button in the other languages: nobody is known yet, so the tablet speaks all of them.
fn in_others(w: Lang, say: fn(Lang) -> &'static str) -> AnyView {
    let others: Vec<_> = Lang::ALL
        .iter()
        .copied()
        .filter(|other| *other != w)
        .map(|other| view! { <span lang=other.word() dir=other.direction()>{say(other)}</span> })
        .collect();
    view! { <p class="in-others">{others}</p> }.into_any()
}

/// One person's page.
pub async fn person(ctx: Ctx, headers: HeaderMap, Path(id): Path<PersonId>) -> Result<Response> {
    require(&ctx, &headers).await?;
    shown(&ctx, id, &Form::default()).await
}

/// One person's page, with what was wrong. Whether they came already is not told before the PIN: both buttons are always there.
///
/// # Errors
/// `NotFound` for somebody who is not expected today.
pub async fn shown(ctx: &Ctx, id: PersonId, form: &Form) -> Result<Response> {
    let people = kiosks::expected(&mut *ctx.read().await?, ctx.today(), ctx.now()).await?;
    let (_, name) = people.into_iter().find(|(person, _)| *person == id).ok_or(AppError::NotFound)?;
    let (l, w) = (ctx.lang, ctx.lang);
    let response = form_page(ctx, form, Head::new(short(&name)).bare(), || {
        view! {
            <div class="worker pin">
                <h1>{short(&name)}</h1>
                {frame::summary(l, form)}
                <form method="post" class="taps">
                    // The key "Enter" presses the first button: it must neither clock in nor out.
                    <button type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true"></button>
                    {field(l, form, "pin", texts::pin(l)).required().pin()}
                    {tap_button(w, ClockingKind::Arrive)}
                    {in_others(w, words::arrive)}
                    {tap_button(w, ClockingKind::Leave)}
                    {in_others(w, words::leave)}
                    <button type="submit" name="tap" value="undo" class="button big">{icon::view("undo-2")} {texts::undo_last(l)}</button>
                </form>
                <p><a class="button big" href="/borne">{texts::back_to_list(l)}</a></p>
            </div>
        }
    });
    Ok(refreshed(response, BACK))
}

/// What was noted, to whom the PIN belongs; then the list again.
pub async fn noted(ctx: &Ctx, conn: &mut Conn, id: PersonId, name: &str) -> Result<Response> {
    let day = presence::clock_day(conn, id, ctx.today(), ctx.now()).await?;
    let taps = presence::taps(conn, id, day).await?;
    // Only now does the page speak the person's own language.
    let w = kiosks::reads(conn, id).await?.unwrap_or(ctx.lang);
    let response = page(ctx, Head::new(short(name)).bare(), || {
        let nothing = taps.is_empty();
        let last = taps.last().map_or_else(|| words::nothing_noted(w).to_owned(), |tap| tapped(ctx, w, tap));
        view! {
            <div class="worker pin" role="status">
                <h1>{icon::view(if nothing { "triangle-alert" } else { "check" })} " " {short(name)}</h1>
                <p class="hours" lang=w.word() dir=w.direction()>{last}</p>
                <p lang=w.word() dir=w.direction()>{(!nothing).then(|| words::good_day(w))} " " {words::list_returns(w)}</p>
                <p class="worker-links" lang=w.word() dir=w.direction()>
                    <a class="button primary big" href="/borne">{words::back_to_list(w)}</a>
                    {taps.last().filter(|tap| tap.can_be_undone(ctx.now())).map(|_| view! {
                        <a class="button big" href=format!("/borne/{id}")>{icon::view("undo-2")} {words::undo(w)}</a>
                    })}
                </p>
            </div>
        }
    });
    Ok(refreshed(response, SOON))
}

/// What a wrong PIN is told, and until when the next ones are refused.
pub fn wrong_pin(locked: Option<DateTime<Utc>>, zone: Tz) -> Message {
    match locked {
        None => Message::new(texts::wrong_pin),
        Some(until) => Message::new(move |l| texts::locked_until(l, format::time_of(l, until, zone))),
    }
}

//! What residents do: take seats, fill in, change, cancel, wait, answer.

use axum::extract::Path;
use axum::http::header::SET_COOKIE;
use axum::response::Response;

use crate::platform::db::Tx;
use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;
use crate::platform::i18n::Message;
use crate::platform::secrets::Token;
use crate::platform::web::context::{Ctx, set_cookie};
use crate::platform::web::notice::Said;
use crate::platform::web::{respond, texts as platform_texts};
use crate::workshops::forms::booking as forms;
use crate::workshops::letters::Post;
use crate::workshops::model::booking::{BookingId, BookingState};
use crate::workshops::model::date::DateId;
use crate::workshops::model::workshop::WorkshopId;
use crate::workshops::pages::booking_form::Asks;
use crate::workshops::pages::reservation::{self, HOLD_COOKIE, address};
use crate::workshops::pages::{join as join_page, workshop as workshop_page};
use crate::workshops::store::bookings::Holder;
use crate::workshops::store::filling::Filling;
use crate::workshops::store::{bookings, changes, filling, workshops};

/// A field that people do not see was filled in: a program. It is thanked and forgotten.
fn is_robot(form: &Form) -> bool {
    !form.value("website").is_empty()
}

fn thanked(ctx: &Ctx) -> Response {
    respond::to_saying(ctx, "/ateliers", Said::Saved)
}

/// What a form that makes a private link notes of it: the booking, not the link, of which only the hash is kept.
fn noted(id: BookingId) -> String {
    format!("booking:{id}")
}

/// Where a repeated form leads: to the booking that the first one made, by a new link.
async fn again(ctx: &Ctx, mut tx: Tx, noted: &str) -> Result<Response> {
    let Some(id) = noted.strip_prefix("booking:").and_then(|id| id.parse().ok()) else {
        return Ok(respond::to_saying(ctx, noted, Said::AlreadyDone));
    };
    let token = bookings::link_again(&mut tx, id).await?;
    tx.commit().await?;
    Ok(holding(ctx, &token))
}

/// On to the form, and a cookie that leads there again.
fn holding(ctx: &Ctx, token: &Token) -> Response {
    let mut response = respond::to(&address(token.reveal()));
    response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, HOLD_COOKIE, token.reveal(), 1200));
    response
}

/// Takes seats for as long as the form is filled in. A browser that holds some of the same date already holds as many as it asks for now.
pub async fn hold(ctx: Ctx, Path((id, date)): Path<(WorkshopId, DateId)>, form: Form) -> Result<Response> {
    if is_robot(&form) {
        return Ok(thanked(&ctx));
    }
    ctx.app.limits.booking(ctx.ip)?;
    let seats = form.value("seats").parse::<i64>().unwrap_or(1);
    let mine = mine(&ctx, date).await?;
    let mut tx = ctx.write().await?;
    if let Some(noted) = respond::claimed(&ctx, &mut tx, &form).await? {
        return again(&ctx, tx, &noted).await;
    }
    let post = Post::of(&ctx);
    let outcome = match mine {
        Some((booking, token)) => bookings::resize(&mut tx, &token, seats, &post, ctx.now()).await.map(|()| (booking, token)),
        None => bookings::hold(&mut tx, &ctx.actor, date, (seats, ctx.lang, &Holder::of(&ctx)), &post, ctx.now()).await,
    };
    match outcome {
        Ok((booking, token)) => {
            crate::platform::db::once::finish(&mut tx, form.token(), &noted(booking)).await?;
            tx.commit().await?;
            Ok(holding(&ctx, &token))
        }
        Err(AppError::Conflict(message)) => {
            drop(tx);
            let mut form = form;
            form.complain("dates", message);
            workshop_page::shown(&ctx, id, Some(date), &form).await
        }
        Err(error) => Err(error),
    }
}

/// The seats of a date that this browser holds.
async fn mine(ctx: &Ctx, date: DateId) -> Result<Option<(BookingId, Token)>> {
    let Some(token) = ctx.cookie(HOLD_COOKIE).map(Token::received) else {
        return Ok(None);
    };
    match bookings::by_token(&mut *ctx.read().await?, &token).await {
        Ok(booking) if booking.state == BookingState::Held && booking.date_id == date && booking.is_running(ctx.now()) => {
            Ok(Some((booking.id, token)))
        }
        Ok(_) | Err(AppError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Joins the waiting line. What is said on the screen is the same whether the address was in line or not.
pub async fn join(ctx: Ctx, Path((id, date)): Path<(WorkshopId, DateId)>, form: Form) -> Result<Response> {
    if is_robot(&form) {
        return Ok(thanked(&ctx));
    }
    ctx.app.limits.booking(ctx.ip)?;
    let outcome = async {
        let workshop = workshops::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
        let joining = forms::joining(form.clone(), workshop.details.seats_max)?;
        ctx.app.limits.letter(ctx.ip, &joining.email, "")?;
        let mut tx = ctx.write().await?;
        if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
            return Ok(repeat);
        }
        match bookings::join(&mut tx, &ctx.actor, date, (&joining, ctx.lang), &Post::of(&ctx), ctx.now()).await {
            Ok(()) => finish(&ctx, tx, &form, &format!("/ateliers/{id}"), Said::InLine).await,
            Err(AppError::Conflict(message)) => Err(form.clone().refuse("seats", message)),
            Err(error) => Err(error),
        }
    };
    match outcome.await {
        Err(AppError::Invalid(form)) => join_page::shown(&ctx, id, date, &form).await,
        other => other,
    }
}

/// Notes where the form led, commits, wakes the mail worker, and goes there.
async fn finish(ctx: &Ctx, tx: Tx, form: &Form, location: &str, said: Said) -> Result<Response> {
    let response = respond::done(ctx, tx, form, location, said).await?;
    ctx.app.mail_bell.notify_one();
    Ok(response)
}

/// The same for a form on a private page: where it leads is its own page, which is not noted.
async fn finish_here(ctx: &Ctx, tx: Tx, token: &str, said: Said) -> Result<Response> {
    tx.commit().await?;
    ctx.app.mail_bell.notify_one();
    Ok(respond::to_saying(ctx, &address(token), said))
}

/// Turns held seats into a booking.
pub async fn fill(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    if is_robot(&form) {
        return Ok(thanked(&ctx));
    }
    ctx.app.limits.booking(ctx.ip)?;
    let secret = Token::received(&token);
    let outcome = async {
        let filled = {
            let mut conn = ctx.read().await?;
            let booking = bookings::by_token(&mut conn, &secret).await?;
            let asks = Asks::load(&mut conn, &booking).await?;
            forms::filled(form.clone(), &asks.asked(), booking.seats)?
        };
        ctx.app.limits.letter(ctx.ip, &filled.email, "")?;
        let mut tx = ctx.write().await?;
        if respond::claimed(&ctx, &mut tx, &form).await?.is_some() {
            return Ok(respond::to_saying(&ctx, &address(&token), Said::AlreadyDone));
        }
        match filling::fill(&mut tx, &ctx.actor, &secret, &filled, &Post::of(&ctx), ctx.now()).await {
            Ok(Filling::Kept(booking)) => {
                let said = if booking.state == BookingState::Pending { Said::Mailed } else { Said::Booked };
                finish_here(&ctx, tx, &token, said).await
            }
            Ok(Filling::Before(_)) => finish_here(&ctx, tx, &token, Said::FilledBefore).await,
            Ok(Filling::HasPlaces) => {
                tx.commit().await?;
                ctx.app.mail_bell.notify_one();
                Err(form.clone().refuse("email", Message::new(crate::workshops::texts::ask_the_mail)))
            }
            Err(AppError::Conflict(message)) => Err(form.clone().refuse("", message)),
            Err(error) => Err(error),
        }
    };
    match outcome.await {
        Err(AppError::Invalid(form)) => reservation::shown(&ctx, &token, Some(&form)).await,
        Err(AppError::NotFound) => reservation::shown(&ctx, &token, None).await,
        other => other,
    }
}

/// Holds more or fewer seats; what was typed stays on the page.
pub async fn resize(ctx: Ctx, Path(token): Path<String>, mut form: Form) -> Result<Response> {
    ctx.app.limits.booking(ctx.ip)?;
    let seats = form.integer("seats", 1, 500).unwrap_or(1);
    let mut tx = ctx.write().await?;
    match bookings::resize(&mut tx, &Token::received(&token), seats, &Post::of(&ctx), ctx.now()).await {
        Ok(()) => tx.commit().await?,
        Err(AppError::Conflict(message)) => {
            drop(tx);
            form.complain("seats", message);
        }
        Err(error) => return Err(error),
    }
    reservation::shown(&ctx, &token, Some(&form)).await
}

/// Keeps the seats longer, once; what was typed stays on the page.
pub async fn extend(ctx: Ctx, Path(token): Path<String>, mut form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    match bookings::extend(&mut tx, &Token::received(&token), ctx.now()).await {
        Ok(()) => tx.commit().await?,
        Err(AppError::Conflict(message)) => form.complain("", message),
        Err(error) => return Err(error),
    }
    reservation::shown(&ctx, &token, Some(&form)).await
}

/// Counts a letter that a change of a booking writes.
async fn writes_a_letter(ctx: &Ctx, token: &str) -> Result<()> {
    match bookings::by_token(&mut *ctx.read().await?, &Token::received(token)).await {
        Ok(booking) => ctx.app.limits.letter(ctx.ip, &booking.email, &booking.id.to_string()),
        Err(AppError::NotFound) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Carries out a change by the private link; a refusal is shown on the booking's page, beside the field it is about where there is one.
macro_rules! change {
    ($ctx:ident, $token:ident, $said:expr, $field:literal, |$tx:ident, $secret:ident, $post:ident| $deed:expr) => {{
        let $secret = Token::received(&$token);
        let mut $tx = $ctx.write().await?;
        let $post = Post::of(&$ctx);
        let outcome: Result<()> = $deed.await;
        match outcome {
            Ok(()) => {
                $tx.commit().await?;
                $ctx.app.mail_bell.notify_one();
                Ok(respond::to_saying(&$ctx, &address(&$token), $said))
            }
            Err(AppError::Conflict(message)) => {
                drop($tx);
                let mut form = Form::default();
                form.complain($field, message);
                reservation::shown(&$ctx, &$token, Some(&form)).await
            }
            Err(AppError::NotFound) => {
                drop($tx);
                reservation::shown(&$ctx, &$token, None).await
            }
            Err(error) => Err(error),
        }
    }};
}

/// Confirms by the link of the e-mail.
pub async fn confirm(ctx: Ctx, Path(token): Path<String>, _form: Form) -> Result<Response> {
    change!(ctx, token, Said::Booked, "", |tx, secret, post| filling::confirm(&mut tx, &ctx.actor, &secret, &post, ctx.now()))
}

/// Gives up a hold, leaves the line, declines an offer, cancels a booking.
pub async fn cancel(ctx: Ctx, Path(token): Path<String>, _form: Form) -> Result<Response> {
    writes_a_letter(&ctx, &token).await?;
    change!(ctx, token, Said::BookingCancelled, "", |tx, secret, post| changes::cancel(
        &mut tx,
        &ctx.actor,
        &secret,
        &post,
        ctx.now()
    ))
}

/// Changes who comes.
pub async fn rename(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    let names = match forms::names(form) {
        Ok(names) => names,
        Err(AppError::Invalid(form)) => return reservation::shown(&ctx, &token, Some(&form)).await,
        Err(error) => return Err(error),
    };
    change!(ctx, token, Said::Saved, "", |tx, secret, post| changes::rename(
        &mut tx,
        &ctx.actor,
        &secret,
        &names,
        &post,
        ctx.now()
    ))
}

/// Gives some seats back.
pub async fn reduce(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    writes_a_letter(&ctx, &token).await?;
    let leaving: Vec<_> = form.values("leaving").filter_map(|word| word.parse().ok()).collect();
    change!(ctx, token, Said::Saved, "leaving", |tx, secret, post| changes::reduce(
        &mut tx,
        &ctx.actor,
        &secret,
        &leaving,
        &post,
        ctx.now()
    ))
}

/// Moves to another date.
pub async fn relocate(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    writes_a_letter(&ctx, &token).await?;
    let Ok(target) = form.value("date").parse::<DateId>() else {
        let mut form = form;
        form.complain("date", Message::new(platform_texts::choose));
        return reservation::shown(&ctx, &token, Some(&form)).await;
    };
    change!(ctx, token, Said::Saved, "date", |tx, secret, post| changes::move_to(
        &mut tx,
        &ctx.actor,
        &secret,
        target,
        &post,
        ctx.now()
    ))
}

/// Asks the team.
pub async fn ask(ctx: Ctx, Path(token): Path<String>, mut form: Form) -> Result<Response> {
    ctx.app.limits.booking(ctx.ip)?;
    writes_a_letter(&ctx, &token).await?;
    let body = form.required("body", 2000);
    if !form.errors().is_empty() {
        return reservation::shown(&ctx, &token, Some(&form)).await;
    }
    let mut tx = ctx.write().await?;
    if respond::claimed(&ctx, &mut tx, &form).await?.is_some() {
        return Ok(respond::to_saying(&ctx, &address(&token), Said::AlreadyDone));
    }
    match changes::ask(&mut tx, &Token::received(&token), &body, &Post::of(&ctx), ctx.now()).await {
        Ok(()) => finish_here(&ctx, tx, &token, Said::Asked).await,
        Err(AppError::Conflict(message)) => {
            drop(tx);
            form.complain("", message);
            reservation::shown(&ctx, &token, Some(&form)).await
        }
        Err(AppError::NotFound) => reservation::shown(&ctx, &token, None).await,
        Err(error) => Err(error),
    }
}

/// Wants reminders, or not.
pub async fn reminders(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    let wanted = form.value("wanted") == "yes";
    change!(ctx, token, Said::Saved, "", |tx, secret, _post| changes::set_reminders(&mut tx, &secret, wanted))
}

/// The link of a letter that unsubscribes: it opens the booking, whose button does it. Nothing happens by reading a page.
pub async fn reminders_page(ctx: Ctx, path: Path<String>) -> Result<Response> {
    reservation::show(ctx, path).await
}

/// Says how it was.
pub async fn rate(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    let (rating, words) = match forms::rating(form) {
        Ok(rated) => rated,
        Err(AppError::Invalid(form)) => return reservation::shown(&ctx, &token, Some(&form)).await,
        Err(error) => return Err(error),
    };
    change!(ctx, token, Said::Saved, "", |tx, secret, _post| changes::rate(&mut tx, &secret, (rating, &words), ctx.now()))
}

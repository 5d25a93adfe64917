//! What residents do: take seats, fill in, change, cancel, wait, answer.

use axum::extract::Path;
use axum::http::header::SET_COOKIE;
use axum::response::Response;

use kit::mailer::Mailer;
use platform::db::Tx;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::Message;
use platform::secrets::Token;
use platform::web::context::{Ctx, set_cookie};
use platform::web::notice::Said;
use platform::web::respond;
use platform::web::submit::{Done, Taken, submit};

use crate::booking::forms;
use crate::booking::pages::booking_form::Asks;
use crate::booking::pages::reservation::{self, HOLD_COOKIE, address};
use crate::booking::pages::{join as join_page, workshop as workshop_page};
use crate::booking::store::filling::Filling;
use crate::booking::store::holding;
use crate::booking::store::holding::Holder;
use crate::booking::store::{bookings, changes, filling};
use crate::model::booking::{BookingId, BookingState};
use crate::model::date::DateId;
use crate::model::workshop::WorkshopId;
use crate::offer::store::workshops;

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
pub async fn hold(ctx: Ctx, Path((id, date)): Path<(WorkshopId, DateId)>, mut form: Form) -> Result<Response> {
    if form.is_from_a_program() {
        return Ok(thanked(&ctx));
    }
    ctx.app.limits.booking(ctx.ip)?;
    let seats = forms::seats(&mut form, "dates");
    if !form.errors().is_empty() {
        return workshop_page::shown(&ctx, id, Some(date), &form).await;
    }
    let mine = mine(&ctx, date).await?;
    let mut tx = ctx.write().await?;
    if let Some(noted) = respond::claimed(&ctx, &mut tx, &form).await? {
        return again(&ctx, tx, &noted).await;
    }
    let post = Mailer::of(&ctx);
    let outcome = match mine {
        Some((booking, token)) => holding::resize(&mut tx, &token, seats, &post, ctx.now()).await.map(|()| (booking, token)),
        None => holding::hold(&mut ctx.op(&mut tx), date, (seats, ctx.lang, &Holder::of(&ctx)), &post).await,
    };
    match outcome {
        Ok((booking, token)) => {
            platform::db::once::finish(&mut tx, form.sending(), &noted(booking)).await?;
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
    if form.is_from_a_program() {
        return Ok(thanked(&ctx));
    }
    ctx.app.limits.booking(ctx.ip)?;
    let workshop = workshops::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    let read = |form| {
        let joining = forms::joining(form, workshop.details.seats_max)?;
        ctx.app.limits.letter(ctx.ip, &joining.email, "")?;
        Ok(joining)
    };
    let taken = submit(&ctx, form).once().read(read).refused_at("seats").write(async |op, joining| {
        holding::join(op, date, (&joining, op.lang), &Mailer::of(&ctx)).await?;
        Ok(Done::said(format!("/ateliers/{id}"), Said::InLine))
    });
    taken.await.again(async |form| join_page::shown(&ctx, id, date, &form).await).await
}

/// Turns held seats into a booking.
pub async fn fill(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    if form.is_from_a_program() {
        return Ok(thanked(&ctx));
    }
    ctx.app.limits.booking(ctx.ip)?;
    let secret = Token::received(&token);
    let asked = async {
        let mut conn = ctx.read().await?;
        let booking = bookings::by_token(&mut conn, &secret).await?;
        Ok((Asks::load(&mut conn, &booking).await?, booking.seats))
    };
    let asked: Result<_> = asked.await;
    let read = |form| {
        let (asks, seats) = asked?;
        let filled = forms::filled(form, &asks.asked(), seats)?;
        ctx.app.limits.letter(ctx.ip, &filled.email, "")?;
        Ok(filled)
    };
    let mut typed = form.clone();
    let taken = submit(&ctx, form).once_here(address(&token)).read(read).write(async |op, filled| {
        Ok(match filling::fill(op, &secret, &filled, &Mailer::of(&ctx)).await? {
            Filling::Kept(booking) if booking.state == BookingState::Pending => Done::said(address(&token), Said::Mailed),
            Filling::Kept(_) => Done::said(address(&token), Said::Booked),
            Filling::Before(_) => Done::said(address(&token), Said::FilledBefore),
            // The letter is kept; the page comes back with what was typed.
            Filling::HasPlaces => {
                typed.complain("email", Message::new(crate::texts::ask_the_mail));
                Done::to(address(&token))
            }
        })
    });
    let taken = taken.await;
    if typed.errors().is_empty() {
        shown_again(taken, &ctx, &token).await
    } else {
        reservation::shown(&ctx, &token, Some(&typed)).await
    }
}

/// The booking's page again with what is wrong; where there is no such booking, what to do.
async fn shown_again(taken: Taken, ctx: &Ctx, token: &str) -> Result<Response> {
    match taken.again(async |form| reservation::shown(ctx, token, Some(&form)).await).await {
        Err(AppError::NotFound) => reservation::shown(ctx, token, None).await,
        other => other,
    }
}

/// Holds more or fewer seats; what was typed stays on the page.
pub async fn resize(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    ctx.app.limits.booking(ctx.ip)?;
    let read = |mut form: Form| {
        let seats = forms::seats(&mut form, "seats");
        form.command(Some(seats))
    };
    let taken = submit(&ctx, form).read(read).refused_at("seats").write(async |op, seats| {
        holding::resize(op.tx, &Token::received(&token), seats, &Mailer::of(&ctx), op.now).await?;
        Ok(Done::to(address(&token)))
    });
    taken.await.shown(async |form| reservation::shown(&ctx, &token, Some(&form)).await).await
}

/// Keeps the seats longer, once; what was typed stays on the page.
pub async fn extend(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).write(async |op, ()| {
        holding::extend(op.tx, &Token::received(&token), op.now).await?;
        Ok(Done::to(address(&token)))
    });
    taken.await.shown(async |form| reservation::shown(&ctx, &token, Some(&form)).await).await
}

/// Counts a letter that a change of a booking writes.
async fn writes_a_letter(ctx: &Ctx, token: &str) -> Result<()> {
    match bookings::by_token(&mut *ctx.read().await?, &Token::received(token)).await {
        Ok(booking) => ctx.app.limits.letter(ctx.ip, &booking.email, &booking.id.to_string()),
        Err(AppError::NotFound) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Confirms by the link of the e-mail.
pub async fn confirm(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).write(async |op, ()| {
        filling::confirm(op, &Token::received(&token), &Mailer::of(&ctx)).await?;
        Ok(Done::said(address(&token), Said::Booked))
    });
    shown_again(taken.await, &ctx, &token).await
}

/// Gives up a hold, leaves the line, declines an offer, cancels a booking.
pub async fn cancel(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    writes_a_letter(&ctx, &token).await?;
    let taken = submit(&ctx, form).once_here(address(&token)).write(async |op, ()| {
        changes::cancel(op, &Token::received(&token), &Mailer::of(&ctx)).await?;
        Ok(Done::said(address(&token), Said::BookingCancelled))
    });
    shown_again(taken.await, &ctx, &token).await
}

/// Changes who comes.
pub async fn rename(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(forms::names).write(async |op, names| {
        changes::rename(op, &Token::received(&token), &names, &Mailer::of(&ctx)).await?;
        Ok(Done::saved(address(&token)))
    });
    shown_again(taken.await, &ctx, &token).await
}

/// Gives some seats back.
pub async fn reduce(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    writes_a_letter(&ctx, &token).await?;
    let leaving: Vec<_> = form.values("leaving").filter_map(|word| word.parse().ok()).collect();
    let taken = submit(&ctx, form).refused_at("leaving").write(async |op, ()| {
        changes::reduce(op, &Token::received(&token), &leaving, &Mailer::of(&ctx)).await?;
        Ok(Done::saved(address(&token)))
    });
    shown_again(taken.await, &ctx, &token).await
}

/// Moves to another date.
pub async fn relocate(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    writes_a_letter(&ctx, &token).await?;
    let taken = submit(&ctx, form).read(forms::other_date).refused_at("date").write(async |op, date| {
        changes::move_to(op, &Token::received(&token), date, &Mailer::of(&ctx)).await?;
        Ok(Done::saved(address(&token)))
    });
    shown_again(taken.await, &ctx, &token).await
}

/// Asks the team.
pub async fn ask(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    ctx.app.limits.booking(ctx.ip)?;
    writes_a_letter(&ctx, &token).await?;
    let taken = submit(&ctx, form).once_here(address(&token)).read(forms::request).write(async |op, body| {
        changes::ask(op.tx, &Token::received(&token), &body, &Mailer::of(&ctx), op.now).await?;
        Ok(Done::said(address(&token), Said::Asked))
    });
    shown_again(taken.await, &ctx, &token).await
}

/// Wants reminders, or not.
pub async fn reminders(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    let wanted = form.value("wanted") == "yes";
    let taken = submit(&ctx, form).write(async |op, ()| {
        changes::set_reminders(op.tx, &Token::received(&token), wanted).await?;
        Ok(Done::saved(address(&token)))
    });
    shown_again(taken.await, &ctx, &token).await
}

/// The link of a letter that unsubscribes: it opens the booking, whose button does it. Nothing happens by reading a page.
pub async fn reminders_page(ctx: Ctx, path: Path<String>) -> Result<Response> {
    reservation::show(ctx, path).await
}

/// Says how it was.
pub async fn rate(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(forms::rating).write(async |op, (rating, words)| {
        changes::rate(op.tx, &Token::received(&token), (rating, &words), op.now).await?;
        Ok(Done::saved(address(&token)))
    });
    shown_again(taken.await, &ctx, &token).await
}

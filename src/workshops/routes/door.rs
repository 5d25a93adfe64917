//! At the door: tickets by code or by name, one by one from the page or many at once from a device that had no network; walk-ins; money.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::{ServerFnError, use_context};

use crate::islands::door::{Sent, Told};
use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::respond;
use crate::workshops::letters::Post;
use crate::workshops::model::booking::BookingId;
use crate::workshops::model::date::DateId;
use crate::workshops::model::door::{Tap, Verdict};
use crate::workshops::pages::{day, house};
use crate::workshops::store::{changes, dates, door, workshops};
use crate::workshops::{forms, texts};

/// A ticket shown, by code or by the button beside a name.
pub async fn tap(ctx: Ctx, Path(id): Path<DateId>, form: Form) -> Result<Response> {
    let Some(tap) = forms::tap(&form, ctx.now()) else {
        let mut form = form;
        form.complain("code", crate::platform::i18n::Message::new(texts::verdict_unknown));
        return day::shown(&ctx, id, &form, None).await;
    };
    let mut tx = ctx.write().await?;
    let verdicts = door::check_in(&mut tx, &ctx.actor, id, &[tap], ctx.now()).await?;
    tx.commit().await?;
    match verdicts.first() {
        Some(Verdict::In(_) | Verdict::Undone(_)) => Ok(respond::to_saying(&ctx, &format!("/animation/dates/{id}"), Said::Saved)),
        verdict => day::shown(&ctx, id, &Form::default(), verdict).await,
    }
}

/// What a device noted, in its order: the island's way in. The same permission, the same code.
///
/// # Errors
/// A message for the device, which keeps what it could not send.
pub async fn taps(date: String, sent: Vec<Sent>) -> Result<Vec<Told>, ServerFnError> {
    let ctx = use_context::<Ctx>().ok_or_else(|| ServerFnError::new("no context"))?;
    let carried_out = async {
        let id: DateId = date.parse().map_err(|_| AppError::NotFound)?;
        let taps = sent
            .iter()
            .map(|sent| {
                let at = chrono::DateTime::from_timestamp_millis(sent.at).unwrap_or_else(|| ctx.now());
                let key = sent.key.parse().map_err(|_| AppError::NotFound)?;
                Ok(Tap { key, code: crate::workshops::model::booking::typed_code(&sent.code), at, undo: sent.undo })
            })
            .collect::<Result<Vec<Tap>>>()?;
        let mut tx = ctx.write().await?;
        let verdicts = door::check_in(&mut tx, &ctx.actor, id, &taps, ctx.now()).await?;
        tx.commit().await?;
        Ok::<_, AppError>(verdicts)
    };
    let verdicts = carried_out.await.map_err(|error| {
        tracing::warn!(%error, "check-in not carried out");
        ServerFnError::new("not carried out")
    })?;
    Ok(verdicts
        .iter()
        .map(|verdict| Told { class: day::verdict_class(verdict).to_owned(), words: day::verdict_words(&ctx, verdict) })
        .collect())
}

/// Takes in somebody without a booking.
pub async fn walk_in(ctx: Ctx, Path(id): Path<DateId>, form: Form) -> Result<Response> {
    let (workshop, prices) = {
        let mut conn = ctx.read().await?;
        let date = dates::get(&mut conn, id).await?;
        (workshops::get(&mut conn, &ctx.actor, date.workshop).await?, workshops::prices(&mut conn, date.workshop).await?)
    };
    let (come, mut form) = match forms::walk_in(form.clone(), &workshop.details, &prices) {
        Ok(come) => (come, form),
        Err(AppError::Invalid(form)) => return day::shown(&ctx, id, &form, None).await,
        Err(error) => return Err(error),
    };
    let mut tx = ctx.write().await?;
    if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
        return Ok(repeat);
    }
    match door::walk_in(&mut tx, &ctx.actor, id, (&come, ctx.lang), &Post::of(&ctx), ctx.now()).await {
        Ok(_) => respond::done(&ctx, tx, &form, &format!("/animation/dates/{id}"), Said::Saved).await,
        Err(AppError::Conflict(message)) => {
            drop(tx);
            form.complain("walk_name", message);
            day::shown(&ctx, id, &form, None).await
        }
        Err(error) => Err(error),
    }
}

/// Notes money that changed hands.
pub async fn pay(ctx: Ctx, Path(id): Path<BookingId>, form: Form) -> Result<Response> {
    let outcome = async {
        let payment = forms::payment(form.clone())?;
        let mut tx = ctx.write().await?;
        if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
            return Ok(repeat);
        }
        match door::pay(&mut tx, &ctx.actor, id, payment, ctx.now()).await {
            Ok(_) => respond::done(&ctx, tx, &form, &format!("/animation/reservations/{id}"), Said::Saved).await,
            Err(AppError::Conflict(message)) => Err(form.clone().refuse("amount", message)),
            Err(error) => Err(error),
        }
    };
    match outcome.await {
        Err(AppError::Invalid(form)) => house::booking_shown(&ctx, id, &form).await,
        other => other,
    }
}

/// Cancels a booking for somebody.
pub async fn cancel(ctx: Ctx, Path(id): Path<BookingId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    changes::cancel_for(&mut tx, &ctx.actor, id, &Post::of(&ctx), ctx.now()).await?;
    tx.commit().await?;
    ctx.app.mail_bell.notify_one();
    Ok(respond::to_saying(&ctx, &format!("/animation/reservations/{id}"), Said::BookingCancelled))
}

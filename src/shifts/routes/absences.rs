//! Absences and swaps: asked for, recorded, decided.

use axum::extract::Path;
use axum::response::Response;

use super::plan::sender;
use crate::people::model::PersonId;
use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;
use crate::platform::i18n::Message;
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::respond;
use crate::shifts::model::absence::AbsenceId;
use crate::shifts::model::shift::ShiftId;
use crate::shifts::model::time::Week;
use crate::shifts::pages::{my_absences, requests, team};
use crate::shifts::store::publishing;
use crate::shifts::store::swaps::SwapId;
use crate::shifts::store::{absences, plan, swaps};
use crate::shifts::{forms, texts};

/// A worker asks.
pub async fn request(ctx: Ctx, mut form: Form) -> Result<Response> {
    let other_day = form.value("from_day").to_owned();
    if !other_day.is_empty() {
        form.set("first", other_day);
    }
    let outcome = async {
        let details = forms::absence(form.clone())?;
        let mut tx = ctx.write().await?;
        if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
            return Ok(repeat);
        }
        match absences::request(&mut tx, &ctx.actor, &details, ctx.zone(), ctx.now()).await {
            Ok(_) => respond::created(&ctx, tx, &form, "/mes-absences").await,
            Err(AppError::Conflict(message)) => Err(form.clone().refuse("first", message)),
            Err(error) => Err(error),
        }
    };
    match outcome.await {
        Err(AppError::Invalid(form)) => my_absences::shown(&ctx, &form).await,
        other => other,
    }
}

/// A worker takes a request back.
pub async fn withdraw(ctx: Ctx, Path(id): Path<AbsenceId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    absences::withdraw(&mut tx, &ctx.actor, id, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, "/mes-absences", Said::Saved))
}

/// Where to go after an absence freed shifts: to the one that lacks somebody now, where replacements are proposed, or to its week where
/// there are several; else to the first that somebody could still join.
async fn next(ctx: &Ctx, freed: &[ShiftId], otherwise: &str) -> Result<Response> {
    ctx.app.mail_bell.notify_one();
    let ahead = plan::ahead(&mut *ctx.read().await?, freed, ctx.now()).await?;
    let lacking: Vec<_> = ahead.iter().filter(|(_, _, lacks)| *lacks).collect();
    Ok(match (lacking.as_slice(), ahead.first()) {
        ([(shift, ..)], _) => respond::to_saying(ctx, &format!("/creneaux/{shift}"), Said::Freed),
        ([(_, day, _), ..], _) => respond::to_saying(ctx, &format!("/semaine/{}", Week::of(*day).monday()), Said::Freed),
        ([], Some((shift, ..))) => respond::to_saying(ctx, &format!("/creneaux/{shift}"), Said::Saved),
        ([], None) => respond::to_saying(ctx, otherwise, Said::Saved),
    })
}

/// A supervisor records one.
pub async fn record(ctx: Ctx, Path(person): Path<PersonId>, form: Form) -> Result<Response> {
    let outcome = async {
        let details = forms::absence(form.clone())?;
        let mut tx = ctx.write().await?;
        if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
            return Ok(repeat);
        }
        match absences::record(&mut tx, &ctx.actor, person, &details, ctx.zone(), ctx.now()).await {
            Ok(freed) => {
                let shifts = freed.shifts.clone();
                publishing::tell_of_absence(&mut tx, freed, &sender(&ctx), ctx.now()).await?;
                tx.commit().await?;
                next(&ctx, &shifts, &format!("/equipe/{person}")).await
            }
            Err(AppError::Conflict(message)) => Err(form.clone().refuse("first", message)),
            Err(error) => Err(error),
        }
    };
    match outcome.await {
        Err(AppError::Invalid(form)) => team::shown(&ctx, person, &form).await,
        other => other,
    }
}

/// Whether it is granted, and the reason: a refusal needs one.
fn decision(form: &mut Form) -> Option<(bool, String)> {
    let granted = form.value("grant") == "yes";
    let reason = form.text("reason", 300);
    (granted || !reason.is_empty()).then_some((granted, reason))
}

/// Decides a request.
pub async fn decide(ctx: Ctx, Path(id): Path<AbsenceId>, mut form: Form) -> Result<Response> {
    let Some((granted, reason)) = decision(&mut form) else {
        return requests::shown(&ctx, Some((id.uuid(), Message::new(texts::refusal_needs_reason)))).await;
    };
    let mut tx = ctx.write().await?;
    let freed = absences::decide(&mut tx, &ctx.actor, id, granted, &reason, ctx.zone(), ctx.now()).await?;
    let shifts = freed.shifts.clone();
    publishing::tell_answer(&mut tx, id, &sender(&ctx), ctx.now()).await?;
    publishing::tell_of_absence(&mut tx, freed, &sender(&ctx), ctx.now()).await?;
    tx.commit().await?;
    next(&ctx, &shifts, "/demandes").await
}

/// Takes a granted absence back.
pub async fn cancel(ctx: Ctx, Path(id): Path<AbsenceId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let (person, back) = absences::cancel(&mut tx, &ctx.actor, id, ctx.zone(), ctx.now()).await?;
    tx.commit().await?;
    // To where it is published.
    let first = plan::ahead(&mut *ctx.read().await?, &back, ctx.now()).await?.into_iter().next();
    Ok(match first {
        Some((_, day, _)) => respond::to_saying(&ctx, &format!("/semaine/{}", Week::of(day).monday()), Said::BackOnShifts),
        None => respond::to_saying(&ctx, &format!("/equipe/{person}"), Said::Saved),
    })
}

/// Decides a swap.
pub async fn decide_swap(ctx: Ctx, Path(id): Path<SwapId>, mut form: Form) -> Result<Response> {
    let Some((granted, reason)) = decision(&mut form) else {
        return requests::shown(&ctx, Some((id.uuid(), Message::new(texts::refusal_needs_reason)))).await;
    };
    let mut tx = ctx.write().await?;
    match swaps::decide(&mut tx, &ctx.actor, id, granted, &reason, ctx.zone(), ctx.now()).await {
        Ok(Some(swapped)) => publishing::tell_of_swap(&mut tx, swapped, &sender(&ctx), ctx.now()).await?,
        Ok(None) => {}
        Err(AppError::Conflict(message)) => {
            drop(tx);
            return requests::shown(&ctx, Some((id.uuid(), message))).await;
        }
        Err(error) => return Err(error),
    }
    tx.commit().await?;
    ctx.app.mail_bell.notify_one();
    Ok(respond::to_saying(&ctx, "/demandes", Said::Saved))
}

//! What the team does to dates: make them, one or a series, move them, call them off.

use axum::extract::Path;
use axum::response::Response;

use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;
use crate::platform::i18n::Message;
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::respond;
use crate::workshops::forms;
use crate::workshops::letters::Post;
use crate::workshops::model::date::DateId;
use crate::workshops::model::workshop::WorkshopId;
use crate::workshops::pages::date as pages;
use crate::workshops::store::dates;
use crate::workshops::texts;

/// Makes dates.
pub async fn create(ctx: Ctx, Path(id): Path<WorkshopId>, form: Form) -> Result<Response> {
    let outcome = async {
        let (details, days, whole) = forms::new_dates(form.clone())?;
        if days.iter().any(|day| *day < ctx.today()) {
            return Err(form.clone().refuse("day", Message::new(texts::day_is_past)));
        }
        let mut tx = ctx.write().await?;
        if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
            return Ok(repeat);
        }
        match dates::create(&mut tx, &ctx.actor, id, (&details, &days, whole), ctx.zone(), ctx.now()).await {
            Ok(_) => respond::created(&ctx, tx, &form, &format!("/animation/ateliers/{id}")).await,
            Err(AppError::Conflict(message)) => Err(form.clone().refuse("", message)),
            Err(error) => Err(error),
        }
    };
    match outcome.await {
        Err(AppError::Invalid(form)) => pages::shown_new(&ctx, id, &form).await,
        other => other,
    }
}

/// Changes a date; those who have booked are told.
pub async fn update(ctx: Ctx, Path(id): Path<DateId>, form: Form) -> Result<Response> {
    let outcome = async {
        let details = forms::date(form.clone())?;
        let version = form.value("version").parse().unwrap_or(0);
        let mut tx = ctx.write().await?;
        match dates::update(&mut tx, &ctx.actor, id, version, &details, &Post::of(&ctx), ctx.now()).await {
            Ok(()) => {
                tx.commit().await?;
                ctx.app.mail_bell.notify_one();
                Ok(respond::to_saying(&ctx, &format!("/animation/dates/{id}"), Said::Saved))
            }
            Err(AppError::Conflict(message)) => {
                drop(tx);
                let date = dates::get(&mut *ctx.read().await?, id).await?;
                let mut form = form.clone();
                form.set("version", date.version.to_string());
                Err(form.refuse("", message))
            }
            Err(error) => Err(error),
        }
    };
    match outcome.await {
        Err(AppError::Invalid(form)) => {
            let date = dates::get(&mut *ctx.read().await?, id).await?;
            pages::shown_edit(&ctx, &date, &form).await
        }
        other => other,
    }
}

/// Calls a date off, with a word to everybody.
pub async fn cancel(ctx: Ctx, Path(id): Path<DateId>, mut form: Form) -> Result<Response> {
    let reason = form.text("reason", 500);
    if !form.errors().is_empty() {
        return Err(form.into());
    }
    let mut tx = ctx.write().await?;
    dates::cancel(&mut tx, &ctx.actor, id, &reason, &Post::of(&ctx), ctx.now()).await?;
    tx.commit().await?;
    ctx.app.mail_bell.notify_one();
    Ok(respond::to_saying(&ctx, &format!("/animation/dates/{id}"), Said::CalledOff))
}

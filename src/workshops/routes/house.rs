//! Vouchers, rooms and stoves, settings, requests.

use axum::extract::Path;
use axum::response::Response;
use uuid::Uuid;

use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::respond;
use crate::workshops::forms;
use crate::workshops::model::date::ResourceId;
use crate::workshops::model::money::VoucherId;
use crate::workshops::pages::house as pages;
use crate::workshops::store::{changes, resources, settings, vouchers};

/// Makes a voucher.
pub async fn create_voucher(ctx: Ctx, form: Form) -> Result<Response> {
    let outcome = async {
        let details = forms::voucher(form.clone())?;
        let mut tx = ctx.write().await?;
        if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
            return Ok(repeat);
        }
        match vouchers::create(&mut tx, &ctx.actor, VoucherId::new(), &details, ctx.now()).await {
            Ok(()) => respond::created(&ctx, tx, &form, "/animation/bons").await,
            Err(AppError::Conflict(message)) => Err(form.clone().refuse("code", message)),
            Err(error) => Err(error),
        }
    };
    match outcome.await {
        Err(AppError::Invalid(form)) => pages::vouchers_shown(&ctx, &form).await,
        other => other,
    }
}

/// Ends a voucher.
pub async fn archive_voucher(ctx: Ctx, Path(id): Path<VoucherId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    vouchers::archive(&mut tx, &ctx.actor, id, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, "/animation/bons", Said::Archived))
}

/// Adds a room or a stove.
pub async fn create_resource(ctx: Ctx, form: Form) -> Result<Response> {
    let outcome = async {
        let resource = forms::resource(form.clone())?;
        let mut tx = ctx.write().await?;
        if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
            return Ok(repeat);
        }
        match resources::put(&mut tx, &ctx.actor, &resource, ctx.now()).await {
            Ok(()) => respond::created(&ctx, tx, &form, "/animation/salles").await,
            Err(AppError::Conflict(message)) => Err(form.clone().refuse("name", message)),
            Err(error) => Err(error),
        }
    };
    match outcome.await {
        Err(AppError::Invalid(form)) => pages::resources_shown(&ctx, &form).await,
        other => other,
    }
}

/// Takes a room or a stove out of use.
pub async fn archive_resource(ctx: Ctx, Path(id): Path<ResourceId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    resources::archive(&mut tx, &ctx.actor, id, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, "/animation/salles", Said::Archived))
}

/// Changes the settings.
pub async fn save_settings(ctx: Ctx, form: Form) -> Result<Response> {
    let new = match forms::settings(form) {
        Ok(new) => new,
        Err(AppError::Invalid(form)) => return Ok(pages::settings_shown(&ctx, &form)),
        Err(error) => return Err(error),
    };
    let mut tx = ctx.write().await?;
    settings::save(&mut tx, &ctx.actor, &new, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, "/animation/reglages", Said::Saved))
}

/// Notes that a request was dealt with.
pub async fn handle(ctx: Ctx, Path(id): Path<Uuid>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    changes::handle(&mut tx, &ctx.actor, id, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, "/animation", Said::Saved))
}

//! Terrains: create, change, archive, restore, spreadsheet.

use axum::extract::Path;
use axum::response::Response;

use crate::platform::error::{AppError, Result};
use crate::platform::export;
use crate::platform::forms::Form;
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::respond;
use crate::plots::model::SiteId;
use crate::plots::pages::sites as pages;
use crate::plots::store::sites;
use crate::plots::{forms, texts};

/// Makes a terrain.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let details = match forms::site(form.clone()) {
        Ok(details) => details,
        Err(AppError::Invalid(form)) => return Ok(pages::form_of(&ctx, None, &form)),
        Err(error) => return Err(error),
    };
    let mut tx = ctx.write().await?;
    if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
        return Ok(repeat);
    }
    let id = sites::create(&mut tx, &ctx.actor, &details, ctx.now()).await?;
    respond::created(&ctx, tx, &form, &format!("/terrains/{id}")).await
}

/// Changes a terrain.
pub async fn update(ctx: Ctx, Path(id): Path<SiteId>, form: Form) -> Result<Response> {
    match try_update(&ctx, id, form).await {
        Err(AppError::Invalid(form)) => Ok(pages::form_of(&ctx, Some(id), &form)),
        other => other,
    }
}

async fn try_update(ctx: &Ctx, id: SiteId, mut form: Form) -> Result<Response> {
    let details = forms::site(form.clone())?;
    let version = form.value("version").parse().unwrap_or(0);
    let mut tx = ctx.write().await?;
    match sites::update(&mut tx, &ctx.actor, id, version, &details, ctx.now()).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(respond::to_saying(ctx, &format!("/terrains/{id}"), Said::Saved))
        }
        Err(AppError::Conflict(message)) => {
            drop(tx);
            let present = sites::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
            form.set("version", present.version.to_string());
            Err(form.refuse("", message))
        }
        Err(error) => Err(error),
    }
}

/// Puts a terrain away.
pub async fn archive(ctx: Ctx, Path(id): Path<SiteId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    sites::set_archived(&mut tx, &ctx.actor, id, true, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_undoable(&ctx, "/terrains", Said::Archived, &format!("/terrains/{id}/retablir")))
}

/// Brings a terrain back.
pub async fn restore(ctx: Ctx, Path(id): Path<SiteId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    sites::set_archived(&mut tx, &ctx.actor, id, false, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/terrains/{id}"), Said::Restored))
}

/// The list as CSV, filtered as on the page.
pub async fn csv(ctx: Ctx) -> Result<Response> {
    let found = sites::list(&mut *ctx.read().await?, &ctx.actor, &pages::filter_of(&ctx)).await?;
    let l = ctx.lang;
    let header = [
        texts::name(l),
        texts::commune(l),
        texts::address(l),
        texts::lender_label(l),
        texts::lender_name(l),
        texts::agreement_starts(l),
        texts::agreement_ends(l),
        texts::agreement_reference(l),
        texts::declared_m2(l),
        texts::water(l),
        texts::access(l),
    ];
    let date = |date: Option<chrono::NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let rows = found.into_iter().map(|site| {
        let details = site.details;
        vec![
            details.name,
            details.commune,
            details.address,
            texts::lender(l, details.lender).to_owned(),
            details.lender_name,
            date(details.agreement_starts),
            date(details.agreement_ends),
            details.agreement_reference,
            details.declared_m2.map(|m2| m2.to_string()).unwrap_or_default(),
            details.water,
            details.access,
        ]
    });
    Ok(export::download("terrains.csv", "text/csv; charset=utf-8", export::csv(&header, rows)?))
}

//! Plots: create, change, split, status, archive, restore, spreadsheets.

use axum::extract::Path;
use axum::response::Response;
use chrono::NaiveDate;

use crate::platform::error::{AppError, Result};
use crate::platform::export;
use crate::platform::forms::Form;
use crate::platform::i18n::Message;
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::respond;
use crate::plots::geometry::split;
use crate::plots::model::PlotId;
use crate::plots::pages::{plots as pages, split as split_page};
use crate::plots::store::{beds, land, plots};
use crate::plots::{exchange, forms};

/// Makes a plot.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    match try_create(&ctx, form).await {
        Err(AppError::Invalid(form)) => pages::form_of(&ctx, None, &form).await,
        other => other,
    }
}

async fn try_create(ctx: &Ctx, form: Form) -> Result<Response> {
    let details = forms::plot(form.clone())?;
    let mut tx = ctx.write().await?;
    if let Err(repeat) = respond::first_time(ctx, &mut tx, &form).await? {
        return Ok(repeat);
    }
    match plots::create(&mut tx, &ctx.actor, &details, ctx.now()).await {
        Ok(id) => respond::created(ctx, tx, &form, &format!("/parcelles/{id}")).await,
        Err(AppError::Conflict(message)) => Err(form.refuse("corners", message)),
        Err(error) => Err(error),
    }
}

/// Changes a plot.
pub async fn update(ctx: Ctx, Path(id): Path<PlotId>, form: Form) -> Result<Response> {
    match try_update(&ctx, id, form).await {
        Err(AppError::Invalid(form)) => pages::form_of(&ctx, Some(id), &form).await,
        other => other,
    }
}

async fn try_update(ctx: &Ctx, id: PlotId, mut form: Form) -> Result<Response> {
    let details = forms::plot(form.clone())?;
    let version = form.value("version").parse().unwrap_or(0);
    let mut tx = ctx.write().await?;
    match plots::update(&mut tx, &ctx.actor, id, version, &details, ctx.now()).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(respond::to_saying(ctx, &format!("/parcelles/{id}"), Said::Saved))
        }
        Err(AppError::Conflict(message)) => {
            drop(tx);
            let present = plots::get(&mut *ctx.read().await?, &ctx.actor, id, ctx.today()).await?;
            form.set("version", present.version.to_string());
            Err(form.refuse("", message))
        }
        Err(error) => Err(error),
    }
}

/// Puts a plot away.
pub async fn archive(ctx: Ctx, Path(id): Path<PlotId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    plots::set_archived(&mut tx, &ctx.actor, id, true, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_undoable(&ctx, "/parcelles", Said::Archived, &format!("/parcelles/{id}/retablir")))
}

/// Brings a plot back.
pub async fn restore(ctx: Ctx, Path(id): Path<PlotId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    plots::set_archived(&mut tx, &ctx.actor, id, false, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/parcelles/{id}"), Said::Restored))
}

/// Adds a line to the organic timeline.
pub async fn set_status(ctx: Ctx, Path(id): Path<PlotId>, form: Form) -> Result<Response> {
    let line = match forms::status(form) {
        Ok(line) => line,
        Err(AppError::Invalid(form)) => return pages::page_of(&ctx, id, &form).await,
        Err(error) => return Err(error),
    };
    let mut tx = ctx.write().await?;
    plots::get(&mut tx, &ctx.actor, id, ctx.today()).await?;
    plots::set_status(&mut tx, &ctx.actor, id, &line, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/parcelles/{id}"), Said::Saved))
}

/// Takes a line out of the organic timeline.
pub async fn remove_status(ctx: Ctx, Path((id, starts)): Path<(PlotId, NaiveDate)>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    plots::remove_status(&mut tx, &ctx.actor, id, starts, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/parcelles/{id}"), Said::Removed))
}

/// Cuts a plot into beds.
pub async fn split(ctx: Ctx, Path(id): Path<PlotId>, form: Form) -> Result<Response> {
    match try_split(&ctx, id, form).await {
        Err(AppError::Invalid(form)) => split_page::page(&ctx, id, &form).await,
        other => other,
    }
}

async fn try_split(ctx: &Ctx, id: PlotId, form: Form) -> Result<Response> {
    let (layout, prefix) = forms::split(form.clone())?;
    let mut tx = ctx.write().await?;
    if let Err(repeat) = respond::first_time(ctx, &mut tx, &form).await? {
        return Ok(repeat);
    }
    let plot = plots::get(&mut tx, &ctx.actor, id, ctx.today()).await?;
    let strips = match split::split(&plot.details.shape, layout) {
        Ok(strips) => strips,
        Err(split::DoesNotFit(fitting)) => {
            return Err(form.refuse("beds", Message::new(move |l| crate::plots::texts::beds_do_not_fit(l, fitting))));
        }
    };
    match beds::lay_out(&mut tx, &ctx.actor, id, &prefix, layout.width_cm, strips, ctx.now()).await {
        Ok(_) => respond::created(ctx, tx, &form, &format!("/parcelles/{id}")).await,
        Err(AppError::Conflict(message)) => Err(form.refuse("", message)),
        Err(error) => Err(error),
    }
}

/// The list as CSV, filtered as on the page; its columns are those the import understands.
pub async fn csv(ctx: Ctx) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let everything = land::load(&mut conn, &ctx.actor, None, ctx.today()).await?;
    let shown = plots::list(&mut conn, &ctx.actor, &pages::filter_of(&ctx), ctx.today()).await?;
    drop(conn);
    Ok(export::download("parcelles.csv", "text/csv; charset=utf-8", exchange::csv::plots(&everything.sites, &shown)?))
}

/// All beds as CSV.
pub async fn beds_csv(ctx: Ctx) -> Result<Response> {
    let everything = land::load(&mut *ctx.read().await?, &ctx.actor, None, ctx.today()).await?;
    Ok(export::download("planches.csv", "text/csv; charset=utf-8", exchange::csv::beds(&everything)?))
}

/// The trees as CSV, filtered as on the page; its columns are those the import understands.
pub async fn trees_csv(ctx: Ctx) -> Result<Response> {
    let everything = land::load(&mut *ctx.read().await?, &ctx.actor, None, ctx.today()).await?;
    let shown = crate::plots::pages::trees::filtered(&ctx, &everything);
    Ok(export::download("arbres.csv", "text/csv; charset=utf-8", exchange::csv::trees(&everything, &shown)?))
}

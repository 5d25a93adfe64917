//! Plots: create, change, split, status, archive, restore, spreadsheets.

use axum::extract::Path;
use axum::response::Response;
use chrono::NaiveDate;

use platform::error::Result;
use platform::export;
use platform::forms::Form;
use platform::i18n::Message;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::geometry::split;
use crate::model::PlotId;
use crate::pages::{plots as pages, split as split_page};
use crate::store::{beds, land, plots};
use crate::{exchange, forms, texts};

fn address(id: PlotId) -> String {
    format!("/parcelles/{id}")
}

/// Makes a plot.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::plot).refused_at("corners").write(async |op, plot| {
        let id = plots::create(op, &plot).await?;
        Ok(Done::created(address(id)))
    });
    taken.await.again(async |form| pages::form_of(&ctx, None, &form).await).await
}

/// Changes a plot.
pub async fn update(ctx: Ctx, Path(id): Path<PlotId>, form: Form) -> Result<Response> {
    let version = form.version();
    let taken = submit(&ctx, form).read(forms::plot).write(async |op, plot| {
        plots::update(op, id, version, &plot).await?;
        Ok(Done::saved(address(id)))
    });
    let kept = async || {
        let plot = plots::get(&mut *ctx.read().await?, &ctx.actor, id, ctx.today()).await?;
        Ok(forms::plot_filled(&plot.details, plot.version))
    };
    taken.await.beside(kept).await.again(async |form| pages::form_of(&ctx, Some(id), &form).await).await
}

/// Puts a plot away.
pub async fn archive(ctx: Ctx, Path(id): Path<PlotId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        plots::set_archived(op, id, true).await?;
        Ok(Done::said("/parcelles", Said::Archived).undo(format!("/parcelles/{id}/retablir")))
    });
    pressed.await
}

/// Brings a plot back.
pub async fn restore(ctx: Ctx, Path(id): Path<PlotId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        plots::set_archived(op, id, false).await?;
        Ok(Done::said(address(id), Said::Restored))
    });
    pressed.await
}

/// Adds a line to the organic timeline.
pub async fn set_status(ctx: Ctx, Path(id): Path<PlotId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(forms::status).write(async |op, line| {
        plots::get(op.tx, op.actor, id, ctx.today()).await?;
        plots::set_status(op, id, &line).await?;
        Ok(Done::saved(address(id)))
    });
    taken.await.again(async |form| pages::page_of(&ctx, id, &form).await).await
}

/// Takes a line out of the organic timeline.
pub async fn remove_status(ctx: Ctx, Path((id, starts)): Path<(PlotId, NaiveDate)>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        plots::remove_status(op, id, starts).await?;
        Ok(Done::said(address(id), Said::Removed))
    });
    pressed.await
}

/// Cuts a plot into beds.
pub async fn split(ctx: Ctx, Path(id): Path<PlotId>, form: Form) -> Result<Response> {
    let refused = form.clone();
    let taken = submit(&ctx, form).once().read(forms::split).write(async |op, (layout, prefix)| {
        let plot = plots::get(op.tx, op.actor, id, ctx.today()).await?;
        let strips = split::split(&plot.details.shape, layout).map_err(|split::DoesNotFit(fitting)| {
            refused.refuse("beds", Message::new(move |l| texts::beds_do_not_fit(l, fitting)))
        })?;
        beds::lay_out(op, id, &prefix, layout.width_cm, strips).await?;
        Ok(Done::created(address(id)))
    });
    taken.await.again(async |form| split_page::page(&ctx, id, &form).await).await
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
    let shown = crate::pages::trees::filtered(&ctx, &everything);
    Ok(export::download("arbres.csv", "text/csv; charset=utf-8", exchange::csv::trees(&everything, &shown)?))
}

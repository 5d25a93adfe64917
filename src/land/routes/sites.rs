//! Terrains: create, change, archive, restore, spreadsheet.

use axum::extract::Path;
use axum::response::Response;

use platform::error::Result;
use platform::export;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::model::SiteId;
use crate::pages::sites as pages;
use crate::store::sites;
use crate::{forms, texts};

/// Makes a terrain.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::site).write(async |op, details| {
        let id = sites::create(op, &details).await?;
        Ok(Done::created(format!("/terrains/{id}")))
    });
    taken.await.again(async |form| Ok(pages::form_of(&ctx, None, &form))).await
}

/// Changes a terrain.
pub async fn update(ctx: Ctx, Path(id): Path<SiteId>, form: Form) -> Result<Response> {
    let version = form.version();
    let taken = submit(&ctx, form).read(forms::site).write(async |op, site| {
        sites::update(op, id, version, &site).await?;
        Ok(Done::saved(format!("/terrains/{id}")))
    });
    let kept = async || {
        let site = sites::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
        Ok(forms::site_filled(&site.details, site.version))
    };
    taken.await.beside(kept).await.again(async |form| Ok(pages::form_of(&ctx, Some(id), &form))).await
}

/// Puts a terrain away.
pub async fn archive(ctx: Ctx, Path(id): Path<SiteId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        sites::set_archived(op, id, true).await?;
        Ok(Done::said("/terrains", Said::Archived).undo(format!("/terrains/{id}/retablir")))
    });
    pressed.await
}

/// Brings a terrain back.
pub async fn restore(ctx: Ctx, Path(id): Path<SiteId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        sites::set_archived(op, id, false).await?;
        Ok(Done::said(format!("/terrains/{id}"), Said::Restored))
    });
    pressed.await
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

//! Points of a terrain.

use axum::extract::Path;
use axum::response::Response;

use super::{Outcome, outcome};
use crate::platform::audit::RecordKind;
use crate::platform::db::Conn;
use crate::platform::error::Result;
use crate::platform::forms::Form;
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::respond;
use crate::plots::model::{PointId, SiteId, Subject};
use crate::plots::pages::journal;
use crate::plots::pages::things::{self, Thing};
use crate::plots::store::{points, sites};
use crate::plots::{forms, texts};
use crate::ui::texts as ui;

/// The pages above.
async fn trail(conn: &mut Conn, ctx: &Ctx, parent: SiteId) -> Result<Vec<(String, String)>> {
    let parent_record = sites::get(conn, &ctx.actor, parent).await?;
    Ok(vec![
        ("/terrains".to_owned(), ui::sites(ctx.lang).to_owned()),
        (format!("/terrains/{parent}"), parent_record.details.name),
    ])
}

async fn new_form(ctx: &Ctx, parent: SiteId, form: &Form) -> Result<Response> {
    let trail = trail(&mut *ctx.read().await?, ctx, parent).await?;
    let mut form = form.clone();
    form.set("terrain", parent.to_string());
    let fields = things::within("terrain", parent.to_string(), things::point_fields(ctx.lang, &form));
    Ok(things::form(ctx, &form, texts::new_point(ctx.lang), trail, fields))
}

/// `/points/nouveau`.
pub async fn new(ctx: Ctx) -> Result<Response> {
    let parent = ctx.param("terrain").parse().map_err(|_| crate::platform::error::AppError::NotFound)?;
    let form = Form::default();
    new_form(&ctx, parent, &form).await
}

/// Makes one.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let parent: SiteId = form.value("terrain").parse().map_err(|_| crate::platform::error::AppError::NotFound)?;
    match outcome(try_create(&ctx, parent, form.clone()).await, form, "spot")? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(form) => new_form(&ctx, parent, &form).await,
    }
}

async fn try_create(ctx: &Ctx, parent: SiteId, form: Form) -> Result<Response> {
    let details = forms::point(form.clone())?;
    let mut tx = ctx.write().await?;
    if let Err(repeat) = respond::first_time(ctx, &mut tx, &form).await? {
        return Ok(repeat);
    }
    let id = points::create(&mut tx, &ctx.actor, parent, &details, ctx.now()).await?;
    respond::created(ctx, tx, &form, &format!("/points/{id}")).await
}

/// One of them.
pub async fn show(ctx: Ctx, Path(id): Path<PointId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let point = points::get(&mut conn, &ctx.actor, id).await?;
    let trail = trail(&mut conn, &ctx, point.site).await?;
    let told = journal::load(&mut conn, &ctx, Subject { kind: RecordKind::Point, id: id.uuid() }).await?;
    drop(conn);
    let l = ctx.lang;
    let thing = Thing {
        address: format!("/points/{id}"),
        title: texts::point_kind(l, point.details.kind).to_owned(),
        lead: point.details.name.clone(),
        trail,
        facts: things::point_facts(l, &point.details),
        archived: point.archived_at.is_some(),
    };
    Ok(things::show(&ctx, thing, &told))
}

async fn edit_form(ctx: &Ctx, id: PointId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let point = points::get(&mut conn, &ctx.actor, id).await?;
    let mut trail = trail(&mut conn, ctx, point.site).await?;
    drop(conn);
    let l = ctx.lang;
    trail.push((format!("/points/{id}"), texts::point_kind(l, point.details.kind).to_owned()));
    Ok(things::form(ctx, form, texts::edit_point(l), trail, things::point_fields(l, form)))
}

/// `/points/…/modifier`.
pub async fn edit(ctx: Ctx, Path(id): Path<PointId>) -> Result<Response> {
    let point = points::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    edit_form(&ctx, id, &forms::point_filled(&point.details, point.version)).await
}

/// Changes one.
pub async fn update(ctx: Ctx, Path(id): Path<PointId>, form: Form) -> Result<Response> {
    match outcome(try_update(&ctx, id, form.clone()).await, form, "")? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(mut form) => {
            let present = points::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
            form.set("version", present.version.to_string());
            edit_form(&ctx, id, &form).await
        }
    }
}

async fn try_update(ctx: &Ctx, id: PointId, form: Form) -> Result<Response> {
    let version = form.value("version").parse().unwrap_or(0);
    let details = forms::point(form)?;
    let mut tx = ctx.write().await?;
    points::update(&mut tx, &ctx.actor, id, version, &details, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(ctx, &format!("/points/{id}"), Said::Saved))
}

/// Puts one away.
pub async fn archive(ctx: Ctx, Path(id): Path<PointId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let point = points::get(&mut tx, &ctx.actor, id).await?;
    points::set_archived(&mut tx, &ctx.actor, id, true, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_undoable(&ctx, &format!("/terrains/{}", point.site), Said::Archived, &format!("/points/{id}/retablir")))
}

/// Brings one back.
pub async fn restore(ctx: Ctx, Path(id): Path<PointId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    points::set_archived(&mut tx, &ctx.actor, id, false, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/points/{id}"), Said::Restored))
}

//! Points of a terrain.

use axum::extract::Path;
use axum::response::Response;

use ::ui::texts as ui;
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::model::{PointId, SiteId, Subject};
use crate::pages::journal;
use crate::pages::things::{self, Thing};
use crate::records;
use crate::store::{points, sites};
use crate::{forms, texts};

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
    let parent = ctx.param("terrain").parse().map_err(|_| AppError::NotFound)?;
    let form = Form::default();
    new_form(&ctx, parent, &form).await
}

/// Makes one.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let parent: SiteId = form.value("terrain").parse().map_err(|_| AppError::NotFound)?;
    let taken = submit(&ctx, form).once().read(forms::point).refused_at("spot").write(async |op, point| {
        let id = points::create(op, parent, &point).await?;
        Ok(Done::created(format!("/points/{id}")))
    });
    taken.await.again(async |form| new_form(&ctx, parent, &form).await).await
}

/// One of them.
pub async fn show(ctx: Ctx, Path(id): Path<PointId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let point = points::get(&mut conn, &ctx.actor, id).await?;
    let trail = trail(&mut conn, &ctx, point.site).await?;
    let told = journal::load(&mut conn, &ctx, Subject { kind: records::POINT, id: id.uuid() }).await?;
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
    let version = form.version();
    let taken = submit(&ctx, form).read(forms::point).write(async |op, point| {
        points::update(op, id, version, &point).await?;
        Ok(Done::saved(format!("/points/{id}")))
    });
    taken.await.again(async |form| edit_form(&ctx, id, &form).await).await
}

/// Puts one away.
pub async fn archive(ctx: Ctx, Path(id): Path<PointId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        let point = points::get(op.tx, op.actor, id).await?;
        points::set_archived(op, id, true).await?;
        Ok(Done::said(format!("/terrains/{}", point.site), Said::Archived).undo(format!("/points/{id}/retablir")))
    });
    pressed.await
}

/// Brings one back.
pub async fn restore(ctx: Ctx, Path(id): Path<PointId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        points::set_archived(op, id, false).await?;
        Ok(Done::said(format!("/points/{id}"), Said::Restored))
    });
    pressed.await
}

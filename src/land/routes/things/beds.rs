//! Beds.

use axum::extract::Path;
use axum::response::Response;

use ::ui::texts as ui;
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::model::{BedId, PlotId, Subject};
use crate::pages::journal;
use crate::pages::things::{self, Thing};
use crate::records;
use crate::store::{beds, plots};
use crate::{forms, texts};

/// The pages above.
async fn trail(conn: &mut Conn, ctx: &Ctx, parent: PlotId) -> Result<Vec<(String, String)>> {
    let parent_record = plots::get(conn, &ctx.actor, parent, ctx.today()).await?;
    Ok(vec![
        ("/parcelles".to_owned(), ui::plots(ctx.lang).to_owned()),
        (format!("/parcelles/{parent}"), parent_record.details.name),
    ])
}

async fn new_form(ctx: &Ctx, parent: PlotId, form: &Form) -> Result<Response> {
    let trail = trail(&mut *ctx.read().await?, ctx, parent).await?;
    let mut form = form.clone();
    form.set("parcelle", parent.to_string());
    let fields = things::within("parcelle", parent.to_string(), things::bed_fields(ctx.lang, &form));
    Ok(things::form(ctx, &form, texts::new_bed(ctx.lang), trail, fields))
}

/// `/planches/nouvelle`.
pub async fn new(ctx: Ctx) -> Result<Response> {
    let parent = ctx.param("parcelle").parse().map_err(|_| AppError::NotFound)?;
    let present = beds::list(&mut *ctx.read().await?, &ctx.actor, crate::store::Within::Plot(parent), false).await?;
    let next = present.iter().map(|bed| bed.details.position).max().unwrap_or(0) + 1;
    let form = Form::filled([("position", next.to_string()), ("code", next.to_string()), ("width", "0.80".to_owned())]);
    new_form(&ctx, parent, &form).await
}

/// Makes one.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let parent: PlotId = form.value("parcelle").parse().map_err(|_| AppError::NotFound)?;
    let taken = submit(&ctx, form).once().read(|form| forms::bed(form, None)).refused_at("code").write(async |op, bed| {
        let id = beds::create(op, parent, &bed).await?;
        Ok(Done::created(format!("/planches/{id}")))
    });
    taken.await.again(async |form| new_form(&ctx, parent, &form).await).await
}

/// One of them.
pub async fn show(ctx: Ctx, Path(id): Path<BedId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let bed = beds::get(&mut conn, &ctx.actor, id).await?;
    let trail = trail(&mut conn, &ctx, bed.plot).await?;
    let told = journal::load(&mut conn, &ctx, Subject { kind: records::BED, id: id.uuid() }).await?;
    drop(conn);
    let l = ctx.lang;
    let thing = Thing {
        address: format!("/planches/{id}"),
        title: texts::bed_named(l, &bed.details.code),
        lead: platform::i18n::format::surface(l, bed.details.area_m2()),
        trail,
        facts: things::bed_facts(l, &bed.details),
        archived: bed.archived_at.is_some(),
    };
    Ok(things::show(&ctx, thing, &told))
}

async fn edit_form(ctx: &Ctx, id: BedId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let bed = beds::get(&mut conn, &ctx.actor, id).await?;
    let mut trail = trail(&mut conn, ctx, bed.plot).await?;
    drop(conn);
    let l = ctx.lang;
    trail.push((format!("/planches/{id}"), texts::bed_named(l, &bed.details.code)));
    Ok(things::form(ctx, form, texts::edit_bed(l), trail, things::bed_fields(l, form)))
}

/// `/planches/…/modifier`.
pub async fn edit(ctx: Ctx, Path(id): Path<BedId>) -> Result<Response> {
    let bed = beds::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    edit_form(&ctx, id, &forms::bed_filled(&bed.details, bed.version)).await
}

/// Changes one.
pub async fn update(ctx: Ctx, Path(id): Path<BedId>, form: Form) -> Result<Response> {
    let version = form.version();
    let shape = beds::get(&mut *ctx.read().await?, &ctx.actor, id).await?.details.shape;
    let taken = submit(&ctx, form).read(|form| forms::bed(form, shape)).write(async |op, bed| {
        beds::update(op, id, version, &bed).await?;
        Ok(Done::saved(format!("/planches/{id}")))
    });
    taken.await.again(async |form| edit_form(&ctx, id, &form).await).await
}

/// Puts one away.
pub async fn archive(ctx: Ctx, Path(id): Path<BedId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        let bed = beds::get(op.tx, op.actor, id).await?;
        beds::set_archived(op, id, true).await?;
        Ok(Done::said(format!("/parcelles/{}", bed.plot), Said::Archived).undo(format!("/planches/{id}/retablir")))
    });
    pressed.await
}

/// Brings one back.
pub async fn restore(ctx: Ctx, Path(id): Path<BedId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        beds::set_archived(op, id, false).await?;
        Ok(Done::said(format!("/planches/{id}"), Said::Restored))
    });
    pressed.await
}

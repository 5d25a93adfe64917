//! What the team does to a workshop: make, change, copy, put away; prices, questions, pictures.

use axum::extract::{Multipart, Path};
use axum::response::Response;

use kit::pictures::PictureId;
use platform::error::Result;
use platform::forms::Form;
use platform::images;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};
use platform::web::upload;

use crate::model::workshop::{QuestionId, WorkshopId};
use crate::offer::forms;
use crate::offer::pages::{record, record_form};
use crate::offer::store::workshops;
use crate::texts;

fn address(id: WorkshopId) -> String {
    format!("/animation/ateliers/{id}")
}

/// Makes a workshop.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::workshop).write(async |op, details| {
        let id = WorkshopId::new();
        workshops::create(op, id, &details).await?;
        Ok(Done::created(address(id)))
    });
    taken.await.again(async |form| Ok(record_form::shown(&ctx, None, &form))).await
}

/// Changes a workshop.
pub async fn update(ctx: Ctx, Path(id): Path<WorkshopId>, form: Form) -> Result<Response> {
    let version = form.version();
    let taken = submit(&ctx, form).read(forms::workshop).write(async |op, workshop| {
        workshops::update(op, id, version, &workshop).await?;
        Ok(Done::saved(address(id)))
    });
    let kept = async || Ok(forms::workshop_filled(&workshops::get(&mut *ctx.read().await?, &ctx.actor, id).await?));
    taken.await.beside(kept).await.again(async |form| Ok(record_form::shown(&ctx, Some(id), &form))).await
}

/// Puts a workshop away.
pub async fn archive(ctx: Ctx, Path(id): Path<WorkshopId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        workshops::set_archived(op, id, true).await?;
        Ok(Done::said(address(id), Said::Archived).undo(format!("{}/retablir", address(id))))
    });
    pressed.await
}

/// Brings a workshop back.
pub async fn restore(ctx: Ctx, Path(id): Path<WorkshopId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        workshops::set_archived(op, id, false).await?;
        Ok(Done::said(address(id), Said::Restored))
    });
    pressed.await
}

/// Shows a workshop to everybody.
pub async fn publish(ctx: Ctx, Path(id): Path<WorkshopId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        workshops::set_public(op, id, true).await?;
        Ok(Done::said(address(id), Said::Published).undo(format!("{}/depublier", address(id))))
    });
    pressed.await
}

/// Takes a workshop back from the agenda.
pub async fn withdraw(ctx: Ctx, Path(id): Path<WorkshopId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        workshops::set_public(op, id, false).await?;
        Ok(Done::saved(address(id)))
    });
    pressed.await
}

/// Copies a workshop.
pub async fn duplicate(ctx: Ctx, Path(id): Path<WorkshopId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        let source = workshops::get(op.tx, op.actor, id).await?;
        let title = texts::copy_of(ctx.lang, &source.details.title);
        let copy = workshops::duplicate(op, id, &title).await?;
        Ok(Done::created(format!("{}/modifier", address(copy))))
    });
    pressed.await
}

/// Replaces the prices.
pub async fn prices(ctx: Ctx, Path(id): Path<WorkshopId>, form: Form) -> Result<Response> {
    let sent = form.clone();
    let taken = submit(&ctx, form).read(forms::prices).write(async |op, prices| {
        workshops::lock(op.tx, id).await?;
        forms::prices_filled(&workshops::prices(op.tx, id).await?).unchanged(&sent)?;
        workshops::put_prices(op, id, &prices).await?;
        Ok(Done::saved(address(id)))
    });
    taken.await.again(async |form| record::shown(&ctx, id, &form).await).await
}

/// Adds a question.
pub async fn add_question(ctx: Ctx, Path(id): Path<WorkshopId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::question).write(async |op, question| {
        workshops::add_question(op, id, &question).await?;
        Ok(Done::created(address(id)))
    });
    taken.await.again(async |form| record::shown(&ctx, id, &form).await).await
}

/// Takes a question out.
pub async fn drop_question(ctx: Ctx, Path((id, question)): Path<(WorkshopId, QuestionId)>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        workshops::drop_question(op, id, question).await?;
        Ok(Done::said(address(id), Said::Removed))
    });
    pressed.await
}

/// Adds a picture.
pub async fn add_picture(ctx: Ctx, Path(id): Path<WorkshopId>, multipart: Multipart) -> Result<Response> {
    let (mut form, file) = upload::read(multipart, "picture", images::MAX_BYTES).await?;
    let photo = upload::picture(&mut form, "picture", file, images::ON_A_PAGE).await?;
    let taken = submit(&ctx, form).once().read(|form| kit::pictures::form(form, photo)).write(async |op, (alt, photo)| {
        workshops::add_picture(op, id, &alt, &photo).await?;
        Ok(Done::created(address(id)))
    });
    taken.await.again(async |form| record::shown(&ctx, id, &form).await).await
}

/// Removes a picture.
pub async fn remove_picture(ctx: Ctx, Path((id, picture)): Path<(WorkshopId, PictureId)>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        workshops::remove_picture(op, id, picture).await?;
        Ok(Done::said(address(id), Said::Removed))
    });
    pressed.await
}

//! Pictures of varieties, and the photo under the tray of a test.

use axum::extract::{Multipart, Path};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};

use kit::pictures::PictureId;
use platform::error::Result;
use platform::forms::Form;
use platform::images;
use platform::web::context::Ctx;
use platform::web::submit::{Done, submit};
use platform::web::upload;
use produce::model::species::VarietyId;

use crate::model::lot::GerminationId;
use crate::pages::{tray, varieties as pages};
use crate::store::pictures;

/// Adds a picture of a variety.
pub async fn add(ctx: Ctx, Path(id): Path<VarietyId>, multipart: Multipart) -> Result<Response> {
    let (mut form, file) = upload::read(multipart, "picture", images::MAX_BYTES).await?;
    let photo = upload::picture(&mut form, "picture", file, images::ON_A_PAGE).await?;
    let taken = submit(&ctx, form).once().read(|form| kit::pictures::form(form, photo)).write(async |op, (alt, photo)| {
        pictures::add(op, id, &alt, &photo).await?;
        Ok(Done::saved(format!("/grainotheque/varietes/{id}")))
    });
    taken.await.again(async |form| pages::shown(&ctx, id, &form).await).await
}

/// Removes a picture.
pub async fn remove(ctx: Ctx, Path((id, picture)): Path<(VarietyId, PictureId)>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        pictures::remove(op, id, picture).await?;
        Ok(Done::saved(format!("/grainotheque/varietes/{id}")))
    });
    pressed.await
}

/// A picture's file; it never changes under its address.
pub async fn file(ctx: Ctx, Path(id): Path<PictureId>) -> Result<Response> {
    pictures::OF_VARIETIES.answer(&mut *ctx.read().await?, id, ctx.param("t") == "grande").await
}

/// Lays a photo under the tray of a test.
pub async fn under_tray(ctx: Ctx, Path(id): Path<GerminationId>, multipart: Multipart) -> Result<Response> {
    let (mut form, file) = upload::read(multipart, "photo", images::MAX_BYTES).await?;
    let photo = upload::picture(&mut form, "photo", file, images::THUMBNAIL).await?;
    let taken = submit(&ctx, form).read(|form| form.command(photo)).write(async |op, photo| {
        pictures::under_tray(op, id, &photo).await?;
        Ok(Done::saved(format!("/grainotheque/tests/{id}")))
    });
    taken.await.again(async |form| tray::shown(&ctx, id, &form).await).await
}

/// The photo under a tray, for the team.
pub async fn tray_file(ctx: Ctx, Path(id): Path<GerminationId>) -> Result<Response> {
    let bytes = pictures::tray_file(&mut *ctx.read().await?, &ctx.actor, id).await?;
    Ok(([(CONTENT_TYPE, "image/jpeg"), (CACHE_CONTROL, "private, no-store")], bytes).into_response())
}

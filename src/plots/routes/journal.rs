//! Notes and photos.

use axum::extract::{Multipart, Path};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use leptos::prelude::*;

use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;
use crate::platform::i18n::Message;
use crate::platform::images;
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::page::{Head, form_page};
use crate::platform::web::{respond, upload};
use crate::plots::model::{PhotoId, Subject};
use crate::plots::pages::journal as pages;
use crate::plots::store::journal;
use crate::plots::{forms, texts};
use crate::ui::page_head;

/// The form again, on a page of its own, with its complaints.
fn again(ctx: &Ctx, subject: Subject, form: &Form, photo: bool) -> Response {
    let l = ctx.lang;
    form_page(ctx, form, Head::new(texts::notes_and_photos(l)), || {
        let fields = if photo { pages::add_photo(ctx, subject, form) } else { pages::add_note(ctx, subject, form) };
        view! {
            {page_head::trail(crate::ui::texts::where_am_i(l), vec![(subject.address(), texts::back_to_record(l).to_owned())])}
            {page_head::simple(texts::notes_and_photos(l), "")}
            {fields}
        }
    })
}

/// Adds a note.
pub async fn add_note(ctx: Ctx, mut form: Form) -> Result<Response> {
    let Some(subject) = forms::subject(&mut form) else {
        return Err(AppError::NotFound);
    };
    let (on, body) = (form.required_date("noted_on"), form.required("body", 4000));
    let (Some(on), true) = (on, form.errors().is_empty()) else {
        return Ok(again(&ctx, subject, &form, false));
    };
    let mut tx = ctx.write().await?;
    if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
        return Ok(repeat);
    }
    journal::add_note(&mut tx, &ctx.actor, subject, on, &body, ctx.now()).await?;
    respond::created(&ctx, tx, &form, &subject.address()).await
}

/// Adds a photo.
pub async fn add_photo(ctx: Ctx, multipart: Multipart) -> Result<Response> {
    let (mut form, file) = upload::read(multipart, "photo", images::MAX_BYTES).await?;
    let Some(subject) = forms::subject(&mut form) else {
        return Err(AppError::NotFound);
    };
    let (on, caption) = (form.required_date("taken_on"), form.required("caption", 200));
    let photo = match file.filter(|file| !file.bytes.is_empty()) {
        None => Err(Message::new(crate::platform::web::texts::required)),
        Some(file) => images::prepare(file.bytes, images::THUMBNAIL).await?,
    };
    let photo = photo.map_err(|message| form.complain("photo", message)).ok();
    let (Some(on), Some(photo), true) = (on, photo, form.errors().is_empty()) else {
        return Ok(again(&ctx, subject, &form, true));
    };
    let mut tx = ctx.write().await?;
    if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
        return Ok(repeat);
    }
    journal::add_photo(&mut tx, &ctx.actor, subject, on, &caption, &photo, ctx.now()).await?;
    respond::created(&ctx, tx, &form, &subject.address()).await
}

async fn file(ctx: &Ctx, id: PhotoId, large: bool) -> Result<Response> {
    let bytes = journal::photo_file(&mut *ctx.read().await?, &ctx.actor, id, large).await?;
    // A photo never changes under its id, but only this person's browser may keep it.
    Ok(([(CONTENT_TYPE, "image/jpeg"), (CACHE_CONTROL, "private, max-age=86400")], bytes).into_response())
}

/// The large picture.
pub async fn large(ctx: Ctx, Path(id): Path<PhotoId>) -> Result<Response> {
    file(&ctx, id, true).await
}

/// The thumbnail.
pub async fn small(ctx: Ctx, Path(id): Path<PhotoId>) -> Result<Response> {
    file(&ctx, id, false).await
}

/// Removes a photo.
pub async fn remove_photo(ctx: Ctx, Path(id): Path<PhotoId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let subject = journal::remove_photo(&mut tx, &ctx.actor, id, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &subject.address(), Said::Removed))
}

//! Notes and photos.

use axum::extract::{Multipart, Path};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use leptos::prelude::*;

use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::images;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::page::{Head, form_page};
use platform::web::submit::{Done, submit};
use platform::web::upload;
use ui::page_head;

use crate::model::{PhotoId, Subject};
use crate::pages::journal as pages;
use crate::store::journal;
use crate::{forms, texts};

/// The form again, on a page of its own, with its complaints.
fn again(ctx: &Ctx, subject: Subject, form: &Form, photo: bool) -> Response {
    let l = ctx.lang;
    form_page(ctx, form, Head::new(texts::notes_and_photos(l)), || {
        let fields = if photo { pages::add_photo(ctx, subject, form) } else { pages::add_note(ctx, subject, form) };
        view! {
            {page_head::trail(ui::texts::where_am_i(l), vec![(subject.address(), texts::back_to_record(l).to_owned())])}
            {page_head::simple(texts::notes_and_photos(l), "")}
            {fields}
        }
    })
}

/// Adds a note.
pub async fn add_note(ctx: Ctx, mut form: Form) -> Result<Response> {
    let subject = forms::subject(&mut form).ok_or(AppError::NotFound)?;
    let taken = submit(&ctx, form).once().read(forms::note).write(async |op, (on, body)| {
        journal::add_note(op, subject, on, &body).await?;
        Ok(Done::created(subject.address()))
    });
    taken.await.again(async |form| Ok(again(&ctx, subject, &form, false))).await
}

/// Adds a photo.
pub async fn add_photo(ctx: Ctx, multipart: Multipart) -> Result<Response> {
    let (mut form, file) = upload::read(multipart, "photo", images::MAX_BYTES).await?;
    let subject = forms::subject(&mut form).ok_or(AppError::NotFound)?;
    let photo = upload::picture(&mut form, "photo", file, images::THUMBNAIL).await?;
    let taken = submit(&ctx, form).once().read(|form| forms::photo(form, photo)).write(async |op, (on, caption, photo)| {
        journal::add_photo(op, subject, on, &caption, &photo).await?;
        Ok(Done::created(subject.address()))
    });
    taken.await.again(async |form| Ok(again(&ctx, subject, &form, true))).await
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
pub async fn remove_photo(ctx: Ctx, Path(id): Path<PhotoId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        let subject = journal::remove_photo(op, id).await?;
        Ok(Done::said(subject.address(), Said::Removed))
    });
    pressed.await
}

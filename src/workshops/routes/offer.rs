//! What the team does to a workshop: make, change, copy, put away; prices, questions, pictures.

use axum::extract::{Multipart, Path};
use axum::response::Response;

use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;
use crate::platform::i18n::Message;
use crate::platform::images;
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::{respond, upload};
use crate::workshops::model::workshop::{PictureId, QuestionId, WorkshopId};
use crate::workshops::pages::{record, record_form};
use crate::workshops::store::workshops;
use crate::workshops::{forms, texts};

fn address(id: WorkshopId) -> String {
    format!("/animation/ateliers/{id}")
}

/// Makes a workshop.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let details = match forms::workshop(form.clone()) {
        Ok(details) => details,
        Err(AppError::Invalid(form)) => return Ok(record_form::shown(&ctx, None, &form)),
        Err(error) => return Err(error),
    };
    let mut tx = ctx.write().await?;
    if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
        return Ok(repeat);
    }
    let id = WorkshopId::new();
    workshops::create(&mut tx, &ctx.actor, id, &details, ctx.now()).await?;
    respond::created(&ctx, tx, &form, &address(id)).await
}

/// Changes a workshop.
pub async fn update(ctx: Ctx, Path(id): Path<WorkshopId>, form: Form) -> Result<Response> {
    let outcome = async {
        let details = forms::workshop(form.clone())?;
        let version = form.value("version").parse().unwrap_or(0);
        let mut tx = ctx.write().await?;
        match workshops::update(&mut tx, &ctx.actor, id, version, &details, ctx.now()).await {
            Ok(()) => {
                tx.commit().await?;
                Ok(respond::to_saying(&ctx, &address(id), Said::Saved))
            }
            Err(AppError::Conflict(message)) => {
                let now = workshops::get(&mut tx, &ctx.actor, id).await?;
                let mut form = form.clone();
                form.set("version", now.version.to_string());
                Err(form.refuse("", message))
            }
            Err(error) => Err(error),
        }
    };
    match outcome.await {
        Err(AppError::Invalid(form)) => Ok(record_form::shown(&ctx, Some(id), &form)),
        other => other,
    }
}

/// Puts a workshop away.
pub async fn archive(ctx: Ctx, Path(id): Path<WorkshopId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    workshops::set_archived(&mut tx, &ctx.actor, id, true, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_undoable(&ctx, &address(id), Said::Archived, &format!("{}/retablir", address(id))))
}

/// Brings a workshop back.
pub async fn restore(ctx: Ctx, Path(id): Path<WorkshopId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    workshops::set_archived(&mut tx, &ctx.actor, id, false, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &address(id), Said::Restored))
}

/// Copies a workshop.
pub async fn duplicate(ctx: Ctx, Path(id): Path<WorkshopId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let source = workshops::get(&mut tx, &ctx.actor, id).await?;
    let title = texts::copy_of(ctx.lang, &source.details.title);
    let copy = workshops::duplicate(&mut tx, &ctx.actor, id, &title, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("{}/modifier", address(copy)), Said::Created))
}

/// Replaces the prices.
pub async fn prices(ctx: Ctx, Path(id): Path<WorkshopId>, form: Form) -> Result<Response> {
    let prices = match forms::prices(form) {
        Ok(prices) => prices,
        Err(AppError::Invalid(form)) => return record::shown(&ctx, id, &form).await,
        Err(error) => return Err(error),
    };
    let mut tx = ctx.write().await?;
    workshops::put_prices(&mut tx, &ctx.actor, id, &prices, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &address(id), Said::Saved))
}

/// Adds a question.
pub async fn add_question(ctx: Ctx, Path(id): Path<WorkshopId>, form: Form) -> Result<Response> {
    let question = match forms::question(form.clone()) {
        Ok(question) => question,
        Err(AppError::Invalid(form)) => return record::shown(&ctx, id, &form).await,
        Err(error) => return Err(error),
    };
    let mut tx = ctx.write().await?;
    if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
        return Ok(repeat);
    }
    workshops::add_question(&mut tx, &ctx.actor, id, &question, ctx.now()).await?;
    respond::created(&ctx, tx, &form, &address(id)).await
}

/// Takes a question out.
pub async fn drop_question(ctx: Ctx, Path((id, question)): Path<(WorkshopId, QuestionId)>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    workshops::drop_question(&mut tx, &ctx.actor, id, question, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &address(id), Said::Removed))
}

/// Adds a picture.
pub async fn add_picture(ctx: Ctx, Path(id): Path<WorkshopId>, multipart: Multipart) -> Result<Response> {
    let (mut form, file) = upload::read(multipart, "picture", images::MAX_BYTES).await?;
    let alt = form.required("alt", 200);
    let photo = match file.filter(|file| !file.bytes.is_empty()) {
        None => Err(Message::new(crate::platform::web::texts::required)),
        Some(file) => images::prepare(file.bytes, images::ON_A_PAGE).await?,
    };
    let photo = photo.map_err(|message| form.complain("picture", message)).ok();
    let (Some(photo), true) = (photo, form.errors().is_empty()) else {
        return record::shown(&ctx, id, &form).await;
    };
    let mut tx = ctx.write().await?;
    if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
        return Ok(repeat);
    }
    workshops::add_picture(&mut tx, &ctx.actor, id, (PictureId::new(), &alt), &photo, ctx.now()).await?;
    respond::created(&ctx, tx, &form, &address(id)).await
}

/// Removes a picture.
pub async fn remove_picture(ctx: Ctx, Path((id, picture)): Path<(WorkshopId, PictureId)>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    workshops::remove_picture(&mut tx, &ctx.actor, id, picture, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &address(id), Said::Removed))
}

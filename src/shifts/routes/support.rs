//! The counsellor's entries.

use axum::extract::Path;
use axum::response::Response;

use crate::people::model::PersonId;
use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::respond;
use crate::shifts::forms;
use crate::shifts::model::support::SupportId;
use crate::shifts::pages::support as pages;
use crate::shifts::store::support;

/// Writes an entry.
pub async fn write(ctx: Ctx, Path(person): Path<PersonId>, form: Form) -> Result<Response> {
    let outcome = async {
        let entry = forms::support(form.clone(), ctx.today())?;
        let mut tx = ctx.write().await?;
        if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
            return Ok(repeat);
        }
        support::write(&mut tx, &ctx.actor, person, &entry, ctx.lang, ctx.now()).await?;
        respond::created(&ctx, tx, &form, &format!("/suivi/{person}")).await
    };
    match outcome.await {
        Err(AppError::Invalid(form)) => pages::shown(&ctx, person, &form).await,
        other => other,
    }
}

/// Changes an entry.
pub async fn update(ctx: Ctx, Path((person, id)): Path<(PersonId, SupportId)>, form: Form) -> Result<Response> {
    let outcome = async {
        let entry = forms::support(form.clone(), ctx.today())?;
        let version = form.value("version").parse().unwrap_or(0);
        let mut tx = ctx.write().await?;
        match support::update(&mut tx, &ctx.actor, (person, id, version), &entry, ctx.lang, ctx.now()).await {
            Ok(()) => {
                tx.commit().await?;
                Ok(respond::to_saying(&ctx, &format!("/suivi/{person}"), Said::Saved))
            }
            Err(AppError::Conflict(message)) => Err(form.clone().refuse("", message)),
            Err(error) => Err(error),
        }
    };
    match outcome.await {
        Err(AppError::Invalid(form)) => pages::edit_form(&ctx, person, id, Some(*form)).await,
        other => other,
    }
}

/// Removes an entry for good.
pub async fn remove(ctx: Ctx, Path((person, id)): Path<(PersonId, SupportId)>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    support::remove(&mut tx, &ctx.actor, (person, id), ctx.lang, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/suivi/{person}"), Said::Removed))
}

/// Says that an obstacle is overcome today, or is one again.
pub async fn solve(ctx: Ctx, Path((person, id)): Path<(PersonId, SupportId)>, form: Form) -> Result<Response> {
    let solved_on = (form.value("solved") == "yes").then(|| ctx.today());
    let mut tx = ctx.write().await?;
    support::solve(&mut tx, &ctx.actor, (person, id), solved_on, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/suivi/{person}"), Said::Saved))
}

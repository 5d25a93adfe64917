//! The counsellor's entries.

use axum::extract::Path;
use axum::response::Response;

use crate::people::model::PersonId;
use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;
use crate::platform::web::context::Ctx;
use crate::platform::web::respond;
use crate::shifts::forms;
use crate::shifts::pages::support as pages;
use crate::shifts::store::support;

/// Writes an entry.
pub async fn write(ctx: Ctx, Path(person): Path<PersonId>, form: Form) -> Result<Response> {
    let outcome = async {
        let entry = forms::support(form.clone())?;
        let mut tx = ctx.write().await?;
        if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
            return Ok(repeat);
        }
        support::write(&mut tx, &ctx.actor, person, &entry, ctx.now()).await?;
        respond::created(&ctx, tx, &form, &format!("/suivi/{person}")).await
    };
    match outcome.await {
        Err(AppError::Invalid(form)) => pages::shown(&ctx, person, &form).await,
        other => other,
    }
}

//! The counsellor's entries.

use axum::extract::Path;
use axum::response::Response;

use people::model::PersonId;
use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::model::support::SupportId;
use crate::support::forms;
use crate::support::pages;
use crate::support::store as support;

/// Writes an entry.
pub async fn write(ctx: Ctx, Path(person): Path<PersonId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(|form| forms::support(form, ctx.today())).write(async |op, entry| {
        support::write(op, person, &entry, op.lang).await?;
        Ok(Done::created(format!("/suivi/{person}")))
    });
    taken.await.again(async |form| pages::shown(&ctx, person, &form).await).await
}

/// Changes an entry.
pub async fn update(ctx: Ctx, Path((person, id)): Path<(PersonId, SupportId)>, form: Form) -> Result<Response> {
    let version = form.version();
    let taken = submit(&ctx, form).read(|form| forms::support(form, ctx.today())).write(async |op, entry| {
        support::update(op, (person, id, version), &entry, op.lang).await?;
        Ok(Done::saved(format!("/suivi/{person}")))
    });
    taken.await.again(async |form| pages::edit_form(&ctx, person, id, Some(form)).await).await
}

/// Removes an entry for good.
pub async fn remove(ctx: Ctx, Path((person, id)): Path<(PersonId, SupportId)>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        support::remove(op, (person, id), ctx.lang).await?;
        Ok(Done::said(format!("/suivi/{person}"), Said::Removed))
    });
    pressed.await
}

/// Says that an obstacle is overcome today, or is one again.
pub async fn solve(ctx: Ctx, Path((person, id)): Path<(PersonId, SupportId)>, form: Form) -> Result<Response> {
    let solved_on = (form.value("solved") == "yes").then(|| ctx.today());
    let pressed = submit(&ctx, form).press(async |op| {
        support::solve(op, (person, id), solved_on).await?;
        Ok(Done::saved(format!("/suivi/{person}")))
    });
    pressed.await
}

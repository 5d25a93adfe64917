//! Months: validate, correct after the lock.

use axum::extract::Path;
use axum::response::Response;

use people::model::PersonId;
use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::submit::{Done, submit};

use crate::hours::forms;
use crate::hours::pages::months::{self as pages, month_of};
use crate::hours::store::months;

/// Validates a month.
pub async fn validate(ctx: Ctx, Path((month, person)): Path<(String, PersonId)>, form: Form) -> Result<Response> {
    let month = month_of(&month)?;
    let pressed = submit(&ctx, form).once().press(async |op| {
        months::validate(op, person, month).await?;
        Ok(Done::saved(format!("/mois/{}/{person}", month.word())))
    });
    pressed.await
}

/// Adds a correction to a locked month.
pub async fn correct(ctx: Ctx, Path((month, person)): Path<(String, PersonId)>, form: Form) -> Result<Response> {
    let month = month_of(&month)?;
    let taken = submit(&ctx, form).once().read(forms::month_correction).refused_at("correction").write(async |op, change| {
        months::correct(op, (person, month), &change).await?;
        Ok(Done::created(format!("/mois/{}/{person}", month.word())))
    });
    taken.await.again(async |form| pages::shown(&ctx, month, person, &form).await).await
}

//! How long records are kept, and the removal of what is due.

use axum::extract::Path;
use axum::response::Response;

use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::Message;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::model::retention::RecordKind;
use crate::record::pages::retention as pages;
use crate::store::retention;

/// A kind, how many months, and why.
fn period(mut form: Form) -> Result<(RecordKind, i64, String)> {
    let kind = form.choice("record", RecordKind::from_word);
    let months = form.integer("months", 12, 240);
    if months.is_none() && form.error("months").is_none() {
        form.complain("months", Message::new(platform::web::texts::required));
    }
    let source = form.required("source", 200);
    form.command(kind.zip(months).map(|(kind, months)| (kind, months, source)))
}

/// Changes a period.
pub async fn put(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(period).write(async |op, (kind, months, source)| {
        retention::put(op, kind, months, &source).await?;
        Ok(Done::saved("/conservation"))
    });
    taken.await.again(async |form| pages::shown(&ctx, &form).await).await
}

/// Removes what is due of a kind.
pub async fn remove(ctx: Ctx, Path(kind): Path<String>, form: Form) -> Result<Response> {
    let kind = RecordKind::from_word(&kind).ok_or(AppError::NotFound)?;
    let pressed = submit(&ctx, form).once().press(async |op| {
        let gone = retention::remove(op, kind).await?;
        Ok(Done::said("/conservation", if gone > 0 { Said::Removed } else { Said::NothingToDo }))
    });
    pressed.await
}

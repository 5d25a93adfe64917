//! Months: validate, correct after the lock.

use axum::extract::Path;
use axum::response::Response;
use uuid::Uuid;

use kit::batch;
use people::model::PersonId;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Message;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::hours::forms;
use crate::hours::pages::months::{self as pages, month_of};
use crate::hours::pages::validate as pages_validate;
use crate::hours::store::{corrections, months};
use crate::texts;

/// Validates a month.
pub async fn validate(ctx: Ctx, Path((month, person)): Path<(String, PersonId)>, form: Form) -> Result<Response> {
    let month = month_of(&month)?;
    let pressed = submit(&ctx, form).once().press(async |op| {
        months::validate(op, &[person], month).await?;
        let id = batch::keep(op, pages::DEED, &(month.word(), [person])).await?;
        Ok(Done::saved(format!("/mois/{}/{person}", month.word())).undo(format!("/mois/lots/{id}/annuler")))
    });
    pressed.await
}

/// Validates the months of those who are ticked.
pub async fn validate_many(ctx: Ctx, Path(month): Path<String>, form: Form) -> Result<Response> {
    let month = month_of(&month)?;
    let read = |mut form: Form| {
        let people: Vec<PersonId> = form.values("person").filter_map(|word| word.parse().ok()).collect();
        if people.is_empty() {
            form.complain("", Message::new(texts::nobody_ticked));
        }
        form.command(Some(people))
    };
    let taken = submit(&ctx, form).once().read(read).write(async |op, people| {
        months::validate(op, &people, month).await?;
        let id = batch::keep(op, pages::DEED, &(month.word(), people)).await?;
        Ok(Done::saved(format!("/mois/{}", month.word())).undo(format!("/mois/lots/{id}/annuler")))
    });
    taken.await.again(async |form| pages_validate::shown(&ctx, month, Some(&form)).await).await
}

/// Opens again what was validated together.
pub async fn unvalidate(ctx: Ctx, Path(id): Path<Uuid>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        let (word, people): (String, Vec<PersonId>) = batch::take_back(op, pages::DEED, id).await?;
        months::unvalidate(op, &people, month_of(&word)?).await?;
        Ok(Done::said(format!("/mois/{word}"), Said::Restored))
    });
    pressed.await
}

/// Adds a correction to a locked month.
pub async fn correct(ctx: Ctx, Path((month, person)): Path<(String, PersonId)>, form: Form) -> Result<Response> {
    let month = month_of(&month)?;
    let taken = submit(&ctx, form).once().read(forms::month_correction).refused_at("correction").write(async |op, change| {
        corrections::correct(op, (person, month), &change).await?;
        Ok(Done::created(format!("/mois/{}/{person}", month.word())))
    });
    taken.await.again(async |form| pages::shown(&ctx, month, person, &form).await).await
}

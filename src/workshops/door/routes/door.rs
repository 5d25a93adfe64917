//! At the door: tickets by code or by name, one by one from the page or many at once from a device that had no network; walk-ins; money.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::{ServerFnError, use_context};

use islands::door::{Sent, Told};
use kit::mailer::Mailer;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::submit::{Done, submit};

use crate::door::forms;
use crate::door::pages::day;
use crate::door::store as door;
use crate::model::date::DateId;
use crate::model::door::{Tap, Verdict};
use crate::offer::store::{dates, workshops};

/// A ticket shown, by code or by the button beside a name.
pub async fn tap(ctx: Ctx, Path(id): Path<DateId>, form: Form) -> Result<Response> {
    let (mut told, typed) = (None, form.clone());
    let taken = submit(&ctx, form).read(|form| forms::tap(form, ctx.now())).write(async |op, tap| {
        let verdict = door::check_in(op, id, &[tap]).await?.into_iter().next();
        told = verdict.filter(|verdict| !matches!(verdict, Verdict::In(_) | Verdict::Undone(_)));
        Ok(Done::saved(format!("/animation/dates/{id}")))
    });
    let answer = taken.await.again(async |form| day::shown(&ctx, id, &form, None).await).await?;
    match told {
        Some(verdict) => day::shown(&ctx, id, &typed, Some(&verdict)).await,
        None => Ok(answer),
    }
}

/// What a device noted, in its order: the island's way in. The same permission, the same code.
///
/// # Errors
/// A message for the device, which keeps what it could not send.
pub async fn taps(date: String, sent: Vec<Sent>) -> Result<Vec<Told>, ServerFnError> {
    let ctx = use_context::<Ctx>().ok_or_else(|| ServerFnError::new("no context"))?;
    let carried_out = async {
        let id: DateId = date.parse().map_err(|_| AppError::NotFound)?;
        let taps = sent
            .iter()
            .map(|sent| {
                let at = chrono::DateTime::from_timestamp_millis(sent.at).unwrap_or_else(|| ctx.now());
                let key = sent.key.parse().map_err(|_| AppError::NotFound)?;
                Ok(Tap { key, code: crate::model::booking::typed_code(&sent.code), at, undo: sent.undo })
            })
            .collect::<Result<Vec<Tap>>>()?;
        let mut tx = ctx.write().await?;
        let verdicts = door::check_in(&mut ctx.op(&mut tx), id, &taps).await?;
        tx.commit().await?;
        Ok::<_, AppError>(verdicts)
    };
    let verdicts = carried_out.await.map_err(|error| {
        tracing::warn!(%error, "check-in not carried out");
        ServerFnError::new("not carried out")
    })?;
    Ok(verdicts
        .iter()
        .map(|verdict| Told { class: day::verdict_class(verdict).to_owned(), words: day::verdict_words(&ctx, verdict) })
        .collect())
}

/// Takes in somebody without a booking.
pub async fn walk_in(ctx: Ctx, Path(id): Path<DateId>, form: Form) -> Result<Response> {
    let (workshop, prices) = {
        let mut conn = ctx.read().await?;
        let date = dates::get(&mut conn, id).await?;
        (workshops::get(&mut conn, &ctx.actor, date.workshop).await?, workshops::prices(&mut conn, date.workshop).await?)
    };
    let read = |form| forms::walk_in(form, &workshop.details, &prices);
    let taken = submit(&ctx, form).once().read(read).refused_at("walk_name").write(async |op, come| {
        door::walk_in(op, id, (&come, op.lang), &Mailer::of(&ctx)).await?;
        Ok(Done::saved(format!("/animation/dates/{id}")))
    });
    taken.await.again(async |form| day::shown(&ctx, id, &form, None).await).await
}

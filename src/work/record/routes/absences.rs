//! Absences and swaps: asked for, recorded, decided.

use axum::extract::Path;
use axum::response::Response;
use uuid::Uuid;

use people::model::PersonId;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Message;
use platform::op::Op;
use platform::time::Week;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::model::absence::AbsenceId;
use crate::model::shift::ShiftId;
use crate::record::pages::team;
use crate::rota::pages::requests;
use crate::rota::routes::plan::sender;
use crate::rota::store::publishing;
use crate::rota::store::swaps::SwapId;
use crate::rota::store::{absences, plan, swaps};
use crate::team::forms;
use crate::texts;
use crate::worker::pages::my_absences;

/// A worker asks.
pub async fn request(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::own_absence).refused_at("first").write(async |op, details| {
        absences::request(op, &details).await?;
        Ok(Done::said("/mes-absences", Said::Sent))
    });
    taken.await.again(async |form| my_absences::shown(&ctx, &form).await).await
}

/// A worker takes a request back.
pub async fn withdraw(ctx: Ctx, Path(id): Path<AbsenceId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        absences::withdraw(op, id).await?;
        Ok(Done::saved("/mes-absences"))
    });
    pressed.await
}

/// Where to go after an absence freed shifts: to the one that lacks somebody now, where replacements are proposed, or to its week where
/// there are several; else to the first that somebody could still join.
async fn next(op: &mut Op<'_>, freed: &[ShiftId], otherwise: &str) -> Result<Done> {
    let ahead = plan::ahead(op.tx, freed, op.now).await?;
    let lacking: Vec<_> = ahead.iter().filter(|(_, _, lacks)| *lacks).collect();
    Ok(match (lacking.as_slice(), ahead.first()) {
        ([(shift, ..)], _) => Done::said(format!("/creneaux/{shift}"), Said::Freed),
        ([(_, day, _), ..], _) => Done::said(format!("/semaine/{}", Week::of(*day).monday()), Said::Freed),
        ([], Some((shift, ..))) => Done::saved(format!("/creneaux/{shift}")),
        ([], None) => Done::saved(otherwise),
    })
}

/// A supervisor records one.
pub async fn record(ctx: Ctx, Path(person): Path<PersonId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::absence).refused_at("first").write(async |op, details| {
        let freed = absences::record(op, person, &details).await?;
        let shifts = freed.shifts.clone();
        publishing::tell_of_absence(op.tx, freed, &sender(&ctx), op.now).await?;
        next(op, &shifts, &format!("/equipe/{person}")).await
    });
    taken.await.again(async |form| team::shown(&ctx, person, &form).await).await
}

/// Whether it is granted, and the reason: a refusal needs one.
fn decision(mut form: Form) -> Result<(bool, String)> {
    let granted = form.value("grant") == "yes";
    let reason = form.text("reason", 300);
    if !granted && reason.is_empty() {
        form.complain("reason", Message::new(texts::refusal_needs_reason));
    }
    form.command(Some((granted, reason)))
}

/// The list again, with what is wrong beside the request it is about.
async fn again(ctx: &Ctx, request: Uuid, form: &Form) -> Result<Response> {
    let wrong = form.errors().values().next().cloned();
    let wrong = wrong.map(|message| requests::Wrong { message, reason: form.value("reason").to_owned() });
    requests::shown(ctx, wrong.map(|wrong| (request, wrong))).await
}

/// Decides a request.
pub async fn decide(ctx: Ctx, Path(id): Path<AbsenceId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(decision).write(async |op, (granted, reason)| {
        let freed = absences::decide(op, id, granted, &reason).await?;
        let shifts = freed.shifts.clone();
        publishing::tell_answer(op.tx, id, &sender(&ctx), op.now).await?;
        publishing::tell_of_absence(op.tx, freed, &sender(&ctx), op.now).await?;
        next(op, &shifts, "/demandes").await
    });
    taken.await.again(async |form| again(&ctx, id.uuid(), &form).await).await
}

/// Takes a granted absence back.
pub async fn cancel(ctx: Ctx, Path(id): Path<AbsenceId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        let (person, back) = absences::cancel(op, id).await?;
        // To where it is published.
        let first = plan::ahead(op.tx, &back, op.now).await?.into_iter().next();
        Ok(match first {
            Some((_, day, _)) => Done::said(format!("/semaine/{}", Week::of(day).monday()), Said::BackOnShifts),
            None => Done::saved(format!("/equipe/{person}")),
        })
    });
    pressed.await
}

/// Decides a swap.
pub async fn decide_swap(ctx: Ctx, Path(id): Path<SwapId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(decision).write(async |op, (granted, reason)| {
        if let Some(swapped) = swaps::decide(op, id, granted, &reason).await? {
            publishing::tell_of_swap(op.tx, swapped, &sender(&ctx), op.now).await?;
        }
        Ok(Done::saved("/demandes"))
    });
    taken.await.again(async |form| again(&ctx, id.uuid(), &form).await).await
}

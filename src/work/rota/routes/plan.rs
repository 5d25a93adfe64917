//! The plan: make a week, change shifts, put people on them, publish.

use axum::extract::Path;
use axum::response::Response;

use people::model::PersonId;
use platform::db::lock_plan;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Message, format};
use platform::time::Week;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::model::rules::Breach;
use crate::model::shift::ShiftId;
use crate::rota::forms;
use crate::rota::pages::board::{self as board_page, week_of};
use crate::rota::pages::{copied as copied_page, shift as pages, work};
use crate::rota::store::plan::{self, Assigned};
use crate::rota::store::publishing::{self, Outcome, Sender};
use crate::rota::store::templates;
use crate::texts;

fn board(week: Week) -> String {
    format!("/semaine/{}", week.monday())
}

fn address(id: ShiftId) -> String {
    format!("/creneaux/{id}")
}

/// Makes the week's shifts from the templates.
pub async fn from_templates(ctx: Ctx, Path(monday): Path<String>, form: Form) -> Result<Response> {
    let week = week_of(&monday)?;
    let pressed = submit(&ctx, form).press(async |op| {
        let made = templates::make_week(op, week).await?;
        Ok(Done::said(board(week), if made > 0 { Said::Created } else { Said::NothingToDo }))
    });
    pressed.await
}

/// Copies another week.
pub async fn copy(ctx: Ctx, Path(monday): Path<String>, form: Form) -> Result<Response> {
    let week = week_of(&monday)?;
    let read = |form| forms::week_to_copy(form, week);
    let taken = submit(&ctx, form).once_here(board(week)).read(read).refused_at("from").write(async |op, (from, people)| {
        let copied = templates::copy_week(op, from, week, people).await?;
        if !copied.closed.is_empty() || !copied.left.is_empty() {
            return Ok(Done::Shows(copied_page::shown(&ctx, week, &copied)));
        }
        Ok(Done::said(board(week), if copied.made > 0 { Said::Created } else { Said::NothingToDo }))
    });
    taken.await.again(async |form| board_page::shown(&ctx, week, &form).await).await
}

/// Takes what was chosen of a proposal; each choice is judged again.
pub async fn accept(ctx: Ctx, Path(monday): Path<String>, form: Form) -> Result<Response> {
    let week = week_of(&monday)?;
    let chosen: Vec<(ShiftId, PersonId)> = form
        .values("put")
        .filter_map(|pair| pair.split_once('/').and_then(|(shift, person)| Some((shift.parse().ok()?, person.parse().ok()?))))
        .collect();
    let pressed = submit(&ctx, form).press(async |op| {
        if chosen.is_empty() {
            return Ok(Done::said(board(week), Said::NothingToDo));
        }
        lock_plan(op.tx).await?;
        let mut left = 0;
        for (shift, person) in chosen {
            match plan::assign(op, shift, person, "").await? {
                Assigned::Done(..) => {}
                Assigned::NeedsReason(_) | Assigned::Refused(_) => left += 1,
            }
        }
        Ok(Done::said(board(week), if left == 0 { Said::Saved } else { Said::SavedInPart }))
    });
    pressed.await
}

/// Who letters about the plan are signed by, and where they lead.
pub fn sender(ctx: &Ctx) -> Sender<'_> {
    Sender { name: &ctx.ecopole.name, zone: ctx.zone(), lang: ctx.ecopole.language, address: ctx.absolute("/ma-semaine") }
}

/// Publishes the week.
pub async fn publish(ctx: Ctx, Path(monday): Path<String>, form: Form) -> Result<Response> {
    let week = week_of(&monday)?;
    let agreed: Vec<String> = form.values("agreed").map(str::to_owned).collect();
    let pressed = submit(&ctx, form).press(async |op| match publishing::publish(op, week, &agreed, &sender(&ctx)).await? {
        Outcome::Published(_, reached) => {
            let next = if reached.to_tell > 0 { format!("{}/a-prevenir", board(week)) } else { board(week) };
            Ok(Done::said(next, Said::Published).reached(reached))
        }
        Outcome::Consent(_) => Ok(Done::to(format!("{}/publier", board(week)))),
        Outcome::Refused(breaches) => Err(AppError::Conflict(cannot_publish(breaches))),
    });
    pressed.await
}

/// Why the week cannot be published, each breach with its day and whom it is about.
fn cannot_publish(breaches: Vec<(String, Breach)>) -> Message {
    Message::new(move |l| {
        let lines = breaches.iter().map(|(name, breach)| {
            let day = format::day(l, breach.day);
            let whom = if name.is_empty() { day } else { format!("{name}, {day}") };
            texts::breach_of(l, whom, texts::rules::explained(l, breach))
        });
        format!("{} {}", texts::cannot_publish(l), lines.collect::<Vec<_>>().join(" · "))
    })
}

/// Makes a shift.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let opens = form.value("chantier") == "oui";
    let taken = submit(&ctx, form).once().read(|form| forms::shift(form, ctx.today())).write(async |op, (slot, work)| {
        let id = ShiftId::new();
        plan::create(op, id, (slot, &work), None).await?;
        Ok(Done::created(if opens { format!("/creneaux/{id}/chantier") } else { address(id) }))
    });
    taken.await.again(async |form| Ok(pages::form_of(&ctx, None, &form, &work::choices(&ctx).await?))).await
}

/// Changes a shift.
pub async fn update(ctx: Ctx, Path(id): Path<ShiftId>, form: Form) -> Result<Response> {
    let version = form.version();
    let taken = submit(&ctx, form).read(|form| forms::shift(form, ctx.today())).write(async |op, (slot, work)| {
        let before = plan::get(op.tx, op.actor, id).await?;
        plan::update(op, id, version, (slot, &work)).await?;
        if before.slot != slot || before.work.site != work.site {
            crate::volunteering::routes::tell_moved(&ctx, op.tx, id).await?;
        }
        Ok(Done::saved(address(id)))
    });
    let kept = async || Ok(forms::shift_filled(&plan::get(&mut *ctx.read().await?, &ctx.actor, id).await?));
    taken
        .await
        .beside(kept)
        .await
        .again(async |form| Ok(pages::form_of(&ctx, Some(id), &form, &work::choices(&ctx).await?)))
        .await
}

/// Removes a shift.
pub async fn remove(ctx: Ctx, Path(id): Path<ShiftId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        let week = Week::of(plan::get(op.tx, op.actor, id).await?.slot.day);
        plan::remove(op, id).await?;
        Ok(Done::said(board(week), Said::Removed))
    });
    pressed.await
}

/// Puts somebody on a shift; shows the page again with what speaks against it.
pub async fn assign(ctx: Ctx, Path(id): Path<ShiftId>, form: Form) -> Result<Response> {
    let (person, reason) = forms::assignment(form.clone())?;
    let pressed = submit(&ctx, form).press(async |op| match plan::assign(op, id, person, &reason).await? {
        Assigned::Done(..) => Ok(Done::saved(address(id))),
        Assigned::NeedsReason(breaches) | Assigned::Refused(breaches) => {
            Ok(Done::TakenBack(pages::shown(&ctx, id, Some(pages::Tried { person, breaches })).await?))
        }
    });
    pressed.await
}

/// Takes somebody off a shift.
pub async fn unassign(ctx: Ctx, Path(id): Path<ShiftId>, form: Form) -> Result<Response> {
    let (person, _) = forms::assignment(form.clone())?;
    let pressed = submit(&ctx, form).once().press(async |op| {
        plan::unassign(op, id, person).await?;
        Ok(Done::saved(address(id)))
    });
    pressed.await
}

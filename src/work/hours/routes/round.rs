//! Presence of a half-day, a day or a week at once, and taking it back.

use std::collections::HashSet;

use axum::extract::Path;
use axum::response::Response;
use uuid::Uuid;

use kit::batch;
use platform::db::lock_plan;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Message;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::hours::pages::round::{self as pages, Round};
use crate::hours::store::presence::{self, Observation};
use crate::model::attendance::AttendanceOutcome;
use crate::model::shift::AssignmentId;
use crate::refusal::Refusal;
use crate::texts;

/// Those who are ticked.
fn ticked(mut form: Form) -> Result<HashSet<AssignmentId>> {
    let ticked: HashSet<AssignmentId> = form.values("stint").filter_map(|word| word.parse().ok()).collect();
    if ticked.is_empty() {
        form.complain("", Message::new(texts::nobody_ticked));
    }
    form.command(Some(ticked))
}

/// Notes all who are ticked as present, at the planned times.
pub async fn mark(ctx: Ctx, form: Form) -> Result<Response> {
    let round = Round::of(&ctx);
    let taken = submit(&ctx, form).once().read(ticked).write(async |op, ticked| {
        // What is noted is decided on lines read under the lock.
        lock_plan(op.tx).await?;
        let (begun, there) = round.begun(op.tx, &ctx).await?;
        let lines: Vec<_> = begun
            .iter()
            .filter(|stint| ticked.contains(&stint.id))
            .map(|stint| {
                let found = Observation {
                    outcome: AttendanceOutcome::Present,
                    interval: stint.interval(),
                    pause: stint.break_minutes,
                    absence: None,
                };
                (stint, found)
            })
            .collect();
        if presence::mark(op, &lines).await? == 0 {
            return Ok(Done::said(round.address(), Said::NothingToDo));
        }
        let noted: Vec<AssignmentId> = lines.iter().map(|(stint, _)| stint.id).filter(|id| !there.contains(id)).collect();
        let id = batch::keep(op, pages::DEED, &(round.address(), noted)).await?;
        Ok(Done::saved(round.address()).undo(format!("/presences/lots/{id}/annuler")))
    });
    taken.await.again(async |form| pages::shown(&ctx, round, Some(&form)).await).await
}

/// Takes such a marking back.
pub async fn undo(ctx: Ctx, Path(id): Path<Uuid>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        lock_plan(op.tx).await?;
        let (round, noted): (String, Vec<AssignmentId>) = batch::take_back(op, pages::DEED, id).await?;
        let said = match presence::unmark(op, &noted).await? {
            0 if !noted.is_empty() => return Err(Refusal::CorrectedSince.into()),
            some if some < noted.len() => Said::SavedInPart,
            _ => Said::Restored,
        };
        Ok(Done::said(round, said))
    });
    pressed.await
}

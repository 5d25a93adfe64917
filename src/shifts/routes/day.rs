//! Presence: marking many at once, and corrections.

use std::collections::HashSet;

use axum::extract::Path;
use axum::response::Response;

use crate::platform::db::lock_plan;
use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;
use crate::platform::i18n::Message;
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::respond;
use crate::platform::web::texts::changed_meanwhile;
use crate::shifts::model::absence::AbsenceKind;
use crate::shifts::model::shift::{AssignmentId, ShiftId};
use crate::shifts::model::time::{ClockTime, Minutes, Slot};
use crate::shifts::pages::day::{self as pages, day_of};
use crate::shifts::store::presence::{self, AttendanceOutcome, Found};
use crate::shifts::store::stints::{self, Published};
use crate::shifts::texts;

/// Marks the chosen as present, at the planned times, or as absent.
pub async fn mark(ctx: Ctx, Path(day): Path<String>, form: Form) -> Result<Response> {
    let day = day_of(&day)?;
    // "All present" of one shift, or an outcome for those who are ticked.
    let all: Option<ShiftId> = form.value("all").parse().ok();
    let outcome = if all.is_some() {
        AttendanceOutcome::Present
    } else {
        AttendanceOutcome::from_word(form.value("outcome")).ok_or(AppError::NotFound)?
    };
    let absence = (outcome == AttendanceOutcome::Absent)
        .then(|| AbsenceKind::from_word(form.value("kind")).unwrap_or(AbsenceKind::Unjustified));
    let ticked: HashSet<AssignmentId> = form.values("stint").filter_map(|word| word.parse().ok()).collect();
    let refused = |message| async {
        let mut form = form.clone();
        form.complain("", message);
        pages::shown(&ctx, day, &form).await
    };
    if all.is_none() && ticked.is_empty() {
        return refused(Message::new(texts::nobody_ticked)).await;
    }
    if day > ctx.today() {
        return refused(Message::new(texts::not_yet)).await;
    }
    let mut tx = ctx.write().await?;
    // What is noted is decided on lines read under the lock.
    lock_plan(&mut tx).await?;
    let stints = stints::of_days(&mut tx, &ctx.actor, day, day).await?;
    let chosen: Vec<(&Published, Found)> = stints
        .iter()
        .filter(|stint| all.map_or_else(|| ticked.contains(&stint.id), |shift| stint.shift_id == shift))
        .map(|stint| (stint, Found { outcome, interval: stint.interval(), pause: stint.break_minutes, absence }))
        .collect();
    let noted = match presence::mark(&mut tx, &ctx.actor, &chosen, ctx.zone(), ctx.now()).await {
        Ok(noted) => noted,
        Err(AppError::Conflict(message)) => {
            drop(tx);
            return refused(message).await;
        }
        Err(error) => return Err(error),
    };
    tx.commit().await?;
    let said = if noted == 0 { Said::NothingToDo } else { Said::Saved };
    Ok(respond::to_saying(&ctx, &format!("/jour/{day}"), said))
}

/// Corrects what was noted.
pub async fn correct(ctx: Ctx, Path(id): Path<AssignmentId>, mut form: Form) -> Result<Response> {
    let about = pages::about(&ctx, id).await?;
    let (line, planned) = (&about.line, about.stint.interval());
    let outcome = form.choice("outcome", AttendanceOutcome::from_word);
    let (starts, ends) = (ClockTime::parse(form.value("starts")), ClockTime::parse(form.value("ends")));
    for (name, time) in [("starts", starts), ("ends", ends)] {
        if time.is_none() {
            form.complain(name, Message::new(texts::not_a_time));
        }
    }
    let pause = Minutes(form.integer("pause", 0, 600).unwrap_or(0));
    let slot = starts.zip(ends).and_then(|(starts, ends)| Slot::new(line.day, starts, ends, pause));
    if slot.is_none() {
        form.complain("pause", Message::new(texts::pause_too_long));
    }
    let reason = form.required("reason", 300);
    let absence = AbsenceKind::from_word(form.value("kind")).filter(|_| outcome == Some(AttendanceOutcome::Absent));
    let (Some(outcome), Some(slot), true) = (outcome, slot, form.errors().is_empty()) else {
        return Ok(pages::correct_form(&ctx, &about, &form));
    };
    let found = Found { outcome, interval: slot.nearest(planned.starts, ctx.zone()).interval(ctx.zone()), pause, absence };
    let mut tx = ctx.write().await?;
    if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
        return Ok(repeat);
    }
    // Somebody else has corrected the line that this form was opened on.
    if form.value("line") != line.id.to_string() {
        form.complain("", Message::new(changed_meanwhile));
        form.set("line", line.id.to_string());
        return Ok(pages::correct_form(&ctx, &about, &form));
    }
    match presence::correct(&mut tx, &ctx.actor, line, (found, &reason), ctx.zone(), ctx.now()).await {
        Ok(()) => respond::done(&ctx, tx, &form, &format!("/jour/{}", line.day), Said::Saved).await,
        Err(AppError::Conflict(message)) => {
            drop(tx);
            form.complain("", message);
            Ok(pages::correct_form(&ctx, &about, &form))
        }
        Err(error) => Err(error),
    }
}

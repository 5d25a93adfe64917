//! Presence: marking many at once, and corrections.

use std::collections::HashSet;

use axum::extract::Path;
use axum::response::Response;
use chrono::NaiveDate;
use chrono_tz::Tz;

use people::model::PersonId;
use platform::db::lock_plan;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::Message;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};
use platform::web::texts::changed_meanwhile;

use crate::fields::slot;
use crate::hours::pages::day::{self as pages, About, day_of};
use crate::hours::store::presence::{self, Observation};
use crate::model::absence::AbsenceKind;
use crate::model::attendance::AttendanceOutcome;
use crate::model::shift::{AssignmentId, ShiftId};
use crate::rota::store::stints::{self, PublishedStint};
use crate::texts;

/// What is noted of whom.
struct Marks {
    outcome: AttendanceOutcome,
    absence: Option<AbsenceKind>,
    /// Everybody of one shift; else those who are ticked.
    all: Option<ShiftId>,
    ticked: HashSet<AssignmentId>,
}

impl Marks {
    /// Those who are meant; "all present" means those of whom nothing is noted yet, and never oneself.
    fn chosen<'a>(
        &self,
        stints: &'a [PublishedStint],
        noted: &HashSet<AssignmentId>,
        oneself: Option<PersonId>,
    ) -> Vec<(&'a PublishedStint, Observation)> {
        let meant = |stint: &&PublishedStint| match self.all {
            Some(shift) => stint.shift_id == shift && !noted.contains(&stint.id) && Some(stint.person_id) != oneself,
            None => self.ticked.contains(&stint.id),
        };
        stints
            .iter()
            .filter(meant)
            .map(|stint| {
                let found = Observation {
                    outcome: self.outcome,
                    interval: stint.interval(),
                    pause: stint.break_minutes,
                    absence: self.absence,
                };
                (stint, found)
            })
            .collect()
    }
}

/// "All present" of one shift, or an outcome for those who are ticked.
fn marks(mut form: Form, day: NaiveDate, today: NaiveDate) -> Result<Marks> {
    let all: Option<ShiftId> = form.value("all").parse().ok();
    let outcome = match all {
        Some(_) => AttendanceOutcome::Present,
        None => AttendanceOutcome::from_word(form.value("outcome")).ok_or(AppError::NotFound)?,
    };
    let absence = match form.value("kind") {
        _ if outcome != AttendanceOutcome::Absent => None,
        "" => Some(AbsenceKind::Unjustified),
        _ => form.choice("kind", AbsenceKind::from_word),
    };
    let ticked: HashSet<AssignmentId> = form.values("stint").filter_map(|word| word.parse().ok()).collect();
    if all.is_none() && ticked.is_empty() {
        form.complain("", Message::new(texts::nobody_ticked));
    } else if day > today {
        form.complain("", Message::new(texts::not_yet));
    }
    form.command(Some(Marks { outcome, absence, all, ticked }))
}

/// Marks the chosen as present, at the planned times, or as absent.
pub async fn mark(ctx: Ctx, Path(day): Path<String>, form: Form) -> Result<Response> {
    let day = day_of(&day)?;
    let taken = submit(&ctx, form).read(|form| marks(form, day, ctx.today())).write(async |op, marks| {
        // What is noted is decided on lines read under the lock.
        lock_plan(op.tx).await?;
        let stints = stints::of_days(op.tx, op.actor, day, day).await?;
        let there: HashSet<AssignmentId> =
            presence::found(op.tx, op.actor, day, day).await?.into_iter().map(|line| line.stint_id).collect();
        let noted = presence::mark(op, &marks.chosen(&stints, &there, op.actor.person)).await?;
        Ok(Done::said(format!("/jour/{day}"), if noted == 0 { Said::NothingToDo } else { Said::Saved }))
    });
    taken.await.again(async |form| pages::shown(&ctx, day, &form).await).await
}

/// What was found instead, and why it is corrected.
fn correction(mut form: Form, about: &About, zone: Tz) -> Result<(Observation, String)> {
    let outcome = form.choice("outcome", AttendanceOutcome::from_word);
    let slot = slot(&mut form, Some(about.line.day));
    let reason = form.required("reason", 300);
    let absence = AbsenceKind::from_word(form.value("kind")).filter(|_| outcome == Some(AttendanceOutcome::Absent));
    let planned = about.stint.interval();
    let found = outcome.zip(slot).map(|(outcome, slot)| {
        let interval = slot.nearest(planned.starts, zone).interval(zone);
        (Observation { outcome, interval, pause: slot.pause, absence }, reason)
    });
    form.command(found)
}

/// Corrects what was noted.
pub async fn correct(ctx: Ctx, Path(id): Path<AssignmentId>, form: Form) -> Result<Response> {
    let about = pages::about(&ctx, id).await?;
    let line = &about.line;
    let opened_on = form.value("line").to_owned();
    let taken = submit(&ctx, form).once().read(|form| correction(form, &about, ctx.zone())).write(async |op, (found, reason)| {
        // Somebody else has corrected the line that this form was opened on.
        if opened_on != line.id.to_string() {
            return Err(AppError::Conflict(Message::new(changed_meanwhile)));
        }
        presence::correct(op, line, (found, &reason)).await?;
        Ok(Done::saved(format!("/jour/{}", line.day)))
    });
    let again = async |mut form: Form| {
        form.set("line", line.id.to_string());
        Ok(pages::correct_form(&ctx, &about, &form))
    };
    taken.await.again(again).await
}

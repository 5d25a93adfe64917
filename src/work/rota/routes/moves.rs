//! The week board's server side: moves carried out through the same store functions as the forms, all or none.

use leptos::prelude::{ServerFnError, use_context};

use islands::week_board::{Move, Outcome};
use people::model::PersonId;
use platform::db::lock_plan;
use platform::error::{AppError, Result};
use platform::i18n::Lang;
use platform::web::context::Ctx;

use crate::PLANNERS;
use crate::model::rules::{Breach, Severity};
use crate::model::shift::ShiftId;
use crate::refusal::Refusal;
use crate::rota::board::{self, View};
use crate::rota::pages::board::week_of;
use crate::rota::store::plan::{self, Assigned};
use crate::texts;

/// Most moves at once.
const MOST: usize = 100;

/// Carries out what was dropped.
///
/// # Errors
/// Only when the program itself fails; what cannot be is told in the outcome.
pub async fn carry_out(monday: String, moves: Vec<Move>, reason: String) -> Result<Outcome, ServerFnError> {
    match try_moves(&monday, &moves, reason.trim()).await {
        Ok(outcome) => Ok(outcome),
        Err(error) => match error.refusal() {
            Ok(message) => {
                let lang = use_context::<Ctx>().map_or(Lang::Fr, |ctx| ctx.lang);
                Ok(Outcome { done: false, needs_reason: false, breaches: vec![message.text(lang)], html: String::new() })
            }
            Err(error) => {
                tracing::warn!(%error, "moves failed");
                Err(ServerFnError::new("failed"))
            }
        },
    }
}

fn words(l: Lang, breaches: &[Breach]) -> Vec<String> {
    breaches.iter().map(|breach| format!("{} ({})", breach.message.text(l), texts::rules::source(l, &breach.source))).collect()
}

async fn try_moves(monday: &str, moves: &[Move], reason: &str) -> Result<Outcome> {
    let ctx = use_context::<Ctx>().ok_or_else(|| AppError::internal("a server function without context"))?;
    ctx.actor.require(PLANNERS)?;
    let (week, l) = (week_of(monday)?, ctx.lang);
    if moves.len() > MOST || reason.chars().count() > 300 {
        return Err(AppError::NotFound);
    }
    let mut tx = ctx.write().await?;
    lock_plan(&mut tx).await?;
    let mut broken = Vec::new();
    for step in moves {
        let shift: ShiftId = step.shift.parse().map_err(|_| AppError::NotFound)?;
        let person = |id: &Option<String>| -> Result<Option<PersonId>> {
            id.as_ref().map(|id| id.parse().map_err(|_| AppError::NotFound)).transpose()
        };
        let (from, to) = (person(&step.from)?, person(&step.to)?);
        if let Some(to) = to
            && from != Some(to)
            && plan::is_on(&mut tx, shift, to).await?
        {
            return Err(Refusal::OnItAlready.into());
        }
        if let Some(from) = from {
            plan::unassign(&mut ctx.op(&mut tx), shift, from).await?;
        }
        if let Some(to) = to {
            match plan::assign(&mut ctx.op(&mut tx), shift, to, reason).await? {
                Assigned::Done(_, breaches) => broken.extend(breaches),
                Assigned::NeedsReason(breaches) | Assigned::Refused(breaches) => {
                    let refused = breaches.iter().any(|breach| breach.severity == Severity::Refuse);
                    // Dropping the transaction undoes the steps before this one.
                    return Ok(Outcome {
                        done: false,
                        needs_reason: !refused,
                        breaches: words(l, &breaches),
                        html: String::new(),
                    });
                }
            }
        }
    }
    tx.commit().await?;
    let board = board::load(&mut *ctx.read().await?, &ctx, week).await?;
    Ok(Outcome { done: true, needs_reason: false, breaches: words(l, &broken), html: board.live(l, View::People, ctx.today()) })
}

//! What workers do themselves: acknowledge, clock, swap, their calendar and language; and the shared tablet.

use axum::extract::Path;
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, Utc};

use super::plan::sender;
use crate::people::model::PersonId;
use crate::platform::auth::actor::Actor;
use crate::platform::auth::cards::{self, Pin, Tried};
use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;
use crate::platform::i18n::Message;
use crate::platform::secrets::Token;
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::respond;
use crate::shifts::ics;
use crate::shifts::model::shift::ShiftId;
use crate::shifts::pages::{kiosk, my_week};
use crate::shifts::store::presence::{self, ClockingKind, ClockingSource};
use crate::shifts::store::publishing;
use crate::shifts::store::swaps::SwapId;
use crate::shifts::store::{catalogue, kiosks, stints, swaps};
use crate::shifts::texts;

/// Days back that a calendar shows.
const CALENDAR_BACK: u64 = 60;
/// Days ahead.
const CALENDAR_AHEAD: u64 = 400;

/// "J'ai vu."
pub async fn seen(ctx: Ctx, form: Form) -> Result<Response> {
    let until: DateTime<Utc> = form.value("until").parse().map_err(|_| AppError::NotFound)?;
    let mut tx = ctx.write().await?;
    stints::acknowledge(&mut tx, &ctx.actor, until, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to("/ma-semaine"))
}

/// Makes or ends the private calendar address; a new one is shown this once.
pub async fn feed(ctx: Ctx, form: Form) -> Result<Response> {
    let w = my_week::language(&ctx).await?;
    let mut tx = ctx.write().await?;
    if form.value("deed") == "end" {
        kiosks::end_feed(&mut tx, &ctx.actor, ctx.now()).await?;
        tx.commit().await?;
        return Ok(respond::to_saying(&ctx, "/ma-semaine", Said::Removed));
    }
    let token = kiosks::new_feed(&mut tx, &ctx.actor, ctx.now()).await?;
    tx.commit().await?;
    let address = ctx.absolute(&format!("/calendrier/{}", token.reveal()));
    Ok(my_week::feed_page(&ctx, w, &address))
}

/// Back to the week, saying that it was done, or that it is not possible any more: on the worker's own page, in the worker's language.
fn back(ctx: &Ctx, outcome: Result<()>, done: Said) -> Result<Response> {
    match outcome {
        Ok(()) => Ok(respond::to_saying(ctx, "/ma-semaine", done)),
        Err(AppError::Conflict(_)) => Ok(respond::to_saying(ctx, "/ma-semaine", Said::TooLate)),
        Err(error) => Err(error),
    }
}

async fn tapped(ctx: &Ctx, actor: &Actor, person: PersonId, what: &str, source: ClockingSource) -> Result<()> {
    let mut tx = ctx.write().await?;
    let day = presence::clock_day(&mut tx, person, ctx.today(), ctx.now()).await?;
    match (what, ClockingKind::from_word(what)) {
        (_, Some(kind)) => presence::tap(&mut tx, actor, person, kind, source, day, ctx.now()).await?,
        ("undo", None) => presence::undo_tap(&mut tx, actor, person, day, ctx.now()).await?,
        _ => return Err(AppError::Conflict(Message::new(texts::choose_a_button))),
    }
    tx.commit().await
}

/// "J'arrive", "Je pars", or undo, on one's own telephone.
pub async fn tap(ctx: Ctx, form: Form) -> Result<Response> {
    let person = ctx.actor.person.ok_or(AppError::NotFound)?;
    match tapped(&ctx, &ctx.actor, person, form.value("tap"), ClockingSource::Own).await {
        Ok(()) => Ok(respond::to("/ma-semaine#pointage")),
        outcome => back(&ctx, outcome, Said::Saved),
    }
}

/// The same on a shared tablet, with the PIN.
pub async fn kiosk_tap(ctx: Ctx, headers: HeaderMap, Path(person): Path<PersonId>, mut form: Form) -> Result<Response> {
    kiosk::require(&ctx, &headers).await?;
    let mut conn = ctx.read().await?;
    let people = kiosks::expected(&mut conn, ctx.today(), ctx.now()).await?;
    drop(conn);
    let (_, name) = people.into_iter().find(|(id, _)| *id == person).ok_or(AppError::NotFound)?;
    let tried = match Pin::parse(form.value("pin")) {
        Some(pin) => cards::try_pin(&ctx.app.db, person, &pin, ctx.now()).await?,
        None => Tried::Wrong,
    };
    let locked = match tried {
        Tried::Right => {
            let actor = Actor { person: Some(person), name, ..Actor::default() };
            match tapped(&ctx, &actor, person, form.value("tap"), ClockingSource::Kiosk).await {
                Ok(()) => {}
                Err(AppError::Conflict(message)) => {
                    form.set("pin", "");
                    form.complain("", message);
                    return kiosk::shown(&ctx, person, &form).await;
                }
                Err(error) => return Err(error),
            }
            return kiosk::noted(&ctx, person, &actor.name).await;
        }
        Tried::Wrong => None,
        Tried::Locked(until) => Some(until),
    };
    form.set("pin", "");
    form.complain("pin", kiosk::wrong_pin(locked, ctx.zone()));
    kiosk::shown(&ctx, person, &form).await
}

/// Offers one's own shift.
pub async fn offer(ctx: Ctx, form: Form) -> Result<Response> {
    let shift: ShiftId = form.value("shift").parse().map_err(|_| AppError::NotFound)?;
    let mut tx = ctx.write().await?;
    let outcome = swaps::offer(&mut tx, &ctx.actor, shift, ctx.now()).await.map(drop);
    if outcome.is_ok() {
        tx.commit().await?;
    }
    back(&ctx, outcome, Said::Saved)
}

/// Takes a colleague's shift.
pub async fn take(ctx: Ctx, Path(id): Path<SwapId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let outcome = match swaps::take(&mut tx, &ctx.actor, id, ctx.zone(), ctx.now()).await {
        Ok(swapped) => {
            if let Some(swapped) = swapped {
                publishing::tell_of_swap(&mut tx, swapped, &sender(&ctx), ctx.now()).await?;
            }
            tx.commit().await?;
            ctx.app.mail_bell.notify_one();
            Ok(())
        }
        Err(error) => Err(error),
    };
    back(&ctx, outcome, Said::Saved)
}

/// Takes an offer back.
pub async fn withdraw(ctx: Ctx, Path(id): Path<SwapId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    swaps::withdraw(&mut tx, &ctx.actor, id, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, "/ma-semaine", Said::Saved))
}

/// The private calendar.
pub async fn calendar(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let person = kiosks::feed_owner(&mut conn, &Token::received(token.trim_end_matches(".ics"))).await?;
    let (first, last) = (ctx.today() - chrono::Days::new(CALENDAR_BACK), ctx.today() + chrono::Days::new(CALENDAR_AHEAD));
    let system = Actor::system();
    let stints = stints::of_person(&mut conn, &system, person, first, last).await?;
    let tasks = catalogue::tasks(&mut conn, &system).await?;
    let w = kiosks::reads(&mut conn, person).await?.unwrap_or_else(|| ctx.ecopole.language.into());
    drop(conn);
    let text = ics::calendar(&ctx.ecopole.name, ctx.zone(), &stints, (&tasks, w));
    Ok(([(CONTENT_TYPE, "text/calendar; charset=utf-8"), (CACHE_CONTROL, "private, max-age=300")], text).into_response())
}

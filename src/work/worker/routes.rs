//! What workers do themselves: acknowledge, clock, swap, their calendar and language; and the shared tablet.

use axum::extract::Path;
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, Duration, NaiveDate, Utc};

use people::model::PersonId;
use platform::auth::actor::Actor;
use platform::auth::cards::{self, Pin, Tried};
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::op::Op;
use platform::secrets::Token;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::respond;
use platform::web::submit::{Done, Taken, submit};

use crate::hours::store::presence::{self, ClockingKind, ClockingSource};
use crate::model::shift::ShiftId;
use crate::refusal::Refusal;
use crate::rota::routes::plan::sender;
use crate::rota::store::publishing;
use crate::rota::store::swaps::SwapId;
use crate::rota::store::{stints, swaps};
use crate::team::store::catalogue;
use crate::worker::ics;
use crate::worker::pages::{kiosk, my_week};
use crate::worker::store as kiosks;

/// A worker's own page.
const MY_WEEK: &str = "/ma-semaine";
/// Days back that a calendar shows.
const CALENDAR_BACK: u64 = 60;
/// Days ahead.
const CALENDAR_AHEAD: u64 = 400;

/// "J'ai vu."
pub async fn seen(ctx: Ctx, form: Form) -> Result<Response> {
    let until: DateTime<Utc> = form.value("until").parse().map_err(|_| AppError::NotFound)?;
    let pressed = submit(&ctx, form).press(async |op| {
        stints::acknowledge(op, until).await?;
        Ok(Done::to("/ma-semaine"))
    });
    pressed.await
}

/// Makes or ends the private calendar address; a new one is shown this once.
pub async fn feed(ctx: Ctx, form: Form) -> Result<Response> {
    let w = my_week::language(&ctx).await?;
    let ends = match form.value("deed") {
        "end" => true,
        "make" => false,
        _ => return Err(AppError::NotFound),
    };
    let pressed = submit(&ctx, form).once_here(MY_WEEK.to_owned()).press(async |op| {
        if ends {
            kiosks::end_feed(op).await?;
            return Ok(Done::said(MY_WEEK, Said::Removed));
        }
        let token = kiosks::new_feed(op).await?;
        let address = ctx.absolute(&format!("/calendrier/{}", token.reveal()));
        Ok(Done::Shows(my_week::feed_page(&ctx, w, &address)))
    });
    pressed.await
}

/// Back to the week, saying that it was done, or that it is not possible any more: on the worker's own page, in the worker's language.
async fn back(taken: Taken, ctx: &Ctx) -> Result<Response> {
    taken.again(async |_| Ok(respond::to_saying(ctx, MY_WEEK, Said::TooLate))).await
}

/// A tap made at an instant of a day, which is now unless it waited for a network.
async fn tapped(
    op: &mut Op<'_>,
    (today, at): (NaiveDate, DateTime<Utc>),
    by: &Actor,
    what: &str,
    source: ClockingSource,
) -> Result<()> {
    let person = by.person.ok_or(AppError::NotFound)?;
    let day = presence::clock_day(op.tx, person, today, at).await?;
    match (what, ClockingKind::from_word(what)) {
        (_, Some(kind)) => presence::tap(&mut op.by(by), person, kind, source, (day, at)).await,
        ("undo", None) => presence::undo_tap(&mut op.by(by), person, day).await,
        _ => Err(Refusal::ChooseAButton.into()),
    }
}

/// How long a tap may have waited for a network.
const WAITED: Duration = Duration::hours(24);
/// How far a telephone's clock may be ahead.
const CLOCKS: Duration = Duration::minutes(5);

/// "J'arrive", "Je pars", or undo, on one's own telephone.
pub async fn tap(ctx: Ctx, form: Form) -> Result<Response> {
    let what = form.value("tap").to_owned();
    let made_at = form.value("at").parse::<DateTime<Utc>>().ok();
    let waited = made_at.is_some();
    let taken = submit(&ctx, form).write(async |op, ()| {
        let at = made_at.unwrap_or(op.now);
        if at > op.now + CLOCKS || op.now - at > WAITED {
            return Err(Refusal::TooLateToClock.into());
        }
        let at = at.min(op.now);
        let day = at.with_timezone(&op.zone).date_naive();
        tapped(op, (day, at), &ctx.actor, &what, ClockingSource::Own).await?;
        Ok(Done::to("/ma-semaine#pointage"))
    });
    if waited {
        // A device that sends what waited must not take a refusal for a deed: it is told on a page.
        return taken.await.again(async |form| Ok(my_week::refused(&ctx, &form))).await;
    }
    back(taken.await, &ctx).await
}

/// The same on a shared tablet, with the PIN.
pub async fn kiosk_tap(ctx: Ctx, headers: HeaderMap, Path(person): Path<PersonId>, mut form: Form) -> Result<Response> {
    kiosk::require(&ctx, &headers).await?;
    let people = kiosks::expected(&mut *ctx.read().await?, ctx.today(), ctx.now()).await?;
    let (_, name) = people.into_iter().find(|(id, _)| *id == person).ok_or(AppError::NotFound)?;
    let tried = match Pin::parse(form.value("pin")) {
        Some(pin) => cards::try_pin(&ctx.app.db, person, &pin, ctx.now()).await?,
        None => Tried::Wrong,
    };
    // Whatever comes next, the code does not stand on the tablet.
    form.set("pin", "");
    let locked = match tried {
        Tried::Right => None,
        Tried::Wrong => Some(None),
        Tried::Locked(until) => Some(Some(until)),
    };
    if let Some(until) = locked {
        form.complain("pin", kiosk::wrong_pin(until, ctx.zone()));
        return kiosk::shown(&ctx, person, &form).await;
    }
    let what = form.value("tap").to_owned();
    let actor = Actor { person: Some(person), name, ..Actor::default() };
    let taken = submit(&ctx, form).write(async |op, ()| {
        tapped(op, (ctx.today(), ctx.now()), &actor, &what, ClockingSource::Kiosk).await?;
        Ok(Done::Shows(kiosk::noted(&ctx, op.tx, person, &actor.name).await?))
    });
    taken.await.again(async |form| kiosk::shown(&ctx, person, &form).await).await
}

/// Offers one's own shift.
pub async fn offer(ctx: Ctx, form: Form) -> Result<Response> {
    let shift: ShiftId = form.value("shift").parse().map_err(|_| AppError::NotFound)?;
    let taken = submit(&ctx, form).once().write(async |op, ()| {
        swaps::offer(op, shift).await?;
        Ok(Done::saved(MY_WEEK))
    });
    back(taken.await, &ctx).await
}

/// Takes a colleague's shift.
pub async fn take(ctx: Ctx, Path(id): Path<SwapId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().write(async |op, ()| {
        if let Some(swapped) = swaps::take(op, id).await? {
            publishing::tell_of_swap(op.tx, swapped, &sender(&ctx), op.now).await?;
        }
        Ok(Done::saved(MY_WEEK))
    });
    back(taken.await, &ctx).await
}

/// Takes an offer back.
pub async fn withdraw(ctx: Ctx, Path(id): Path<SwapId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        swaps::withdraw(op, id).await?;
        Ok(Done::saved("/ma-semaine"))
    });
    pressed.await
}

/// The private calendar.
pub async fn calendar(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let person = kiosks::feed_owner(&mut conn, &Token::received(token.trim_end_matches(".ics"))).await?;
    let (first, last) = (ctx.today() - chrono::Days::new(CALENDAR_BACK), ctx.today() + chrono::Days::new(CALENDAR_AHEAD));
    let system = Actor::system();
    let stints = stints::of_person(&mut conn, &system, person, first, last).await?;
    let tasks = catalogue::tasks(&mut conn, &system).await?;
    let w = kiosks::reads(&mut conn, person).await?.unwrap_or(ctx.ecopole.language);
    drop(conn);
    let text = ics::calendar(&ctx.ecopole.name, ctx.zone(), &stints, (&tasks, w));
    Ok(([(CONTENT_TYPE, "text/calendar; charset=utf-8"), (CACHE_CONTROL, "private, max-age=300")], text).into_response())
}

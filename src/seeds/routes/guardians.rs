//! What guardians and the keeper do: offer, welcome, write a season, ask for help, rest and end.

use axum::extract::Path;
use axum::response::Response;

use kit::mailer::Mailer;
use platform::error::Result;
use platform::forms::Form;
use platform::secrets::Token;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::respond;
use platform::web::submit::{Done, submit};
use produce::model::species::VarietyId;

use crate::forms;
use crate::model::guardian::{GuardianId, GuardianState};
use crate::pages::{guardians as list, volunteer as own};
use crate::store::guardians;

const LIST: &str = "/grainotheque/gardiens";

/// Offers to keep a variety.
pub async fn offer(ctx: Ctx, Path(id): Path<VarietyId>, form: Form) -> Result<Response> {
    let back = format!("/graines/varietes/{id}");
    if form.is_from_a_program() {
        return Ok(respond::to_saying(&ctx, &back, Said::Saved));
    }
    ctx.app.limits.booking(ctx.ip)?;
    let taken = submit(&ctx, form).once().read(|form| forms::offer(form, false)).write(async |op, offer| {
        guardians::offer(op, id, &offer).await?;
        Ok(Done::said(back.clone(), Said::Saved))
    });
    taken.await.again(async |form| own::offer_form(&ctx, id, &form).await).await
}

/// Notes a season behind a private link.
pub async fn season(ctx: Ctx, Path((token, id)): Path<(String, GuardianId)>, form: Form) -> Result<Response> {
    ctx.app.limits.booking(ctx.ip)?;
    let taken = submit(&ctx, form).read(forms::diary).write(async |op, line| {
        guardians::write_diary(op, &Token::received(&token), id, &line).await?;
        Ok(Done::saved(own::address(&token)))
    });
    taken.await.again(async |form| own::shown(&ctx, &token, Some(id), &form).await).await
}

/// Asks for help behind a private link.
pub async fn help(ctx: Ctx, Path((token, id)): Path<(String, GuardianId)>, form: Form) -> Result<Response> {
    ctx.app.limits.booking(ctx.ip)?;
    let taken = submit(&ctx, form).read(forms::help).write(async |op, words: String| {
        guardians::ask_help(op, &Token::received(&token), id, &words).await?;
        Ok(Done::saved(own::address(&token)))
    });
    taken.await.again(async |form| own::shown(&ctx, &token, Some(id), &form).await).await
}

async fn own_state(ctx: Ctx, token: String, id: GuardianId, form: Form, state: GuardianState) -> Result<Response> {
    ctx.app.limits.booking(ctx.ip)?;
    let pressed = submit(&ctx, form).press(async |op| {
        guardians::set_own_state(op, &Token::received(&token), id, state).await?;
        // Whoever ends is led away from a page that has nothing more for them.
        let ended = state == GuardianState::Ended;
        Ok(Done::saved(if ended { "/graines".to_owned() } else { own::address(&token) }))
    });
    pressed.await
}

/// Rests behind a private link.
pub async fn pause_own(ctx: Ctx, Path((token, id)): Path<(String, GuardianId)>, form: Form) -> Result<Response> {
    own_state(ctx, token, id, form, GuardianState::Paused).await
}

/// Goes on behind a private link.
pub async fn resume_own(ctx: Ctx, Path((token, id)): Path<(String, GuardianId)>, form: Form) -> Result<Response> {
    own_state(ctx, token, id, form, GuardianState::Active).await
}

/// Ends behind a private link.
pub async fn end_own(ctx: Ctx, Path((token, id)): Path<(String, GuardianId)>, form: Form) -> Result<Response> {
    own_state(ctx, token, id, form, GuardianState::Ended).await
}

/// Takes a guardian in by the keeper.
pub async fn add(ctx: Ctx, form: Form) -> Result<Response> {
    let read = |mut form: Form| {
        let variety = form.choice("variety", |id| id.parse::<VarietyId>().ok());
        let offer = forms::offer(form.clone(), true);
        match (variety, offer) {
            (Some(variety), Ok(offer)) => form.command(Some((variety, offer))),
            (_, Err(error)) => Err(error),
            (None, Ok(_)) => Err(form.into()),
        }
    };
    let taken = submit(&ctx, form).once().read(read).write(async |op, (variety, offer)| {
        guardians::add(op, variety, &offer, &Mailer::of(&ctx)).await?;
        Ok(Done::saved(LIST))
    });
    taken.await.again(async |form| list::shown(&ctx, &form).await).await
}

async fn decided(ctx: Ctx, id: GuardianId, form: Form, state: GuardianState) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        guardians::decide(op, id, state, &Mailer::of(&ctx)).await?;
        Ok(Done::saved(LIST))
    });
    pressed.await
}

/// Welcomes who offered, or lets somebody go on.
pub async fn welcome(ctx: Ctx, Path(id): Path<GuardianId>, form: Form) -> Result<Response> {
    decided(ctx, id, form, GuardianState::Active).await
}

/// Lets a guardian rest.
pub async fn pause(ctx: Ctx, Path(id): Path<GuardianId>, form: Form) -> Result<Response> {
    decided(ctx, id, form, GuardianState::Paused).await
}

/// Ends a guardianship.
pub async fn end(ctx: Ctx, Path(id): Path<GuardianId>, form: Form) -> Result<Response> {
    decided(ctx, id, form, GuardianState::Ended).await
}

/// Notes that help was given.
pub async fn helped(ctx: Ctx, Path(id): Path<GuardianId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        guardians::helped(op, id).await?;
        Ok(Done::saved(LIST))
    });
    pressed.await
}

//! Cooperative work days: open a shift, sign up, confirm, cancel, note who came.

use axum::extract::Path;
use axum::response::Response;

use crate::platform::auth::actor::Actor;
use crate::platform::db::Conn;
use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;
use crate::platform::secrets::Token;
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::respond;
use crate::shifts::forms;
use crate::shifts::model::shift::ShiftId;
use crate::shifts::open_day_letters::{Occasion, Post};
use crate::shifts::pages::open_days as pages;
use crate::shifts::store::open_days::{self, VolunteerId, VolunteerState};

/// Opens a shift to volunteers, or changes what is said.
pub async fn save(ctx: Ctx, Path(id): Path<ShiftId>, form: Form) -> Result<Response> {
    let outcome = async {
        let details = forms::open_day(form.clone())?;
        let mut tx = ctx.write().await?;
        match open_days::put(&mut tx, &ctx.actor, id, &details, ctx.now()).await {
            Ok(offered) => {
                Post::of(&ctx).tell(&mut tx, id, &offered, Occasion::Offered, ctx.now()).await?;
                tx.commit().await?;
                ctx.app.mail_bell.notify_one();
                Ok(respond::to_saying(&ctx, &format!("/chantiers/{id}"), Said::Saved))
            }
            Err(AppError::Conflict(message)) => Err(form.clone().refuse("places", message)),
            Err(error) => Err(error),
        }
    };
    match outcome.await {
        Err(AppError::Invalid(form)) => Ok(pages::form_of(&ctx, id, &form)),
        other => other,
    }
}

/// Tells those who signed up that the day, the time or the place has changed; nothing where the shift is no work day.
///
/// # Errors
/// When the data base fails.
pub async fn tell_moved(ctx: &Ctx, tx: &mut Conn, id: ShiftId) -> Result<()> {
    match open_days::get(tx, &Actor::system(), id).await {
        Ok(day) if day.cancelled_at.is_none() && day.starts_at > ctx.now() => {
            let people = open_days::volunteers(tx, &ctx.actor, id).await?;
            Post::of(ctx).tell(tx, id, &people, Occasion::Moved, ctx.now()).await
        }
        Ok(_) | Err(AppError::NotFound) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Calls the day off and tells everybody.
pub async fn call_off(ctx: Ctx, Path(id): Path<ShiftId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let people = open_days::call_off(&mut tx, &ctx.actor, id, ctx.now()).await?;
    Post::of(&ctx).tell(&mut tx, id, &people, Occasion::CalledOff, ctx.now()).await?;
    tx.commit().await?;
    ctx.app.mail_bell.notify_one();
    let said = if people.is_empty() { Said::CalledOffNobody } else { Said::CalledOff };
    Ok(respond::to_saying(&ctx, &format!("/chantiers/{id}"), said))
}

/// Takes one sign-up back.
pub async fn remove(ctx: Ctx, Path((id, volunteer)): Path<(ShiftId, VolunteerId)>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let (gone, offered) = open_days::remove(&mut tx, &ctx.actor, (id, volunteer), ctx.now()).await?;
    Post::of(&ctx).tell(&mut tx, id, &[gone], Occasion::Removed, ctx.now()).await?;
    Post::of(&ctx).tell(&mut tx, id, &offered, Occasion::Offered, ctx.now()).await?;
    tx.commit().await?;
    ctx.app.mail_bell.notify_one();
    Ok(respond::to_saying(&ctx, &format!("/chantiers/{id}"), Said::Removed))
}

/// Signs somebody up. What is said on the screen is the same whether the address was known or not, found a place or waits: only its
/// mailbox learns which.
pub async fn sign_up(ctx: Ctx, Path(id): Path<ShiftId>, form: Form) -> Result<Response> {
    // A field that people do not see is filled in: a program. It is thanked and forgotten.
    if !form.value("website").is_empty() {
        return Ok(respond::to_saying(&ctx, "/chantiers", Said::Saved));
    }
    ctx.app.limits.address(ctx.ip)?;
    let outcome = async {
        let joining = forms::sign_up(form.clone())?;
        ctx.app.limits.letter(ctx.ip, &joining.email, "")?;
        let mut tx = ctx.write().await?;
        if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
            return Ok(repeat);
        }
        match open_days::sign_up(&mut tx, &ctx.actor, id, (&joining, ctx.lang), ctx.now()).await {
            Ok((volunteer, new)) => {
                let occasion = match volunteer.state {
                    VolunteerState::Pending => Occasion::PleaseConfirm,
                    VolunteerState::Waiting if new => Occasion::Waiting,
                    _ => Occasion::Already,
                };
                Post::of(&ctx).tell(&mut tx, id, std::slice::from_ref(&volunteer), occasion, ctx.now()).await?;
                let response = respond::done(&ctx, tx, &form, &format!("/chantiers/{id}"), Said::OpenTheMail).await?;
                ctx.app.mail_bell.notify_one();
                Ok(response)
            }
            Err(AppError::Conflict(message)) => Err(form.clone().refuse("people", message)),
            Err(error) => Err(error),
        }
    };
    match outcome.await {
        Err(AppError::Invalid(form)) => pages::shown(&ctx, id, &form).await,
        other => other,
    }
}

fn mine(token: &str) -> String {
    format!("/chantiers/inscription/{token}")
}

/// Makes a sign-up count, by the link of its e-mail.
pub async fn confirm(ctx: Ctx, Path(token): Path<String>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let confirmed = open_days::confirm(&mut tx, &ctx.actor, &Token::received(&token), ctx.now()).await?;
    if let Some(volunteer) = confirmed {
        Post::of(&ctx).tell(&mut tx, volunteer.shift_id, std::slice::from_ref(&volunteer), Occasion::Coming, ctx.now()).await?;
    }
    tx.commit().await?;
    ctx.app.mail_bell.notify_one();
    Ok(respond::to_saying(&ctx, &mine(&token), Said::SignedUp))
}

/// Cancels by the private link; whoever waited is offered the place. Nothing happens, and nobody is written to, where it was cancelled
/// before.
pub async fn cancel(ctx: Ctx, Path(token): Path<String>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let Some((volunteer, offered)) = open_days::cancel(&mut tx, &ctx.actor, &Token::received(&token), ctx.now()).await? else {
        return Ok(respond::to_saying(&ctx, &mine(&token), Said::NothingToDo));
    };
    let id = volunteer.shift_id;
    Post::of(&ctx).tell(&mut tx, id, &[volunteer], Occasion::Cancelled, ctx.now()).await?;
    Post::of(&ctx).tell(&mut tx, id, &offered, Occasion::Offered, ctx.now()).await?;
    tx.commit().await?;
    ctx.app.mail_bell.notify_one();
    Ok(respond::to_saying(&ctx, &mine(&token), Said::SignUpCancelled))
}

/// Notes who came.
pub async fn attendance(ctx: Ctx, Path(id): Path<ShiftId>, form: Form) -> Result<Response> {
    let came: Vec<VolunteerId> = form.values("came").filter_map(|word| word.parse().ok()).collect();
    let mut tx = ctx.write().await?;
    open_days::note_attendance(&mut tx, &ctx.actor, id, &came, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/chantiers/{id}"), Said::Saved))
}

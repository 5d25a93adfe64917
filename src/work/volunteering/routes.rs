//! Cooperative work days: open a shift, sign up, confirm, cancel, note who came.

use axum::extract::Path;
use axum::response::Response;

use kit::mailer::Mailer;
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::secrets::Token;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::respond;
use platform::web::submit::{Done, submit};

use crate::model::shift::ShiftId;
use crate::volunteering::forms;
use crate::volunteering::letters::{self, Occasion};
use crate::volunteering::pages;
use crate::volunteering::store::{self as open_days, VolunteerId, VolunteerState};

/// Opens a shift to volunteers, or changes what is said.
pub async fn save(ctx: Ctx, Path(id): Path<ShiftId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(forms::open_day).refused_at("places").write(async |op, details| {
        let offered = open_days::put(op, id, &details).await?;
        letters::notify(&Mailer::of(&ctx), op.tx, id, &offered, Occasion::Offered, op.now).await?;
        Ok(Done::saved(format!("/chantiers/{id}")))
    });
    taken.await.again(async |form| Ok(pages::form_of(&ctx, id, &form))).await
}

/// Tells those who signed up that the day, the time or the place has changed; nothing where the shift is no work day.
pub async fn tell_moved(ctx: &Ctx, tx: &mut Conn, id: ShiftId) -> Result<()> {
    match open_days::get(tx, &Actor::system(), id).await {
        Ok(day) if day.cancelled_at.is_none() && day.starts_at > ctx.now() => {
            let people = open_days::volunteers(tx, &ctx.actor, id).await?;
            letters::notify(&Mailer::of(ctx), tx, id, &people, Occasion::Moved, ctx.now()).await
        }
        Ok(_) | Err(AppError::NotFound) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Calls the day off and tells everybody.
pub async fn call_off(ctx: Ctx, Path(id): Path<ShiftId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        let people = open_days::call_off(op, id).await?;
        letters::notify(&Mailer::of(&ctx), op.tx, id, &people, Occasion::CalledOff, op.now).await?;
        let said = if people.is_empty() { Said::CalledOffNobody } else { Said::CalledOff };
        Ok(Done::said(format!("/chantiers/{id}"), said))
    });
    pressed.await
}

/// Takes one sign-up back.
pub async fn remove(ctx: Ctx, Path((id, volunteer)): Path<(ShiftId, VolunteerId)>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).once().press(async |op| {
        let (gone, offered) = open_days::remove(op, (id, volunteer)).await?;
        letters::notify(&Mailer::of(&ctx), op.tx, id, &[gone], Occasion::Removed, op.now).await?;
        letters::notify(&Mailer::of(&ctx), op.tx, id, &offered, Occasion::Offered, op.now).await?;
        Ok(Done::said(format!("/chantiers/{id}"), Said::Removed))
    });
    pressed.await
}

/// Signs somebody up. What is said on the screen is the same whether the address was known or not, found a place or waits: only its
/// mailbox learns which.
pub async fn sign_up(ctx: Ctx, Path(id): Path<ShiftId>, form: Form) -> Result<Response> {
    // A field that people do not see is filled in: a program. It is thanked and forgotten.
    if form.is_from_a_program() {
        return Ok(respond::to_saying(&ctx, "/chantiers", Said::Saved));
    }
    ctx.app.limits.address(ctx.ip)?;
    let read = |form| {
        let joining = forms::sign_up(form)?;
        ctx.app.limits.letter(ctx.ip, &joining.email, "")?;
        Ok(joining)
    };
    let taken = submit(&ctx, form).once().read(read).refused_at("people").write(async |op, joining| {
        let volunteer = open_days::sign_up(op, id, (&joining, op.lang)).await?;
        let occasion = match volunteer.state {
            VolunteerState::Pending => Occasion::PleaseConfirm,
            VolunteerState::Waiting => Occasion::Waiting,
            VolunteerState::Coming | VolunteerState::Cancelled => Occasion::Already,
        };
        letters::notify(&Mailer::of(&ctx), op.tx, id, std::slice::from_ref(&volunteer), occasion, op.now).await?;
        Ok(Done::said(format!("/chantiers/{id}"), Said::OpenTheMail))
    });
    taken.await.again(async |form| pages::shown(&ctx, id, &form).await).await
}

fn mine(token: &str) -> String {
    format!("/chantiers/inscription/{token}")
}

/// Makes a sign-up count, by the link of its e-mail.
pub async fn confirm(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        let confirmed = open_days::confirm(op, &Token::received(&token)).await?;
        if let Some(volunteer) = confirmed {
            letters::notify(
                &Mailer::of(&ctx),
                op.tx,
                volunteer.shift_id,
                std::slice::from_ref(&volunteer),
                Occasion::Coming,
                op.now,
            )
            .await?;
        }
        Ok(Done::said(mine(&token), Said::SignedUp))
    });
    pressed.await
}

/// Cancels by the private link; whoever waited is offered the place. Nothing happens, and nobody is written to, where it was cancelled
/// before.
pub async fn cancel(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        let cancelled = open_days::cancel(op, &Token::received(&token)).await?;
        let Some((volunteer, offered)) = cancelled else {
            return Ok(Done::said(mine(&token), Said::NothingToDo));
        };
        let id = volunteer.shift_id;
        letters::notify(&Mailer::of(&ctx), op.tx, id, &[volunteer], Occasion::Cancelled, op.now).await?;
        letters::notify(&Mailer::of(&ctx), op.tx, id, &offered, Occasion::Offered, op.now).await?;
        Ok(Done::said(mine(&token), Said::SignUpCancelled))
    });
    pressed.await
}

/// Notes who came.
pub async fn attendance(ctx: Ctx, Path(id): Path<ShiftId>, form: Form) -> Result<Response> {
    let came: Vec<VolunteerId> = form.values("came").filter_map(|word| word.parse().ok()).collect();
    let pressed = submit(&ctx, form).press(async |op| {
        open_days::note_attendance(op, id, &came).await?;
        Ok(Done::saved(format!("/chantiers/{id}")))
    });
    pressed.await
}

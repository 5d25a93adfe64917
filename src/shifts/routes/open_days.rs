//! Cooperative work days: open a shift, sign up, cancel, note who came.

use axum::extract::Path;
use axum::response::Response;
use uuid::Uuid;

use crate::platform::auth::actor::Actor;
use crate::platform::db::Conn;
use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;
use crate::platform::i18n::{Lang, format};
use crate::platform::mail::letter::{Letter, Piece};
use crate::platform::mail::outbox;
use crate::platform::secrets::Token;
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::respond;
use crate::shifts::model::shift::ShiftId;
use crate::shifts::pages::open_days as pages;
use crate::shifts::store::open_days::{self, OpenDay, Volunteer, VolunteerId, VolunteerState};
use crate::shifts::{forms, texts};

/// Opens a shift to volunteers, or changes what is said.
pub async fn save(ctx: Ctx, Path(id): Path<ShiftId>, form: Form) -> Result<Response> {
    let outcome = async {
        let details = forms::open_day(form.clone())?;
        let mut tx = ctx.write().await?;
        match open_days::put(&mut tx, &ctx.actor, id, &details, ctx.now()).await {
            Ok(promoted) => {
                write_to(&ctx, &mut tx, id, promoted, Occasion::Promoted).await?;
                tx.commit().await?;
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

/// Why somebody is written to about a work day.
#[derive(Clone, Copy)]
enum Occasion {
    Coming,
    Waiting,
    Promoted,
    Moved,
    CalledOff,
    Cancelled,
    Removed,
}

impl Occasion {
    const fn opening(self, l: Lang) -> &'static str {
        match self {
            Self::Coming => texts::letter_coming(l),
            Self::Waiting => texts::letter_waiting(l),
            Self::Promoted => texts::letter_promoted(l),
            Self::Moved => texts::letter_moved_day(l),
            Self::CalledOff => texts::letter_called_off(l),
            Self::Cancelled => texts::letter_you_cancelled(l),
            Self::Removed => texts::letter_removed(l),
        }
    }

    fn subject(self, l: Lang, title: &str) -> String {
        match self {
            Self::Coming => texts::subject_coming(l, title),
            Self::Waiting => texts::subject_waiting(l, title),
            Self::Promoted => texts::subject_promoted(l, title),
            Self::Moved => texts::subject_moved(l, title),
            Self::CalledOff | Self::Cancelled | Self::Removed => texts::subject_off(l, title),
        }
    }

    /// Whether the letter tells how to prepare and how to cancel.
    const fn comes(self) -> bool {
        matches!(self, Self::Coming | Self::Waiting | Self::Promoted | Self::Moved)
    }
}

fn letter(ctx: &Ctx, (to, l): (String, Lang), day: &OpenDay, occasion: Occasion, link: Option<String>) -> Letter {
    let when = format!("{}, {}", format::long_date(l, day.day), texts::hours(l, day.starts_minute, day.ends_minute));
    let mut pieces = vec![
        Piece::Text(occasion.opening(l).to_owned()),
        Piece::Text(format!("{} · {when} · {} {}", day.title, day.site_name, day.site_address)),
    ];
    if occasion.comes() {
        pieces.push(Piece::Text(day.briefing.clone()));
    }
    if let Some(address) = link {
        if ctx.now() <= day.cancel_until() {
            pieces.push(Piece::Text(texts::cancel_by(l, format::instant(l, day.cancel_until(), ctx.zone()))));
        }
        pieces.push(Piece::Link(texts::my_sign_up(l).to_owned(), address));
    }
    let subject = occasion.subject(l, &day.title);
    Letter { to, tongue: l.into(), subject, pieces, signature: ctx.ecopole.name.clone(), enclosure: None }
}

/// One letter to each, of one occasion.
async fn write_to(ctx: &Ctx, tx: &mut Conn, id: ShiftId, people: Vec<Volunteer>, occasion: Occasion) -> Result<()> {
    let day = open_days::get(tx, &Actor::system(), id).await?;
    let letters: Vec<(Letter, String)> = people
        .into_iter()
        .map(|one| {
            let key = format!("open-day-{}-{}", one.id, Uuid::now_v7());
            (letter(ctx, (one.email, one.language), &day, occasion, None), key)
        })
        .collect();
    outbox::put_all(tx, &letters, ctx.now()).await?;
    ctx.app.mail_bell.notify_one();
    Ok(())
}

/// Tells those who signed up that the day, the time or the place has changed; nothing where the shift is no work day.
///
/// # Errors
/// When the data base fails.
pub async fn tell_moved(ctx: &Ctx, tx: &mut Conn, id: ShiftId) -> Result<()> {
    match open_days::get(tx, &Actor::system(), id).await {
        Ok(day) if day.cancelled_at.is_none() && day.starts_at > ctx.now() => {
            let people = open_days::volunteers(tx, &ctx.actor, id).await?;
            write_to(ctx, tx, id, people, Occasion::Moved).await
        }
        Ok(_) | Err(AppError::NotFound) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Calls the day off and tells everybody.
pub async fn call_off(ctx: Ctx, Path(id): Path<ShiftId>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let people = open_days::call_off(&mut tx, &ctx.actor, id, ctx.now()).await?;
    write_to(&ctx, &mut tx, id, people, Occasion::CalledOff).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/chantiers/{id}"), Said::CalledOff))
}

/// Takes one sign-up back.
pub async fn remove(ctx: Ctx, Path((id, volunteer)): Path<(ShiftId, VolunteerId)>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let (gone, promoted) = open_days::remove(&mut tx, &ctx.actor, (id, volunteer), ctx.now()).await?;
    write_to(&ctx, &mut tx, id, vec![gone], Occasion::Removed).await?;
    write_to(&ctx, &mut tx, id, promoted, Occasion::Promoted).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/chantiers/{id}"), Said::Removed))
}

/// Signs somebody up.
pub async fn sign_up(ctx: Ctx, Path(id): Path<ShiftId>, form: Form) -> Result<Response> {
    // A field that people do not see is filled in: a program. It is thanked and forgotten.
    if !form.value("website").is_empty() {
        return Ok(respond::to_saying(&ctx, "/chantiers", Said::Saved));
    }
    ctx.app.limits.address(ctx.ip)?;
    let outcome = async {
        let (name, email) = forms::sign_up(form.clone())?;
        let mut tx = ctx.write().await?;
        if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
            return Ok(repeat);
        }
        match open_days::sign_up(&mut tx, &ctx.actor, id, (&name, &email, ctx.lang), ctx.now()).await {
            Ok(done) => {
                let day = open_days::get(&mut tx, &Actor::system(), id).await?;
                let path = format!("/chantiers/inscription/{}", done.token.reveal());
                let occasion = if done.state == VolunteerState::Coming { Occasion::Coming } else { Occasion::Waiting };
                let letter = letter(&ctx, (email, ctx.lang), &day, occasion, Some(ctx.absolute(&path)));
                outbox::put(&mut tx, &letter, &format!("volunteer-{}", done.id), ctx.now()).await?;
                let response = respond::done(&ctx, tx, &form, &path, Said::SignedUp).await?;
                ctx.app.mail_bell.notify_one();
                Ok(response)
            }
            Err(AppError::Conflict(message)) => Err(form.clone().refuse("email", message)),
            Err(error) => Err(error),
        }
    };
    match outcome.await {
        Err(AppError::Invalid(form)) => pages::shown(&ctx, id, &form).await,
        other => other,
    }
}

/// Cancels by the private link; whoever waited gets the place and a letter.
pub async fn cancel(ctx: Ctx, Path(token): Path<String>, _form: Form) -> Result<Response> {
    let mut tx = ctx.write().await?;
    let volunteer = open_days::by_token(&mut tx, &Token::received(&token)).await?;
    let promoted = open_days::cancel(&mut tx, &ctx.actor, &Token::received(&token), ctx.now()).await?;
    let id = volunteer.shift_id;
    write_to(&ctx, &mut tx, id, vec![volunteer], Occasion::Cancelled).await?;
    write_to(&ctx, &mut tx, id, promoted, Occasion::Promoted).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/chantiers/inscription/{token}"), Said::Saved))
}

/// Notes who came.
pub async fn attendance(ctx: Ctx, Path(id): Path<ShiftId>, form: Form) -> Result<Response> {
    let came: Vec<VolunteerId> = form.values("came").filter_map(|word| word.parse().ok()).collect();
    let mut tx = ctx.write().await?;
    open_days::note_attendance(&mut tx, &ctx.actor, id, &came, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/chantiers/{id}"), Said::Saved))
}

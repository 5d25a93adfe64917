//! Cooperative work days: open a shift, sign up, cancel, note who came.

use axum::extract::Path;
use axum::response::Response;

use crate::platform::auth::actor::Actor;
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
use crate::shifts::store::open_days::{self, OpenDay, VolunteerId, VolunteerState};
use crate::shifts::{forms, texts};

/// Opens a shift to volunteers, or changes what is said.
pub async fn save(ctx: Ctx, Path(id): Path<ShiftId>, form: Form) -> Result<Response> {
    let outcome = async {
        let details = forms::open_day(form.clone())?;
        let mut tx = ctx.write().await?;
        match open_days::put(&mut tx, &ctx.actor, id, &details, ctx.now()).await {
            Ok(()) => {
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

fn letter(ctx: &Ctx, l: Lang, to: String, day: &OpenDay, opening: &str, link: Option<String>) -> Letter {
    let when = format!("{}, {}", format::long_date(l, day.day), texts::hours(l, day.starts_minute, day.ends_minute));
    let mut pieces = vec![
        Piece::Text(opening.to_owned()),
        Piece::Text(format!("{} · {when} · {} {}", day.title, day.site_name, day.site_address)),
    ];
    if let Some(address) = link {
        pieces.push(Piece::Link(texts::my_sign_up(l).to_owned(), address));
    }
    Letter { to, lang: l, subject: day.title.clone(), pieces, signature: ctx.ecopole.name.clone(), enclosure: None }
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
                let opening = if done.state == VolunteerState::Coming {
                    texts::letter_coming(ctx.lang)
                } else {
                    texts::letter_waiting(ctx.lang)
                };
                let letter = letter(&ctx, ctx.lang, email, &day, opening, Some(ctx.absolute(&path)));
                outbox::put(&mut tx, &letter, &format!("volunteer-{}", done.id), ctx.now()).await?;
                let response = respond::created(&ctx, tx, &form, &path).await?;
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
    let day = open_days::get(&mut tx, &Actor::system(), volunteer.shift_id).await?;
    let letters: Vec<(Letter, String)> = promoted
        .into_iter()
        .map(|next| {
            let letter = letter(&ctx, next.language, next.email, &day, texts::letter_promoted(next.language), None);
            (letter, format!("promoted-{}", next.id))
        })
        .collect();
    outbox::put_all(&mut tx, &letters, ctx.now()).await?;
    tx.commit().await?;
    ctx.app.mail_bell.notify_one();
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

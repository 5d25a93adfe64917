//! What people do to their own account: password, address, second factor, devices.

use axum::extract::Path;
use axum::response::Response;

use ::people::invitation::letter_key;
use ::people::model::Person;
use ::people::store as people;
use platform::auth::actor::{PersonId, SessionId};
use platform::auth::sessions::{self, Method};
use platform::auth::{devices, passwords, second_factor};
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Lang, Message};
use platform::mail::letter::{Letter, Piece};
use platform::mail::outbox;
use platform::op::Op;
use platform::secrets::Token;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::pages::{address, link, own_password, second};
use crate::{forms, texts};

/// Whether a card opened the session, perhaps on a tablet that many use.
pub async fn by_card(ctx: &Ctx) -> Result<bool> {
    let session = ctx.actor.session.ok_or(AppError::NotFound)?;
    Ok(sessions::method_of(&mut *ctx.read().await?, session).await? == Some(Method::Card))
}

/// Who somebody is that may change how they get in.
///
/// # Errors
/// `Conflict` where a card opened the session.
pub async fn oneself(ctx: &Ctx) -> Result<Person> {
    let person = ctx.actor.person.ok_or(AppError::NotFound)?;
    if by_card(ctx).await? {
        return Err(AppError::Conflict(Message::new(texts::not_by_card)));
    }
    people::get(&mut *ctx.read().await?, &ctx.actor, person).await
}

/// Whether the password that was typed is theirs; wrong ones are counted as at the door.
async fn is_theirs(ctx: &Ctx, me: &Person, typed: &str) -> Result<bool> {
    let email = me.email.clone().unwrap_or_default();
    ctx.app.limits.password(ctx.ip, &email, true, ctx.now())?;
    let kept = passwords::kept(&mut *ctx.read().await?, &email).await?;
    let right = passwords::check(kept, typed).await?.is_some();
    if !right {
        ctx.app.limits.wrong_password(ctx.ip, &email, ctx.now());
    }
    Ok(right)
}

/// Whether somebody has a password at all: residents come in by mail.
pub async fn has_password(ctx: &Ctx, me: &Person) -> Result<bool> {
    match &me.email {
        Some(email) => Ok(passwords::kept(&mut *ctx.read().await?, email).await?.is_some()),
        None => Ok(false),
    }
}

/// Complains beside the field where the present password is not right. Nothing secret comes back on the page.
async fn asked_for_password(ctx: &Ctx, me: &Person, form: &mut Form) -> Result<bool> {
    let typed = form.value("current").to_owned();
    form.set("current", "");
    if typed.is_empty() {
        form.complain("current", Message::new(platform::web::texts::required));
    } else if !is_theirs(ctx, me, &typed).await? {
        form.complain("current", Message::new(texts::current_wrong));
    }
    Ok(form.error("current").is_none())
}

/// A letter to somebody that something of theirs was changed; whoever has no address is told nothing.
async fn tell(ctx: &Ctx, op: &mut Op<'_>, me: &Person, what: fn(Lang) -> &'static str) -> Result<()> {
    match &me.email {
        Some(email) => tell_at(ctx, op, email, what).await,
        None => Ok(()),
    }
}

/// The same, to whoever reads an address.
async fn tell_at(ctx: &Ctx, op: &mut Op<'_>, to: &str, what: fn(Lang) -> &'static str) -> Result<()> {
    let letter = Letter {
        to: to.to_owned(),
        tongue: ctx.reader.into(),
        subject: texts::mail_changed_subject(ctx.reader).to_owned(),
        pieces: vec![Piece::Text(what(ctx.reader).to_owned()), Piece::Text(texts::mail_not_you(ctx.reader).to_owned())],
        signature: ctx.ecopole.signature(),
        enclosure: None,
    };
    let key = format!("account:{}", Token::random().reveal());
    outbox::put(op.tx, &letter, &key, op.now).await
}

/// A new password, by whoever knows the present one. Other devices are signed out.
pub async fn set_password(ctx: Ctx, mut form: Form) -> Result<Response> {
    let me = oneself(&ctx).await?;
    if !has_password(&ctx, &me).await? {
        return Err(AppError::NotFound);
    }
    let email = me.email.clone().unwrap_or_default();
    let same = form.value("current") == form.value("password");
    let right = asked_for_password(&ctx, &me, &mut form).await?;
    if right && same {
        form.complain("password", Message::new(texts::same_password));
    }
    let new = forms::new_password(&mut form, &[&email, &me.name, &ctx.ecopole.name, &ctx.ecopole.commune]);
    let (true, Some(new)) = (right && !same, new) else { return own_password::page(&ctx, &email, &form) };
    let new = new.hashed().await?;
    let pressed = submit(&ctx, form).press(async |op| {
        passwords::set(op, me.id, &new).await?;
        sessions::close_others(op.tx, me.id, ctx.actor.session).await?;
        devices::forget_all(op.tx, me.id).await?;
        tell(&ctx, op, &me, texts::mail_password_changed).await?;
        Ok(Done::said("/compte", Said::PasswordSet))
    });
    pressed.await
}

/// Another address: it counts once the letter sent there was answered.
pub async fn ask_address(ctx: Ctx, mut form: Form) -> Result<Response> {
    let me = oneself(&ctx).await?;
    ctx.app.limits.address(ctx.ip)?;
    let wanted = form.required_email("email");
    if wanted.is_some() && wanted == me.email {
        form.complain("email", Message::new(texts::same_address));
    }
    let with_password = has_password(&ctx, &me).await?;
    let right = !with_password || asked_for_password(&ctx, &me, &mut form).await?;
    let (Some(email), true, true) = (wanted, right, form.errors().is_empty()) else {
        return address::page(&ctx, &me, with_password, &form);
    };
    ctx.app.limits.letter(ctx.ip, &email, &format!("address of {}", me.id))?;
    let pressed = submit(&ctx, form).press(async |op| {
        let l = ctx.reader;
        // Whose it is already is not told here: the letter goes out, and the link says it to whoever reads that mailbox.
        let token = people::ask_email(op, me.id, &email).await?;
        let letter = Letter {
            to: email.clone(),
            tongue: l.into(),
            subject: texts::mail_address_subject(l).to_owned(),
            pieces: vec![
                Piece::Text(texts::mail_address(l, &me.name, &ctx.ecopole.name)),
                Piece::Link(texts::confirm_address(l).to_owned(), ctx.absolute(&format!("/compte/adresse/{}", token.reveal()))),
                Piece::Text(texts::mail_address_ignore(l).to_owned()),
            ],
            signature: ctx.ecopole.signature(),
            enclosure: None,
        };
        outbox::put(op.tx, &letter, &letter_key(&token), op.now).await?;
        Ok(Done::said("/compte", Said::OpenTheMail))
    });
    pressed.await
}

/// The letter was answered: the address is theirs from now on. Who had the old one is told.
pub async fn set_address(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    ctx.app.limits.address(ctx.ip)?;
    let token = Token::received(&token);
    let taken = submit(&ctx, form).read(|_| Ok(())).write(async |op, ()| {
        let Some(change) = people::take_email(op, &token).await? else {
            return Ok(Done::TakenBack(link::dead(&ctx)));
        };
        if let Some(old) = change.old {
            tell_at(&ctx, op, &old, texts::mail_address_changed).await?;
        }
        let to = if ctx.actor.is_signed_in() { "/compte" } else { "/connexion" };
        Ok(Done::saved(to))
    });
    taken.await.again(async |form| address::confirm(&ctx, &token, &form).await).await
}

/// Switches the second factor on with the device's first code, by whoever knows the password: an unattended screen would else lock its owner
/// out. The codes on paper are shown this once.
pub async fn confirm_second(ctx: Ctx, mut form: Form) -> Result<Response> {
    let me = oneself(&ctx).await?;
    if !asked_for_password(&ctx, &me, &mut form).await? {
        return second::page(&ctx, &me, &form).await;
    }
    let taken = submit(&ctx, form).read(Ok).write(async |op, form| {
        // Pressed twice: it is on already, and the page offers new codes on paper.
        if second_factor::since(op.tx, me.id).await?.is_some() {
            return Ok(Done::to("/compte/double"));
        }
        let code: String = form.value("code").chars().filter(char::is_ascii_digit).collect();
        let Some(codes) = second_factor::confirm(op, me.id, &code).await? else {
            return Err(form.refuse("code", Message::new(texts::second_wrong)));
        };
        sessions::close_others(op.tx, me.id, ctx.actor.session).await?;
        tell(&ctx, op, &me, texts::mail_second_on).await?;
        Ok(Done::Shows(second::codes(&ctx, &codes)))
    });
    taken.await.again(async |form| second::page(&ctx, &me, &form).await).await
}

/// New codes on paper, for whoever knows the password.
pub async fn renew_codes(ctx: Ctx, mut form: Form) -> Result<Response> {
    let me = oneself(&ctx).await?;
    if !asked_for_password(&ctx, &me, &mut form).await? {
        return second::page(&ctx, &me, &form).await;
    }
    let pressed = submit(&ctx, form).press(async |op| {
        if second_factor::since(op.tx, me.id).await?.is_none() {
            return Err(AppError::NotFound);
        }
        let codes = second_factor::new_codes(op, me.id).await?;
        tell(&ctx, op, &me, texts::mail_new_codes).await?;
        Ok(Done::Shows(second::codes(&ctx, &codes)))
    });
    pressed.await
}

/// Switches the second factor off, for whoever knows the password.
pub async fn remove_second(ctx: Ctx, mut form: Form) -> Result<Response> {
    let me = oneself(&ctx).await?;
    if !asked_for_password(&ctx, &me, &mut form).await? {
        return second::page(&ctx, &me, &form).await;
    }
    let pressed = submit(&ctx, form).press(async |op| {
        second_factor::remove(op, me.id).await?;
        tell(&ctx, op, &me, texts::mail_second_off).await?;
        Ok(Done::saved("/compte"))
    });
    pressed.await
}

/// Signs one device out.
pub async fn close_device(ctx: Ctx, Path(session): Path<SessionId>, form: Form) -> Result<Response> {
    let person: PersonId = ctx.actor.person.ok_or(AppError::NotFound)?;
    let pressed = submit(&ctx, form).press(async |op| {
        sessions::close_own(op.tx, person, session).await?;
        Ok(Done::saved("/compte"))
    });
    pressed.await
}

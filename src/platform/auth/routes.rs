//! What sign-in forms do, and the table of their routes.

use axum::extract::Path;
use axum::http::header::SET_COOKIE;
use axum::response::Response;

use super::actor::{Actor, PersonId, Role};
use super::cards::{self, Tried};
use super::links::{self, Purpose};
use super::pages::card::Refusal;
use super::pages::{account, card, link, password, set_up, sign_in};
use super::sessions::{self, Method};
use super::{devices, forms, passwords, texts};
use crate::people::model::Details;
use crate::people::store as people;
use crate::platform::audit::{self, Entry, RecordKind, Verb};
use crate::platform::db::{Conn, Tx};
use crate::platform::ecopole;
use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;
use crate::platform::i18n::{Lang, Message};
use crate::platform::mail::letter::{Letter, Piece};
use crate::platform::mail::outbox;
use crate::platform::secrets::Token;
use crate::platform::web::context::{Ctx, SESSION_COOKIE, set_cookie};
use crate::platform::web::notice::Said;
use crate::platform::web::respond;
use crate::platform::web::route::{Access, Route};

/// The routes of sign-in.
#[must_use]
pub fn routes() -> Vec<Route> {
    let all = Access::Everyone;
    vec![
        Route::get("/connexion", all, sign_in::show),
        Route::post("/connexion", all, by_password),
        Route::post("/connexion/lien", all, ask_link),
        Route::get("/connexion/code", all, link::code_page),
        Route::post("/connexion/code", all, by_code),
        Route::get("/connexion/lien/{token}", all, link::show),
        Route::post("/connexion/lien/{token}", all, by_link),
        Route::get("/connexion/oubli", all, password::forgot_page),
        Route::post("/connexion/oubli", all, forgot),
        Route::get("/connexion/mot-de-passe/{token}", all, password::show),
        Route::post("/connexion/mot-de-passe/{token}", all, choose_password),
        Route::get("/carte/{token}", all, card::show),
        Route::post("/carte/{token}", all, by_card),
        Route::post("/deconnexion", Access::SignedIn, sign_out),
        Route::get("/compte", Access::SignedIn, account::show),
        Route::post("/compte", Access::SignedIn, save_account),
        Route::post("/compte/partout", Access::SignedIn, sign_out_everywhere),
        Route::get("/installation/{token}", all, set_up::show),
        Route::post("/installation/{token}", all, install),
    ]
}

/// The cookie that ties a mailed code to the browser that asked for it.
const ASKED_COOKIE: &str = "demande";
/// The cookie by which a browser is known again.
const DEVICE_COOKIE: &str = "appareil";

fn secret_cookie(ctx: &Ctx, name: &str) -> Option<Token> {
    ctx.cookie(name).map(Token::received)
}

/// Opens a session in `tx`, commits, and leads on with the cookie. A session that was there before is ended: the token changes
/// at every sign-in.
async fn enter(ctx: &Ctx, mut tx: Tx, person: PersonId, method: Method, next: &str) -> Result<Response> {
    if let Some(old) = ctx.actor.session {
        sessions::close(&mut tx, old).await?;
    }
    let device = Token::random();
    if method == Method::Password {
        devices::remember(&mut tx, person, &device, ctx.now()).await?;
    }
    let token = sessions::open(&mut tx, person, method, &ctx.device, ctx.now()).await?;
    tx.commit().await?;
    let mut response = respond::to(respond::safe_next(next));
    let year = 365 * 24 * 3600;
    response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, SESSION_COOKIE, token.reveal(), year));
    if method == Method::Password {
        response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, DEVICE_COOKIE, device.reveal(), year));
    }
    Ok(response)
}

async fn by_password(ctx: Ctx, form: Form) -> Result<Response> {
    ctx.app.limits.address(ctx.ip)?;
    let typed = match forms::credentials(form.clone()) {
        Ok(typed) => typed,
        Err(AppError::Invalid(form)) => return sign_in::page(&ctx, &form),
        Err(error) => return Err(error),
    };
    let (kept, known) = {
        let mut conn = ctx.read().await?;
        let kept = passwords::kept(&mut conn, &typed.email).await?;
        let known = match (&kept, secret_cookie(&ctx, DEVICE_COOKIE)) {
            (Some((person, _)), Some(device)) => devices::is_known(&mut conn, *person, &device).await?,
            _ => false,
        };
        (kept, known)
    };
    ctx.app.limits.password(ctx.ip, &typed.email, known, ctx.now())?;
    let Some(person) = passwords::check(kept, &typed.password).await? else {
        ctx.app.limits.wrong_password(ctx.ip, &typed.email, ctx.now());
        let mut form = form;
        form.complain("email", Message::new(texts::wrong));
        return sign_in::page(&ctx, &form);
    };
    let tx = ctx.write().await?;
    enter(&ctx, tx, person, Method::Password, form.value("suite")).await
}

/// Sends a link to an address, known or not: the answer is the same, so nobody learns who has an account.
async fn ask_link(ctx: Ctx, mut form: Form) -> Result<Response> {
    ctx.app.limits.address(ctx.ip)?;
    let Some(email) = forms::email(&mut form) else {
        return sign_in::page(&ctx, &form);
    };
    ctx.app.limits.link(&email)?;
    let browser = Token::random();
    let mut tx = ctx.write().await?;
    let person = people::by_email(&mut tx, &email).await?;
    // Staff sign in with a password; a link would be a way around it.
    let staff = person.as_ref().is_some_and(|person| person.roles.any_of(super::actor::STAFF));
    let blocked = person.as_ref().is_some_and(|person| person.archived_at.is_some());
    if !staff && !blocked {
        let lang = person.as_ref().and_then(|person| person.language).unwrap_or(ctx.lang);
        let person = person.map(|person| person.id);
        let made = links::create(&mut tx, Purpose::SignIn, person, &email, Some(&browser), ctx.now()).await?;
        let letter = Letter {
            to: email.clone(),
            tongue: lang.into(),
            subject: texts::mail_link_subject(lang).to_owned(),
            pieces: vec![
                Piece::Text(texts::mail_link(lang, &ctx.ecopole.name)),
                Piece::Link(texts::enter(lang).to_owned(), ctx.absolute(&format!("/connexion/lien/{}", made.token.reveal()))),
                Piece::Text(texts::mail_code(lang).to_owned()),
                Piece::Code(made.code.clone()),
                Piece::Text(texts::mail_ignore(lang).to_owned()),
            ],
            signature: ctx.ecopole.signature(),
            enclosure: None,
        };
        outbox::put(&mut tx, &letter, &hashed_key(&made.token), ctx.now()).await?;
    } else if staff && !blocked {
        let found = person.ok_or(AppError::NotFound)?;
        send_password_link(&ctx, &mut tx, &found, Purpose::Reset).await?;
    }
    tx.commit().await?;
    ctx.app.mail_bell.notify_one();
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("email", &email).finish();
    let mut response = respond::to(&format!("/connexion/code?{query}"));
    response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, ASKED_COOKIE, browser.reveal(), 3600));
    Ok(response)
}

fn hashed_key(token: &Token) -> String {
    token.hash().iter().fold("link:".to_owned(), |key, byte| format!("{key}{byte:02x}"))
}

/// Puts a letter with a password link in the outbox.
///
/// # Errors
/// When the data base fails.
pub async fn send_password_link(ctx: &Ctx, tx: &mut Conn, person: &crate::people::model::Person, purpose: Purpose) -> Result<()> {
    let Some(email) = &person.email else {
        return Ok(());
    };
    let lang = person.language.unwrap_or(ctx.ecopole.language);
    let made = links::create(tx, purpose, Some(person.id), email, None, ctx.now()).await?;
    let (subject, what) = match purpose {
        Purpose::Invitation => {
            (texts::mail_invite_subject(lang, &ctx.ecopole.name), texts::mail_invite(lang, &person.name, &ctx.ecopole.name))
        }
        _ => (texts::mail_reset_subject(lang).to_owned(), texts::mail_reset(lang).to_owned()),
    };
    let letter = Letter {
        to: email.clone(),
        tongue: lang.into(),
        subject,
        pieces: vec![
            Piece::Text(what),
            Piece::Link(
                texts::choose_title(lang).to_owned(),
                ctx.absolute(&format!("/connexion/mot-de-passe/{}", made.token.reveal())),
            ),
            Piece::Text(texts::mail_ignore(lang).to_owned()),
        ],
        signature: ctx.ecopole.signature(),
        enclosure: None,
    };
    outbox::put(tx, &letter, &hashed_key(&made.token), ctx.now()).await?;
    audit::record(tx, &ctx.actor, ctx.now(), Entry::new(RecordKind::Person, person.id.uuid(), Verb::Invited)).await
}

async fn by_code(ctx: Ctx, mut form: Form) -> Result<Response> {
    ctx.app.limits.address(ctx.ip)?;
    let browser = secret_cookie(&ctx, ASKED_COOKIE).unwrap_or_else(Token::random);
    let email = form.email("email").unwrap_or_default();
    let code: String = form.value("code").chars().filter(char::is_ascii_digit).collect();
    let mut tx = ctx.write().await?;
    match links::redeem_code(&mut tx, &email, &code, &browser, ctx.now()).await? {
        Some(link) => {
            let person = member_for(&ctx, &mut tx, link).await?;
            enter(&ctx, tx, person, Method::Link, "/").await
        }
        None => {
            // The try is kept although it failed: that is what stops guessing.
            tx.commit().await?;
            form.complain("code", Message::new(texts::code_wrong));
            Ok(link::code_form(&ctx, &form))
        }
    }
}

async fn by_link(ctx: Ctx, Path(token): Path<String>, _form: Form) -> Result<Response> {
    ctx.app.limits.address(ctx.ip)?;
    let mut tx = ctx.write().await?;
    match links::redeem(&mut tx, [Purpose::SignIn; 2], &Token::received(&token), ctx.now()).await? {
        Some(link) => {
            let person = member_for(&ctx, &mut tx, link).await?;
            enter(&ctx, tx, person, Method::Link, "/").await
        }
        None => Ok(link::dead(&ctx)),
    }
}

/// The person a link belongs to; somebody new becomes a member under the name before the @ until they give their own.
async fn member_for(ctx: &Ctx, tx: &mut Conn, link: links::Link) -> Result<PersonId> {
    if let Some(person) = link.person_id {
        return Ok(person);
    }
    if let Some(person) = people::by_email(tx, &link.email).await? {
        return Ok(person.id);
    }
    let name = link.email.split('@').next().unwrap_or_default().to_owned();
    let mut details = Details::staff(name, link.email, [Role::Member].into_iter().collect());
    details.language = Some(ctx.lang);
    people::create(tx, &Actor::system(), &details, ctx.now()).await
}

async fn forgot(ctx: Ctx, mut form: Form) -> Result<Response> {
    ctx.app.limits.address(ctx.ip)?;
    let Some(email) = forms::email(&mut form) else {
        return Ok(password::forgot_form(&ctx, &form));
    };
    ctx.app.limits.link(&email)?;
    let mut tx = ctx.write().await?;
    let person = people::by_email(&mut tx, &email).await?.filter(|person| person.archived_at.is_none());
    if let Some(person) = person.filter(|person| person.roles.any_of(super::actor::STAFF)) {
        send_password_link(&ctx, &mut tx, &person, Purpose::Reset).await?;
    }
    tx.commit().await?;
    ctx.app.mail_bell.notify_one();
    Ok(respond::to_saying(&ctx, "/connexion", Said::Mailed))
}

async fn choose_password(ctx: Ctx, Path(token): Path<String>, mut form: Form) -> Result<Response> {
    ctx.app.limits.address(ctx.ip)?;
    let token = Token::received(&token);
    let asked = links::peek(&mut *ctx.read().await?, [Purpose::Invitation, Purpose::Reset], &token, ctx.now()).await?;
    let email = asked.map(|link| link.email).unwrap_or_default();
    let Some(new) = forms::new_password(&mut form, &[&email, &ctx.ecopole.name, &ctx.ecopole.commune]) else {
        return password::form(&ctx, &token, &form).await;
    };
    let new = new.hashed().await?;
    let mut tx = ctx.write().await?;
    let link = links::redeem(&mut tx, [Purpose::Invitation, Purpose::Reset], &token, ctx.now()).await?;
    let Some(person) = link.and_then(|link| link.person_id) else {
        return Ok(link::dead(&ctx));
    };
    let known = people::get(&mut tx, &Actor::system(), person).await?;
    let actor = Actor { person: Some(person), name: known.name, ..Actor::default() };
    passwords::set(&mut tx, &actor, person, &new, ctx.now()).await?;
    // Whoever had the old password loses its sessions.
    sessions::close_all(&mut tx, &actor, person, ctx.now()).await?;
    devices::forget_all(&mut tx, person).await?;
    let mut response = enter(&ctx, tx, person, Method::Password, "/").await?;
    crate::platform::web::notice::attach(&ctx, &mut response, Said::PasswordSet, None);
    Ok(response)
}

async fn by_card(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    ctx.app.limits.address(ctx.ip)?;
    let token = Token::received(&token);
    let Some(holder) = cards::holder(&mut *ctx.read().await?, &token).await? else {
        return Ok(card::dead(&ctx));
    };
    let pin = match forms::pin(form.clone()) {
        Ok(pin) => pin,
        Err(AppError::Invalid(mut typed)) => {
            let words = card::complaint(&ctx, &holder, Refusal::Shape).await?;
            *typed = form.clone();
            typed.complain("pin", words);
            return card::form(&ctx, &holder, &typed).await;
        }
        Err(error) => return Err(error),
    };
    let refusal = match cards::try_pin(&ctx.app.db, holder.person_id, &pin, ctx.now()).await? {
        Tried::Right => return enter(&ctx, ctx.write().await?, holder.person_id, Method::Card, "/").await,
        Tried::Wrong => Refusal::Wrong,
        Tried::Locked(until) => Refusal::Locked(until),
    };
    let mut form = form;
    form.set("pin", "");
    form.complain("pin", card::complaint(&ctx, &holder, refusal).await?);
    card::form(&ctx, &holder, &form).await
}

fn without_session(ctx: &Ctx, mut response: Response) -> Response {
    response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, SESSION_COOKIE, "", 0));
    response
}

async fn sign_out(ctx: Ctx, _form: Form) -> Result<Response> {
    if let Some(session) = ctx.actor.session {
        let mut tx = ctx.write().await?;
        sessions::close(&mut tx, session).await?;
        tx.commit().await?;
    }
    Ok(without_session(&ctx, respond::to_saying(&ctx, "/", Said::SignedOut)))
}

async fn sign_out_everywhere(ctx: Ctx, _form: Form) -> Result<Response> {
    let person = ctx.actor.person.ok_or(AppError::NotFound)?;
    let mut tx = ctx.write().await?;
    sessions::close_all(&mut tx, &ctx.actor, person, ctx.now()).await?;
    devices::forget_all(&mut tx, person).await?;
    tx.commit().await?;
    Ok(without_session(&ctx, respond::to_saying(&ctx, "/connexion", Said::SignedOutEverywhere)))
}

async fn save_account(ctx: Ctx, mut form: Form) -> Result<Response> {
    let person = ctx.actor.person.ok_or(AppError::NotFound)?;
    let name = form.required("name", 120);
    let phone = form.text("phone", 40);
    if !form.errors().is_empty() {
        return account::page(&ctx, &form).await;
    }
    let mut tx = ctx.write().await?;
    people::set_own_contact(&mut tx, &ctx.actor, person, &name, &phone, ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, "/compte", Said::Saved))
}

async fn install(ctx: Ctx, Path(token): Path<String>, mut form: Form) -> Result<Response> {
    let token = Token::received(&token);
    let settings = forms::ecopole(&mut form, false);
    let name = form.required("name", 120);
    let email = forms::email(&mut form);
    let known = [name.clone(), email.clone().unwrap_or_default()];
    let password = forms::new_password(&mut form, &[&known[0], &known[1]]);
    let (Some(settings), Some(email), Some(password), true) = (settings, email, password, form.errors().is_empty()) else {
        return set_up::form(&ctx, &token, &form).await;
    };
    let password = password.hashed().await?;
    let mut tx = ctx.write().await?;
    if links::redeem(&mut tx, [Purpose::SetUp; 2], &token, ctx.now()).await?.is_none() {
        return Ok(set_up::dead(&ctx));
    }
    let actor = Actor { name: name.clone(), ..Actor::system() };
    ecopole::create(&mut tx, &actor, ctx.now(), &settings).await?;
    let mut details = Details::staff(name, email, [Role::Coordinator].into_iter().collect());
    details.language = Some(settings.language);
    details.commune.clone_from(&settings.commune);
    let person = people::create(&mut tx, &actor, &details, ctx.now()).await?;
    passwords::set(&mut tx, &actor, person, &password, ctx.now()).await?;
    let response = enter(&ctx, tx, person, Method::Password, "/").await?;
    ctx.app.forget_ecopole();
    Ok(response)
}

/// The languages as options of a select.
#[must_use]
pub fn language_options() -> Vec<(String, String)> {
    Lang::EVERYWHERE.iter().map(|lang| (lang.word().to_owned(), lang.own_name().to_owned())).collect()
}

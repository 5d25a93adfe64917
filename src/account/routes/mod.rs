//! What sign-in forms do, and the table of their routes.

mod cards;
pub mod own;

use axum::extract::Path;
use axum::http::header::SET_COOKIE;
use axum::response::Response;

use ::people::invitation;
use ::people::model::{Details, Person};
use ::people::store as people;
use platform::auth::actor::{Actor, PersonId, Role, STAFF};
use platform::auth::cards::{Tried, holder, try_pin};
use platform::auth::links::{self, Purpose};
use platform::auth::sessions::{self, Method};
use platform::auth::{devices, passwords, second_factor};
use platform::db::Conn;
use platform::ecopole;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Message, format};
use platform::mail::letter::{Letter, Piece};
use platform::mail::outbox;
use platform::op::Op;
use platform::secrets::Token;
use platform::web::context::{Ctx, LANGUAGE_COOKIE, SESSION_COOKIE, set_cookie};
use platform::web::notice::Said;
use platform::web::respond;
use platform::web::route::{Access, Route};
use platform::web::submit::{Done, submit};
use work::worker::store as kiosks;

use crate::pages::card::Refusal;
use crate::pages::{account, address, card, link, own_password, password, second, set_up, sign_in, step};
use crate::{forms, texts};

/// The routes of sign-in.
#[must_use]
pub fn routes() -> Vec<Route> {
    let all = Access::Everyone;
    let mut routes = cards::routes();
    routes.extend([
        Route::get("/connexion", all, sign_in::show),
        Route::post("/connexion", all, by_password),
        Route::get("/connexion/verification", all, step::show),
        Route::post("/connexion/verification", all, by_second_factor),
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
        Route::get("/compte/mot-de-passe", Access::Only(STAFF), own_password::show),
        Route::post("/compte/mot-de-passe", Access::Only(STAFF), own::set_password),
        Route::get("/compte/adresse", Access::SignedIn, address::show),
        Route::post("/compte/adresse", Access::SignedIn, own::ask_address),
        Route::get("/compte/adresse/{token}", all, address::open),
        Route::post("/compte/adresse/{token}", all, own::set_address),
        Route::get("/compte/double", Access::Only(STAFF), second::show),
        Route::post("/compte/double", Access::Only(STAFF), own::confirm_second),
        Route::post("/compte/double/codes", Access::Only(STAFF), own::renew_codes),
        Route::post("/compte/double/retirer", Access::Only(STAFF), own::remove_second),
        Route::post("/compte/appareils/{session}/fermer", Access::SignedIn, own::close_device),
        Route::get("/installation/{token}", all, set_up::show),
        Route::post("/installation/{token}", all, install),
    ]);
    routes
}

/// The cookie that ties a mailed code to the browser that asked for it.
const ASKED_COOKIE: &str = "demande";
/// The cookie of whoever has given their password, and not yet their code.
const STEP_COOKIE: &str = "etape";
/// The cookie by which a browser is known again.
const DEVICE_COOKIE: &str = "appareil";

fn secret_cookie(ctx: &Ctx, name: &str) -> Option<Token> {
    ctx.cookie(name).map(Token::received)
}

/// Opens a session, and leads on with the cookie. A session that was there before is ended: the token changes
/// at every sign-in.
async fn enter(ctx: &Ctx, op: &mut Op<'_>, person: PersonId, method: Method, next: &str) -> Result<Response> {
    if let Some(old) = ctx.actor.session {
        sessions::close(op.tx, old).await?;
    }
    let device = Token::random();
    if method == Method::Password {
        devices::remember(op.tx, person, &device, op.now).await?;
    }
    let token = sessions::open(op.tx, person, method, &ctx.device, op.now).await?;
    let mut response = respond::to(respond::safe_next(next));
    let mut keep = |name, value: &str| {
        let year = 365 * 24 * 3600;
        response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, name, value, year));
    };
    keep(SESSION_COOKIE, token.reveal());
    match method {
        Method::Password => keep(DEVICE_COOKIE, device.reveal()),
        // From here on every page that can speaks to them as their own do.
        Method::Card => {
            if let Some(lang) = kiosks::reads(op.tx, person).await? {
                keep(LANGUAGE_COOKIE, lang.word());
            }
        }
        Method::Link => {}
    }
    Ok(response)
}

/// Lets whoever gave the right password in, or asks for the code of their second factor first.
async fn past_the_password(ctx: &Ctx, op: &mut Op<'_>, person: PersonId, next: &str) -> Result<Response> {
    if second_factor::since(op.tx, person).await?.is_none() {
        return enter(ctx, op, person, Method::Password, next).await;
    }
    let token = second_factor::begin_step(op, person, next).await?;
    let mut response = respond::to("/connexion/verification");
    response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, STEP_COOKIE, token.reveal(), 600));
    Ok(response)
}

/// The code of the device, or one on paper.
async fn by_second_factor(ctx: Ctx, mut form: Form) -> Result<Response> {
    ctx.app.limits.address(ctx.ip)?;
    let token = secret_cookie(&ctx, STEP_COOKIE).unwrap_or_else(Token::random);
    let Some((person, next)) = second_factor::step(&mut *ctx.read().await?, &token, ctx.now()).await? else {
        return Ok(respond::to("/connexion"));
    };
    let code = form.value("code").to_owned();
    let sent = form.clone();
    form.set("code", "");
    let pressed = submit(&ctx, sent).press(async |op| {
        // The try is kept although it failed: that is what stops guessing.
        match second_factor::try_code(op, person, &code).await? {
            second_factor::Tried::Right => {
                second_factor::end_step(op.tx, &token).await?;
                let mut response = enter(&ctx, op, person, Method::Password, &next).await?;
                response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, STEP_COOKIE, "", 0));
                return Ok(Done::Shows(response));
            }
            second_factor::Tried::Wrong => form.complain("code", Message::new(texts::second_wrong)),
            second_factor::Tried::Locked(until) => {
                let at = format::time_of(ctx.lang, until, ctx.zone());
                form.complain("code", Message::new(move |l| texts::second_locked(l, &at)));
            }
        }
        Ok(Done::Shows(step::page(&ctx, &form)))
    });
    pressed.await
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
    let next = form.value("suite").to_owned();
    let pressed = submit(&ctx, form).press(async |op| Ok(Done::Shows(past_the_password(&ctx, op, person, &next).await?)));
    pressed.await
}

/// Sends a link to an address, known or not: the answer is the same, so nobody learns who has an account.
async fn ask_link(ctx: Ctx, form: Form) -> Result<Response> {
    ctx.app.limits.address(ctx.ip)?;
    let read = |form| {
        let email = forms::email_of(form)?;
        ctx.app.limits.link(&email)?;
        Ok(email)
    };
    let taken = submit(&ctx, form).read(read).write(async |op, email| {
        let browser = Token::random();
        let person = people::by_email(op.tx, &email).await?;
        // Staff sign in with a password; a link would be a way around it.
        let staff = person.as_ref().is_some_and(|person| person.roles.any_of(STAFF));
        let blocked = person.as_ref().is_some_and(|person| person.archived_at.is_some());
        match person {
            _ if blocked => {}
            Some(person) if staff => invitation::send(&ctx, op.tx, &person, Purpose::Reset).await?,
            person => send_sign_in_link(&ctx, op, person, &email, &browser).await?,
        }
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("email", &email).finish();
        let mut response = respond::to(&format!("/connexion/code?{query}"));
        response.headers_mut().append(SET_COOKIE, set_cookie(&ctx.app, ASKED_COOKIE, browser.reveal(), 3600));
        Ok(Done::Shows(response))
    });
    taken.await.again(async |form| sign_in::page(&ctx, &form)).await
}

/// Puts a letter with a link and a code in the outbox; the code works in the browser that asked.
async fn send_sign_in_link(ctx: &Ctx, op: &mut Op<'_>, person: Option<Person>, email: &str, browser: &Token) -> Result<()> {
    let lang = person.as_ref().and_then(|person| person.language).unwrap_or(op.lang);
    let person = person.map(|person| person.id);
    let made = links::create(op.tx, Purpose::SignIn, person, email, Some(browser), op.now).await?;
    let letter = Letter {
        to: email.to_owned(),
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
    outbox::put(op.tx, &letter, &invitation::letter_key(&made.token), op.now).await
}

async fn by_code(ctx: Ctx, mut form: Form) -> Result<Response> {
    ctx.app.limits.address(ctx.ip)?;
    let browser = secret_cookie(&ctx, ASKED_COOKIE).unwrap_or_else(Token::random);
    let email = form.email("email").unwrap_or_default();
    let code: String = form.value("code").chars().filter(char::is_ascii_digit).collect();
    let mut typed = form.clone();
    let pressed = submit(&ctx, form).press(async |op| {
        let Some(link) = links::redeem_code(op.tx, &email, &code, &browser, op.now).await? else {
            // The try is kept although it failed: that is what stops guessing.
            typed.complain("code", Message::new(texts::code_wrong));
            return Ok(Done::Shows(link::code_form(&ctx, &typed)));
        };
        let person = member_for(&ctx, op.tx, link).await?;
        Ok(Done::Shows(enter(&ctx, op, person, Method::Link, "/").await?))
    });
    pressed.await
}

async fn by_link(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    ctx.app.limits.address(ctx.ip)?;
    let pressed = submit(&ctx, form).press(async |op| {
        let Some(link) = links::redeem(op.tx, [Purpose::SignIn; 2], &Token::received(&token), op.now).await? else {
            return Ok(Done::TakenBack(link::dead(&ctx)));
        };
        let person = member_for(&ctx, op.tx, link).await?;
        Ok(Done::Shows(enter(&ctx, op, person, Method::Link, "/").await?))
    });
    pressed.await
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
    people::create(&mut Op::at(tx, &Actor::system(), ctx.now()), &details).await
}

async fn forgot(ctx: Ctx, form: Form) -> Result<Response> {
    ctx.app.limits.address(ctx.ip)?;
    let read = |form| {
        let email = forms::email_of(form)?;
        ctx.app.limits.link(&email)?;
        Ok(email)
    };
    let taken = submit(&ctx, form).once().read(read).write(async |op, email| {
        let person = people::by_email(op.tx, &email).await?.filter(|person| person.archived_at.is_none());
        if let Some(person) = person.filter(|person| person.roles.any_of(STAFF)) {
            invitation::send(&ctx, op.tx, &person, Purpose::Reset).await?;
        }
        Ok(Done::said("/connexion", Said::Mailed))
    });
    taken.await.again(async |form| Ok(password::forgot_form(&ctx, &form))).await
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
    let pressed = submit(&ctx, form).press(async |op| {
        let link = links::redeem(op.tx, [Purpose::Invitation, Purpose::Reset], &token, op.now).await?;
        let Some(person) = link.and_then(|link| link.person_id) else {
            return Ok(Done::TakenBack(link::dead(&ctx)));
        };
        let known = people::get(op.tx, &Actor::system(), person).await?;
        let actor = Actor { person: Some(person), name: known.name, ..Actor::default() };
        passwords::set(&mut op.by(&actor), person, &new).await?;
        // Whoever had the old password loses its sessions.
        sessions::close_all(&mut op.by(&actor), person).await?;
        devices::forget_all(op.tx, person).await?;
        let mut response = past_the_password(&ctx, op, person, "/").await?;
        platform::web::notice::attach(&ctx, &mut response, Said::PasswordSet, None);
        Ok(Done::Shows(response))
    });
    pressed.await
}

async fn by_card(ctx: Ctx, Path(token): Path<String>, form: Form) -> Result<Response> {
    ctx.app.limits.address(ctx.ip)?;
    let token = Token::received(&token);
    let Some(holder) = holder(&mut *ctx.read().await?, &token).await? else {
        return Ok(card::dead(&ctx));
    };
    let pin = match ::people::forms::pin(form.clone()) {
        Ok(pin) => pin,
        Err(AppError::Invalid(mut typed)) => {
            let words = card::complaint(&ctx, &holder, Refusal::Shape).await?;
            *typed = form.clone();
            typed.complain("pin", words);
            return card::form(&ctx, &holder, &typed).await;
        }
        Err(error) => return Err(error),
    };
    let refusal = match try_pin(&ctx.app.db, holder.person_id, &pin, ctx.now()).await? {
        Tried::Right => {
            let pressed =
                submit(&ctx, form).press(async |op| Ok(Done::Shows(enter(&ctx, op, holder.person_id, Method::Card, "/").await?)));
            return pressed.await;
        }
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

async fn sign_out(ctx: Ctx, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        if let Some(session) = op.actor.session {
            sessions::close(op.tx, session).await?;
        }
        Ok(Done::said("/", Said::SignedOut))
    });
    Ok(without_session(&ctx, pressed.await?))
}

async fn sign_out_everywhere(ctx: Ctx, form: Form) -> Result<Response> {
    let person = ctx.actor.person.ok_or(AppError::NotFound)?;
    let pressed = submit(&ctx, form).press(async |op| {
        sessions::close_all(op, person).await?;
        devices::forget_all(op.tx, person).await?;
        Ok(Done::said("/connexion", Said::SignedOutEverywhere))
    });
    Ok(without_session(&ctx, pressed.await?))
}

async fn save_account(ctx: Ctx, form: Form) -> Result<Response> {
    let person = ctx.actor.person.ok_or(AppError::NotFound)?;
    let sent = form.clone();
    let taken = submit(&ctx, form).read(forms::own_contact).write(async |op, (name, phone)| {
        let me = people::get(op.tx, op.actor, person).await?;
        forms::own_contact_filled(me.name, me.phone).unchanged(&sent)?;
        people::set_own_contact(op, person, &name, &phone).await?;
        Ok(Done::saved("/compte"))
    });
    taken.await.again(async |form| account::page(&ctx, &form).await).await
}

async fn install(ctx: Ctx, Path(token): Path<String>, mut form: Form) -> Result<Response> {
    let token = Token::received(&token);
    let settings = forms::ecopole(&mut form, false);
    let name = form.required("name", 120);
    let email = form.required_email("email");
    let known = [name.clone(), email.clone().unwrap_or_default()];
    let password = forms::new_password(&mut form, &[&known[0], &known[1]]);
    let (Some(settings), Some(email), Some(password), true) = (settings, email, password, form.errors().is_empty()) else {
        return set_up::form(&ctx, &token, &form).await;
    };
    let password = password.hashed().await?;
    let pressed = submit(&ctx, form).press(async |op| {
        if links::redeem(op.tx, [Purpose::SetUp; 2], &token, op.now).await?.is_none() {
            return Ok(Done::TakenBack(set_up::dead(&ctx)));
        }
        let actor = Actor { name: name.clone(), ..Actor::system() };
        ecopole::create(op.tx, &actor, op.now, &settings).await?;
        let mut details = Details::staff(name, email, [Role::Coordinator].into_iter().collect());
        details.language = Some(settings.language);
        details.commune.clone_from(&settings.commune);
        let person = people::create(&mut op.by(&actor), &details).await?;
        passwords::set(&mut op.by(&actor), person, &password).await?;
        Ok(Done::Shows(enter(&ctx, op, person, Method::Password, "/").await?))
    });
    let response = pressed.await?;
    ctx.app.forget_ecopole();
    Ok(response)
}

//! The request's context: who asks, in which language, when, from where. Made once a request, before the handler.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE, COOKIE, HOST, REFERER, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use uuid::Uuid;

use super::notice::Notice;
use super::{App, notice, respond};
use crate::auth::actor::{Actor, WORKERS};
use crate::auth::sessions::{self, SignedIn};
use crate::columns::Columns;
use crate::db::{Conn, Db, Tx};
use crate::ecopole::Ecopole;
use crate::error::{AppError, Result};
use crate::i18n::Lang;
use crate::op::Op;
use crate::secrets::Token;

/// Most bytes of an ordinary form.
pub const FORM_LIMIT: usize = 256 * 1024;
const FORM: &str = "application/x-www-form-urlencoded";

/// The cookie that holds the session's token.
pub const SESSION_COOKIE: &str = "archipel";
/// The cookie that holds a visitor's language.
pub const LANGUAGE_COOKIE: &str = "langue";
/// The cookie that holds the chosen theme.
pub const THEME_COOKIE: &str = "theme";

crate::text_enum! {
    /// Light or dark.
    Theme {
        /// As the device says.
        Auto = "auto",
        /// Warm paper.
        Light = "light",
        /// Slate.
        Dark = "dark",
    }
}

/// Everything a handler knows of the request but its content.
#[derive(Clone)]
pub struct Ctx {
    /// The program's parts.
    pub app: App,
    pub actor: Actor,
    /// The language to answer in: one of those that every page speaks.
    pub lang: Lang,
    /// The language that the person reads, for the pages that speak more.
    pub reader: Lang,
    /// The theme to answer in.
    pub theme: Theme,
    /// The ecopole's settings; those of a nameless one before it is set up.
    pub ecopole: Arc<Ecopole>,
    /// The path asked for.
    pub path: String,
    /// The query behind it, without the question mark.
    pub query: String,
    /// The page to come back to from a switch of language or theme: this one, or the one whose form was sent.
    pub here: String,
    /// Shown on error pages and written with every log line.
    pub request_id: Uuid,
    /// What the last form had to say.
    pub notice: Option<Notice>,
    /// Where the request came from.
    pub ip: IpAddr,
    /// What the browser says it is.
    pub device: String,
    /// Which columns of long lists the person wants to see.
    pub columns: Columns,
    /// The cookies, as they came.
    cookies: Arc<str>,
}

/// The parameters that say from where on a long list is shown.
const PAGES: [&str; 2] = ["a", "suite"];

impl Ctx {
    /// The present instant.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.app.clock.now()
    }

    /// The ecopole's calendar day.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.app.clock.today(self.zone())
    }

    /// The ecopole's time zone.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.ecopole.time_zone
    }

    /// A connection to read with.
    ///
    /// # Errors
    /// When none can be had in time.
    pub async fn read(&self) -> Result<sqlx::pool::PoolConnection<Db>> {
        self.app.db.read().await
    }

    /// Begins a write.
    ///
    /// # Errors
    /// When no connection can be had in time.
    pub async fn write(&self) -> Result<Tx> {
        self.app.db.write().await
    }

    /// Begins a deed.
    ///
    /// # Errors
    /// When no connection can be had in time.
    pub fn op<'a>(&'a self, tx: &'a mut Conn) -> Op<'a> {
        Op { tx, actor: &self.actor, now: self.now(), zone: self.zone(), lang: self.lang }
    }

    /// An address of this installation as it stands in mails and on cards.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.app.config.public_url)
    }

    /// One cookie's value.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        cookie_in(self.cookies.split(';'), name)
    }

    /// The value of a query parameter, empty where there is none.
    #[must_use]
    pub fn param(&self, name: &str) -> String {
        form_urlencoded::parse(self.query.as_bytes())
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
            .unwrap_or_default()
    }

    /// What the address asks for beside the page of a list (`a`, `suite`): another choice begins at the first page.
    pub fn choices(&self) -> impl Iterator<Item = (String, String)> {
        form_urlencoded::parse(self.query.as_bytes())
            .filter(|(key, value)| !PAGES.contains(&key.as_ref()) && !value.is_empty())
            .map(|(key, value)| (key.into_owned(), value.into_owned()))
    }

    /// This address with one query parameter changed, for filters and tabs.
    #[must_use]
    pub fn with_param(&self, name: &str, value: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (key, old) in self.choices().filter(|(key, _)| key != name) {
            query.append_pair(&key, &old);
        }
        if !value.is_empty() {
            query.append_pair(name, value);
        }
        match query.finish() {
            empty if empty.is_empty() => self.path.clone(),
            query => format!("{}?{query}", self.path),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Ctx {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| AppError::internal("a request without context"))
    }
}

/// One cookie's value.
#[must_use]
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    cookie_in(headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|line| line.split(';')), name)
}

fn cookie_in<'a>(pairs: impl Iterator<Item = &'a str>, name: &str) -> Option<&'a str> {
    pairs.filter_map(|pair| pair.trim().split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// A `Set-Cookie` line; `max_age` of zero removes the cookie. `Secure` where the public address is https.
#[must_use]
pub fn set_cookie(app: &App, name: &str, value: &str, max_age: u64) -> HeaderValue {
    let secure = if app.config.public_url.starts_with("https://") { "; Secure" } else { "" };
    let line = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age}{secure}");
    HeaderValue::from_str(&line).unwrap_or(HeaderValue::from_static("x=; Max-Age=0"))
}

/// Makes the context, hands it to the handler, and turns errors into pages in the person's language.
pub async fn provide(State(app): State<App>, request: Request, next: Next) -> Response {
    let request_id = Uuid::now_v7();
    let started = std::time::Instant::now();
    let (parts, body) = request.into_parts();
    let (method, path) = (parts.method.clone(), parts.uri.path().to_owned());
    let response = match build(&app, &parts, request_id).await {
        Ok((ctx, session)) => {
            if is_prefetch(&parts.headers) && (ctx.notice.is_some() || has_effects(&path)) {
                // What is shown once, or noted when it is read, waits for somebody who reads: the browser asks again then.
                return (StatusCode::SERVICE_UNAVAILABLE, [(CACHE_CONTROL, "no-store")], "").into_response();
            }
            let response = carry_out(&ctx, parts, body, next).await;
            finish(&ctx, session, response).await
        }
        Err(error) => {
            tracing::error!(%request_id, %error, "no context could be made");
            let accepted = text_header(&parts.headers, ACCEPT_LANGUAGE.as_str());
            let lang =
                cookie(&parts.headers, LANGUAGE_COOKIE).and_then(Lang::from_word).unwrap_or_else(|| Lang::negotiate(&accepted));
            respond::out_of_reach(lang, request_id)
        }
    };
    let (status, micros) = (response.status().as_u16(), started.elapsed().as_micros());
    tracing::info!(%request_id, %method, path = without_secrets(&path), status, micros, "request");
    response
}

/// Hands the request on. A form whose transaction was rolled back for another's sake (a circle of locks, on PostgreSQL) left nothing
/// behind: it is carried out once more.
async fn carry_out(ctx: &Ctx, mut parts: Parts, body: Body, next: Next) -> Response {
    parts.extensions.insert(ctx.clone());
    let form = parts.method == Method::POST && text_header(&parts.headers, CONTENT_TYPE.as_str()).starts_with(FORM);
    if !form {
        return next.run(Request::from_parts(parts, body)).await;
    }
    let Ok(bytes) = axum::body::to_bytes(body, FORM_LIMIT).await else {
        return AppError::TooLong.into_response();
    };
    let request = || Request::from_parts(parts.clone(), Body::from(bytes.clone()));
    let response = next.clone().run(request()).await;
    let collided = response.extensions().get::<Arc<AppError>>().is_some_and(|error| matches!(**error, AppError::Collision(_)));
    if collided {
        ctx.app.health.collided();
        tracing::info!(request_id = %ctx.request_id, "carried out again after a collision");
        return next.run(request()).await;
    }
    response
}

/// Pages whose reading is noted (the counsellor's part).
fn has_effects(path: &str) -> bool {
    path.starts_with("/suivi")
}

/// Paths of links and cards carry tokens that must not end up in logs.
fn without_secrets(path: &str) -> String {
    path.split('/').map(|piece| if piece.len() == 43 { "…" } else { piece }).collect::<Vec<_>>().join("/")
}

async fn build(app: &App, request: &Parts, request_id: Uuid) -> Result<(Ctx, Option<SignedIn>)> {
    let headers = &request.headers;
    let ecopole = app.ecopole().await?;
    let session = match cookie(headers, SESSION_COOKIE) {
        Some(token) => sessions::find(&mut *app.db.read().await? as &mut Conn, &Token::received(token), app.clock.now()).await?,
        None => None,
    };
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let chosen = cookie(headers, LANGUAGE_COOKIE).and_then(Lang::from_word);
    let own = session.as_ref().and_then(|session| session.language);
    // A person's own choice is kept in a language that the whole house speaks; which other one they read, the browser knows.
    let worker = session.as_ref().is_none_or(|session| session.actor.roles.any_of(WORKERS));
    let reader = chosen
        .filter(|lang| worker && !Lang::EVERYWHERE.contains(lang))
        .or(own)
        .or(chosen)
        .or_else(|| accepted.map(Lang::negotiate))
        .or_else(|| ecopole.as_ref().map(|ecopole| ecopole.language))
        .unwrap_or(Lang::Fr);
    let reader = if worker { reader } else { reader.everywhere() };
    let lang = own.unwrap_or_else(|| reader.everywhere());
    let ctx = Ctx {
        actor: session.as_ref().map_or_else(Actor::visitor, |session| session.actor.clone()),
        lang,
        reader,
        theme: cookie(headers, THEME_COOKIE).and_then(Theme::from_word).unwrap_or(Theme::Auto),
        ecopole: ecopole.unwrap_or_else(nameless),
        path: request.uri.path().to_owned(),
        query: request.uri.query().unwrap_or_default().to_owned(),
        here: here(request),
        request_id,
        notice: notice::read(headers),
        ip: address(app, request),
        device: text_header(headers, USER_AGENT.as_str()),
        columns: session.as_ref().map(|session| session.columns.clone()).unwrap_or_default(),
        cookies: headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok()).collect::<Vec<_>>().join(";").into(),
        app: app.clone(),
    };
    Ok((ctx, session))
}

/// The page asked for; behind a form the page that it was on, for a form's own address may lead nowhere when it is only opened.
fn here(request: &Parts) -> String {
    let asked = request.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
    if request.method == Method::GET {
        return asked;
    }
    // Cross-site forms are refused before: the referrer is a page of this site, which the switch checks again.
    let referrer = text_header(&request.headers, REFERER.as_str());
    let page = referrer.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| rest[at..].to_owned()));
    // Pages behind private links send no referrer: a deed on a record stands below the record's own page.
    page.unwrap_or_else(|| match asked.rsplit_once('/') {
        Some((record, _)) if record.matches('/').count() > 1 => record.to_owned(),
        _ => asked,
    })
}

fn text_header(headers: &HeaderMap, name: &str) -> String {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

fn nameless() -> Arc<Ecopole> {
    Arc::default()
}

/// The visitor's address: the proxy's word is taken only where the configuration says there is one.
fn address(app: &App, request: &Parts) -> IpAddr {
    let peer = request.extensions.get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::from([127, 0, 0, 1]), |info| info.0.ip());
    if !app.config.behind_proxy {
        return peer;
    }
    // The proxy appends the address it saw: the last one is the only one that a visitor cannot make up.
    let lines = request.headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok());
    let last = lines.flat_map(|line| line.split(',')).next_back();
    last.and_then(|last| last.trim().parse().ok()).unwrap_or(peer)
}

async fn finish(ctx: &Ctx, session: Option<SignedIn>, mut response: Response) -> Response {
    if let Some(error) = response.extensions_mut().remove::<Arc<AppError>>() {
        response = respond::error_page(ctx, &error);
    } else if is_bare(&response) {
        // An address whose number or name is none: the framework's own sentence is English and technical.
        response = respond::error_page(ctx, &AppError::NotFound);
    }
    if !ctx.actor.is_signed_in() && response.status() == StatusCode::UNPROCESSABLE_ENTITY {
        // A refused form can be gone back to: without a copy the browser shows an error of its own.
        response.headers_mut().entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    }
    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(&ctx.request_id.to_string()) {
        headers.insert("x-request-id", id);
    }
    if let Some((method, id)) = session.and_then(|session| session.stale.zip(session.actor.session))
        && let Err(error) = refresh(ctx, id, method).await
    {
        tracing::warn!(request_id = %ctx.request_id, %error, "session not refreshed");
    }
    response
}

/// Whether an answer is the framework's own refusal of an address.
fn is_bare(response: &Response) -> bool {
    let plain = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"));
    plain && response.status() == StatusCode::BAD_REQUEST
}

async fn refresh(ctx: &Ctx, id: crate::auth::actor::SessionId, method: sessions::Method) -> Result<()> {
    let mut tx = ctx.write().await?;
    sessions::touch(&mut tx, id, method, ctx.now()).await?;
    tx.commit().await
}

/// Whether a browser only looks ahead (speculation rules): then nothing that is shown once may be used up.
#[must_use]
pub fn is_prefetch(headers: &HeaderMap) -> bool {
    ["sec-purpose", "purpose", "x-moz"].iter().any(|name| text_header(headers, name).contains("prefetch"))
}

/// The host the browser asked, for the log of a refused cross-site form.
#[must_use]
pub fn host(headers: &HeaderMap) -> String {
    text_header(headers, HOST.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_found_by_their_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_static("xarchipel=1; archipel=2;langue=fr"));
        assert_eq!(cookie(&headers, "archipel"), Some("2"));
        assert_eq!(cookie(&headers, "langue"), Some("fr"));
        assert_eq!(cookie(&headers, "theme"), None);
    }

    #[test]
    fn tokens_stay_out_of_the_log() {
        let token = Token::random();
        assert_eq!(without_secrets(&format!("/carte/{}", token.reveal())), "/carte/…");
        assert_eq!(without_secrets("/terrains"), "/terrains");
    }
}

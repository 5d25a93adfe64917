//! Answers that are not pages of their own: where a form leads, and what an error looks like.

use std::sync::Arc;

use axum::http::header::{CONTENT_TYPE, LOCATION, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use uuid::Uuid;

use super::context::Ctx;
use super::notice::{self, Counts, Said};
use super::page::{Head, page_with_status};
use super::texts;
use crate::db::Tx;
use crate::db::once::{self, Once};
use crate::error::{AppError, Result};
use crate::forms::Form;
use crate::i18n::Lang;

/// 303: where a form leads.
#[must_use]
pub fn to(location: &str) -> Response {
    let location = HeaderValue::from_str(location).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response()
}

/// 303 with a notice.
#[must_use]
pub fn to_saying(ctx: &Ctx, location: &str, said: Said) -> Response {
    let mut response = to(location);
    notice::attach(ctx, &mut response, said, None);
    response
}

/// 303 with a notice of what was done and what it came to.
#[must_use]
pub fn to_telling(ctx: &Ctx, location: &str, said: Said, counts: Counts) -> Response {
    let mut response = to(location);
    notice::attach_counts(ctx, &mut response, said, counts);
    response
}

/// 303 with a notice that offers to undo.
#[must_use]
pub fn to_undoable(ctx: &Ctx, location: &str, said: Said, undo: &str) -> Response {
    let mut response = to(location);
    notice::attach(ctx, &mut response, said, Some(undo));
    response
}

/// The sign-in page, and back afterwards.
#[must_use]
pub fn to_sign_in(ctx: &Ctx) -> Response {
    let next = if ctx.query.is_empty() { ctx.path.clone() } else { format!("{}?{}", ctx.path, ctx.query) };
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("suite", &next).finish();
    to(&format!("/connexion?{query}"))
}

/// A place of this site that somebody asked to go to next; anything else leads home.
#[must_use]
pub fn safe_next(next: &str) -> &str {
    // Browsers drop tabs and line ends before they look at an address, and take a backslash for a slash.
    let plain = !next.contains(|c: char| c.is_control() || c == '\\');
    let local = plain && next.starts_with('/') && !next.starts_with("//");
    if local { next } else { "/" }
}

/// Claims one sending of a form that leads to a private link, of which only the hash is kept: `Some` holds what the first one noted. The
/// same page filled in otherwise, perhaps by somebody else, is another sending.
pub async fn claimed(ctx: &Ctx, tx: &mut Tx, form: &Form) -> Result<Option<String>> {
    Ok(match once::claim(tx, form.sending(), ctx.now()).await? {
        Once::First => None,
        Once::Repeat(noted) => {
            // What the first one wrote can be seen before it is on disk: nothing is acknowledged before it is.
            tx.settled().await?;
            Some(noted)
        }
    })
}

impl IntoResponse for AppError {
    /// A bare status; the context's layer, which knows the language, makes the page of it.
    fn into_response(self) -> Response {
        let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// What is said where not even the frame of a page can be had: the database is out of reach.
#[must_use]
pub fn out_of_reach(lang: Lang, request_id: Uuid) -> Response {
    let (title, what) = (texts::unavailable_title(lang), texts::unavailable(lang));
    let page = format!(
        "<!doctype html><html lang=\"{}\" dir=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title></head>\
         <body><main><h1>{title}</h1><p>{what}</p><p>{} <code>{request_id}</code></p></main></body></html>",
        lang.word(),
        lang.direction(),
        texts::request_id(lang),
    );
    (StatusCode::SERVICE_UNAVAILABLE, [(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))], page)
        .into_response()
}

/// The page for an error. What went wrong inside is logged under the request's id, which the page shows.
#[must_use]
pub fn error_page(ctx: &Ctx, error: &AppError) -> Response {
    let l = ctx.reader;
    let (status, title, what) = match error {
        AppError::NotFound => (StatusCode::NOT_FOUND, texts::not_found_title(l), texts::not_found(l).to_owned()),
        AppError::Forbidden => (StatusCode::FORBIDDEN, texts::forbidden_title(l), texts::forbidden(l).to_owned()),
        AppError::Invalid(form) => {
            let what = form.errors().values().map(|message| message.text(l)).collect::<Vec<_>>().join(" ");
            (StatusCode::UNPROCESSABLE_ENTITY, texts::invalid_title(l), what)
        }
        AppError::Conflict(message) => (StatusCode::CONFLICT, texts::conflict_title(l), message.text(l)),
        AppError::Changed { .. } => (StatusCode::CONFLICT, texts::conflict_title(l), texts::changed_meanwhile(l).to_owned()),
        AppError::TooLong => (StatusCode::PAYLOAD_TOO_LARGE, texts::form_too_long_title(l), texts::form_too_long(l).to_owned()),
        AppError::TooMany { retry_after } => {
            let minutes = i64::try_from(retry_after.div_ceil(60)).unwrap_or(1);
            (StatusCode::TOO_MANY_REQUESTS, texts::too_many_title(l), texts::too_many(l, minutes))
        }
        AppError::Unavailable(_) | AppError::Collision(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, texts::unavailable_title(l), texts::unavailable(l).to_owned())
        }
        AppError::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, texts::internal_title(l), texts::internal(l).to_owned()),
    };
    if status.is_server_error() {
        tracing::error!(request_id = %ctx.request_id, %error, "request failed");
    }
    let id = status.is_server_error().then(|| ctx.request_id.to_string());
    // Somebody was at work on a page: back to it.
    let back = if status == StatusCode::CONFLICT {
        super::route::nearest_page(ctx.app.house, &ctx.here).filter(|page| page != "/")
    } else {
        None
    };
    let mut response = page_with_status(ctx, status, Head::new(title).for_everybody(ctx), move || {
        view! {
            <div class="lost">
                <h1>{title}</h1>
                <p>{what}</p>
                {id.map(|id| view! { <p class="hint">{texts::request_id(l)} " " <code>{id}</code></p> })}
                <p class="buttons">
                    {back.map(|address| view! { <a class="button primary" href=address>{texts::go_back(l)}</a> })}
                    <a class="button" href="/">{texts::go_home(l)}</a>
                </p>
            </div>
        }
    });
    if let AppError::TooMany { retry_after } = error {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(*retry_after));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_off_the_site() {
        assert_eq!(safe_next("/terrains?statut=AB"), "/terrains?statut=AB");
        for elsewhere in [
            "/\t/evil.example",
            "/\u{0}/evil",
            "/a\u{7f}",
            "/\u{85}/evil",
            "//evil.example",
            "https://evil.example",
            "/\\evil",
            "javascript:alert(1)",
            "",
        ] {
            assert_eq!(safe_next(elsewhere), "/", "{elsewhere}");
        }
    }
}

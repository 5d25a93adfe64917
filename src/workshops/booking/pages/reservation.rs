//! `/reservation/…`: a booking behind its private link, as it stands: a form to fill in, tickets, a place in line, or what to do now.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::secrets::Token;
use platform::web::context::Ctx;
use platform::web::page::{Head, page_with_status};
use ui::{button, icon, page_head};

use crate::booking::forms;
use crate::booking::pages::booking;
use crate::booking::pages::booking_form::{self, Basis};
use crate::booking::store::bookings;
use crate::model::booking::BookingState;
use crate::texts;

/// The cookie by which a browser finds the seats it holds again.
pub const HOLD_COOKIE: &str = "places";

/// The address of a booking.
#[must_use]
pub fn address(token: &str) -> String {
    format!("/reservation/{token}")
}

/// `/reservation/…`.
pub async fn show(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    shown(&ctx, &token, None).await
}

/// The page of a booking, with what was typed into one of its forms.
///
/// # Errors
/// When the database fails; a link that is none gets a page that says what to do.
pub async fn shown(ctx: &Ctx, token: &str, typed: Option<&Form>) -> Result<Response> {
    let found = bookings::by_token(&mut *ctx.read().await?, &Token::received(token)).await;
    let found = match found {
        Err(AppError::NotFound) => return Ok(unknown(ctx)),
        other => other?,
    };
    let basis = Basis::load(ctx, &found).await?;
    let path = address(token);
    let fresh = || forms::opened(&found);
    let fillable = matches!(found.state, BookingState::Held | BookingState::Offered)
        || (found.state == BookingState::Expired && found.email.is_empty());
    if fillable {
        let form = typed.cloned().unwrap_or_else(fresh);
        return Ok(booking_form::shown(ctx, &path, &found, &basis, &form));
    }
    booking::shown(ctx, token, &found, &basis, typed).await
}

/// A wrong or used-up link says what to do.
fn unknown(ctx: &Ctx) -> Response {
    let l = ctx.lang;
    page_with_status(ctx, axum::http::StatusCode::NOT_FOUND, Head::new(texts::unknown_link(l)), || {
        view! {
            {page_head::simple(texts::unknown_link(l), "")}
            <p class="narrow">{icon::view("circle-x")} " " {texts::unknown_link_help(l)}</p>
            <div class="buttons">{button::primary_link("/ateliers", "calendar-days", texts::see_workshops(l))}</div>
        }
    })
}

//! `/graines/demandes/…`: a request's own page, behind its private link.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{button, dialog, page_head};
use platform::error::{AppError, Result};
use platform::i18n::format;
use platform::secrets::Token;
use platform::web::context::Ctx;
use platform::web::page::{Head, page, page_with_status};

use super::parts::request_badge;
use crate::model::request::{Request, RequestState};
use crate::store::requests::{self, LINKS};
use crate::texts;

/// The address of a request.
#[must_use]
pub fn address(token: &str) -> String {
    format!("/graines/demandes/{token}")
}

/// The page.
pub async fn show(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    let secret = Token::received(&token);
    let mut conn = ctx.read().await?;
    let request = match requests::by_token(&mut conn, &secret).await {
        Err(AppError::NotFound) => return Ok(unknown(&ctx)),
        other => other?,
    };
    let by_mail = LINKS.came_by_mail(&mut conn, &secret).await?;
    drop(conn);
    Ok(shown(&ctx, &token, &request, by_mail))
}

/// A link that leads nowhere.
pub fn unknown(ctx: &Ctx) -> Response {
    let l = ctx.lang;
    page_with_status(ctx, axum::http::StatusCode::NOT_FOUND, Head::new(texts::unknown_link(l)), || {
        view! {
            {page_head::simple(texts::unknown_link(l), texts::unknown_link_help(l))}
            <div class="buttons">{button::primary_link("/graines", "sprout", texts::seeds(l))}</div>
        }
    })
}

fn shown(ctx: &Ctx, token: &str, request: &Request, by_mail: bool) -> Response {
    let l = ctx.lang;
    page(ctx, Head::new(texts::request_code(l, &request.code)), || {
        let until = format::instant(l, request.expires_at, ctx.zone());
        let lead = match request.state {
            RequestState::Asked if by_mail => texts::confirm_until(l, until),
            RequestState::Asked => texts::look_into_mail(l, until),
            RequestState::Confirmed => texts::we_prepare(l).to_owned(),
            RequestState::Prepared => texts::fetch_until(l, until),
            RequestState::Handed => texts::good_growing(l).to_owned(),
            RequestState::Expired => texts::time_ran_out(l).to_owned(),
            RequestState::Cancelled => texts::is_cancelled(l).to_owned(),
        };
        let lines: Vec<_> = request
            .lines
            .iter()
            .map(|line| {
                view! {
                    <li>
                        <a href=format!("/graines/varietes/{}", line.variety_id)><b>{line.variety.clone()}</b></a>
                        " "
                        <small>{line.species.clone()}</small>
                    </li>
                }
            })
            .collect();
        let confirm = (request.state == RequestState::Asked && by_mail)
            .then(|| button::post(format!("{}/confirmer", address(token)), button::submit(texts::confirm_request(l))));
        let cancel = request.state.holds().then(|| {
            let form = button::post(format!("{}/annuler", address(token)), button::danger(texts::give_it_up(l)));
            dialog::confirm("circle-x", texts::give_it_up(l), texts::give_up_what(l), form)
        });
        view! {
            {page_head::simple(texts::request_code(l, &request.code), lead)}
            <p class="badges">{request_badge(l, request.state)}</p>
            <ul class="plain-list">{lines}</ul>
            <div class="actions">{confirm} {cancel}</div>
        }
    })
}

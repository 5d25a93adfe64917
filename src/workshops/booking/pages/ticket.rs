//! `/billet/…`: what the QR code of a ticket opens: whose it is and whether it is good; for the team, the button that lets in.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use platform::error::Result;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};
use ui::{badge, button, form as frame, page_head};

use crate::RUNNERS;
use crate::booking::store::bookings;
use crate::model::booking::{BookingState, shown_code, typed_code};
use crate::offer::store::dates;
use crate::texts;

/// `/billet/…`. The code is a secret of sixty bits; only a first name is shown with it.
pub async fn show(ctx: Ctx, Path(code): Path<String>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let (booking, participant) = bookings::by_ticket(&mut conn, &typed_code(&code)).await?;
    let about = dates::of_bookings(&mut conn, &[booking.id]).await?.remove(&booking.id);
    drop(conn);
    let about = about.ok_or(platform::error::AppError::NotFound)?;
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::ticket(l)), || {
        let good = booking.state == BookingState::Confirmed && participant.cancelled_at.is_none();
        let state = if good { badge::good(texts::ticket_good(l)) } else { badge::bad(texts::ticket_void(l)) };
        let team = ctx.actor.roles.any_of(RUNNERS);
        let first = participant.name.split_whitespace().next().unwrap_or_default().to_owned();
        let name = if team { participant.name.clone() } else { first };
        let lines: Vec<_> = about
            .dates
            .iter()
            .map(|date| {
                let deed = (team && good).then(|| {
                    view! {
                        <form method="post" action=format!("/animation/dates/{}/pointer", date.id)>
                            {frame::token()}
                            {frame::hidden("code", participant.code.clone())}
                            {button::submit(texts::let_in(l))}
                        </form>
                    }
                });
                view! {
                    <div class="ticket-date">
                        <p class="when">{texts::when(l, date)}<br /><small>{texts::place_line(date)}</small></p>
                        {deed}
                    </div>
                }
            })
            .collect();
        view! {
            {page_head::simple(about.title.clone(), name)}
            <p class="badges">{state}</p>
            {lines}
            <p class="meta"><code>{shown_code(&participant.code)}</code></p>
        }
    }))
}

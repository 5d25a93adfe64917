//! The page behind a card's QR: first name and a PIN, nothing else.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use leptos::prelude::*;

use platform::auth::cards::{self, Holder};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Message, format};
use platform::secrets::Token;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page_with_status};
use ui::field::field;
use ui::{button, form as frame, page_head};
use work::worker::store as kiosks;

use crate::texts;

/// A card was scanned.
pub async fn show(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    let holder = cards::holder(&mut *ctx.read().await?, &Token::received(&token)).await?;
    match holder {
        Some(holder) => form(&ctx, &holder, &Form::default()).await,
        None => Ok(dead(&ctx)),
    }
}

/// The PIN form, in the language its holder reads.
pub async fn form(ctx: &Ctx, holder: &Holder, form: &Form) -> Result<Response> {
    let w = kiosks::reads(&mut *ctx.read().await?, holder.person_id).await?.unwrap_or(ctx.reader);
    let first_name = holder.name.split_whitespace().next().unwrap_or_default().to_owned();
    Ok(form_page(ctx, form, Head::new(texts::card_lead(w)).read_in(w), || {
        let fields = field(w, form, "pin", texts::card_pin(w)).required().pin();
        view! {
            <div class="pin" lang=w.word() dir=w.direction()>
                {page_head::simple(texts::card_hello(w, first_name), texts::card_lead(w))}
                <form method="post" class="form" novalidate>
                    {frame::token()}
                    {fields}
                    <div class="buttons">{button::submit(texts::card_enter(w))}</div>
                </form>
            </div>
        }
    }))
}

/// Why a PIN does not open.
#[derive(Clone, Copy, Debug)]
pub enum Refusal {
    /// No four digits.
    Shape,
    /// Not this person's.
    Wrong,
    /// Too many tries: locked until then.
    Locked(DateTime<Utc>),
}

/// What a PIN that does not open is told, in the language its holder reads.
pub async fn complaint(ctx: &Ctx, holder: &Holder, refusal: Refusal) -> Result<Message> {
    let w = kiosks::reads(&mut *ctx.read().await?, holder.person_id).await?.unwrap_or(ctx.reader);
    let zone = ctx.zone();
    Ok(Message::new(move |_| match refusal {
        Refusal::Shape => texts::pin_four(w).to_owned(),
        Refusal::Wrong => texts::pin_wrong(w).to_owned(),
        Refusal::Locked(until) => texts::pin_locked(w, format::time_of(w, until, zone)),
    }))
}

/// A card that was revoked.
pub fn dead(ctx: &Ctx) -> Response {
    let l = ctx.reader;
    page_with_status(ctx, StatusCode::GONE, Head::new(texts::card_dead_title(l)).for_everybody(ctx), || {
        page_head::simple(texts::card_dead_title(l), texts::card_dead(l))
    })
}

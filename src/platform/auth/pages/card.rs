//! The page behind a card's QR: first name and a PIN, nothing else.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

use crate::platform::auth::cards::{self, Holder};
use crate::platform::auth::texts;
use crate::platform::error::Result;
use crate::platform::forms::Form;
use crate::platform::secrets::Token;
use crate::platform::web::context::Ctx;
use crate::platform::web::page::{Head, form_page, page_with_status};
use crate::ui::field::field;
use crate::ui::{button, form as frame, page_head};

/// A card was scanned.
pub async fn show(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    let holder = cards::holder(&mut *ctx.read().await?, &Token::received(&token)).await?;
    Ok(holder.map_or_else(|| dead(&ctx), |holder| form(&ctx, &holder, &Form::default())))
}

/// The PIN form.
pub fn form(ctx: &Ctx, holder: &Holder, form: &Form) -> Response {
    let l = ctx.lang;
    let first_name = holder.name.split_whitespace().next().unwrap_or_default().to_owned();
    form_page(ctx, form, Head::new(texts::card_lead(l)), || {
        let fields = field(l, form, "pin", texts::pin(l)).required().autocomplete("off").digits();
        view! {
            <div class="pin">
                {page_head::simple(texts::card_hello(l, first_name), texts::card_lead(l))}
                {frame::frame(l, form, fields, button::submit(texts::enter(l)))}
            </div>
        }
    })
}

/// A card that was revoked.
pub fn dead(ctx: &Ctx) -> Response {
    let l = ctx.lang;
    page_with_status(ctx, StatusCode::GONE, Head::new(texts::card_dead_title(l)), || {
        page_head::simple(texts::card_dead_title(l), texts::card_dead(l))
    })
}

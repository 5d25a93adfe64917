//! The pages around passwords: forgotten, and chosen.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use platform::auth::links::{self, Purpose};
use platform::auth::passwords::MIN_LENGTH;
use platform::error::Result;
use platform::forms::Form;
use platform::secrets::Token;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use ui::field::field;
use ui::{button, form as frame, page_head};

use super::link;
use crate::texts;

/// `/connexion/oubli`.
pub async fn forgot_page(ctx: Ctx) -> Response {
    forgot_form(&ctx, &Form::default())
}

/// The same with what was typed.
pub fn forgot_form(ctx: &Ctx, form: &Form) -> Response {
    let l = ctx.lang;
    form_page(ctx, form, Head::new(texts::forgot_title(l)), || {
        let fields = field(l, form, "email", texts::email(l)).required().autocomplete("username").email();
        view! {
            {page_head::simple(texts::forgot_title(l), texts::forgot_lead(l))}
            <div class="narrow">{frame::frame(l, form, fields, button::submit(texts::send(l)))}</div>
        }
    })
}

/// A password link was opened.
pub async fn show(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    form(&ctx, &Token::received(&token), &Form::default()).await
}

/// The form to choose a password, for as long as the link works.
pub async fn form(ctx: &Ctx, token: &Token, form: &Form) -> Result<Response> {
    let found = links::peek(&mut *ctx.read().await?, [Purpose::Invitation, Purpose::Reset], token, ctx.now()).await?;
    let Some(link) = found else {
        return Ok(link::dead(ctx));
    };
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::choose_title(l)), || {
        let fields = view! {
            // Password managers want to know whose password it is.
            <input type="hidden" name="username" autocomplete="username" value=link.email.clone() />
            {field(
                l,
                form,
                "password",
                texts::password(l),
            ).required().hint(texts::password_hint(l, MIN_LENGTH)).autocomplete("new-password").password()}
        };
        view! {
            {page_head::simple(texts::choose_title(l), texts::link_lead(l, link.email.clone()))}
            <div class="narrow">{frame::frame(l, form, fields.into_any(), button::submit(texts::set_password(l)))}</div>
        }
    }))
}

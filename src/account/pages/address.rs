//! `/compte/adresse`: another e-mail address, which counts once its letter was answered.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::people::model::Person;
use ::people::store as people;
use platform::error::Result;
use platform::forms::Form;
use platform::secrets::Token;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page as plain};
use ui::field::field;
use ui::{button, form as frame, page_head};

use super::link;
use crate::routes::own;
use crate::texts;

/// The page as it opens.
pub async fn show(ctx: Ctx) -> Result<Response> {
    if own::by_card(&ctx).await? {
        let l = ctx.reader;
        return Ok(plain(&ctx, Head::new(texts::change_address(l)).for_everybody(&ctx), || {
            page_head::simple(texts::change_address(l), texts::not_by_card(l))
        }));
    }
    let me = own::oneself(&ctx).await?;
    let with_password = own::has_password(&ctx, &me).await?;
    page(&ctx, &me, with_password, &Form::default())
}

/// The page with what was typed.
pub fn page(ctx: &Ctx, me: &Person, with_password: bool, form: &Form) -> Result<Response> {
    let l = ctx.reader;
    let now = me.email.clone().map(|email| texts::address_now(l, email)).unwrap_or_default();
    Ok(form_page(ctx, form, Head::new(texts::change_address(l)).for_everybody(ctx), || {
        let password = with_password.then(|| {
            field(l, form, "current", texts::current_password(l)).required().autocomplete("current-password").password()
        });
        let fields = view! {
            {field(l, form, "email", texts::new_address(l)).required().hint(texts::new_address_hint(l)).autocomplete("email").email()}
            {password}
        };
        view! {
            {page_head::simple(texts::change_address(l), now)}
            <div class="narrow">{frame::frame(l, form, fields.into_any(), button::submit(texts::send_confirmation(l)))}</div>
        }
    }))
}

/// The letter's link: one touch more, because mail scanners open links too.
pub async fn open(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    confirm(&ctx, &Token::received(&token), &Form::default()).await
}

/// The same with why it cannot be.
pub async fn confirm(ctx: &Ctx, token: &Token, form: &Form) -> Result<Response> {
    let Some(email) = people::wanted_email(&mut *ctx.read().await?, token, ctx.now()).await? else {
        return Ok(link::dead(ctx));
    };
    let l = ctx.reader;
    Ok(form_page(ctx, form, Head::new(texts::confirm_address(l)).for_everybody(ctx), || {
        view! {
            {page_head::simple(texts::confirm_address(l), texts::confirm_address_lead(l, email))}
            <form method="post" class="form narrow">
                {frame::summary(l, form)} <div class="buttons">{button::submit(texts::confirm_address(l))}</div>
            </form>
        }
    }))
}

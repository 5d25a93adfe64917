//! The pages of sign-in by e-mail: the code, the link, and what a dead link says.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

use platform::auth::links::{self, Purpose};
use platform::error::Result;
use platform::forms::Form;
use platform::secrets::Token;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page, page_with_status};
use ui::field::field;
use ui::{button, form as frame, page_head};

use crate::texts;

/// Where one waits for the mail.
pub async fn code_page(ctx: Ctx) -> Response {
    code_form(&ctx, &Form::filled([("email", ctx.param("email"))]))
}

/// The same with what was typed.
pub fn code_form(ctx: &Ctx, form: &Form) -> Response {
    let l = ctx.reader;
    form_page(ctx, form, Head::new(texts::code_title(l)).for_everybody(ctx), || {
        let fields = view! {
            {frame::hidden("email", form.value("email"))}
            {field(l, form, "code", texts::code(l)).required().autocomplete("one-time-code").digits()}
        };
        view! {
            {page_head::simple(texts::code_title(l), texts::code_lead(l, form.value("email")))}
            <form method="post" action="/connexion/code" class="form narrow" novalidate>
                {frame::summary(l, form)}
                {fields}
                <div class="buttons">{button::submit(texts::enter(l))}<a href="/connexion">{texts::ask_again(l)}</a></div>
            </form>
        }
    })
}

/// A link was opened: one touch more, because mail scanners open links too.
pub async fn show(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    let found = links::peek(&mut *ctx.read().await?, [Purpose::SignIn; 2], &Token::received(&token), ctx.now()).await?;
    let Some(link) = found else {
        return Ok(dead(&ctx));
    };
    let l = ctx.reader;
    Ok(page(&ctx, Head::new(texts::link_title(l)).for_everybody(&ctx), || {
        view! {
            {page_head::simple(texts::link_title(l), texts::link_lead(l, link.email.clone()))}
            <form method="post" class="form narrow"><div class="buttons">{button::submit(texts::enter(l))}</div></form>
        }
    }))
}

/// A link that was used or is too old.
pub fn dead(ctx: &Ctx) -> Response {
    let l = ctx.reader;
    page_with_status(ctx, StatusCode::GONE, Head::new(texts::link_dead_title(l)).for_everybody(ctx), || {
        view! {
            {page_head::simple(texts::link_dead_title(l), texts::link_dead(l))}
            <p><a class="button primary" href="/connexion">{texts::ask_again(l)}</a></p>
        }
    })
}

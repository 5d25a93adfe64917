//! `/compte/mot-de-passe`: another password, by whoever knows the present one.

use axum::response::Response;
use leptos::prelude::*;

use platform::auth::passwords::MIN_LENGTH;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use ui::field::field;
use ui::{button, form as frame, page_head};

use crate::routes::own;
use crate::texts;

/// The page as it opens.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let me = own::oneself(&ctx).await?;
    if !own::has_password(&ctx, &me).await? {
        return Err(AppError::NotFound);
    }
    page(&ctx, &me.email.unwrap_or_default(), &Form::default())
}

/// The page with its complaints; passwords never come back.
pub fn page(ctx: &Ctx, email: &str, form: &Form) -> Result<Response> {
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::change_password(l)), || {
        let fields = view! {
            <input type="hidden" name="username" autocomplete="username" value=email.to_owned() />
            {field(l, form, "current", texts::current_password(l)).required().autocomplete("current-password").password()}
            {field(l, form, "password", texts::new_password(l))
                .required()
                .hint(texts::password_hint(l, MIN_LENGTH))
                .autocomplete("new-password")
                .password()}
        };
        view! {
            {page_head::simple(texts::change_password(l), texts::change_password_lead(l))}
            <div class="narrow">{frame::frame(l, form, fields.into_any(), button::submit(texts::save(l)))}</div>
        }
    }))
}

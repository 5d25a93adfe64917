//! `/compte/double`: a second factor beside the password, switched on with a telephone, and the codes on paper.

use axum::response::Response;
use leptos::prelude::*;

use ::people::model::Person;
use platform::auth::second_factor;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::format;
use platform::qr;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page as plain};
use ui::field::field;
use ui::{button, form as frame, page_head};

use crate::routes::own;
use crate::texts;

/// The page as it opens.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let me = own::oneself(&ctx).await?;
    offer(&ctx, &me).await?;
    page(&ctx, &me, &Form::default()).await
}

/// The secret to give a device, made where none was shown a moment ago.
async fn offer(ctx: &Ctx, me: &Person) -> Result<Option<second_factor::Shared>> {
    let mut tx = ctx.write().await?;
    let shared = second_factor::offered(&mut ctx.op(&mut tx), me.id).await?;
    tx.commit().await?;
    Ok(shared)
}

/// The page with its complaints.
pub async fn page(ctx: &Ctx, me: &Person, form: &Form) -> Result<Response> {
    if !own::has_password(ctx, me).await? {
        return Err(AppError::NotFound);
    }
    let (since, left, shared) = {
        let mut conn = ctx.read().await?;
        let since = second_factor::since(&mut conn, me.id).await?;
        let left = second_factor::codes_left(&mut conn, me.id).await?;
        (since, left, second_factor::waiting(&mut conn, me.id).await?)
    };
    let l = ctx.lang;
    if let Some(since) = since {
        let words = texts::second_since(l, format::instant(l, since, ctx.zone()), left);
        return Ok(form_page(ctx, form, Head::new(texts::second(l)), || {
            view! {
                {page_head::simple(texts::second(l), words)}
                <div class="narrow">{switched_on(ctx, form)}</div>
            }
        }));
    }
    let shared = match shared {
        Some(shared) => shared,
        None => offer(ctx, me).await?.ok_or(AppError::NotFound)?,
    };
    let drawing = qr::svg(&shared.address(&ctx.ecopole.name, me.email.as_deref().unwrap_or(&me.name)));
    Ok(form_page(ctx, form, Head::new(texts::second(l)), || {
        let fields = view! {
            {field(l, form, "code", texts::second_code(l)).required().autocomplete("one-time-code").digits()}
            {field(l, form, "current", texts::current_password(l)).required().autocomplete("current-password").password()}
        };
        view! {
            {page_head::simple(texts::second(l), texts::second_lead(l))}
            <ol class="steps">
                <li>{texts::second_app(l)}</li>
                <li>
                    {texts::second_scan(l)} <figure class="qr" inner_html=drawing></figure>
                    <p class="hint">{texts::second_type(l)} " " <code>{shared.typed()}</code></p>
                </li>
                <li>{texts::second_then(l)}</li>
            </ol>
            <div class="narrow">{frame::frame(l, form, fields.into_any(), button::submit(texts::second_on(l)))}</div>
        }
    }))
}

/// What can be done once it is on; each asks for the password.
fn switched_on(ctx: &Ctx, form: &Form) -> AnyView {
    let l = ctx.lang;
    view! {
        <form method="post" class="form" novalidate>
            {frame::summary(l, form)}
            {field(l, form, "current", texts::current_password(l)).required().autocomplete("current-password").password()}
            <div class="buttons">
                <button type="submit" class="button" formaction="/compte/double/codes">{texts::second_new_codes(l)}</button>
                <button type="submit" class="button danger" formaction="/compte/double/retirer">{texts::second_off(l)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// The codes on paper, once.
pub fn codes(ctx: &Ctx, codes: &[String]) -> Response {
    let l = ctx.lang;
    let codes: Vec<_> = codes.iter().map(|code| view! { <li><code>{code.clone()}</code></li> }).collect();
    plain(ctx, Head::new(texts::second_codes(l)), || {
        view! {
            {page_head::simple(texts::second_codes(l), texts::second_codes_lead(l))}
            <ul class="codes">{codes}</ul>
            <p>{texts::second_codes_print(l)}</p>
            <div class="buttons">{button::primary_link("/compte", "check", texts::second_kept(l))}</div>
        }
    })
}

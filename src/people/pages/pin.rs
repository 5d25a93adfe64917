//! The form that gives a worker a new PIN.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, form as frame, page_head, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::model::PersonId;
use crate::{store, texts};

/// `/personnes/…/code`.
pub async fn show(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    page(&ctx, id, &Form::default()).await
}

/// The page with what was typed.
///
/// # Errors
/// `NotFound` where there is no such person.
pub async fn page(ctx: &Ctx, id: PersonId, form: &Form) -> Result<Response> {
    let person = store::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::set_pin(l)), || {
        let fields = field(l, form, "pin", texts::pin(l)).required().hint(texts::pin_hint(l)).autocomplete("off").digits();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![
                ("/personnes".to_owned(), texts::people(l).to_owned()), (format!("/personnes/{id}"), person.name.clone()),
            ])}
            {page_head::simple(texts::set_pin(l), person.name.clone())}
            <div class="narrow">{frame::frame(l, form, fields, button::submit(ui::save(l)))}</div>
        }
    }))
}

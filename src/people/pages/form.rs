//! The form for a person, new or known.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, form as frame, page_head, texts as ui};
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::language_options;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::model::{PersonId, Role};
use crate::{forms, store, texts};

/// `/personnes/nouvelle`.
pub async fn new(ctx: Ctx) -> Response {
    page(&ctx, None, &Form::default())
}

/// `/personnes/…/modifier`.
pub async fn edit(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = store::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    if person.erased_at.is_some() {
        return Err(AppError::NotFound);
    }
    Ok(page(&ctx, Some(id), &forms::filled(&person)))
}

/// The page with what was typed.
pub fn page(ctx: &Ctx, id: Option<PersonId>, form: &Form) -> Response {
    let l = ctx.lang;
    let title = if id.is_some() { texts::edit_person(l) } else { texts::new_person(l) };
    let back = id.map_or_else(|| "/personnes".to_owned(), |id| format!("/personnes/{id}"));
    form_page(ctx, form, Head::new(title), || {
        let languages = std::iter::once((String::new(), texts::not_chosen(l).to_owned())).chain(language_options()).collect();
        let roles = Role::ALL.iter().map(|role| (role.word(), texts::role(l, *role))).collect();
        let fields = view! {
            {frame::hidden("version", form.value("version"))}
            {field(l, form, "name", texts::name(l)).required().hint(texts::name_hint(l)).text()}
            {field(l, form, "roles", texts::roles(l)).checks(roles)}
            {field(l, form, "email", texts::email(l)).hint(texts::email_hint(l)).email()}
            {field(l, form, "phone", texts::phone(l)).phone()}
            {field(l, form, "language", texts::language(l)).select(languages)}
            <div class="pair">
                {field(l, form, "postal_code", texts::postal_code(l)).text()}
                {field(l, form, "commune", texts::commune(l)).text()}
            </div>
            {field(l, form, "birth_year", texts::birth_year(l)).number()}
            {field(l, form, "notes", texts::notes(l)).hint(texts::notes_hint(l)).area()}
        };
        let buttons = view! { {button::submit(ui::save(l))}<a href=back.clone()>{ui::cancel(l)}</a> };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/personnes".to_owned(), texts::people(l).to_owned())])}
            {page_head::simple(title, "")}
            <div class="narrow">{frame::frame(l, form, fields.into_any(), buttons.into_any())}</div>
        }
    })
}

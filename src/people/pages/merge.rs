//! The page that makes two records of one person one.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, form as frame, page_head, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::model::{Filter, PersonId};
use crate::{store, texts};

/// `/personnes/…/fusion`.
pub async fn show(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    page(&ctx, id, &Form::default()).await
}

/// The page with what was chosen.
///
/// # Errors
/// `NotFound` where there is no such person.
pub async fn page(ctx: &Ctx, id: PersonId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let kept = store::get(&mut conn, &ctx.actor, id).await?;
    let everybody = store::list(&mut conn, &ctx.actor, &Filter::default(), 5000, 0).await?;
    drop(conn);
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::merge(l)), || {
        let others = everybody
            .iter()
            .filter(|other| other.id != id)
            .map(|other| (other.id.to_string(), format!("{} · {}", other.name, other.email.as_deref().unwrap_or("—"))));
        let options = std::iter::once((String::new(), "—".to_owned())).chain(others).collect();
        let fields = field(l, form, "other", texts::merge_other(l)).required().select(options);
        view! {
            {page_head::trail(ui::where_am_i(l), vec![
                ("/personnes".to_owned(), texts::people(l).to_owned()), (format!("/personnes/{id}"), kept.name.clone()),
            ])}
            {page_head::simple(texts::merge(l), texts::merge_what(l, &kept.name))}
            <div class="narrow">{frame::frame(l, form, fields, button::danger(texts::merge(l)))}</div>
        }
    }))
}

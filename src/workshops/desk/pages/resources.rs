//! Rooms and stoves that two sessions cannot have at once.

use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, empty, form as frame, page_head, table, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::offer::store::resources;
use crate::texts;

/// `/animation/salles`.
pub async fn resource_list(ctx: Ctx) -> Result<Response> {
    resources_shown(&ctx, &Form::default()).await
}

/// Rooms and stoves, with what was typed.
///
/// # Errors
/// `NotFound` for those who do not keep workshops.
pub async fn resources_shown(ctx: &Ctx, form: &Form) -> Result<Response> {
    let all = resources::list(&mut *ctx.read().await?, &ctx.actor).await?;
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::resources(l)), || {
        let rows: Vec<_> = all
            .iter()
            .map(|resource| {
                vec![
                    resource.name.clone().into_any(),
                    resource.heads.map(|heads| texts::n_seats(l, heads)).unwrap_or_default().into_any(),
                    button::post(format!("/animation/salles/{}/archiver", resource.id), button::quiet(ui::archive(l))),
                ]
            })
            .collect();
        let fields = view! {
            <div class="pair">
                {field(l, form, "name", texts::name(l)).required().text()}
                {field(l, form, "heads", texts::heads(l)).hint(texts::heads_hint(l)).digits()}
            </div>
        };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/animation".to_owned(), texts::team_title(l).to_owned())])}
            {page_head::simple(texts::resources(l), texts::resources_lead(l))}
            {if rows.is_empty() {
                empty::view("door-open", texts::no_resource(l))
            } else {
                table::view(texts::resources(l), [texts::name(l), texts::heads(l), texts::end_label(l)], rows)
            }}
            <h2>{texts::new_resource(l)}</h2>
            {frame::frame(l, form, fields.into_any(), button::submit(texts::add(l)))}
        }
    }))
}

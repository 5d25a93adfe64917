//! `/parcelles/…/decouper`: a plot cut into beds of one width.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, form as frame, page_head, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::format;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::model::PlotId;
use crate::store::plots;
use crate::texts;

/// The page as it opens: the usual 80 cm beds with 40 cm paths.
pub async fn show(ctx: Ctx, Path(id): Path<PlotId>) -> Result<Response> {
    page(&ctx, id, &Form::filled([("beds", "10".to_owned()), ("width", "0.80".to_owned()), ("path", "0.40".to_owned())])).await
}

/// The page with what was typed.
///
/// # Errors
/// `NotFound` where there is no such plot.
pub async fn page(ctx: &Ctx, id: PlotId, form: &Form) -> Result<Response> {
    let plot = plots::get(&mut *ctx.read().await?, &ctx.actor, id, ctx.today()).await?;
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::split(l)), || {
        let fields = view! {
            {field(l, form, "beds", texts::how_many_beds(l)).required().digits()}
            <div class="pair">
                {field(l, form, "width", texts::width_m(l)).required().number()}
                {field(l, form, "path", texts::path_m(l)).required().number()}
            </div>
            {field(l, form, "orientation", texts::orientation(l)).hint(texts::orientation_split_hint(l)).digits()}
            {field(l, form, "prefix", texts::prefix(l)).hint(texts::prefix_hint(l)).text()}
        };
        let buttons = view! { {button::submit(texts::split_do(l))}<a href=format!("/parcelles/{id}")>{ui::cancel(l)}</a> };
        view! {
            {page_head::trail(
                ui::where_am_i(l),
                vec![("/parcelles".to_owned(), ui::plots(l).to_owned()), (format!("/parcelles/{id}"), plot.details.name.clone())],
            )}
            {page_head::simple(texts::split(l), format!("{} · {}", plot.details.name, format::surface(l, plot.area_m2)))}
            <div class="narrow">{frame::frame(l, form, fields.into_any(), buttons.into_any())}</div>
        }
    }))
}

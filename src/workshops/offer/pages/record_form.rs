//! The team's form of a workshop.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, form as frame, page_head, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::model::workshop::{Level, Theme, WorkshopId};
use crate::offer::forms;
use crate::offer::store::workshops;
use crate::texts;

/// `/animation/ateliers/nouveau`.
pub async fn new(ctx: Ctx) -> Result<Response> {
    let form = Form::filled([
        ("theme", Theme::Garden.word().to_owned()),
        ("level", Level::All.word().to_owned()),
        ("languages", texts::french(ctx.lang).to_owned()),
        ("seats_max", "6".to_owned()),
    ]);
    Ok(shown(&ctx, None, &form))
}

/// `/animation/ateliers/…/modifier`.
pub async fn edit(ctx: Ctx, Path(id): Path<WorkshopId>) -> Result<Response> {
    let workshop = workshops::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    Ok(shown(&ctx, Some(id), &forms::workshop_filled(&workshop)))
}

/// The form with what was typed.
#[must_use]
pub fn shown(ctx: &Ctx, id: Option<WorkshopId>, form: &Form) -> Response {
    let l = ctx.lang;
    let title = if id.is_some() { texts::edit_workshop(l) } else { texts::new_workshop(l) };
    let back = id.map_or_else(|| "/animation".to_owned(), |id| format!("/animation/ateliers/{id}"));
    form_page(ctx, form, Head::new(title), || {
        let themes = Theme::ALL.iter().map(|theme| (theme.word().to_owned(), texts::theme(l, *theme).to_owned())).collect();
        let levels = Level::ALL
            .iter()
            .map(|level| {
                let words = if *level == Level::All { texts::level_all(l) } else { texts::level(l, *level) };
                (level.word().to_owned(), words.to_owned())
            })
            .collect();
        let fields = view! {
            {frame::hidden("version", form.value("version"))}
            {field(l, form, "title", texts::title(l)).required().text()}
            {field(l, form, "summary", texts::summary(l)).hint(texts::summary_hint(l)).required().text()}
            {field(l, form, "story", texts::story(l)).hint(texts::story_hint(l)).area()}
            <div class="pair">
                {field(l, form, "theme", texts::theme_label(l)).required().select(themes)}
                {field(l, form, "level", texts::level_label(l)).required().select(levels)}
            </div>
            <div class="pair">
                {field(l, form, "age_from", texts::age_from(l)).digits()}
                {field(l, form, "age_to", texts::age_to(l)).digits()}
                {field(l, form, "languages", texts::languages(l)).text()}
            </div>
            {field(l, form, "bring", texts::bring(l)).text()}
            {field(l, form, "allergens", texts::allergens(l)).hint(texts::allergens_hint(l)).text()}
            {field(l, form, "access", texts::access(l)).hint(texts::access_hint(l)).area()}
            {field(l, form, "equipment", texts::equipment(l)).hint(texts::equipment_hint(l)).area()}
            {field(l, form, "seats_max", texts::seats_max(l)).hint(texts::seats_max_hint(l)).required().digits()}
            {field(l, form, "options", texts::options(l)).checks(vec![
                ("public", texts::option_public(l)),
                ("children", texts::option_children(l)),
                ("confirm", texts::option_confirm(l)),
                ("newcomers", texts::option_newcomers(l)),
            ])}
        };
        let buttons = view! { {button::submit(ui::save(l))}<a href=back.clone()>{ui::cancel(l)}</a> };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/animation".to_owned(), texts::team_title(l).to_owned())])}
            {page_head::simple(title, "")}
            {frame::frame(l, form, fields.into_any(), buttons.into_any())}
        }
    })
}

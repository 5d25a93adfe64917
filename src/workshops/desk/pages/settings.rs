//! The settings of workshops.

use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, form as frame, page_head, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::offer::forms;
use crate::offer::store::settings;
use crate::texts;

/// `/animation/reglages`.
pub async fn settings_page(ctx: Ctx) -> Result<Response> {
    let kept = settings::load(&mut *ctx.read().await?).await?;
    Ok(settings_shown(&ctx, &forms::settings_filled(&kept).as_read()))
}

/// The settings with what was typed.
#[must_use]
pub fn settings_shown(ctx: &Ctx, form: &Form) -> Response {
    let l = ctx.lang;
    form_page(ctx, form, Head::new(texts::settings(l)), || {
        let fields = view! {
            {field(l, form, "letters", texts::letters(l)).checks(
                vec![("week", texts::letter_week(l)), ("two_days", texts::letter_two_days(l)), ("thanks", texts::letter_thank(l))],
            )}
            {field(l, form, "offer_hours", texts::offer_hours(l)).hint(texts::offer_hours_hint(l)).required().digits()}
            {field(l, form, "transfer_to", texts::transfer_to(l)).hint(texts::transfer_to_hint(l)).text()}
            {field(l, form, "unit_name", texts::unit_name(l)).required().text()}
            {field(l, form, "unit_plural", texts::unit_plural(l)).required().text()}
            {field(l, form, "team_email", texts::team_email(l)).hint(texts::team_email_hint(l)).email()}
            <div class="pair">
                {field(l, form, "vat", texts::vat_percent(l)).hint(texts::vat_percent_hint(l)).number()}
                {field(l, form, "vat_wording", texts::vat_wording(l)).hint(texts::vat_wording_hint(l)).text()}
            </div>
        };
        let embed = format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"420\"></iframe>",
            ctx.absolute("/ateliers/integrer"),
            texts::workshops(l)
        );
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/animation".to_owned(), texts::team_title(l).to_owned())])}
            {page_head::simple(texts::settings(l), "")}
            {frame::frame(l, form, fields.into_any(), button::submit(ui::save(l)))}
            <h2>{texts::embed(l)}</h2>
            <p>{texts::embed_lead(l)}</p>
            <code class="address">{embed}</code>
        }
    })
}

//! `/ventes/reglages`: who sells, under which regime of tax, where transfers go, which letters leave.

use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, form as frame, page_head, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::forms;
use crate::store::settings::{self, Regime};
use crate::texts;

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let settings = settings::load(&mut *ctx.read().await?).await?;
    Ok(shown(&ctx, &forms::settings_filled(&settings).as_read()))
}

/// The page with what was typed.
pub fn shown(ctx: &Ctx, form: &Form) -> Response {
    let l = ctx.lang;
    form_page(ctx, form, Head::new(texts::settings(l)), || {
        let regimes = Regime::ALL.iter().map(|regime| (regime.word().to_owned(), texts::regime(l, *regime).to_owned())).collect();
        let fields = view! {
            <div class="pair">
                {field(l, form, "regime", texts::vat_regime(l)).required().select(regimes)}
                {field(l, form, "siren", texts::siren(l)).digits()}
            </div>
            {field(l, form, "wording", texts::wording(l)).hint(texts::wording_hint(l)).text()}
            {field(l, form, "mediator", texts::mediator(l)).hint(texts::mediator_hint(l)).text()}
            <div class="pair">
                {field(l, form, "holder", texts::holder(l)).text()}
                {field(l, form, "iban", "IBAN").text()}
            </div>
            {field(l, form, "letters", texts::letters(l)).checks(vec![
                ("announce", texts::letter_announce(l)),
                ("remind", texts::letter_remind(l)),
                ("ready", texts::letter_tell_ready(l)),
                ("thank", texts::letter_thank(l)),
            ])}
        };
        let buttons = view! { {button::submit(ui::save(l))} <a class="button" href="/ventes">{ui::cancel(l)}</a> };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/ventes".to_owned(), texts::sales(l).to_owned())])}
            {page_head::simple(texts::settings(l), texts::settings_lead(l))}
            {frame::frame(l, form, fields.into_any(), buttons.into_any())}
        }
    })
}

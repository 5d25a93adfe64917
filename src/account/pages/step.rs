//! `/connexion/verification`: the code behind the password.

use axum::response::Response;
use leptos::prelude::*;

use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use ui::field::field;
use ui::{button, form as frame, page_head};

use crate::texts;

/// The page as it opens.
pub async fn show(ctx: Ctx) -> Response {
    page(&ctx, &Form::default())
}

/// The page with its complaints.
pub fn page(ctx: &Ctx, form: &Form) -> Response {
    let l = ctx.lang;
    form_page(ctx, form, Head::new(texts::second(l)), || {
        let field = field(l, form, "code", texts::second_code(l))
            .required()
            .hint(texts::second_or_paper(l))
            .autocomplete("one-time-code");
        view! {
            {page_head::simple(texts::second(l), texts::step_lead(l))}
            <form method="post" class="form narrow" novalidate>
                {frame::summary(l, form)} {field.text()}
                <div class="buttons">{button::submit(texts::enter(l))}<a href="/connexion">{texts::step_back(l)}</a></div>
            </form>
            <p class="hint">{texts::step_lost(l)}</p>
        }
    })
}

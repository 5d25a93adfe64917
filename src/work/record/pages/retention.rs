//! `/conservation`: how long records of work are kept, what is due, and its removal.

use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{badge, button, dialog, form as frame, page_head, table, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::format;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::model::retention::RecordKind;
use crate::store::retention;
use crate::texts;

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    shown(&ctx, &Form::default()).await
}

/// The page with what was typed.
pub async fn shown(ctx: &Ctx, form: &Form) -> Result<Response> {
    let kept = retention::list(&mut *ctx.read().await?, &ctx.actor, ctx.today()).await?;
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::retention(l)), || {
        let rows: Vec<_> = kept
            .iter()
            .map(|line| {
                let word = line.kind.word();
                let remove = button::post_once(format!("/conservation/{word}/effacer"), button::danger(ui::delete(l)));
                let due = if line.due > 0 { badge::warm(texts::n_due(l, line.due)) } else { badge::good(texts::nothing_due(l)) };
                let deed = (line.due > 0).then(|| dialog::confirm("trash-2", ui::delete(l), texts::retention_removed(l), remove));
                let waiting = (line.waiting > 0).then(|| view! { <small>{texts::n_unvalidated(l, line.waiting)}</small> });
                vec![
                    texts::record_kind(l, line.kind).into_any(),
                    texts::n_months(l, line.months).into_any(),
                    view! { {format::date(l, line.before)} " " {due} " " {waiting} }.into_any(),
                    line.source.clone().into_any(),
                    deed.into_any(),
                ]
            })
            .collect();
        let kinds =
            RecordKind::ALL.iter().map(|kind| (kind.word().to_owned(), texts::record_kind(l, *kind).to_owned())).collect();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/equipe".to_owned(), texts::team(l).to_owned())])}
            {page_head::simple(texts::retention(l), texts::retention_lead(l))}
            {table::view(
                texts::retention(l),
                [texts::records_of(l), texts::kept_for(l), texts::older_than(l), texts::source(l), texts::deed(l)],
                rows,
            )}
            <h2>{texts::change_period(l)}</h2>
            <form method="post" action="/conservation" class="form" novalidate>
                {frame::summary(l, form)}
                <div class="pair">
                    {field(l, form, "record", texts::records_of(l)).required().select(kinds)}
                    {field(l, form, "months", texts::period_months(l)).required().hint(texts::period_hint(l)).digits()}
                </div>
                {field(l, form, "source", texts::source(l)).required().hint(texts::source_hint(l)).text()}
                <div class="buttons">{button::quiet(ui::save(l))}</div>
            </form>
        }
    }))
}

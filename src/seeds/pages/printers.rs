//! `/grainotheque/imprimantes`: what each printer of labels is off by.

use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, dialog, form as frame, page_head, table, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::store::printers;
use crate::texts;

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    shown(&ctx, &Form::default()).await
}

/// Hundredths of a millimetre as people write millimetres.
fn millimetres(l: Lang, hundredths: i64) -> String {
    let sign = if hundredths < 0 { "−" } else { "" };
    let decimal = if l == Lang::En { '.' } else { ',' };
    format!("{sign}{}{decimal}{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
}

/// The page with what was typed.
pub async fn shown(ctx: &Ctx, form: &Form) -> Result<Response> {
    let all = printers::list(&mut *ctx.read().await?).await?;
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::printers(l)), || {
        let rows = all
            .iter()
            .map(|printer| {
                let forget = button::post(
                    format!("/grainotheque/imprimantes/{}/oublier", printer.id),
                    button::danger(texts::forget_printer(l)),
                );
                vec![
                    printer.name.clone().into_any(),
                    millimetres(l, printer.offset_x).into_any(),
                    millimetres(l, printer.offset_y).into_any(),
                    millimetres(l, printer.pitch).into_any(),
                    view! {
                        <div class="actions">
                            {button::link(
                                format!("/grainotheque/sachets/essai?imprimante={}", printer.id),
                                "printer",
                                texts::test_page(l),
                            )}
                            {forget}
                        </div>
                    }
                    .into_any(),
                ]
            })
            .collect::<Vec<_>>();
        let fields = view! {
            <form method="post" class="form" novalidate>
                {frame::token()}
                {field(l, form, "name", texts::printer(l)).required().hint(texts::printer_again(l)).text()}
                <div class="pair">
                    {field(l, form, "x", texts::printer_x(l)).number()}
                    {field(l, form, "y", texts::printer_y(l)).number()}
                </div>
                {field(l, form, "pitch", texts::printer_pitch(l)).hint(texts::printer_pitch_hint(l)).number()}
                <div class="buttons">{button::submit(ui::save(l))}</div>
            </form>
        };
        let open = all.is_empty() || !form.errors().is_empty();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/grainotheque".to_owned(), texts::exchange(l).to_owned())])}
            {page_head::with_actions(
                texts::printers(l),
                texts::printers_lead(l),
                vec![button::link("/grainotheque/sachets/essai", "printer", texts::test_page(l))],
            )}
            {frame::summary(l, form)}
            {(!rows.is_empty()).then(|| table::view(
                texts::printers(l),
                [texts::printer(l), texts::printer_x(l), texts::printer_y(l), texts::printer_pitch(l), texts::todo(l)],
                rows,
            ))}
            {dialog::opened(open, "plus", texts::printer(l), "", fields.into_any())}
        }
    }))
}

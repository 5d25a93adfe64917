//! `/grainotheque/tests/…`: a germination test: a tray of cells, of which those that have come up are touched; a number does as well.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, dialog, form as frame, page_head, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::model::lot::GerminationId;
use crate::model::viability::{interval, tested};
use crate::store::{germination, lots, pictures, varieties};
use crate::{KEEPERS, texts};

/// The page.
pub async fn show(ctx: Ctx, Path(id): Path<GerminationId>) -> Result<Response> {
    shown(&ctx, id, &Form::default()).await
}

/// The page with what was typed.
pub async fn shown(ctx: &Ctx, id: GerminationId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let test = germination::get(&mut conn, &ctx.actor, id).await?;
    let lot = lots::get(&mut conn, test.lot_id).await?;
    let variety = varieties::get(&mut conn, lot.variety).await?;
    let counts = germination::counts(&mut conn, id).await?;
    let photo = pictures::tray_size(&mut conn, id).await?;
    drop(conn);
    let l = ctx.lang;
    let open = test.closed_on.is_none() && ctx.actor.roles.any_of(KEEPERS);
    Ok(form_page(ctx, form, Head::new(texts::test_of(l, &variety.details.name)), || {
        let (low, high) = interval(test.germinated, test.sown);
        let result = texts::test_result(l, test.germinated, test.sown, tested(test.germinated, test.sown).pct());
        let lines: Vec<_> = counts
            .iter()
            .map(|(day, more)| view! { <li><small>{format::date(l, *day)}</small> " " {signed(l, *more)}</li> })
            .collect();
        // Cells that came up before stand first; those left may be touched.
        let left = test.sown - test.germinated;
        let cells: Vec<_> = (0..test.sown)
            .map(|place| {
                if place < test.germinated {
                    view! { <span class="tray-cell up" aria-hidden="true"></span> }.into_any()
                } else {
                    let (id, value) = (format!("cell-{place}"), place.to_string());
                    let touched = form.ticked("cell", &value);
                    view! {
                        <input type="checkbox" name="cell" value=value id=id.clone() class="visually-hidden" checked=touched />
                        <label for=id class="tray-cell"><span class="visually-hidden">{texts::seed_number(l, place + 1)}</span></label>
                    }
                    .into_any()
                }
            })
            .collect();
        let close = button::post(format!("/grainotheque/tests/{id}/clore"), button::submit(texts::close_test(l)));
        view! {
            {page_head::trail(ui::where_am_i(l), vec![
                ("/grainotheque".to_owned(), texts::exchange(l).to_owned()),
                (format!("/grainotheque/lots/{}", lot.id), texts::lot_code(l, &lot.code)),
            ])}
            {page_head::simple(texts::test_of(l, &variety.details.name), texts::sown_day(l, format::date(l, test.started_on)))}
            {frame::summary(l, form)}
            <p class="owed"><b>{result}</b> " " <span class="soft">{texts::between(l, low.pct(), high.pct())}</span></p>
            {(!lines.is_empty()).then(|| view! { <ul class="inline-list">{lines}</ul> })}
            {open.then(|| view! {
                <form method="post" class="form" novalidate>
                    {frame::token()}
                    {(left > 0).then(|| view! {
                        <fieldset class="plain">
                            <legend>{texts::touch_what_came_up(l)}</legend>
                            <div class=if photo.is_some() { "tray with-photo" } else { "tray" }>
                                {photo.map(|(width, height)| {
                                    let src = format!("/grainotheque/tests/{id}/photo");
                                    view! { <img src=src alt=texts::tray_photo_alt(l) width=width height=height /> }
                                })}
                                {cells}
                            </div>
                        </fieldset>
                    })}
                    {frame::hidden("seen", test.germinated.to_string())}
                    {field(l, form, "germinated", texts::or_a_number(l)).bare().digits()}
                    <div class="buttons">{button::submit(texts::count_today(l))}</div>
                </form>
                {photo_form(l, id, form)}
                {(test.germinated > 0).then(|| {
                    let back = button::post(format!("/grainotheque/tests/{id}/annuler"), button::submit(texts::take_count_back(l)));
                    dialog::confirm("undo-2", texts::take_count_back(l), texts::take_count_back_what(l), back)
                })}
                {dialog::confirm("circle-check", texts::close_test(l), texts::close_test_what(l), close)}
            })}
        }
    }))
}

/// "+5", or "−5" for what was taken back on another day.
fn signed(l: Lang, more: i64) -> String {
    format!("{}{}", if more > 0 { "+" } else { "" }, format::integer(l, more))
}

/// A photo of the tray, laid under its cells.
fn photo_form(l: Lang, id: GerminationId, form: &Form) -> AnyView {
    let fields = view! {
        <form
            method="post"
            action=format!("/grainotheque/tests/{id}/photo")
            enctype="multipart/form-data"
            class="form"
            novalidate
        >
            {frame::token()}
            {field(l, form, "photo", texts::tray_photo(l)).required().file("image/jpeg,image/png,image/webp")}
            <div class="buttons">{button::submit(texts::tray_photo_add(l))}</div>
        </form>
    };
    let wrong = form.error("photo").is_some();
    dialog::opened(wrong, "image-plus", texts::tray_photo(l), texts::tray_photo_what(l), fields.into_any())
}

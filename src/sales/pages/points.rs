//! `/ventes/points`: where crates are fetched.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, dialog, empty, form as frame, page_head, table, texts as ui};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::forms;
use crate::model::cycle::{CycleState, PointId, Uncollected};
use crate::store::{cycles, points};
use crate::texts;

/// The list, and a form to add one.
pub async fn list(ctx: Ctx) -> Result<Response> {
    shown(&ctx, &Form::default()).await
}

/// The list with what was typed.
pub async fn shown(ctx: &Ctx, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let known = points::list(&mut conn, &ctx.actor).await?;
    // Whoever was led here from a sale that lacks a point finds back to it.
    let mut begun = cycles::list(&mut conn, &ctx.actor, 8).await?;
    begun.retain(|cycle| cycle.state == CycleState::Draft);
    drop(conn);
    let l = ctx.lang;
    Ok(form_page(ctx, form, Head::new(texts::points(l)), || {
        let back = begun
            .iter()
            .map(|cycle| {
                button::link(format!("/ventes/cycles/{}", cycle.id), "chevron-left", texts::back_to(l, &cycle.details.title))
            })
            .collect();
        let rows: Vec<_> = known
            .iter()
            .map(|point| {
                vec![
                    view! { <a href=format!("/ventes/points/{}/modifier", point.id)>{point.details.name.clone()}</a> }.into_any(),
                    point.details.address.clone().into_any(),
                    texts::uncollected(l, point.details.uncollected).into_any(),
                    if point.details.charged { texts::yes(l).into_any() } else { "".into_any() },
                ]
            })
            .collect();
        let columns = [texts::name(l), texts::address(l), texts::if_not_collected(l), texts::charged(l)];
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/ventes".to_owned(), texts::sales(l).to_owned())])}
            {page_head::with_actions(texts::points(l), texts::points_lead(l), back)}
            {if rows.is_empty() { empty::view("map-pin", texts::no_point(l)) } else { table::view(texts::points(l), columns, rows) }}
            <section>
                <h2>{texts::add_point(l)}</h2>
                {frame::frame(l, form, fields(l, form), button::submit(texts::add_point(l)))}
            </section>
        }
    }))
}

fn fields(l: Lang, form: &Form) -> AnyView {
    let rules = Uncollected::ALL.iter().map(|rule| (rule.word().to_owned(), texts::uncollected(l, *rule).to_owned())).collect();
    view! {
        {frame::hidden("version", form.value("version"))}
        {field(l, form, "name", texts::name(l)).required().text()}
        {field(l, form, "address", texts::address(l)).text()}
        {field(l, form, "note", texts::note(l)).text()}
        {field(l, form, "uncollected", texts::if_not_collected(l)).required().select(rules)}
        {field(l, form, "charged", texts::charged(l)).checks(vec![("yes", texts::charged_yes(l))])}
    }
    .into_any()
}

/// `/ventes/points/…/modifier`.
pub async fn edit(ctx: Ctx, Path(id): Path<PointId>) -> Result<Response> {
    let point = points::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    Ok(form_of(&ctx, id, &forms::point_filled(&point.details, point.version)))
}

/// The form with what was typed.
pub fn form_of(ctx: &Ctx, id: PointId, form: &Form) -> Response {
    let l = ctx.lang;
    form_page(ctx, form, Head::new(texts::edit_point(l)), || {
        let buttons = view! { {button::submit(ui::save(l))} <a class="button" href="/ventes/points">{ui::cancel(l)}</a> };
        let archive = button::post(format!("/ventes/points/{id}/archiver"), button::danger(ui::archive(l)));
        view! {
            {page_head::simple(texts::edit_point(l), "")}
            {frame::frame(l, form, fields(l, form), buttons.into_any())}
            {dialog::confirm("archive", ui::archive(l), texts::archive_point_what(l), archive)}
        }
    })
}

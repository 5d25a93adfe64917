//! `/graines/rapporter`: a resident brings seed, in five fields; and the keeper's look at it before it counts.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, dialog, facts, form as frame, page_head, texts as ui};
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};

use crate::model::lot::{LotState, SeedLotId};
use crate::model::quantity::Unit;
use crate::store::{lots, promises, varieties};
use crate::texts;

/// The resident's page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let mut form = Form::default();
    form.set("variety", ctx.param("variete"));
    shown(&ctx, &form).await
}

/// The page with what was typed.
pub async fn shown(ctx: &Ctx, form: &Form) -> Result<Response> {
    let l = ctx.lang;
    let known = varieties::list(&mut *ctx.read().await?, "", 2000).await?;
    Ok(form_page(ctx, form, Head::new(texts::i_bring_seed(l)), || {
        let options: Vec<_> =
            known.iter().map(|variety| view! { <option value=variety.details.name.clone()></option> }).collect();
        view! {
            {page_head::trail(texts::seeds(l), vec![("/graines".to_owned(), texts::seeds(l).to_owned())])}
            {page_head::simple(texts::i_bring_seed(l), texts::bring_lead(l))}
            <form method="post" class="form" novalidate>
                {frame::summary(l, form)}
                {frame::token()}
                {frame::honeypot(l)}
                {field(l, form, "variety", texts::which_variety(l)).required().listed("varieties").text()}
                <datalist id="varieties">{options}</datalist>
                {field(l, form, "year", texts::harvest_year(l)).required().digits()}
                {field(l, form, "how_much", texts::how_much_about(l)).bare().hint(texts::how_much_hint(l)).text()}
                {field(l, form, "name", texts::your_name(l)).required().text()}
                {field(l, form, "email", texts::your_email_or_none(l)).bare().email()}
                <div class="buttons">{button::submit(texts::bring_it(l))}</div>
                <p class="hint">{texts::no_hybrids(l)}</p>
            </form>
        }
    }))
}

/// The keeper's page.
pub async fn check(ctx: Ctx, Path(id): Path<SeedLotId>) -> Result<Response> {
    check_form(&ctx, id, &Form::default()).await
}

/// The keeper's page with what was typed.
pub async fn check_form(ctx: &Ctx, id: SeedLotId, form: &Form) -> Result<Response> {
    let l = ctx.lang;
    let mut conn = ctx.read().await?;
    let lot = lots::get(&mut conn, id).await?;
    if lot.state != LotState::Received {
        return Err(AppError::NotFound);
    }
    let typed = lot.details.note.lines().next().unwrap_or_default().to_owned();
    let near = varieties::meant(&mut conn, &typed).await?;
    let all = varieties::list(&mut conn, "", 2000).await?;
    let open = promises::list(&mut conn, &ctx.actor, None, 200).await?;
    drop(conn);
    let mut filled = form.clone();
    if filled.value("variety").is_empty() {
        filled.set("variety", near.first().map_or(lot.variety, |variety| variety.id).to_string());
    }
    Ok(form_page(ctx, form, Head::new(texts::look_at_it(l)), || {
        let form = &filled;
        let option = |variety: &crate::model::variety::SeedVariety| {
            (variety.id.to_string(), format!("{} · {}", variety.details.name, variety.species_name))
        };
        let options = all.iter().map(option).collect();
        let promised = std::iter::once((String::new(), texts::no_promise(l).to_owned()))
            .chain(open.iter().map(|promise| {
                let whose = if promise.name.is_empty() { texts::somebody(l).to_owned() } else { promise.name.clone() };
                (promise.id.to_string(), format!("{whose} · {} · {}/{}", promise.variety, promise.returned, promise.promised))
            }))
            .collect();
        let units = Unit::ALL.iter().map(|unit| (unit.word().to_owned(), texts::unit(l, *unit).to_owned())).collect();
        let decline = button::post(format!("/grainotheque/apports/{id}/refuser"), button::danger(texts::turn_away(l)));
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/grainotheque".to_owned(), texts::exchange(l).to_owned())])}
            {page_head::simple(texts::look_at_it(l), texts::look_lead(l))}
            {facts::view(vec![
                (texts::as_written(l), lot.details.note.clone()),
                (texts::harvest_year(l), lot.details.year.to_string()),
                (texts::grower(l), lot.details.grower.clone()),
            ])}
            {near.first().filter(|variety| !variety.details.name.eq_ignore_ascii_case(&typed)).map(|variety| view! {
                <p class="own-order">{texts::probably(l, &typed, &variety.details.name)}</p>
            })}
            <form method="post" class="form" novalidate>
                {frame::summary(l, form)}
                {frame::token()}
                {field(l, form, "variety", texts::variety(l)).required().select(options)}
                {field(l, form, "unit", texts::counted_in(l)).required().hint(texts::unit_hint(l)).select(units)}
                <div class="pair">
                    {field(l, form, "amount", texts::amount(l)).required().number()}
                    {field(l, form, "packet", texts::in_a_packet(l)).required().number()}
                </div>
                {field(l, form, "place", texts::place(l)).text()}
                {field(l, form, "promise", texts::for_a_promise(l)).select(promised)}
                <div class="buttons">{button::submit(texts::take_it_in(l))}</div>
            </form>
            {dialog::confirm("circle-x", texts::turn_away(l), texts::turn_away_what(l), decline)}
        }
    }))
}

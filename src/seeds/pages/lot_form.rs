//! A lot taken in by the keeper, and what can change of it.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::{button, form as frame, page_head, texts as ui};
use land::model::Filter;
use land::store::plots;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page};
use platform::web::respond;
use produce::model::species::VarietyId;

use crate::model::lot::{LotState, Origin, SeedLotId};
use crate::model::quantity::Unit;
use crate::model::regeneration::RegenerationId;
use crate::store::{lots, regenerations, varieties};
use crate::{forms, texts};

/// `/grainotheque/lots/nouveau`.
pub async fn new(ctx: Ctx) -> Result<Response> {
    let Ok(id) = ctx.param("variete").parse::<VarietyId>() else {
        return Ok(respond::to("/grainotheque/varietes"));
    };
    let mut form = Form::default();
    form.set("variete", id.to_string());
    if let Ok(culture) = ctx.param("culture").parse::<RegenerationId>() {
        filled_from(&ctx, &mut form, culture).await?;
    }
    new_form(&ctx, id, &form).await
}

/// What the plan knows of a harvest: where it grew, from which lot, in which year.
async fn filled_from(ctx: &Ctx, form: &mut Form, culture: RegenerationId) -> Result<()> {
    let mut conn = ctx.read().await?;
    let line = regenerations::get(&mut conn, &ctx.actor, culture).await?;
    form.set("culture", culture.to_string());
    form.set("year", line.year.to_string());
    form.set("grower", line.guardian.clone().unwrap_or_default());
    form.set("origin", if line.guardian_id.is_some() { Origin::Deposit.word() } else { Origin::Harvest.word() });
    if let Some(plot) = line.plot_id {
        form.set("parcelle", plot.to_string());
    }
    if let Some(bed) = line.bed_id {
        form.set("planche", bed.to_string());
    }
    if let Some(lot) = line.lot_id {
        form.set("parents", lot.to_string());
        form.set("unit", lots::get(&mut conn, lot).await?.unit.word());
    }
    Ok(())
}

/// The form of a new lot with what was typed.
pub async fn new_form(ctx: &Ctx, id: VarietyId, form: &Form) -> Result<Response> {
    let l = ctx.lang;
    let mut conn = ctx.read().await?;
    let variety = varieties::get(&mut conn, id).await?;
    let others = lots::of_variety(&mut conn, &ctx.actor, id).await?;
    let land = plots::list(&mut conn, &ctx.actor, &Filter::default(), ctx.today()).await?;
    drop(conn);
    let units = Unit::ALL.iter().map(|unit| (unit.word().to_owned(), texts::unit(l, *unit).to_owned())).collect();
    let from = others
        .iter()
        .filter(|lot| lot.state != LotState::Received)
        .map(|lot| (lot.id.to_string(), format!("{} · {}", lot.code, lot.details.year)))
        .collect::<Vec<_>>();
    let fields_places = std::iter::once((String::new(), texts::elsewhere(l).to_owned()))
        .chain(land.iter().map(|plot| (plot.id.to_string(), plot.details.name.clone())))
        .collect();
    Ok(form_page(ctx, form, Head::new(texts::new_lot(l)), || {
        let fields = view! {
            {frame::hidden("variete", id.to_string())}
            {frame::hidden("culture", form.value("culture"))}
            {frame::hidden("planche", form.value("planche"))}
            {field(l, form, "origin", texts::origin_label(l)).required().select(origins(l))}
            {field(l, form, "unit", texts::counted_in(l)).required().hint(texts::unit_hint(l)).select(units)}
            <div class="pair">
                {field(l, form, "amount", texts::amount(l)).hint(texts::amount_hint(l)).number()}
                {field(l, form, "year", texts::harvest_year(l)).required().digits()}
            </div>
            {details(l, form)}
            {field(l, form, "parcelle", texts::our_plot(l)).select(fields_places)}
            {(!from.is_empty()).then(|| field(l, form, "parents", texts::grown_from(l)).hint(texts::grown_from_hint(l)).checks(from))}
        };
        let back = format!("/grainotheque/varietes/{id}");
        let buttons = view! { {button::submit(ui::save(l))} <a class="button" href=back>{ui::cancel(l)}</a> };
        view! {
            {page_head::simple(texts::new_lot(l), variety.details.name.clone())}
            {frame::frame(l, form, fields.into_any(), buttons.into_any())}
        }
    }))
}

fn origins(l: Lang) -> Vec<(String, String)> {
    forms::ORIGINS.iter().map(|origin| (origin.word().to_owned(), texts::origin(l, *origin).to_owned())).collect()
}

/// The fields that both forms have.
fn details(l: Lang, form: &Form) -> AnyView {
    view! {
        <div class="pair">
            {field(l, form, "packet", texts::in_a_packet(l)).required().hint(texts::packet_hint(l)).number()}
            {field(l, form, "reserve", texts::kept_back(l)).hint(texts::kept_back_hint(l)).number()}
        </div>
        <div class="pair">
            {field(l, form, "place", texts::place(l)).hint(texts::place_hint(l)).text()}
            {field(l, form, "commune", texts::grown_at(l)).text()}
        </div>
        {field(l, form, "grower", texts::grower(l)).text()}
        {field(l, form, "organic", texts::organic(l)).checks(vec![("yes", texts::organic_yes(l))])}
        {field(l, form, "treated", texts::treated(l)).checks(vec![("yes", texts::treated_yes(l))])}
        {field(l, form, "note", texts::note(l)).area()}
    }
    .into_any()
}

/// `/grainotheque/lots/…/modifier`.
pub async fn edit(ctx: Ctx, Path(id): Path<SeedLotId>) -> Result<Response> {
    let lot = lots::get(&mut *ctx.read().await?, id).await?;
    Ok(edit_form(&ctx, id, &forms::lot_filled(&lot)))
}

/// The form of a lot with what was typed.
pub fn edit_form(ctx: &Ctx, id: SeedLotId, form: &Form) -> Response {
    let l = ctx.lang;
    form_page(ctx, form, Head::new(texts::edit_lot(l)), || {
        let fields = view! {
            {frame::hidden("version", form.value("version"))}
            {forms::ORIGINS.iter().any(|origin| origin.word() == form.value("origin")).then(|| {
                field(l, form, "origin", texts::origin_label(l)).required().select(origins(l))
            })}
            {field(l, form, "year", texts::harvest_year(l)).required().digits()}
            {details(l, form)}
        };
        let back = format!("/grainotheque/lots/{id}");
        let buttons = view! { {button::submit(ui::save(l))} <a class="button" href=back>{ui::cancel(l)}</a> };
        view! {
            {page_head::simple(texts::edit_lot(l), "")}
            {frame::frame(l, form, fields.into_any(), buttons.into_any())}
        }
    })
}

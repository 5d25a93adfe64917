//! `/especes`: what grows here, with reference figures.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::list::{Cell, List, figures, words};
use ::ui::{button, dialog, empty, filter, form as frame, page_head, tabs, texts as ui};
use chrono::NaiveDate;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::quantity::Grams;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};

use crate::model::species::{Species, SpeciesDetails, SpeciesId};
use crate::store::species;
use crate::{CATALOGUE_KEEPERS, forms, texts};

/// The name of a month.
fn month(l: Lang, number: u32) -> String {
    let day = NaiveDate::from_ymd_opt(2026, number, 1).unwrap_or_default();
    format::month_year(l, day).split(' ').next().unwrap_or_default().to_owned()
}

fn season_words(l: Lang, details: &SpeciesDetails) -> String {
    (1..=12).filter(|number| details.harvest.has(*number)).map(|number| month(l, number)).collect::<Vec<_>>().join(", ")
}

/// The months of harvest as twelve small boxes, and in words for those who do not see them.
fn season(l: Lang, details: &SpeciesDetails) -> AnyView {
    let boxes: Vec<_> =
        (1..=12).map(|number| view! { <i class=if details.harvest.has(number) { "on" } else { "" }></i> }).collect();
    view! { <span class="season" role="img" aria-label=season_words(l, details)>{boxes}</span> }.into_any()
}

fn row(ctx: &Ctx, species: &Species) -> [Cell; 6] {
    let l = ctx.lang;
    let details = &species.details;
    let yields = match details.yield_g {
        (Some(low), Some(high)) => format!("{}–{}", Grams(low).kilograms(l), Grams(high).kilograms(l)),
        _ => String::new(),
    };
    let name = if ctx.actor.roles.any_of(CATALOGUE_KEEPERS) && species.archived_at.is_none() {
        view! { <a href=format!("/especes/{}/modifier", species.id)>{details.name.clone()}</a> }.into_any()
    } else if ctx.actor.roles.any_of(CATALOGUE_KEEPERS) {
        let restore = button::post(format!("/especes/{}/retablir", species.id), button::quiet(texts::restore(l)));
        view! { {details.name.clone()} " " {restore} }.into_any()
    } else {
        details.name.clone().into_any()
    };
    let first_month = (1..=12).find(|number| details.harvest.has(*number)).map_or(0, i64::from);
    [
        Cell::shown(name, details.name.clone()),
        Cell::shown(view! { <i lang="la">{details.latin.clone()}</i> }.into_any(), details.latin.clone()),
        Cell::text(details.family.clone()),
        Cell::shown(season(l, details), season_words(l, details)).ranked(first_month),
        Cell::number(details.yield_g.0, yields),
        Cell::number(details.return_years, details.return_years.map(|years| years.to_string()).unwrap_or_default()),
    ]
}

/// Species as a list.
fn listed(ctx: &Ctx, species: &[Species]) -> List<6> {
    let l = ctx.lang;
    List {
        name: "especes",
        caption: texts::species(l),
        columns: [
            words("espece", texts::one_species(l)),
            words("latin", texts::latin(l)),
            words("famille", texts::family(l)),
            words("recolte", texts::harvest_months(l)),
            figures("rendement", texts::yield_label(l)),
            figures("retour", texts::return_years(l)),
        ],
        rows: species.iter().map(|species| row(ctx, species)).collect(),
    }
}

/// The list.
pub async fn list(ctx: Ctx) -> Result<Response> {
    let archived = ctx.param("etat") == "archive";
    let found = species::list(&mut *ctx.read().await?, &ctx.actor, &ctx.param("q"), archived).await?;
    let l = ctx.lang;
    if List::<6>::is_file(&ctx) {
        return listed(&ctx, &found).file(&ctx);
    }
    Ok(page(&ctx, Head::new(texts::species(l)).wide().with_script("list.js"), || {
        let mut actions = Vec::new();
        if ctx.actor.roles.any_of(CATALOGUE_KEEPERS) {
            actions.push(button::primary_link("/especes/nouvelle", "plus", texts::new_species(l)));
            actions.push(button::post("/especes/reperes", button::quiet(texts::take_reference(l))));
        }
        actions.push(button::link(format!("/especes/tableur?{}", ctx.query), "sheet", ui::export_csv(l)));
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/produits".to_owned(), texts::products(l).to_owned())])}
            {page_head::with_actions(texts::species(l), texts::species_lead(l), actions)}
            {tabs::view(texts::species(l), vec![
                (ctx.with_param("etat", ""), texts::present(l).to_owned(), !archived),
                (ctx.with_param("etat", "archive"), texts::archived(l).to_owned(), archived),
            ])}
            {filter::bar(&ctx, texts::search_species(l), vec![])}
            {if found.is_empty() { empty::listed(&ctx, "sprout", texts::no_species(l)) } else { listed(&ctx, &found).view(&ctx) }}
        }
    }))
}

/// `/especes/nouvelle`.
pub async fn new(ctx: Ctx) -> Response {
    form_of(&ctx, None, &Form::default())
}

/// `/especes/…/modifier`.
pub async fn edit(ctx: Ctx, Path(id): Path<SpeciesId>) -> Result<Response> {
    let species = species::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    Ok(form_of(&ctx, Some(id), &forms::species_filled(&species.details, species.version)))
}

/// The form with what was typed.
pub fn form_of(ctx: &Ctx, id: Option<SpeciesId>, form: &Form) -> Response {
    let l = ctx.lang;
    let title = if id.is_some() { texts::edit_species(l) } else { texts::new_species(l) };
    form_page(ctx, form, Head::new(title), || {
        let months: Vec<_> = (1..=12).map(|number| (number.to_string(), month(l, number))).collect();
        let fields = view! {
            {frame::hidden("version", form.value("version"))}
            {field(l, form, "name", texts::name(l)).required().text()}
            <div class="pair">
                {field(l, form, "latin", texts::latin(l)).text()}
                {field(l, form, "family", texts::family(l)).text()}
            </div>
            {field(l, form, "perennial", texts::perennial(l)).hint(texts::perennial_hint(l)).checks(vec![("yes", texts::yes(l))])}
            {field(l, form, "harvest", texts::harvest_months(l)).checks(months.clone())}
            <div class="pair">
                {field(l, form, "days", texts::days(l)).digits()}
                {field(l, form, "return_years", texts::return_years(l)).digits()}
            </div>
            <div class="pair">
                {field(l, form, "yield_low", texts::yield_low(l)).number()}
                {field(l, form, "yield_high", texts::yield_high(l)).number()}
            </div>
            <h2>{texts::about_seed(l)}</h2>
            {field(l, form, "sow", texts::sow_months(l)).checks(months.clone())}
            {field(l, form, "flower", texts::flower_months(l)).hint(texts::flower_months_hint(l)).checks(months)}
            <div class="pair">
                {field(l, form, "keeps_years", texts::keeps_years(l)).digits()}
                {field(l, form, "germination_min", texts::germination_min(l)).digits()}
            </div>
            <div class="pair">
                {field(l, form, "seeds_per_kg", texts::seeds_per_kg(l)).digits()}
                {field(l, form, "plants", texts::seed_plants(l)).digits()}
            </div>
            {field(l, form, "isolation_m", texts::isolation(l)).digits()}
            {field(l, form, "passport", texts::passport(l)).checks(vec![("yes", texts::passport_yes(l))])}
        };
        let buttons = view! { {button::submit(ui::save(l))} <a class="button" href="/especes">{ui::cancel(l)}</a> };
        view! {
            {page_head::simple(title, "")}
            {frame::frame(l, form, fields.into_any(), buttons.into_any())}
            {id.map(|id| {
                let archive = button::post(format!("/especes/{id}/archiver"), button::danger(ui::archive(l)));
                dialog::confirm("archive", ui::archive(l), texts::archive_product_what(l), archive)
            })}
        }
    })
}

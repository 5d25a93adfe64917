//! Species: create, change, archive, restore, the reference, spreadsheet.

use axum::extract::Path;
use axum::response::Response;

use platform::error::Result;
use platform::export;
use platform::forms::Form;
use platform::quantity::Grams;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::model::species::SpeciesId;
use crate::pages::species as pages;
use crate::store::species;
use crate::{forms, texts};

/// Adds the species of the reference that are missing.
pub async fn take_reference(ctx: Ctx, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        let added = species::take_reference(op).await?;
        Ok(Done::said("/especes", if added > 0 { Said::Created } else { Said::NothingToDo }))
    });
    pressed.await
}

/// Adds a species.
pub async fn create(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::species).write(async |op, details| {
        species::create(op, &details).await?;
        Ok(Done::created("/especes"))
    });
    taken.await.again(async |form| Ok(pages::form_of(&ctx, None, &form))).await
}

/// Changes a species.
pub async fn update(ctx: Ctx, Path(id): Path<SpeciesId>, form: Form) -> Result<Response> {
    let version = form.version();
    let taken = submit(&ctx, form).read(forms::species).write(async |op, details| {
        species::update(op, id, version, &details).await?;
        Ok(Done::saved("/especes"))
    });
    let kept = async || {
        let species = species::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
        Ok(forms::species_filled(&species.details, species.version))
    };
    taken.await.beside(kept).await.again(async |form| Ok(pages::form_of(&ctx, Some(id), &form))).await
}

/// Puts a species away.
pub async fn archive(ctx: Ctx, Path(id): Path<SpeciesId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        species::set_archived(op, id, true).await?;
        Ok(Done::said("/especes", Said::Archived).undo(format!("/especes/{id}/retablir")))
    });
    pressed.await
}

/// Brings a species back.
pub async fn restore(ctx: Ctx, Path(id): Path<SpeciesId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        species::set_archived(op, id, false).await?;
        Ok(Done::said("/especes", Said::Restored))
    });
    pressed.await
}

/// The list as CSV, filtered as on the page.
pub async fn csv(ctx: Ctx) -> Result<Response> {
    let archived = ctx.param("etat") == "archive";
    let found = species::list(&mut *ctx.read().await?, &ctx.actor, &ctx.param("q"), archived).await?;
    let l = ctx.lang;
    let header = [
        texts::name(l),
        texts::latin(l),
        texts::family(l),
        texts::perennial(l),
        texts::harvest_months(l),
        texts::days(l),
        texts::return_years(l),
        texts::yield_low(l),
        texts::yield_high(l),
    ];
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let kilograms = |grams: Option<i64>| grams.map(|grams| Grams(grams).kilograms(l)).unwrap_or_default();
    let rows = found.into_iter().map(|species| {
        let details = species.details;
        vec![
            details.name,
            details.latin,
            details.family,
            if details.perennial { texts::yes(l).to_owned() } else { String::new() },
            (1..=12).filter(|month| details.harvest.has(*month)).map(|month| month.to_string()).collect::<Vec<_>>().join(" "),
            number(details.days),
            number(details.return_years),
            kilograms(details.yield_g.0),
            kilograms(details.yield_g.1),
        ]
    });
    Ok(export::download("especes.csv", "text/csv; charset=utf-8", export::csv(&header, rows)?))
}

//! The plan of what is grown on, rules, printers, and lots that turn out to be something else.

use axum::extract::Path;
use axum::response::Response;

use platform::error::Result;
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::respond;
use platform::web::submit::{Done, submit};
use produce::model::species::VarietyId;

use crate::forms;
use crate::model::lot::SeedLotId;
use crate::model::regeneration::{RegenerationId, RegenerationState};
use crate::pages::{lot, plan as page, printers as printers_page, rules as rules_page};
use crate::store::printers::PrinterId;
use crate::store::{lots, printers, redeterminations, regenerations, rules};

/// Plans to grow a variety on.
pub async fn plan(ctx: Ctx, form: Form) -> Result<Response> {
    let Ok(variety) = form.value("variete").parse::<VarietyId>() else {
        return Ok(respond::to("/grainotheque/cultures"));
    };
    let taken = submit(&ctx, form).once().read(forms::plan).write(async |op, details| {
        regenerations::plan(op, variety, &details).await?;
        Ok(Done::saved(page::address(details.year)))
    });
    taken.await.again(async |form| page::new_form(&ctx, variety, &form).await).await
}

/// Notes that a line of the plan is sown.
pub async fn sow(ctx: Ctx, Path(id): Path<RegenerationId>, form: Form) -> Result<Response> {
    let version = form.version();
    let (year, unit) = {
        let mut conn = ctx.read().await?;
        let line = regenerations::get(&mut conn, &ctx.actor, id).await?;
        let unit = match line.lot_id {
            Some(lot) => Some(lots::get(&mut conn, lot).await?.unit),
            None => None,
        };
        (line.year, unit)
    };
    let taken = submit(&ctx, form).once().read(|form| forms::sown(form, unit)).write(async |op, sown| {
        regenerations::sow(op, id, version, &sown).await?;
        Ok(Done::saved(page::address(year)))
    });
    taken.await.again(async |form| page::shown(&ctx, Some(id), &form).await).await
}

/// Gives a line of the plan up.
pub async fn give_up(ctx: Ctx, Path(id): Path<RegenerationId>, form: Form) -> Result<Response> {
    let version = form.version();
    let pressed = submit(&ctx, form).press(async |op| {
        let year = regenerations::get(op.tx, op.actor, id).await?.year;
        regenerations::set_state(op, id, version, RegenerationState::GivenUp).await?;
        Ok(Done::saved(page::address(year)))
    });
    pressed.await
}

/// Adds a dated rule.
pub async fn add_rule(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::rule).write(async |op, rule| {
        rules::add(op, &rule).await?;
        Ok(Done::saved("/grainotheque/regles"))
    });
    taken.await.again(async |form| rules_page::shown(&ctx, &form).await).await
}

/// Keeps what a printer is off by.
pub async fn keep_printer(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(forms::printer).write(async |op, printer| {
        printers::keep(op, &printer).await?;
        Ok(Done::saved("/grainotheque/imprimantes"))
    });
    taken.await.again(async |form| printers_page::shown(&ctx, &form).await).await
}

/// Forgets a printer.
pub async fn forget_printer(ctx: Ctx, Path(id): Path<PrinterId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        printers::forget(op, id).await?;
        Ok(Done::saved("/grainotheque/imprimantes"))
    });
    pressed.await
}

/// Notes that a lot is of another variety.
pub async fn rename(ctx: Ctx, Path(id): Path<SeedLotId>, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).once().read(forms::redetermination).write(async |op, (to, why)| {
        redeterminations::note(op, id, to, &why).await?;
        Ok(Done::saved(format!("/grainotheque/lots/{id}")))
    });
    taken.await.again(async |form| lot::shown(&ctx, id, &form).await).await
}

/// Notes that a doubted lot is what it is called.
pub async fn settle(ctx: Ctx, Path(id): Path<SeedLotId>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        redeterminations::confirm(op, id).await?;
        Ok(Done::saved(format!("/grainotheque/lots/{id}")))
    });
    pressed.await
}

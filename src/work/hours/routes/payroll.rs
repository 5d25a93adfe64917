//! Settings of pay: choices, paid absences, the day of solidarity, the funder's annexe.

use axum::extract::Path;
use axum::response::Response;
use chrono::NaiveDate;

use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::web::context::Ctx;
use platform::web::notice::Said;
use platform::web::submit::{Done, submit};

use crate::hours::forms;
use crate::hours::pages::payroll as pages;
use crate::hours::store::payroll;
use crate::model::absence::AbsenceKind;

const PAGE: &str = "/mois/reglages";

/// Keeps the choices.
pub async fn save(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(forms::payroll).write(async |op, choices| {
        payroll::save(op, choices).await?;
        Ok(Done::saved(PAGE))
    });
    taken.await.again(async |form| pages::shown(&ctx, &form).await).await
}

/// Says whether a kind of absence is paid.
pub async fn put_absence_pay(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(forms::absence_pay).write(async |op, line| {
        payroll::put_absence_pay(op, &line).await?;
        Ok(Done::saved(PAGE))
    });
    taken.await.again(async |form| pages::shown(&ctx, &form).await).await
}

/// Takes away what was said of a kind of absence.
pub async fn remove_absence_pay(ctx: Ctx, Path((kind, starts)): Path<(String, NaiveDate)>, form: Form) -> Result<Response> {
    let kind = AbsenceKind::from_word(&kind).ok_or(AppError::NotFound)?;
    let pressed = submit(&ctx, form).press(async |op| {
        payroll::remove_absence_pay(op, kind, starts).await?;
        Ok(Done::said(PAGE, Said::Removed))
    });
    pressed.await
}

/// Says which day is the day of solidarity.
pub async fn put_solidarity_day(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(forms::solidarity_day).write(async |op, day| {
        payroll::put_solidarity_day(op, day).await?;
        Ok(Done::saved(PAGE))
    });
    taken.await.again(async |form| pages::shown(&ctx, &form).await).await
}

/// Writes the annexe.
pub async fn put_annexe(ctx: Ctx, form: Form) -> Result<Response> {
    let taken = submit(&ctx, form).read(forms::annexe).write(async |op, annexe| {
        payroll::put_annexe(op, &annexe).await?;
        Ok(Done::saved(PAGE))
    });
    taken.await.again(async |form| pages::shown(&ctx, &form).await).await
}

/// Takes an annexe away.
pub async fn remove_annexe(ctx: Ctx, Path(starts): Path<NaiveDate>, form: Form) -> Result<Response> {
    let pressed = submit(&ctx, form).press(async |op| {
        payroll::remove_annexe(op, starts).await?;
        Ok(Done::said(PAGE, Said::Removed))
    });
    pressed.await
}

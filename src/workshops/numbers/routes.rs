//! The numbers to take away.

use axum::response::Response;
use chrono::{Duration, NaiveDate};

use platform::error::Result;
use platform::spreadsheet;
use platform::web::context::Ctx;

use crate::numbers::pages as numbers;

/// The period that the numbers' address asks for: from, until.
#[must_use]
pub fn period(ctx: &Ctx) -> (NaiveDate, NaiveDate) {
    let day = |name: &str| ctx.param(name).parse::<NaiveDate>().ok();
    let from = day("du").unwrap_or_else(|| ctx.today() - Duration::days(182));
    let until = day("au").unwrap_or_else(|| ctx.today());
    (from.min(until), from.max(until))
}

/// The numbers as CSV.
pub async fn numbers_csv(ctx: Ctx) -> Result<Response> {
    spreadsheet::csv(ctx.lang, "ateliers", &numbers::table(&ctx).await?)
}

/// The numbers as a workbook.
pub async fn numbers_xlsx(ctx: Ctx) -> Result<Response> {
    spreadsheet::workbook("ateliers", &[numbers::table(&ctx).await?])
}

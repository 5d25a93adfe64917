//! Months: validate, correct after the lock, take away as CSV and XLSX with the fields of the monthly insertion return.

use axum::extract::Path;
use axum::response::Response;
use chrono::NaiveDate;
use rust_xlsxwriter::{Format, Workbook};

use crate::people::model::PersonId;
use crate::platform::error::{AppError, Result};
use crate::platform::export;
use crate::platform::forms::Form;
use crate::platform::i18n::{Lang, Message};
use crate::platform::web::context::Ctx;
use crate::platform::web::notice::Said;
use crate::platform::web::respond;
use crate::shifts::model::absence::AbsenceKind;
use crate::shifts::model::time::{Minutes, Month};
use crate::shifts::pages::months::{self as pages, month_of};
use crate::shifts::store::months::{self, Sheet};
use crate::shifts::texts;

/// Validates a month.
pub async fn validate(ctx: Ctx, Path((month, person)): Path<(String, PersonId)>, _form: Form) -> Result<Response> {
    let month = month_of(&month)?;
    let mut tx = ctx.write().await?;
    months::validate(&mut tx, &ctx.actor, person, month, ctx.zone(), ctx.now()).await?;
    tx.commit().await?;
    Ok(respond::to_saying(&ctx, &format!("/mois/{}/{person}", month.word()), Said::Saved))
}

/// Adds a correction to a locked month.
pub async fn correct(ctx: Ctx, Path((month, person)): Path<(String, PersonId)>, mut form: Form) -> Result<Response> {
    let month = month_of(&month)?;
    let minutes = form.value("correction").trim().parse::<i64>().ok().filter(|minutes| *minutes != 0 && minutes.abs() <= 20_000);
    if minutes.is_none() {
        form.complain("correction", Message::new(texts::not_minutes));
    }
    let reason = form.required("reason", 300);
    let (Some(minutes), true) = (minutes, form.errors().is_empty()) else {
        return pages::shown(&ctx, month, person, &form).await;
    };
    let mut tx = ctx.write().await?;
    if let Err(repeat) = respond::first_time(&ctx, &mut tx, &form).await? {
        return Ok(repeat);
    }
    months::correct(&mut tx, &ctx.actor, person, month, (Minutes(minutes), &reason), ctx.now()).await?;
    respond::created(&ctx, tx, &form, &format!("/mois/{}/{person}", month.word())).await
}

/// One line of the return: text, a day, or hours.
enum Cell {
    Text(String),
    Day(Option<NaiveDate>),
    Hours(Minutes),
    Count(i64),
}

/// The fields of the return: identity, contract, hours worked and paid, absences by kind, end.
fn header(l: Lang) -> Vec<&'static str> {
    let mut header = vec![
        texts::name(l),
        texts::contract(l),
        texts::first_day(l),
        texts::last_day(l),
        texts::pass(l),
        texts::planned(l),
        texts::worked(l),
        texts::paid(l),
        texts::overtime(l),
        texts::support_hours(l),
        texts::days(l),
    ];
    header.extend(AbsenceKind::ALL.iter().map(|kind| texts::absence_kind(l, *kind)));
    header.push(texts::state(l));
    header
}

fn line(l: Lang, sheet: &Sheet) -> Vec<Cell> {
    let contract = sheet.contracts.last();
    let figures = &sheet.figures;
    let mut line = vec![
        Cell::Text(sheet.name.clone()),
        Cell::Text(contract.map(|contract| texts::contract_kind(l, contract.details.kind)).unwrap_or_default().to_owned()),
        Cell::Day(contract.map(|contract| contract.details.starts)),
        Cell::Day(contract.and_then(|contract| contract.details.ends)),
        Cell::Text(
            contract.and_then(|contract| contract.details.pass.as_ref()).map(|pass| pass.as_str().to_owned()).unwrap_or_default(),
        ),
        Cell::Hours(figures.planned),
        Cell::Hours(sheet.worked()),
        Cell::Hours(sheet.paid()),
        Cell::Hours(figures.overtime),
        Cell::Hours(figures.support),
        Cell::Count(figures.days),
    ];
    line.extend(AbsenceKind::ALL.iter().map(|kind| Cell::Hours(figures.absences.get(kind).copied().unwrap_or_default())));
    let state = if sheet.validated_at.is_some() { texts::validated(l) } else { texts::not_validated(l) };
    line.push(Cell::Text(state.to_owned()));
    line
}

/// Hours with two decimals, as returns want them.
fn decimal(minutes: Minutes) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a month's minutes")]
    let hours = minutes.0 as f64 / 60.0;
    (hours * 100.0).round() / 100.0
}

async fn load(ctx: &Ctx, month: &str) -> Result<(Month, Vec<Sheet>)> {
    let month = month_of(month)?;
    Ok((month, months::sheets(&mut *ctx.read().await?, &ctx.actor, None, month, ctx.zone()).await?))
}

/// As CSV.
pub async fn csv(ctx: Ctx, Path(month): Path<String>) -> Result<Response> {
    let (month, sheets) = load(&ctx, &month).await?;
    let rows = sheets.iter().map(|sheet| {
        let cells = line(ctx.lang, sheet).into_iter().map(|cell| match cell {
            Cell::Text(text) => text,
            Cell::Day(day) => day.map(|day| day.to_string()).unwrap_or_default(),
            Cell::Hours(minutes) => format!("{:.2}", decimal(minutes)).replace('.', if ctx.lang == Lang::Fr { "," } else { "." }),
            Cell::Count(count) => count.to_string(),
        });
        cells.collect()
    });
    let bytes = export::csv(&header(ctx.lang), rows)?;
    Ok(export::download(&format!("mois-{}.csv", month.word()), "text/csv; charset=utf-8", bytes))
}

/// As a workbook.
pub async fn xlsx(ctx: Ctx, Path(month): Path<String>) -> Result<Response> {
    let (month, sheets) = load(&ctx, &month).await?;
    let bytes = workbook(ctx.lang, month, &sheets).map_err(AppError::internal)?;
    Ok(export::download(
        &format!("mois-{}.xlsx", month.word()),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes,
    ))
}

fn workbook(l: Lang, month: Month, sheets: &[Sheet]) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    page.set_name(month.word())?;
    let (bold, hours, day) =
        (Format::new().set_bold(), Format::new().set_num_format("0.00"), Format::new().set_num_format("yyyy-mm-dd"));
    for (column, name) in (0..).zip(header(l)) {
        page.write_with_format(0, column, name, &bold)?;
    }
    for (row, sheet) in (1..).zip(sheets) {
        for (column, cell) in (0..).zip(line(l, sheet)) {
            match cell {
                Cell::Text(text) => page.write(row, column, text)?,
                Cell::Day(Some(on)) => page.write_with_format(row, column, &on, &day)?,
                Cell::Day(None) => page,
                Cell::Hours(minutes) => page.write_with_format(row, column, decimal(minutes), &hours)?,
                Cell::Count(count) => page.write(row, column, count)?,
            };
        }
    }
    let projects = workbook.add_worksheet();
    projects.set_name(texts::by_project(l))?;
    for (column, name) in (0..).zip([texts::name(l), texts::project(l), texts::worked(l)]) {
        projects.write_with_format(0, column, name, &bold)?;
    }
    let lines =
        sheets.iter().flat_map(|sheet| sheet.figures.projects.iter().map(move |(project, minutes)| (sheet, project, minutes)));
    for (row, (sheet, project, minutes)) in (1..).zip(lines) {
        projects.write(row, 0, &sheet.name)?.write(row, 1, project)?;
        projects.write_with_format(row, 2, decimal(*minutes), &hours)?;
    }
    workbook.save_to_buffer()
}

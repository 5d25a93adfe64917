//! Months: validate, correct after the lock, take away as CSV and XLSX with the fields of the monthly insertion return.

use axum::extract::Path;
use axum::response::Response;

use people::model::PersonId;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::spreadsheet::{self, Cell, Table};
use platform::time::{Minutes, Month};
use platform::web::context::Ctx;
use platform::web::submit::{Done, submit};

use crate::hours::forms;
use crate::hours::pages::months::{self as pages, month_of};
use crate::hours::store::months::{self, Sheet};
use crate::model::absence::AbsenceKind;
use crate::model::contract::{Contract, ContractId};
use crate::model::month::{self, Corrected, Figures};
use crate::texts;

/// Validates a month.
pub async fn validate(ctx: Ctx, Path((month, person)): Path<(String, PersonId)>, form: Form) -> Result<Response> {
    let month = month_of(&month)?;
    let pressed = submit(&ctx, form).once().press(async |op| {
        months::validate(op, person, month).await?;
        Ok(Done::saved(format!("/mois/{}/{person}", month.word())))
    });
    pressed.await
}

/// Adds a correction to a locked month.
pub async fn correct(ctx: Ctx, Path((month, person)): Path<(String, PersonId)>, form: Form) -> Result<Response> {
    let month = month_of(&month)?;
    let taken = submit(&ctx, form).once().read(forms::month_correction).refused_at("correction").write(async |op, change| {
        months::correct(op, (person, month), &change).await?;
        Ok(Done::created(format!("/mois/{}/{person}", month.word())))
    });
    taken.await.again(async |form| pages::shown(&ctx, month, person, &form).await).await
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
        texts::full_time_share(l),
        texts::still_there(l),
        texts::ended_on(l),
    ];
    header.extend(AbsenceKind::ALL.iter().map(|kind| texts::absence_kind(l, *kind)));
    header.push(texts::state(l));
    header
}

/// What one line of the return is about: a person under one contract, or under none.
struct Share<'a> {
    contract: Option<&'a Contract>,
    figures: &'a Figures,
    /// Corrections made after the lock stand on the last contract's line, and so does support.
    corrections: Option<&'a Sheet>,
}

/// One share a contract; one in all where the month knows of no change of contract.
fn shares(sheet: &Sheet) -> Vec<Share<'_>> {
    let Some((last, earlier)) = sheet.figures.shares.split_last() else {
        return vec![Share { contract: sheet.contracts.last(), figures: &sheet.figures, corrections: Some(sheet) }];
    };
    let contract = |id: ContractId| sheet.contracts.iter().find(|contract| contract.id == id);
    let mut all: Vec<Share<'_>> = earlier
        .iter()
        .map(|share| Share { contract: contract(share.contract), figures: &share.figures, corrections: None })
        .collect();
    all.push(Share { contract: contract(last.contract), figures: &last.figures, corrections: Some(sheet) });
    all
}

fn line(l: Lang, month: Month, sheet: &Sheet, share: &Share<'_>) -> Vec<Cell> {
    let Share { contract, figures, corrections } = *share;
    let corrected = |what| corrections.map(|sheet| sheet.corrected(what)).unwrap_or_default();
    let ends_in = |contract: &Contract| contract.details.ends.filter(|end| *end <= month.last());
    let ended = contract.and_then(ends_in);
    // Whoever goes on under another contract is still there.
    let there = sheet.contracts.last().is_some_and(|last| ends_in(last).is_none());
    let there = if there { texts::yes(l) } else { texts::no(l) };
    let worked = figures.worked + corrected(Corrected::Work);
    let paid = figures.paid + corrected(Corrected::Work) + corrected(Corrected::Paid);
    let mut line = vec![
        Cell::Text(sheet.name.clone()),
        Cell::Text(contract.map(|contract| texts::contract_kind(l, contract.details.kind)).unwrap_or_default().to_owned()),
        Cell::Day(contract.map(|contract| contract.details.starts)),
        Cell::Day(contract.and_then(|contract| contract.details.ends)),
        Cell::Text(
            contract.and_then(|contract| contract.details.pass.as_ref()).map(|pass| pass.as_str().to_owned()).unwrap_or_default(),
        ),
        hours(figures.planned),
        hours(worked),
        hours(paid),
        hours(figures.overtime),
        hours(corrections.map(Sheet::support).unwrap_or_default()),
        Cell::Count(figures.days),
        Cell::Hundredths(month::full_time_hundredths(paid)),
        Cell::Text(there.to_owned()),
        Cell::Day(ended),
    ];
    line.extend(
        AbsenceKind::ALL
            .iter()
            .map(|kind| hours(figures.absences.get(kind).copied().unwrap_or_default() + corrected(Corrected::Absence(*kind)))),
    );
    let state = if sheet.validated_at.is_some() { texts::validated(l) } else { texts::not_validated(l) };
    line.push(Cell::Text(state.to_owned()));
    line
}

/// Hours with two decimals, as returns want them.
const fn hours(minutes: Minutes) -> Cell {
    Cell::Hundredths((minutes.0 * 100 + minutes.0.signum() * 30) / 60)
}

async fn load(ctx: &Ctx, month: &str) -> Result<(Month, Vec<Sheet>)> {
    let month = month_of(month)?;
    Ok((month, months::sheets(&mut *ctx.read().await?, &ctx.actor, None, month, ctx.zone()).await?))
}

fn table(l: Lang, month: Month, sheets: &[Sheet]) -> Table {
    let rows = sheets.iter().flat_map(|sheet| shares(sheet).into_iter().map(move |share| line(l, month, sheet, &share)));
    Table { name: month.word(), header: header(l), rows: rows.collect() }
}

/// Hours by funder or project.
fn by_project(l: Lang, sheets: &[Sheet]) -> Table {
    let lines =
        sheets.iter().flat_map(|sheet| sheet.projects().into_iter().map(move |(project, minutes)| (sheet, project, minutes)));
    let rows = lines
        .map(|(sheet, project, minutes)| {
            vec![Cell::Text(sheet.name.clone()), Cell::Text(texts::project_name(l, &project)), hours(minutes)]
        })
        .collect();
    Table { name: texts::by_project(l).to_owned(), header: vec![texts::name(l), texts::project(l), texts::worked(l)], rows }
}

/// As CSV.
pub async fn csv(ctx: Ctx, Path(month): Path<String>) -> Result<Response> {
    let (month, sheets) = load(&ctx, &month).await?;
    spreadsheet::csv(ctx.lang, &format!("mois-{}", month.word()), &table(ctx.lang, month, &sheets))
}

/// As a workbook.
pub async fn xlsx(ctx: Ctx, Path(month): Path<String>) -> Result<Response> {
    let (month, sheets) = load(&ctx, &month).await?;
    spreadsheet::workbook(&format!("mois-{}", month.word()), &[table(ctx.lang, month, &sheets), by_project(ctx.lang, &sheets)])
}

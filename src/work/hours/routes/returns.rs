//! The month to take away, as CSV and XLSX: what a payroll office asks for, and the fields of the monthly return of the integration scheme.
//! One line a person and contract.

use std::borrow::Cow;
use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::Response;

use chrono_tz::Tz;

use platform::error::Result;
use platform::i18n::Lang;
use platform::spreadsheet::{self, Cell, Table};
use platform::time::{Minutes, Month};
use platform::web::context::Ctx;

use crate::hours::pages::months::month_of;
use crate::hours::store::corrections::Correction;
use crate::hours::store::months::{self, Sheet};
use crate::hours::store::payroll::{self, Annexe};
use crate::model::absence::AbsenceKind;
use crate::model::contract::{Contract, ContractId};
use crate::model::month::{self, Corrected, Effect, Figures, Rate};
use crate::model::names;
use crate::texts;

/// A month with everything that its export says.
struct Taken {
    month: Month,
    sheets: Vec<Sheet>,
    annexe: Option<Annexe>,
    zone: Tz,
}

/// What one line of the return is about: a person under one contract, or what lies outside of every contract.
struct Share<'a> {
    contract: Option<&'a Contract>,
    figures: Cow<'a, Figures>,
    /// Corrections made after the lock.
    corrections: Vec<&'a Correction>,
    /// The person's, on one line.
    support: Minutes,
}

impl<'a> Share<'a> {
    const fn new(contract: Option<&'a Contract>, figures: Cow<'a, Figures>) -> Self {
        Self { contract, figures, corrections: Vec::new(), support: Minutes(0) }
    }

    fn corrected(&self, what: Corrected) -> Minutes {
        let changes = self.corrections.iter().map(|line| &line.change);
        changes.filter(|change| change.what == what).map(|change| change.minutes).sum()
    }

    /// What corrections do to pay.
    fn effects(&self, of: impl Fn(&Effect) -> Minutes) -> Minutes {
        self.corrections.iter().map(|line| of(&line.effect)).sum()
    }
}

/// One share a contract, and what lies outside of all; one in all where the month knows of no change of contract. As it was locked:
/// contracts may have changed since.
fn shares(sheet: &Sheet) -> Vec<Share<'_>> {
    let contract = |id: ContractId| sheet.contracts.iter().find(|contract| contract.id == id);
    let mut all: Vec<Share<'_>> =
        sheet.figures.shares.iter().map(|share| Share::new(contract(share.contract), Cow::Borrowed(&share.figures))).collect();
    if all.is_empty() {
        let own = sheet.figures.contract.and_then(contract).or_else(|| sheet.contracts.last());
        all.push(Share::new(own, Cow::Borrowed(&sheet.figures)));
    }
    let last = all.len() - 1;
    all[last].support = sheet.support();
    let rest = sheet.figures.outside().map(|figures| all.push(Share::new(None, Cow::Owned(figures))));
    for line in &sheet.corrections {
        let change = &line.change;
        let runs = |share: &Share<'_>| share.contract.zip(change.day).is_some_and(|(own, day)| own.runs_on(day));
        // Of no day: the last contract's. Of a day without contract: with what lies outside, where there is such a line.
        let outside = if change.day.is_some() && rest.is_some() { last + 1 } else { last };
        let place = all.iter().position(runs).unwrap_or(outside);
        all[place].corrections.push(line);
    }
    all
}

/// Whose line it is, under which contract.
fn who_header(l: Lang) -> Vec<&'static str> {
    vec![
        texts::family_name(l),
        texts::given_name(l),
        texts::contract(l),
        texts::first_day(l),
        texts::last_day(l),
        texts::weekly(l),
        texts::pass(l),
        texts::pass_end(l),
        texts::annexe_number(l),
    ]
}

fn who(l: Lang, annexe: Option<&Annexe>, sheet: &Sheet, contract: Option<&Contract>) -> Vec<Cell> {
    let (family, given) = names::family_and_given(&sheet.name);
    let details = contract.map(|contract| &contract.details);
    let integration = details.is_some_and(|details| details.kind.is_integration());
    let pass = details.and_then(|details| details.pass.as_ref()).map(|pass| pass.as_str().to_owned());
    vec![
        Cell::Text(family),
        Cell::Text(given),
        Cell::Text(details.map(|details| texts::contract_kind(l, details.kind)).unwrap_or_default().to_owned()),
        Cell::Day(details.map(|details| details.starts)),
        Cell::Day(details.and_then(|details| details.ends)),
        hours(contract.map(|contract| contract.weekly_on(sheet.month.last())).unwrap_or_default()),
        Cell::Text(pass.unwrap_or_default()),
        Cell::Day(contract.and_then(|contract| contract.pass_ends_now)),
        Cell::Text(annexe.filter(|_| integration).map(|annexe| annexe.number.clone()).unwrap_or_default()),
    ]
}

/// The hours, each with what it is called.
fn sums(l: Lang, share: &Share<'_>) -> Vec<(&'static str, Cell)> {
    let Figures {
        planned,
        worked,
        paid,
        holidays,
        monthly,
        unpaid,
        pay,
        overtime,
        night,
        sunday,
        worked_holidays,
        solidarity,
        ..
    } = *share.figures;
    let rate = |rate| {
        let of = |rates: &BTreeMap<Rate, Minutes>| rates.get(&rate).copied().unwrap_or_default();
        of(&share.figures.rates) + share.effects(|effect| of(&effect.rates))
    };
    let paid = paid + share.effects(|effect| effect.paid);
    let pay = pay + share.effects(|effect| effect.pay);
    let days = share.figures.days + share.corrections.iter().map(|line| line.effect.days).sum::<i64>();
    let returned = if share.figures.returned_monthly { pay } else { paid };
    vec![
        (texts::planned(l), hours(planned)),
        (texts::worked(l), hours(worked + share.corrected(Corrected::Work))),
        (texts::holidays_paid(l), hours(holidays)),
        (texts::paid(l), hours(paid)),
        (texts::monthly(l), hours(monthly)),
        (texts::unpaid(l), hours(unpaid + share.effects(|effect| effect.unpaid))),
        (texts::month_pay(l), hours(pay)),
        (texts::returned(l), Cell::Count((returned.0 + 30).div_euclid(60))),
        (texts::overtime(l), hours(overtime + share.effects(Effect::beyond))),
        (texts::at_ten(l), hours(rate(Rate::Ten))),
        (texts::at_twenty_five(l), hours(rate(Rate::TwentyFive))),
        (texts::at_fifty(l), hours(rate(Rate::Fifty))),
        (texts::by_night(l), hours(night)),
        (texts::on_sundays(l), hours(sunday + share.effects(|effect| effect.sunday))),
        (texts::on_holidays(l), hours(worked_holidays + share.effects(|effect| effect.worked_holidays))),
        (texts::solidarity(l), hours(solidarity)),
        (texts::support_hours(l), hours(share.support)),
        (texts::days(l), Cell::Count(days)),
        (texts::full_time_share(l), Cell::Hundredths(month::full_time_hundredths(returned, share.figures.full_time_year))),
    ]
}

/// Absences by kind.
fn absences(l: Lang, share: &Share<'_>) -> Vec<(&'static str, Cell)> {
    let of = |kind: &AbsenceKind| share.figures.absences.get(kind).copied().unwrap_or_default();
    let kinds = AbsenceKind::ALL.iter();
    kinds.map(|kind| (texts::absence_kind(l, *kind), hours(of(kind) + share.corrected(Corrected::Absence(*kind))))).collect()
}

/// How it goes on: still there, real end, motive, validated.
fn course(l: Lang, taken: &Taken, sheet: &Sheet, contract: Option<&Contract>) -> Vec<Cell> {
    let month = taken.month;
    let ends_in = |contract: &Contract| contract.details.last_day().filter(|end| *end <= month.last());
    // Whoever goes on under another contract is still there.
    let there = sheet.contracts.last().is_some_and(|last| ends_in(last).is_none());
    let there = if there { texts::yes(l) } else { texts::no(l) };
    let ended = contract.and_then(ends_in);
    let motive = contract.filter(|_| ended.is_some()).map(|contract| contract.details.exit_motive.clone());
    let state = match sheet.validated_at {
        Some(_) if sheet.has_changed_since(taken.zone) => texts::validated_changed(l),
        Some(_) => texts::validated(l),
        None => texts::not_validated(l),
    };
    vec![Cell::Text(there.to_owned()), Cell::Day(ended), Cell::Text(motive.unwrap_or_default()), Cell::Text(state.to_owned())]
}

/// Hours with two decimals, as returns want them.
const fn hours(minutes: Minutes) -> Cell {
    Cell::Hundredths((minutes.0 * 100 + minutes.0.signum() * 30) / 60)
}

async fn load(ctx: &Ctx, month: &str) -> Result<Taken> {
    let month = month_of(month)?;
    let mut conn = ctx.read().await?;
    let sheets = months::sheets(&mut conn, &ctx.actor, None, month, (ctx.zone(), ctx.now())).await?;
    let annexe = payroll::annexe(&mut conn, month).await?;
    Ok(Taken { month, sheets, annexe, zone: ctx.zone() })
}

fn table(l: Lang, taken: &Taken) -> Table {
    let nobody = Share::new(None, Cow::Owned(Figures::default()));
    let mut header = who_header(l);
    header.extend(sums(l, &nobody).into_iter().chain(absences(l, &nobody)).map(|(name, _)| name));
    header.extend([texts::still_there(l), texts::ended_on(l), texts::exit_motive(l), texts::state(l)]);
    let line = |sheet: &Sheet, share: &Share<'_>| {
        let mut line = who(l, taken.annexe.as_ref(), sheet, share.contract);
        line.extend(sums(l, share).into_iter().chain(absences(l, share)).map(|(_, cell)| cell));
        line.extend(course(l, taken, sheet, share.contract));
        line
    };
    let rows = taken.sheets.iter().flat_map(|sheet| shares(sheet).into_iter().map(move |share| line(sheet, &share)));
    Table { name: taken.month.word(), header, rows: rows.collect() }
}

/// The same with a last line of sums: for people, not for programs that read the file.
fn with_totals(l: Lang, mut table: Table) -> Table {
    let first = who_header(l).len();
    let sum = |column: usize| {
        let cells = || table.rows.iter().map(|row| &row[column]);
        let hundredths: i64 = cells().filter_map(|cell| if let Cell::Hundredths(n) = cell { Some(*n) } else { None }).sum();
        let count: i64 = cells().filter_map(|cell| if let Cell::Count(n) = cell { Some(*n) } else { None }).sum();
        match cells().next() {
            Some(Cell::Hundredths(_)) => Cell::Hundredths(hundredths),
            Some(Cell::Count(_)) => Cell::Count(count),
            _ => Cell::Text(String::new()),
        }
    };
    let mut totals: Vec<Cell> =
        (0..table.header.len()).map(|column| if column < first { Cell::Text(String::new()) } else { sum(column) }).collect();
    totals[0] = Cell::Text(texts::total(l).to_owned());
    table.rows.push(totals);
    table
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
    let taken = load(&ctx, &month).await?;
    spreadsheet::csv(ctx.lang, &format!("mois-{}", taken.month.word()), &table(ctx.lang, &taken))
}

/// As a workbook.
pub async fn xlsx(ctx: Ctx, Path(month): Path<String>) -> Result<Response> {
    let (l, taken) = (ctx.lang, load(&ctx, &month).await?);
    let tables = [with_totals(l, table(l, &taken)), by_project(l, &taken.sheets)];
    spreadsheet::workbook(&format!("mois-{}", taken.month.word()), &tables)
}

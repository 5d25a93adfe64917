//! `/mois/…`: the month of everybody, and the sheet of one.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use crate::people::model::PersonId;
use crate::platform::error::{AppError, Result};
use crate::platform::forms::Form;
use crate::platform::i18n::{Lang, format};
use crate::platform::web::context::Ctx;
use crate::platform::web::page::{Head, form_page, page};
use crate::platform::web::respond;
use crate::shifts::PLANNERS;
use crate::shifts::model::time::{Minutes, Month};
use crate::shifts::store::months::{self, Sheet};
use crate::shifts::texts;
use crate::ui::field::field;
use crate::ui::{badge, button, empty, facts, form as frame, page_head, table, texts as ui};

/// `/mois`: this month.
pub async fn today(ctx: Ctx) -> Response {
    respond::to(&format!("/mois/{}", Month::of(ctx.today()).word()))
}

/// The month an address names.
///
/// # Errors
/// `NotFound` for what is none.
pub fn month_of(text: &str) -> Result<Month> {
    Month::parse(text).ok_or(AppError::NotFound)
}

fn state(l: Lang, sheet: &Sheet) -> AnyView {
    match (sheet.validated_at, sheet.open) {
        (Some(_), _) => badge::good(texts::validated(l)),
        (None, 0) => badge::warm(texts::to_validate(l)),
        (None, open) => badge::plain(texts::n_open(l, open)),
    }
}

/// The list.
pub async fn list(ctx: Ctx, Path(month): Path<String>) -> Result<Response> {
    let month = month_of(&month)?;
    let sheets = months::sheets(&mut *ctx.read().await?, &ctx.actor, None, month, ctx.zone()).await?;
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(format::month_year(l, month.first())).wide(), || {
        let word = month.word();
        let rows: Vec<_> = sheets
            .iter()
            .map(|sheet| {
                let away: Minutes = sheet.figures.absences.values().copied().sum();
                vec![
                    view! { <a href=format!("/mois/{word}/{}", sheet.person)>{sheet.name.clone()}</a> }.into_any(),
                    format::duration(l, sheet.figures.planned.0).into_any(),
                    format::duration(l, sheet.worked().0).into_any(),
                    format::duration(l, sheet.paid().0).into_any(),
                    format::duration(l, away.0).into_any(),
                    format::duration(l, sheet.figures.overtime.0).into_any(),
                    format::duration(l, sheet.figures.support.0).into_any(),
                    sheet.figures.days.to_string().into_any(),
                    state(l, sheet),
                ]
            })
            .collect();
        let total: Minutes = sheets.iter().map(Sheet::paid).sum();
        let full_time = total.0 * 1000 / crate::shifts::model::month::FULL_TIME_YEAR * 12;
        view! {
            {page_head::with_actions(format::month_year(l, month.first()), texts::full_time(l, format::hundredths(l, full_time / 10)), vec![
                button::link(format!("/mois/{}", month.previous().word()), "chevron-left", texts::month_before(l)),
                button::link(format!("/mois/{}", month.next().word()), "chevron-right", texts::month_after(l)),
                button::link(format!("/mois/{word}/tableur"), "sheet", ui::export_csv(l)),
                button::link(format!("/mois/{word}/classeur"), "sheet", texts::workbook(l)),
            ])}
            {if rows.is_empty() { empty::view("clock", texts::no_month(l)) } else {
                table::view(texts::months(l), [
                    texts::name(l), texts::planned(l), texts::worked(l), texts::paid(l), texts::absences(l), texts::overtime(l),
                    texts::support_hours(l), texts::days(l), texts::state(l),
                ], rows)
            }}
        }
    }))
}

/// One person's sheet.
pub async fn show(ctx: Ctx, Path((month, person)): Path<(String, PersonId)>) -> Result<Response> {
    let month = month_of(&month)?;
    shown(&ctx, month, person, &Form::default()).await
}

/// One person's sheet, with what was typed.
pub async fn shown(ctx: &Ctx, month: Month, person: PersonId, form: &Form) -> Result<Response> {
    let sheet = months::sheets(&mut *ctx.read().await?, &ctx.actor, Some(person), month, ctx.zone()).await?.into_iter().next();
    let (l, may) = (ctx.lang, ctx.actor.roles.any_of(PLANNERS));
    let title = format::month_year(l, month.first());
    let Some(sheet) = sheet else {
        return Ok(page(ctx, Head::new(title.clone()), || {
            view! { {page_head::simple(title, "")}{empty::view("clock", texts::no_month(l))} }
        }));
    };
    Ok(form_page(ctx, form, Head::new(format!("{} · {title}", sheet.name)), || {
        let base = format!("/mois/{}/{person}", month.word());
        let other = |month: Month| format!("/mois/{}/{person}", month.word());
        view! {
            {page_head::trail(ui::where_am_i(l), vec![(format!("/mois/{}", month.word()), title.clone())])}
            {page_head::with_actions(sheet.name.clone(), title.clone(), vec![
                button::link(other(month.previous()), "chevron-left", texts::month_before(l)),
                button::link(other(month.next()), "chevron-right", texts::month_after(l)),
            ])}
            <p class="badges">{state(l, &sheet)}</p>
            {frame::summary(l, form)}
            {figures(l, &sheet)}
            {may.then(|| deeds(l, &sheet, &base, form))}
            <p class="signature">{texts::signature_of(l, sheet.name.clone())}</p>
        }
    }))
}

fn figures(l: Lang, sheet: &Sheet) -> AnyView {
    let figures = &sheet.figures;
    let hours = |minutes: Minutes| format::duration(l, minutes.0);
    let absences: Vec<_> = figures
        .absences
        .iter()
        .map(|(kind, minutes)| vec![texts::absence_kind(l, *kind).into_any(), hours(*minutes).into_any()])
        .collect();
    let projects: Vec<_> = figures
        .projects
        .iter()
        .filter(|(name, _)| !name.is_empty())
        .map(|(name, minutes)| vec![name.clone().into_any(), hours(*minutes).into_any()])
        .collect();
    let corrections: Vec<_> = sheet
        .corrections
        .iter()
        .map(|line| {
            vec![
                format::date(l, line.recorded_at.date_naive()).into_any(),
                hours(line.minutes).into_any(),
                line.reason.clone().into_any(),
            ]
        })
        .collect();
    view! {
        {facts::view(vec![
            (texts::planned(l), hours(figures.planned)),
            (texts::worked(l), hours(sheet.worked())),
            (texts::paid(l), hours(sheet.paid())),
            (texts::overtime(l), hours(figures.overtime)),
            (texts::support_hours(l), hours(figures.support)),
            (texts::days(l), figures.days.to_string()),
            (texts::full_time_share(l), format::hundredths(l, sheet.full_time_hundredths())),
        ])}
        {(!absences.is_empty()).then(|| table::view(texts::absences(l), [texts::absences(l), texts::hours_label(l)], absences))}
        {(!projects.is_empty()).then(|| table::view(texts::by_project(l), [texts::project(l), texts::hours_label(l)], projects))}
        {(!corrections.is_empty()).then(|| table::view(texts::corrections(l), [texts::corrections(l), texts::hours_label(l), texts::reason(l)], corrections))}
    }
    .into_any()
}

fn deeds(l: Lang, sheet: &Sheet, base: &str, form: &Form) -> AnyView {
    if sheet.validated_at.is_some() {
        view! {
            <form method="post" action=format!("{base}/corriger") class="form" novalidate>
                <h2>{texts::correct_month(l)}</h2>
                {frame::token()}
                <div class="pair">
                    {field(l, form, "correction", texts::minutes_more_or_less(l)).required().text()}
                    {field(l, form, "reason", texts::reason(l)).required().text()}
                </div>
                <div class="buttons">{button::quiet(texts::add(l))}</div>
            </form>
        }
        .into_any()
    } else if sheet.open == 0 {
        button::post(format!("{base}/valider"), button::submit(texts::validate_month(l)))
    } else {
        view! { <p class="hint">{texts::note_first(l)}</p> }.into_any()
    }
}

//! `/mois/…`: the month of everybody, and the sheet of one.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::badge::Badge;
use ::ui::field::field;
use ::ui::list::{Cell, List, figures as column, words};
use ::ui::{button, empty, form as frame, page_head, table, texts as ui};
use kit::batch;
use people::model::PersonId;
use platform::auth::actor::COORDINATORS;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::time::{Minutes, Month};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};
use platform::web::respond;

use crate::PLANNERS;
use crate::hours::forms::NO_PROJECT;
use crate::hours::pages::figures;
use crate::hours::store::daily::{self, DayLine};
use crate::hours::store::found;
use crate::hours::store::months::{self, Sheet};
use crate::model::contract::Amendment;
use crate::model::month::{Change, Corrected, Reckoning};
use crate::texts;

/// What months validated together are called in `batches`.
pub const DEED: &str = "months";

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

/// Where a month stands.
fn state(ctx: &Ctx, month: Month, sheet: &Sheet) -> Badge {
    let l = ctx.lang;
    match (sheet.validated_at, sheet.open) {
        (Some(_), _) => Badge::good(texts::validated(l)),
        (None, 0) if sheet.is_over(month, ctx.today()) => Badge::warm(texts::to_validate(l)),
        (None, 0) => Badge::plain(texts::month_running(l)),
        (None, open) => Badge::plain(texts::n_open(l, open)),
    }
}

/// The list.
pub async fn list(ctx: Ctx, Path(month): Path<String>) -> Result<Response> {
    let month = month_of(&month)?;
    let mut conn = ctx.read().await?;
    let sheets = months::sheets(&mut conn, &ctx.actor, None, month, (ctx.zone(), ctx.now())).await?;
    // Another month's stands on that month's page.
    let last = batch::last(&mut conn, &ctx.actor, DEED, ctx.now())
        .await?
        .filter(|last| last.what::<(String, Vec<PersonId>)>().is_some_and(|(validated, _)| validated == month.word()));
    drop(conn);
    let l = ctx.lang;
    if List::<9>::is_file(&ctx) {
        return listed(&ctx, month, &sheets).file(&ctx);
    }
    Ok(page(&ctx, Head::new(format::month_year(l, month.first())).wide().with_script("list.js"), || {
        let word = month.word();
        let full_time: i64 = sheets.iter().map(Sheet::full_time_hundredths).sum();
        let full_time = format::hundredths(l, full_time);
        let mut actions = vec![
            button::link(format!("/mois/{}", month.previous().word()), "chevron-left", texts::month_before(l)),
            button::link(format!("/mois/{}", month.next().word()), "chevron-right", texts::month_after(l)),
        ];
        let ready = sheets.iter().filter(|sheet| months::not_ready(&ctx.actor, sheet, month, ctx.today()).is_none()).count();
        if ready > 0 && ctx.actor.roles.any_of(PLANNERS) {
            actions.insert(0, button::primary_link(format!("/mois/{word}/valider"), "check", texts::validate_ready(l, ready)));
        }
        if ctx.actor.roles.any_of(PLANNERS) {
            actions.push(button::link(format!("/mois/{word}/constats"), "scale", texts::found_rules(l)));
        }
        // The return names contracts and PASS numbers.
        if ctx.actor.roles.any_of(COORDINATORS) {
            actions.push(button::link(format!("/mois/{word}/tableur"), "sheet", ui::export_csv(l)));
            actions.push(button::link(format!("/mois/{word}/classeur"), "sheet", texts::workbook(l)));
            actions.push(button::link("/mois/reglages", "settings", texts::payroll(l)));
        }
        view! {
            {page_head::with_actions(format::month_year(l, month.first()), texts::full_time(l, full_time), actions)}
            {batch::can_be_undone(&ctx, last, &format::month_year(l, month.first()), "/mois/lots")}
            {if sheets.is_empty() { empty::view("clock", texts::no_month(l)) } else {
                view! { <div class="sums">{listed(&ctx, month, &sheets).view(&ctx)}</div> }.into_any()
            }}
        }
    }))
}

/// The sheets as a list.
fn listed(ctx: &Ctx, month: Month, sheets: &[Sheet]) -> List<9> {
    let (l, word) = (ctx.lang, month.word());
    // What is nothing stands out less than what is something.
    let hours =
        |minutes: Minutes| Cell::number(minutes.0, if minutes.0 == 0 { "–".to_owned() } else { format::duration(l, minutes.0) });
    let line = |sheet: &Sheet| {
        let away: Minutes = sheet.absences().values().copied().sum();
        [
            Cell::link(format!("/mois/{word}/{}", sheet.person), sheet.name.clone()),
            hours(sheet.figures.planned),
            hours(sheet.worked()),
            hours(away),
            hours(sheet.figures.holidays),
            hours(if sheet.figures.reckoning == Reckoning::Lawful { sheet.pay() } else { Minutes(0) }),
            hours(sheet.overtime()),
            hours(sheet.support()),
            Cell::badge(state(ctx, month, sheet)),
        ]
    };
    List {
        name: "mois",
        caption: texts::months(l),
        columns: [
            words("nom", texts::name(l)),
            column("prevu", texts::planned(l)),
            column("travaille", texts::worked(l)),
            column("absences", texts::absences(l)),
            column("feries", texts::holidays_paid(l)),
            column("paie", texts::month_pay(l)),
            column("sup", texts::overtime(l)),
            column("suivi", texts::support_hours(l)),
            words("etat", texts::state(l)),
        ],
        rows: sheets.iter().map(line).collect(),
    }
}

/// One person's sheet.
pub async fn show(ctx: Ctx, Path((month, person)): Path<(String, PersonId)>) -> Result<Response> {
    let month = month_of(&month)?;
    shown(&ctx, month, person, &Form::default()).await
}

/// One person's sheet, with what was typed.
pub async fn shown(ctx: &Ctx, month: Month, person: PersonId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let sheet = months::sheets(&mut conn, &ctx.actor, Some(person), month, (ctx.zone(), ctx.now())).await?.into_iter().next();
    let days = daily::of_month(&mut conn, &ctx.actor, person, month, (ctx.zone(), ctx.now())).await?;
    let broken = if ctx.actor.roles.any_of(PLANNERS) {
        found::of_month(&mut conn, &ctx.actor, Some(person), month, (ctx.zone(), ctx.now())).await?
    } else {
        Vec::new()
    };
    drop(conn);
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
            <p class="badges">{state(ctx, month, &sheet).view()}</p>
            {sheet.validated_at.map(|at| view! {
                <p class="hint">{texts::validated_by(l, format::instant(l, at, ctx.zone()), sheet.validated_by.clone())}</p>
            })}
            {ctx.actor.roles.any_of(COORDINATORS).then(|| contracts(l, &sheet))}
            {sheet.has_changed_since(ctx.zone()).then(|| view! { <p class="hint no-print">{figures::why_closed(l, &sheet)}</p> })}
            {frame::summary(l, form)}
            {(sheet.without_contract() > Minutes(0)).then(|| {
                let hours = format::duration(l, sheet.without_contract().0);
                view! { <p class="summary no-print">{texts::worked_without_contract(l, hours)}</p> }
            })}
            {sums(l, &sheet, may)}
            {figures::weeks(l, &sheet)}
            {day_table(ctx, &days)}
            {may.then(|| deeds(ctx, month, &sheet, &base, form))}
            {figures::broken(l, broken.first().map_or(&[], |found| &found.breaches))}
            {may.then(|| figures::made_of(ctx, month, &sheet))}
            <p class="signature">{texts::signature_of(l, sheet.name.clone())}</p>
        }
    }))
}

/// The contracts that run in the month, for those who keep them.
fn contracts(l: Lang, sheet: &Sheet) -> AnyView {
    let lines: Vec<_> = sheet
        .contracts
        .iter()
        .map(|contract| {
            let details = &contract.details;
            let until = details.last_day().map(|end| format!(" → {}", format::date(l, end))).unwrap_or_default();
            let hours = format::duration(l, contract.weekly_on(sheet.month.first().max(details.starts)).0);
            let amended =
                |amendment: &&Amendment| sheet.month.first() < amendment.starts && amendment.starts <= sheet.month.last();
            let later = contract.amendments.iter().filter(amended).map(|amendment| {
                let hours = format::duration(l, amendment.weekly.0);
                format!(" · {}", texts::hours_from_day(l, hours, format::date(l, amendment.starts)))
            });
            let later: String = later.collect();
            let kind = texts::contract_kind(l, details.kind);
            let words = format!("{kind} · {}{until} · {hours}{later}", format::date(l, details.starts));
            view! { <li>{words}</li> }
        })
        .collect();
    view! { <ul class="course">{lines}</ul> }.into_any()
}

/// The figures; the kinds of absence only for those who plan.
fn sums(l: Lang, sheet: &Sheet, kinds: bool) -> AnyView {
    let hours = |minutes: Minutes| format::duration(l, minutes.0);
    let away = sheet.absences();
    let absences: Vec<_> =
        away.iter().map(|(kind, minutes)| vec![texts::absence_kind(l, *kind).into_any(), hours(*minutes).into_any()]).collect();
    let projects: Vec<_> = sheet
        .projects()
        .into_iter()
        .map(|(name, minutes)| vec![texts::project_name(l, &name).into_any(), hours(minutes).into_any()])
        .collect();
    let corrections: Vec<_> = sheet
        .corrections
        .iter()
        .filter(|line| kinds || !matches!(line.change.what, Corrected::Absence(_)))
        .map(|line| {
            vec![
                format::date(l, line.recorded_at.date_naive()).into_any(),
                figures::corrected_day(l, &line.change).into_any(),
                corrected(l, &line.change).into_any(),
                hours(line.change.minutes).into_any(),
                hours(line.effect.pay).into_any(),
                line.change.reason.clone().into_any(),
            ]
        })
        .collect();
    view! {
        {figures::view(l, sheet)}
        {(kinds && !absences.is_empty()).then(|| table::view(texts::absences(l), [texts::absences(l), texts::hours_label(l)], absences))}
        {(!projects.is_empty()).then(|| table::view(texts::by_project(l), [texts::project(l), texts::hours_label(l)], projects))}
        {(!corrections.is_empty()).then(|| {
            table::view(
                texts::corrections(l),
                [
                    texts::noted_on(l),
                    texts::day(l),
                    texts::corrected_what(l),
                    texts::hours_label(l),
                    texts::month_pay(l),
                    texts::reason(l),
                ],
                corrections,
            )
        })}
    }
    .into_any()
}

/// What a correction is of, and the project of work.
fn corrected(l: Lang, change: &Change) -> String {
    let what = texts::corrected(l, change.what);
    if change.project.is_empty() { what } else { format!("{what} · {}", change.project) }
}

/// The projects that corrected work can count for, the largest first.
fn project_choices(l: Lang, sheet: &Sheet) -> Vec<(String, String)> {
    let mut projects: Vec<(String, Minutes)> = sheet.projects().into_iter().collect();
    projects.sort_by_key(|(_, minutes)| std::cmp::Reverse(*minutes));
    if !projects.iter().any(|(name, _)| name.is_empty()) {
        projects.push((String::new(), Minutes(0)));
    }
    let word = |name: &str| if name.is_empty() { NO_PROJECT.to_owned() } else { name.to_owned() };
    projects.into_iter().map(|(name, _)| (word(&name), texts::project_name(l, &name))).collect()
}

/// Each day as it was found: what the worker signs.
fn day_table(ctx: &Ctx, days: &[DayLine]) -> Option<AnyView> {
    let l = ctx.lang;
    let rows: Vec<_> = days
        .iter()
        .map(|line| {
            vec![
                format::day(l, line.day).into_any(),
                from_until(ctx, line).into_any(),
                (if line.pause.0 > 0 { format::duration(l, line.pause.0) } else { String::new() }).into_any(),
                format::duration(l, line.work.0).into_any(),
                if line.site_name.is_empty() { texts::workshop_led(l).into_any() } else { line.site_name.clone().into_any() },
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| {
        let heads = [texts::day(l), texts::hours_label(l), texts::pause(l), texts::worked(l), texts::site(l)];
        view! { <h2>{texts::day_by_day(l)}</h2>{table::view(texts::day_by_day(l), heads, rows)} }.into_any()
    })
}

/// "8 h 30 – 12 h 00" of work as it was found.
fn from_until(ctx: &Ctx, line: &DayLine) -> String {
    use chrono::Timelike as _;
    let clock = |at: chrono::DateTime<chrono::Utc>| {
        let local = at.with_timezone(&ctx.zone());
        format::time(ctx.lang, local.hour(), local.minute())
    };
    format!("{} – {}", clock(line.interval.starts), clock(line.interval.ends))
}

fn deeds(ctx: &Ctx, month: Month, sheet: &Sheet, base: &str, form: &Form) -> AnyView {
    let l = ctx.lang;
    if ctx.actor.person == Some(sheet.person) {
        return view! { <p class="hint no-print">{texts::not_ones_own_hours(l)}</p> }.into_any();
    }
    if sheet.validated_at.is_some() {
        let whats = Corrected::choices().into_iter().map(|what| (what.word(), texts::corrected(l, what))).collect();
        view! {
            <form method="post" action=format!("{base}/corriger") class="form no-print" novalidate>
                <h2>{texts::correct_month(l)}</h2>
                {sheet.has_changed_since(ctx.zone()).then(|| view! { <p class="hint">{texts::corrected_plainly(l)}</p> })}
                {frame::token()}
                <div class="pair">
                    {field(l, form, "what", texts::corrected_what(l)).required().select(whats)}
                    {field(l, form, "correction", texts::minutes_more_or_less(l)).required().hint(texts::not_minutes(l)).text()}
                    {field(l, form, "day", texts::corrected_day(l)).bare().hint(texts::corrected_day_hint(l)).date()}
                </div>
                <div class="pair">
                    {field(
                        l,
                        form,
                        "project",
                        texts::project(l),
                    ).required().hint(texts::project_of_work(l)).select(project_choices(l, sheet))}
                    {field(l, form, "reason", texts::reason(l)).required().text()}
                </div>
                <div class="buttons">{button::quiet(texts::add(l))}</div>
            </form>
        }
        .into_any()
    } else if sheet.open > 0 {
        let first = sheet.first_open.map_or_else(|| "/jour".to_owned(), |day| format!("/jour/{day}"));
        view! { <p class="no-print">{button::link(first, "user-check", texts::note_first(l))}</p> }.into_any()
    } else if sheet.is_over(month, ctx.today()) {
        view! { <div class="no-print">{button::post_once(format!("{base}/valider"), button::submit(texts::validate_month(l)))}</div> }
            .into_any()
    } else {
        view! { <p class="hint no-print">{texts::month_runs(l)}</p> }.into_any()
    }
}

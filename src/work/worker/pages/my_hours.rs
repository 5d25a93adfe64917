//! `/mes-heures`: the worker's own copy of a month, in the language they read.

use axum::response::Response;
use chrono::{DateTime, Timelike as _, Utc};
use leptos::prelude::*;

use platform::error::{AppError, Result};
use platform::i18n::{Lang, format};
use platform::time::{Minutes, Month};
use platform::web::context::Ctx;
use platform::web::page::{Head, page};
use ui::{badge, button, empty, facts, icon, table};

use crate::hours::store::daily::{self, DayLine};
use crate::hours::store::months::{self, Sheet};
use crate::texts::worker as texts;
use crate::worker::pages::my_week::language;

/// The page: this month, or another.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let person = ctx.actor.person.ok_or(AppError::NotFound)?;
    let w = language(&ctx).await?;
    let month = Month::parse(&ctx.param("mois")).unwrap_or_else(|| Month::of(ctx.today()));
    let mut conn = ctx.read().await?;
    let sheet = months::sheets(&mut conn, &ctx.actor, Some(person), month, (ctx.zone(), ctx.now())).await?.into_iter().next();
    let days = daily::of_month(&mut conn, &ctx.actor, person, month, (ctx.zone(), ctx.now())).await?;
    drop(conn);
    Ok(page(&ctx, Head::new(texts::my_hours(w)).read_in(w), || {
        let (back, forth) = w.arrows();
        let other = |month: Month| format!("/mes-heures?mois={}", month.word());
        view! {
            <div class="worker">
                <header class="worker-head">
                    <h1>{texts::my_hours(w)}</h1>
                    <p>{format::month_year(w, month.first())} " · " {ctx.actor.name.clone()}</p>
                </header>
                <p class="worker-links">
                    {button::link(other(month.previous()), back, texts::month_before(w))}
                    {button::link(other(month.next()), forth, texts::month_after(w))}
                </p>
                {match &sheet {
                    Some(sheet) => copy(&ctx, w, sheet, &days),
                    None => empty::view("clock", texts::no_hours(w)),
                }}
                <p class="worker-links"><a class="button" href="/ma-semaine">{icon::view("calendar-days")} {texts::my_week(w)}</a></p>
            </div>
        }
    }))
}

fn copy(ctx: &Ctx, w: Lang, sheet: &Sheet, days: &[DayLine]) -> AnyView {
    let (figures, hours) = (&sheet.figures, |minutes: Minutes| format::duration(w, minutes.0));
    let absences: Vec<_> = sheet
        .absences()
        .iter()
        .map(|(kind, minutes)| vec![texts::absence_kind(w, *kind).into_any(), hours(*minutes).into_any()])
        .collect();
    let corrections: Vec<_> = sheet
        .corrections
        .iter()
        .map(|line| {
            vec![
                format::day(w, line.change.day.unwrap_or_else(|| line.recorded_at.date_naive())).into_any(),
                hours(line.change.minutes).into_any(),
                view! { {texts::corrected(w, line.change.what)} " · " <bdi>{line.change.reason.clone()}</bdi> }.into_any(),
            ]
        })
        .collect();
    let state =
        if sheet.validated_at.is_some() { badge::good(texts::validated(w)) } else { badge::warm(texts::not_validated(w)) };
    view! {
        <p class="badges">{state}</p>
        {facts::view(vec![
            (texts::planned(w), hours(figures.planned)),
            (texts::worked(w), hours(sheet.worked())),
            (texts::holidays_paid(w), hours(figures.holidays)),
            (texts::paid(w), hours(sheet.paid())),
            (texts::month_pay(w), hours(sheet.pay())),
            (texts::overtime(w), hours(sheet.overtime())),
            (texts::support_hours(w), hours(sheet.support())),
            (texts::days_worked(w), sheet.days().to_string()),
        ])}
        {(!absences.is_empty()).then(|| table::view(texts::my_absences(w), [texts::my_absences(w), texts::hours(w)], absences))}
        {(!corrections.is_empty()).then(|| {
            table::view(texts::corrections(w), [texts::corrections(w), texts::hours(w), texts::why_changed(w)], corrections)
        })}
        {week_by_week(w, sheet)}
        {day_by_day(ctx, w, days)}
        <p class="signature">{texts::signature(w)}</p>
    }
    .into_any()
}

/// Each week of the month, whole (Code du travail D3171-8).
fn week_by_week(w: Lang, sheet: &Sheet) -> Option<AnyView> {
    let row = |(monday, minutes): (&chrono::NaiveDate, &Minutes)| {
        let sunday = platform::time::Week::of(*monday).sunday();
        let days = texts::days_from_to(w, format::day(w, *monday), format::day(w, sunday));
        vec![days.into_any(), format::duration(w, minutes.0).into_any()]
    };
    let rows: Vec<_> = sheet.weeks().iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! { <h2>{texts::by_week(w)}</h2>{table::view(texts::by_week(w), [texts::by_week(w), texts::worked(w)], rows)} }
            .into_any()
    })
}

/// Each day as it was found, so that the worker can check it.
fn day_by_day(ctx: &Ctx, w: Lang, days: &[DayLine]) -> Option<AnyView> {
    let clock = |at: DateTime<Utc>| {
        let local = at.with_timezone(&ctx.zone());
        format::time(w, local.hour(), local.minute())
    };
    let rows: Vec<_> = days
        .iter()
        .map(|line| {
            vec![
                format::day(w, line.day).into_any(),
                texts::from_to(w, clock(line.interval.starts), clock(line.interval.ends)).into_any(),
                format::duration(w, line.work.0).into_any(),
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| {
        let heads = [texts::day(w), texts::hours(w), texts::worked(w)];
        view! { <h2>{texts::day_by_day(w)}</h2>{table::view(texts::day_by_day(w), heads, rows)} }.into_any()
    })
}

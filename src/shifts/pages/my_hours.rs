//! `/mes-heures`: the worker's own copy of a month, in the language they read.

use axum::response::Response;
use leptos::prelude::*;

use super::my_week::language;
use crate::platform::error::{AppError, Result};
use crate::platform::i18n::format;
use crate::platform::web::context::Ctx;
use crate::platform::web::page::{Head, page};
use crate::shifts::lang::WorkerLang;
use crate::shifts::model::time::{Minutes, Month};
use crate::shifts::store::months::{self, Sheet};
use crate::shifts::texts::worker as texts;
use crate::ui::{badge, button, empty, facts, icon, table};

/// The page: this month, or another.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let person = ctx.actor.person.ok_or(AppError::NotFound)?;
    let w = language(&ctx).await?;
    let month = Month::parse(&ctx.param("mois")).unwrap_or_else(|| Month::of(ctx.today()));
    let sheet = months::sheets(&mut *ctx.read().await?, &ctx.actor, Some(person), month, ctx.zone()).await?.into_iter().next();
    Ok(page(&ctx, Head::new(texts::my_month(w)).read_in(w), || {
        let (back, forth) = w.arrows();
        let other = |month: Month| format!("/mes-heures?mois={}", month.word());
        view! {
            <div class="worker">
                <header class="worker-head">
                    <h1>{texts::my_month(w)}</h1>
                    <p>{w.month(month.first())} " · " {ctx.actor.name.clone()}</p>
                </header>
                <p class="worker-links">
                    {button::link(other(month.previous()), back, texts::month_before(w))}
                    {button::link(other(month.next()), forth, texts::month_after(w))}
                </p>
                {match &sheet {
                    Some(sheet) => copy(w, sheet),
                    None => empty::view("clock", texts::no_hours(w)),
                }}
                <p class="worker-links"><a class="button" href="/ma-semaine">{icon::view("calendar-days")} {texts::my_week(w)}</a></p>
            </div>
        }
    }))
}

fn copy(w: WorkerLang, sheet: &Sheet) -> AnyView {
    let (figures, hours) = (&sheet.figures, |minutes: Minutes| w.duration(minutes));
    let absences: Vec<_> = figures
        .absences
        .iter()
        .map(|(kind, minutes)| vec![texts::absence_kind(w, *kind).into_any(), hours(*minutes).into_any()])
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
                w.day(line.recorded_at.date_naive()).into_any(),
                hours(line.minutes).into_any(),
                view! { <bdi>{line.reason.clone()}</bdi> }.into_any(),
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
            (texts::paid(w), hours(sheet.paid())),
            (texts::overtime(w), hours(figures.overtime)),
            (texts::support_hours(w), hours(figures.support)),
            (texts::days_worked(w), figures.days.to_string()),
            (texts::full_time_share(w), format::hundredths(w.figures(), sheet.full_time_hundredths())),
        ])}
        {(!absences.is_empty()).then(|| table::view(texts::my_absences(w), [texts::my_absences(w), texts::hours(w)], absences))}
        {(!projects.is_empty()).then(|| table::view(texts::projects(w), [texts::projects(w), texts::hours(w)], projects))}
        {(!corrections.is_empty()).then(|| {
            table::view(texts::corrections(w), [texts::corrections(w), texts::hours(w), texts::why_changed(w)], corrections)
        })}
        <p class="signature">{texts::signature(w)}</p>
    }
    .into_any()
}

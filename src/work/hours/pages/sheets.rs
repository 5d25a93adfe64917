//! What is printed and signed: the day's attendance sheet, and the week's recapitulation.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::Response;
use chrono::NaiveDate;
use leptos::prelude::*;

use ::ui::{badge, empty, link, page_head, table, texts as ui};
use people::model::PersonId;
use platform::error::Result;
use platform::i18n::format;
use platform::time::{Minutes, Week};
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use crate::hours::pages::day::day_of;
use crate::hours::store::presence::{self, Attendance};
use crate::model::absence::{Absence, AbsenceState, AbsenceTime};
use crate::model::attendance::AttendanceOutcome;
use crate::model::rules::work_by_day;
use crate::rota::pages::board::week_of;
use crate::rota::store::absences;
use crate::rota::store::stints::{self, PublishedStint};
use crate::texts;

/// `/jour/…/feuille`: to print and sign.
pub async fn day(ctx: Ctx, Path(day): Path<String>) -> Result<Response> {
    let day = day_of(&day)?;
    let stints = stints::of_days(&mut *ctx.read().await?, &ctx.actor, day, day).await?;
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::sheet(l)).wide(), || {
        let rows: Vec<_> = stints
            .iter()
            .map(|stint| {
                vec![
                    stint.name.clone().into_any(),
                    texts::hours(l, stint.starts_minute, stint.ends_minute).into_any(),
                    stint.site_name.clone().into_any(),
                    ().into_any(),
                    ().into_any(),
                    ().into_any(),
                ]
            })
            .collect();
        view! {
            {page_head::simple(texts::attendance_of(l, format::long_date(l, day)), ctx.ecopole.name.clone())}
            <div class="signing">
                {table::view(
                    texts::sheet(l),
                    [texts::name(l), texts::planned(l), texts::site(l), texts::arrival(l), texts::departure(l), texts::signature(l)],
                    rows,
                )}
            </div>
            <p class="hint no-print">{texts::print_hint(l)}</p>
        }
    }))
}

/// `/semaine/…/a-prevenir`: whom no letter reaches, with their number and what is new to them: to call, or to print and hand out.
pub async fn to_tell(ctx: Ctx, Path(monday): Path<String>) -> Result<Response> {
    let week = week_of(&monday)?;
    let days = (ctx.today().max(week.monday()), week.plus(52).sunday());
    let lines = stints::to_tell(&mut *ctx.read().await?, &ctx.actor, days).await?;
    let l = ctx.lang;
    let range = texts::week_range(l, format::day(l, week.monday()), format::date(l, week.sunday()));
    let lead = format!("{} ({range})", texts::to_tell_lead(l));
    Ok(page(&ctx, Head::new(texts::to_tell(l)), || {
        let people: Vec<_> = lines
            .chunk_by(|one, next| one.person_id == next.person_id)
            .map(|lines| {
                let phone = Some(lines[0].phone.as_str()).filter(|phone| !phone.is_empty()).map(link::phone);
                let news: Vec<_> = lines
                    .iter()
                    .map(|line| {
                        let hours = texts::hours(l, line.starts_minute, line.ends_minute);
                        let off = line.cancelled.then(|| view! { " " {badge::bad(texts::called_off(l))} });
                        view! { <li>{format!("{} · {hours} · {}", format::day(l, line.day), line.site_name)}{off}</li> }
                    })
                    .collect();
                view! { <li><p><strong>{lines[0].name.clone()}</strong> " " {phone}</p><ul>{news}</ul></li> }
            })
            .collect();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![(format!("/semaine/{}", week.monday()), texts::week_title(l, week.number()))])}
            {page_head::simple(texts::to_tell(l), lead)}
            {if people.is_empty() {
                empty::view("check", texts::nobody_to_tell(l))
            } else {
                view! { <ul class="to-tell">{people}</ul> }.into_any()
            }}
        }
    }))
}

/// One person's week: what each day held. Work across midnight is shared by its days, as in the month.
#[derive(Default)]
struct Row {
    planned: Minutes,
    worked: BTreeMap<NaiveDate, Minutes>,
    away: Vec<NaiveDate>,
}

fn rows(
    ctx: &Ctx,
    week: Week,
    stints: &[PublishedStint],
    found: &[Attendance],
    away: &[Absence],
) -> BTreeMap<(String, PersonId), Row> {
    let mut rows: BTreeMap<(String, PersonId), Row> = BTreeMap::new();
    let mut names: BTreeMap<PersonId, String> = BTreeMap::new();
    let in_week = week.monday()..=week.sunday();
    for stint in stints {
        names.insert(stint.person_id, stint.name.clone());
        if in_week.contains(&stint.day) {
            let row = rows.entry((stint.name.clone(), stint.person_id)).or_default();
            row.planned = row.planned + stint.work();
        }
    }
    for absence in away.iter().filter(|absence| absence.state == AbsenceState::Approved) {
        if let AbsenceTime::Days(first, last) = absence.details.time {
            let row = rows.entry((absence.name.clone(), absence.person)).or_default();
            row.away.extend(week.days().filter(|day| (first..=last).contains(day)));
        }
    }
    for line in found.iter().filter(|line| line.outcome == AttendanceOutcome::Present) {
        let Some(name) = names.get(&line.person_id) else {
            continue;
        };
        for (day, minutes) in work_by_day(line.interval(), line.break_minutes, ctx.zone()) {
            if in_week.contains(&day) {
                let sum = rows.entry((name.clone(), line.person_id)).or_default().worked.entry(day).or_default();
                *sum = *sum + minutes;
            }
        }
    }
    rows
}

/// `/recapitulatif/…`: the week, to hand out and sign (Code du travail D3171-8).
pub async fn week(ctx: Ctx, Path(monday): Path<String>) -> Result<Response> {
    let week = week_of(&monday)?;
    // Work of the Sunday night before reaches into the week.
    let (first, last) = (week.monday() - chrono::Days::new(1), week.sunday());
    let mut conn = ctx.read().await?;
    let stints = stints::of_days(&mut conn, &ctx.actor, first, last).await?;
    let found = presence::found(&mut conn, &ctx.actor, first, last).await?;
    let away = absences::of_days(&mut conn, &ctx.actor, week.monday(), last).await?;
    drop(conn);
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::recap(l)).wide(), || {
        let rows: Vec<_> = rows(&ctx, week, &stints, &found, &away)
            .into_iter()
            .map(|((name, _), row)| {
                let mut cells = vec![name.into_any()];
                cells.extend(week.days().map(|day| match row.worked.get(&day) {
                    Some(minutes) => format::duration(l, minutes.0).into_any(),
                    None if row.away.contains(&day) => texts::away(l).into_any(),
                    None => ().into_any(),
                }));
                cells.push(format::duration(l, row.planned.0).into_any());
                cells.push(format::duration(l, row.worked.values().copied().sum::<Minutes>().0).into_any());
                cells.push(().into_any());
                cells
            })
            .collect();
        let heads: Vec<&'static str> = (0..7).map(|day| texts::weekday_name(l, day)).collect();
        let columns = [
            texts::name(l),
            heads[0],
            heads[1],
            heads[2],
            heads[3],
            heads[4],
            heads[5],
            heads[6],
            texts::planned(l),
            texts::worked(l),
            texts::signature(l),
        ];
        view! {
            {page_head::simple(texts::recap(l), texts::week_range(l, format::day(l, week.monday()), format::date(l, week.sunday())))}
            <div class="signing">{table::view(texts::recap(l), columns, rows)}</div>
            <p class="hint no-print">{texts::print_hint(l)}</p>
        }
    }))
}

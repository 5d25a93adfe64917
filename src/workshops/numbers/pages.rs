//! `/animation/chiffres`: how workshops went, as a page and as a spreadsheet; and `/animation/agenda`: shifts and workshops of a terrain,
//! day by day.

use axum::response::Response;
use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;

use ::ui::{badge, button, empty, page_head, table, texts as ui};
use land::model::Filter;
use land::store::sites;
use platform::error::Result;
use platform::i18n::{Lang, format};
use platform::spreadsheet::{Cell, Table};
use platform::time::{Interval, Week};
use platform::web::context::Ctx;
use platform::web::page::{Head, page};
use work::rota::store::plan;
use work::team::store::catalogue;

use crate::numbers::routes::period;
use crate::numbers::store::{self as numbers, DateNumbers, Sums};
use crate::offer::store::{dates, workshops};
use crate::texts;

/// The dates of a period as a table to export.
///
/// # Errors
/// `NotFound` for those who do not run workshops.
pub async fn table(ctx: &Ctx) -> Result<Table> {
    let l = ctx.lang;
    let all = numbers::by_date(&mut *ctx.read().await?, &ctx.actor, period(ctx), ctx.now()).await?;
    let header = vec![
        texts::day(l),
        texts::workshop(l),
        texts::theme_label(l),
        texts::state(l),
        texts::seats_label(l),
        texts::booked(l),
        texts::came(l),
        texts::no_shows(l),
        texts::newcomers(l),
        texts::waiting(l),
    ];
    let rows = all
        .into_iter()
        .map(|date| {
            let state = if date.cancelled { texts::called_off(l) } else { "" };
            vec![
                Cell::Day(Some(date.day)),
                Cell::Text(date.title.clone()),
                Cell::Text(texts::theme(l, date.theme).to_owned()),
                Cell::Text(state.to_owned()),
                Cell::Count(date.capacity),
                Cell::Count(date.booked),
                // Who of a small group came, or came for the first time, could be told by name.
                of_group(date.came, date.booked),
                of_group(date.no_shows(), date.booked),
                of_group(date.newcomers, date.came.min(date.newcomers)),
                of_group(date.waiting, date.waiting),
            ]
        })
        .collect();
    Ok(Table { name: texts::workshops(l).to_owned(), header, rows })
}

/// `/animation/chiffres`.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let period = period(&ctx);
    let mut conn = ctx.read().await?;
    let all = numbers::by_date(&mut conn, &ctx.actor, period, ctx.now()).await?;
    let communes = numbers::by_commune(&mut conn, &ctx.actor, period).await?;
    drop(conn);
    let l = ctx.lang;
    let (themes, sums) = numbers::sums(&all);
    Ok(page(&ctx, Head::new(texts::numbers(l)).wide(), || {
        let query = format!("du={}&au={}", period.0, period.1);
        let actions = vec![
            button::link(format!("/animation/chiffres/tableur?{query}"), "download", ui::export_csv(l)),
            button::link(format!("/animation/chiffres/classeur?{query}"), "download", texts::workbook(l)),
        ];
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/animation".to_owned(), texts::team_title(l).to_owned())])}
            {page_head::with_actions(texts::numbers(l), texts::numbers_lead(l), actions)}
            <form method="get" class="filter">
                <label>{texts::valid_from(l)}<input type="date" name="du" value=period.0.to_string() /></label>
                <label>{texts::valid_until(l)}<input type="date" name="au" value=period.1.to_string() /></label>
                <button type="submit" class="button">{ui::filter(l)}</button>
            </form>
            {if all.is_empty() {
                empty::view("chart-column", texts::no_numbers(l))
            } else {
                figures(l, &all, &themes.into_iter().collect::<Vec<_>>(), sums, &communes)
            }}
        }
    }))
}

fn figures(
    l: Lang,
    all: &[DateNumbers],
    themes: &[(crate::model::workshop::Theme, Sums)],
    sums: Sums,
    communes: &[(String, i64)],
) -> AnyView {
    let number = |value: String, name: &'static str| view! { <div><dd>{value}</dd><dt>{name}</dt></div> };
    let ratings: i64 = all.iter().map(|date| date.ratings).sum();
    let stars = (ratings >= numbers::SMALLEST)
        .then(|| format::hundredths(l, all.iter().map(|date| date.rating_sum).sum::<i64>() * 100 / ratings))
        .map(|stars| number(texts::of_five(l, stars), texts::rating_label(l)));
    let theme_rows = themes
        .iter()
        .map(|(theme, sums)| {
            vec![
                texts::theme(l, *theme).into_any(),
                sums.dates.into_any(),
                bar(l, sums),
                in_group(sums.came, sums.came + sums.no_shows).into_any(),
                in_group(sums.no_shows, sums.came + sums.no_shows).into_any(),
                in_group(sums.waiting, sums.waiting).into_any(),
            ]
        })
        .collect();
    let date_rows = all
        .iter()
        .rev()
        .map(|date| {
            let state = if date.cancelled {
                badge::bad(texts::called_off(l))
            } else {
                texts::taken_of(l, date.booked, date.capacity).into_any()
            };
            vec![
                view! { <a href=format!("/animation/dates/{}", date.id)>{date.title.clone()}</a> }.into_any(),
                format::date(l, date.day).into_any(),
                state,
                in_group(date.came, date.booked).into_any(),
                in_group(date.no_shows(), date.booked).into_any(),
                in_group(date.waiting, date.waiting).into_any(),
            ]
        })
        .collect();
    let commune_rows: Vec<_> = communes
        .iter()
        .map(|(name, came)| {
            let name = if name.is_empty() { texts::other_communes(l).to_owned() } else { name.clone() };
            vec![name.into_any(), came.to_string().into_any()]
        })
        .collect();
    view! {
        <dl class="numbers">
            {number(sums.dates.to_string(), texts::dates(l))}
            {number(texts::percent(l, sums.fill()), texts::fill(l))}
            {number(in_group(sums.came, sums.came + sums.no_shows), texts::came(l))}
            {number(in_group(sums.no_shows, sums.came + sums.no_shows), texts::no_shows(l))}
            {(sums.came >= numbers::SMALLEST && !(1..numbers::SMALLEST).contains(&sums.newcomers))
                .then(|| number(sums.newcomers.to_string(), texts::newcomers(l)))}
            {number(in_group(sums.waiting, sums.waiting), texts::waiting(l))}
            {stars}
        </dl>
        <h2>{texts::by_theme(l)}</h2>
        {table::view(
            texts::by_theme(l),
            [texts::theme_label(l), texts::dates(l), texts::fill(l), texts::came(l), texts::no_shows(l), texts::waiting(l)],
            theme_rows,
        )}
        <h2>{texts::by_commune(l)}</h2>
        <p class="hint">{texts::small_groups(l)}</p>
        {if commune_rows.is_empty() {
            ().into_any()
        } else {
            table::view(texts::by_commune(l), [texts::commune(l), texts::came(l)], commune_rows)
        }}
        <h2>{texts::by_date(l)}</h2>
        {table::view(
            texts::by_date(l),
            [texts::workshop(l), texts::day(l), texts::booked(l), texts::came(l), texts::no_shows(l), texts::waiting(l)],
            date_rows,
        )}
    }
    .into_any()
}

/// A count among a group, left out where the group is small: nothing is said of fewer than five people.
fn of_group(count: i64, group: i64) -> Cell {
    if (1..numbers::SMALLEST).contains(&group) { Cell::Text("–".to_owned()) } else { Cell::Count(count) }
}

/// The same in words, for the page.
fn in_group(count: i64, group: i64) -> String {
    if (1..numbers::SMALLEST).contains(&group) { "–".to_owned() } else { count.to_string() }
}

fn bar(l: Lang, sums: &Sums) -> AnyView {
    view! {
        <span class="seats">
            <meter min="0" max="100" value=sums.fill().to_string() aria-label=texts::fill(l)></meter>
            {texts::percent(l, sums.fill())}
        </span>
    }
    .into_any()
}

/// `/animation/agenda`: what happens on each terrain in a week, work and workshops together.
pub async fn common(ctx: Ctx) -> Result<Response> {
    let week = ctx.param("semaine").parse::<NaiveDate>().map_or_else(|_| Week::of(ctx.today()), Week::of);
    let interval = Interval::days(week.monday(), week.sunday(), ctx.zone());
    let mut conn = ctx.read().await?;
    let offered = dates::between(&mut conn, &ctx.actor, interval.starts, interval.ends).await?;
    let titles = workshops::list(&mut conn, &ctx.actor).await?;
    let shifts = plan::list(&mut conn, &ctx.actor, week.monday(), week.sunday()).await?;
    let tasks = catalogue::tasks(&mut conn, &ctx.actor).await?;
    let terrains = sites::list(&mut conn, &ctx.actor, &Filter::default()).await?;
    drop(conn);
    let l = ctx.lang;
    // What, when on the wall, and where it leads.
    let mut entries: Vec<(String, NaiveDate, i64, AnyView)> = Vec::new();
    for shift in &shifts {
        let place =
            terrains.iter().find(|site| site.id == shift.work.site).map(|site| site.details.name.clone()).unwrap_or_default();
        let task = tasks.iter().find(|task| task.id == shift.work.task).map(|task| task.name.clone()).unwrap_or_default();
        let hours = texts::short_hours(l, shift.slot);
        let chip = view! { <a class="chip" href=format!("/creneaux/{}", shift.id)><b>{hours}</b> " " {task}</a> }.into_any();
        entries.push((place, shift.slot.day, shift.slot.starts.0, chip));
    }
    for date in offered.iter().filter(|date| date.cancelled.is_none()) {
        let title = titles
            .iter()
            .find(|workshop| workshop.id == date.workshop)
            .map(|workshop| workshop.details.title.clone())
            .unwrap_or_default();
        let hours = texts::short_hours(l, date.slot);
        let chip = view! {
            <a class="chip workshop" href=format!("/animation/dates/{}", date.id)>
                <b>{hours}</b>
                " " {title}
                <small>{texts::taken_of(l, date.taken, date.capacity)}</small>
            </a>
        };
        entries.push((date.place_name.clone(), date.slot.day, date.slot.starts.0, chip.into_any()));
    }
    entries.sort_by(|one, two| (&one.0, one.1, one.2).cmp(&(&two.0, two.1, two.2)));
    Ok(page(&ctx, Head::new(texts::common_agenda(l)).wide(), || {
        let days: Vec<NaiveDate> = week.days().collect();
        let heads: Vec<_> = days
            .iter()
            .map(|day| view! { <th scope="col" class=if *day == ctx.today() { "today" } else { "" }>{format::short_day(l, *day)}</th> })
            .collect();
        let mut rows: Vec<(String, Vec<Vec<AnyView>>)> = Vec::new();
        for (place, day, _, chip) in entries {
            if rows.last().is_none_or(|(name, _)| *name != place) {
                rows.push((place, (0..7).map(|_| Vec::new()).collect()));
            }
            if let Some((_, cells)) = rows.last_mut()
                && let Some(cell) = cells.get_mut(day.weekday().num_days_from_monday() as usize)
            {
                cell.push(chip);
            }
        }
        let none = rows.is_empty();
        let rows: Vec<_> = rows
            .into_iter()
            .map(|(place, cells)| {
                let cells: Vec<_> = cells.into_iter().map(|chips| view! { <td>{chips}</td> }).collect();
                view! { <tr><th scope="row">{place}</th>{cells}</tr> }
            })
            .collect();
        let step = |week: Week, icon: &str, words: &'static str| {
            button::link(format!("/animation/agenda?semaine={}", week.monday()), icon, words)
        };
        let actions = vec![
            step(week.plus(-1), "chevron-left", texts::week_before(l)),
            step(week.plus(1), "chevron-right", texts::week_after(l)),
        ];
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/animation".to_owned(), texts::team_title(l).to_owned())])}
            {page_head::with_actions(texts::common_agenda(l), texts::common_lead(l, format::date(l, week.monday())), actions)}
            {if none { empty::view("calendar-days", texts::nothing_this_week(l)) } else {
                view! {
                    <div class="board-frame"><table class="board">
                        <caption class="visually-hidden">{texts::common_agenda(l)}</caption>
                        <thead><tr><th scope="col">{texts::place(l)}</th>{heads}</tr></thead>
                        <tbody>{rows}</tbody>
                    </table></div>
                }.into_any()
            }}
        }
    }))
}

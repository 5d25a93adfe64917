//! `/ateliers`: what is offered, when, and where places are left; as a list, or as a month.

use std::collections::HashMap;

use axum::response::Response;
use chrono::{DateTime, Datelike as _, Duration, NaiveDate, Utc};
use leptos::prelude::*;

use ::ui::{empty, icon, page_head, tabs, texts as ui};
use platform::error::Result;
use platform::i18n::{Lang, format};
use platform::time::{ClockTime, Interval, Month, Week};
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use crate::RUNNERS;
use crate::model::date::{Opening, WorkshopDate};
use crate::model::money::UnitName;
use crate::model::workshop::{Price, Theme, Workshop, WorkshopId};
use crate::offer::store::{dates, settings, workshops};
use crate::parts::{for_whom, line, price_line, seats};
use crate::texts;

/// How far ahead the list looks.
const AHEAD: Duration = Duration::days(365);

/// What is offered between two instants.
pub struct Agenda {
    /// Dates by start, cycles booked as a whole by their first date still to come.
    pub dates: Vec<WorkshopDate>,
    /// The workshops they belong to.
    pub workshops: HashMap<WorkshopId, Workshop>,
    pub prices: HashMap<WorkshopId, Vec<Price>>,
    /// How many dates a cycle has, those shown by their first.
    pub cycles: HashMap<crate::model::date::SeriesId, usize>,
    /// What the local time unit is called.
    pub unit: UnitName,
}

impl Agenda {
    /// Reads it.
    pub async fn load(ctx: &Ctx, from: DateTime<Utc>, until: DateTime<Utc>) -> Result<Self> {
        let mut conn = ctx.read().await?;
        let all = dates::public(&mut conn, from, until).await?;
        let workshops = workshops::public(&mut conn).await?.into_iter().map(|workshop| (workshop.id, workshop)).collect();
        let mut prices: HashMap<WorkshopId, Vec<Price>> = HashMap::new();
        for (workshop, price) in workshops::all_prices(&mut conn).await? {
            prices.entry(workshop).or_default().push(price);
        }
        let unit = settings::load(&mut conn).await?.unit();
        let mut cycles = HashMap::new();
        let dates = all
            .into_iter()
            .filter(|date| match date.series.filter(|_| date.whole) {
                Some(series) => {
                    let count = cycles.entry(series).or_insert(0_usize);
                    *count += 1;
                    *count == 1
                }
                None => true,
            })
            .collect();
        Ok(Self { dates, workshops, prices, cycles, unit })
    }

    /// The workshop of a date.
    #[must_use]
    pub fn workshop(&self, date: &WorkshopDate) -> Option<&Workshop> {
        self.workshops.get(&date.workshop)
    }

    /// What its seats cost.
    #[must_use]
    pub fn price(&self, l: Lang, date: &WorkshopDate) -> String {
        price_line(l, self.prices.get(&date.workshop).map_or(&[], Vec::as_slice), &self.unit)
    }
}

/// What the reader looks for.
struct Wanted {
    theme: Option<Theme>,
    age: Option<i64>,
    place: String,
    free: bool,
}

impl Wanted {
    fn of(ctx: &Ctx) -> Self {
        Self {
            theme: Theme::from_word(&ctx.param("theme")),
            age: ctx.param("age").trim().parse().ok(),
            place: ctx.param("lieu"),
            free: ctx.param("libres") == "oui",
        }
    }

    fn lets_through(&self, agenda: &Agenda, date: &WorkshopDate, now: DateTime<Utc>) -> bool {
        let Some(workshop) = agenda.workshop(date) else {
            return false;
        };
        let details = &workshop.details;
        let fits = |age: i64| details.age_from.is_none_or(|from| age >= from) && details.age_to.is_none_or(|to| age <= to);
        self.theme.is_none_or(|theme| theme == details.theme)
            && self.age.is_none_or(fits)
            && (self.place.is_empty() || self.place == date.place_name)
            && (!self.free || date.opening(now) == Opening::Open)
    }
}

/// `/ateliers`.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let month = ctx.param("vue") == "mois";
    let chosen = Month::parse(&ctx.param("mois")).unwrap_or_else(|| Month::of(ctx.today()));
    let (from, until) = if month {
        let whole = Interval::days(chosen.first(), chosen.last(), ctx.zone());
        (whole.starts, whole.ends)
    } else {
        (ctx.now(), ctx.now() + AHEAD)
    };
    let agenda = Agenda::load(&ctx, from, until).await?;
    let (l, now, wanted) = (ctx.lang, ctx.now(), Wanted::of(&ctx));
    let shown: Vec<&WorkshopDate> = agenda.dates.iter().filter(|date| wanted.lets_through(&agenda, date, now)).collect();
    let head = Head::new(texts::workshops(l)).with_social(texts::agenda_lead(l, &ctx.ecopole.name), None, None);
    Ok(page(&ctx, head, || {
        let views = tabs::view(
            texts::views(l),
            vec![
                (ctx.with_param("vue", ""), texts::view_list(l).to_owned(), !month),
                (ctx.with_param("vue", "mois"), texts::view_month(l).to_owned(), month),
            ],
        );
        let body = if month {
            calendar(&ctx, &agenda, &shown, chosen)
        } else if shown.is_empty() {
            empty::view("calendar-days", texts::no_date(l))
        } else {
            list(&ctx, &agenda, &shown)
        };
        let team = ctx.actor.roles.any_of(RUNNERS).then(|| ::ui::button::link("/animation", "settings", texts::team_side(l)));
        view! {
            {page_head::with_actions(texts::workshops(l), texts::agenda_lead(l, &ctx.ecopole.name), team.into_iter().collect())}
            {filter(&ctx, &agenda, &wanted)}
            {views}
            {body}
            <p class="feeds">
                <a href="/ateliers/agenda.ics">{icon::view("calendar-plus")} " " {texts::feed(l)}</a>
            </p>
        }
    }))
}

fn filter(ctx: &Ctx, agenda: &Agenda, wanted: &Wanted) -> AnyView {
    let l = ctx.lang;
    let option = |value: String, words: String, chosen: bool| view! { <option value=value selected=chosen>{words}</option> };
    let themes: Vec<_> = Theme::ALL
        .iter()
        .map(|theme| option(theme.word().to_owned(), texts::theme(l, *theme).to_owned(), wanted.theme == Some(*theme)))
        .collect();
    let mut names: Vec<&str> = agenda.dates.iter().map(|date| date.place_name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let places: Vec<_> =
        names.iter().map(|name| option((*name).to_owned(), (*name).to_owned(), wanted.place == **name)).collect();
    let filtered = wanted.theme.is_some() || wanted.age.is_some() || !wanted.place.is_empty() || wanted.free;
    view! {
        <form method="get" class="filter compact" role="search">
            {(ctx.param("vue") == "mois").then(|| view! {
                <input type="hidden" name="vue" value="mois" />
                <input type="hidden" name="mois" value=ctx.param("mois") />
            })}
            <label>{texts::theme_label(l)}<select name="theme"><option value="">{ui::all(l)}</option>{themes}</select></label>
            <label>{texts::place(l)}<select name="lieu"><option value="">{ui::all(l)}</option>{places}</select></label>
            <label class="short">{texts::age(l)}<input type="text" inputmode="numeric" name="age" value=ctx.param("age") /></label>
            <label class="check">
                <input type="checkbox" name="libres" value="oui" checked=wanted.free />
                <span>{texts::only_free(l)}</span>
            </label>
            <button type="submit" class="button">{ui::filter(l)}</button>
            {filtered.then(|| view! { <a class="clear" href="/ateliers">{ui::clear(l)}</a> })}
        </form>
    }
    .into_any()
}

fn list(ctx: &Ctx, agenda: &Agenda, shown: &[&WorkshopDate]) -> AnyView {
    let l = ctx.lang;
    let months: Vec<_> = shown
        .chunk_by(|one, two| Month::of(one.slot.day) == Month::of(two.slot.day))
        .filter_map(|dates| {
            let first = dates.first()?;
            let items: Vec<_> = dates.iter().filter_map(|date| Some(item(ctx, agenda, date, agenda.workshop(date)?))).collect();
            Some(view! {
                <section>
                    <h2 class="month">{format::month_year(l, first.slot.day)}</h2>
                    <ul class="agenda">{items}</ul>
                </section>
            })
        })
        .collect();
    view! { {months} }.into_any()
}

fn item(ctx: &Ctx, agenda: &Agenda, date: &WorkshopDate, workshop: &Workshop) -> AnyView {
    let l = ctx.lang;
    let details = &workshop.details;
    let cycle = date.series.filter(|_| date.whole).and_then(|series| agenda.cycles.get(&series));
    let whom = for_whom(l, details);
    view! {
        <li class=format!("date-item {}", details.theme.word())>
            <p class="day-leaf" aria-hidden="true">
                <span>{format::weekday(l, date.slot.day).chars().take(3).collect::<String>()}</span>
                <b>{date.slot.day.day()}</b>
            </p>
            <div>
                <h3><a href=format!("/ateliers/{}?date={}", workshop.id, date.id)>{details.title.clone()}</a></h3>
                <p class="when">{icon::view(details.theme.icon())} " " {texts::when(l, date)}</p>
                <p class="meta">
                    {date.place_name.clone()} " · " {agenda.price(l, date)} {(!whom.is_empty()).then(|| format!(" · {whom}"))}
                </p>
                {cycle.map(|n| line("repeat", texts::cycle_of(l, *n)))}
            </div>
            <div class="seats-cell">{seats(l, date, ctx.now())}</div>
        </li>
    }
    .into_any()
}

fn calendar(ctx: &Ctx, agenda: &Agenda, shown: &[&WorkshopDate], month: Month) -> AnyView {
    let l = ctx.lang;
    let (first, last) = (Week::of(month.first()).monday(), Week::of(month.last()).sunday());
    let days: Vec<NaiveDate> = first.iter_days().take_while(|day| *day <= last).collect();
    let heads: Vec<_> = days.iter().take(7).map(|day| view! { <th scope="col">{format::weekday(l, *day)}</th> }).collect();
    let weeks: Vec<_> = days
        .chunks(7)
        .map(|week| {
            let cells: Vec<_> = week.iter().map(|day| cell(ctx, agenda, shown, *day, month)).collect();
            view! { <tr>{cells}</tr> }
        })
        .collect();
    let step = |month: Month, icon_name: &'static str, words: String| {
        let address = ctx.with_param("mois", &month.word());
        view! { <a class="button" href=address aria-label=words>{icon::view(icon_name)}</a> }
    };
    view! {
        <div class="month-head">
            {step(month.previous(), "chevron-left", format::month_year(l, month.previous().first()))}
            <h2>{format::month_year(l, month.first())}</h2>
            {step(month.next(), "chevron-right", format::month_year(l, month.next().first()))}
        </div>
        <table class="month-table">
            <caption class="visually-hidden">{texts::workshops(l)} " " {format::month_year(l, month.first())}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{weeks}</tbody>
        </table>
        {shown.is_empty().then(|| view! { <p class="hint">{texts::no_date_this_month(l)}</p> })}
    }
    .into_any()
}

fn cell(ctx: &Ctx, agenda: &Agenda, shown: &[&WorkshopDate], day: NaiveDate, month: Month) -> AnyView {
    let l = ctx.lang;
    let items: Vec<_> = shown
        .iter()
        .filter(|date| date.slot.day == day)
        .filter_map(|date| {
            let workshop = agenda.workshop(date)?;
            let (hour, minute) = ClockTime::on_the_wall(date.slot.starts);
            let gone = !matches!(date.opening(ctx.now()), Opening::Open);
            let class = if gone {
                format!("chip {} off", workshop.details.theme.word())
            } else {
                format!("chip {}", workshop.details.theme.word())
            };
            Some(view! {
                <a class=class href=format!("/ateliers/{}?date={}", workshop.id, date.id)>
                    <b>{format::short_time(l, hour, minute)}</b> " " {workshop.details.title.clone()}
                    <small>{in_a_word(l, date, ctx.now())}</small>
                </a>
            })
        })
        .collect();
    let class = match (day == ctx.today(), Month::of(day) == month, items.is_empty()) {
        (true, ..) => "today",
        (_, false, _) => "outside",
        (_, _, true) => "idle",
        _ => "",
    };
    view! {
        <td class=class>
            <span class="day-number">{day.day()}<span class="day-name">" " {format::weekday(l, day)}</span></span>
            {items}
        </td>
    }
    .into_any()
}

/// How a date stands, where there is little room.
pub fn in_a_word(l: Lang, date: &WorkshopDate, now: DateTime<Utc>) -> String {
    match date.opening(now) {
        Opening::Open => texts::places_left(l, date.left()),
        Opening::Full => texts::full(l).to_owned(),
        Opening::Later => texts::soon(l).to_owned(),
        Opening::Closed => texts::closed(l).to_owned(),
        Opening::Cancelled => texts::called_off(l).to_owned(),
    }
}

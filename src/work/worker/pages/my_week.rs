//! `/ma-semaine`: what a worker needs to know, today first: when, where, what, with whom. Few words, large, with pictograms.

use std::collections::BTreeMap;

use axum::response::Response;
use chrono::NaiveDate;
use leptos::prelude::*;

use ::land::geometry::Spot;
use ::land::model::{PointKind, SiteId};
use ::land::plan::{self, Colours};
use ::land::store::land::{self, Land};
use people::model::PersonId;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::room::Led;
use platform::time::ClockTime;
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};
use ui::{button, dialog, form as frame, icon};

use crate::hours::store::presence::{self, Clocking, ClockingKind};
use crate::model::absence::{Absence, AbsenceState, AbsenceTime};
use crate::model::shift::{ShiftId, Task, TaskId};
use crate::rota::store::absences;
use crate::rota::store::stints::{self, PublishedStint};
use crate::rota::store::swaps::{self, Swap, SwapState};
use crate::team::store::catalogue;
use crate::texts::worker as texts;
use crate::worker::store as kiosks;

/// Days shown after today.
const AHEAD: u64 = 13;

/// Everything the page shows.
struct MyWeek {
    person: PersonId,
    today: NaiveDate,
    stints: Vec<PublishedStint>,
    companions: Vec<(ShiftId, String)>,
    tasks: Vec<Task>,
    taps: Vec<Clocking>,
    swaps: Vec<Swap>,
    /// One's own absences of these days, asked for or granted.
    away: Vec<Absence>,
    /// What could be offered to colleagues.
    offerable: Vec<ShiftId>,
    feed: bool,
    lang: Lang,
    land: Option<Land>,
    /// Workshops to lead in these days.
    led: Vec<Led>,
}

/// The language a worker reads: their own choice, else the interface's.
pub async fn language(ctx: &Ctx) -> Result<Lang> {
    let (_, chosen) = kiosks::own(&mut *ctx.read().await?, &ctx.actor).await?;
    Ok(chosen.unwrap_or(ctx.reader))
}

async fn load(ctx: &Ctx, person: PersonId) -> Result<MyWeek> {
    let mut conn = ctx.read().await?;
    let (today, last) = (ctx.today(), ctx.today() + chrono::Days::new(AHEAD));
    let (feed, chosen) = kiosks::own(&mut conn, &ctx.actor).await?;
    // Work that began the evening before and is still on belongs to today.
    let mut stints = stints::of_person(&mut conn, &ctx.actor, person, today - chrono::Days::new(1), last).await?;
    stints.retain(|stint| stint.day >= today || (stint.cancelled_at.is_none() && stint.ends_at > ctx.now()));
    let clock_day = presence::clock_day(&mut conn, person, today, ctx.now()).await?;
    // A small plan of where to go now, or next.
    let main = stints.iter().find(|stint| is_main(ctx, today, stint)).map(|stint| stint.site_id);
    let land = match main {
        Some(site) => Some(land::load(&mut conn, &ctx.actor, Some(site), today).await?),
        None => None,
    };
    let mut led = Vec::new();
    for room in ctx.app.house.rooms {
        led.extend((room.leading)(&mut conn, person, ctx.now()).await?.into_iter().filter(|led| led.day <= last));
    }
    Ok(MyWeek {
        person,
        today,
        companions: stints::companions(&mut conn, &ctx.actor, person, today - chrono::Days::new(1), last).await?,
        stints,
        tasks: catalogue::tasks(&mut conn, &ctx.actor).await?,
        taps: presence::taps(&mut conn, person, clock_day).await?,
        offerable: swaps::offerable(&mut conn, &ctx.actor, ctx.now()).await?,
        swaps: swaps::for_worker(&mut conn, &ctx.actor, today, ctx.zone()).await?,
        away: absences::of_person(&mut conn, &ctx.actor, person, today, last).await?,
        feed,
        lang: chosen.unwrap_or(ctx.reader),
        land,
        led,
    })
}

/// What a device is told of a tap that waited and cannot be noted.
pub fn refused(ctx: &Ctx, form: &Form) -> Response {
    let w = ctx.reader;
    form_page(ctx, form, Head::new(texts::my_week(w)).read_in(w), || {
        view! { <div class="worker">{frame::summary(w, form)}<p><a class="button" href="/ma-semaine">{texts::my_week(w)}</a></p></div> }
    })
}

/// Whether it is today's work that is on or comes next.
fn is_main(ctx: &Ctx, today: NaiveDate, stint: &PublishedStint) -> bool {
    stint.day <= today && stint.cancelled_at.is_none() && stint.ends_at > ctx.now()
}

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let person = ctx.actor.person.ok_or(AppError::NotFound)?;
    let week = load(&ctx, person).await?;
    let w = week.lang;
    Ok(page(&ctx, Head::new(texts::my_week(w)).with_script("speak.js").read_in(w), || {
        let today: Vec<_> = week.stints.iter().filter(|stint| stint.day <= week.today).collect();
        let next: Vec<_> = week.stints.iter().filter(|stint| stint.day > week.today).collect();
        let working = today.iter().any(|stint| stint.cancelled_at.is_none());
        // One large card: the work that is on or comes next; the rest of the day in short.
        let main = today.iter().find(|stint| is_main(&ctx, week.today, stint)).map(|stint| stint.id);
        let cards: Vec<_> = today.iter().filter(|stint| Some(stint.id) == main).map(|stint| card(&ctx, &week, stint)).collect();
        let rest: Vec<_> = today.iter().filter(|stint| Some(stint.id) != main).map(|stint| line(&week, stint)).collect();
        // A day of work, a day away, or both.
        let mut by_day: BTreeMap<NaiveDate, Vec<AnyView>> = BTreeMap::new();
        for day in week.today.iter_days().take(usize::try_from(AHEAD).unwrap_or(0) + 1) {
            for absence in week.away.iter().filter(|absence| is_away(absence, day)) {
                by_day.entry(day).or_default().push(away(w, absence));
            }
        }
        for stint in &next {
            by_day.entry(stint.day).or_default().push(line(&week, stint));
        }
        let away_today = by_day.remove(&week.today);
        let days: Vec<_> = by_day
            .into_iter()
            .map(|(day, lines)| view! { <li><p class="day-head">{format::day(w, day)}</p>{lines}</li> })
            .collect();
        view! {
            <div class="worker">
                <header class="worker-head"><h1>{texts::my_week(w)}</h1><p>{format::day(w, week.today)}</p></header>
                {news(&ctx, &week)}
                <h2>{texts::today(w)}</h2>
                {today.is_empty().then(|| view! { <p class="rest">{icon::view("sun")} " " {texts::free_today(w)}</p> })}
                {away_today}
                {cards}
                {(main.is_none() && (working || !week.taps.is_empty())).then(|| taps(&ctx, w, &week.taps))}
                {rest}
                <h2>{texts::next(w)}</h2>
                {(!next.is_empty()).then(|| {
                    let told = next.iter().filter(|stint| stint.cancelled_at.is_none()).map(|stint| in_words(&week, stint));
                    let spoken = told.collect::<Vec<_>>().join(". ");
                    view! {
                        <p class="worker-links">
                            <button type="button" class="button" hidden=true data-speak=spoken>
                                {icon::view("volume-2")} {texts::listen(w)}
                            </button>
                        </p>
                    }
                })}
                {if days.is_empty() { view! {
                    <p>{texts::nothing_next(w)}</p>
                }.into_any() } else { view! { <ol class="days">{days}</ol> }.into_any() }}
                {leading(&week)}
                {offers(&week)}
                {offering(&week)}
                <p class="worker-links">
                    <a class="button" href="/mes-absences">{icon::view("calendar-off")} {texts::absent(w)}</a>
                    <a class="button" href="/mes-heures">{icon::view("clock")} {texts::my_hours(w)}</a>
                </p>
                {calendar(w, week.feed)}
            </div>
        }
    }))
}

/// Whether an absence that was asked for or granted touches a day.
fn is_away(absence: &Absence, day: NaiveDate) -> bool {
    let (first, last) = absence.details.time.days();
    matches!(absence.state, AbsenceState::Requested | AbsenceState::Approved) && (first..=last).contains(&day)
}

/// An absence in the week, with its hours where it is of a part of the day.
fn away(w: Lang, absence: &Absence) -> AnyView {
    let asked = absence.state == AbsenceState::Requested;
    let words = if asked { texts::away_asked(w) } else { texts::away_granted(w) };
    let hours = match absence.details.time {
        AbsenceTime::Part(_, from, until) => texts::from_to(w, from.text(w), until.text(w)),
        AbsenceTime::Days(..) => String::new(),
    };
    let class = if asked { "away asked" } else { "away" };
    view! { <p class=class>{icon::view("calendar-off")} " " <strong>{words}</strong> " " {hours}</p> }.into_any()
}

fn task(week: &MyWeek, id: TaskId) -> (String, String, String) {
    let found = week.tasks.iter().find(|task| task.id == id);
    found.map_or_else(
        || (String::new(), "sprout".to_owned(), String::new()),
        |task| (task.name_in(week.lang).to_owned(), task.pictogram.clone(), task.bring_in(week.lang).to_owned()),
    )
}

/// What is new since the last look: one tap says it was seen.
fn news(_ctx: &Ctx, week: &MyWeek) -> Option<AnyView> {
    let latest = week.stints.iter().filter(|stint| stint.is_news()).map(|stint| stint.changed_at).max()?;
    let w = week.lang;
    Some(
        view! {
            <form method="post" action="/ma-semaine/vu" class="news">
                <p role="status">{icon::view("triangle-alert")} " " {texts::news(w)}</p>
                {frame::hidden("until", latest.to_rfc3339())}
                <button type="submit" class="button primary big">{icon::view("check")} {texts::seen(w)}</button>
            </form>
        }
        .into_any(),
    )
}

fn mark(week: &MyWeek, stint: &PublishedStint) -> Option<AnyView> {
    let w = week.lang;
    let offered = week.swaps.iter().any(|swap| {
        let own = swap.shift_id == stint.shift_id && swap.offered_by == week.person;
        own && matches!(swap.state, SwapState::Offered | SwapState::Taken)
    });
    if offered && stint.cancelled_at.is_none() {
        return Some(view! { <span class="badge warm">{icon::view("repeat")} " " {texts::offered(w)}</span> }.into_any());
    }
    let (class, word) = match (stint.cancelled_at, stint.is_news(), stint.sequence) {
        (Some(_), ..) => ("badge bad", texts::cancelled(w)),
        (None, true, 0) => ("badge warm", texts::new(w)),
        (None, true, _) => ("badge warm", texts::changed(w)),
        (None, false, _) => return None,
    };
    Some(view! { <span class=class>{word}</span> }.into_any())
}

/// First names are enough among colleagues.
fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or_default()
}

fn with_whom(week: &MyWeek, stint: &PublishedStint) -> String {
    let names: Vec<&str> =
        week.companions.iter().filter(|(shift, _)| *shift == stint.shift_id).map(|(_, name)| first_name(name)).collect();
    if names.is_empty() { texts::alone(week.lang).to_owned() } else { names.join(texts::comma(week.lang)) }
}

/// Where a terrain's gate is, else the middle of its first plot, for the telephone's own map.
fn gate(land: &Land, site: SiteId) -> Option<(f64, f64)> {
    let gate = land.points.iter().find(|point| point.site == site && point.details.kind == PointKind::Gate);
    let spot = |spot: Spot| (spot.lat(), spot.lon());
    gate.map(|point| spot(point.details.spot)).or_else(|| {
        let middle = land.plots.first()?.details.shape.middle();
        Some((middle.y, middle.x))
    })
}

fn card(ctx: &Ctx, week: &MyWeek, stint: &PublishedStint) -> AnyView {
    let w = week.lang;
    let (name, pictogram, bring) = task(week, stint.task_id);
    let (from, until) = (stint.starts_minute.text(w), stint.ends_minute.text(w));
    let hours = texts::from_to(w, &from, &until);
    let place = [stint.site_name.as_str(), stint.plot_name.as_str()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let (whom, lead) = (with_whom(week, stint), first_name(&stint.lead_name).to_owned());
    let rest = if stint.break_minutes.0 > 0 { texts::pause(w, stint.break_minutes.0) } else { String::new() };
    let said = |label: &str, words: &str| if words.is_empty() { String::new() } else { format!("{label}, {words}") };
    let spoken = [
        texts::today(w).to_owned(),
        hours.clone(),
        rest,
        place.clone(),
        name.clone(),
        said(texts::with(w), &whom),
        said(texts::lead(w), &lead),
        said(texts::bring(w), &bring),
        said(texts::note(w), &stint.note),
    ];
    let spoken = spoken.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(". ");
    let off = stint.cancelled_at.is_some();
    let drawing =
        week.land.as_ref().filter(|_| !off).map(|land| plan::site_marking(ctx.lang, land, Colours::Kind, stint.plot_id));
    let map = week.land.as_ref().and_then(|land| gate(land, stint.site_id)).map(|(lat, lon)| {
        let place = format!("{lat:.6},{lon:.6}");
        (format!("geo:{place}?q={place}"), format!("https://maps.apple.com/?q={place}"))
    });
    view! {
        <article class=if off { "work-card off" } else { "work-card" }>
            {mark(week, stint)}
            <p class="hours">{icon::view("clock")} " " {hours}</p>
            {(stint.break_minutes.0 > 0).then(|| view! { <p>{texts::pause(w, stint.break_minutes.0)}</p> })}
            <dl>
                <div><dt>{icon::view("map-pin")} " " {texts::where_(w)}</dt><dd><bdi>{place}</bdi></dd></div>
                <div><dt>{icon::view(&pictogram)} " " {texts::what(w)}</dt><dd>{name}</dd></div>
                <div><dt>{icon::view("users")} " " {texts::with(w)}</dt><dd>{whom}</dd></div>
                {(!lead.is_empty()).then(|| view! { <div><dt>{icon::view("user-check")} " " {texts::lead(w)}</dt><dd>{lead}</dd></div> })}
                {(!bring.is_empty()).then(|| view! {
                    <div><dt>{icon::view("shopping-basket")} " " {texts::bring(w)}</dt><dd><bdi>{bring}</bdi></dd></div>
                })}
                {(!stint.note.is_empty()).then(|| view! {
                    <div><dt>{icon::view("info")} " " {texts::note(w)}</dt><dd><bdi>{stint.note.clone()}</bdi></dd></div>
                })}
            </dl>
            {(!off).then(|| taps(ctx, w, &week.taps))}
            <p class="worker-links">
                <button type="button" class="button" hidden=true data-speak=spoken>{icon::view("volume-2")} {texts::listen(w)}</button>
                {map.map(|(geo, apple)| view! { <a class="button" href=geo data-apple=apple>{icon::view("map")} {texts::open_map(w)}</a> })}
            </p>
            {drawing.map(|svg| view! { <figure class="plan-frame small" lang=ctx.lang.word() dir="ltr" inner_html=svg></figure> })}
        </article>
    }
    .into_any()
}

/// A coming day in one sentence, to be read aloud.
fn in_words(week: &MyWeek, stint: &PublishedStint) -> String {
    let w = week.lang;
    let hours = texts::from_to(w, stint.starts_minute.text(w), stint.ends_minute.text(w));
    format!("{}, {hours}, {}, {}", format::day(w, stint.day), stint.site_name, task(week, stint.task_id).0)
}

fn line(week: &MyWeek, stint: &PublishedStint) -> AnyView {
    let w = week.lang;
    let (name, pictogram, _) = task(week, stint.task_id);
    let off = stint.cancelled_at.is_some();
    view! {
        <div class=if off { "stint off" } else { "stint" }>
            <p><strong>{texts::from_to(w, stint.starts_minute.text(w), stint.ends_minute.text(w))}</strong> " " {mark(week, stint)}</p>
            <p>{icon::view("map-pin")} " " <bdi>{stint.site_name.clone()}</bdi></p>
            <p>{icon::view(&pictogram)} " " {name}</p>
        </div>
    }
    .into_any()
}

/// Workshops to lead: as important as a shift.
fn leading(week: &MyWeek) -> Option<AnyView> {
    let w = week.lang;
    let lines: Vec<_> = week
        .led
        .iter()
        .map(|led| {
            let (starts, ends) = (ClockTime(led.minutes.0).text(w), ClockTime(led.minutes.1).text(w));
            view! {
                <div class="stint">
                    <p><strong>{format::day(w, led.day)} " · " {texts::from_to(w, starts, ends)}</strong></p>
                    <p>{icon::view("map-pin")} " " {led.place.clone()}</p>
                    <p>{icon::view("users")} " " {led.title.clone()}</p>
                </div>
            }
        })
        .collect();
    (!lines.is_empty()).then(|| view! { <h2>{texts::you_lead(w)}</h2>{lines} }.into_any())
}

/// Own work ahead that could be offered to a colleague.
fn offering(week: &MyWeek) -> Option<AnyView> {
    let w = week.lang;
    let lines: Vec<_> = week
        .stints
        .iter()
        .filter(|stint| stint.day > week.today && stint.cancelled_at.is_none() && week.offerable.contains(&stint.shift_id))
        .filter(|stint| !week.swaps.iter().any(|swap| swap.shift_id == stint.shift_id && swap.offered_by == week.person))
        .map(|stint| {
            let what = format!(
                "{} · {}",
                format::day(w, stint.day),
                texts::from_to(w, stint.starts_minute.text(w), stint.ends_minute.text(w))
            );
            let ask = view! {
                <form method="post" action="/echanges">
                    {frame::hidden("shift", stint.shift_id.to_string())}
                    {button::submit(texts::swap_ask(w))}
                </form>
            };
            view! { <li>{dialog::confirm("repeat", what, texts::swap_what(w), ask.into_any())}</li> }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <details class="history">
                <summary>{icon::view("repeat")} " " {texts::swap(w)}</summary>
                <ul class="days">{lines}</ul>
            </details>
        }
        .into_any()
    })
}

/// The large button of a tap.
pub fn tap_button(w: Lang, kind: ClockingKind) -> AnyView {
    let (words, class, pictogram) = match kind {
        ClockingKind::Arrive => (texts::arrive(w), "button big primary", "log-in"),
        ClockingKind::Leave => (texts::leave(w), "button big leave", "log-out"),
    };
    view! { <button type="submit" name="tap" value=kind.word() class=class>{icon::view(pictogram)} {words}</button> }.into_any()
}

/// "Arrivée à 8 h 02".
pub fn tapped(ctx: &Ctx, w: Lang, tap: &Clocking) -> String {
    use chrono::Timelike as _;
    let local = tap.at.with_timezone(&ctx.zone());
    let time = format::time(w, local.hour(), local.minute());
    match tap.kind {
        ClockingKind::Arrive => texts::arrived_at(w, time),
        ClockingKind::Leave => texts::left_at(w, time),
    }
}

/// "J'arrive" or "Je pars": one button, and the way back for five minutes.
fn taps(ctx: &Ctx, w: Lang, taps: &[Clocking]) -> AnyView {
    let here = taps.last().map(|tap| tap.kind) == Some(ClockingKind::Arrive);
    let undo = taps.last().filter(|tap| tap.can_be_undone(ctx.now())).map(|_| {
        view! { <button type="submit" name="tap" value="undo" class="button">{icon::view("undo-2")} {texts::undo(w)}</button> }
    });
    let told: Vec<_> = taps.iter().map(|tap| view! { <li>{icon::view("check")} " " {tapped(ctx, w, tap)}</li> }).collect();
    view! {
        <form method="post" action="/pointage" class="taps" id="pointage" tabindex="-1" data-queue=texts::my_week(w)>
            {(!told.is_empty()).then(|| view! { <div role="status"><ul>{told}</ul></div> })}
            {tap_button(w, if here { ClockingKind::Leave } else { ClockingKind::Arrive })}
            {undo}
        </form>
    }
    .into_any()
}

fn offers(week: &MyWeek) -> Option<AnyView> {
    let w = week.lang;
    let lines: Vec<_> = week
        .swaps
        .iter()
        .map(|swap| {
            let hours = texts::from_to(w, swap.starts_minute.text(w), swap.ends_minute.text(w));
            let what = format!("{} · {hours} · {} · {}", format::day(w, swap.day), swap.site_name, task(week, swap.task_id).0);
            let own = swap.offered_by == week.person;
            let (words, deed) = match (swap.state, own) {
                (SwapState::Refused, _) => (texts::swap_refused(w).to_owned(), None),
                (SwapState::Taken, true) => {
                    (texts::taken(w, first_name(&swap.taken_name)), Some(("retirer", texts::withdraw(w))))
                }
                (SwapState::Taken, false) => (texts::you_take(w).to_owned(), Some(("retirer", texts::withdraw(w)))),
                (_, true) => (texts::offered(w).to_owned(), Some(("retirer", texts::withdraw(w)))),
                (_, false) => (texts::colleague_offers(w, first_name(&swap.offered_name)), Some(("prendre", texts::take(w)))),
            };
            view! {
                <li>
                    <p><strong>{words}</strong></p><p>{what}</p>
                    {(!swap.decision.is_empty()).then(|| view! { <p><bdi>{swap.decision.clone()}</bdi></p> })}
                    {deed.map(|(deed, name)| swap_deed(w, swap, deed, name))}
                </li>
            }
        })
        .collect();
    (!lines.is_empty()).then(|| view! { <h2>{texts::offers(w)}</h2><ul class="days">{lines}</ul> }.into_any())
}

/// What one tap does is said before it is done: whoever takes a colleague's shift works that day.
fn swap_deed(w: Lang, swap: &Swap, deed: &'static str, name: &'static str) -> AnyView {
    let form = view! {
        <form method="post" action=format!("/echanges/{}/{deed}", swap.id) class="inline">
            {frame::token()}
            <button type="submit" class="button">{name}</button>
        </form>
    };
    if deed == "prendre" {
        let what = texts::take_what(w, format::day(w, swap.day), first_name(&swap.offered_name));
        dialog::confirm("repeat", name, what, form.into_any())
    } else {
        form.into_any()
    }
}

fn calendar(w: Lang, on: bool) -> AnyView {
    let deed = |deed: &'static str, inner: AnyView| {
        view! { <form method="post" action="/ma-semaine/calendrier">{frame::token()}{frame::hidden("deed", deed)}{inner}</form> }
            .into_any()
    };
    // What a telephone already shows stops with the old address: said first.
    let links = if on {
        let (again, end) =
            (deed("make", button::submit(texts::calendar_again(w))), deed("end", button::danger(texts::calendar_end(w))));
        view! {
            <p>{texts::calendar_on(w)}</p>
            <div class="worker-links">
                {dialog::confirm("calendar-plus", texts::calendar_again(w), texts::calendar_stops(w), again)}
                {dialog::confirm("trash-2", texts::calendar_end(w), texts::calendar_stops(w), end)}
            </div>
        }
        .into_any()
    } else {
        deed("make", button::submit(texts::calendar_make(w)))
    };
    view! { <details class="history"><summary>{texts::calendar(w)}</summary>{links}</details> }.into_any()
}

/// The page that shows a new calendar address, this once.
pub fn feed_page(ctx: &Ctx, w: Lang, address: &str) -> Response {
    // Telephones open this kind of address in their own calendar.
    let webcal = format!("webcal://{}", address.split_once("://").map_or(address, |(_, rest)| rest));
    page(ctx, Head::new(texts::calendar(w)).read_in(w), || {
        view! {
            <div class="worker">
                <h1>{texts::calendar(w)}</h1>
                <p>{texts::calendar_here(w)}</p>
                <p><code class="address" dir="ltr">{address.to_owned()}</code></p>
                <p><a class="button primary big" href=webcal>{icon::view("calendar-plus")} {texts::calendar_open(w)}</a></p>
                <p><a class="button" href="/ma-semaine">{texts::my_week(w)}</a></p>
            </div>
        }
    })
}

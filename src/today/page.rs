//! `/`: visitors see the gardens; the team sees the day, what waits for someone, and the land in numbers.

use std::collections::HashSet;

use axum::response::Response;
use chrono::NaiveDate;
use leptos::prelude::*;

use super::texts;
use crate::land::model::site::{Agreement, WARN_DAYS};
use crate::land::model::{PlotKind, Status};
use crate::land::plan::{self as drawing, Colours};
use crate::land::store::{land, sites};
use crate::people::model::PersonId;
use crate::platform::auth::actor::{COORDINATORS, Role, TEAM};
use crate::platform::db::Conn;
use crate::platform::error::Result;
use crate::platform::i18n::format;
use crate::platform::mail::outbox;
use crate::platform::time::{Month, Week};
use crate::platform::web::context::Ctx;
use crate::platform::web::page::{Head, page};
use crate::ui::{badge, button, icon, page_head};
use crate::work::PLANNERS;
use crate::work::model::contract::{self, Alert};
use crate::work::pages::team;
use crate::work::store::stints::Published;
use crate::work::store::support::{self, COUNSELLORS};
use crate::work::store::swaps::SwapState;
use crate::work::store::{absences, contracts, months, plan, presence, stints, swaps, workers};
use crate::workshops::RUNNERS;
use crate::workshops::model::date::WorkshopDate;
use crate::workshops::store::{changes, dates};
use crate::workshops::texts as workshops;

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let only_worker = ctx.actor.roles.iter().all(|role| matches!(role, Role::Worker | Role::Member));
    if !ctx.actor.roles.any_of(TEAM) {
        public(ctx).await
    } else if only_worker {
        crate::work::pages::my_week::show(ctx).await
    } else {
        at_desk(ctx).await
    }
}

async fn public(ctx: Ctx) -> Result<Response> {
    let land = land::public_outlines(&mut *ctx.read().await?, ctx.today()).await?;
    let l = ctx.lang;
    let drawing = drawing::archipelago(l, &land, Colours::Kind);
    Ok(page(&ctx, Head::new(ctx.ecopole.commune.clone()), || {
        let enter = (!ctx.actor.is_signed_in()).then(|| button::link("/connexion", "log-in", texts::come_in(l)));
        view! {
            <div class="welcome">
                <h1>{texts::welcome(l, &ctx.ecopole.name)}</h1>
                <p class="lead">{texts::welcome_lead(l, &ctx.ecopole.commune)}</p>
                <div class="buttons">{button::primary_link("/ateliers", "calendar-heart", texts::see_workshops(l))}{button::link("/plan", "map", texts::see_plan(l))}{enter}</div>
            </div>
            {(!drawing.is_empty()).then(|| view! { <figure class="plan-frame" inner_html=drawing></figure> })}
        }
    }))
}

/// Something that waits for someone: where it is done, what it is, how pressing.
struct Waiting {
    href: String,
    what: String,
    detail: String,
    pressing: bool,
}

/// What of working time waits for someone.
#[derive(Default)]
struct Working {
    here: Vec<(Published, bool)>,
    late: usize,
    open_now: usize,
    absences: usize,
    swaps: usize,
    unseen: (usize, Option<NaiveDate>),
    to_note: usize,
    note_first: Option<NaiveDate>,
    months: Vec<(Month, usize)>,
    ending: Vec<(PersonId, String, Alert)>,
}

/// Days back whose presence may still be noted; what is older is told by its month.
const BACK: u64 = 31;
/// Days ahead whose open needs are shown.
const WINDOW: u64 = 7;

async fn working(conn: &mut Conn, ctx: &Ctx) -> Result<Working> {
    let (today, actor) = (ctx.today(), &ctx.actor);
    let from = today - chrono::Days::new(BACK);
    let stints = stints::of_days(conn, actor, today, today).await?;
    let noted: HashSet<_> = presence::found(conn, actor, today, today).await?.into_iter().map(|line| line.stint_id).collect();
    let arrived: HashSet<PersonId> = presence::taps_of_day(conn, today).await?.into_iter().map(|tap| tap.person_id).collect();
    let (to_note, note_first) = presence::to_note(conn, actor, from, today - chrono::Days::new(1)).await?;
    let here: Vec<(Published, bool)> =
        stints.iter().map(|stint| (stint.clone(), noted.contains(&stint.id) || arrived.contains(&stint.person_id))).collect();
    let late: HashSet<PersonId> = here
        .iter()
        .filter(|(stint, here)| !here && stint.starts_at + chrono::Duration::minutes(10) < ctx.now())
        .map(|(stint, _)| stint.person_id)
        .collect();
    let mut ending = Vec::new();
    if actor.roles.any_of(COORDINATORS) {
        ending = ending_contracts(conn, ctx).await?;
    }
    let (last, before) = (Month::of(today).previous(), Month::of(today).previous().previous());
    let mut months = Vec::new();
    for month in [before, last] {
        months.push((month, months::unvalidated(conn, actor, month).await?));
    }
    Ok(Working {
        late: late.len(),
        here,
        open_now: plan::open_needs(conn, actor, today, today + chrono::Days::new(WINDOW - 1)).await?,
        absences: absences::waiting(conn, actor).await?.len(),
        swaps: swaps::list(conn, actor, today).await?.iter().filter(|swap| swap.state == SwapState::Taken).count(),
        unseen: stints::unseen_people(conn, actor, today).await?,
        to_note: usize::try_from(to_note).unwrap_or(0),
        note_first,
        months,
        ending,
    })
}

/// What of contracts ends soon, the soonest first.
async fn ending_contracts(conn: &mut Conn, ctx: &Ctx) -> Result<Vec<(PersonId, String, Alert)>> {
    let mut contracts = contracts::list(conn, &ctx.actor, None).await?;
    contracts.sort_by_key(|contract| contract.person);
    let mut alerts: Vec<(PersonId, Alert)> = contracts
        .chunk_by(|one, two| one.person == two.person)
        .flat_map(|own| contract::alerts(own, ctx.today()).into_iter().map(|alert| (own[0].person, alert)))
        .collect();
    alerts.sort_by_key(|(_, alert)| alert.on);
    let people: Vec<PersonId> = alerts.iter().map(|(person, _)| *person).collect();
    let names = workers::names(conn, &ctx.actor, &people).await?;
    Ok(alerts.into_iter().filter_map(|(person, alert)| Some((person, names.get(&person)?.clone(), alert))).collect())
}

/// Today's work, who is there.
fn today_list(ctx: &Ctx, working: &Working) -> Option<AnyView> {
    let l = ctx.lang;
    let rows: Vec<_> = working
        .here
        .iter()
        .map(|(stint, here)| {
            let state = if *here { badge::good(texts::here(l)) } else { badge::plain(texts::expected(l)) };
            let hours = crate::work::texts::hours(l, stint.starts_minute, stint.ends_minute);
            view! { <li><a href=format!("/creneaux/{}", stint.shift_id)>{stint.name.clone()}</a> " " <small>{hours} " · " {stint.site_name.clone()}</small> " " {state}</li> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        let count = working.here.iter().map(|(stint, _)| stint.person_id).collect::<HashSet<_>>().len();
        view! { <details class="history" open=count <= 12><summary>{texts::at_work(l, count)}</summary><ul class="crew">{rows}</ul></details> }.into_any()
    })
}

/// Workshops shown that one leads.
const LED: usize = 4;

/// The next workshops one leads, each with the way to its date.
fn led_list(ctx: &Ctx, led: &[(String, WorkshopDate)]) -> Option<AnyView> {
    let l = ctx.lang;
    let rows: Vec<_> = led
        .iter()
        .take(LED)
        .map(|(title, date)| {
            // Not everybody who leads may see who has booked: they get the page that residents see.
            let address = if ctx.actor.roles.any_of(RUNNERS) {
                format!("/animation/dates/{}", date.id)
            } else {
                format!("/ateliers/{}", date.workshop)
            };
            let when = workshops::when_short(l, date);
            let seats = workshops::taken_of(l, date.taken, date.capacity);
            view! { <li><a href=address>{title.clone()}</a> " " <small>{when} " · " {date.place_name.clone()} " · " {seats}</small></li> }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <h2>{workshops::you_lead(l)}</h2><ul class="crew">{rows}</ul> }.into_any())
}

async fn at_desk(ctx: Ctx) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let land = land::outlines(&mut conn, &ctx.actor, ctx.today()).await?;
    let counts = land::counts(&mut conn, &ctx.actor).await?;
    let ending = if ctx.actor.roles.any_of(sites::AGREEMENT_READERS) {
        sites::ending(&mut conn, &ctx.actor, ctx.today() + chrono::Duration::days(WARN_DAYS)).await?
    } else {
        Vec::new()
    };
    let working = if ctx.actor.roles.any_of(PLANNERS) { working(&mut conn, &ctx).await? } else { Working::default() };
    let led = match ctx.actor.person {
        Some(person) => dates::led_by(&mut conn, person, ctx.now()).await?,
        None => Vec::new(),
    };
    let follow_ups =
        if ctx.actor.roles.any_of(COUNSELLORS) { support::due(&mut conn, &ctx.actor, ctx.today()).await? } else { 0 };
    let asked = if ctx.actor.roles.any_of(RUNNERS) { changes::requests(&mut conn, &ctx.actor).await?.len() } else { 0 };
    let failed = if ctx.actor.roles.any_of(COORDINATORS) { outbox::failures(&mut conn, &ctx.actor).await? } else { 0 };
    drop(conn);
    let l = ctx.lang;
    let mut waiting: Vec<Waiting> = ending
        .iter()
        .filter_map(|site| {
            let (detail, pressing) = match site.details.agreement(ctx.today()) {
                Agreement::Ending(days) => (texts::ending(l, days), false),
                Agreement::Ended(days) => (texts::ended(l, days), true),
                Agreement::Open | Agreement::Running => return None,
            };
            Some(Waiting {
                href: format!("/terrains/{}", site.id),
                what: texts::agreement_of(l, &site.details.name),
                detail,
                pressing,
            })
        })
        .collect();
    let cultivated = [PlotKind::OpenField, PlotKind::Polytunnel, PlotKind::Orchard];
    let unknown = land.plots.iter().filter(|plot| plot.status.is_none() && cultivated.contains(&plot.details.kind)).count();
    let undrawn = usize::try_from(counts.undrawn).unwrap_or(0);
    waiting.extend(working.ending.iter().map(|(person, name, alert)| Waiting {
        href: format!("/equipe/{person}"),
        what: name.clone(),
        detail: team::alert(l, alert),
        pressing: alert.step <= 30,
    }));
    let mut note = |n: usize, href: &str, what: String| {
        if n > 0 {
            waiting.push(Waiting { href: href.to_owned(), what, detail: String::new(), pressing: false });
        }
    };
    let day = ctx.today();
    note(working.late, &format!("/jour/{day}"), texts::late(l, working.late));
    note(working.absences, "/demandes", texts::absences_waiting(l, working.absences));
    note(working.swaps, "/demandes", texts::swaps_waiting(l, working.swaps));
    note(working.open_now, &format!("/semaine/{}", Week::of(day).monday()), texts::open_needs(l, working.open_now));
    note(working.to_note, &format!("/jour/{}", working.note_first.unwrap_or(day)), texts::to_note(l, working.to_note));
    let (unseen, from) = working.unseen;
    note(unseen, &format!("/semaine/{}#pas-vu", Week::of(from.unwrap_or(day)).monday()), texts::unseen(l, unseen));
    for (month, sheets) in &working.months {
        note(
            *sheets,
            &format!("/mois/{}", month.word()),
            texts::months_waiting(l, *sheets, format::month_year(l, month.first())),
        );
    }
    note(follow_ups, "/suivi", texts::follow_ups_due(l, follow_ups));
    note(asked, "/animation", texts::requests_waiting(l, asked));
    note(unknown, "/parcelles", texts::no_status(l, unknown));
    note(undrawn, "/parcelles", texts::not_drawn(l, undrawn));
    note(usize::try_from(failed).unwrap_or(0), "/courrier", texts::mail_failed(l, failed));
    // What cannot wait stands first; the rest keeps its order.
    waiting.sort_by_key(|line| !line.pressing);
    let drawing = drawing::archipelago(l, &land, Colours::Kind);
    Ok(page(&ctx, Head::new(texts::hello(l, &ctx.actor.name)).wide(), || {
        let first_name = ctx.actor.name.split_whitespace().next().unwrap_or_default().to_owned();
        let lines: Vec<_> = waiting
            .into_iter()
            .map(|line| {
                let class = if line.pressing { "waiting pressing" } else { "waiting" };
                view! { <li class=class><a href=line.href><strong>{line.what}</strong> " " <span>{line.detail}</span></a></li> }
            })
            .collect();
        let area: i64 = land.plots.iter().map(|plot| plot.area_m2).sum();
        let organic: i64 = land.plots.iter().filter(|plot| plot.status == Some(Status::Ab)).map(|plot| plot.area_m2).sum();
        let share = if area > 0 { organic * 100 / area } else { 0 };
        let number = |value: String, name: &'static str| view! { <div><dd>{value}</dd><dt>{name}</dt></div> };
        let percent = match l {
            crate::platform::i18n::Lang::En => format!("{share}%"),
            _ => format!("{share}\u{a0}%"),
        };
        view! {
            {page_head::simple(texts::hello(l, first_name), format::long_date(l, ctx.today()))}
            <div class="two">
                <section>
                    {today_list(&ctx, &working)}
                    {led_list(&ctx, &led)}
                    <h2>{texts::waiting(l)}</h2>
                    {if lines.is_empty() {
                        view! { <p class="quiet">{icon::view("sprout")} " " {texts::all_quiet(l)}</p> }.into_any()
                    } else {
                        view! { <ul class="waiting-list">{lines}</ul> }.into_any()
                    }}
                    <h2>{texts::the_land(l)}</h2>
                    <dl class="numbers">
                        {number(format::surface(l, area), texts::surface(l))}
                        {number(percent, texts::organic(l))}
                        {number(land.sites.len().to_string(), texts::sites(l))}
                        {number(land.plots.len().to_string(), texts::plots(l))}
                        {number(counts.beds.to_string(), texts::beds(l))}
                        {number(counts.trees.to_string(), texts::trees(l))}
                    </dl>
                </section>
                <figure class="plan-frame" inner_html=drawing></figure>
            </div>
        }
    }))
}

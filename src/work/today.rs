//! What the first page says of working time: who is there, and what waits for someone.

use std::collections::HashSet;

use chrono::NaiveDate;
use leptos::prelude::*;

use people::model::PersonId;
use platform::auth::actor::COORDINATORS;
use platform::db::Conn;
use platform::error::Result;
use platform::i18n::{Lang, format};
use platform::room::{Today, Urgency, Waiting};
use platform::time::{Month, Week};
use platform::web::context::Ctx;
use ui::badge;

use crate::PLANNERS;
use crate::hours::store::{months, presence};
use crate::model::contract::{self, Alert};
use crate::record::pages::team;
use crate::rota::store::stints::PublishedStint;
use crate::rota::store::swaps::SwapState;
use crate::rota::store::{absences, plan, stints, swaps};
use crate::support::store::{self as support, COUNSELLORS};
use crate::team::store::{contracts, workers};
use crate::texts::hours;
use crate::texts::today as words;

/// This room's part of the first page.
pub async fn show(conn: &mut Conn, ctx: &Ctx) -> Result<Today> {
    let mut today = Today::default();
    if ctx.actor.roles.any_of(PLANNERS) {
        let working = gather(conn, ctx).await?;
        today.lists.extend(today_list(ctx, &working));
        today.waiting = waiting(ctx.lang, ctx.today(), &working);
    }
    if ctx.actor.roles.any_of(COUNSELLORS) {
        let due = support::due(conn, &ctx.actor, ctx.today()).await?;
        today.waiting.extend(Waiting::some(due, "/suivi", words::follow_ups_due(ctx.lang, due), Urgency::Soon));
    }
    Ok(today)
}

fn waiting(l: Lang, day: NaiveDate, working: &Working) -> Vec<Waiting> {
    let ending = working.ending.iter().map(|(person, name, alert)| Waiting {
        href: format!("/equipe/{person}"),
        what: name.clone(),
        detail: team::alert(l, alert),
        urgency: if alert.step <= 30 { Urgency::Now } else { Urgency::Soon },
    });
    let (unseen, from) = working.unseen;
    let soon = |n, href: String, what| Waiting::some(n, href, what, Urgency::Soon);
    let week_of = |day| format!("/semaine/{}", Week::of(day).monday());
    let lines = [
        soon(working.late, format!("/jour/{day}"), words::late(l, working.late)),
        soon(working.absences, "/demandes".to_owned(), words::absences_waiting(l, working.absences)),
        soon(working.swaps, "/demandes".to_owned(), words::swaps_waiting(l, working.swaps)),
        soon(working.open_now, week_of(day), words::open_needs(l, working.open_now)),
        soon(working.to_note, format!("/jour/{}", working.note_first.unwrap_or(day)), words::to_note(l, working.to_note)),
        soon(unseen, format!("{}#pas-vu", week_of(from.unwrap_or(day))), words::unseen(l, unseen)),
    ];
    let months = working.months.iter().filter_map(|(month, sheets)| {
        let what = words::months_waiting(l, *sheets, format::month_year(l, month.first()));
        soon(*sheets, format!("/mois/{}", month.word()), what)
    });
    ending.chain(lines.into_iter().flatten()).chain(months).collect()
}

/// What of working time waits for someone.
#[derive(Default)]
struct Working {
    here: Vec<(PublishedStint, bool)>,
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

async fn gather(conn: &mut Conn, ctx: &Ctx) -> Result<Working> {
    let (today, actor) = (ctx.today(), &ctx.actor);
    let from = today - chrono::Days::new(BACK);
    let stints = stints::of_days(conn, actor, today, today).await?;
    let noted: HashSet<_> = presence::found(conn, actor, today, today).await?.into_iter().map(|line| line.stint_id).collect();
    let arrived: HashSet<PersonId> = presence::taps_of_day(conn, today).await?.into_iter().map(|tap| tap.person_id).collect();
    let (to_note, note_first) = presence::to_note(conn, actor, from, today - chrono::Days::new(1)).await?;
    let here: Vec<(PublishedStint, bool)> =
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
            let state = if *here { badge::good(words::here(l)) } else { badge::plain(words::expected(l)) };
            let hours = hours(l, stint.starts_minute, stint.ends_minute);
            view! {
                <li>
                    <a href=format!("/creneaux/{}", stint.shift_id)>{stint.name.clone()}</a>
                    " "
                    <small>{hours} " · " {stint.site_name.clone()}</small>
                    " " {state}
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        let count = working.here.iter().map(|(stint, _)| stint.person_id).collect::<HashSet<_>>().len();
        view! {
            <details class="history" open=count <= 12>
                <summary>{words::at_work(l, count)}</summary>
                <ul class="crew">{rows}</ul>
            </details>
        }
        .into_any()
    })
}

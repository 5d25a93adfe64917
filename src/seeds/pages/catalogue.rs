//! `/graines`: what the exchange gives, first what can be sown here now; and a variety's own page.

use std::collections::HashMap;

use axum::extract::Path;
use axum::response::Response;
use chrono::Datelike as _;
use leptos::prelude::*;

use ::ui::{badge, button, empty, facts, filter, form as frame, icon, page_head};
use kit::pictures::PictureId;
use platform::db::Conn;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Lang;
use platform::search;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};
use produce::model::species::{Months, VarietyId};

use super::parts::{month, months, season};
use crate::model::giving::blocks;
use crate::model::guardian::WANTED;
use crate::model::lot::SeedLot;
use crate::model::variety::SeedVariety;
use crate::store::pictures;
use crate::store::varieties::Season;
use crate::store::{guardians, lots, requests, varieties};
use crate::texts;

/// Varieties of a season on a page.
const MOST: i64 = 48;
/// Names of varieties of which none is left.
const GONE: i64 = 30;
/// The words of the two seasons in the address.
const NOW: &str = "maintenant";
const LATER: &str = "plus-tard";

/// The packets that may be asked for now, by variety.
#[must_use]
pub fn packets_of(all: &[SeedVariety], lots: &[SeedLot], today: chrono::NaiveDate) -> HashMap<VarietyId, i64> {
    let known: HashMap<VarietyId, &SeedVariety> = all.iter().map(|variety| (variety.id, variety)).collect();
    let mut packets = HashMap::new();
    for lot in lots {
        if known.get(&lot.variety).is_some_and(|variety| blocks(variety, lot, today).is_empty()) {
            *packets.entry(lot.variety).or_default() += lot.packets();
        }
    }
    packets
}

/// What a season of the catalogue shows, and whether there is more of it.
struct Part {
    varieties: Vec<SeedVariety>,
    more: bool,
}

/// The season that the address asks for alone, and from which variety on: "maintenant:48".
fn further(ctx: &Ctx) -> Option<(String, i64)> {
    let (word, offset) = ctx.param("suite").split_once(':').map(|(word, offset)| (word.to_owned(), offset.to_owned()))?;
    [NOW, LATER].contains(&word.as_str()).then_some((word, offset.parse().unwrap_or(0_i64).clamp(0, 100_000)))
}

/// The two seasons of the catalogue: the address may ask for one of them alone, from one on.
async fn part(conn: &mut Conn, ctx: &Ctx, word: &str, season: Season) -> Result<Part> {
    let offset = match further(ctx) {
        Some((asked, offset)) if asked == word => offset,
        Some(_) => return Ok(Part { varieties: Vec::new(), more: false }),
        None => 0,
    };
    let mut varieties = varieties::to_give(conn, &ctx.param("q"), season, (MOST + 1, offset)).await?;
    let size = usize::try_from(MOST).unwrap_or(48);
    let more = varieties.len() > size;
    varieties.truncate(size);
    Ok(Part { varieties, more })
}

/// The catalogue.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let (query, today) = (ctx.param("q"), ctx.today());
    let mut now = part(&mut conn, &ctx, NOW, Season::Now(today.month())).await?;
    let mut later = part(&mut conn, &ctx, LATER, Season::NotIn(today.month())).await?;
    let ids: Vec<VarietyId> = now.varieties.iter().chain(&later.varieties).map(|variety| variety.id).collect();
    let lots = lots::to_give(&mut conn, &ids).await?;
    // Whoever looks for one that has none left is told so; without a search the list would be as long as the catalogue.
    let mut names = if query.trim().is_empty() { Vec::new() } else { varieties::none_to_give(&mut conn, &query, GONE).await? };
    let found_nothing = now.varieties.is_empty() && later.varieties.is_empty() && names.is_empty() && !query.trim().is_empty();
    let meant = if found_nothing { varieties::suggestions(&mut conn, &query).await? } else { Vec::new() };
    let seasons = if now.varieties.is_empty() { varieties::seasons(&mut conn, &query).await? } else { Vec::new() };
    drop(conn);
    let l = ctx.lang;
    let packets: HashMap<VarietyId, i64> =
        [&now, &later].iter().flat_map(|part| packets_of(&part.varieties, &lots, today)).collect();
    // What no longer germinates as it should is known by its tests and its age, not to the schema.
    for part in [&mut now, &mut later] {
        let (fresh, weak): (Vec<_>, Vec<_>) =
            std::mem::take(&mut part.varieties).into_iter().partition(|variety| packets.contains_key(&variety.id));
        part.varieties = fresh;
        names.extend(weak.into_iter().map(|variety| variety.details.name));
    }
    let next = next_month(&seasons, today.month());
    Ok(page(&ctx, Head::new(texts::seeds(l)), || {
        let actions = vec![button::link("/graines/rapporter", "sprout", texts::i_bring_seed(l))];
        let nothing_now = match next {
            Some(number) if now.varieties.is_empty() => Some(texts::nothing_to_sow(l, month(l, number))),
            None if found_nothing => Some(texts::nothing_called_so(l).to_owned()),
            None if now.varieties.is_empty() && later.varieties.is_empty() => Some(texts::nothing_there(l).to_owned()),
            _ => None,
        };
        let only_later = further(&ctx).is_some_and(|(word, _)| word == LATER);
        // What was ticked on another page of it stays ticked.
        let typed = Form::parse(ctx.query.as_bytes());
        let elsewhere: Vec<_> = typed
            .values("v")
            .filter(|id| id.parse::<VarietyId>().is_ok_and(|id| !packets.contains_key(&id)))
            .take(requests::MOST)
            .map(|id| frame::hidden("v", id))
            .collect();
        view! {
            {page_head::with_actions(texts::seeds(l), texts::seeds_lead(l), actions)}
            {filter::bar(&ctx, texts::search_seed(l), vec![])}
            <form method="get" action="/graines/demande" class="seed-catalogue">
                {elsewhere}
                {(!only_later).then(|| view! {
                    <h2>{texts::sow_now_here(l)}</h2>
                    {nothing_now.map(|words| empty::view("sprout", words))}
                    {did_you_mean(l, &meant)}
                    {season_cards(&ctx, NOW, &now, &packets)}
                })}
                {(!later.varieties.is_empty()).then(|| view! {
                    <h2>{texts::sow_later(l)}</h2>
                    {season_cards(&ctx, LATER, &later, &packets)}
                })}
                {(!names.is_empty()).then(|| view! { <p class="soft">{texts::none_today(l, names.join(", "))}</p> })}
                {(!packets.is_empty()).then(|| view! {
                    <div class="order-bar">
                        <span class="soft">{texts::tick_packets(l)}</span>
                        {button::submit(texts::ask_for_packets(l))}
                    </div>
                })}
            </form>
        }
    }))
}

/// What was meant, perhaps: a link to each.
fn did_you_mean(l: Lang, names: &[String]) -> Option<AnyView> {
    let links: Vec<_> = names
        .iter()
        .map(|name| {
            let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", name).finish();
            view! { " " <a href=format!("/graines?{query}")>{name.clone()}</a> }
        })
        .collect();
    (!links.is_empty()).then(|| view! { <p>{texts::did_you_mean(l)}{links}</p> }.into_any())
}

/// The cards of a season, and the way to the rest of it.
fn season_cards(ctx: &Ctx, word: &str, part: &Part, packets: &HashMap<VarietyId, i64>) -> AnyView {
    let l = ctx.lang;
    let query = ctx.param("q");
    let typed = Form::parse(ctx.query.as_bytes());
    let ticked: Vec<VarietyId> = typed.values("v").filter_map(|id| id.parse().ok()).collect();
    let cards: Vec<_> =
        part.varieties.iter().map(|variety| card(l, variety, packets, (&query, ticked.contains(&variety.id)))).collect();
    // A button of the form: what is ticked comes along.
    let rest = part.more.then(|| {
        let offset = further(ctx).filter(|(asked, _)| asked == word).map_or(0, |(_, offset)| offset);
        view! {
            <p>
                {frame::hidden("q", query.clone())}
                <button type="submit" class="button" formaction="/graines" name="suite" value=format!("{word}:{}", offset + MOST)>
                    {texts::more_seeds(l)}
                </button>
            </p>
        }
    });
    view! { <ul class="seed-cards">{cards}</ul> {rest} }.into_any()
}

/// The next month in which something is sown.
fn next_month(of: &[Months], this: u32) -> Option<u32> {
    (1..=12).map(|ahead| (this - 1 + ahead) % 12 + 1).find(|number| of.iter().any(|months| months.has(*number)))
}

fn card(l: Lang, variety: &SeedVariety, packets: &HashMap<VarietyId, i64>, (query, ticked): (&str, bool)) -> AnyView {
    let left = packets.get(&variety.id).copied().unwrap_or(0);
    let name = variety.details.name.clone();
    // Whoever searched by another name sees which one was meant.
    let folded = search::fold(query);
    let matched = variety.aliases().find(|alias| !folded.is_empty() && search::fold(alias).contains(&folded)).map(str::to_owned);
    let id = format!("v-{}", variety.id);
    view! {
        <li class="seed-card">
            <input type="checkbox" name="v" value=variety.id.to_string() id=id.clone() checked=ticked />
            <label for=id>
                <small>{variety.species_name.clone()} {matched.map(|alias| format!(" · {alias}"))}</small>
                <b>{name}</b>
                {season(l, variety.facts.sow)}
                {(left < 10).then(|| view! { <small class="beet">{texts::n_packets_left(l, left)}</small> })}
            </label>
            <a href=format!("/graines/varietes/{}", variety.id)>{texts::about_it(l)}</a>
        </li>
    }
    .into_any()
}

/// A variety.
pub async fn variety(ctx: Ctx, Path(id): Path<VarietyId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let variety = varieties::get(&mut conn, id).await?;
    let lots = lots::of_varieties(&mut conn, &[id]).await?;
    let pictures = pictures::of_variety(&mut conn, id).await?;
    let kept_by = guardians::active(&mut conn, id).await?;
    drop(conn);
    let l = ctx.lang;
    let left = packets_of(std::slice::from_ref(&variety), &lots, ctx.today()).get(&id).copied().unwrap_or(0);
    Ok(page(&ctx, Head::new(variety.details.name.clone()), || {
        let ask =
            (left > 0).then(|| button::primary_link(format!("/graines/demande?v={id}"), "sprout", texts::ask_for_a_packet(l)));
        let names = variety.aliases().collect::<Vec<_>>().join(", ");
        view! {
            {page_head::trail(texts::seeds(l), vec![("/graines".to_owned(), texts::seeds(l).to_owned())])}
            {page_head::with_actions(variety.details.name.clone(), variety.species_name.clone(), ask.into_iter().collect())}
            <p class="badges">
                {if left > 0 { badge::good(texts::n_packets_left(l, left)) } else { badge::plain(texts::none_now(l)) }}
            </p>
            {gallery(&pictures)}
            {about(l, &variety)}
            {facts::view(vec![
                (texts::other_names(l), names),
                (texts::latin(l), variety.latin.clone()),
                (texts::family(l), variety.family.clone()),
            ])}
            {keep_it(l, id, kept_by)}
        }
    }))
}

/// The pictures of a variety.
pub fn gallery(pictures: &[(PictureId, String)]) -> Option<AnyView> {
    let items: Vec<_> = pictures
        .iter()
        .map(|(picture, alt)| view! { <img src=format!("/graines/images/{picture}") alt=alt.clone() loading="lazy" /> })
        .collect();
    (!items.is_empty()).then(|| view! { <div class="seed-gallery">{items}</div> }.into_any())
}

/// An invitation to keep the variety, with how many it lacks.
fn keep_it(l: Lang, id: VarietyId, kept_by: i64) -> AnyView {
    let lacks =
        (kept_by < WANTED).then(|| view! { <p class="badges">{badge::warm(texts::wants_guardians(l, WANTED - kept_by))}</p> });
    view! {
        <section class="narrow">
            <h2>{texts::become_guardian(l)}</h2>
            {lacks}
            <p>{texts::guardians_lead(l)}</p>
            <div class="buttons">
                {button::link(format!("/graines/varietes/{id}/garder"), "hand-heart", texts::i_want_to_keep_it(l))}
            </div>
        </section>
    }
    .into_any()
}

/// What is worth knowing to sow, grow and save it: the same on the variety's and on the packet's page.
pub fn about(l: Lang, variety: &SeedVariety) -> AnyView {
    let facts = &variety.facts;
    let paragraphs = |text: &str| {
        text.lines().filter(|line| !line.trim().is_empty()).map(|line| view! { <p>{line.to_owned()}</p> }).collect::<Vec<_>>()
    };
    let saving: Vec<String> = [
        facts.plants.map(|plants| texts::from_plants(l, plants)),
        facts.isolation_m.filter(|metres| *metres > 0).map(|metres| texts::keep_apart(l, metres)),
        facts.isolation_m.filter(|metres| *metres == 0).map(|_| texts::crosses_little(l).to_owned()),
        facts.keeps_years.map(|years| texts::keeps_for(l, years)),
    ]
    .into_iter()
    .flatten()
    .collect();
    view! {
        <div class="narrow seed-story">
            {paragraphs(&variety.details.story)}
            <h2>{icon::view("sprout")} " " {texts::sow_it(l)}</h2>
            <p>{season(l, facts.sow)} " " {months(l, facts.sow)}</p>
            {paragraphs(&variety.details.growing)}
            {(!saving.is_empty()).then(|| view! {
                <h2>{icon::view("leaf")} " " {texts::save_seed(l)}</h2>
                <ul>{saving.into_iter().map(|words| view! { <li>{words}</li> }).collect::<Vec<_>>()}</ul>
            })}
        </div>
    }
    .into_any()
}

//! `/graines`: what the exchange gives, first what can be sown here now; and a variety's own page.

use std::collections::HashMap;

use axum::extract::Path;
use axum::response::Response;
use chrono::Datelike as _;
use leptos::prelude::*;

use ::ui::{badge, button, empty, facts, filter, icon, page_head};
use platform::error::Result;
use platform::i18n::Lang;
use platform::search;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};
use produce::model::species::VarietyId;

use super::parts::{month, months, season};
use crate::model::giving::{blocks, sown_now};
use crate::model::guardian::WANTED;
use crate::model::lot::SeedLot;
use crate::model::variety::SeedVariety;
use crate::store::pictures::{self, SeedPictureId};
use crate::store::{guardians, lots, varieties};
use crate::texts;

/// Varieties on a page.
const MOST: i64 = 400;

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

/// The catalogue.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let query = ctx.param("q");
    let all = varieties::list(&mut conn, &query, MOST).await?;
    let ids: Vec<VarietyId> = all.iter().map(|variety| variety.id).collect();
    let lots = lots::of_varieties(&mut conn, &ids).await?;
    drop(conn);
    let l = ctx.lang;
    let today = ctx.today();
    let packets = packets_of(&all, &lots, today);
    let (now, later): (Vec<&SeedVariety>, Vec<&SeedVariety>) = all
        .iter()
        .filter(|variety| packets.get(&variety.id).copied().unwrap_or(0) > 0)
        .partition(|variety| sown_now(&variety.facts, today));
    let next = next_month(&later, today.month());
    let gone: Vec<&SeedVariety> = all.iter().filter(|variety| packets.get(&variety.id).copied().unwrap_or(0) == 0).collect();
    Ok(page(&ctx, Head::new(texts::seeds(l)), || {
        let cards = |of: &[&SeedVariety]| of.iter().map(|variety| card(l, variety, &packets, &query)).collect::<Vec<_>>();
        let actions = vec![button::link("/graines/rapporter", "sprout", texts::i_bring_seed(l))];
        let nothing_now = match next {
            Some(number) if now.is_empty() => Some(texts::nothing_to_sow(l, month(l, number))),
            None if now.is_empty() && later.is_empty() => Some(texts::nothing_there(l).to_owned()),
            _ => None,
        };
        let names: Vec<String> = gone.iter().map(|variety| variety.details.name.clone()).collect();
        view! {
            {page_head::with_actions(texts::seeds(l), texts::seeds_lead(l), actions)}
            {filter::bar(&ctx, texts::search_seed(l), vec![])}
            <form method="get" action="/graines/demande" class="seed-catalogue">
                <h2>{texts::sow_now_here(l)}</h2>
                {nothing_now.map(|words| empty::view("sprout", words))}
                <ul class="seed-cards">{cards(&now)}</ul>
                {(!later.is_empty()).then(|| view! {
                    <h2>{texts::sow_later(l)}</h2>
                    <ul class="seed-cards">{cards(&later)}</ul>
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

/// The next month in which something of these is sown.
fn next_month(of: &[&SeedVariety], this: u32) -> Option<u32> {
    (1..=12).map(|ahead| (this - 1 + ahead) % 12 + 1).find(|number| of.iter().any(|variety| variety.facts.sow.has(*number)))
}

fn card(l: Lang, variety: &SeedVariety, packets: &HashMap<VarietyId, i64>, query: &str) -> AnyView {
    let left = packets.get(&variety.id).copied().unwrap_or(0);
    let name = variety.details.name.clone();
    // Whoever searched by another name sees which one was meant.
    let folded = search::fold(query);
    let matched = variety.aliases().find(|alias| !folded.is_empty() && search::fold(alias).contains(&folded)).map(str::to_owned);
    let id = format!("v-{}", variety.id);
    view! {
        <li class="seed-card">
            <input type="checkbox" name="v" value=variety.id.to_string() id=id.clone() />
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
pub fn gallery(pictures: &[(SeedPictureId, String)]) -> Option<AnyView> {
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

//! `/grainotheque`: the jars of the exchange, and what waits for its keeper.

use std::collections::HashMap;

use axum::response::Response;
use leptos::prelude::*;

use ::ui::list::{Cell, List, figures, words};
use ::ui::{badge, button, empty, filter, page_head, pager, tabs, texts as ui};
use platform::error::Result;
use platform::i18n::Lang;
use platform::search::Order;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};
use produce::model::species::VarietyId;

use super::parts::{germination, places};
use crate::model::giving::{self, blocks};
use crate::model::lot::{LotState, SeedLot};
use crate::model::variety::SeedVariety;
use crate::store::shelf::{self, Asked, LotOrder, Tab};
use crate::store::varieties;
use crate::texts;

/// Lots on a page.
const MOST: i64 = 60;
/// Lots in a file.
const ALL: i64 = 50_000;

/// The states that the page's tabs show.
const TABS: [&str; 6] = ["", "tester", "reserve", "doute", "apports", "clos"];

/// A lot with its variety.
pub struct Listed {
    pub lot: SeedLot,
    pub variety: SeedVariety,
}

/// The lots that the address asks for: a page of them.
async fn listed_from(ctx: &Ctx, (most, offset): (i64, i64)) -> Result<Vec<Listed>> {
    let tab = match ctx.param("etat").as_str() {
        "tester" => Tab::ToTest,
        "reserve" => Tab::BelowReserve,
        "doute" => Tab::Doubtful,
        "apports" => Tab::Received,
        "clos" => Tab::Closed,
        _ => Tab::Stored,
    };
    let mut conn = ctx.read().await?;
    let query = ctx.param("q");
    let asked = Asked { tab, query: &query, order: Order::of(&ctx.param("tri"), LotOrder::from_word) };
    let all = shelf::page(&mut conn, &ctx.actor, asked, ctx.today(), (most, offset)).await?;
    let mut ids: Vec<VarietyId> = all.iter().map(|lot| lot.variety).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut known: HashMap<VarietyId, SeedVariety> = HashMap::new();
    for part in ids.chunks(400) {
        known.extend(varieties::some(&mut conn, part).await?.into_iter().map(|variety| (variety.id, variety)));
    }
    Ok(all
        .into_iter()
        .filter_map(|lot| known.get(&lot.variety).map(|variety| Listed { variety: variety.clone(), lot }))
        .collect())
}

/// All lots that the address asks for, for a file.
pub async fn listed(ctx: &Ctx) -> Result<Vec<Listed>> {
    listed_from(ctx, (ALL, 0)).await
}

/// The list.
pub async fn show(ctx: Ctx) -> Result<Response> {
    if List::<7>::is_file(&ctx) {
        return list_of(&ctx, &listed(&ctx).await?).file(&ctx);
    }
    let offset = ctx.param("a").parse().unwrap_or(0_i64).clamp(0, 1_000_000);
    let mut found = listed_from(&ctx, (MOST + 1, offset)).await?;
    let page_size = usize::try_from(MOST).unwrap_or(60);
    let more = found.len() > page_size;
    found.truncate(page_size);
    let l = ctx.lang;
    let state = ctx.param("etat");
    Ok(page(&ctx, Head::new(texts::exchange(l)).wide().with_script("list.js"), || {
        let actions = vec![button::link(format!("/grainotheque/tableur?{}", ctx.query), "sheet", ui::export_csv(l))];
        // Another tab begins at its first page.
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", &ctx.param("q")).finish();
        let tab = |word: &str| (format!("/grainotheque?{query}&etat={word}"), texts::lots_tab(l, word).to_owned(), state == word);
        view! {
            {page_head::with_actions(texts::exchange(l), texts::exchange_lead(l), actions)}
            {places(&ctx)}
            {tabs::view(texts::lots(l), TABS.iter().map(|word| tab(word)).collect())}
            {filter::bar(&ctx, texts::search_lot(l), vec![])}
            {if found.is_empty() { empty::listed(&ctx, "sprout", texts::no_lot(l)) } else { list_of(&ctx, &found).view(&ctx) }}
            {pager::view(&ctx, offset, MOST, more)}
        }
    }))
}

/// Lots as a list; the database has ordered all of them, not only this page.
fn list_of(ctx: &Ctx, found: &[Listed]) -> List<7> {
    let l = ctx.lang;
    List {
        name: "grainotheque",
        caption: texts::lots(l),
        columns: [
            words(LotOrder::Variety.word(), texts::variety(l)).ordered_below(),
            words(LotOrder::Code.word(), texts::lot(l)).ordered_below(),
            figures(LotOrder::Year.word(), texts::harvest_year(l)).ordered_below(),
            figures(LotOrder::Balance.word(), texts::there(l)).ordered_below(),
            words("germination", texts::germination(l)).unsorted(),
            words(LotOrder::Place.word(), texts::place(l)).ordered_below(),
            words("savoir", texts::why_not_given(l)).unsorted(),
        ],
        rows: found.iter().map(|listed| row(ctx, listed)).collect(),
    }
}

fn row(ctx: &Ctx, Listed { lot, variety }: &Listed) -> [Cell; 7] {
    let l = ctx.lang;
    let href = if lot.state == LotState::Received {
        format!("/grainotheque/apports/{}", lot.id)
    } else {
        format!("/grainotheque/lots/{}", lot.id)
    };
    let name = if lot.state == LotState::Received {
        lot.details.note.lines().next().unwrap_or_default().to_owned()
    } else {
        variety.details.name.clone()
    };
    let grows = giving::germination(&variety.facts, lot, ctx.today());
    // A file says what the page shows: an estimate is no test.
    let share = grows.as_ref().map(|known| {
        let share = texts::per_cent(l, known.share.pct());
        if known.estimated { texts::estimated(l, &share) } else { share }
    });
    let block = (lot.state == LotState::Stored).then(|| blocks(variety, lot, ctx.today()).into_iter().next()).flatten();
    let shown = view! {
        <a href=href>{name.clone()}</a>
        " "
        // What it is nobody has looked at yet.
        {(lot.state != LotState::Received).then(|| view! { <small>{variety.species_name.clone()}</small> })}
    };
    let named = if lot.state == LotState::Received { name } else { format!("{name} · {}", variety.species_name) };
    [
        Cell::shown(shown.into_any(), named),
        Cell::shown(view! { <span class="lot-code">{lot.code.clone()}</span> }.into_any(), lot.code.clone()),
        Cell::text(lot.details.year.to_string()),
        Cell::shown(stock(l, lot), lot.balance.map(|left| lot.unit.text(l, left)).unwrap_or_default()),
        Cell::shown(germination(l, grows, &variety.facts), share.unwrap_or_default()),
        Cell::text(lot.details.place.clone()),
        match block.map(|block| texts::block(l, block)) {
            Some(words) => Cell::shown(badge::plain(words), words.to_owned()),
            None => Cell::text(String::new()),
        },
    ]
}

/// What is there of a lot, or that nobody has counted it.
pub fn stock(l: Lang, lot: &SeedLot) -> AnyView {
    match lot.balance {
        None => badge::warm(texts::to_count(l)),
        Some(left) => {
            let held = (lot.held.0 > 0).then(|| view! { " " <small>{texts::held(l, lot.unit.text(l, lot.held))}</small> });
            view! { <b>{lot.unit.text(l, left)}</b> {held} }.into_any()
        }
    }
}

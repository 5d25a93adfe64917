//! `/grainotheque`: the jars of the exchange, and what waits for its keeper.

use std::collections::HashMap;

use axum::response::Response;
use leptos::prelude::*;

use ::ui::{badge, button, empty, filter, page_head, table, tabs, texts as ui};
use platform::error::Result;
use platform::i18n::Lang;
use platform::search;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};
use produce::model::species::VarietyId;

use super::parts::{germination, places};
use super::today::{below_reserve, to_test};
use crate::model::giving::{self, blocks};
use crate::model::lot::{LotState, SeedLot};
use crate::model::variety::SeedVariety;
use crate::store::lots::Which;
use crate::store::{lots, varieties};
use crate::texts;

/// Lots on a page.
const MOST: i64 = 2000;

/// The states that the page's tabs show.
const TABS: [&str; 6] = ["", "tester", "reserve", "doute", "apports", "clos"];

/// A lot with its variety.
pub struct Listed {
    pub lot: SeedLot,
    pub variety: SeedVariety,
}

/// The lots that the address asks for.
pub async fn listed(ctx: &Ctx) -> Result<Vec<Listed>> {
    let state = ctx.param("etat");
    let which = match state.as_str() {
        "apports" => Which::Received,
        "clos" => Which::Closed,
        _ => Which::Stored,
    };
    let mut conn = ctx.read().await?;
    let all = lots::list(&mut conn, which, MOST).await?;
    let known: HashMap<VarietyId, SeedVariety> =
        varieties::list(&mut conn, "", 20_000).await?.into_iter().map(|variety| (variety.id, variety)).collect();
    drop(conn);
    let today = ctx.today();
    let asked = search::fold(&ctx.param("q"));
    Ok(all
        .into_iter()
        .filter_map(|lot| known.get(&lot.variety).map(|variety| Listed { variety: variety.clone(), lot }))
        .filter(|Listed { lot, variety }| match state.as_str() {
            "tester" => to_test(variety, lot, today),
            "reserve" => below_reserve(lot),
            "doute" => lot.doubtful,
            _ => true,
        })
        .filter(|Listed { lot, variety }| {
            let words = format!("{} {} {} {}", lot.code, variety.details.name, variety.details.other_names, variety.species_name);
            asked.is_empty() || search::fold(&words).contains(&asked)
        })
        .collect())
}

/// The list.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let found = listed(&ctx).await?;
    let l = ctx.lang;
    let state = ctx.param("etat");
    Ok(page(&ctx, Head::new(texts::exchange(l)), || {
        let rows: Vec<_> = found.iter().map(|listed| row(&ctx, listed)).collect();
        let actions = vec![button::link(format!("/grainotheque/tableur?{}", ctx.query), "sheet", ui::export_csv(l))];
        let tab = |word: &str| (ctx.with_param("etat", word), texts::lots_tab(l, word).to_owned(), state == word);
        view! {
            {page_head::with_actions(texts::exchange(l), texts::exchange_lead(l), actions)}
            {places(&ctx)}
            {tabs::view(texts::lots(l), TABS.iter().map(|word| tab(word)).collect())}
            {filter::bar(&ctx, texts::search_lot(l), vec![])}
            {if rows.is_empty() { empty::view("sprout", texts::no_lot(l)) } else {
                table::view(
                    texts::lots(l),
                    [texts::variety(l), texts::lot(l), texts::harvest_year(l), texts::there(l), texts::germination(l), texts::place(l)],
                    rows,
                )
            }}
        }
    }))
}

fn row(ctx: &Ctx, Listed { lot, variety }: &Listed) -> Vec<AnyView> {
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
    vec![
        view! {
            <a href=href>{name}</a>
            " "
            // What it is nobody has looked at yet.
            {(lot.state != LotState::Received).then(|| view! { <small>{variety.species_name.clone()}</small> })}
        }
        .into_any(),
        view! { <span class="lot-code">{lot.code.clone()}</span> }.into_any(),
        view! { <span class="lot-code">{lot.details.year}</span> }.into_any(),
        stock(l, lot),
        germination(l, giving::germination(&variety.facts, lot, ctx.today()), &variety.facts),
        view! { {lot.details.place.clone()} " " {why_not(ctx, variety, lot)} }.into_any(),
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

/// Why a lot is not given out, shortly.
fn why_not(ctx: &Ctx, variety: &SeedVariety, lot: &SeedLot) -> Option<AnyView> {
    if lot.state != LotState::Stored {
        return None;
    }
    let first = blocks(variety, lot, ctx.today()).into_iter().next()?;
    Some(badge::plain(texts::block(ctx.lang, first)))
}

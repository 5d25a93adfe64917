//! `/arbres`: the trees and bushes of all orchards.

use axum::response::Response;
use chrono::Datelike as _;
use leptos::prelude::*;

use ::ui::badge::Badge;
use ::ui::filter::{self, Choice};
use ::ui::list::{Cell, List, words};
use ::ui::{button, empty, page_head, texts as ui};
use platform::error::Result;
use platform::i18n::format;
use platform::search::fold;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use crate::model::{Tree, TreeState};
use crate::store::land::{self, Land};
use crate::texts;

/// The trees that the filter in the address lets through; a few hundred at most, so they are sifted here.
#[must_use]
pub fn filtered<'a>(ctx: &Ctx, land: &'a Land) -> Vec<&'a Tree> {
    let (query, state) = (fold(&ctx.param("q")), TreeState::from_word(&ctx.param("sante")));
    let matches = |tree: &&Tree| {
        let details = &tree.details;
        let named = fold(&format!("{} {} {}", details.species, details.variety, details.rootstock)).contains(&query);
        named && state.is_none_or(|state| details.state == state)
    };
    land.trees.iter().filter(matches).collect()
}

/// The page.
pub async fn list(ctx: Ctx) -> Result<Response> {
    let land = land::load(&mut *ctx.read().await?, &ctx.actor, None, ctx.today()).await?;
    let l = ctx.lang;
    let found = filtered(&ctx, &land);
    if List::<6>::is_file(&ctx) {
        return listed(&ctx, &land, &found).file(&ctx);
    }
    Ok(page(&ctx, Head::new(texts::trees(l)).wide().with_script("list.js"), || {
        let states =
            TreeState::ALL.iter().map(|state| (state.word().to_owned(), texts::tree_state(l, *state).to_owned())).collect();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/parcelles".to_owned(), ui::plots(l).to_owned())])}
            {page_head::with_actions(texts::trees(l), texts::n_trees(l, found.len()), vec![
                button::link(format!("/arbres/tableur?{}", ctx.query), "sheet", ui::export_csv(l)),
            ])}
            {filter::bar(&ctx, texts::search_tree(l), vec![Choice { name: "sante", label: texts::state(l), options: states }])}
            {if found.is_empty() {
                empty::listed(&ctx, "tree-deciduous", texts::no_tree(l))
            } else {
                listed(&ctx, &land, &found).view(&ctx)
            }}
        }
    }))
}

/// Trees as a list.
fn listed(ctx: &Ctx, land: &Land, trees: &[&Tree]) -> List<6> {
    let l = ctx.lang;
    let line = |tree: &&Tree| {
        let details = &tree.details;
        let plot = land.plots.iter().find(|plot| plot.id == tree.plot).map(|plot| plot.details.name.clone());
        let state = texts::tree_state(l, details.state);
        let shown = if details.state == TreeState::Weak { Badge::warm(state) } else { Badge::plain(state) };
        let planted = details.planted.map(|day| format::date(l, day)).unwrap_or_default();
        [
            Cell::link(format!("/arbres/{}", tree.id), format!("{} {}", details.species, details.variety).trim()),
            Cell::link(format!("/parcelles/{}", tree.plot), plot.unwrap_or_default()),
            Cell::text(texts::tree_form(l, details.form)),
            Cell::text(details.rootstock.clone()),
            Cell::text(planted).ranked(details.planted.map_or(i64::MIN, |day| i64::from(day.num_days_from_ce()))),
            Cell::badge(shown),
        ]
    };
    List {
        name: "arbres",
        caption: texts::trees(l),
        columns: [
            words("arbre", texts::tree(l)),
            words("parcelle", texts::plot(l)),
            words("forme", texts::form(l)),
            words("porte-greffe", texts::rootstock(l)),
            words("plante", texts::planted(l)),
            words("etat", texts::state(l)),
        ],
        rows: trees.iter().map(line).collect(),
    }
}

//! `/arbres`: the trees and bushes of all orchards.

use axum::response::Response;
use leptos::prelude::*;

use ::ui::filter::{self, Choice};
use ::ui::{badge, button, empty, page_head, table, texts as ui};
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
    Ok(page(&ctx, Head::new(texts::trees(l)), || {
        let found = filtered(&ctx, &land);
        let plot_name = |tree: &Tree| {
            let plot = land.plots.iter().find(|plot| plot.id == tree.plot);
            plot.map(|plot| plot.details.name.clone()).unwrap_or_default()
        };
        let rows: Vec<_> = found
            .iter()
            .map(|tree| {
                let details = &tree.details;
                let state = texts::tree_state(l, details.state);
                vec![
                    view! {
                        <a href=format!("/arbres/{}", tree.id)>
                            {format!("{} {}", details.species, details.variety).trim().to_owned()}
                        </a>
                    }
                    .into_any(),
                    view! { <a href=format!("/parcelles/{}", tree.plot)>{plot_name(tree)}</a> }.into_any(),
                    texts::tree_form(l, details.form).into_any(),
                    details.rootstock.clone().into_any(),
                    details.planted.map(|day| format::date(l, day)).unwrap_or_default().into_any(),
                    if details.state == TreeState::Weak { badge::warm(state) } else { badge::plain(state) },
                ]
            })
            .collect();
        let states =
            TreeState::ALL.iter().map(|state| (state.word().to_owned(), texts::tree_state(l, *state).to_owned())).collect();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/parcelles".to_owned(), ui::plots(l).to_owned())])}
            {page_head::with_actions(texts::trees(l), texts::n_trees(l, rows.len()), vec![
                button::link(format!("/arbres/tableur?{}", ctx.query), "sheet", ui::export_csv(l)),
            ])}
            {filter::bar(&ctx, texts::search_tree(l), vec![Choice { name: "sante", label: texts::state(l), options: states }])}
            {if rows.is_empty() {
                empty::view("tree-deciduous", texts::no_tree(l))
            } else {
                table::view(
                    texts::trees(l),
                    [texts::tree(l), texts::plot(l), texts::form(l), texts::rootstock(l), texts::planted(l), texts::state(l)],
                    rows,
                )
            }}
        }
    }))
}

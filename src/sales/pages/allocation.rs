//! `/ventes/cycles/…/repartition`: who would get how much where there is not enough, before anything is decided.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{button, empty, page_head, table, tabs, texts as ui};
use platform::error::Result;
use platform::i18n::Lang;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use crate::model::cycle::{CycleId, Phase, Rule};
use crate::store::allocation::{self, Shortage};
use crate::store::cycles;
use crate::texts;

/// The preview, under the cycle's rule or the one asked for.
pub async fn show(ctx: Ctx, Path(id): Path<CycleId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let cycle = cycles::get(&mut conn, id).await?;
    let rule = Rule::from_word(&ctx.param("regle")).unwrap_or(cycle.details.rule);
    let shortages = allocation::preview(&mut conn, &ctx.actor, id, rule).await?;
    drop(conn);
    let l = ctx.lang;
    let own = rule == cycle.details.rule;
    let can = cycle.phase(ctx.now()) == Phase::Closed && own;
    Ok(page(&ctx, Head::new(texts::allocate(l)), || {
        let rules =
            Rule::ALL.iter().map(|one| (ctx.with_param("regle", one.word()), texts::rule(l, *one).to_owned(), *one == rule));
        let tables: Vec<_> = shortages.iter().map(|shortage| of_product(l, shortage)).collect();
        let go = can.then(|| {
            let words = if shortages.is_empty() { texts::nothing_short_go(l) } else { texts::share_and_tell(l) };
            button::post(format!("/ventes/cycles/{id}/repartition"), button::submit(words))
        });
        let trail = vec![
            ("/ventes".to_owned(), texts::sales(l).to_owned()),
            (format!("/ventes/cycles/{id}"), cycle.details.title.clone()),
        ];
        view! {
            {page_head::trail(ui::where_am_i(l), trail)}
            {page_head::with_actions(texts::allocate(l), texts::allocate_lead(l), go.into_iter().collect())}
            {tabs::view(texts::rule_label(l), rules.collect())}
            {(!own).then(|| view! { <p class="hint">{texts::other_rule(l)}</p> })}
            {if tables.is_empty() { empty::view("circle-check", texts::nothing_short(l)) } else { tables.into_any() }}
        }
    }))
}

fn of_product(l: Lang, shortage: &Shortage) -> AnyView {
    let words = texts::short_of(l, &shortage.name, shortage.unit.text(l, shortage.asked), shortage.unit.text(l, shortage.there));
    let rows = shortage
        .cuts
        .iter()
        .map(|cut| {
            let gets = shortage.unit.text(l, cut.gets);
            let gets = if cut.gets < cut.asked { view! { <b class="beet">{gets}</b> }.into_any() } else { gets.into_any() };
            vec![
                view! { <a href=format!("/ventes/commandes/{}", cut.order)>{cut.name.clone()}</a> }.into_any(),
                shortage.unit.text(l, cut.asked).into_any(),
                gets,
            ]
        })
        .collect();
    view! {
        <section>
            <h2>{words}</h2>
            {table::view(shortage.name.clone(), [texts::customer(l), texts::asked(l), texts::gets(l)], rows)}
        </section>
    }
    .into_any()
}

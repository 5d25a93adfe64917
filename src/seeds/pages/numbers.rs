//! `/grainotheque/chiffres`: a year of the exchange for those who have to report on it.

use axum::response::Response;
use leptos::prelude::*;

use ::ui::{button, facts, page_head, table, texts as ui};
use platform::error::Result;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use super::sowings::{year_bounds, year_of};
use crate::store::{guardians, numbers, outlooks};
use crate::texts;

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let year = year_of(&ctx);
    let mut conn = ctx.read().await?;
    let told = numbers::of_year(&mut conn, &ctx.actor, year, year_bounds(&ctx, year)).await?;
    let (communes, rest) = numbers::communes(&mut conn, &ctx.actor, year).await?;
    let (alive, all) = outlooks::alive(&mut conn, ctx.today()).await?;
    let kept_by = guardians::count_active(&mut conn, &ctx.actor).await?;
    drop(conn);
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::numbers(l)), || {
        let mut rows: Vec<Vec<AnyView>> =
            communes.iter().map(|(name, count)| vec![name.clone().into_any(), (*count).into_any()]).collect();
        if rest > 0 {
            rows.push(vec![texts::other_communes(l).into_any(), rest.into_any()]);
        }
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/grainotheque".to_owned(), texts::exchange(l).to_owned())])}
            {page_head::with_actions(
                format!("{} {year}", texts::numbers(l)),
                texts::numbers_lead(l),
                vec![
                    button::link(format!("/grainotheque/chiffres?annee={}", year - 1), "chevron-left", texts::year_before(l)),
                    button::link(format!("/grainotheque/chiffres?annee={}", year + 1), "chevron-right", texts::year_after(l)),
                ],
            )}
            {facts::view(vec![
                (texts::number_given(l), told.given.to_string()),
                (texts::number_varieties_given(l), told.varieties_given.to_string()),
                (texts::number_brought(l), told.brought.to_string()),
                (texts::number_harvested(l), told.harvested.to_string()),
                (texts::number_requests(l), told.requests.to_string()),
                (texts::number_tests(l), told.tests.to_string()),
                (texts::number_promises(l), texts::of_promised(l, told.kept, told.promised)),
                (texts::number_alive(l), texts::of_varieties(l, alive, all)),
                (texts::number_guardians(l), kept_by.to_string()),
            ])}
            <section>
                <h2>{texts::by_commune(l)}</h2>
                {if rows.is_empty() {
                    view! { <p class="soft">{texts::nothing_by_commune(l)}</p> }.into_any()
                } else {
                    table::view(texts::by_commune(l), [texts::commune(l), texts::packets_given(l)], rows)
                }}
            </section>
        }
    }))
}

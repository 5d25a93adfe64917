//! `/grainotheque/semis`: every sowing of a year on our plots, for the certifier: which lot, where it comes from, under which derogation.

use axum::response::Response;
use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use leptos::prelude::*;

use ::ui::{badge, button, empty, page_head, table, texts as ui};
use land::model::plot::status_on;
use land::model::{PlotId, Status, StatusLine};
use land::store::plots;
use platform::error::Result;
use platform::i18n::format;
use platform::time::ClockTime;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use crate::store::sowings::{self, Sowing};
use crate::texts;

/// The first instant of a year, where the ecopole is.
fn begins(ctx: &Ctx, year: i32) -> DateTime<Utc> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    ClockTime(0).instant(first, ctx.zone())
}

/// The instants between which a year lies.
#[must_use]
pub fn year_bounds(ctx: &Ctx, year: i32) -> (DateTime<Utc>, DateTime<Utc>) {
    (begins(ctx, year), begins(ctx, year + 1))
}

/// The year that the address asks for.
#[must_use]
pub fn year_of(ctx: &Ctx) -> i32 {
    ctx.param("annee").parse().ok().filter(|year| (1990..=2200).contains(year)).unwrap_or_else(|| ctx.today().year())
}

/// The page.
pub async fn show(ctx: Ctx) -> Result<Response> {
    let year = year_of(&ctx);
    let (from, to) = year_bounds(&ctx, year);
    let mut conn = ctx.read().await?;
    let all = sowings::between(&mut conn, &ctx.actor, from, to).await?;
    let statuses = plots::all_statuses(&mut conn, &ctx.actor).await?;
    drop(conn);
    let l = ctx.lang;
    Ok(page(&ctx, Head::new(texts::sowings(l)), || {
        let rows: Vec<_> = all.iter().map(|sowing| row(&ctx, sowing, &statuses)).collect();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/grainotheque".to_owned(), texts::exchange(l).to_owned())])}
            {page_head::with_actions(
                format!("{} {year}", texts::sowings(l)),
                texts::sowings_lead(l),
                vec![
                    button::link(format!("/grainotheque/semis?annee={}", year - 1), "chevron-left", texts::year_before(l)),
                    button::link(format!("/grainotheque/semis?annee={}", year + 1), "chevron-right", texts::year_after(l)),
                ],
            )}
            {if rows.is_empty() { empty::view("sprout", texts::no_sowing(l)) } else {
                table::view(
                    texts::sowings(l),
                    [texts::when(l), texts::variety(l), texts::lot(l), texts::amount(l), texts::organic_ground(l), texts::organic(l)],
                    rows,
                )
            }}
        }
    }))
}

fn row(ctx: &Ctx, sowing: &Sowing, statuses: &[(PlotId, StatusLine)]) -> Vec<AnyView> {
    let l = ctx.lang;
    let day = sowing.happened_at.with_timezone(&ctx.zone()).date_naive();
    let lines: Vec<StatusLine> =
        statuses.iter().filter(|(plot, _)| Some(*plot) == sowing.plot_id).map(|(_, line)| line.clone()).collect();
    let organic_ground = status_on(&lines, day).is_some_and(|status| status != Status::NotOrganic);
    let seed = match (sowing.organic, organic_ground, sowing.derogation.as_str()) {
        (true, ..) => badge::good(texts::organic_yes(l)),
        (false, true, "") => badge::bad(texts::derogation_missing(l)),
        (false, _, "") => badge::plain(texts::not_organic(l)),
        (false, _, number) => badge::warm(format!("{} {number}", texts::derogation(l))),
    };
    vec![
        format::date(l, day).into_any(),
        sowing.variety.clone().into_any(),
        view! { <a class="lot-code" href=format!("/grainotheque/lots/{}", sowing.lot_id)>{sowing.lot_code.clone()}</a> }
            .into_any(),
        sowing.unit.text(l, sowing.amount).into_any(),
        sowing.plot.clone().unwrap_or_default().into_any(),
        seed,
    ]
}

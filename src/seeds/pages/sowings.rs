//! `/grainotheque/semis`: every sowing of a year on our plots, for the certifier: which lot, where it comes from, under which derogation.

use axum::response::Response;
use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use leptos::prelude::*;

use ::ui::badge::Badge;
use ::ui::list::{Cell, List, figures, words};
use ::ui::{button, empty, page_head, texts as ui};
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

/// Sowings on a page before somebody asks for all.
const SHOWN: usize = 60;

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
    let listed = || List {
        name: "semis",
        caption: texts::sowings(l),
        columns: [
            words("variete", texts::variety(l)),
            words("jour", texts::when(l)),
            words("lot", texts::lot(l)),
            figures("quantite", texts::amount(l)).unsorted(),
            words("terre", texts::organic_ground(l)),
            words("bio", texts::organic(l)),
        ],
        rows: all.iter().map(|sowing| row(&ctx, sowing, &statuses)).collect(),
    };
    if List::<6>::is_file(&ctx) {
        return listed().file(&ctx);
    }
    Ok(page(&ctx, Head::new(texts::sowings(l)).wide().with_script("list.js"), || {
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
            {if all.is_empty() { empty::view("sprout", texts::no_sowing(l)) } else { listed().first(&ctx, SHOWN) }}
        }
    }))
}

fn row(ctx: &Ctx, sowing: &Sowing, statuses: &[(PlotId, StatusLine)]) -> [Cell; 6] {
    let l = ctx.lang;
    let day = sowing.happened_at.with_timezone(&ctx.zone()).date_naive();
    let lines: Vec<StatusLine> =
        statuses.iter().filter(|(plot, _)| Some(*plot) == sowing.plot_id).map(|(_, line)| line.clone()).collect();
    let organic_ground = status_on(&lines, day).is_some_and(|status| status != Status::NotOrganic);
    let seed = match (sowing.organic, organic_ground, sowing.derogation.as_str()) {
        (true, ..) => Badge::good(texts::organic_yes(l)),
        (false, true, "") => Badge::bad(texts::derogation_missing(l)),
        (false, _, "") => Badge::plain(texts::not_organic(l)),
        (false, _, number) => Badge::warm(format!("{} {number}", texts::derogation(l))),
    };
    let lot = view! { <a class="lot-code" href=format!("/grainotheque/lots/{}", sowing.lot_id)>{sowing.lot_code.clone()}</a> };
    [
        Cell::text(sowing.variety.clone()),
        Cell::text(format::date(l, day)).ranked(sowing.happened_at.timestamp()),
        Cell::shown(lot.into_any(), sowing.lot_code.clone()),
        Cell::text(sowing.unit.text(l, sowing.amount)),
        Cell::text(sowing.plot.clone().unwrap_or_default()),
        Cell::badge(seed),
    ]
}

//! `/grainotheque/lots/…/famille`: a lot's family through the years, drawn and as a table; and its nearest part on the lot's page.

use std::collections::HashMap;
use std::fmt::Write as _;

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{page_head, table, texts as ui};
use platform::error::{AppError, Result};
use platform::i18n::Lang;
use platform::markup::escape;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use crate::model::lineage::{Family, Placed, Relative, Side};
use crate::model::lot::{LotState, SeedLotId};
use crate::store::{families, lots};
use crate::{READERS, texts};

/// Lots that are drawn; the table has them all.
const DRAWN: usize = 80;
/// A lot's box, and the room between two.
const BOX: (usize, usize) = (150, 44);
const STEP: (usize, usize) = (200, 58);

/// The page.
pub async fn show(ctx: Ctx, Path(id): Path<SeedLotId>) -> Result<Response> {
    ctx.actor.require(READERS)?;
    let mut conn = ctx.read().await?;
    let received = lots::get(&mut conn, id).await?.state == LotState::Received;
    let family = families::family(&mut conn, &ctx.actor, id).await?;
    drop(conn);
    if received {
        return Err(AppError::NotFound);
    }
    let l = ctx.lang;
    let itself = family.lots.iter().find(|lot| lot.id == id).ok_or(AppError::NotFound)?;
    Ok(page(&ctx, Head::new(texts::family_of_lot(l, &itself.code)), || {
        let around = family.around(id);
        let rows: Vec<_> = around.iter().map(|(lot, side)| row(l, lot, *side)).collect();
        let drawing = drawn(l, &family, id);
        view! {
            {page_head::trail(ui::where_am_i(l), vec![
                ("/grainotheque".to_owned(), texts::exchange(l).to_owned()),
                (format!("/grainotheque/lots/{id}"), texts::lot_code(l, &itself.code)),
            ])}
            {page_head::simple(texts::family_of_lot(l, &itself.code), texts::family_lead(l))}
            <figure class="lineage-frame" tabindex="0" aria-label=texts::family_of_lot(l, &itself.code) inner_html=drawing></figure>
            {(around.len() > DRAWN).then(|| view! { <p class="soft">{texts::only_nearest(l, DRAWN)}</p> })}
            {table::view(texts::family_of(l), columns(l), rows)}
        }
    }))
}

/// The columns of a family's table.
pub fn columns(l: Lang) -> [&'static str; 6] {
    [
        texts::lot(l),
        texts::family_side(l),
        texts::harvest_year(l),
        texts::origin_label(l),
        texts::where_label(l),
        texts::generation(l),
    ]
}

/// A relative as a row.
pub fn row(l: Lang, lot: &Relative, side: Side) -> Vec<AnyView> {
    let words = match side {
        Side::Itself => "—".to_owned(),
        Side::Before(steps) => texts::side_before(l, steps),
        Side::After(steps) => texts::side_after(l, steps),
    };
    vec![
        view! { <a href=format!("/grainotheque/lots/{}", lot.id)>{lot.code.clone()}</a> }.into_any(),
        words.into_any(),
        lot.year.into_any(),
        texts::origin(l, lot.origin).into_any(),
        lot.place().into_any(),
        lot.generation.into_any(),
    ]
}

/// The nearest relatives, years from left to right.
fn drawn(l: Lang, family: &Family, itself: SeedLotId) -> String {
    let placed = family.drawn(itself, DRAWN);
    let columns = placed.iter().map(|at| at.column).max().unwrap_or(0) + 1;
    let rows = placed.iter().map(|at| at.row).max().unwrap_or(0) + 1;
    let (width, height) = (columns * STEP.0 + 20, rows * STEP.1 + 40);
    let mut svg = format!(
        "<svg class=\"lineage\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"group\" aria-label=\"{}\" \
         xmlns=\"http://www.w3.org/2000/svg\">",
        escape(texts::family_of(l))
    );
    let spots: HashMap<SeedLotId, (usize, usize)> =
        placed.iter().map(|at| (at.lot.id, (10 + at.column * STEP.0, 30 + at.row * STEP.1))).collect();
    let mut told = None;
    for at in &placed {
        if told != Some(at.column) {
            told = Some(at.column);
            let _ = write!(svg, "<text class=\"year\" x=\"{}\" y=\"18\">{}</text>", 10 + at.column * STEP.0, at.lot.year);
        }
    }
    for (child, parent) in &family.edges {
        if let Some((from, to)) = spots.get(parent).zip(spots.get(child)) {
            edge(&mut svg, *from, *to);
        }
    }
    for at in &placed {
        let spot = spots[&at.lot.id];
        lot_box(&mut svg, at, spot);
    }
    svg.push_str("</svg>");
    svg
}

fn edge(svg: &mut String, from: (usize, usize), to: (usize, usize)) {
    let (x, y) = (from.0 + BOX.0, from.1 + BOX.1 / 2);
    let (end, down) = (to.0, to.1 + BOX.1 / 2);
    // Of one year (put together or split) they stand below each other.
    let middle = if end > x { x.midpoint(end) } else { x + 20 };
    let _ = write!(svg, "<path class=\"line\" d=\"M{x} {y}C{middle} {y} {middle} {down} {end} {down}\"/>");
}

fn lot_box(svg: &mut String, at: &Placed<'_>, (x, y): (usize, usize)) {
    let class = match at.side {
        Side::Itself => "itself",
        Side::Before(_) => "before",
        Side::After(_) => "after",
    };
    let place: String = at.lot.place().chars().take(22).collect();
    let _ = write!(
        svg,
        "<a class=\"{class}\" href=\"/grainotheque/lots/{}\"><rect x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{}\" rx=\"8\"/>\
         <text x=\"{}\" y=\"{}\">{}</text><text class=\"place\" x=\"{}\" y=\"{}\">{}</text></a>",
        at.lot.id,
        BOX.0,
        BOX.1,
        x + 10,
        y + 18,
        escape(&at.lot.code),
        x + 10,
        y + 35,
        escape(&place)
    );
}

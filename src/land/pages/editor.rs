//! `/plan/…/dessiner`: the drawing board of a terrain.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::{button, icon, page_head, texts as ui};
use islands::plan_draft::Draft;
use islands::plan_editor::{PlanEditor, Words};
use platform::auth::actor::COORDINATORS;
use platform::error::{AppError, Result};
use platform::i18n::Lang;
use platform::web::context::Ctx;
use platform::web::page::{Head, page};

use crate::editor;
use crate::model::{PlotKind, PointKind, SiteId};
use crate::store::land;
use crate::texts::{self, editor as words};

/// The page.
pub async fn show(ctx: Ctx, Path(id): Path<SiteId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let here = land::load(&mut conn, &ctx.actor, Some(id), ctx.today()).await?;
    let everything = land::load(&mut conn, &ctx.actor, None, ctx.today()).await?;
    drop(conn);
    let site = here.sites.first().filter(|site| site.archived_at.is_none()).ok_or(AppError::NotFound)?;
    let origin = editor::origin(&here, &everything, ctx.ecopole.place);
    let draft = editor::draft(&here, origin);
    let (l, may_set) = (ctx.lang, ctx.actor.roles.any_of(COORDINATORS));
    let name = site.details.name.clone();
    Ok(page(&ctx, Head::new(texts::draw(l)).wide().with_island("plan-editor").with_script("here.js"), || {
        let kinds = PlotKind::ALL.iter().map(|kind| (kind.word().to_owned(), texts::kind(l, *kind).to_owned())).collect();
        let point_kinds =
            PointKind::ALL.iter().map(|kind| (kind.word().to_owned(), texts::point_kind(l, *kind).to_owned())).collect();
        view! {
            {page_head::trail(
                ui::where_am_i(l),
                vec![("/plan".to_owned(), texts::the_archipelago(l).to_owned()), (format!("/plan/{id}"), name.clone())],
            )}
            {page_head::with_actions(texts::draw(l), name, vec![
                button::link(format!("/parcelles/nouvelle?terrain={id}"), "plus", texts::new_plot(l)),
            ])}
            {(ctx.param("garde") == "oui").then(|| view! { <p class="notice" role="status">{icon::view("check")} {words::kept(l)}</p> })}
            {(may_set && ctx.ecopole.place.is_none() && everything.plots.is_empty()).then(|| view! {
                <p class="notice warm">{words::where_first(l)} " " <a href="/reglages#place">{words::say_where(l)}</a></p>
            })}
            {ctx.ecopole.plan_background.contains("geopf.fr").then(|| view! { <p class="hint">{words::ign_credit(l)}</p> })}
            {(may_set && ctx.ecopole.plan_background.is_empty()).then(|| view! {
                <p class="hint">{words::no_ground(l)} " " <a href="/reglages#plan_layer">{words::choose_ground(l)}</a></p>
            })}
            <noscript><p class="summary">{words::needs_script(l)}</p></noscript>
            <PlanEditor
                site=id.to_string()
                origin=origin
                view=view_of(&draft)
                draft=draft
                kinds=kinds
                point_kinds=point_kinds
                comma=l == Lang::Fr
                ground=ctx.ecopole.plan_background.clone()
                words=all_words(l)
            />
        }
    }))
}

/// The part of the land shown at first: everything, with room around it, at least sixty metres.
fn view_of(draft: &Draft) -> [f64; 4] {
    let places = draft.plots.iter().flat_map(|plot| plot.ring.iter()).chain(draft.points.iter().map(|point| &point.at));
    let start = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    let [west, south, east, north] = places.fold(start, |b, p| [b[0].min(p[0]), b[1].min(p[1]), b[2].max(p[0]), b[3].max(p[1])]);
    if !west.is_finite() {
        return [-40.0, -30.0, 80.0, 60.0];
    }
    let (width, height) = ((east - west).max(60.0) * 1.15, (north - south).max(45.0) * 1.15);
    [f64::midpoint(west, east) - width / 2.0, -f64::midpoint(south, north) - height / 2.0, width, height]
}

fn all_words(l: Lang) -> Words {
    Words {
        board: words::board(l).to_owned(),
        select: words::select(l).to_owned(),
        draw: words::draw_plot(l).to_owned(),
        point: words::place_point(l).to_owned(),
        undo: ui::undo(l).to_owned(),
        redo: words::redo(l).to_owned(),
        nearer: words::nearer(l).to_owned(),
        farther: words::farther(l).to_owned(),
        save: ui::save(l).to_owned(),
        saving: words::saving(l).to_owned(),
        unsaved: words::unsaved(l).to_owned(),
        nothing_chosen: words::nothing_chosen(l).to_owned(),
        name: texts::name(l).to_owned(),
        kind: texts::kind_label(l).to_owned(),
        surface: texts::surface(l).to_owned(),
        sides: words::sides(l).to_owned(),
        corner: words::corner(l).to_owned(),
        new_corner: words::new_corner(l).to_owned(),
        finish: words::finish(l).to_owned(),
        split: texts::split(l).to_owned(),
        beds: texts::how_many_beds(l).to_owned(),
        width: words::width_cm(l).to_owned(),
        path: words::path_cm(l).to_owned(),
        try_split: texts::split_do(l).to_owned(),
        crossing: texts::fault_self_crossing(l).to_owned(),
        remove_new: words::remove_new(l).to_owned(),
        help_select: words::help_select(l).to_owned(),
        help_draw: words::help_draw(l).to_owned(),
        help_point: words::help_point(l).to_owned(),
        lost: words::lost(l).to_owned(),
        new_plot: texts::new_plot(l).to_owned(),
        measure: words::measure(l).to_owned(),
        help_measure: words::help_measure(l).to_owned(),
        locate: words::locate(l).to_owned(),
        far: words::far(l).to_owned(),
    }
}

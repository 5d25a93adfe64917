//! `/parcelles`: the plots of all terrains.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::filter::{self, Choice};
use ::ui::list::{Cell, List, figures, words};
use ::ui::{badge, button, dialog, empty, facts, form as frame, page_head, table, tabs, texts as ui};
use platform::auth::actor::LAND_KEEPERS;
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};

use super::journal;
use crate::model::{Bed, Filter, Plot, PlotId, PlotKind, Site, Status, StatusLine, Subject, Tree};
use crate::records;
use crate::store::{Within, beds, plots, sites, trees};
use crate::{forms, texts};

/// The filter that stands in the address.
#[must_use]
pub fn filter_of(ctx: &Ctx) -> Filter {
    Filter {
        query: ctx.param("q"),
        site: ctx.param("terrain").parse().ok(),
        kind: PlotKind::from_word(&ctx.param("genre")),
        status: Status::from_word(&ctx.param("statut")),
        archived: ctx.param("etat") == "archive",
    }
}

/// A status as a badge.
pub fn status_badge(l: Lang, status: Option<Status>) -> AnyView {
    match status {
        Some(Status::Ab) => badge::good(texts::status(l, Status::Ab)),
        Some(status) => badge::plain(texts::status(l, status)),
        None => badge::warm(texts::status_unknown(l)),
    }
}

/// The plots as a list.
fn listed(l: Lang, plots: &[Plot], sites: &[Site]) -> List<5> {
    let line = |plot: &Plot| {
        let site =
            sites.iter().find(|site| site.id == plot.details.site).map(|site| site.details.name.clone()).unwrap_or_default();
        let status = plot.status.map_or(texts::status_unknown(l), |status| texts::status(l, status));
        [
            Cell::link(format!("/parcelles/{}", plot.id), plot.details.name.clone()),
            Cell::link(format!("/terrains/{}", plot.details.site), site),
            Cell::text(texts::kind(l, plot.details.kind)),
            Cell::shown(status_badge(l, plot.status), status),
            Cell::number(plot.area_m2, format::surface(l, plot.area_m2)),
        ]
    };
    List {
        name: "parcelles",
        caption: ui::plots(l),
        columns: [
            words("parcelle", texts::plot(l)),
            words("terrain", texts::site(l)),
            words("genre", texts::kind_label(l)),
            words("statut", texts::status_label(l)),
            figures("surface", texts::surface(l)),
        ],
        rows: plots.iter().map(line).collect(),
    }
}

/// The list.
pub async fn list(ctx: Ctx) -> Result<Response> {
    let filter = filter_of(&ctx);
    let mut conn = ctx.read().await?;
    let found = plots::list(&mut conn, &ctx.actor, &filter, ctx.today()).await?;
    let sites = sites::list(&mut conn, &ctx.actor, &Filter::default()).await?;
    drop(conn);
    let l = ctx.lang;
    if List::<5>::is_file(&ctx) {
        return listed(l, &found, &sites).file(&ctx);
    }
    Ok(page(&ctx, Head::new(ui::plots(l)).wide().with_script("list.js"), || {
        let total: i64 = found.iter().map(|plot| plot.area_m2).sum();
        let choices = vec![
            Choice {
                name: "terrain",
                label: texts::site(l),
                options: sites.iter().map(|site| (site.id.to_string(), site.details.name.clone())).collect(),
            },
            Choice {
                name: "genre",
                label: texts::kind_label(l),
                options: PlotKind::ALL.iter().map(|kind| (kind.word().to_owned(), texts::kind(l, *kind).to_owned())).collect(),
            },
            Choice {
                name: "statut",
                label: texts::status_label(l),
                options: Status::ALL
                    .iter()
                    .map(|status| (status.word().to_owned(), texts::status(l, *status).to_owned()))
                    .collect(),
            },
        ];
        let mut actions = vec![
            button::link(format!("/parcelles/tableur?{}", ctx.query), "sheet", ui::export_csv(l)),
            button::link("/planches/tableur", "sheet", texts::export_beds(l)),
            button::link("/arbres", "tree-deciduous", texts::trees(l)),
        ];
        if ctx.actor.roles.any_of(LAND_KEEPERS) {
            actions.insert(0, button::primary_link("/parcelles/nouvelle", "plus", texts::new_plot(l)));
        }
        view! {
            {page_head::with_actions(ui::plots(l), format!("{} · {}", texts::n_plots(l, found.len()), format::surface(l, total)), actions)}
            {tabs::view(ui::plots(l), vec![
                (ctx.with_param("etat", ""), texts::present(l).to_owned(), !filter.archived),
                (ctx.with_param("etat", "archive"), texts::archived(l).to_owned(), filter.archived),
            ])}
            {filter::bar(&ctx, texts::search_plot(l), choices)}
            {if found.is_empty() {
                empty::listed(&ctx, "layers", texts::no_plot(l))
            } else {
                listed(l, &found, &sites).view(&ctx)
            }}
        }
    }))
}

/// One plot.
pub async fn show(ctx: Ctx, Path(id): Path<PlotId>) -> Result<Response> {
    page_of(&ctx, id, &Form::default()).await
}

/// One plot, with what was typed in its status form.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn page_of(ctx: &Ctx, id: PlotId, form: &Form) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let plot = plots::get(&mut conn, &ctx.actor, id, ctx.today()).await?;
    let site = sites::get(&mut conn, &ctx.actor, plot.details.site).await?;
    let statuses = plots::statuses(&mut conn, &ctx.actor, id).await?;
    let beds = beds::list(&mut conn, &ctx.actor, Within::Plot(id), false).await?;
    let trees = trees::list(&mut conn, &ctx.actor, Within::Plot(id), false).await?;
    let told = journal::load(&mut conn, ctx, Subject { kind: records::PLOT, id: id.uuid() }).await?;
    drop(conn);
    let l = ctx.lang;
    let keeper = ctx.actor.roles.any_of(LAND_KEEPERS) && plot.archived_at.is_none();
    Ok(form_page(ctx, form, Head::new(plot.details.name.clone()), || {
        let bed_area: i64 = beds.iter().map(|bed| bed.details.area_m2()).sum();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![
                ("/terrains".to_owned(), ui::sites(l).to_owned()), (format!("/terrains/{}", site.id), site.details.name.clone()),
            ])}
            {page_head::with_actions(
                plot.details.name.clone(),
                format!("{} · {}", texts::kind(l, plot.details.kind), format::surface(l, plot.area_m2)),
                actions(ctx, &plot),
            )}
            <p class="badges">{status_badge(l, plot.status)}{plot.archived_at.map(|_| badge::warm(texts::archived(l)))}</p>
            {facts::view(vec![
                (texts::soil(l), plot.details.soil_note.clone()),
                (
                    texts::beds(l),
                    if beds.is_empty() { String::new() } else { texts::beds_words(l, beds.len(), format::surface(l, bed_area)) },
                ),
            ])}
            <section>
                <h2>{texts::organic(l)}</h2>
                {timeline(ctx, id, &statuses, keeper)} {keeper.then(|| status_form(ctx, id, form))}
            </section>
            <section><h2>{texts::beds(l)}</h2>{bed_table(l, &beds)}</section>
            {(!trees.is_empty()).then(|| view! { <section><h2>{texts::trees(l)}</h2>{tree_table(l, &trees)}</section> })}
            {journal::view(ctx, &told)}
        }
    }))
}

fn actions(ctx: &Ctx, plot: &Plot) -> Vec<AnyView> {
    let (l, id) = (ctx.lang, plot.id);
    let mut actions = vec![button::link(format!("/plan/{}", plot.details.site), "map", ui::plan(l))];
    if !ctx.actor.roles.any_of(LAND_KEEPERS) {
        return actions;
    }
    if plot.archived_at.is_some() {
        actions.push(button::post(format!("/parcelles/{id}/retablir"), button::quiet(texts::restore(l))));
        return actions;
    }
    let archive = button::post(format!("/parcelles/{id}/archiver"), button::danger(ui::archive(l)));
    actions.extend([
        button::link(format!("/parcelles/{id}/decouper"), "rows-3", texts::split(l)),
        button::link(format!("/planches/nouvelle?parcelle={id}"), "plus", texts::new_bed(l)),
        button::link(format!("/arbres/nouveau?parcelle={id}"), "tree-deciduous", texts::new_tree(l)),
        button::primary_link(format!("/parcelles/{id}/modifier"), "pencil", texts::edit(l)),
        dialog::confirm("archive", ui::archive(l), texts::archive_plot_what(l), archive),
    ]);
    actions
}

fn timeline(ctx: &Ctx, id: PlotId, lines: &[StatusLine], keeper: bool) -> AnyView {
    let l = ctx.lang;
    if lines.is_empty() {
        return view! { <p class="hint">{texts::no_status(l)}</p> }.into_any();
    }
    let items: Vec<_> = lines
        .iter()
        .map(|line| {
            let remove = keeper.then(|| {
                let form =
                    button::post_once(format!("/parcelles/{id}/statut/{}/retirer", line.starts), button::danger(ui::delete(l)));
                dialog::confirm("trash-2", ui::delete(l), texts::remove_status_what(l), form)
            });
            view! {
                <li>
                    <time datetime=line.starts.to_string()>{format::date(l, line.starts)}</time>
                    {status_badge(l, Some(line.status))}
                    <span>{line.certificate.clone()}</span>
                    {remove}
                </li>
            }
        })
        .collect();
    view! { <ol class="timeline">{items}</ol> }.into_any()
}

fn status_form(ctx: &Ctx, id: PlotId, form: &Form) -> AnyView {
    let l = ctx.lang;
    let options = Status::ALL.iter().map(|status| (status.word().to_owned(), texts::status(l, *status).to_owned())).collect();
    view! {
        <details class="dialog" open=!form.errors().is_empty()>
            <summary class="button">{::ui::icon::view("plus")}<span>{texts::add_status(l)}</span></summary>
            <div class="dialog-body">
                <form method="post" action=format!("/parcelles/{id}/statut") class="form" novalidate>
                    {frame::summary(l, form)}{frame::token()}
                    {field(l, form, "starts", texts::status_from(l)).required().date()}
                    {field(l, form, "status", texts::status_label(l)).required().select(options)}
                    {field(l, form, "certificate", texts::certificate(l)).text()}
                    <div class="buttons">{button::submit(ui::save(l))}</div>
                </form>
            </div>
        </details>
    }
    .into_any()
}

fn bed_table(l: Lang, beds: &[Bed]) -> AnyView {
    if beds.is_empty() {
        return view! { <p class="hint">{texts::no_bed(l)}</p> }.into_any();
    }
    let rows = beds
        .iter()
        .map(|bed| {
            let details = &bed.details;
            vec![
                view! { <a href=format!("/planches/{}", bed.id)>{details.code.clone()}</a> }.into_any(),
                format::length(l, details.length_cm).into_any(),
                format::length(l, details.width_cm).into_any(),
                format::surface(l, details.area_m2()).into_any(),
                if details.shape.is_some() { badge::plain(texts::drawn(l)) } else { badge::warm(texts::not_drawn(l)) },
            ]
        })
        .collect();
    table::view(texts::beds(l), [texts::code(l), texts::length(l), texts::width(l), texts::surface(l), ui::plan(l)], rows)
}

fn tree_table(l: Lang, trees: &[Tree]) -> AnyView {
    let rows = trees
        .iter()
        .map(|tree| {
            let details = &tree.details;
            vec![
                view! { <a href=format!("/arbres/{}", tree.id)>{details.species.clone()} " " {details.variety.clone()}</a> }
                    .into_any(),
                texts::tree_form(l, details.form).into_any(),
                details.rootstock.clone().into_any(),
                details.planted.map(|day| format::date(l, day)).unwrap_or_default().into_any(),
                texts::tree_state(l, details.state).into_any(),
            ]
        })
        .collect();
    table::view(
        texts::trees(l),
        [texts::species(l), texts::form(l), texts::rootstock(l), texts::planted(l), texts::state(l)],
        rows,
    )
}

/// `/parcelles/nouvelle`.
pub async fn new(ctx: Ctx) -> Result<Response> {
    form_of(&ctx, None, &Form::filled([("site", ctx.param("terrain"))])).await
}

/// `/parcelles/…/modifier`.
pub async fn edit(ctx: Ctx, Path(id): Path<PlotId>) -> Result<Response> {
    let plot = plots::get(&mut *ctx.read().await?, &ctx.actor, id, ctx.today()).await?;
    form_of(&ctx, Some(id), &forms::plot_filled(&plot.details, plot.version)).await
}

/// The form with what was typed.
pub async fn form_of(ctx: &Ctx, id: Option<PlotId>, form: &Form) -> Result<Response> {
    let sites = sites::list(&mut *ctx.read().await?, &ctx.actor, &Filter::default()).await?;
    let l = ctx.lang;
    let title = if id.is_some() { texts::edit_plot(l) } else { texts::new_plot(l) };
    let back = id.map_or_else(|| "/parcelles".to_owned(), |id| format!("/parcelles/{id}"));
    Ok(form_page(ctx, form, Head::new(title), || {
        let site_options = sites.iter().map(|site| (site.id.to_string(), site.details.name.clone())).collect();
        let kinds = PlotKind::ALL.iter().map(|kind| (kind.word().to_owned(), texts::kind(l, *kind).to_owned())).collect();
        let fields = view! {
            {frame::hidden("version", form.value("version"))}
            {field(l, form, "name", texts::name(l)).required().text()}
            {field(l, form, "site", texts::site(l)).required().select(site_options)}
            {field(l, form, "kind", texts::kind_label(l)).required().select(kinds)}
            {field(l, form, "corners", texts::corners(l)).required().hint(texts::corners_hint(l)).area()}
            {field(l, form, "soil_note", texts::soil(l)).area()}
        };
        let buttons = view! { {button::submit(ui::save(l))}<a href=back>{ui::cancel(l)}</a> };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/parcelles".to_owned(), ui::plots(l).to_owned())])}
            {page_head::simple(title, texts::draw_instead(l))}
            <div class="narrow">{frame::frame(l, form, fields.into_any(), buttons.into_any())}</div>
        }
    }))
}

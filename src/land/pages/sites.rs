//! `/terrains`: the islands of the archipelago.

use axum::extract::Path;
use axum::response::Response;
use leptos::prelude::*;

use ::ui::field::field;
use ::ui::list::{Cell, List, figures, words};
use ::ui::{badge, button, dialog, empty, facts, filter, form as frame, page_head, table, tabs, texts as ui};
use platform::auth::actor::{COORDINATORS, LAND_KEEPERS};
use platform::error::Result;
use platform::forms::Form;
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use platform::web::page::{Head, form_page, page};

use super::journal;
use crate::model::site::Agreement;
use crate::model::{Filter, Lender, Plot, Site, SiteId, Subject};
use crate::plan::{self, Colours, Links};
use crate::records;
use crate::store::{land, plots, sites};
use crate::{forms, texts};

/// The filter that stands in the address.
#[must_use]
pub fn filter_of(ctx: &Ctx) -> Filter {
    Filter { query: ctx.param("q"), archived: ctx.param("etat") == "archive", ..Filter::default() }
}

/// How an agreement stands, as a badge; nothing where all is quiet.
pub fn agreement_badge(l: Lang, agreement: Agreement) -> Option<AnyView> {
    match agreement {
        Agreement::Open | Agreement::Running => None,
        Agreement::Ending(days) => Some(badge::warm(texts::agreement_ending(l, days))),
        Agreement::Ended(days) => Some(badge::bad(texts::agreement_ended(l, days))),
    }
}

/// The terrains as a list.
fn listed(ctx: &Ctx, sites: &[Site], plots: &[Plot]) -> List<5> {
    let l = ctx.lang;
    let line = |site: &Site| {
        let own = plots.iter().filter(|plot| plot.details.site == site.id);
        let (count, area) = own.fold((0_i64, 0), |(n, m2), plot| (n + 1, m2 + plot.area_m2));
        let agreement = site.details.agreement(ctx.today());
        let (said, rank) = match agreement {
            Agreement::Ended(days) => (texts::agreement_ended(l, days), -days),
            Agreement::Ending(days) => (texts::agreement_ending(l, days), days),
            Agreement::Open | Agreement::Running => (String::new(), i64::MAX),
        };
        [
            Cell::link(format!("/terrains/{}", site.id), site.details.name.clone()),
            Cell::text(texts::lender(l, site.details.lender)),
            Cell::number(count, count.to_string()),
            Cell::number(area, format::surface(l, area)),
            Cell::shown(agreement_badge(l, agreement).into_any(), said).ranked(rank),
        ]
    };
    List {
        name: "terrains",
        caption: ui::sites(l),
        columns: [
            words("terrain", texts::site(l)),
            words("preteur", texts::lender_label(l)),
            figures("parcelles", ui::plots(l)),
            figures("surface", texts::surface(l)),
            words("convention", texts::agreement(l)),
        ],
        rows: sites.iter().map(line).collect(),
    }
}

/// The list.
pub async fn list(ctx: Ctx) -> Result<Response> {
    let filter = filter_of(&ctx);
    let mut conn = ctx.read().await?;
    let sites = sites::list(&mut conn, &ctx.actor, &filter).await?;
    let all_plots =
        plots::list(&mut conn, &ctx.actor, &Filter { archived: filter.archived, ..Filter::default() }, ctx.today()).await?;
    drop(conn);
    let l = ctx.lang;
    if List::<5>::is_file(&ctx) {
        return listed(&ctx, &sites, &all_plots).file(&ctx);
    }
    Ok(page(&ctx, Head::new(ui::sites(l)).wide().with_script("list.js"), || {
        let mut actions = Vec::new();
        if ctx.actor.roles.any_of(COORDINATORS) {
            actions.push(button::primary_link("/terrains/nouveau", "plus", texts::new_site(l)));
        }
        if ctx.actor.roles.any_of(LAND_KEEPERS) {
            actions.push(button::link("/terrains/import", "upload", texts::import(l)));
        }
        actions.push(button::link(format!("/terrains/tableur?{}", ctx.query), "sheet", ui::export_csv(l)));
        actions.push(button::link("/terrains/export.geojson", "download", "GeoJSON"));
        actions.push(button::link("/terrains/export.kml", "download", "KML"));
        view! {
            {page_head::with_actions(ui::sites(l), texts::sites_lead(l), actions)}
            {tabs::view(ui::sites(l), vec![
                (ctx.with_param("etat", ""), texts::present(l).to_owned(), !filter.archived),
                (ctx.with_param("etat", "archive"), texts::archived(l).to_owned(), filter.archived),
            ])}
            {filter::bar(&ctx, texts::search_site(l), vec![])}
            {if sites.is_empty() {
                empty::listed(&ctx, "trees", texts::no_site(l))
            } else {
                listed(&ctx, &sites, &all_plots).view(&ctx)
            }}
        }
    }))
}

/// One terrain.
pub async fn show(ctx: Ctx, Path(id): Path<SiteId>) -> Result<Response> {
    let mut conn = ctx.read().await?;
    let land = land::load(&mut conn, &ctx.actor, Some(id), ctx.today()).await?;
    let told = journal::load(&mut conn, &ctx, Subject { kind: records::SITE, id: id.uuid() }).await?;
    drop(conn);
    let Some(site) = land.sites.first() else {
        return Err(platform::error::AppError::NotFound);
    };
    let l = ctx.lang;
    let drawing = plan::site(l, &land, Colours::Kind, Links::Team, &ctx.ecopole.plan_background);
    Ok(page(&ctx, Head::new(site.details.name.clone()).wide(), || {
        let details = &site.details;
        let total: i64 = land.plots.iter().map(|plot| plot.area_m2).sum();
        let rows: Vec<_> = land
            .plots
            .iter()
            .map(|plot| {
                vec![
                    view! { <a href=format!("/parcelles/{}", plot.id)>{plot.details.name.clone()}</a> }.into_any(),
                    texts::kind(l, plot.details.kind).into_any(),
                    super::plots::status_badge(l, plot.status),
                    format::surface(l, plot.area_m2).into_any(),
                ]
            })
            .collect();
        let points: Vec<_> = land
            .points
            .iter()
            .map(|point| {
                view! {
                    <li>
                        <a href=format!("/points/{}", point.id)>
                            {texts::point_kind(l, point.details.kind)} " " {point.details.name.clone()}
                        </a>
                    </li>
                }
            })
            .collect();
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/terrains".to_owned(), ui::sites(l).to_owned())])}
            {page_head::with_actions(details.name.clone(), details.address.clone(), actions(&ctx, site, !land.plots.is_empty()))}
            <p class="badges">
                {site.archived_at.map(|_| badge::warm(texts::archived(l)))} {agreement_badge(l, details.agreement(ctx.today()))}
            </p>
            <div class="two">
                <div>
                    {if drawing.is_empty() { empty::view("map", texts::nothing_drawn(l)) } else { super::plan::framed(drawing) }}
                </div>
                <div>
                    {facts::view(vec![
                        (texts::commune(l), details.commune.clone()),
                        (
                            texts::lender_label(l),
                            [
                                texts::lender(l, details.lender),
                                details.lender_name.as_str(),
                            ].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "),
                        ),
                        (texts::agreement(l), agreement_words(l, site)),
                        (texts::agreement_reference(l), details.agreement_reference.clone()),
                        (texts::declared(l), details.declared_m2.map(|m2| format::surface(l, m2)).unwrap_or_default()),
                        (texts::measured(l), texts::measured_words(l, format::surface(l, total), difference(total, details.declared_m2))),
                        (texts::water(l), details.water.clone()),
                        (texts::access(l), details.access.clone()),
                    ])}
                </div>
            </div>
            {if rows.is_empty() { empty::view("layers", texts::no_plot(l)) } else {
                table::view(ui::plots(l), [texts::plot(l), texts::kind_label(l), texts::status_label(l), texts::surface(l)], rows)
            }}
            {(!points.is_empty()).then(|| view! { <section><h2>{texts::points(l)}</h2><ul class="inline-list">{points}</ul></section> })}
            {journal::view(&ctx, &told)}
        }
    }))
}

/// By how much the plots differ from what was declared: "+3 %", empty without a declaration.
fn difference(measured: i64, declared: Option<i64>) -> String {
    match declared {
        Some(declared) if declared > 0 && measured > 0 => {
            let percent = (measured - declared) * 100 / declared;
            if percent == 0 { "= 0 %".to_owned() } else { format!("{percent:+} %") }
        }
        _ => String::new(),
    }
}

fn agreement_words(l: Lang, site: &Site) -> String {
    let day = |date: Option<chrono::NaiveDate>| date.map(|date| format::date(l, date)).unwrap_or_else(|| "…".to_owned());
    match (site.details.agreement_starts, site.details.agreement_ends) {
        (None, None) => String::new(),
        (starts, ends) => format!("{} → {}", day(starts), day(ends)),
    }
}

fn actions(ctx: &Ctx, site: &Site, drawn: bool) -> Vec<AnyView> {
    let (l, id) = (ctx.lang, site.id);
    let mut actions = vec![button::link(format!("/plan/{id}"), "map", ui::plan(l))];
    if ctx.actor.roles.any_of(LAND_KEEPERS) && site.archived_at.is_none() {
        // The first thing to do on a terrain is to draw it.
        let draw = if drawn { button::link } else { button::primary_link };
        actions.push(draw(format!("/plan/{id}/dessiner"), "pencil", texts::draw(l)));
        actions.push(button::link(format!("/parcelles/nouvelle?terrain={id}"), "plus", texts::new_plot(l)));
        actions.push(button::link(format!("/points/nouveau?terrain={id}"), "map-pin", texts::new_point(l)));
    }
    if ctx.actor.roles.any_of(COORDINATORS) {
        if site.archived_at.is_none() {
            let edit = if drawn { button::primary_link } else { button::link };
            actions.push(edit(format!("/terrains/{id}/modifier"), "pencil", texts::edit(l)));
            let form = button::post(format!("/terrains/{id}/archiver"), button::danger(ui::archive(l)));
            actions.push(dialog::confirm("archive", ui::archive(l), texts::archive_site_what(l), form));
        } else {
            actions.push(button::post(format!("/terrains/{id}/retablir"), button::quiet(texts::restore(l))));
        }
    }
    actions
}

/// `/terrains/nouveau`.
pub async fn new(ctx: Ctx) -> Response {
    form_of(
        &ctx,
        None,
        &Form::filled([("commune", ctx.ecopole.commune.clone()), ("lender", Lender::Intercommunality.word().to_owned())]),
    )
}

/// `/terrains/…/modifier`.
pub async fn edit(ctx: Ctx, Path(id): Path<SiteId>) -> Result<Response> {
    let site = sites::get(&mut *ctx.read().await?, &ctx.actor, id).await?;
    Ok(form_of(&ctx, Some(id), &forms::site_filled(&site.details, site.version)))
}

/// The form with what was typed.
pub fn form_of(ctx: &Ctx, id: Option<SiteId>, form: &Form) -> Response {
    let l = ctx.lang;
    let title = if id.is_some() { texts::edit_site(l) } else { texts::new_site(l) };
    let back = id.map_or_else(|| "/terrains".to_owned(), |id| format!("/terrains/{id}"));
    form_page(ctx, form, Head::new(title), || {
        let lenders = Lender::ALL.iter().map(|lender| (lender.word().to_owned(), texts::lender(l, *lender).to_owned())).collect();
        let fields = view! {
            {frame::hidden("version", form.value("version"))}
            {field(l, form, "name", texts::name(l)).required().text()}
            <div class="pair">
                {field(l, form, "commune", texts::commune(l)).text()}
                {field(l, form, "declared_m2", texts::declared_m2(l)).number()}
            </div>
            {field(l, form, "address", texts::address(l)).text()}
            <div class="pair">
                {field(l, form, "lender", texts::lender_label(l)).required().select(lenders)}
                {field(l, form, "lender_name", texts::lender_name(l)).text()}
            </div>
            <div class="pair">
                {field(l, form, "agreement_starts", texts::agreement_starts(l)).date()}
                {field(l, form, "agreement_ends", texts::agreement_ends(l)).hint(texts::agreement_hint(l)).date()}
            </div>
            {field(l, form, "agreement_reference", texts::agreement_reference(l)).text()}
            {field(l, form, "water", texts::water(l)).text()}
            {field(l, form, "access", texts::access(l)).text()}
        };
        let buttons = view! { {button::submit(ui::save(l))}<a href=back>{ui::cancel(l)}</a> };
        view! {
            {page_head::trail(ui::where_am_i(l), vec![("/terrains".to_owned(), ui::sites(l).to_owned())])}
            {page_head::simple(title, "")}
            <div class="narrow">{frame::frame(l, form, fields.into_any(), buttons.into_any())}</div>
        }
    })
}

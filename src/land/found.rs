//! What the search of the house finds on the land: terrains, plots, beds.

use uuid::Uuid;

use ::ui::texts as ui;
use platform::auth::actor::TEAM;
use platform::db::Conn;
use platform::error::Result;
use platform::i18n::format;
use platform::room::{Finds, Found};
use platform::search::by_ids;
use platform::web::context::Ctx;
use platform::web::route::Access;

use crate::model::{PlotId, SiteId};
use crate::texts;

/// Terrains, plots and beds, for the team.
pub const FINDS: &[Finds] = &[
    Finds {
        kind: "site",
        icon: "trees",
        name: ui::sites,
        access: Access::Only(TEAM),
        show: |conn, ctx, ids| Box::pin(sites(conn, ctx, ids)),
    },
    Finds {
        kind: "plot",
        icon: "layers",
        name: ui::plots,
        access: Access::Only(TEAM),
        show: |conn, ctx, ids| Box::pin(plots(conn, ctx, ids)),
    },
    Finds {
        kind: "bed",
        icon: "layers",
        name: texts::beds,
        access: Access::Only(TEAM),
        show: |conn, ctx, ids| Box::pin(beds(conn, ctx, ids)),
    },
];

async fn sites(conn: &mut Conn, ctx: &Ctx, ids: &[Uuid]) -> Result<Vec<Found>> {
    ctx.actor.require(TEAM)?;
    let rows: Vec<(SiteId, String, String)> =
        by_ids(conn, "SELECT id, name, commune FROM sites WHERE id IN", ids, "ORDER BY search_text").await?;
    Ok(rows.into_iter().map(|(id, title, detail)| Found { href: format!("/terrains/{id}"), title, detail }).collect())
}

async fn plots(conn: &mut Conn, ctx: &Ctx, ids: &[Uuid]) -> Result<Vec<Found>> {
    ctx.actor.require(TEAM)?;
    let rows: Vec<(PlotId, String, String, i64)> = by_ids(
        conn,
        "SELECT plots.id, plots.name, sites.name, plots.area_m2
         FROM plots
         JOIN sites ON sites.id = plots.site_id
         WHERE plots.id IN",
        ids,
        "ORDER BY plots.search_text",
    )
    .await?;
    Ok(rows
        .into_iter()
        .map(|(id, title, site, area)| Found {
            href: format!("/parcelles/{id}"),
            title,
            detail: format!("{site} · {}", format::surface(ctx.lang, area)),
        })
        .collect())
}

async fn beds(conn: &mut Conn, ctx: &Ctx, ids: &[Uuid]) -> Result<Vec<Found>> {
    ctx.actor.require(TEAM)?;
    let rows: Vec<(PlotId, String, String, String)> = by_ids(
        conn,
        "SELECT plots.id, beds.code, plots.name, sites.name
         FROM beds
         JOIN plots ON plots.id = beds.plot_id
         JOIN sites ON sites.id = plots.site_id
         WHERE beds.id IN",
        ids,
        "ORDER BY plots.search_text, beds.position",
    )
    .await?;
    Ok(rows
        .into_iter()
        .map(|(plot, code, name, site)| Found {
            href: format!("/parcelles/{plot}"),
            title: texts::bed_named(ctx.lang, code),
            detail: format!("{name} · {site}"),
        })
        .collect())
}

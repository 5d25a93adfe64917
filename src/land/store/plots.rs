//! Plots and their organic timeline.

use chrono::{DateTime, NaiveDate, Utc};

use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, LAND_KEEPERS, TEAM};
use platform::db::version::same_version;
use platform::db::{Conn, LandLock, Lockable, lock_land, lock_row};
use platform::error::{AppError, Result, unique};
use platform::op::Op;
use platform::search;

use crate::geometry::Shape;
use crate::model::plot::{Audited, status_on};
use crate::model::{Filter, Plot, PlotDetails, PlotId, PlotKind, SiteId, Status, StatusLine};
use crate::records;
use crate::refusal::Refusal;

#[derive(sqlx::FromRow)]
struct Row {
    id: PlotId,
    site_id: SiteId,
    name: String,
    kind: PlotKind,
    geometry: String,
    area_m2: i64,
    soil_note: String,
    status: Option<Status>,
    archived_at: Option<DateTime<Utc>>,
    version: i64,
}

impl TryFrom<Row> for Plot {
    type Error = AppError;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id,
            details: PlotDetails {
                site: row.site_id,
                name: row.name,
                kind: row.kind,
                shape: Shape::stored(&row.geometry)?,
                soil_note: row.soil_note,
            },
            area_m2: row.area_m2,
            status: row.status,
            archived_at: row.archived_at,
            version: row.version,
        })
    }
}

/// The plots a filter lets through, by terrain and name, with their status on `day`. A plot of an archived terrain is archived.
///
/// # Errors
/// `NotFound` for those outside the team.
pub async fn list(conn: &mut Conn, actor: &Actor, filter: &Filter, day: NaiveDate) -> Result<Vec<Plot>> {
    actor.require(TEAM)?;
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT plots.id, plots.site_id, plots.name, plots.kind, plots.geometry, plots.area_m2, plots.soil_note,
                plot_statuses.status, plots.archived_at, plots.version
         FROM plots
         JOIN sites ON sites.id = plots.site_id
         LEFT JOIN plot_statuses
             ON plot_statuses.plot_id = plots.id
            AND plot_statuses.starts = (SELECT MAX(starts) FROM plot_statuses WHERE plot_id = plots.id AND starts <= $1)
         WHERE (plots.search_text LIKE $2 OR sites.search_text LIKE $2)
           AND (plots.archived_at IS NOT NULL OR sites.archived_at IS NOT NULL) = $3
           AND ($4 IS NULL OR plots.site_id = $4)
           AND ($5 IS NULL OR plots.kind = $5)
           AND ($6 IS NULL OR plot_statuses.status = $6)
         ORDER BY sites.search_text, sites.id, plots.search_text, plots.id",
    )
    .bind(day)
    .bind(search::pattern(&filter.query))
    .bind(filter.archived)
    .bind(filter.site)
    .bind(filter.kind)
    .bind(filter.status)
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(Plot::try_from).collect()
}

/// One plot, with its status on `day`.
///
/// # Errors
/// `NotFound` for those outside the team, and where there is none.
pub async fn get(conn: &mut Conn, actor: &Actor, id: PlotId, day: NaiveDate) -> Result<Plot> {
    actor.require(TEAM)?;
    let row: Row = sqlx::query_as(
        "SELECT plots.id, plots.site_id, plots.name, plots.kind, plots.geometry, plots.area_m2, plots.soil_note,
                plot_statuses.status, plots.archived_at, plots.version
         FROM plots
         LEFT JOIN plot_statuses
             ON plot_statuses.plot_id = plots.id
            AND plot_statuses.starts = (SELECT MAX(starts) FROM plot_statuses WHERE plot_id = plots.id AND starts <= $1)
         WHERE plots.id = $2",
    )
    .bind(day)
    .bind(id)
    .fetch_one(conn)
    .await?;
    row.try_into()
}

/// Refuses a shape that covers a neighbour; neighbours on other terrains count too.
async fn refuse_overlap(tx: &mut Conn, _land: &LandLock, own: Option<PlotId>, shape: &Shape) -> Result<()> {
    let others: Vec<(PlotId, String, String)> = sqlx::query_as(
        "SELECT plots.id, plots.name, plots.geometry
         FROM plots
         JOIN sites ON sites.id = plots.site_id
         WHERE plots.archived_at IS NULL AND sites.archived_at IS NULL",
    )
    .fetch_all(tx)
    .await?;
    for (id, name, geometry) in others {
        if Some(id) != own && Shape::stored(&geometry)?.overlaps(shape) {
            return Err(Refusal::Overlaps { name }.into());
        }
    }
    Ok(())
}

/// Refuses to bring back a terrain whose plots would cover what was drawn in their place meanwhile.
pub(super) async fn refuse_overlaps_of(tx: &mut Conn, _land: &LandLock, site: SiteId) -> Result<()> {
    let own: Vec<(PlotId, String)> = sqlx::query_as("SELECT id, geometry FROM plots WHERE site_id = $1 AND archived_at IS NULL")
        .bind(site)
        .fetch_all(&mut *tx)
        .await?;
    let others: Vec<(String, String)> = sqlx::query_as(
        "SELECT plots.name, plots.geometry
         FROM plots
         JOIN sites ON sites.id = plots.site_id
         WHERE plots.archived_at IS NULL AND sites.archived_at IS NULL AND plots.site_id <> $1",
    )
    .bind(site)
    .fetch_all(tx)
    .await?;
    let others: Vec<(String, Shape)> =
        others.into_iter().map(|(name, geometry)| Ok((name, Shape::stored(&geometry)?))).collect::<Result<_>>()?;
    for (_, geometry) in own {
        let shape = Shape::stored(&geometry)?;
        if let Some((name, _)) = others.iter().find(|(_, other)| other.overlaps(&shape)) {
            let name = name.clone();
            return Err(Refusal::Overlaps { name }.into());
        }
    }
    Ok(())
}

/// Makes a plot.
///
/// # Errors
/// `Conflict` where it covers another plot.
pub async fn create(op: &mut Op<'_>, details: &PlotDetails) -> Result<PlotId> {
    let id = PlotId::new();
    insert(op, id, details).await?;
    Ok(id)
}

/// Makes a plot with a known id.
///
/// # Errors
/// `Conflict` where it covers another plot.
pub async fn insert(op: &mut Op<'_>, id: PlotId, details: &PlotDetails) -> Result<()> {
    op.actor.require(LAND_KEEPERS)?;
    let land = lock_land(op.tx).await?;
    lock_row(op.tx, Lockable::Site, details.site.uuid()).await?;
    refuse_overlap(op.tx, &land, None, &details.shape).await?;
    sqlx::query(
        "INSERT INTO plots (id, site_id, name, kind, geometry, area_m2, soil_note, search_text, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, 1)",
    )
    .bind(id)
    .bind(details.site)
    .bind(&details.name)
    .bind(details.kind)
    .bind(details.shape.to_json().to_string())
    .bind(details.shape.whole_m2())
    .bind(&details.soil_note)
    .bind(details.search_text())
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::PLOT, id.uuid(), Verb::Created).after(&Audited::from(details))?).await
}

/// Changes a plot, if nobody else has since `version`.
///
/// # Errors
/// `Conflict` where somebody has, where it would cover another plot, or leave a bed outside.
pub async fn update(op: &mut Op<'_>, id: PlotId, version: i64, details: &PlotDetails) -> Result<()> {
    op.actor.require(LAND_KEEPERS)?;
    let land = lock_land(op.tx).await?;
    lock_row(op.tx, Lockable::Site, details.site.uuid()).await?;
    let before = get(op.tx, op.actor, id, op.today()).await?;
    same_version(before.version, version)?;
    if before.details.shape != details.shape {
        refuse_overlap(op.tx, &land, Some(id), &details.shape).await?;
        super::beds::refuse_outside(op.tx, id, &details.shape).await?;
    }
    sqlx::query(
        "UPDATE plots
         SET site_id = $1, name = $2, kind = $3, geometry = $4, area_m2 = $5, soil_note = $6, search_text = $7, updated_at = $8,
             version = version + 1
         WHERE id = $9",
    )
    .bind(details.site)
    .bind(&details.name)
    .bind(details.kind)
    .bind(details.shape.to_json().to_string())
    .bind(details.shape.whole_m2())
    .bind(&details.soil_note)
    .bind(details.search_text())
    .bind(op.now)
    .bind(id)
    .execute(&mut *op.tx)
    .await?;
    let entry = Entry::new(records::PLOT, id.uuid(), Verb::Updated)
        .before(&Audited::from(&before.details))?
        .after(&Audited::from(details))?;
    op.log(entry).await
}

/// Puts a plot away, or brings it back where nothing has taken its place.
///
/// # Errors
/// `Conflict` where another plot lies there now.
pub async fn set_archived(op: &mut Op<'_>, id: PlotId, archived: bool) -> Result<()> {
    op.actor.require(LAND_KEEPERS)?;
    let plot = get(op.tx, op.actor, id, op.today()).await?;
    let land = lock_land(op.tx).await?;
    lock_row(op.tx, Lockable::Site, plot.details.site.uuid()).await?;
    if !archived {
        refuse_overlap(op.tx, &land, Some(id), &plot.details.shape).await?;
    }
    op.put_away(("plots", records::PLOT), id.uuid(), archived).await
}

/// A plot's organic timeline, oldest first.
///
/// # Errors
/// `NotFound` for those outside the team.
pub async fn statuses(conn: &mut Conn, actor: &Actor, plot: PlotId) -> Result<Vec<StatusLine>> {
    actor.require(TEAM)?;
    Ok(sqlx::query_as("SELECT starts, status, certificate FROM plot_statuses WHERE plot_id = $1 ORDER BY starts")
        .bind(plot)
        .fetch_all(conn)
        .await?)
}

/// Adds a line to the timeline.
///
/// # Errors
/// `NotFound` for those who may not change the land; `Conflict` where that day has a line: it is taken away first, so that no proof is
/// written over unseen.
pub async fn set_status(op: &mut Op<'_>, plot: PlotId, line: &StatusLine) -> Result<()> {
    op.actor.require(LAND_KEEPERS)?;
    let before = statuses(op.tx, op.actor, plot).await?;
    sqlx::query("INSERT INTO plot_statuses (plot_id, starts, status, certificate) VALUES ($1, $2, $3, $4)")
        .bind(plot)
        .bind(line.starts)
        .bind(line.status)
        .bind(&line.certificate)
        .execute(&mut *op.tx)
        .await
        .map_err(|error| unique(error, Refusal::StatusOfThisDay))?;
    let was = status_on(&before, line.starts).map(|status| serde_json::json!({ "status": status }));
    let entry = Entry::new(records::PLOT, plot.uuid(), Verb::Updated).before(&was)?.after(line)?;
    op.log(entry).await
}

/// Takes a line out of the timeline; the log keeps it.
///
/// # Errors
/// `NotFound` for those who may not change the land, and where there is no such line.
pub async fn remove_status(op: &mut Op<'_>, plot: PlotId, starts: NaiveDate) -> Result<()> {
    op.actor.require(LAND_KEEPERS)?;
    let line: StatusLine =
        sqlx::query_as("DELETE FROM plot_statuses WHERE plot_id = $1 AND starts = $2 RETURNING starts, status, certificate")
            .bind(plot)
            .bind(starts)
            .fetch_one(&mut *op.tx)
            .await?;
    op.log(Entry::new(records::PLOT, plot.uuid(), Verb::Updated).before(&line)?).await
}

/// The organic timelines of all plots, each oldest first.
///
/// # Errors
/// `NotFound` for those outside the team.
pub async fn all_statuses(conn: &mut Conn, actor: &Actor) -> Result<Vec<(PlotId, StatusLine)>> {
    actor.require(TEAM)?;
    let rows: Vec<(PlotId, NaiveDate, Status, String)> =
        sqlx::query_as("SELECT plot_id, starts, status, certificate FROM plot_statuses ORDER BY plot_id, starts")
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().map(|(plot, starts, status, certificate)| (plot, StatusLine { starts, status, certificate })).collect())
}

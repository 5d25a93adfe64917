//! Points of a terrain.

use chrono::{DateTime, Utc};

use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, LAND_KEEPERS, TEAM};
use platform::db::Conn;
use platform::db::version::same_version;
use platform::error::{AppError, Result};
use platform::op::Op;

use crate::geometry::Spot;
use crate::model::point::Audited;
use crate::model::{LandPoint, PointDetails, PointId, PointKind, SiteId};
use crate::records;

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: PointId,
    site_id: SiteId,
    kind: PointKind,
    name: String,
    geometry: String,
    archived_at: Option<DateTime<Utc>>,
    version: i64,
}

impl TryFrom<Row> for LandPoint {
    type Error = AppError;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id,
            site: row.site_id,
            details: PointDetails { kind: row.kind, name: row.name, spot: Spot::stored(&row.geometry)? },
            archived_at: row.archived_at,
            version: row.version,
        })
    }
}

/// The points of a terrain (of all where none is named).
///
/// # Errors
/// `NotFound` for those outside the team.
pub async fn list(conn: &mut Conn, actor: &Actor, site: Option<SiteId>, archived: bool) -> Result<Vec<LandPoint>> {
    actor.require(TEAM)?;
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, site_id, kind, name, geometry, archived_at, version
         FROM points
         WHERE ($1 IS NULL OR site_id = $1) AND (archived_at IS NOT NULL) = $2
         ORDER BY kind, name, id",
    )
    .bind(site)
    .bind(archived)
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(LandPoint::try_from).collect()
}

/// One point.
///
/// # Errors
/// `NotFound` for those outside the team, and where there is none.
pub async fn get(conn: &mut Conn, actor: &Actor, id: PointId) -> Result<LandPoint> {
    actor.require(TEAM)?;
    let row: Row = sqlx::query_as("SELECT id, site_id, kind, name, geometry, archived_at, version FROM points WHERE id = $1")
        .bind(id)
        .fetch_one(conn)
        .await?;
    row.try_into()
}

/// Makes a point.
///
/// # Errors
/// `NotFound` for those who may not change the land.
pub async fn create(op: &mut Op<'_>, site: SiteId, details: &PointDetails) -> Result<PointId> {
    let id = PointId::new();
    insert(op, id, site, details).await?;
    Ok(id)
}

/// Makes a point with a known id.
///
/// # Errors
/// `NotFound` for those who may not change the land.
pub async fn insert(op: &mut Op<'_>, id: PointId, site: SiteId, details: &PointDetails) -> Result<()> {
    op.actor.require(LAND_KEEPERS)?;
    sqlx::query(
        "INSERT INTO points (id, site_id, kind, name, geometry, created_at, updated_at, version) VALUES ($1, $2, $3, $4, $5, $6, $6, 1)",
    )
    .bind(id)
    .bind(site)
    .bind(details.kind)
    .bind(&details.name)
    .bind(details.spot.to_json().to_string())
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::POINT, id.uuid(), Verb::Created).after(&Audited::from(details))?).await
}

/// Changes a point, if nobody else has since `version`.
///
/// # Errors
/// `Conflict` where somebody has.
pub async fn update(op: &mut Op<'_>, id: PointId, version: i64, details: &PointDetails) -> Result<()> {
    op.actor.require(LAND_KEEPERS)?;
    let before = get(op.tx, op.actor, id).await?;
    let changed = sqlx::query(
        "UPDATE points SET kind = $1, name = $2, geometry = $3, updated_at = $4, version = version + 1 WHERE id = $5 AND version = $6",
    )
    .bind(details.kind)
    .bind(&details.name)
    .bind(details.spot.to_json().to_string())
    .bind(op.now)
    .bind(id)
    .bind(version)
    .execute(&mut *op.tx)
    .await?;
    if changed.rows_affected() == 0 {
        same_version(get(op.tx, op.actor, id).await?.version, version)?;
    }
    let entry = Entry::new(records::POINT, id.uuid(), Verb::Updated)
        .before(&Audited::from(&before.details))?
        .after(&Audited::from(details))?;
    op.log(entry).await
}

/// Puts a point away, or brings it back.
///
/// # Errors
/// `NotFound` for those who may not change the land.
pub async fn set_archived(op: &mut Op<'_>, id: PointId, archived: bool) -> Result<()> {
    op.actor.require(LAND_KEEPERS)?;
    get(op.tx, op.actor, id).await?;
    op.put_away(("points", records::POINT), id.uuid(), archived).await
}

//! Pick-up points.

use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::db::version::same_version;
use platform::error::Result;
use platform::op::Op;
use platform::search;

use crate::model::cycle::{Point, PointDetails, PointId, Uncollected};
use crate::{SELLERS, records};

#[derive(sqlx::FromRow)]
struct Row {
    id: PointId,
    name: String,
    address: String,
    note: String,
    uncollected: Uncollected,
    charged: bool,
    version: i64,
}

impl From<Row> for Point {
    fn from(row: Row) -> Self {
        let details = PointDetails {
            name: row.name,
            address: row.address,
            note: row.note,
            uncollected: row.uncollected,
            charged: row.charged,
        };
        Self { id: row.id, details, version: row.version }
    }
}

/// The points in use, by name.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn list(conn: &mut Conn, actor: &Actor) -> Result<Vec<Point>> {
    actor.require(SELLERS)?;
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, name, address, note, uncollected, charged, version
         FROM pickup_points
         WHERE archived_at IS NULL
         ORDER BY name, id",
    )
    .fetch_all(conn)
    .await?;
    let mut points: Vec<Point> = rows.into_iter().map(Point::from).collect();
    search::sort_by_name(&mut points, |point| &point.details.name);
    Ok(points)
}

/// One point.
pub async fn get(conn: &mut Conn, actor: &Actor, id: PointId) -> Result<Point> {
    actor.require(SELLERS)?;
    let row: Row =
        sqlx::query_as("SELECT id, name, address, note, uncollected, charged, version FROM pickup_points WHERE id = $1")
            .bind(id)
            .fetch_one(conn)
            .await?;
    Ok(row.into())
}

/// Adds a point.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn insert(op: &mut Op<'_>, id: PointId, details: &PointDetails) -> Result<()> {
    op.actor.require(SELLERS)?;
    sqlx::query(
        "INSERT INTO pickup_points (id, name, address, note, uncollected, charged, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7, 1)",
    )
    .bind(id)
    .bind(&details.name)
    .bind(&details.address)
    .bind(&details.note)
    .bind(details.uncollected)
    .bind(details.charged)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::POINT, id.uuid(), Verb::Created).after(details)?).await
}

/// Changes a point, if nobody else has since `version`.
///
/// # Errors
/// `Changed` where somebody has.
pub async fn update(op: &mut Op<'_>, id: PointId, version: i64, details: &PointDetails) -> Result<()> {
    let before = get(op.tx, op.actor, id).await?;
    same_version(before.version, version)?;
    sqlx::query(
        "UPDATE pickup_points
         SET name = $1, address = $2, note = $3, uncollected = $4, charged = $5, updated_at = $6, version = version + 1
         WHERE id = $7",
    )
    .bind(&details.name)
    .bind(&details.address)
    .bind(&details.note)
    .bind(details.uncollected)
    .bind(details.charged)
    .bind(op.now)
    .bind(id)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::POINT, id.uuid(), Verb::Updated).before(&before.details)?.after(details)?).await
}

/// Takes a point out of use; slots that were offered there stay.
///
/// # Errors
/// `NotFound` for those who do not sell.
pub async fn archive(op: &mut Op<'_>, id: PointId) -> Result<()> {
    get(op.tx, op.actor, id).await?;
    op.put_away(("pickup_points", records::POINT), id.uuid(), true).await
}

//! Beds.

use chrono::{DateTime, Utc};

use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, LAND_KEEPERS, TEAM};
use platform::db::version::same_version;
use platform::db::{Conn, Lockable, lock_row};
use platform::error::{AppError, Result, unique};
use platform::op::Op;

use super::Within;
use crate::geometry::Shape;
use crate::geometry::split::Strip;
use crate::model::bed::Audited;
use crate::model::{Bed, BedDetails, BedId, PlotId};
use crate::records;
use crate::refusal::Refusal;

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: BedId,
    plot_id: PlotId,
    code: String,
    position: i64,
    length_cm: i64,
    width_cm: i64,
    orientation: i64,
    geometry: Option<String>,
    archived_at: Option<DateTime<Utc>>,
    version: i64,
}

impl TryFrom<Row> for Bed {
    type Error = AppError;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id,
            plot: row.plot_id,
            details: BedDetails {
                code: row.code,
                position: row.position,
                length_cm: row.length_cm,
                width_cm: row.width_cm,
                orientation: row.orientation,
                shape: row.geometry.as_deref().map(Shape::stored).transpose()?,
            },
            archived_at: row.archived_at,
            version: row.version,
        })
    }
}

/// The beds of a plot (of all present plots where none is named), in their order.
///
/// # Errors
/// `NotFound` for those outside the team.
pub async fn list(conn: &mut Conn, actor: &Actor, within: Within, archived: bool) -> Result<Vec<Bed>> {
    actor.require(TEAM)?;
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT beds.id, beds.plot_id, beds.code, beds.position, beds.length_cm, beds.width_cm, beds.orientation, beds.geometry,
                beds.archived_at, beds.version
         FROM beds
         WHERE ($1 IS NULL OR beds.plot_id = $1)
           AND ($2 IS NULL OR beds.plot_id IN (SELECT id FROM plots WHERE site_id = $2))
           AND (beds.archived_at IS NOT NULL) = $3
         ORDER BY beds.plot_id, beds.position, beds.code",
    )
    .bind(within.plot())
    .bind(within.site())
    .bind(archived)
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(Bed::try_from).collect()
}

/// One bed.
///
/// # Errors
/// `NotFound` for those outside the team, and where there is none.
pub async fn get(conn: &mut Conn, actor: &Actor, id: BedId) -> Result<Bed> {
    actor.require(TEAM)?;
    let row: Row = sqlx::query_as(
        "SELECT id, plot_id, code, position, length_cm, width_cm, orientation, geometry, archived_at, version FROM beds WHERE id = $1",
    )
    .bind(id)
    .fetch_one(conn)
    .await?;
    row.try_into()
}

/// Refuses a plot's new shape that would leave one of its beds outside.
pub(super) async fn refuse_outside(tx: &mut Conn, plot: PlotId, shape: &Shape) -> Result<()> {
    let beds: Vec<(String, String)> =
        sqlx::query_as("SELECT code, geometry FROM beds WHERE plot_id = $1 AND archived_at IS NULL AND geometry IS NOT NULL")
            .bind(plot)
            .fetch_all(tx)
            .await?;
    for (code, geometry) in beds {
        if !shape.holds(&Shape::stored(&geometry)?) {
            return Err(Refusal::BedWouldBeOutside { code }.into());
        }
    }
    Ok(())
}

/// Locks the plot's terrain and refuses a bed that lies outside the plot.
async fn refuse_in(tx: &mut Conn, plot: PlotId, details: &BedDetails) -> Result<()> {
    let (site, geometry): (uuid::Uuid, String) =
        sqlx::query_as("SELECT site_id, geometry FROM plots WHERE id = $1").bind(plot).fetch_one(&mut *tx).await?;
    lock_row(tx, Lockable::Site, site).await?;
    let outside = match &details.shape {
        Some(shape) => !Shape::stored(&geometry)?.holds(shape),
        None => false,
    };
    if outside { Err(Refusal::BedOutside.into()) } else { Ok(()) }
}

/// Turns the unique code's violation into a sentence.
fn taken(error: sqlx::Error) -> AppError {
    unique(error, Refusal::CodeTaken)
}

/// Makes a bed.
///
/// # Errors
/// `Conflict` where its code is taken in the plot, or it lies outside.
pub async fn create(op: &mut Op<'_>, plot: PlotId, details: &BedDetails) -> Result<BedId> {
    let id = BedId::new();
    insert(op, id, plot, details).await?;
    Ok(id)
}

/// Makes a bed with a known id.
///
/// # Errors
/// `Conflict` where its code is taken in the plot, or it lies outside.
pub async fn insert(op: &mut Op<'_>, id: BedId, plot: PlotId, details: &BedDetails) -> Result<()> {
    op.actor.require(LAND_KEEPERS)?;
    refuse_in(op.tx, plot, details).await?;
    sqlx::query(
        "INSERT INTO beds (id, plot_id, code, position, length_cm, width_cm, orientation, geometry, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, 1)",
    )
    .bind(id)
    .bind(plot)
    .bind(&details.code)
    .bind(details.position)
    .bind(details.length_cm)
    .bind(details.width_cm)
    .bind(details.orientation)
    .bind(details.shape.as_ref().map(|shape| shape.to_json().to_string()))
    .bind(op.now)
    .execute(&mut *op.tx)
    .await
    .map_err(taken)?;
    op.log(Entry::new(records::BED, id.uuid(), Verb::Created).after(&Audited::from(details))?).await
}

/// Changes a bed, if nobody else has since `version`.
///
/// # Errors
/// `Conflict` where somebody has, its code is taken, or it lies outside.
pub async fn update(op: &mut Op<'_>, id: BedId, version: i64, details: &BedDetails) -> Result<()> {
    op.actor.require(LAND_KEEPERS)?;
    let before = get(op.tx, op.actor, id).await?;
    refuse_in(op.tx, before.plot, details).await?;
    same_version(before.version, version)?;
    sqlx::query(
        "UPDATE beds
         SET code = $1, position = $2, length_cm = $3, width_cm = $4, orientation = $5, geometry = $6, updated_at = $7,
             version = version + 1
         WHERE id = $8",
    )
    .bind(&details.code)
    .bind(details.position)
    .bind(details.length_cm)
    .bind(details.width_cm)
    .bind(details.orientation)
    .bind(details.shape.as_ref().map(|shape| shape.to_json().to_string()))
    .bind(op.now)
    .bind(id)
    .execute(&mut *op.tx)
    .await
    .map_err(taken)?;
    let entry = Entry::new(records::BED, id.uuid(), Verb::Updated)
        .before(&Audited::from(&before.details))?
        .after(&Audited::from(details))?;
    op.log(entry).await
}

/// Puts a bed away, or brings it back where its code is still free.
///
/// # Errors
/// `Conflict` where the code is taken.
pub async fn set_archived(op: &mut Op<'_>, id: BedId, archived: bool) -> Result<()> {
    op.actor.require(LAND_KEEPERS)?;
    get(op.tx, op.actor, id).await?;
    sqlx::query("UPDATE beds SET archived_at = $1, updated_at = $2, version = version + 1 WHERE id = $3")
        .bind(archived.then_some(op.now))
        .bind(op.now)
        .bind(id)
        .execute(&mut *op.tx)
        .await
        .map_err(taken)?;
    let verb = if archived { Verb::Archived } else { Verb::Restored };
    op.log(Entry::new(records::BED, id.uuid(), verb)).await
}

/// Lays strips out as beds of a plot, numbered on from the last one. The plot's earlier drawn beds must not lie under them.
///
/// # Errors
/// `Conflict` where a bed lies there already.
pub async fn lay_out(op: &mut Op<'_>, plot: PlotId, prefix: &str, width_cm: i64, strips: Vec<Strip>) -> Result<usize> {
    op.actor.require(LAND_KEEPERS)?;
    let present = list(op.tx, op.actor, Within::Plot(plot), false).await?;
    let drawn: Vec<&Shape> = present.iter().filter_map(|bed| bed.details.shape.as_ref()).collect();
    if strips.iter().any(|strip| drawn.iter().any(|shape| shape.overlaps(&strip.shape))) {
        return Err(Refusal::BedsInTheWay.into());
    }
    let last = present.iter().map(|bed| bed.details.position).max().unwrap_or(0);
    let laid = strips.len();
    for (position, strip) in (last + 1..).zip(strips) {
        let details = BedDetails {
            code: format!("{prefix}{position}"),
            position,
            length_cm: strip.length_cm,
            width_cm,
            orientation: strip.orientation,
            shape: Some(strip.shape),
        };
        create(op, plot, &details).await?;
    }
    Ok(laid)
}

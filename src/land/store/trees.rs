//! Trees and bushes.

use chrono::{DateTime, NaiveDate, Utc};

use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, LAND_KEEPERS, TEAM};
use platform::db::Conn;
use platform::db::version::same_version;
use platform::error::{AppError, Result};
use platform::op::Op;

use super::Within;
use crate::geometry::{Shape, Spot};
use crate::model::tree::Audited;
use crate::model::{PlotId, Tree, TreeDetails, TreeForm, TreeId, TreeState};
use crate::records;
use crate::refusal::Refusal;

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: TreeId,
    plot_id: PlotId,
    species: String,
    variety: String,
    rootstock: String,
    form: TreeForm,
    planted: Option<NaiveDate>,
    state: TreeState,
    note: String,
    geometry: String,
    archived_at: Option<DateTime<Utc>>,
    version: i64,
}

impl TryFrom<Row> for Tree {
    type Error = AppError;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id,
            plot: row.plot_id,
            details: TreeDetails {
                species: row.species,
                variety: row.variety,
                rootstock: row.rootstock,
                form: row.form,
                planted: row.planted,
                state: row.state,
                note: row.note,
                spot: Spot::stored(&row.geometry)?,
            },
            archived_at: row.archived_at,
            version: row.version,
        })
    }
}

/// The trees of a plot (of all where none is named), by species and variety.
///
/// # Errors
/// `NotFound` for those outside the team.
pub async fn list(conn: &mut Conn, actor: &Actor, within: Within, archived: bool) -> Result<Vec<Tree>> {
    actor.require(TEAM)?;
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, plot_id, species, variety, rootstock, form, planted, state, note, geometry, archived_at, version
         FROM trees
         WHERE ($1 IS NULL OR plot_id = $1)
           AND ($2 IS NULL OR plot_id IN (SELECT id FROM plots WHERE site_id = $2))
           AND (archived_at IS NOT NULL) = $3
         ORDER BY species, variety, id",
    )
    .bind(within.plot())
    .bind(within.site())
    .bind(archived)
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(Tree::try_from).collect()
}

/// One tree.
///
/// # Errors
/// `NotFound` for those outside the team, and where there is none.
pub async fn get(conn: &mut Conn, actor: &Actor, id: TreeId) -> Result<Tree> {
    actor.require(TEAM)?;
    let row: Row = sqlx::query_as(
        "SELECT id, plot_id, species, variety, rootstock, form, planted, state, note, geometry, archived_at, version
         FROM trees
         WHERE id = $1",
    )
    .bind(id)
    .fetch_one(conn)
    .await?;
    row.try_into()
}

/// Refuses a tree that stands outside its plot.
async fn refuse_outside(tx: &mut Conn, plot: PlotId, details: &TreeDetails) -> Result<()> {
    let geometry: String = sqlx::query_scalar("SELECT geometry FROM plots WHERE id = $1").bind(plot).fetch_one(tx).await?;
    if Shape::stored(&geometry)?.holds_spot(details.spot) { Ok(()) } else { Err(Refusal::TreeOutside.into()) }
}

/// Makes a tree.
///
/// # Errors
/// `Conflict` where it stands outside its plot.
pub async fn create(op: &mut Op<'_>, plot: PlotId, details: &TreeDetails) -> Result<TreeId> {
    let id = TreeId::new();
    insert(op, id, plot, details).await?;
    Ok(id)
}

/// Makes a tree with a known id.
///
/// # Errors
/// `Conflict` where it stands outside its plot.
pub async fn insert(op: &mut Op<'_>, id: TreeId, plot: PlotId, details: &TreeDetails) -> Result<()> {
    op.actor.require(LAND_KEEPERS)?;
    refuse_outside(op.tx, plot, details).await?;
    sqlx::query(
        "INSERT INTO trees (id, plot_id, species, variety, rootstock, form, planted, state, note, geometry, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, 1)",
    )
    .bind(id)
    .bind(plot)
    .bind(&details.species)
    .bind(&details.variety)
    .bind(&details.rootstock)
    .bind(details.form)
    .bind(details.planted)
    .bind(details.state)
    .bind(&details.note)
    .bind(details.spot.to_json().to_string())
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::TREE, id.uuid(), Verb::Created).after(&Audited::from(details))?).await
}

/// Changes a tree, if nobody else has since `version`.
///
/// # Errors
/// `Conflict` where somebody has, or it stands outside its plot.
pub async fn update(op: &mut Op<'_>, id: TreeId, version: i64, details: &TreeDetails) -> Result<()> {
    op.actor.require(LAND_KEEPERS)?;
    let before = get(op.tx, op.actor, id).await?;
    refuse_outside(op.tx, before.plot, details).await?;
    let changed = sqlx::query(
        "UPDATE trees
         SET species = $1, variety = $2, rootstock = $3, form = $4, planted = $5, state = $6, note = $7, geometry = $8,
             updated_at = $9, version = version + 1
         WHERE id = $10 AND version = $11",
    )
    .bind(&details.species)
    .bind(&details.variety)
    .bind(&details.rootstock)
    .bind(details.form)
    .bind(details.planted)
    .bind(details.state)
    .bind(&details.note)
    .bind(details.spot.to_json().to_string())
    .bind(op.now)
    .bind(id)
    .bind(version)
    .execute(&mut *op.tx)
    .await?;
    if changed.rows_affected() == 0 {
        same_version(get(op.tx, op.actor, id).await?.version, version)?;
    }
    let entry = Entry::new(records::TREE, id.uuid(), Verb::Updated)
        .before(&Audited::from(&before.details))?
        .after(&Audited::from(details))?;
    op.log(entry).await
}

/// Puts a tree away, or brings it back.
///
/// # Errors
/// `NotFound` for those who may not change the land.
pub async fn set_archived(op: &mut Op<'_>, id: TreeId, archived: bool) -> Result<()> {
    op.actor.require(LAND_KEEPERS)?;
    get(op.tx, op.actor, id).await?;
    op.put_away(("trees", records::TREE), id.uuid(), archived).await
}

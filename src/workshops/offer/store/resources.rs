//! Rooms, stoves, vans: what dates hold one at a time.

use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::{Result, unique};
use platform::op::Op;
use platform::search;

use crate::KEEPERS;
use crate::model::date::ResourceId;
use crate::records;
use crate::refusal::Refusal;

/// A resource.
#[derive(Clone, Debug, serde::Serialize, sqlx::FromRow)]
pub struct Resource {
    pub id: ResourceId,
    pub name: String,
    /// Most people at once, where it has a limit.
    pub heads: Option<i64>,
}

/// Those in use, by name.
///
/// # Errors
/// `NotFound` for those who do not keep workshops.
pub async fn list(conn: &mut Conn, actor: &Actor) -> Result<Vec<Resource>> {
    actor.require(KEEPERS)?;
    let mut all: Vec<_> =
        sqlx::query_as("SELECT id, name, heads FROM resources WHERE archived_at IS NULL ORDER BY name").fetch_all(conn).await?;
    search::sort_by_name(&mut all, |one: &Resource| &one.name);
    Ok(all)
}

/// Adds one.
///
/// # Errors
/// `Conflict` where the name is taken.
pub async fn put(op: &mut Op<'_>, resource: &Resource) -> Result<()> {
    op.actor.require(KEEPERS)?;
    sqlx::query("INSERT INTO resources (id, name, heads) VALUES ($1, $2, $3)")
        .bind(resource.id)
        .bind(&resource.name)
        .bind(resource.heads)
        .execute(&mut *op.tx)
        .await
        .map_err(|error| unique(error, Refusal::NameTaken))?;
    op.log(Entry::new(records::WORKSHOP, resource.id.uuid(), Verb::Created).after(resource)?).await
}

/// Takes one out of use; dates that hold it keep it.
///
/// # Errors
/// `NotFound` for those who do not keep workshops.
pub async fn archive(op: &mut Op<'_>, id: ResourceId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    sqlx::query("UPDATE resources SET archived_at = $1 WHERE id = $2").bind(op.now).bind(id).execute(&mut *op.tx).await?;
    op.log(Entry::new(records::WORKSHOP, id.uuid(), Verb::Archived)).await
}

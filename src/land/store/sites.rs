//! Terrains.

use chrono::{DateTime, NaiveDate, Utc};

use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, COORDINATORS, Role, Roles, TEAM};
use platform::db::version::same_version;
use platform::db::{Conn, Lockable, lock_land, lock_row};
use platform::error::Result;
use platform::op::Op;
use platform::search;

use crate::model::{Filter, Lender, Site, SiteDetails, SiteId};
use crate::records;

/// Those who may read the agreements with lenders.
pub const AGREEMENT_READERS: Roles = Roles::of(&[Role::Coordinator, Role::Certifier]);

#[derive(sqlx::FromRow)]
struct Row {
    id: SiteId,
    name: String,
    commune: String,
    address: String,
    lender: Lender,
    lender_name: String,
    agreement_starts: Option<NaiveDate>,
    agreement_ends: Option<NaiveDate>,
    agreement_reference: String,
    water: String,
    access: String,
    declared_m2: Option<i64>,
    archived_at: Option<DateTime<Utc>>,
    version: i64,
}

impl Row {
    /// The terrain as `actor` may see it: others than agreement readers see no agreement.
    fn seen_by(self, actor: &Actor) -> Site {
        let agreement = actor.roles.any_of(AGREEMENT_READERS);
        Site {
            id: self.id,
            details: SiteDetails {
                name: self.name,
                commune: self.commune,
                address: self.address,
                lender: self.lender,
                lender_name: self.lender_name,
                agreement_starts: self.agreement_starts.filter(|_| agreement),
                agreement_ends: self.agreement_ends.filter(|_| agreement),
                agreement_reference: if agreement { self.agreement_reference } else { String::new() },
                water: self.water,
                access: self.access,
                declared_m2: self.declared_m2,
            },
            archived_at: self.archived_at,
            version: self.version,
        }
    }
}

/// The terrains a filter lets through, by name.
///
/// # Errors
/// `NotFound` for those outside the team.
pub async fn list(conn: &mut Conn, actor: &Actor, filter: &Filter) -> Result<Vec<Site>> {
    actor.require(TEAM)?;
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, name, commune, address, lender, lender_name, agreement_starts, agreement_ends, agreement_reference,
                water, access, declared_m2, archived_at, version
         FROM sites
         WHERE search_text LIKE $1 AND (archived_at IS NOT NULL) = $2
         ORDER BY search_text, id",
    )
    .bind(search::pattern(&filter.query))
    .bind(filter.archived)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| row.seen_by(actor)).collect())
}

/// One terrain.
///
/// # Errors
/// `NotFound` for those outside the team, and where there is none.
pub async fn get(conn: &mut Conn, actor: &Actor, id: SiteId) -> Result<Site> {
    actor.require(TEAM)?;
    let row: Row = sqlx::query_as(
        "SELECT id, name, commune, address, lender, lender_name, agreement_starts, agreement_ends, agreement_reference,
                water, access, declared_m2, archived_at, version
         FROM sites
         WHERE id = $1",
    )
    .bind(id)
    .fetch_one(conn)
    .await?;
    Ok(row.seen_by(actor))
}

/// Makes a terrain.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn create(op: &mut Op<'_>, details: &SiteDetails) -> Result<SiteId> {
    let id = SiteId::new();
    insert(op, id, details).await?;
    Ok(id)
}

/// Makes a terrain with a known id.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn insert(op: &mut Op<'_>, id: SiteId, details: &SiteDetails) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    sqlx::query(
        "INSERT INTO sites
             (id, name, commune, address, lender, lender_name, agreement_starts, agreement_ends, agreement_reference,
              water, access, declared_m2, search_text, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, 1)",
    )
    .bind(id)
    .bind(&details.name)
    .bind(&details.commune)
    .bind(&details.address)
    .bind(details.lender)
    .bind(&details.lender_name)
    .bind(details.agreement_starts)
    .bind(details.agreement_ends)
    .bind(&details.agreement_reference)
    .bind(&details.water)
    .bind(&details.access)
    .bind(details.declared_m2)
    .bind(details.search_text())
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::SITE, id.uuid(), Verb::Created).after(details)?).await
}

/// Changes a terrain, if nobody else has since `version`.
///
/// # Errors
/// `Conflict` where somebody has.
pub async fn update(op: &mut Op<'_>, id: SiteId, version: i64, details: &SiteDetails) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    lock_row(op.tx, Lockable::Site, id.uuid()).await?;
    let before = get(op.tx, op.actor, id).await?;
    same_version(before.version, version)?;
    sqlx::query(
        "UPDATE sites
         SET name = $1, commune = $2, address = $3, lender = $4, lender_name = $5, agreement_starts = $6, agreement_ends = $7,
             agreement_reference = $8, water = $9, access = $10, declared_m2 = $11, search_text = $12, updated_at = $13,
             version = version + 1
         WHERE id = $14",
    )
    .bind(&details.name)
    .bind(&details.commune)
    .bind(&details.address)
    .bind(details.lender)
    .bind(&details.lender_name)
    .bind(details.agreement_starts)
    .bind(details.agreement_ends)
    .bind(&details.agreement_reference)
    .bind(&details.water)
    .bind(&details.access)
    .bind(details.declared_m2)
    .bind(details.search_text())
    .bind(op.now)
    .bind(id)
    .execute(&mut *op.tx)
    .await?;
    let entry = Entry::new(records::SITE, id.uuid(), Verb::Updated).before(&before.details)?.after(details)?;
    op.log(entry).await
}

/// Puts a terrain away with all that lies on it, or brings it back. What lies on it keeps its own state.
///
/// # Errors
/// `NotFound` for anybody but a coordinator; `Conflict` where one of its plots would cover another drawn meanwhile.
pub async fn set_archived(op: &mut Op<'_>, id: SiteId, archived: bool) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    if !archived {
        let land = lock_land(op.tx).await?;
        super::plots::refuse_overlaps_of(op.tx, &land, id).await?;
    }
    lock_row(op.tx, Lockable::Site, id.uuid()).await?;
    op.put_away(("sites", records::SITE), id.uuid(), archived).await
}

/// The terrains whose agreement ends before `until`, first ended first.
///
/// # Errors
/// `NotFound` for those who may not read agreements.
pub async fn ending(conn: &mut Conn, actor: &Actor, until: NaiveDate) -> Result<Vec<Site>> {
    actor.require(AGREEMENT_READERS)?;
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, name, commune, address, lender, lender_name, agreement_starts, agreement_ends, agreement_reference,
                water, access, declared_m2, archived_at, version
         FROM sites
         WHERE archived_at IS NULL AND agreement_ends <= $1
         ORDER BY agreement_ends, search_text",
    )
    .bind(until)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| row.seen_by(actor)).collect())
}

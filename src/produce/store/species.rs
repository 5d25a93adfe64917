//! Species and their varieties.

use chrono::{DateTime, Utc};

use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, TEAM};
use platform::db::Conn;
use platform::db::version::same_version;
use platform::error::{AppError, Result, guarded};
use platform::op::Op;
use platform::search;

use crate::model::reference;
use crate::model::species::{Months, SeedFacts, Species, SpeciesDetails, SpeciesId, Variety, VarietyId};
use crate::refusal::Refusal;
use crate::{CATALOGUE_KEEPERS, NAMERS, records};

#[derive(sqlx::FromRow)]
struct Row {
    id: SpeciesId,
    name: String,
    latin: String,
    family: String,
    perennial: bool,
    harvest_months: Months,
    days: Option<i64>,
    return_years: Option<i64>,
    yield_low_g: Option<i64>,
    yield_high_g: Option<i64>,
    sow_months: Months,
    flower_months: Months,
    keeps_years: Option<i64>,
    germination_min: Option<i64>,
    seeds_per_kg: Option<i64>,
    isolation_m: Option<i64>,
    seed_plants: Option<i64>,
    passport: bool,
    archived_at: Option<DateTime<Utc>>,
    version: i64,
}

impl From<Row> for Species {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            details: SpeciesDetails {
                name: row.name,
                latin: row.latin,
                family: row.family,
                perennial: row.perennial,
                harvest: row.harvest_months,
                days: row.days,
                return_years: row.return_years,
                yield_g: (row.yield_low_g, row.yield_high_g),
                seed: SeedFacts {
                    sow: row.sow_months,
                    flower: row.flower_months,
                    keeps_years: row.keeps_years,
                    germination_min: row.germination_min,
                    seeds_per_kg: row.seeds_per_kg,
                    isolation_m: row.isolation_m,
                    plants: row.seed_plants,
                    passport: row.passport,
                },
            },
            archived_at: row.archived_at,
            version: row.version,
        }
    }
}

/// The species, by name; a word of the query may stand in name, Latin name or family.
///
/// # Errors
/// `NotFound` for those outside the team.
pub async fn list(conn: &mut Conn, actor: &Actor, query: &str, archived: bool) -> Result<Vec<Species>> {
    actor.require(TEAM)?;
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, name, latin, family, perennial, harvest_months, days, return_years, yield_low_g, yield_high_g, sow_months,
                flower_months, keeps_years, germination_min, seeds_per_kg, isolation_m, seed_plants, passport, archived_at, version
         FROM species
         WHERE (search_text LIKE $1 OR LOWER(latin) LIKE $1 OR LOWER(family) LIKE $1)
           AND (archived_at IS NOT NULL) = $2
         ORDER BY search_text, id",
    )
    .bind(search::pattern(query))
    .bind(archived)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Species::from).collect())
}

/// One species.
///
/// # Errors
/// `NotFound` for those outside the team, and where there is none.
pub async fn get(conn: &mut Conn, actor: &Actor, id: SpeciesId) -> Result<Species> {
    actor.require(TEAM)?;
    let row: Row = sqlx::query_as(
        "SELECT id, name, latin, family, perennial, harvest_months, days, return_years, yield_low_g, yield_high_g, sow_months,
                flower_months, keeps_years, germination_min, seeds_per_kg, isolation_m, seed_plants, passport, archived_at, version
         FROM species
         WHERE id = $1",
    )
    .bind(id)
    .fetch_one(conn)
    .await?;
    Ok(row.into())
}

fn name_taken(error: sqlx::Error) -> AppError {
    guarded(error, &["species_once", "species.search_text"], Refusal::SpeciesTaken.at("name"))
}

/// Adds a species.
///
/// # Errors
/// `Conflict` where the name is taken.
pub async fn create(op: &mut Op<'_>, details: &SpeciesDetails) -> Result<SpeciesId> {
    let id = SpeciesId::new();
    insert(op, id, details).await?;
    Ok(id)
}

/// Adds a species with a known id.
///
/// # Errors
/// `Conflict` where the name is taken.
pub async fn insert(op: &mut Op<'_>, id: SpeciesId, details: &SpeciesDetails) -> Result<()> {
    op.actor.require(CATALOGUE_KEEPERS)?;
    sqlx::query(
        "INSERT INTO species
             (id, name, latin, family, perennial, harvest_months, days, return_years, yield_low_g, yield_high_g, search_text,
              created_at, updated_at, sow_months, keeps_years, germination_min, seeds_per_kg, isolation_m, seed_plants, passport,
              flower_months, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13, $14, $15, $16, $17, $18, $19, $20, 1)",
    )
    .bind(id)
    .bind(&details.name)
    .bind(&details.latin)
    .bind(&details.family)
    .bind(details.perennial)
    .bind(details.harvest)
    .bind(details.days)
    .bind(details.return_years)
    .bind(details.yield_g.0)
    .bind(details.yield_g.1)
    .bind(search::fold(&details.name))
    .bind(op.now)
    .bind(details.seed.sow)
    .bind(details.seed.keeps_years)
    .bind(details.seed.germination_min)
    .bind(details.seed.seeds_per_kg)
    .bind(details.seed.isolation_m)
    .bind(details.seed.plants)
    .bind(details.seed.passport)
    .bind(details.seed.flower)
    .execute(&mut *op.tx)
    .await
    .map_err(name_taken)?;
    op.log(Entry::new(records::SPECIES, id.uuid(), Verb::Created).after(details)?).await
}

/// Changes a species, if nobody else has since `version`.
///
/// # Errors
/// `Changed` where somebody has; `Conflict` where the name is taken.
pub async fn update(op: &mut Op<'_>, id: SpeciesId, version: i64, details: &SpeciesDetails) -> Result<()> {
    op.actor.require(CATALOGUE_KEEPERS)?;
    let before = get(op.tx, op.actor, id).await?;
    same_version(before.version, version)?;
    sqlx::query(
        "UPDATE species
         SET name = $1, latin = $2, family = $3, perennial = $4, harvest_months = $5, days = $6, return_years = $7, yield_low_g = $8,
             yield_high_g = $9, search_text = $10, updated_at = $11, sow_months = $13, keeps_years = $14, germination_min = $15,
             seeds_per_kg = $16, isolation_m = $17, seed_plants = $18, passport = $19, flower_months = $20,
             version = version + 1
         WHERE id = $12",
    )
    .bind(&details.name)
    .bind(&details.latin)
    .bind(&details.family)
    .bind(details.perennial)
    .bind(details.harvest)
    .bind(details.days)
    .bind(details.return_years)
    .bind(details.yield_g.0)
    .bind(details.yield_g.1)
    .bind(search::fold(&details.name))
    .bind(op.now)
    .bind(id)
    .bind(details.seed.sow)
    .bind(details.seed.keeps_years)
    .bind(details.seed.germination_min)
    .bind(details.seed.seeds_per_kg)
    .bind(details.seed.isolation_m)
    .bind(details.seed.plants)
    .bind(details.seed.passport)
    .bind(details.seed.flower)
    .execute(&mut *op.tx)
    .await
    .map_err(name_taken)?;
    op.log(Entry::new(records::SPECIES, id.uuid(), Verb::Updated).before(&before.details)?.after(details)?).await
}

/// Puts a species away, or brings it back.
///
/// # Errors
/// `Conflict` where its name was given to another meanwhile.
pub async fn set_archived(op: &mut Op<'_>, id: SpeciesId, archived: bool) -> Result<()> {
    op.actor.require(CATALOGUE_KEEPERS)?;
    let species = get(op.tx, op.actor, id).await?;
    let taken: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM species WHERE search_text = $1 AND archived_at IS NULL)")
        .bind(search::fold(&species.details.name))
        .fetch_one(&mut *op.tx)
        .await?;
    if !archived && taken {
        return Err(Refusal::SpeciesTaken.into());
    }
    op.put_away(("species", records::SPECIES), id.uuid(), archived).await
}

/// Adds the species of the reference that are not there yet, and says how many those were. Of those that are there, what nobody has filled
/// in about their seed is taken over too.
///
/// # Errors
/// `NotFound` for those who do not keep the catalogue.
pub async fn take_reference(op: &mut Op<'_>) -> Result<usize> {
    op.actor.require(CATALOGUE_KEEPERS)?;
    let known: Vec<String> = sqlx::query_scalar("SELECT search_text FROM species").fetch_all(&mut *op.tx).await?;
    let missing = reference::species().into_iter().filter(|species| !known.contains(&search::fold(&species.name)));
    let mut added = 0;
    for details in missing {
        create(op, &details).await?;
        added += 1;
    }
    for details in reference::species().into_iter().filter(|species| known.contains(&search::fold(&species.name))) {
        fill_in(op, &details).await?;
    }
    Ok(added)
}

/// Takes over what the reference says of a species' seed where nothing is known.
async fn fill_in(op: &mut Op<'_>, details: &SpeciesDetails) -> Result<()> {
    sqlx::query(
        "UPDATE species
         SET sow_months = CASE WHEN sow_months = 0 THEN $1 ELSE sow_months END, keeps_years = COALESCE(keeps_years, $2),
             germination_min = COALESCE(germination_min, $3), seeds_per_kg = COALESCE(seeds_per_kg, $4),
             isolation_m = COALESCE(isolation_m, $5), seed_plants = COALESCE(seed_plants, $6), passport = passport OR $7,
             flower_months = CASE WHEN flower_months = 0 THEN $9 ELSE flower_months END
         WHERE search_text = $8",
    )
    .bind(details.seed.sow)
    .bind(details.seed.keeps_years)
    .bind(details.seed.germination_min)
    .bind(details.seed.seeds_per_kg)
    .bind(details.seed.isolation_m)
    .bind(details.seed.plants)
    .bind(details.seed.passport)
    .bind(search::fold(&details.name))
    .bind(details.seed.flower)
    .execute(&mut *op.tx)
    .await?;
    Ok(())
}

/// The varieties of a species (of all where none is named), by name.
///
/// # Errors
/// `NotFound` for those outside the team.
pub async fn varieties(conn: &mut Conn, actor: &Actor, species: Option<SpeciesId>) -> Result<Vec<Variety>> {
    actor.require(TEAM)?;
    Ok(sqlx::query_as(
        "SELECT id, species_id, name
         FROM varieties
         WHERE $1 IS NULL OR species_id = $1
         ORDER BY search_text",
    )
    .bind(species)
    .fetch_all(conn)
    .await?)
}

/// The variety of a name, made where it is not there yet.
///
/// # Errors
/// `NotFound` for those who neither weigh harvests nor keep seed.
pub async fn variety(op: &mut Op<'_>, species: SpeciesId, name: &str) -> Result<VarietyId> {
    op.actor.require(NAMERS)?;
    let key = search::fold(name);
    sqlx::query(
        "INSERT INTO varieties (id, species_id, name, search_text, created_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING",
    )
    .bind(VarietyId::new())
    .bind(species)
    .bind(name)
    .bind(&key)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    Ok(sqlx::query_scalar("SELECT id FROM varieties WHERE species_id = $1 AND search_text = $2")
        .bind(species)
        .bind(&key)
        .fetch_one(&mut *op.tx)
        .await?)
}

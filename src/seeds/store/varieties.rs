//! Varieties of the exchange: read for everybody, kept by the seed keepers.

use chrono::NaiveDate;

use platform::audit::{Entry, Verb};
use platform::db::version::same_version;
use platform::db::{Conn, Db};
use platform::error::Result;
use platform::op::Op;
use platform::search::{self, Order};
use produce::model::species::{Months, SeedFacts, SpeciesId, VarietyId};
use produce::store::species;

use crate::model::variety::{LegalStatus, SeedVariety, VarietyDetails};
use crate::refusal::Refusal;
use crate::store::lots::TO_GIVE;
use crate::{KEEPERS, records};

#[derive(sqlx::FromRow)]
struct Row {
    variety_id: VarietyId,
    species_id: SpeciesId,
    species_name: String,
    latin: String,
    family: String,
    sow_months: Months,
    flower_months: Months,
    keeps_years: Option<i64>,
    germination_min: Option<i64>,
    seeds_per_kg: Option<i64>,
    isolation_m: Option<i64>,
    seed_plants: Option<i64>,
    passport: bool,
    name: String,
    other_names: String,
    status: LegalStatus,
    proof: String,
    proof_on: Option<NaiveDate>,
    story: String,
    growing: String,
    reserve: i64,
    one_packet: bool,
    version: i64,
}

impl From<Row> for SeedVariety {
    fn from(row: Row) -> Self {
        Self {
            id: row.variety_id,
            species: row.species_id,
            species_name: row.species_name,
            latin: row.latin,
            family: row.family,
            facts: SeedFacts {
                sow: row.sow_months,
                flower: row.flower_months,
                keeps_years: row.keeps_years,
                germination_min: row.germination_min,
                seeds_per_kg: row.seeds_per_kg,
                isolation_m: row.isolation_m,
                plants: row.seed_plants,
                passport: row.passport,
            },
            details: VarietyDetails {
                name: row.name,
                other_names: row.other_names,
                status: row.status,
                proof: row.proof,
                proof_on: row.proof_on,
                story: row.story,
                growing: row.growing,
                reserve: row.reserve,
                one_packet: row.one_packet,
            },
            version: row.version,
        }
    }
}

const COLUMNS: &str =
    "seed_varieties.variety_id, varieties.species_id, species.name AS species_name, species.latin, species.family,
            species.sow_months, species.keeps_years, species.germination_min, species.seeds_per_kg, species.isolation_m,
            species.seed_plants, species.passport, species.flower_months, varieties.name, seed_varieties.other_names,
            seed_varieties.status, seed_varieties.proof, seed_varieties.proof_on, seed_varieties.story, seed_varieties.growing,
            seed_varieties.reserve, seed_varieties.one_packet, seed_varieties.version";

const TABLES: &str = "FROM seed_varieties
     JOIN varieties ON varieties.id = seed_varieties.variety_id
     JOIN species ON species.id = varieties.species_id";

/// The same, read by vegetable and then variety as their indexes have them, so that a page of a long list ends where it is full (SQLite
/// keeps the order of a CROSS JOIN).
const IN_ORDER: &str = "FROM species
     CROSS JOIN varieties
     CROSS JOIN seed_varieties
     WHERE varieties.species_id = species.id AND seed_varieties.variety_id = varieties.id";

platform::text_enum! {
    /// What varieties are ordered by, as it stands in the address.
    #[derive(Default)]
    VarietyOrder {
        #[default]
        Species = "espece",
        Name = "variete",
        Status = "droit",
    }
}

/// The varieties whose names, in any language, or whose species hold the words of a query; by species and name.
pub async fn list(conn: &mut Conn, query: &str, most: i64) -> Result<Vec<SeedVariety>> {
    page(conn, query, Order::default(), (most, 0)).await
}

/// The same from one on.
pub async fn page(
    conn: &mut Conn,
    query: &str,
    order: Order<VarietyOrder>,
    (most, offset): (i64, i64),
) -> Result<Vec<SeedVariety>> {
    let by = match order.by {
        VarietyOrder::Species => "species.search_text",
        VarietyOrder::Name => "varieties.search_text",
        VarietyOrder::Status => "seed_varieties.status",
    };
    let in_order = order.sql(by, &["species.search_text", "varieties.search_text"]);
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS}
         {IN_ORDER}
           AND seed_varieties.archived_at IS NULL AND seed_varieties.search_text LIKE $1
         {in_order}
         LIMIT $2 OFFSET $3"
    )))
    .bind(search::pattern(query))
    .bind(most)
    .bind(offset)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(SeedVariety::from).collect())
}

/// The varieties of a botanical family by name, with their species: what a lot may turn out to be.
pub async fn kin(conn: &mut Conn, of: &SeedVariety) -> Result<Vec<(VarietyId, String, String)>> {
    Ok(sqlx::query_as(
        "SELECT seed_varieties.variety_id, varieties.name, species.name
         FROM seed_varieties
         JOIN varieties ON varieties.id = seed_varieties.variety_id
         JOIN species ON species.id = varieties.species_id
         WHERE seed_varieties.archived_at IS NULL AND (species.family = $1 OR species.id = $2)
         ORDER BY varieties.search_text
         LIMIT 400",
    )
    .bind(&of.family)
    .bind(of.species)
    .fetch_all(conn)
    .await?)
}

/// When in the year something is sown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// In this month.
    Now(u32),
    /// In another month than this.
    NotIn(u32),
}

/// Varieties of which a packet can be given, by species and name: those that are sown in a season.
pub async fn to_give(conn: &mut Conn, query: &str, season: Season, (most, offset): (i64, i64)) -> Result<Vec<SeedVariety>> {
    let (month, sown) = match season {
        Season::Now(month) => (month, "<> 0"),
        Season::NotIn(month) => (month, "= 0"),
    };
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS}
         {IN_ORDER}
           AND seed_varieties.archived_at IS NULL AND seed_varieties.status = 'public' AND seed_varieties.proof <> ''
           AND seed_varieties.search_text LIKE $1 AND (species.sow_months & $2) {sown}
           AND EXISTS (SELECT 1 FROM seed_lots WHERE seed_lots.variety_id = seed_varieties.variety_id AND {TO_GIVE})
         ORDER BY species.search_text, varieties.search_text
         LIMIT $3 OFFSET $4"
    )))
    .bind(search::pattern(query))
    .bind(Months(0).with(month).0)
    .bind(most)
    .bind(offset)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(SeedVariety::from).collect())
}

/// When varieties of which a packet can be given are sown, each answer once.
pub async fn seasons(conn: &mut Conn, query: &str) -> Result<Vec<Months>> {
    Ok(sqlx::query_scalar(sqlx::AssertSqlSafe(format!(
        "SELECT DISTINCT species.sow_months
         FROM species
         WHERE EXISTS (
             SELECT 1
             FROM varieties
             JOIN seed_varieties ON seed_varieties.variety_id = varieties.id
             WHERE varieties.species_id = species.id
               AND seed_varieties.archived_at IS NULL AND seed_varieties.status = 'public' AND seed_varieties.proof <> ''
               AND seed_varieties.search_text LIKE $1
               AND EXISTS (SELECT 1 FROM seed_lots WHERE seed_lots.variety_id = seed_varieties.variety_id AND {TO_GIVE})
         )"
    )))
    .bind(search::pattern(query))
    .fetch_all(conn)
    .await?)
}

/// The names of varieties of which no packet can be given now.
pub async fn none_to_give(conn: &mut Conn, query: &str, most: i64) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(sqlx::AssertSqlSafe(format!(
        "SELECT varieties.name
         FROM seed_varieties
         JOIN varieties ON varieties.id = seed_varieties.variety_id
         WHERE seed_varieties.archived_at IS NULL AND seed_varieties.search_text LIKE $1
           AND (seed_varieties.status <> 'public' OR seed_varieties.proof = ''
                OR NOT EXISTS (SELECT 1 FROM seed_lots WHERE seed_lots.variety_id = seed_varieties.variety_id AND {TO_GIVE}))
         ORDER BY varieties.search_text
         LIMIT $2"
    )))
    .bind(search::pattern(query))
    .bind(most)
    .fetch_all(conn)
    .await?)
}

/// One variety.
///
/// # Errors
/// `NotFound` where the exchange has none of it.
pub async fn get(conn: &mut Conn, id: VarietyId) -> Result<SeedVariety> {
    let row: Row = sqlx::query_as(sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} {TABLES} WHERE seed_varieties.variety_id = $1")))
        .bind(id)
        .fetch_one(conn)
        .await?;
    Ok(row.into())
}

/// Some varieties, by name; unknown ones are passed over.
pub async fn some(conn: &mut Conn, ids: &[VarietyId]) -> Result<Vec<SeedVariety>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new("SELECT ");
    query.push(COLUMNS).push(" ").push(TABLES).push(" WHERE seed_varieties.variety_id IN (");
    let mut list = query.separated(", ");
    for id in ids.iter().take(400) {
        list.push_bind(*id);
    }
    query.push(") ORDER BY varieties.search_text");
    let rows: Vec<Row> = query.build_query_as().fetch_all(conn).await?;
    Ok(rows.into_iter().map(SeedVariety::from).collect())
}

/// What a variety is found by: all its names, its species, its family.
fn search_text(species: &produce::model::species::SpeciesDetails, details: &VarietyDetails) -> String {
    search::fold(&[details.name.as_str(), &details.other_names, &species.name, &species.latin, &species.family].join(" "))
}

/// Takes a variety into the exchange.
///
/// # Errors
/// `Conflict` where it is there already; `NotFound` for those who do not keep it.
pub async fn create(op: &mut Op<'_>, of: SpeciesId, details: &VarietyDetails) -> Result<VarietyId> {
    op.actor.require(KEEPERS)?;
    let known = species::get(op.tx, op.actor, of).await?;
    let id = species::variety(op, of, &details.name).await?;
    let taken: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM seed_varieties WHERE variety_id = $1)")
        .bind(id)
        .fetch_one(&mut *op.tx)
        .await?;
    if taken {
        return Err(Refusal::VarietyTaken.into());
    }
    sqlx::query(
        "INSERT INTO seed_varieties
             (variety_id, status, proof, proof_on, other_names, story, growing, reserve, one_packet, search_text, created_at,
              updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, 1)",
    )
    .bind(id)
    .bind(details.status)
    .bind(&details.proof)
    .bind(details.proof_on)
    .bind(&details.other_names)
    .bind(&details.story)
    .bind(&details.growing)
    .bind(details.reserve)
    .bind(details.one_packet)
    .bind(search_text(&known.details, details))
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::SEED_VARIETY, id.uuid(), Verb::Created).after(details)?).await?;
    Ok(id)
}

/// Changes what the exchange says of a variety; its name is that of the catalogue and stays.
///
/// # Errors
/// `Changed` where somebody has meanwhile; `NotFound` for those who do not keep it.
pub async fn update(op: &mut Op<'_>, id: VarietyId, version: i64, details: &VarietyDetails) -> Result<()> {
    op.actor.require(KEEPERS)?;
    let before = get(op.tx, id).await?;
    same_version(before.version, version)?;
    let known = species::get(op.tx, op.actor, before.species).await?;
    let details = VarietyDetails { name: before.details.name.clone(), ..details.clone() };
    sqlx::query(
        "UPDATE seed_varieties
         SET status = $1, proof = $2, proof_on = $3, other_names = $4, story = $5, growing = $6, reserve = $7, one_packet = $8,
             search_text = $9, updated_at = $10, version = version + 1
         WHERE variety_id = $11",
    )
    .bind(details.status)
    .bind(&details.proof)
    .bind(details.proof_on)
    .bind(&details.other_names)
    .bind(&details.story)
    .bind(&details.growing)
    .bind(details.reserve)
    .bind(details.one_packet)
    .bind(search_text(&known.details, &details))
    .bind(op.now)
    .bind(id)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(records::SEED_VARIETY, id.uuid(), Verb::Updated).before(&before.details)?.after(&details)?).await
}

/// The varieties that a typed name probably means: one of their names is the same, or nearly so.
pub async fn meant(conn: &mut Conn, typed: &str) -> Result<Vec<SeedVariety>> {
    let all = list(conn, "", 5000).await?;
    let typed = search::fold(typed);
    let near = |name: &str| nearly(&search::fold(name), &typed);
    Ok(all.into_iter().filter(|variety| near(&variety.details.name) || variety.aliases().any(near)).collect())
}

/// What the words of a search may have meant that found nothing: vegetables and varieties whose names are nearly theirs.
pub async fn suggestions(conn: &mut Conn, typed: &str) -> Result<Vec<String>> {
    let typed = search::fold(typed);
    let mut names: Vec<String> = list(conn, "", 5000)
        .await?
        .into_iter()
        .flat_map(|variety| [variety.species_name, variety.details.name])
        .filter(|name| nearly(&search::fold(name), &typed))
        .collect();
    names.sort_unstable();
    names.dedup();
    names.truncate(4);
    Ok(names)
}

/// Whether two folded names are the same but for a slip of the keys.
#[must_use]
pub fn nearly(one: &str, other: &str) -> bool {
    // In short names and in numbers each sign counts: "N° 4" is not "N° 5".
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let long = one.len().min(other.len()) >= 5;
    one == other || (long && digits(one) == digits(other) && distance(one, other) <= 1 + other.len() / 8)
}

/// How many letters have to be typed differently (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, letter) in one.chars().enumerate() {
        let mut before = row[0];
        row[0] = line + 1;
        for place in 0..other.len() {
            let changed = before + usize::from(other[place] != letter);
            before = row[place + 1];
            row[place + 1] = changed.min(row[place] + 1).min(before + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_near_where_few_letters_differ() {
        assert_eq!(distance("noir de crimee", "noire de crimee"), 1);
        assert_eq!(distance("rose", ""), 4);
        assert_eq!(distance("carotte", "carotte"), 0);
        assert!(nearly("noir de crimee", "noire de crimee") && nearly("rose", "rose"));
        assert!(!nearly("n 4", "n 5") && !nearly("essai 2", "essai 3") && !nearly("rosa", "rose"));
    }
}

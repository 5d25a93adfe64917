//! Which varieties want to be grown on: kept with each variety until the day on which that changes by itself, dropped by triggers where a lot,
//! a test, a reserve or a species changes, and reckoned anew by a chore. Whoever asks before the chore has come reckons what is missing.

use std::collections::HashMap;

use chrono::NaiveDate;

use platform::backend::FOR_VARIETIES;
use platform::db::{Conn, Db};
use platform::error::Result;
use produce::model::species::VarietyId;

use super::{lots, varieties};
use crate::model::lot::SeedLot;
use crate::model::regeneration::{Want, outlook, wants};
use crate::model::variety::SeedVariety;

/// How many a chore reckons at once.
const AT_ONCE: i64 = 400;
/// Of which nothing is known on a day.
const UNKNOWN: &str = "(seed_varieties.want_until IS NULL OR seed_varieties.want_until < $1)";

/// What was reckoned of a variety.
struct Outlook {
    variety: SeedVariety,
    want: Option<Want>,
    until: NaiveDate,
}

async fn unknown(conn: &mut Conn, today: NaiveDate, most: i64, lock: &str) -> Result<Vec<VarietyId>> {
    Ok(sqlx::query_scalar(sqlx::AssertSqlSafe(format!(
        "SELECT variety_id
         FROM seed_varieties
         WHERE {UNKNOWN} AND archived_at IS NULL
         ORDER BY variety_id
         LIMIT $2{lock}"
    )))
    .bind(today)
    .bind(most)
    .fetch_all(conn)
    .await?)
}

/// Some varieties, each with its lots that are in their place.
async fn with_lots(conn: &mut Conn, ids: &[VarietyId]) -> Result<Vec<(SeedVariety, Vec<SeedLot>)>> {
    let mut by_variety: HashMap<VarietyId, Vec<SeedLot>> = HashMap::new();
    for lot in lots::of_varieties(conn, ids).await? {
        by_variety.entry(lot.variety).or_default().push(lot);
    }
    let mut all = Vec::with_capacity(ids.len());
    for part in ids.chunks(400) {
        let some = varieties::some(conn, part).await?;
        all.extend(some.into_iter().map(|variety| {
            let own = by_variety.remove(&variety.id).unwrap_or_default();
            (variety, own)
        }));
    }
    Ok(all)
}

/// What some varieties want on a day, from their lots.
async fn reckoned(conn: &mut Conn, ids: &[VarietyId], today: NaiveDate) -> Result<Vec<Outlook>> {
    let all = with_lots(conn, ids).await?.into_iter().map(|(variety, own)| {
        let (want, until) = outlook(&variety, &own, today);
        Outlook { variety, want, until }
    });
    Ok(all.collect())
}

/// Reckons some of what is not known and keeps it; whether there was as much as is done at once.
pub async fn keep(tx: &mut Conn, today: NaiveDate) -> Result<bool> {
    // Whoever changes a lot of theirs waits for what is reckoned here, and then drops it.
    let ids = unknown(tx, today, AT_ONCE, FOR_VARIETIES).await?;
    if ids.is_empty() {
        return Ok(false);
    }
    let all = reckoned(tx, &ids, today).await?;
    let mut query = sqlx::QueryBuilder::<Db>::new("WITH known (variety_id, want, until) AS (");
    query.push_values(&all, |mut row, outlook| {
        row.push_bind(outlook.variety.id).push_bind(outlook.want).push_bind(outlook.until);
    });
    query.push(
        ") UPDATE seed_varieties
         SET want = known.want, want_until = known.until
         FROM known
         WHERE seed_varieties.variety_id = known.variety_id",
    );
    query.build().execute(tx).await?;
    Ok(i64::try_from(ids.len()).unwrap_or(0) == AT_ONCE)
}

/// Where a variety stands in the list of those that wait.
#[derive(sqlx::FromRow)]
struct Place {
    variety_id: VarietyId,
    want: Option<Want>,
    species: String,
    variety: String,
}

/// The varieties that want to be grown on and are not planned from a year on, the most pressing first.
pub async fn wanting(conn: &mut Conn, today: NaiveDate, from_year: i64, most: i64) -> Result<Vec<(SeedVariety, Want)>> {
    let places = |which: &str, most: &str| {
        format!(
            "SELECT seed_varieties.variety_id, seed_varieties.want, species.search_text AS species, varieties.search_text AS variety
             FROM seed_varieties
             JOIN varieties ON varieties.id = seed_varieties.variety_id
             JOIN species ON species.id = varieties.species_id
             WHERE {which} AND seed_varieties.archived_at IS NULL
               AND seed_varieties.variety_id NOT IN (
                   SELECT variety_id FROM seed_regenerations WHERE year >= $2 AND state <> 'given_up'
               )
             ORDER BY seed_varieties.want, species.search_text, varieties.search_text, seed_varieties.variety_id
             {most}"
        )
    };
    let known = places("seed_varieties.want IS NOT NULL AND seed_varieties.want_until >= $1", "LIMIT $3");
    let mut all: Vec<Place> =
        sqlx::query_as(sqlx::AssertSqlSafe(known)).bind(today).bind(from_year).bind(most).fetch_all(&mut *conn).await?;
    let missing: Vec<Place> =
        sqlx::query_as(sqlx::AssertSqlSafe(places(UNKNOWN, ""))).bind(today).bind(from_year).fetch_all(&mut *conn).await?;
    let ids: Vec<VarietyId> = missing.iter().map(|place| place.variety_id).collect();
    let fresh = reckoned(conn, &ids, today).await?;
    let wants: HashMap<VarietyId, Option<Want>> = fresh.iter().map(|outlook| (outlook.variety.id, outlook.want)).collect();
    all.extend(missing.into_iter().filter_map(|place| {
        let want = *wants.get(&place.variety_id)?;
        want.map(|_| Place { want, ..place })
    }));
    all.sort_by(|one, other| {
        (one.want, &one.species, &one.variety, one.variety_id).cmp(&(
            other.want,
            &other.species,
            &other.variety,
            other.variety_id,
        ))
    });
    all.truncate(usize::try_from(most).unwrap_or(0));
    let ids: Vec<VarietyId> = all.iter().map(|place| place.variety_id).collect();
    let mut known: HashMap<VarietyId, SeedVariety> = HashMap::new();
    for part in ids.chunks(400) {
        known.extend(varieties::some(conn, part).await?.into_iter().map(|variety| (variety.id, variety)));
    }
    Ok(all.into_iter().filter_map(|place| Some((known.remove(&place.variety_id)?, place.want?))).collect())
}

/// How many varieties live on, and how many there are.
pub async fn alive(conn: &mut Conn, today: NaiveDate) -> Result<(usize, usize)> {
    let (all, gone): (i64, i64) = sqlx::query_as(
        "SELECT COUNT(*), COUNT(CASE WHEN want = 'nothing_left' AND want_until >= $1 THEN 1 END)
         FROM seed_varieties
         WHERE archived_at IS NULL",
    )
    .bind(today)
    .fetch_one(&mut *conn)
    .await?;
    let missing = unknown(conn, today, i64::MAX, "").await?;
    let fresh = reckoned(conn, &missing, today).await?;
    let also = fresh.iter().filter(|outlook| outlook.want == Some(Want::NothingLeft)).count();
    let all = usize::try_from(all).unwrap_or(0);
    Ok((all.saturating_sub(usize::try_from(gone).unwrap_or(0) + also), all))
}

/// What is kept of varieties and is not what their lots say.
pub async fn wrong(conn: &mut Conn) -> Result<Vec<String>> {
    let kept: Vec<(VarietyId, Option<Want>, NaiveDate)> =
        sqlx::query_as("SELECT variety_id, want, want_until FROM seed_varieties WHERE want_until IS NOT NULL")
            .fetch_all(&mut *conn)
            .await?;
    let ids: Vec<VarietyId> = kept.iter().map(|(variety, ..)| *variety).collect();
    let kept: HashMap<VarietyId, (Option<Want>, NaiveDate)> =
        kept.into_iter().map(|(variety, want, until)| (variety, (want, until))).collect();
    let all = with_lots(conn, &ids).await?.into_iter();
    // The last day on which it holds is as good as any.
    let differs =
        all.filter(|(variety, own)| kept.get(&variety.id).is_some_and(|(want, until)| wants(variety, own, *until) != *want));
    Ok(differs.map(|(variety, _)| format!("seed variety {}", variety.details.name)).collect())
}

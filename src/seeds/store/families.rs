//! Where lots come from: who was grown from whom, both ways.

use std::collections::HashMap;

use platform::auth::actor::Actor;
use platform::db::{Conn, Db};
use platform::error::Result;

use crate::READERS;
use crate::model::lineage::Family;
use crate::model::lot::SeedLotId;

/// Notes what a lot was grown from, or put together from.
pub(super) async fn add_parents(tx: &mut Conn, id: SeedLotId, parents: &[SeedLotId]) -> Result<()> {
    if parents.is_empty() {
        return Ok(());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new("INSERT INTO seed_parents (lot_id, parent_id) ");
    query.push_values(parents, |mut row, parent| {
        row.push_bind(id).push_bind(*parent);
    });
    query.push(" ON CONFLICT DO NOTHING");
    query.build().execute(&mut *tx).await?;
    // Doubt is inherited, however the seed came to be a lot of its own.
    sqlx::query(
        "UPDATE seed_lots
         SET doubtful = TRUE
         WHERE id = $1
           AND EXISTS (
               SELECT 1
               FROM seed_parents
               JOIN seed_lots AS parents ON parents.id = seed_parents.parent_id
               WHERE seed_parents.lot_id = $1 AND parents.doubtful
           )",
    )
    .bind(id)
    .execute(tx)
    .await?;
    Ok(())
}

/// The family of a lot: everything that it was grown from and everything that was grown from it, and who came from whom.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn family(conn: &mut Conn, actor: &Actor, id: SeedLotId) -> Result<Family> {
    actor.require(READERS)?;
    // A family is a net, not a tree: each lot is met once.
    let recursion = format!(
        "WITH RECURSIVE before (id) AS (
             SELECT CAST($1 AS {id_type})
             UNION
             SELECT seed_parents.parent_id
             FROM before
             JOIN seed_parents ON seed_parents.lot_id = before.id
         ),
         after (id) AS (
             SELECT CAST($1 AS {id_type})
             UNION
             SELECT seed_parents.lot_id
             FROM after
             JOIN seed_parents ON seed_parents.parent_id = after.id
         )",
        id_type = if platform::backend::NAME == "sqlite" { "BLOB" } else { "UUID" },
    );
    let lots = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "{recursion}
         SELECT seed_lots.id, seed_lots.code, seed_lots.year, seed_lots.generation, seed_lots.origin, seed_lots.commune,
                plots.name AS plot, beds.code AS bed
         FROM (SELECT id FROM before UNION SELECT id FROM after) AS family
         JOIN seed_lots ON seed_lots.id = family.id
         LEFT JOIN plots ON plots.id = seed_lots.plot_id
         LEFT JOIN beds ON beds.id = seed_lots.bed_id"
    )))
    .bind(id)
    .fetch_all(&mut *conn)
    .await?;
    let edges = sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "{recursion}
         SELECT seed_parents.lot_id, seed_parents.parent_id
         FROM before
         JOIN seed_parents ON seed_parents.lot_id = before.id
         UNION
         SELECT seed_parents.lot_id, seed_parents.parent_id
         FROM after
         JOIN seed_parents ON seed_parents.parent_id = after.id"
    )))
    .bind(id)
    .fetch_all(conn)
    .await?;
    Ok(Family { lots, edges })
}

/// The codes of the lots that each was grown from or put together from.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn parent_codes(conn: &mut Conn, actor: &Actor) -> Result<HashMap<SeedLotId, Vec<String>>> {
    actor.require(READERS)?;
    let edges: Vec<(SeedLotId, String)> = sqlx::query_as(
        "SELECT seed_parents.lot_id, seed_lots.code
         FROM seed_parents
         JOIN seed_lots ON seed_lots.id = seed_parents.parent_id
         ORDER BY seed_lots.code",
    )
    .fetch_all(conn)
    .await?;
    let mut codes: HashMap<SeedLotId, Vec<String>> = HashMap::new();
    for (lot, code) in edges {
        codes.entry(lot).or_default().push(code);
    }
    Ok(codes)
}

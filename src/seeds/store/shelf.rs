//! The keeper's shelf: lots a page at a time, and what waits to be done with them.

use chrono::{Datelike as _, Duration, NaiveDate};

use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::Result;
use platform::search::Order;

use super::lots::{Row, SELECT};
use crate::READERS;
use crate::model::code;
use crate::model::lot::SeedLot;

/// How long a test holds before another is worth its seeds.
pub const TESTED_AGAIN: Duration = Duration::days(730);

/// Which of the lots a keeper looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Stored,
    /// Old enough that a test is worth its seeds.
    ToTest,
    BelowReserve,
    Doubtful,
    Received,
    Closed,
}

platform::text_enum! {
    /// What lots are ordered by, as it stands in the address.
    #[derive(Default)]
    LotOrder {
        #[default]
        Year = "annee",
        Variety = "variete",
        Code = "lot",
        Balance = "reste",
        Place = "lieu",
    }
}

/// Which lots a page shows, and in which order.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub tab: Tab,
    pub query: &'a str,
    pub order: Order<LotOrder>,
}

/// A test is worth its seeds two years after the last one, or, never tested, at half of the time that the species keeps.
const WORTH_A_TEST: &str = "seed_lots.balance > 0
           AND COALESCE(
               seed_lots.tested_on <= $1,
               $2 - seed_lots.year >= CASE WHEN COALESCE(species.keeps_years, 4) < 2 THEN 1 ELSE COALESCE(species.keeps_years, 4) / 2 END
           )";

/// A page of lots with what was searched for in their code, variety or species.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn page(
    conn: &mut Conn,
    actor: &Actor,
    Asked { tab, query, order }: Asked<'_>,
    today: NaiveDate,
    (most, offset): (i64, i64),
) -> Result<Vec<SeedLot>> {
    actor.require(READERS)?;
    let which = match tab {
        Tab::Stored => "seed_lots.state = 'stored'".to_owned(),
        Tab::ToTest => format!("seed_lots.state = 'stored' AND {WORTH_A_TEST}"),
        Tab::BelowReserve => "seed_lots.state = 'stored' AND seed_lots.balance < seed_lots.reserve".to_owned(),
        Tab::Doubtful => "seed_lots.state = 'stored' AND seed_lots.doubtful".to_owned(),
        Tab::Received => "seed_lots.state = 'received'".to_owned(),
        Tab::Closed => "seed_lots.state = 'closed'".to_owned(),
    };
    let by = match order.by {
        LotOrder::Year => "seed_lots.year",
        LotOrder::Variety => "varieties.search_text",
        LotOrder::Code => "seed_lots.code",
        // Of lots in grams and lots in seeds, each by themselves.
        LotOrder::Balance => "seed_lots.unit, seed_lots.balance",
        LotOrder::Place => "LOWER(seed_lots.place)",
    };
    let in_order = order.sql(by, &["seed_lots.year", "seed_lots.code"]);
    // What is searched for is found among varieties first: they are fewer. A code is found by how it begins.
    let found = if query.is_empty() {
        ""
    } else {
        "AND seed_lots.id IN (
                 SELECT of_name.id
                 FROM seed_varieties
                 CROSS JOIN seed_lots AS of_name
                 WHERE of_name.variety_id = seed_varieties.variety_id AND seed_varieties.search_text LIKE $5
                 UNION ALL
                 SELECT of_code.id
                 FROM seed_lots AS of_code
                 WHERE of_code.code >= $6 AND of_code.code <= $7
             )"
    };
    // Which lots are shown is found first, by what indexes have; the rest is read of those alone.
    let sql = format!(
        "{SELECT}
         JOIN varieties ON varieties.id = seed_lots.variety_id
         WHERE seed_lots.id IN (
             SELECT seed_lots.id
             FROM seed_lots
             JOIN varieties ON varieties.id = seed_lots.variety_id
             JOIN species ON species.id = varieties.species_id
             WHERE {which} {found} AND $1 IS NOT NULL AND $2 IS NOT NULL
             {in_order}
             LIMIT $3 OFFSET $4
         )
         {in_order}"
    );
    let mut rows = sqlx::query_as::<_, Row>(sqlx::AssertSqlSafe(sql))
        .bind(today - TESTED_AGAIN)
        .bind(i64::from(today.year()))
        .bind(most)
        .bind(offset);
    if !query.is_empty() {
        let (from, until) = code::beginning(query);
        rows = rows.bind(platform::search::pattern(query)).bind(from).bind(until);
    }
    let rows = rows.fetch_all(conn).await?;
    Ok(rows.into_iter().map(SeedLot::from).collect())
}

/// What a keeper has to do, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Todo {
    pub to_check: i64,
    pub to_prepare: i64,
    pub to_test: i64,
    pub below_reserve: i64,
    pub doubtful: i64,
    /// Guardians who offered, and who ask for help.
    pub to_welcome: i64,
    pub to_help: i64,
}

/// Counts what waits for a keeper.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn todo(conn: &mut Conn, actor: &Actor, today: NaiveDate) -> Result<Todo> {
    actor.require(READERS)?;
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "SELECT (SELECT COUNT(*) FROM seed_lots WHERE state = 'received') AS to_check,
                (SELECT COUNT(*) FROM seed_requests WHERE state = 'confirmed') AS to_prepare,
                (SELECT COUNT(*)
                 FROM species
                 CROSS JOIN varieties
                 CROSS JOIN seed_lots
                 WHERE varieties.species_id = species.id AND seed_lots.variety_id = varieties.id AND seed_lots.state = 'stored'
                   AND {WORTH_A_TEST}) AS to_test,
                (SELECT COUNT(*) FROM seed_lots WHERE state = 'stored' AND balance < reserve) AS below_reserve,
                (SELECT COUNT(*) FROM seed_lots WHERE state = 'stored' AND doubtful) AS doubtful,
                (SELECT COUNT(*) FROM seed_guardians WHERE state = 'proposed') AS to_welcome,
                (SELECT COUNT(*) FROM seed_guardians WHERE help <> '' AND state <> 'ended') AS to_help"
    )))
    .bind(today - TESTED_AGAIN)
    .bind(i64::from(today.year()))
    .fetch_one(conn)
    .await?)
}

//! What the exchange did in a year, in numbers: by commune only where enough went there that nobody can be told from it.

use chrono::{DateTime, Utc};

use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::Result;

use crate::READERS;

/// Under how many no number is shown that could tell who it was.
pub const FEW: i64 = 5;

/// A year of the exchange.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Year {
    /// Times that seed was given, lent or swapped, what was taken back left out.
    pub given: i64,
    /// Varieties of which some was given.
    pub varieties_given: i64,
    /// Lots that residents brought and the keeper took in; those of a list that was imported were there before.
    pub brought: i64,
    /// Lots harvested on our land.
    pub harvested: i64,
    pub requests: i64,
    pub tests: i64,
    /// Promises made, and of those kept in whole or in part.
    pub promised: i64,
    pub kept: i64,
}

/// The numbers of a year at the ecopole, which begins and ends at these instants.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn of_year(conn: &mut Conn, actor: &Actor, year: i32, (from, to): (DateTime<Utc>, DateTime<Utc>)) -> Result<Year> {
    actor.require(READERS)?;
    Ok(sqlx::query_as(
        "SELECT given.times AS given, given.varieties AS varieties_given,
                (SELECT COUNT(*)
                 FROM seed_lots
                 WHERE origin = 'deposit' AND NOT listed AND state <> 'received' AND balance IS NOT NULL AND created_at >= $2 AND created_at < $3) AS brought,
                (SELECT COUNT(*) FROM seed_lots WHERE origin = 'harvest' AND created_at >= $2 AND created_at < $3) AS harvested,
                (SELECT COUNT(*) FROM seed_requests WHERE state IN ('confirmed', 'prepared', 'handed') AND asked_at >= $2 AND asked_at < $3) AS requests,
                (SELECT COUNT(*) FROM seed_moves WHERE cause = 'test' AND happened_at >= $2 AND happened_at < $3) AS tests,
                (SELECT COUNT(*) FROM seed_promises WHERE made_at >= $2 AND made_at < $3) AS promised,
                (SELECT COUNT(*)
                 FROM seed_promises
                 WHERE state IN ('kept', 'part') AND made_at >= $2 AND made_at < $3) AS kept
         FROM (
             SELECT CAST(COALESCE(SUM(times), 0) AS BIGINT) AS times, COUNT(DISTINCT variety_id) AS varieties
             FROM seed_given
             WHERE year = $1 AND times > 0
         ) AS given",
    )
    .bind(year)
    .bind(from)
    .bind(to)
    .fetch_one(conn)
    .await?)
}

/// How often seed was given in a year by commune, most first; communes with few are put together, and shown only where those are not few.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn communes(conn: &mut Conn, actor: &Actor, year: i32) -> Result<(Vec<(String, i64)>, i64)> {
    actor.require(READERS)?;
    let all: Vec<(String, i64)> = sqlx::query_as(
        "SELECT commune, CAST(SUM(times) AS BIGINT) AS times
         FROM seed_given
         WHERE year = $1 AND times > 0 AND commune <> ''
         GROUP BY commune
         ORDER BY 2 DESC, commune",
    )
    .bind(year)
    .fetch_all(conn)
    .await?;
    let (many, few): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, n)| *n >= FEW);
    let rest: i64 = few.iter().map(|(_, n)| n).sum();
    Ok((many, if rest >= FEW { rest } else { 0 }))
}

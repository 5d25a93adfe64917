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
    /// Lots that residents brought and the keeper took in.
    pub brought: i64,
    /// Lots harvested on our land.
    pub harvested: i64,
    pub requests: i64,
    pub tests: i64,
    /// Promises made, and of those kept in whole or in part.
    pub promised: i64,
    pub kept: i64,
}

/// The numbers between two instants.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn between(conn: &mut Conn, actor: &Actor, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Year> {
    actor.require(READERS)?;
    Ok(sqlx::query_as(
        "SELECT (SELECT COUNT(*)
                 FROM seed_moves
                 WHERE cause IN ('gift', 'loan', 'swap') AND happened_at >= $1 AND happened_at < $2)
              - (SELECT COUNT(*)
                 FROM seed_moves AS back
                 JOIN seed_moves AS was ON was.id = back.reverses
                 WHERE back.cause = 'reversal' AND was.cause IN ('gift', 'loan', 'swap')
                   AND was.happened_at >= $1 AND was.happened_at < $2) AS given,
                (SELECT COUNT(*)
                 FROM seed_varieties
                 WHERE EXISTS (
                     SELECT 1
                     FROM seed_lots
                     JOIN seed_moves ON seed_moves.lot_id = seed_lots.id
                     WHERE seed_lots.variety_id = seed_varieties.variety_id AND seed_moves.cause IN ('gift', 'loan', 'swap')
                       AND seed_moves.happened_at >= $1 AND seed_moves.happened_at < $2
                       AND NOT EXISTS (SELECT 1 FROM seed_moves AS later WHERE later.reverses = seed_moves.id)
                 )) AS varieties_given,
                (SELECT COUNT(*)
                 FROM seed_lots
                 WHERE origin = 'deposit' AND state <> 'received' AND balance IS NOT NULL AND created_at >= $1 AND created_at < $2) AS brought,
                (SELECT COUNT(*) FROM seed_lots WHERE origin = 'harvest' AND created_at >= $1 AND created_at < $2) AS harvested,
                (SELECT COUNT(*) FROM seed_requests WHERE state IN ('confirmed', 'prepared', 'handed') AND asked_at >= $1 AND asked_at < $2) AS requests,
                (SELECT COUNT(*) FROM seed_moves WHERE cause = 'test' AND happened_at >= $1 AND happened_at < $2) AS tests,
                (SELECT COUNT(*) FROM seed_promises WHERE made_at >= $1 AND made_at < $2) AS promised,
                (SELECT COUNT(*)
                 FROM seed_promises
                 WHERE state IN ('kept', 'part') AND made_at >= $1 AND made_at < $2) AS kept",
    )
    .bind(from)
    .bind(to)
    .fetch_one(conn)
    .await?)
}

/// How often seed was given by commune, most first; communes with few are put together, and shown only where those are not few.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn communes(
    conn: &mut Conn,
    actor: &Actor,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<(Vec<(String, i64)>, i64)> {
    actor.require(READERS)?;
    let mut all: Vec<(String, i64)> = sqlx::query_as(
        "SELECT commune, COUNT(*)
         FROM seed_moves
         WHERE cause IN ('gift', 'loan', 'swap') AND happened_at >= $1 AND happened_at < $2
         GROUP BY commune
         ORDER BY COUNT(*) DESC, commune",
    )
    .bind(from)
    .bind(to)
    .fetch_all(&mut *conn)
    .await?;
    let back: Vec<(String, i64)> = sqlx::query_as(
        "SELECT was.commune, COUNT(*)
         FROM seed_moves AS back
         JOIN seed_moves AS was ON was.id = back.reverses
         WHERE back.cause = 'reversal' AND was.cause IN ('gift', 'loan', 'swap') AND was.happened_at >= $1 AND was.happened_at < $2
         GROUP BY was.commune",
    )
    .bind(from)
    .bind(to)
    .fetch_all(conn)
    .await?;
    all.retain(|(commune, _)| !commune.is_empty());
    for (commune, count) in &mut all {
        *count -= back.iter().find(|(other, _)| other == commune).map_or(0, |(_, taken)| *taken);
    }
    all.sort_by(|(one, many), (other, more)| (more, one).cmp(&(many, other)));
    let (many, few): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, n)| *n >= FEW);
    let rest: i64 = few.iter().map(|(_, n)| n).sum();
    Ok((many, if rest >= FEW { rest } else { 0 }))
}

//! Sowings on our plots, as the certifier reads them.

use chrono::{DateTime, Utc};

use land::model::PlotId;
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::Result;

use crate::READERS;
use crate::model::lot::SeedLotId;
use crate::model::quantity::{SeedAmount, Unit};

/// Seed that was sown.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Sowing {
    pub happened_at: DateTime<Utc>,
    pub lot_id: SeedLotId,
    pub lot_code: String,
    pub variety: String,
    pub unit: Unit,
    pub amount: SeedAmount,
    pub organic: bool,
    pub plot_id: Option<PlotId>,
    pub plot: Option<String>,
    pub derogation: String,
}

/// What was sown between two instants, what was taken back left out; oldest first.
///
/// # Errors
/// `NotFound` for those who may not see lots.
pub async fn between(conn: &mut Conn, actor: &Actor, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<Sowing>> {
    actor.require(READERS)?;
    Ok(sqlx::query_as(
        "SELECT seed_moves.happened_at, seed_moves.lot_id, seed_lots.code AS lot_code, varieties.name AS variety, seed_lots.unit,
                -seed_moves.quantity AS amount, seed_lots.organic, seed_moves.plot_id, plots.name AS plot, seed_moves.derogation
         FROM seed_moves
         JOIN seed_lots ON seed_lots.id = seed_moves.lot_id
         JOIN varieties ON varieties.id = seed_lots.variety_id
         LEFT JOIN plots ON plots.id = seed_moves.plot_id
         WHERE seed_moves.cause = 'sowing' AND seed_moves.happened_at >= $1 AND seed_moves.happened_at < $2
           AND NOT EXISTS (SELECT 1 FROM seed_moves AS later WHERE later.reverses = seed_moves.id)
         ORDER BY seed_moves.happened_at, seed_moves.id
         LIMIT 2000",
    )
    .bind(from)
    .bind(to)
    .fetch_all(conn)
    .await?)
}

//! Packets: printed in runs, numbered from one in each lot, so that each can be given once and found again.

use platform::db::Conn;
use platform::error::Result;
use platform::op::Op;

use crate::KEEPERS;
use crate::model::lot::{PacketRunId, SeedLotId};
use crate::model::quantity;
use crate::refusal::Refusal;
use crate::store::moves;

/// A run of packets.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PacketRun {
    pub id: PacketRunId,
    pub lot_id: SeedLotId,
    pub first: i64,
    pub packets: i64,
}

impl PacketRun {
    /// The numbers of its packets.
    #[must_use]
    pub fn numbers(&self) -> std::ops::Range<i64> {
        self.first..self.first + self.packets
    }
}

/// Numbers so many more packets of a lot.
///
/// # Errors
/// `Conflict` where the lot's packet has no size, or it does not fill so many.
pub async fn number(op: &mut Op<'_>, lot: SeedLotId, packets: i64) -> Result<PacketRunId> {
    op.actor.require(KEEPERS)?;
    let kept = moves::in_place(op, lot).await?;
    if kept.details.packet.0 <= 0 {
        return Err(Refusal::PacketSizeMissing.into());
    }
    // Those that were printed and not given yet lie somewhere, filled or to be filled.
    let (there, _) = quantity::packets(kept.balance.unwrap_or_default(), kept.details.packet);
    let waiting: i64 = sqlx::query_scalar(
        "SELECT CAST(COALESCE((SELECT SUM(packets) FROM packet_runs WHERE lot_id = $1), 0) AS BIGINT)
              - (SELECT COUNT(*)
                 FROM seed_moves
                 WHERE lot_id = $1 AND packet IS NOT NULL
                   AND NOT EXISTS (SELECT 1 FROM seed_moves AS later WHERE later.reverses = seed_moves.id))",
    )
    .bind(lot)
    .fetch_one(&mut *op.tx)
    .await?;
    let most = (there - waiting).max(0);
    if packets > most {
        return Err(Refusal::FillsPackets { most }.into());
    }
    let last: Option<i64> = sqlx::query_scalar("SELECT MAX(first + packets) FROM packet_runs WHERE lot_id = $1")
        .bind(lot)
        .fetch_one(&mut *op.tx)
        .await?;
    let id = PacketRunId::new();
    sqlx::query("INSERT INTO packet_runs (id, lot_id, first, packets, printed_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(lot)
        .bind(last.unwrap_or(1))
        .bind(packets)
        .bind(op.now)
        .execute(&mut *op.tx)
        .await?;
    Ok(id)
}

/// One run.
pub async fn get(conn: &mut Conn, id: PacketRunId) -> Result<PacketRun> {
    Ok(sqlx::query_as("SELECT id, lot_id, first, packets FROM packet_runs WHERE id = $1").bind(id).fetch_one(conn).await?)
}

/// The runs of a lot, newest first.
pub async fn of_lot(conn: &mut Conn, lot: SeedLotId) -> Result<Vec<PacketRun>> {
    Ok(sqlx::query_as("SELECT id, lot_id, first, packets FROM packet_runs WHERE lot_id = $1 ORDER BY first DESC")
        .bind(lot)
        .fetch_all(conn)
        .await?)
}

/// Whether a packet of that number was printed.
pub async fn exists(conn: &mut Conn, lot: SeedLotId, number: i64) -> Result<bool> {
    Ok(sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM packet_runs WHERE lot_id = $1 AND first <= $2 AND first + packets > $2)")
        .bind(lot)
        .bind(number)
        .fetch_one(conn)
        .await?)
}

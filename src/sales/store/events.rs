//! What happened to an order, for whoever ordered.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use platform::db::Conn;
use platform::error::Result;
use platform::op::Op;

use crate::SELLERS;
use crate::model::order::{Happened, OrderId};

/// A line.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Event {
    pub at: DateTime<Utc>,
    pub kind: Happened,
    pub by_team: bool,
    /// "Carottes : 1 → 2".
    pub detail: String,
}

/// Notes what happened.
pub async fn note(op: &mut Op<'_>, order: OrderId, kind: Happened, detail: &str) -> Result<()> {
    sqlx::query("INSERT INTO order_events (id, order_id, at, kind, by_team, detail) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(Uuid::now_v7())
        .bind(order)
        .bind(op.now)
        .bind(kind)
        .bind(op.actor.roles.any_of(SELLERS))
        .bind(detail)
        .execute(&mut *op.tx)
        .await?;
    Ok(())
}

/// What happened, oldest first.
pub async fn of_order(conn: &mut Conn, order: OrderId) -> Result<Vec<Event>> {
    Ok(sqlx::query_as("SELECT at, kind, by_team, detail FROM order_events WHERE order_id = $1 ORDER BY at, id")
        .bind(order)
        .fetch_all(conn)
        .await?)
}

//! What somebody does without of the first hour, and what there is already of the packs.

use platform::db::Conn;
use platform::error::Result;
use platform::op::Op;

use super::guide::Step;
use super::packs::Pack;

/// Does without a step.
pub async fn skip(op: &mut Op<'_>, step: Step) -> Result<()> {
    sqlx::query("INSERT INTO guide_skips (step, skipped_at) VALUES ($1, $2) ON CONFLICT (step) DO NOTHING")
        .bind(step.word())
        .bind(op.now)
        .execute(&mut *op.tx)
        .await?;
    Ok(())
}

/// Does without none any more.
pub async fn resume(op: &mut Op<'_>) -> Result<()> {
    sqlx::query("DELETE FROM guide_skips").execute(&mut *op.tx).await?;
    Ok(())
}

/// The names that are there already, of what a pack holds.
pub async fn known(conn: &mut Conn, pack: Pack) -> Result<Vec<String>> {
    let sql = match pack {
        Pack::Tasks => "SELECT name FROM tasks",
        Pack::Skills => "SELECT name FROM skills",
        Pack::Crops => "SELECT name FROM species",
        Pack::Workshops => "SELECT title FROM workshops",
        Pack::Products => "SELECT name FROM products",
    };
    Ok(sqlx::query_scalar(sql).fetch_all(conn).await?)
}

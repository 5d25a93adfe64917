//! Each time a paper is given out. The first is the original, those after say that they are copies; every file is known by its hash.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use platform::db::{Conn, Lockable, lock_row};
use platform::error::Result;
use platform::op::Op;

use crate::model::paper::{PaperId, PaperKind, Payload, hash_of, number};
use crate::store::papers;

/// Which print of a paper it is.
#[derive(Clone, Copy, Debug)]
pub struct Print {
    /// 1 for the original.
    pub number: i64,
    pub at: DateTime<Utc>,
}

/// A file that was given out.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Given {
    kind: PaperKind,
    year: i64,
    series_number: i64,
    /// 1 for the original.
    pub number: i64,
    pub printed_at: DateTime<Utc>,
}

impl Given {
    /// "F-2026-000123".
    #[must_use]
    pub fn title(&self) -> String {
        number(self.kind, self.year, self.series_number)
    }
}

/// Draws a paper and notes that it was given out: its number and the file.
///
/// # Errors
/// `NotFound` where there is no such paper.
pub async fn give_out(
    op: &mut Op<'_>,
    id: PaperId,
    draw: impl FnOnce(&Payload, Print) -> Result<Vec<u8>>,
) -> Result<(String, Vec<u8>)> {
    let (payload, _, customer) = papers::payload(op.tx, id).await?;
    // Two at the same moment are not both the original.
    lock_row(op.tx, Lockable::Customer, customer.uuid()).await?;
    let before: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM paper_prints WHERE paper_id = $1").bind(id).fetch_one(&mut *op.tx).await?;
    let print = Print { number: before + 1, at: op.now };
    let file = draw(&payload, print)?;
    sqlx::query("INSERT INTO paper_prints (id, paper_id, number, hash, printed_at, printed_by) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(Uuid::now_v7())
        .bind(id)
        .bind(print.number)
        .bind(hash_of(&file))
        .bind(print.at)
        .bind(op.actor.person)
        .execute(&mut *op.tx)
        .await?;
    Ok((payload.number, file))
}

/// Which print of which paper a file is, if it is one of ours, unchanged to the byte.
///
/// # Errors
/// When the database cannot be read.
pub async fn recognised(conn: &mut Conn, file: &[u8]) -> Result<Option<Given>> {
    Ok(sqlx::query_as(
        "SELECT papers.kind, papers.year, papers.number AS series_number, paper_prints.number, paper_prints.printed_at
         FROM paper_prints
         JOIN papers ON papers.id = paper_prints.paper_id
         WHERE paper_prints.hash = $1
         ORDER BY paper_prints.printed_at
         LIMIT 1",
    )
    .bind(hash_of(file))
    .fetch_optional(conn)
    .await?)
}

//! Printers of labels: what each is off by, measured once on the test page and kept.

use platform::db::Conn;
use platform::error::{Result, guarded};
use platform::op::Op;
use platform::search;

use crate::KEEPERS;
use crate::print::Correction;
use crate::refusal::Refusal;

platform::typed_id! {
    /// A printer.
    PrinterId
}

/// A printer as it is kept; lengths in hundredths of a millimetre.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Printer {
    pub id: PrinterId,
    pub name: String,
    pub offset_x: i64,
    pub offset_y: i64,
    pub pitch: i64,
}

impl Printer {
    /// What labels are moved by.
    #[must_use]
    pub const fn correction(&self) -> Correction {
        Correction { offset: (self.offset_x, self.offset_y), pitch: self.pitch }
    }
}

/// The printers, by name.
pub async fn list(conn: &mut Conn) -> Result<Vec<Printer>> {
    let mut all: Vec<_> =
        sqlx::query_as("SELECT id, name, offset_x, offset_y, pitch FROM label_printers ORDER BY name LIMIT 500")
            .fetch_all(conn)
            .await?;
    search::sort_by_name(&mut all, |one: &Printer| &one.name);
    Ok(all)
}

/// One printer.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn get(conn: &mut Conn, id: PrinterId) -> Result<Printer> {
    Ok(sqlx::query_as("SELECT id, name, offset_x, offset_y, pitch FROM label_printers WHERE id = $1")
        .bind(id)
        .fetch_one(conn)
        .await?)
}

/// What was typed of a printer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrinterDetails {
    pub name: String,
    pub correction: Correction,
}

/// Keeps a printer; one of the same name is measured anew.
///
/// # Errors
/// `NotFound` for those who do not keep the exchange.
pub async fn keep(op: &mut Op<'_>, details: &PrinterDetails) -> Result<()> {
    op.actor.require(KEEPERS)?;
    sqlx::query(
        "INSERT INTO label_printers (id, name, offset_x, offset_y, pitch, created_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, 1)
         ON CONFLICT (name) DO UPDATE
         SET offset_x = excluded.offset_x, offset_y = excluded.offset_y, pitch = excluded.pitch, version = label_printers.version + 1",
    )
    .bind(PrinterId::new())
    .bind(&details.name)
    .bind(details.correction.offset.0)
    .bind(details.correction.offset.1)
    .bind(details.correction.pitch)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await
    .map_err(|error| {
        guarded(error, &["label_printers"], Refusal::PrinterWrong)
    })?;
    Ok(())
}

/// Forgets a printer.
///
/// # Errors
/// `NotFound` for those who do not keep the exchange.
pub async fn forget(op: &mut Op<'_>, id: PrinterId) -> Result<()> {
    op.actor.require(KEEPERS)?;
    sqlx::query("DELETE FROM label_printers WHERE id = $1").bind(id).execute(&mut *op.tx).await?;
    Ok(())
}

//! Imports in two steps: the file is kept as it came while its preview is looked at, then carried out or forgotten; and how files with such
//! headings were read last time.

use chrono::{DateTime, Duration, Utc};

use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::op::Op;
use platform::search::fold;
use platform::secrets;
use platform::web::upload::Upload;

use super::columns::{Column, Known, Mapping, from_word, propose, word};

platform::typed_id! {
    /// A file waiting for a yes.
    StagedId
}

platform::text_enum! {
    /// What a file is to become.
    StagedKind {
        /// People from CSV.
        People = "people",
        /// Land from GeoJSON, KML or CSV.
        Land = "land",
        /// Varieties and jars of seed from a spreadsheet.
        Seeds = "seeds",
    }
}

/// A kept file.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Staged {
    /// Its name on the sender's machine.
    pub name: String,
    /// Its content, as it came.
    pub bytes: Vec<u8>,
    /// What its columns are taken for, as somebody chose; empty as long as nobody has.
    pub columns: String,
}

/// Keeps a file for its preview.
pub async fn put(op: &mut Op<'_>, kind: StagedKind, file: &Upload) -> Result<StagedId> {
    let id = StagedId::new();
    sqlx::query(
        "INSERT INTO staged_imports (id, kind, person_id, content, name, bytes, created_at) VALUES ($1, $2, $3, '', $4, $5, $6)",
    )
    .bind(id)
    .bind(kind)
    .bind(op.actor.person)
    .bind(&file.name)
    .bind(&file.bytes)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    Ok(id)
}

/// Reads a kept file back; only for who brought it.
///
/// # Errors
/// `NotFound` once it was carried out or forgotten, and for others.
pub async fn get(conn: &mut Conn, actor: &Actor, kind: StagedKind, id: StagedId) -> Result<Staged> {
    Ok(sqlx::query_as("SELECT name, bytes, columns FROM staged_imports WHERE id = $1 AND kind = $2 AND person_id = $3")
        .bind(id)
        .bind(kind)
        .bind(actor.person)
        .fetch_one(conn)
        .await?)
}

/// Notes what the columns of a kept file are taken for.
///
/// # Errors
/// `NotFound` once it was carried out or forgotten, and for others.
pub async fn choose(tx: &mut Conn, actor: &Actor, kind: StagedKind, id: StagedId, columns: &str) -> Result<()> {
    let chosen = sqlx::query("UPDATE staged_imports SET columns = $1 WHERE id = $2 AND kind = $3 AND person_id = $4")
        .bind(columns)
        .bind(id)
        .bind(kind)
        .bind(actor.person)
        .execute(tx)
        .await?;
    if chosen.rows_affected() == 1 { Ok(()) } else { Err(AppError::NotFound) }
}

/// Takes a kept file out: of two confirmations at the same moment only one gets it.
///
/// # Errors
/// `NotFound` once it was carried out or forgotten, and for others.
pub async fn take(tx: &mut Conn, actor: &Actor, kind: StagedKind, id: StagedId) -> Result<Staged> {
    Ok(sqlx::query_as("DELETE FROM staged_imports WHERE id = $1 AND kind = $2 AND person_id = $3 RETURNING name, bytes, columns")
        .bind(id)
        .bind(kind)
        .bind(actor.person)
        .fetch_one(tx)
        .await?)
}

/// Forgets files older than a day.
pub async fn forget(tx: &mut Conn, now: DateTime<Utc>) -> Result<()> {
    sqlx::query("DELETE FROM staged_imports WHERE created_at < $1").bind(now - Duration::days(1)).execute(tx).await?;
    Ok(())
}

fn heading(columns: &[Column]) -> Vec<u8> {
    secrets::hash(&columns.iter().map(|column| fold(&column.heading)).collect::<Vec<_>>().join("\u{1f}"))
}

/// How a file with these headings was read last time.
async fn remembered(conn: &mut Conn, kind: StagedKind, columns: &[Column], known: &'static [Known]) -> Result<Option<Mapping>> {
    let word: Option<String> = sqlx::query_scalar("SELECT columns FROM import_mappings WHERE kind = $1 AND heading = $2")
        .bind(kind)
        .bind(heading(columns))
        .fetch_optional(conn)
        .await?;
    Ok(word.and_then(|word| from_word(&word, columns.len(), known)))
}

/// What the columns of a kept file are taken for: as somebody chose, else as the last file with this heading, else as headings and values
/// say. What fits nothing goes to `rest`, where there is such a field.
pub async fn mapping(
    conn: &mut Conn,
    staged: &Staged,
    kind: StagedKind,
    columns: &[Column],
    (known, rest): (&'static [Known], Option<&'static str>),
) -> Result<Mapping> {
    if let Some(chosen) = from_word(&staged.columns, columns.len(), known) {
        return Ok(chosen);
    }
    let remembered = remembered(conn, kind, columns, known).await?;
    Ok(remembered.unwrap_or_else(|| propose(columns, known, rest)))
}

/// Remembers how a file was read.
pub async fn remember(tx: &mut Conn, kind: StagedKind, columns: &[Column], mapping: &Mapping, now: DateTime<Utc>) -> Result<()> {
    sqlx::query(
        "INSERT INTO import_mappings (kind, heading, columns, updated_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (kind, heading) DO UPDATE SET columns = excluded.columns, updated_at = excluded.updated_at",
    )
    .bind(kind)
    .bind(heading(columns))
    .bind(word(mapping))
    .bind(now)
    .execute(tx)
    .await
    .map_err(AppError::from)?;
    Ok(())
}

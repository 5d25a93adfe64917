//! Notes and photos.

use chrono::NaiveDate;

use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, LAND_KEEPERS, TEAM};
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::images;
use platform::op::Op;

use crate::model::journal::NoteId;
use crate::model::{Note, Photo, PhotoId, Subject};
use crate::records;

/// The notes on something, newest first.
///
/// # Errors
/// `NotFound` for those outside the team.
pub async fn notes(conn: &mut Conn, actor: &Actor, subject: Subject) -> Result<Vec<Note>> {
    actor.require(TEAM)?;
    Ok(sqlx::query_as(
        "SELECT notes.id, notes.noted_on, notes.body, people.name AS author
         FROM notes
         LEFT JOIN people ON people.id = notes.author_id
         WHERE notes.record_id = $1
         ORDER BY notes.noted_on DESC, notes.id DESC",
    )
    .bind(subject.id)
    .fetch_all(conn)
    .await?)
}

/// The photos of something, newest first, without their files.
///
/// # Errors
/// `NotFound` for those outside the team.
pub async fn photos(conn: &mut Conn, actor: &Actor, subject: Subject) -> Result<Vec<Photo>> {
    actor.require(TEAM)?;
    Ok(sqlx::query_as(
        "SELECT photos.id, photos.taken_on, photos.caption, photos.width, photos.height, people.name AS author
         FROM photos
         LEFT JOIN people ON people.id = photos.author_id
         WHERE photos.record_id = $1
         ORDER BY photos.taken_on DESC, photos.id DESC",
    )
    .bind(subject.id)
    .fetch_all(conn)
    .await?)
}

/// Refuses a note or photo about nothing.
async fn exists(tx: &mut Conn, subject: Subject) -> Result<()> {
    let sql = match subject.kind {
        records::SITE => "SELECT COUNT(*) FROM sites WHERE id = $1",
        records::PLOT => "SELECT COUNT(*) FROM plots WHERE id = $1",
        records::BED => "SELECT COUNT(*) FROM beds WHERE id = $1",
        records::TREE => "SELECT COUNT(*) FROM trees WHERE id = $1",
        records::POINT => "SELECT COUNT(*) FROM points WHERE id = $1",
        _ => return Err(AppError::NotFound),
    };
    let found: i64 = sqlx::query_scalar(sql).bind(subject.id).fetch_one(tx).await?;
    if found == 1 { Ok(()) } else { Err(AppError::NotFound) }
}

/// Adds a note.
///
/// # Errors
/// `NotFound` for those who may not change the land, and about nothing.
pub async fn add_note(op: &mut Op<'_>, subject: Subject, on: NaiveDate, body: &str) -> Result<()> {
    insert_note(op, NoteId::new(), subject, on, body).await
}

/// Adds a note with a known id.
///
/// # Errors
/// `NotFound` for those who may not change the land, and about nothing.
pub async fn insert_note(op: &mut Op<'_>, id: NoteId, subject: Subject, on: NaiveDate, body: &str) -> Result<()> {
    op.actor.require(LAND_KEEPERS)?;
    exists(op.tx, subject).await?;
    sqlx::query("INSERT INTO notes (id, record_kind, record_id, author_id, noted_on, body, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(id)
        .bind(subject.kind.word())
        .bind(subject.id)
        .bind(op.actor.person)
        .bind(on)
        .bind(body)
        .bind(op.now)
        .execute(&mut *op.tx)
        .await?;
    let entry = Entry::new(subject.kind, subject.id, Verb::Noted).after(&serde_json::json!({ "note": body }))?;
    op.log(entry).await
}

/// Adds a photo that has been prepared.
///
/// # Errors
/// `NotFound` for those who may not change the land, and about nothing.
pub async fn add_photo(
    op: &mut Op<'_>,
    subject: Subject,
    on: NaiveDate,
    caption: &str,
    photo: &images::Photo,
) -> Result<PhotoId> {
    op.actor.require(LAND_KEEPERS)?;
    exists(op.tx, subject).await?;
    let id = PhotoId::new();
    sqlx::query(
        "INSERT INTO photos (id, record_kind, record_id, author_id, taken_on, caption, width, height, small, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(id)
    .bind(subject.kind.word())
    .bind(subject.id)
    .bind(op.actor.person)
    .bind(on)
    .bind(caption)
    .bind(photo.width)
    .bind(photo.height)
    .bind(&photo.small)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    sqlx::query("INSERT INTO photo_files (photo_id, large) VALUES ($1, $2)")
        .bind(id)
        .bind(&photo.large)
        .execute(&mut *op.tx)
        .await?;
    let entry = Entry::new(subject.kind, subject.id, Verb::Noted).after(&serde_json::json!({ "photo": caption }))?;
    op.log(entry).await?;
    Ok(id)
}

/// A photo's file: the large one, or the thumbnail.
///
/// # Errors
/// `NotFound` for those outside the team, and where there is none.
pub async fn photo_file(conn: &mut Conn, actor: &Actor, id: PhotoId, large: bool) -> Result<Vec<u8>> {
    actor.require(TEAM)?;
    let sql = if large { "SELECT large FROM photo_files WHERE photo_id = $1" } else { "SELECT small FROM photos WHERE id = $1" };
    Ok(sqlx::query_scalar(sql).bind(id).fetch_one(conn).await?)
}

/// Removes a photo; the log keeps that it was there. Returns what it was of.
///
/// # Errors
/// `NotFound` for those who may not change the land, and where there is none.
pub async fn remove_photo(op: &mut Op<'_>, id: PhotoId) -> Result<Subject> {
    op.actor.require(LAND_KEEPERS)?;
    let (kind, record, caption): (String, uuid::Uuid, String) =
        sqlx::query_as("DELETE FROM photos WHERE id = $1 RETURNING record_kind, record_id, caption")
            .bind(id)
            .fetch_one(&mut *op.tx)
            .await?;
    let kind = Subject::kind_of(&kind).ok_or_else(|| AppError::internal("a photo of nothing"))?;
    let entry = Entry::new(kind, record, Verb::Noted).before(&serde_json::json!({ "photo": caption }))?;
    op.log(entry).await?;
    Ok(Subject { kind, id: record })
}

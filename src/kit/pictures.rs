//! Pictures of a record that everybody may see, each with words for those who do not see it. Their addresses cannot be guessed, and what is
//! behind one never changes.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use serde_json::json;
use uuid::Uuid;

use platform::audit::{Entry, RecordKind, Verb};
use platform::db::{Conn, Db};
use platform::error::Result;
use platform::forms::Form;
use platform::images::Photo;
use platform::op::Op;

use crate::refusal::Refusal;

platform::typed_id! {
    /// A picture.
    PictureId
}

/// Most pictures of a record.
pub const MOST: i64 = 12;
/// Most characters of the words for those who do not see one.
const MOST_WORDS: usize = 200;

/// A room's table of pictures: columns `id`, the record's, `alt`, `large`, `small`, `width`, `height`, `created_at`.
#[derive(Clone, Copy, Debug)]
pub struct Pictures {
    table: &'static str,
    record: &'static str,
    kind: RecordKind,
}

impl Pictures {
    /// The table, the column that says which record, and what the log calls it.
    #[must_use]
    pub const fn new(table: &'static str, record: &'static str, kind: RecordKind) -> Self {
        Self { table, record, kind }
    }

    /// The pictures of a record with what they show, first one first.
    pub async fn of(self, conn: &mut Conn, record: Uuid) -> Result<Vec<(PictureId, String)>> {
        let mut query = sqlx::QueryBuilder::<Db>::new("SELECT id, alt FROM ");
        query.push(self.table).push(" WHERE ").push(self.record).push(" = ").push_bind(record).push(" ORDER BY id");
        Ok(query.build_query_as().fetch_all(conn).await?)
    }

    /// Adds one.
    ///
    /// # Errors
    /// `Conflict` where there are enough.
    pub async fn add(self, op: &mut Op<'_>, record: Uuid, alt: &str, photo: &Photo) -> Result<()> {
        let mut count = sqlx::QueryBuilder::<Db>::new("SELECT COUNT(*) FROM ");
        count.push(self.table).push(" WHERE ").push(self.record).push(" = ").push_bind(record);
        let there: i64 = count.build_query_scalar().fetch_one(&mut *op.tx).await?;
        if there >= MOST {
            return Err(Refusal::PicturesEnough { most: MOST }.into());
        }
        let mut query = sqlx::QueryBuilder::<Db>::new("INSERT INTO ");
        query.push(self.table).push(" (id, ").push(self.record).push(", alt, large, small, width, height, created_at) VALUES (");
        let mut row = query.separated(", ");
        row.push_bind(PictureId::new()).push_bind(record).push_bind(alt).push_bind(&photo.large).push_bind(&photo.small);
        row.push_bind(photo.width).push_bind(photo.height).push_bind(op.now);
        query.push(")");
        query.build().execute(&mut *op.tx).await?;
        op.log(Entry::new(self.kind, record, Verb::Noted).after(&json!({ "picture": alt }))?).await
    }

    /// Removes one; the log keeps what it showed.
    ///
    /// # Errors
    /// `NotFound` where the record has no such picture.
    pub async fn remove(self, op: &mut Op<'_>, record: Uuid, picture: PictureId) -> Result<()> {
        let mut query = sqlx::QueryBuilder::<Db>::new("DELETE FROM ");
        query.push(self.table).push(" WHERE id = ").push_bind(picture).push(" AND ").push(self.record).push(" = ");
        query.push_bind(record).push(" RETURNING alt");
        let alt: String = query.build_query_scalar().fetch_one(&mut *op.tx).await?;
        op.log(Entry::new(self.kind, record, Verb::Noted).before(&json!({ "picture": alt }))?).await
    }

    /// One as the answer to a browser, as large as it is kept or as a page shows it.
    ///
    /// # Errors
    /// `NotFound` where there is none.
    pub async fn answer(self, conn: &mut Conn, picture: PictureId, large: bool) -> Result<Response> {
        let mut query = sqlx::QueryBuilder::<Db>::new(if large { "SELECT large FROM " } else { "SELECT small FROM " });
        query.push(self.table).push(" WHERE id = ").push_bind(picture);
        let bytes: Vec<u8> = query.build_query_scalar().fetch_one(conn).await?;
        Ok(([(CONTENT_TYPE, "image/jpeg"), (CACHE_CONTROL, "public, max-age=31536000, immutable")], bytes).into_response())
    }
}

/// Reads the form that adds one.
///
/// # Errors
/// The form with what is missing.
pub fn form(mut form: Form, photo: Option<Photo>) -> Result<(String, Photo)> {
    let alt = form.required("alt", MOST_WORDS);
    form.command(photo.map(|photo| (alt, photo)))
}

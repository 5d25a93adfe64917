//! The index on PostgreSQL: its own text search, and trigrams (`pg_trgm`) for those who mistype.

use uuid::Uuid;

use platform::db::Conn;
use platform::error::Result;

use crate::search::How;

/// The first records of each kind that a query's words lead to: what was entered last comes first.
pub async fn find(conn: &mut Conn, kinds: &[&'static str], words: &[String], how: How, most: i64) -> Result<Vec<(String, Uuid)>> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let kinds: Vec<String> = kinds.iter().map(|kind| (*kind).to_owned()).collect();
    if how == How::Near {
        return near(conn, &kinds, words, most).await;
    }
    let between = if how == How::Any { " | " } else { " & " };
    let expression = words.iter().map(|word| format!("{word}:*")).collect::<Vec<_>>().join(between);
    Ok(sqlx::query_as(
        "SELECT kinds.kind, found.record_id
         FROM UNNEST($1) AS kinds (kind)
         CROSS JOIN LATERAL (
             SELECT record_id
             FROM search_entries
             WHERE kind = kinds.kind AND TO_TSVECTOR('simple', text) @@ TO_TSQUERY('simple', $2)
             ORDER BY id DESC
             LIMIT $3
         ) AS found",
    )
    .bind(&kinds)
    .bind(expression)
    .bind(most)
    .fetch_all(conn)
    .await?)
}

/// Where each word is near to one.
async fn near(conn: &mut Conn, kinds: &[String], words: &[String], most: i64) -> Result<Vec<(String, Uuid)>> {
    // Two letters that changed places break four of a word's trigrams: what PostgreSQL calls near by itself is too strict.
    sqlx::query("SELECT SET_CONFIG('pg_trgm.word_similarity_threshold', '0.4', FALSE)").execute(&mut *conn).await?;
    Ok(sqlx::query_as(
        "SELECT kind, record_id
         FROM (
             SELECT kind, record_id, ROW_NUMBER() OVER (PARTITION BY kind ORDER BY nearness DESC, id DESC) AS place
             FROM (
                 SELECT id, kind, record_id, WORD_SIMILARITY($2, text) AS nearness
                 FROM search_entries
                 WHERE kind = ANY($1)
                   AND text %> $2
                   AND NOT EXISTS (SELECT 1 FROM UNNEST($3) AS words (word) WHERE NOT text %> word)
             ) AS near
         ) AS placed
         WHERE place <= $4",
    )
    .bind(kinds)
    .bind(words.iter().max_by_key(|word| word.len()))
    .bind(words)
    .bind(most)
    .fetch_all(conn)
    .await?)
}

/// The words are an index of the table itself.
#[expect(clippy::unused_async, reason = "SQLite's has to ask")]
pub async fn troubles(_: &mut Conn) -> Result<Vec<String>> {
    Ok(Vec::new())
}

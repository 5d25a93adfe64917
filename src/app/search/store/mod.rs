//! The entries of the search. What differs between the two databases is `crate::index`: `sqlite.rs` or `postgres.rs` beside this.

use platform::check::Finding;
use platform::db::Conn;
use platform::error::Result;

use crate::index;

/// What was found is what is there.
pub async fn check(conn: &mut Conn) -> Result<Vec<Finding>> {
    let mut troubles: Vec<String> = sqlx::query_scalar(
        "SELECT CAST(source.kind || ' not found by: ' || source.text AS TEXT)
         FROM search_sources AS source
         LEFT JOIN search_entries AS entry ON entry.kind = source.kind AND entry.record_id = source.id
         WHERE entry.text IS NULL OR entry.text <> source.text
         ORDER BY 1
         LIMIT 100",
    )
    .fetch_all(&mut *conn)
    .await?;
    let (found, there): (i64, i64) =
        sqlx::query_as("SELECT (SELECT COUNT(*) FROM search_entries), (SELECT COUNT(*) FROM search_sources)")
            .fetch_one(&mut *conn)
            .await?;
    if found != there {
        troubles.push(format!("{found} entries of {there} records"));
    }
    troubles.extend(index::troubles(conn).await?);
    Ok(vec![Finding { what: "the search finds what is there, and nothing else", troubles }])
}

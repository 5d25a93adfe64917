//! What the law gives people over what they asked for and promised: handed out and erased. The ledger of seed stays, without their names.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use platform::db::Conn;
use platform::error::Result;
use platform::person::Subject;

/// The name that an erased request keeps.
const ERASED: &str = "—";

/// What is held of a person's addresses.
pub async fn held_of(conn: &mut Conn, subject: &Subject) -> Result<Vec<(&'static str, Value)>> {
    let mut all = Vec::new();
    for email in &subject.emails {
        let requests: Vec<(String, String, DateTime<Utc>, String)> = sqlx::query_as(
            "SELECT code, state, asked_at, note
             FROM seed_requests
             WHERE email = $1
             ORDER BY asked_at",
        )
        .bind(email)
        .fetch_all(&mut *conn)
        .await?;
        let promises: Vec<(String, i64, i64, DateTime<Utc>)> = sqlx::query_as(
            "SELECT varieties.name, seed_promises.promised, seed_promises.returned, seed_promises.made_at
             FROM seed_promises
             JOIN seed_lots ON seed_lots.id = seed_promises.lot_id
             JOIN varieties ON varieties.id = seed_lots.variety_id
             WHERE seed_promises.email = $1
             ORDER BY seed_promises.made_at",
        )
        .bind(email)
        .fetch_all(&mut *conn)
        .await?;
        let kept: Vec<(String, String, String, String, String)> = sqlx::query_as(
            "SELECT varieties.name, seed_guardians.name, seed_guardians.commune, seed_guardians.state, seed_guardians.help
             FROM seed_guardians
             JOIN varieties ON varieties.id = seed_guardians.variety_id
             WHERE seed_guardians.email = $1
             ORDER BY seed_guardians.created_at",
        )
        .bind(email)
        .fetch_all(&mut *conn)
        .await?;
        let seasons: Vec<(String, i64, String, Option<i64>, String)> = sqlx::query_as(
            "SELECT varieties.name, seed_diary.year, seed_diary.outcome, seed_diary.plants, seed_diary.note
             FROM seed_diary
             JOIN seed_guardians ON seed_guardians.id = seed_diary.guardian_id
             JOIN varieties ON varieties.id = seed_guardians.variety_id
             WHERE seed_guardians.email = $1
             ORDER BY seed_diary.year",
        )
        .bind(email)
        .fetch_all(&mut *conn)
        .await?;
        let brought: Vec<(String, i64, DateTime<Utc>)> =
            sqlx::query_as("SELECT code, year, created_at FROM seed_lots WHERE brought_by = $1 ORDER BY created_at")
                .bind(email)
                .fetch_all(&mut *conn)
                .await?;
        all.push(json!({ "requests": requests, "promises": promises, "brought": brought, "keeps": kept, "seasons": seasons }));
    }
    Ok(vec![("seeds", Value::Array(all))])
}

/// Takes identity out of what was asked for, promised and brought under a person's addresses.
pub async fn erase_of(tx: &mut Conn, subject: &Subject, _: DateTime<Utc>) -> Result<()> {
    for email in &subject.emails {
        sqlx::query("DELETE FROM seed_request_links WHERE request_id IN (SELECT id FROM seed_requests WHERE email = $1)")
            .bind(email)
            .execute(&mut *tx)
            .await?;
        sqlx::query("DELETE FROM seed_guardian_links WHERE guardian_id IN (SELECT id FROM seed_guardians WHERE email = $1)")
            .bind(email)
            .execute(&mut *tx)
            .await?;
        for sql in [
            "UPDATE seed_lots
             SET grower = $2
             WHERE id IN (SELECT seed_regenerations.harvest_id
                          FROM seed_regenerations
                          JOIN seed_guardians ON seed_guardians.id = seed_regenerations.guardian_id
                          WHERE seed_guardians.email = $1)",
            "UPDATE seed_diary SET note = $2 WHERE note <> '' AND guardian_id IN (SELECT id FROM seed_guardians WHERE email = $1)",
            "UPDATE seed_guardians SET name = $2, email = '', commune = '', help = '', state = 'ended' WHERE email = $1",
            "UPDATE seed_lots SET grower = $2, brought_by = '' WHERE brought_by = $1",
            "UPDATE seed_promises SET name = $2, email = '' WHERE email = $1",
            "UPDATE seed_requests SET name = $2, email = '', note = '' WHERE email = $1",
        ] {
            sqlx::query(sql).bind(email).bind(ERASED).execute(&mut *tx).await?;
        }
    }
    Ok(())
}

//! What must hold of people on any database.

use platform::check::Finding;
use platform::db::Conn;
use platform::error::Result;

/// Runs the proofs of this room.
///
/// # Errors
/// When the database cannot be read.
pub async fn run(conn: &mut Conn) -> Result<Vec<Finding>> {
    let erased = sqlx::query_scalar(
        "SELECT 'an erased person still has an e-mail, a credential or a session'
         FROM people
         WHERE erased_at IS NOT NULL
           AND (email IS NOT NULL
                OR EXISTS (SELECT 1 FROM passwords WHERE person_id = people.id)
                OR EXISTS (SELECT 1 FROM cards WHERE person_id = people.id)
                OR EXISTS (SELECT 1 FROM sessions WHERE person_id = people.id))",
    )
    .fetch_all(&mut *conn)
    .await?;
    let cards = sqlx::query_scalar(
        "SELECT CAST('several cards work at once for ' || MIN(people.name) AS TEXT)
         FROM cards
         JOIN people ON people.id = cards.person_id
         WHERE cards.revoked_at IS NULL
         GROUP BY cards.person_id
         HAVING COUNT(*) > 1",
    )
    .fetch_all(&mut *conn)
    .await?;
    let unaudited = sqlx::query_scalar(
        "SELECT CAST('person ' || name AS TEXT)
         FROM people
         WHERE NOT EXISTS (SELECT 1 FROM audit_log WHERE record_id = people.id)",
    )
    .fetch_all(conn)
    .await?;
    Ok(vec![
        Finding { what: "every person has their line in the audit log", troubles: unaudited },
        Finding { what: "erased people are erased", troubles: erased },
        Finding { what: "a person has one working card at most", troubles: cards },
    ])
}

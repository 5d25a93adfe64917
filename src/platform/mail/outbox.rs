//! The outbox: a table of letters, each sent at least once and, thanks to its key, put in only once.

use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

use super::letter::Letter;
use crate::auth::actor::{Actor, COORDINATORS};
use crate::db::{Conn, Db};
use crate::error::Result;
use crate::op::Op;

/// Tries before a letter waits for a coordinator to look at it: about two days.
const MAX_TRIES: i64 = 12;

/// A letter in the table.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Stored {
    /// Its id, which is also its Message-ID.
    pub id: Uuid,
    /// The address it goes to.
    pub recipient: String,
    /// The subject line.
    pub subject: String,
    /// The plain text.
    pub body_text: String,
    pub body_html: String,
    /// The name of the file that goes with it.
    pub file_name: Option<String>,
    /// Its media type.
    pub file_type: Option<String>,
    /// What is in it.
    pub file_text: Option<String>,
    /// When it was put in.
    pub created_at: DateTime<Utc>,
    /// When it is tried (again); `None` once sent or given up.
    pub next_try_at: Option<DateTime<Utc>>,
    /// How often it was tried.
    pub tries: i64,
    /// When it left.
    pub sent_at: Option<DateTime<Utc>>,
    /// What the mail server said last.
    pub last_error: String,
}

/// Puts a letter in, in the caller's transaction. A second letter with the same `key` is not put in.
pub async fn put(tx: &mut Conn, letter: &Letter, key: &str, now: DateTime<Utc>) -> Result<()> {
    put_all(tx, &[(letter.clone(), key.to_owned())], now).await
}

/// Puts many letters in at once, each with its key.
pub async fn put_all(tx: &mut Conn, letters: &[(Letter, String)], now: DateTime<Utc>) -> Result<()> {
    for letters in letters.chunks(500) {
        let mut query = sqlx::QueryBuilder::<Db>::new(
            "INSERT INTO outbox
                 (id, dedupe_key, recipient, subject, body_text, body_html, file_name, file_type, file_text, created_at, next_try_at,
                  tries, last_error) ",
        );
        query.push_values(letters, |mut row, (letter, key)| {
            row.push_bind(Uuid::now_v7())
                .push_bind(key.clone())
                .push_bind(letter.to.clone())
                .push_bind(letter.subject.clone())
                .push_bind(letter.text())
                .push_bind(letter.html())
                .push_bind(letter.enclosure.as_ref().map(|file| file.name))
                .push_bind(letter.enclosure.as_ref().map(|file| file.kind))
                .push_bind(letter.enclosure.as_ref().map(|file| file.text.clone()))
                .push_bind(now)
                .push_bind(now)
                .push_bind(0_i64)
                .push_bind("");
        });
        query.push(" ON CONFLICT (dedupe_key) DO NOTHING");
        query.build().execute(&mut *tx).await?;
    }
    Ok(())
}

/// The letters that are due, oldest first.
pub async fn due(conn: &mut Conn, now: DateTime<Utc>) -> Result<Vec<Stored>> {
    Ok(sqlx::query_as(
        "SELECT id, recipient, subject, body_text, body_html, file_name, file_type, file_text, created_at, next_try_at, tries, sent_at,
                last_error
         FROM outbox
         WHERE next_try_at <= $1
         ORDER BY next_try_at
         LIMIT 20",
    )
    .bind(now)
    .fetch_all(conn)
    .await?)
}

/// How long to wait after the `tries`-th failure: one minute, doubling, eight hours at most.
#[must_use]
pub fn wait(tries: i64) -> Duration {
    Duration::minutes(1 << tries.clamp(0, 9)).min(Duration::hours(8))
}

/// Takes letters to send them, and gives the ids of those that were had: of two nodes only one gets each. Should this one die, they are
/// due again after the wait.
pub async fn claim(tx: &mut Conn, letters: &[Stored], now: DateTime<Utc>) -> Result<Vec<Uuid>> {
    let mut letters: Vec<(i64, Uuid)> = letters.iter().map(|letter| (letter.tries, letter.id)).collect();
    letters.sort_unstable();
    let mut claimed = Vec::new();
    // Those tried equally often wait equally long.
    for alike in letters.chunk_by(|one, two| one.0 == two.0) {
        let mut query = sqlx::QueryBuilder::<Db>::new("UPDATE outbox SET tries = tries + 1, next_try_at = ");
        query.push_bind(now + wait(alike[0].0)).push(" WHERE next_try_at <= ").push_bind(now).push(" AND id IN ");
        among(&mut query, alike.iter().map(|(_, id)| *id));
        query.push(" RETURNING id");
        let had: Vec<Uuid> = query.build_query_scalar().fetch_all(&mut *tx).await?;
        claimed.extend(had);
    }
    Ok(claimed)
}

/// Notes that letters left. What they said is forgotten then (`by_post`): they hold links that open what is their addressee's. Where
/// letters are only files, they are read here for a week ([`forget`]).
pub async fn sent(tx: &mut Conn, ids: &[Uuid], by_post: bool, now: DateTime<Utc>) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new("UPDATE outbox SET next_try_at = NULL, last_error = '', ");
    if by_post {
        query.push("body_text = '', body_html = '', file_text = NULL, ");
    }
    query.push("sent_at = ").push_bind(now).push(" WHERE id IN ");
    among(&mut query, ids.iter().copied());
    query.build().execute(tx).await?;
    Ok(())
}

fn among(query: &mut sqlx::QueryBuilder<Db>, ids: impl Iterator<Item = Uuid>) {
    query.push("(");
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(id);
    }
    query.push(")");
}

/// Notes why a letter did not leave. After the last try it waits for a coordinator.
pub async fn failed(tx: &mut Conn, id: Uuid, error: &str) -> Result<()> {
    sqlx::query(
        "UPDATE outbox
         SET last_error = $1, next_try_at = CASE WHEN tries >= $2 THEN NULL ELSE next_try_at END
         WHERE id = $3",
    )
    .bind(error.chars().take(500).collect::<String>())
    .bind(MAX_TRIES)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(())
}

/// Forgets what letters said a week after they left, and gives those of which a file may be left.
pub async fn forget(tx: &mut Conn, now: DateTime<Utc>) -> Result<Vec<Uuid>> {
    Ok(sqlx::query_scalar(
        "UPDATE outbox
         SET body_text = '', body_html = '', file_text = NULL
         WHERE sent_at < $1 AND body_text <> ''
         RETURNING id",
    )
    .bind(now - Duration::days(7))
    .fetch_all(tx)
    .await?)
}

/// Whether a letter goes to somebody whose part is closed to coordinators: the counsellor's links are the counsellor's.
pub async fn is_confidential(conn: &mut Conn, letter: &Stored) -> Result<bool> {
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (
             SELECT 1 FROM people
             JOIN person_roles ON person_roles.person_id = people.id
             WHERE people.email = $1 AND person_roles.role = 'counsellor')",
    )
    .bind(&letter.recipient)
    .fetch_one(conn)
    .await?)
}

/// The last letters, for the coordinator.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn list(conn: &mut Conn, actor: &Actor) -> Result<Vec<Stored>> {
    actor.require(COORDINATORS)?;
    Ok(sqlx::query_as(
        "SELECT id, recipient, subject, body_text, body_html, file_name, file_type, file_text, created_at, next_try_at, tries, sent_at,
                last_error
         FROM outbox
         ORDER BY created_at DESC
         LIMIT 200",
    )
    .fetch_all(conn)
    .await?)
}

/// One letter, for the coordinator.
///
/// # Errors
/// `NotFound` for anybody but a coordinator, and where there is none.
pub async fn get(conn: &mut Conn, actor: &Actor, id: Uuid) -> Result<Stored> {
    actor.require(COORDINATORS)?;
    Ok(sqlx::query_as(
        "SELECT id, recipient, subject, body_text, body_html, file_name, file_type, file_text, created_at, next_try_at, tries, sent_at,
                last_error
         FROM outbox
         WHERE id = $1",
    )
    .bind(id)
    .fetch_one(conn)
    .await?)
}

/// How many letters wait for a coordinator because the last try failed.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn failures(conn: &mut Conn, actor: &Actor) -> Result<i64> {
    actor.require(COORDINATORS)?;
    Ok(sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL AND next_try_at IS NULL").fetch_one(conn).await?)
}

/// Makes an unsent letter due at once.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn retry(op: &mut Op<'_>, id: Uuid) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    sqlx::query("UPDATE outbox SET next_try_at = $1, tries = 0 WHERE id = $2 AND sent_at IS NULL")
        .bind(op.now)
        .bind(id)
        .execute(&mut *op.tx)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_eight_hours() {
        assert_eq!(wait(0), Duration::minutes(1));
        assert_eq!(wait(3), Duration::minutes(8));
        assert_eq!(wait(40), Duration::hours(8));
        let all: Duration = (0..MAX_TRIES).map(wait).sum();
        assert!(all > Duration::hours(24) && all < Duration::days(3), "{all}");
    }
}

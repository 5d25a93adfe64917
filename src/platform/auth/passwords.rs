//! Passwords of the staff.

use chrono::{DateTime, Utc};

use super::actor::{Actor, PersonId};
use super::hashing;
use crate::platform::audit::{self, Entry, RecordKind, Verb};
use crate::platform::db::Conn;
use crate::platform::error::Result;

/// Fewest characters of a password. Length beats rules about digits and signs (NIST SP 800-63B, 5.1.1.2).
pub const MIN_LENGTH: usize = 10;
/// Most characters: hashing a novel would be a way to keep the server busy.
pub const MAX_LENGTH: usize = 200;

/// A password nobody has judged too short.
#[derive(Clone)]
pub struct NewPassword(String);

impl NewPassword {
    /// Takes a password of fair length.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let length = text.chars().count();
        (MIN_LENGTH..=MAX_LENGTH).contains(&length).then(|| Self(text.to_owned()))
    }
}

impl std::fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

/// Sets (or replaces) a person's password.
///
/// # Errors
/// When the data base fails.
pub async fn set(tx: &mut Conn, actor: &Actor, person: PersonId, password: &NewPassword, now: DateTime<Utc>) -> Result<()> {
    let hash = hashing::hash(&password.0).await?;
    sqlx::query(
        "INSERT INTO passwords (person_id, hash, changed_at) VALUES ($1, $2, $3)
         ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at",
    )
    .bind(person)
    .bind(hash)
    .bind(now)
    .execute(&mut *tx)
    .await?;
    audit::record(tx, actor, now, Entry::new(RecordKind::Person, person.uuid(), Verb::Secured)).await
}

/// The person with this e-mail and password, if there is one.
///
/// # Errors
/// When the data base fails.
pub async fn check(conn: &mut Conn, email: &str, password: &str) -> Result<Option<PersonId>> {
    let found: Option<(PersonId, String)> = sqlx::query_as(
        "SELECT people.id, passwords.hash
         FROM people
         JOIN passwords ON passwords.person_id = people.id
         WHERE people.email = $1 AND people.archived_at IS NULL",
    )
    .bind(email)
    .fetch_optional(conn)
    .await?;
    let (person, hash) = found.unzip();
    let password: String = password.chars().take(MAX_LENGTH + 1).collect();
    Ok(if hashing::verify(&password, hash).await? { person } else { None })
}

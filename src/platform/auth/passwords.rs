//! Passwords of the staff.

use super::actor::PersonId;
use super::{hashing, links};
use crate::audit::{Entry, RecordKind, Verb};
use crate::db::Conn;
use crate::error::Result;
use crate::op::Op;

/// Fewest characters of a password. Length beats rules about digits and signs (NIST SP 800-63B, 5.1.1.2).
pub const MIN_LENGTH: usize = 10;
/// Most characters: hashing a novel would be a way to keep the server busy.
pub const MAX_LENGTH: usize = 200;

/// Why a password cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// Too short, or longer than a novel.
    Length,
    /// Among the first that anybody would guess.
    Common,
}

/// A password nobody has judged too weak.
#[derive(Clone)]
pub struct NewPassword(String);

/// A password as it is kept, computed before any transaction: hashing takes long.
pub struct Hashed(String);

/// Guesses, as a power of ten, below which a password is refused: what lists of known passwords and keyboard walks find first.
const LEAST_GUESSES_LOG10: f64 = 8.0;

impl NewPassword {
    /// Takes a password of fair length that is not among the first to be guessed; `known` are words that a guesser would know (name,
    /// e-mail, the ecopole).
    ///
    /// # Errors
    /// The weakness.
    pub fn parse(text: &str, known: &[&str]) -> Result<Self, Weakness> {
        let length = text.chars().count();
        if !(MIN_LENGTH..=MAX_LENGTH).contains(&length) {
            return Err(Weakness::Length);
        }
        // French words that lists made elsewhere lack.
        let known: Vec<&str> = known
            .iter()
            .copied()
            .chain(["motdepasse", "archipel", "ecopole", "bonjour", "azerty", "azertyuiop", "soleil"])
            .collect();
        let judged = zxcvbn::zxcvbn(&text.chars().take(100).collect::<String>(), &known);
        if judged.guesses_log10() < LEAST_GUESSES_LOG10 { Err(Weakness::Common) } else { Ok(Self(text.to_owned())) }
    }

    /// The demonstration's, which its sign-in page shows: nobody has to guess it.
    #[must_use]
    pub fn shown_to_all(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Hashes it.
    ///
    /// # Errors
    /// When the thread pool is gone.
    pub async fn hashed(&self) -> crate::error::Result<Hashed> {
        Ok(Hashed(hashing::hash(&self.0).await?))
    }
}

impl std::fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

/// Sets (or replaces) a person's password. Links that were sent to choose one, or to sign in, end with it.
pub async fn set(op: &mut Op<'_>, person: PersonId, password: &Hashed) -> Result<()> {
    links::end(op.tx, person).await?;
    // Ways in that were opened with the old password: half a sign-in, and an address that somebody asked to have.
    for sql in ["DELETE FROM second_steps WHERE person_id = $1", "DELETE FROM email_changes WHERE person_id = $1"] {
        sqlx::query(sql).bind(person).execute(&mut *op.tx).await?;
    }
    sqlx::query(
        "INSERT INTO passwords (person_id, hash, changed_at) VALUES ($1, $2, $3)
         ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at",
    )
    .bind(person)
    .bind(&password.0)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(RecordKind::PERSON, person.uuid(), Verb::Secured)).await
}

/// What is kept of whoever signs in with an e-mail: the person, and the hash of their password.
pub async fn kept(conn: &mut Conn, email: &str) -> Result<Option<(PersonId, String)>> {
    Ok(sqlx::query_as(
        "SELECT people.id, passwords.hash
         FROM people
         JOIN passwords ON passwords.person_id = people.id
         WHERE people.email = $1 AND people.archived_at IS NULL",
    )
    .bind(email)
    .fetch_optional(conn)
    .await?)
}

/// The person, if the password is theirs. Takes as long where there is nobody.
///
/// # Errors
/// When the thread pool is gone.
pub async fn check(kept: Option<(PersonId, String)>, password: &str) -> Result<Option<PersonId>> {
    let (person, hash) = kept.unzip();
    let password: String = password.chars().take(MAX_LENGTH + 1).collect();
    Ok(if hashing::verify(&password, hash).await? { person } else { None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_to_be_guessed_are_refused() {
        for (text, why) in [
            ("court", Weakness::Length),
            ("motdepasse", Weakness::Common),
            ("Motdepasse1", Weakness::Common),
            ("azertyuiop", Weakness::Common),
            ("1234567890", Weakness::Common),
            ("password123", Weakness::Common),
            ("aaaaaaaaaaaa", Weakness::Common),
            ("Maude Martin", Weakness::Common),
        ] {
            assert_eq!(NewPassword::parse(text, &["Maude Martin", "maude@exemple.fr"]).err(), Some(why), "{text}");
        }
        for good in ["betterave rouge", "demonstration-2026", "trois chevaux bleus", "Kx9!pQ2vLm"] {
            assert!(NewPassword::parse(good, &["Maude"]).is_ok(), "{good}");
        }
    }
}

//! Workers' cards: a printed QR link that says who, and a four-digit PIN that proves it. Wrong PINs lock for growing times.

use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

use super::actor::{COORDINATORS, PersonId};
use super::hashing;
use super::sessions::{self, Method};
use crate::audit::{Entry, RecordKind, Verb};
use crate::db::{Conn, Database, Lockable, lock_row};
use crate::error::Result;
use crate::op::Op;
use crate::secrets::Token;

/// Four digits.
#[derive(Clone)]
pub struct Pin(String);

impl Pin {
    /// Takes exactly four digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| Self(text.to_owned()))
    }

    /// A random PIN, for a first card.
    #[must_use]
    pub fn random() -> Self {
        Self(format!("{:04}", rand::random_range(0..10_000_u32)))
    }

    /// Hashes it, before any transaction: hashing takes long.
    ///
    /// # Errors
    /// When the thread pool is gone.
    pub async fn hashed(&self) -> Result<HashedPin> {
        Ok(HashedPin(hashing::hash(&self.0).await?))
    }

    /// The digits, to print on the card's slip once.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// A PIN as it is kept.
pub struct HashedPin(String);

impl std::fmt::Debug for Pin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pin(…)")
    }
}

/// Makes a new card; earlier cards of the person stop working.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn issue(op: &mut Op<'_>, person: PersonId) -> Result<Token> {
    revoke(op, person).await?;
    let token = Token::random();
    insert(op.tx, Uuid::now_v7(), person, &token, op.now).await?;
    Ok(token)
}

/// Keeps a card's hash.
///
/// # Errors
/// When the person already has a working card.
pub async fn insert(tx: &mut Conn, id: Uuid, person: PersonId, token: &Token, now: DateTime<Utc>) -> Result<()> {
    sqlx::query("INSERT INTO cards (id, person_id, token_hash, issued_at) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(person)
        .bind(token.hash())
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

/// Makes all cards of a person useless, and ends what was opened with them.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn revoke(op: &mut Op<'_>, person: PersonId) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    sqlx::query("UPDATE cards SET revoked_at = $1 WHERE person_id = $2 AND revoked_at IS NULL")
        .bind(op.now)
        .bind(person)
        .execute(&mut *op.tx)
        .await?;
    sessions::close_those(op.tx, person, Method::Card).await?;
    op.log(Entry::new(RecordKind::PERSON, person.uuid(), Verb::Carded)).await
}

/// When a person's present card was printed.
pub async fn current(conn: &mut Conn, person: PersonId) -> Result<Option<DateTime<Utc>>> {
    Ok(sqlx::query_scalar("SELECT issued_at FROM cards WHERE person_id = $1 AND revoked_at IS NULL")
        .bind(person)
        .fetch_optional(conn)
        .await?)
}

/// Sets a person's PIN, forgets wrong tries, and ends what was opened with the old one.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn set_pin(op: &mut Op<'_>, person: PersonId, pin: &HashedPin) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    sessions::close_those(op.tx, person, Method::Card).await?;
    sqlx::query(
        "INSERT INTO pins (person_id, hash, failures, locked_until) VALUES ($1, $2, 0, NULL)
         ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, failures = 0, locked_until = NULL",
    )
    .bind(person)
    .bind(&pin.0)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(RecordKind::PERSON, person.uuid(), Verb::Secured)).await
}

/// Who a card belongs to: only the first name is shown before the PIN.
#[derive(Debug, sqlx::FromRow)]
pub struct Holder {
    pub person_id: PersonId,
    /// The full name.
    pub name: String,
}

/// Finds the holder of a card that still works.
pub async fn holder(conn: &mut Conn, token: &Token) -> Result<Option<Holder>> {
    Ok(sqlx::query_as(
        "SELECT cards.person_id, people.name
         FROM cards
         JOIN people ON people.id = cards.person_id
         WHERE cards.token_hash = $1 AND cards.revoked_at IS NULL AND people.archived_at IS NULL",
    )
    .bind(token.hash())
    .fetch_optional(conn)
    .await?)
}

/// What became of a PIN.
#[derive(Debug, PartialEq, Eq)]
pub enum Tried {
    /// Right.
    Right,
    /// Wrong; not yet locked.
    Wrong,
    /// Locked until then, whatever is typed.
    Locked(DateTime<Utc>),
}

/// How long the lock lasts after so many wrong PINs in a row: none for two, then 1, 5, 15 minutes, then an hour each time.
#[must_use]
pub fn lock_time(failures: i64) -> Option<Duration> {
    match failures {
        ..=2 => None,
        3 => Some(Duration::minutes(1)),
        4 => Some(Duration::minutes(5)),
        5 => Some(Duration::minutes(15)),
        _ => Some(Duration::hours(1)),
    }
}

/// Tries a PIN. Each try counts as a wrong one under the person's lock before it is looked at, so that many guesses at once gain nothing;
/// looking at it takes long and holds no lock. A right one forgets the count.
pub async fn try_pin(db: &Database, person: PersonId, pin: &Pin, now: DateTime<Utc>) -> Result<Tried> {
    let mut tx = db.write().await?;
    lock_row(&mut tx, Lockable::Person, person.uuid()).await?;
    let row: Option<(String, i64, Option<DateTime<Utc>>)> =
        sqlx::query_as("SELECT hash, failures, locked_until FROM pins WHERE person_id = $1")
            .bind(person)
            .fetch_optional(&mut *tx)
            .await?;
    let Some((hash, failures, locked_until)) = row else {
        return Ok(Tried::Wrong);
    };
    if let Some(until) = locked_until.filter(|until| *until > now) {
        return Ok(Tried::Locked(until));
    }
    let locked_until = lock_time(failures + 1).map(|time| now + time);
    count(&mut tx, person, failures + 1, locked_until).await?;
    tx.commit().await?;
    if !hashing::verify(&pin.0, Some(hash)).await? {
        return Ok(locked_until.map_or(Tried::Wrong, Tried::Locked));
    }
    let mut tx = db.write().await?;
    count(&mut tx, person, 0, None).await?;
    tx.commit().await?;
    Ok(Tried::Right)
}

async fn count(tx: &mut Conn, person: PersonId, failures: i64, locked_until: Option<DateTime<Utc>>) -> Result<()> {
    sqlx::query("UPDATE pins SET failures = $1, locked_until = $2 WHERE person_id = $3")
        .bind(failures)
        .bind(locked_until)
        .bind(person)
        .execute(tx)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locks_grow() {
        let times: Vec<_> = (0..8).map(lock_time).collect();
        assert!(times[..3].iter().all(Option::is_none));
        assert!(times[3..].windows(2).all(|pair| pair[0] <= pair[1]));
    }

    #[test]
    fn a_pin_is_four_digits() {
        assert!(Pin::parse(" 0042 ").is_some());
        for wrong in ["", "42", "12345", "12a4", "１２３４"] {
            assert!(Pin::parse(wrong).is_none(), "{wrong}");
        }
    }
}

//! A second factor beside the password: codes of six digits that a device makes from a shared secret and the time (RFC 6238), and codes on
//! paper for when the device is lost.

use chrono::{DateTime, Duration, Utc};
use totp_rs::{Builder, Secret, Totp};

use super::actor::{COORDINATORS, PersonId};
use super::cards::lock_time;
use crate::audit::{Entry, RecordKind, Verb};
use crate::db::{Conn, Lockable, lock_row};
use crate::error::Result;
use crate::op::Op;
use crate::secrets::{self, Token};

/// How many codes there are on paper.
const RECOVERY_CODES: usize = 10;
/// How long somebody may look for their telephone between the password and the code.
const STEP: Duration = Duration::minutes(10);
/// Bytes of a secret (RFC 4226, 4).
const SECRET_LENGTH: usize = 20;

/// A secret that a device may be given.
#[derive(Clone)]
pub struct Shared(Vec<u8>);

impl Shared {
    /// Its codes, a step of 30 seconds early or late: clocks of telephones are not exact.
    fn codes(&self) -> Totp {
        Builder::new().with_secret(Secret::from(self.0.clone())).with_skew(1).build_noncompliant()
    }

    /// As it is typed by hand, in groups of four.
    #[must_use]
    pub fn typed(&self) -> String {
        let whole = Secret::from(self.0.clone()).to_base32();
        let letters: Vec<char> = whole.chars().collect();
        letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }

    /// As a camera reads it.
    #[must_use]
    pub fn address(&self, ecopole: &str, account: &str) -> String {
        let part = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
        let secret = self.typed().replace(' ', "");
        format!("otpauth://totp/{}:{}?secret={secret}&issuer={}", part(ecopole), part(account), part(ecopole))
    }

    /// The step of time to which a code belongs, where it is one of now.
    fn step(&self, code: &str, now: DateTime<Utc>) -> Option<i64> {
        let time = u64::try_from(now.timestamp()).ok()?;
        self.codes().check(code, time).and_then(|step| i64::try_from(step).ok())
    }
}

/// What became of a code.
#[derive(Debug, PartialEq, Eq)]
pub enum Tried {
    Right,
    Wrong,
    /// Locked until then, whatever is typed.
    Locked(DateTime<Utc>),
}

#[derive(sqlx::FromRow)]
struct Row {
    secret: Vec<u8>,
    confirmed_at: Option<DateTime<Utc>>,
    last_step: i64,
    failures: i64,
    locked_until: Option<DateTime<Utc>>,
}

async fn row(conn: &mut Conn, person: PersonId) -> Result<Option<Row>> {
    Ok(sqlx::query_as("SELECT secret, confirmed_at, last_step, failures, locked_until FROM second_factors WHERE person_id = $1")
        .bind(person)
        .fetch_optional(conn)
        .await?)
}

/// Since when a person is asked for a code.
pub async fn since(conn: &mut Conn, person: PersonId) -> Result<Option<DateTime<Utc>>> {
    Ok(row(conn, person).await?.and_then(|row| row.confirmed_at))
}

/// How many codes on paper are left.
pub async fn codes_left(conn: &mut Conn, person: PersonId) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT COUNT(*) FROM recovery_codes WHERE person_id = $1 AND used_at IS NULL")
        .bind(person)
        .fetch_one(conn)
        .await?)
}

/// How long a secret that was shown and not taken is shown again: a telephone reads a page anew while its owner looks into another app. After
/// that nobody knows who has seen it.
const SHOWN_AGAIN: Duration = Duration::minutes(15);

/// The secret to give a device: one that was shown a moment ago, else a new one; none where there is a second factor already.
pub async fn offered(op: &mut Op<'_>, person: PersonId) -> Result<Option<Shared>> {
    lock_row(op.tx, Lockable::Person, person.uuid()).await?;
    if row(op.tx, person).await?.is_some_and(|row| row.confirmed_at.is_some()) {
        return Ok(None);
    }
    sqlx::query(
        "INSERT INTO second_factors (person_id, secret, offered_at) VALUES ($1, $2, $3)
         ON CONFLICT (person_id) DO UPDATE
         SET secret = excluded.secret, offered_at = excluded.offered_at
         WHERE second_factors.offered_at IS NULL OR second_factors.offered_at < $4",
    )
    .bind(person)
    .bind(rand::random::<[u8; SECRET_LENGTH]>().to_vec())
    .bind(op.now)
    .bind(op.now - SHOWN_AGAIN)
    .execute(&mut *op.tx)
    .await?;
    waiting(op.tx, person).await
}

/// The secret that waits for its first code.
pub async fn waiting(conn: &mut Conn, person: PersonId) -> Result<Option<Shared>> {
    Ok(row(conn, person).await?.filter(|row| row.confirmed_at.is_none()).map(|row| Shared(row.secret)))
}

/// Takes a device's first code: from now on one is asked for. The codes on paper, where it was right.
pub async fn confirm(op: &mut Op<'_>, person: PersonId, code: &str) -> Result<Option<Vec<String>>> {
    lock_row(op.tx, Lockable::Person, person.uuid()).await?;
    let Some(row) = row(op.tx, person).await?.filter(|row| row.confirmed_at.is_none()) else { return Ok(None) };
    let Some(step) = Shared(row.secret).step(code, op.now) else { return Ok(None) };
    sqlx::query(
        "UPDATE second_factors SET confirmed_at = $1, last_step = $2, failures = 0, locked_until = NULL WHERE person_id = $3",
    )
    .bind(op.now)
    .bind(step)
    .bind(person)
    .execute(&mut *op.tx)
    .await?;
    let codes = new_codes(op, person).await?;
    note(op, person, "on").await?;
    Ok(Some(codes))
}

/// Makes the codes on paper anew; the old ones no longer work. They are shown this once: only their hashes are kept.
pub async fn new_codes(op: &mut Op<'_>, person: PersonId) -> Result<Vec<String>> {
    sqlx::query("DELETE FROM recovery_codes WHERE person_id = $1").bind(person).execute(&mut *op.tx).await?;
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| secrets::spoken_code()).collect();
    let mut insert = sqlx::QueryBuilder::<crate::db::Db>::new("INSERT INTO recovery_codes (person_id, hash) ");
    insert.push_values(&codes, |mut row, code| {
        row.push_bind(person).push_bind(secrets::hash(code));
    });
    insert.build().execute(&mut *op.tx).await?;
    note(op, person, "new codes").await?;
    Ok(codes)
}

/// What became of somebody's second factor, in the log.
async fn note(op: &mut Op<'_>, person: PersonId, what: &'static str) -> Result<()> {
    let entry = Entry::new(RecordKind::PERSON, person.uuid(), Verb::Secured);
    op.log(entry.after(&serde_json::json!({ "second_factor": what }))?).await
}

/// Tries a code of the device or one on paper. Each works once; wrong ones in a row lock for longer and longer. What is noted must be
/// kept, right or wrong.
pub async fn try_code(op: &mut Op<'_>, person: PersonId, typed: &str) -> Result<Tried> {
    lock_row(op.tx, Lockable::Person, person.uuid()).await?;
    let Some(row) = row(op.tx, person).await?.filter(|row| row.confirmed_at.is_some()) else { return Ok(Tried::Wrong) };
    if let Some(until) = row.locked_until.filter(|until| *until > op.now) {
        return Ok(Tried::Locked(until));
    }
    let step = Shared(row.secret).step(&digits(typed), op.now).filter(|step| *step > row.last_step);
    let right = step.is_some() || use_code(op, person, typed).await?;
    let failures = if right { 0 } else { row.failures + 1 };
    let locked_until = lock_time(failures).map(|time| op.now + time);
    sqlx::query("UPDATE second_factors SET last_step = $1, failures = $2, locked_until = $3 WHERE person_id = $4")
        .bind(step.unwrap_or(row.last_step))
        .bind(failures)
        .bind(locked_until)
        .bind(person)
        .execute(&mut *op.tx)
        .await?;
    Ok(match (right, locked_until) {
        (true, _) => Tried::Right,
        (false, Some(until)) => Tried::Locked(until),
        (false, None) => Tried::Wrong,
    })
}

fn digits(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_digit).take(6).collect()
}

async fn use_code(op: &mut Op<'_>, person: PersonId, typed: &str) -> Result<bool> {
    let used = sqlx::query("UPDATE recovery_codes SET used_at = $1 WHERE person_id = $2 AND hash = $3 AND used_at IS NULL")
        .bind(op.now)
        .bind(person)
        .bind(secrets::hash(&secrets::as_spoken(typed)))
        .execute(&mut *op.tx)
        .await?;
    Ok(used.rows_affected() == 1)
}

/// Asks for no second factor any more: their own wish.
pub async fn remove(op: &mut Op<'_>, person: PersonId) -> Result<()> {
    sqlx::query("DELETE FROM recovery_codes WHERE person_id = $1").bind(person).execute(&mut *op.tx).await?;
    sqlx::query("DELETE FROM second_steps WHERE person_id = $1").bind(person).execute(&mut *op.tx).await?;
    sqlx::query("DELETE FROM second_factors WHERE person_id = $1").bind(person).execute(&mut *op.tx).await?;
    note(op, person, "off").await
}

/// The same for somebody who has lost device and paper.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn remove_for(op: &mut Op<'_>, person: PersonId) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    remove(op, person).await
}

/// Notes that the password was right: what is shown is where the code is asked for.
pub async fn begin_step(op: &mut Op<'_>, person: PersonId, next: &str) -> Result<Token> {
    let token = Token::random();
    sqlx::query("DELETE FROM second_steps WHERE expires_at <= $1").bind(op.now).execute(&mut *op.tx).await?;
    sqlx::query("INSERT INTO second_steps (token_hash, person_id, next, expires_at) VALUES ($1, $2, $3, $4)")
        .bind(token.hash())
        .bind(person)
        .bind(next)
        .bind(op.now + STEP)
        .execute(&mut *op.tx)
        .await?;
    Ok(token)
}

/// Who has given their password, and where they wanted to go.
pub async fn step(conn: &mut Conn, token: &Token, now: DateTime<Utc>) -> Result<Option<(PersonId, String)>> {
    Ok(sqlx::query_as(
        "SELECT second_steps.person_id, second_steps.next
         FROM second_steps
         JOIN people ON people.id = second_steps.person_id
         WHERE second_steps.token_hash = $1 AND second_steps.expires_at > $2 AND people.archived_at IS NULL",
    )
    .bind(token.hash())
    .bind(now)
    .fetch_optional(conn)
    .await?)
}

/// Ends the way in between.
pub async fn end_step(tx: &mut Conn, token: &Token) -> Result<()> {
    sqlx::query("DELETE FROM second_steps WHERE token_hash = $1").bind(token.hash()).execute(tx).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, the last six digits of its SHA-1 codes.
    #[test]
    fn codes_are_those_of_the_standard() {
        let shared = Shared(b"12345678901234567890".to_vec());
        let at = |seconds: i64| DateTime::from_timestamp(seconds, 0).unwrap();
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")] {
            assert_eq!(shared.step(code, at(seconds)), Some(seconds / 30), "{code}");
            assert_eq!(shared.step(code, at(seconds + 30)), Some(seconds / 30), "a step late");
            assert_eq!(shared.step(code, at(seconds + 90)), None, "too late");
        }
        assert_eq!(shared.step("", at(59)), None);
    }

    #[test]
    fn the_secret_is_typed_in_fours_and_read_from_an_address() {
        let shared = Shared(b"12345678901234567890".to_vec());
        assert_eq!(shared.typed(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        let address = shared.address("Les Îlots & co", "a@b.fr");
        assert!(address.starts_with("otpauth://totp/Les%20%C3%8Elots%20%26%20co:a%40b.fr?secret=GEZDGNBV"), "{address}");
    }
}

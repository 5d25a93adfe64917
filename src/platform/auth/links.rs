//! Links by e-mail that can be used once: invitation, new password, sign-in, first set-up.

use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

use super::actor::PersonId;
use crate::platform::db::Conn;
use crate::platform::error::Result;
use crate::platform::secrets::{self, Token};

crate::text_enum! {
    /// What a link is for.
    Purpose {
        /// Choose a first password.
        Invitation = "invitation",
        /// Choose a new password.
        Reset = "reset",
        /// Sign in without a password.
        SignIn = "sign_in",
        /// Set the ecopole up.
        SetUp = "set_up",
    }
}

impl Purpose {
    /// How long a link works.
    fn lifetime(self) -> Duration {
        match self {
            Self::Invitation => Duration::days(7),
            Self::Reset => Duration::hours(2),
            Self::SignIn => Duration::minutes(30),
            Self::SetUp => Duration::days(1),
        }
    }
}

/// Wrong codes after which a link's code no longer works (the link itself does).
const CODE_TRIES: i64 = 5;

/// A fresh link: the token for its address, and the code for those who read the mail elsewhere.
#[derive(Debug)]
pub struct NewLink {
    /// Goes into the link.
    pub token: Token,
    /// Six digits.
    pub code: String,
}

/// Makes a link. Earlier ones for the same purpose and address stop working.
///
/// # Errors
/// When the data base fails.
pub async fn create(
    tx: &mut Conn,
    purpose: Purpose,
    person: Option<PersonId>,
    email: &str,
    now: DateTime<Utc>,
) -> Result<NewLink> {
    let link = NewLink { token: Token::random(), code: secrets::six_digits() };
    sqlx::query("DELETE FROM sign_in_links WHERE purpose = $1 AND email = $2")
        .bind(purpose)
        .bind(email)
        .execute(&mut *tx)
        .await?;
    sqlx::query(
        "INSERT INTO sign_in_links (id, purpose, person_id, email, token_hash, code_hash, code_tries, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8)",
    )
    .bind(Uuid::now_v7())
    .bind(purpose)
    .bind(person)
    .bind(email)
    .bind(link.token.hash())
    .bind(code_hash(email, &link.code))
    .bind(now)
    .bind(now + purpose.lifetime())
    .execute(tx)
    .await?;
    Ok(link)
}

fn code_hash(email: &str, code: &str) -> Vec<u8> {
    secrets::hash(&format!("{email}:{code}"))
}

/// A link that still works.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Link {
    /// Whose it is; `None` for somebody not yet known.
    pub person_id: Option<PersonId>,
    /// The address it was sent to.
    pub email: String,
}

/// Looks at a link without using it: mail scanners open links too.
///
/// # Errors
/// When the data base fails.
pub async fn peek(conn: &mut Conn, purposes: [Purpose; 2], token: &Token, now: DateTime<Utc>) -> Result<Option<Link>> {
    Ok(sqlx::query_as(
        "SELECT person_id, email
         FROM sign_in_links
         WHERE token_hash = $1 AND purpose IN ($2, $3) AND expires_at > $4",
    )
    .bind(token.hash())
    .bind(purposes[0])
    .bind(purposes[1])
    .bind(now)
    .fetch_optional(conn)
    .await?)
}

/// Uses a link up; of two at the same moment only one gets it.
///
/// # Errors
/// When the data base fails.
pub async fn redeem(tx: &mut Conn, purposes: [Purpose; 2], token: &Token, now: DateTime<Utc>) -> Result<Option<Link>> {
    Ok(sqlx::query_as(
        "DELETE FROM sign_in_links
         WHERE token_hash = $1 AND purpose IN ($2, $3) AND expires_at > $4
         RETURNING person_id, email",
    )
    .bind(token.hash())
    .bind(purposes[0])
    .bind(purposes[1])
    .bind(now)
    .fetch_optional(tx)
    .await?)
}

/// Uses a sign-in link up by its code. Every try is counted first, in its own right, so that guessing ends after a few.
///
/// # Errors
/// When the data base fails.
pub async fn redeem_code(tx: &mut Conn, email: &str, code: &str, now: DateTime<Utc>) -> Result<Option<Link>> {
    sqlx::query("UPDATE sign_in_links SET code_tries = code_tries + 1 WHERE purpose = $1 AND email = $2")
        .bind(Purpose::SignIn)
        .bind(email)
        .execute(&mut *tx)
        .await?;
    Ok(sqlx::query_as(
        "DELETE FROM sign_in_links
         WHERE purpose = $1 AND email = $2 AND code_hash = $3 AND expires_at > $4 AND code_tries <= $5
         RETURNING person_id, email",
    )
    .bind(Purpose::SignIn)
    .bind(email)
    .bind(code_hash(email, code))
    .bind(now)
    .bind(CODE_TRIES)
    .fetch_optional(tx)
    .await?)
}

/// Forgets links that no longer work.
///
/// # Errors
/// When the data base fails.
pub async fn forget(tx: &mut Conn, now: DateTime<Utc>) -> Result<()> {
    sqlx::query("DELETE FROM sign_in_links WHERE expires_at <= $1").bind(now).execute(tx).await?;
    Ok(())
}

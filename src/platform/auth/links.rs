//! Links by e-mail that can be used once: invitation, new password, sign-in, first set-up.

use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

use super::actor::PersonId;
use crate::db::Conn;
use crate::error::Result;
use crate::secrets::{self, Token};

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
/// Codes tried for one address in a day, right ones apart, after which only links work.
const CODE_TRIES_A_DAY: i64 = 15;

/// A fresh link: the token for its address, and the code for those who read the mail elsewhere.
#[derive(Debug)]
pub struct NewLink {
    /// Goes into the link.
    pub token: Token,
    pub code: String,
}

/// Makes a link. Earlier ones for the same purpose and address stop working. Its code is taken only from the `browser` that asked.
pub async fn create(
    tx: &mut Conn,
    purpose: Purpose,
    person: Option<PersonId>,
    email: &str,
    browser: Option<&Token>,
    now: DateTime<Utc>,
) -> Result<NewLink> {
    let link = NewLink { token: Token::random(), code: secrets::six_digits() };
    sqlx::query("DELETE FROM sign_in_links WHERE purpose = $1 AND email = $2")
        .bind(purpose)
        .bind(email)
        .execute(&mut *tx)
        .await?;
    sqlx::query(
        "INSERT INTO sign_in_links
             (id, purpose, person_id, email, token_hash, code_hash, code_tries, browser_hash, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9)",
    )
    .bind(Uuid::now_v7())
    .bind(purpose)
    .bind(person)
    .bind(email)
    .bind(link.token.hash())
    .bind(code_hash(email, &link.code))
    .bind(browser.map(Token::hash))
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

/// Uses a sign-in link up by its code, in the browser that asked for it. Every try is counted first, for the link and for the address and
/// day, so that guessing ends after a few; tries from other browsers are none.
pub async fn redeem_code(tx: &mut Conn, email: &str, code: &str, browser: &Token, now: DateTime<Utc>) -> Result<Option<Link>> {
    let counted = sqlx::query(
        "UPDATE sign_in_links SET code_tries = code_tries + 1 WHERE purpose = $1 AND email = $2 AND browser_hash = $3",
    )
    .bind(Purpose::SignIn)
    .bind(email)
    .bind(browser.hash())
    .execute(&mut *tx)
    .await?;
    if counted.rows_affected() == 0 {
        return Ok(None);
    }
    let tries: i64 = sqlx::query_scalar(
        "INSERT INTO wrong_codes (email, day, tries) VALUES ($1, $2, 1)
         ON CONFLICT (email, day) DO UPDATE SET tries = wrong_codes.tries + 1
         RETURNING tries",
    )
    .bind(email)
    .bind(now.date_naive())
    .fetch_one(&mut *tx)
    .await?;
    if tries > CODE_TRIES_A_DAY {
        return Ok(None);
    }
    let link: Option<Link> = sqlx::query_as(
        "DELETE FROM sign_in_links
         WHERE purpose = $1 AND email = $2 AND code_hash = $3 AND expires_at > $4 AND code_tries <= $5 AND browser_hash = $6
         RETURNING person_id, email",
    )
    .bind(Purpose::SignIn)
    .bind(email)
    .bind(code_hash(email, code))
    .bind(now)
    .bind(CODE_TRIES)
    .bind(browser.hash())
    .fetch_optional(&mut *tx)
    .await?;
    if link.is_some() {
        sqlx::query("DELETE FROM wrong_codes WHERE email = $1").bind(email).execute(tx).await?;
    }
    Ok(link)
}

/// Ends all links of a person: their e-mail or password has changed, or they are gone.
pub async fn end(tx: &mut Conn, person: PersonId) -> Result<()> {
    sqlx::query("DELETE FROM sign_in_links WHERE person_id = $1").bind(person).execute(tx).await?;
    Ok(())
}

/// Forgets links that no longer work.
pub async fn forget(tx: &mut Conn, now: DateTime<Utc>) -> Result<()> {
    sqlx::query("DELETE FROM sign_in_links WHERE expires_at <= $1").bind(now).execute(&mut *tx).await?;
    sqlx::query("DELETE FROM wrong_codes WHERE day < $1").bind(now.date_naive()).execute(tx).await?;
    Ok(())
}

//! Browsers from which somebody has signed in with a password: others' wrong passwords, from elsewhere, do not lock them out.

use chrono::{DateTime, Duration, Utc};

use super::actor::PersonId;
use crate::db::Conn;
use crate::error::Result;
use crate::secrets::Token;

/// How long a browser is known after it was last used to sign in.
const KNOWN_FOR: Duration = Duration::days(400);

/// Remembers a browser.
pub async fn remember(tx: &mut Conn, person: PersonId, token: &Token, now: DateTime<Utc>) -> Result<()> {
    sqlx::query(
        "INSERT INTO known_devices (token_hash, person_id, used_at) VALUES ($1, $2, $3)
         ON CONFLICT (token_hash) DO UPDATE SET person_id = excluded.person_id, used_at = excluded.used_at",
    )
    .bind(token.hash())
    .bind(person)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Whether a browser is known as this person's.
pub async fn is_known(conn: &mut Conn, person: PersonId, token: &Token) -> Result<bool> {
    Ok(sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM known_devices WHERE token_hash = $1 AND person_id = $2)")
        .bind(token.hash())
        .bind(person)
        .fetch_one(conn)
        .await?)
}

/// Forgets all browsers of a person.
pub async fn forget_all(tx: &mut Conn, person: PersonId) -> Result<()> {
    sqlx::query("DELETE FROM known_devices WHERE person_id = $1").bind(person).execute(tx).await?;
    Ok(())
}

/// Forgets browsers that were not used for long.
pub async fn forget(tx: &mut Conn, now: DateTime<Utc>) -> Result<()> {
    sqlx::query("DELETE FROM known_devices WHERE used_at < $1").bind(now - KNOWN_FOR).execute(tx).await?;
    Ok(())
}

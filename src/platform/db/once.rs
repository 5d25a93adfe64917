//! Form tokens: a form sent twice (double tap, reload, lost answer) is carried out once, and both answers lead to the same place.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::Conn;
use crate::error::Result;

/// Where a repeated form leads: the address the first one led to.
#[derive(Debug, PartialEq, Eq)]
pub enum Once {
    /// The first time: carry it out, then [`finish`].
    First,
    /// Already carried out: go where it went.
    Repeat(String),
}

/// Claims a form's token. On PostgreSQL a second claim waits until the first transaction ends.
pub async fn claim(tx: &mut Conn, token: Option<Uuid>, now: DateTime<Utc>) -> Result<Once> {
    let Some(token) = token else {
        return Ok(Once::First);
    };
    let claimed =
        sqlx::query("INSERT INTO form_tokens (token, location, created_at) VALUES ($1, '/', $2) ON CONFLICT (token) DO NOTHING")
            .bind(token)
            .bind(now)
            .execute(&mut *tx)
            .await?;
    if claimed.rows_affected() == 1 {
        return Ok(Once::First);
    }
    let location = sqlx::query_scalar("SELECT location FROM form_tokens WHERE token = $1").bind(token).fetch_one(tx).await?;
    Ok(Once::Repeat(location))
}

/// Where a form led that was carried out before; nothing where it was not.
pub async fn led(conn: &mut Conn, token: Option<Uuid>) -> Result<Option<String>> {
    let Some(token) = token else {
        return Ok(None);
    };
    Ok(sqlx::query_scalar("SELECT location FROM form_tokens WHERE token = $1").bind(token).fetch_optional(conn).await?)
}

/// Notes where the form led.
pub async fn finish(tx: &mut Conn, token: Option<Uuid>, location: &str) -> Result<()> {
    let Some(token) = token else {
        return Ok(());
    };
    sqlx::query("UPDATE form_tokens SET location = $1 WHERE token = $2").bind(location).bind(token).execute(tx).await?;
    Ok(())
}

/// Gives a form's token back: what it did is no reason to refuse the same form filled in otherwise.
pub async fn give_back(tx: &mut Conn, token: Option<Uuid>) -> Result<()> {
    sqlx::query("DELETE FROM form_tokens WHERE token = $1").bind(token).execute(tx).await?;
    Ok(())
}

/// Forgets tokens older than a day.
pub async fn forget(tx: &mut Conn, now: DateTime<Utc>) -> Result<()> {
    sqlx::query("DELETE FROM form_tokens WHERE created_at < $1").bind(now - chrono::Duration::days(1)).execute(tx).await?;
    Ok(())
}

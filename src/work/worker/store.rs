//! The list on a shared tablet, and the workers' own private things: calendar address, reading language.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use people::model::PersonId;
use platform::audit::{Entry, RecordKind, Verb};
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::i18n::Lang;
use platform::op::Op;
use platform::secrets::Token;

use crate::hours::store::presence;

/// Those with published work on a day, or still at work from the evening before, for a tablet's list: id and full name.
pub async fn expected(conn: &mut Conn, day: NaiveDate, now: DateTime<Utc>) -> Result<Vec<(PersonId, String)>> {
    Ok(sqlx::query_as(
        "SELECT DISTINCT people.id, people.name, people.search_text
         FROM stints
         JOIN people ON people.id = stints.person_id
         WHERE (stints.day = $1 OR (stints.day = $2 AND stints.ends_minute > 1440 AND stints.ends_at > $3))
           AND stints.cancelled_at IS NULL
           AND people.archived_at IS NULL
         ORDER BY people.search_text",
    )
    .bind(day)
    .bind(day - chrono::Days::new(1))
    .bind(now - presence::AFTERWARDS)
    .fetch_all(conn)
    .await?
    .into_iter()
    .map(|(id, name, _): (PersonId, String, String)| (id, name))
    .collect())
}

/// Makes a new private calendar address; the old one stops working.
///
/// # Errors
/// `NotFound` for visitors.
pub async fn new_feed(op: &mut Op<'_>) -> Result<Token> {
    let person = op.actor.person.ok_or(AppError::NotFound)?;
    let token = Token::random();
    set_feed(op.tx, person, Some(&token), op.now).await?;
    op.log(Entry::new(RecordKind::PERSON, person.uuid(), Verb::Secured)).await?;
    Ok(token)
}

/// Takes the private calendar address away.
///
/// # Errors
/// `NotFound` for visitors.
pub async fn end_feed(op: &mut Op<'_>) -> Result<()> {
    let person = op.actor.person.ok_or(AppError::NotFound)?;
    set_feed(op.tx, person, None, op.now).await?;
    op.log(Entry::new(RecordKind::PERSON, person.uuid(), Verb::Secured)).await
}

async fn set_feed(tx: &mut Conn, person: PersonId, token: Option<&Token>, now: DateTime<Utc>) -> Result<()> {
    sqlx::query(
        "INSERT INTO workers (person_id, feed_hash, updated_at) VALUES ($1, $2, $3)
         ON CONFLICT (person_id) DO UPDATE SET feed_hash = excluded.feed_hash, updated_at = excluded.updated_at",
    )
    .bind(person)
    .bind(token.map(Token::hash))
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Whose calendar an address opens.
///
/// # Errors
/// `NotFound` for an address that does not work.
pub async fn feed_owner(conn: &mut Conn, token: &Token) -> Result<PersonId> {
    Ok(sqlx::query_scalar(
        "SELECT workers.person_id
         FROM workers
         JOIN people ON people.id = workers.person_id
         WHERE workers.feed_hash = $1 AND people.archived_at IS NULL",
    )
    .bind(token.hash())
    .fetch_one(conn)
    .await?)
}

/// Whether a person has a private calendar address, and the language they read.
///
/// # Errors
/// `NotFound` for visitors.
pub async fn own(conn: &mut Conn, actor: &Actor) -> Result<(bool, Option<Lang>)> {
    let person = actor.person.ok_or(AppError::NotFound)?;
    let row: Option<(bool, Option<Lang>)> =
        sqlx::query_as("SELECT feed_hash IS NOT NULL, language FROM workers WHERE person_id = $1")
            .bind(person)
            .fetch_optional(conn)
            .await?;
    Ok(row.unwrap_or_default())
}

/// The language that somebody reads, for the page behind their card.
pub async fn reads(conn: &mut Conn, person: PersonId) -> Result<Option<Lang>> {
    let language: Option<Option<Lang>> =
        sqlx::query_scalar("SELECT language FROM workers WHERE person_id = $1").bind(person).fetch_optional(conn).await?;
    Ok(language.flatten())
}

/// The languages that workers have said they read.
pub async fn readers(conn: &mut Conn) -> Result<HashMap<PersonId, Lang>> {
    let all: Vec<(PersonId, Lang)> =
        sqlx::query_as("SELECT person_id, language FROM workers WHERE language IS NOT NULL").fetch_all(conn).await?;
    Ok(all.into_iter().collect())
}

/// Notes the language a worker reads.
///
/// # Errors
/// `NotFound` for visitors.
pub async fn set_language(op: &mut Op<'_>, language: Lang) -> Result<()> {
    let person = op.actor.person.ok_or(AppError::NotFound)?;
    sqlx::query(
        "INSERT INTO workers (person_id, language, updated_at) VALUES ($1, $2, $3)
         ON CONFLICT (person_id) DO UPDATE SET language = excluded.language, updated_at = excluded.updated_at",
    )
    .bind(person)
    .bind(language)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    Ok(())
}

//! Sessions: one row a signed-in device. The cookie holds a random token, the table only its hash.

use chrono::{DateTime, Duration, Utc};

use super::actor::{Actor, PersonId, Role, Roles, STAFF, SessionId};
use crate::audit::{self, Entry, RecordKind, Verb};
use crate::columns::Columns;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Lang;
use crate::op::Op;
use crate::secrets::Token;

crate::text_enum! {
    /// How the person signed in.
    Method {
        /// E-mail and password.
        Password = "password",
        /// Link or code by e-mail.
        Link = "link",
        /// Card and PIN.
        Card = "card",
    }
}

impl Method {
    /// How long a session lives after its last use. Cards are used on shared tablets, so theirs end the same day.
    fn lifetime(self) -> Duration {
        match self {
            Self::Password => Duration::days(14),
            Self::Link => Duration::days(60),
            Self::Card => Duration::hours(12),
        }
    }

    /// How long a session lives at most, however often it is used.
    fn most(self) -> Duration {
        match self {
            Self::Password => Duration::days(90),
            Self::Link => Duration::days(365),
            Self::Card => Duration::hours(24),
        }
    }

    /// The roles that count in such a session. What the staff may do needs a password: a card with four digits, or a mailbox, is not
    /// enough.
    fn roles(self, all: Roles) -> Roles {
        match self {
            Self::Password => all,
            Self::Link | Self::Card => all.iter().filter(|role| !STAFF.has(*role)).collect(),
        }
    }
}

/// How stale "last seen" may get before a request refreshes it: reading pages should not write.
const REFRESH: Duration = Duration::minutes(10);

/// Opens a session and returns the token for the cookie.
pub async fn open(tx: &mut Conn, person: PersonId, method: Method, device: &str, now: DateTime<Utc>) -> Result<Token> {
    let token = Token::random();
    sqlx::query(
        "INSERT INTO sessions (id, person_id, token_hash, method, device, created_at, last_seen_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7)",
    )
    .bind(SessionId::new())
    .bind(person)
    .bind(token.hash())
    .bind(method)
    .bind(device.chars().take(200).collect::<String>())
    .bind(now)
    .bind(now + method.lifetime())
    .execute(&mut *tx)
    .await?;
    let name: String = sqlx::query_scalar("SELECT name FROM people WHERE id = $1").bind(person).fetch_one(&mut *tx).await?;
    let actor = Actor { person: Some(person), name, ..Actor::default() };
    audit::record(tx, &actor, now, Entry::new(RecordKind::PERSON, person.uuid(), Verb::SignedIn)).await?;
    Ok(token)
}

#[derive(sqlx::FromRow)]
struct Found {
    id: SessionId,
    person_id: PersonId,
    method: Method,
    last_seen_at: DateTime<Utc>,
    name: String,
    language: Option<Lang>,
    list_columns: Columns,
    role: Option<Role>,
}

/// Who a cookie stands for.
#[derive(Debug)]
pub struct SignedIn {
    /// The person, with roles.
    pub actor: Actor,
    /// The person's own language.
    pub language: Option<Lang>,
    /// Which columns of long lists they want to see.
    pub columns: Columns,
    /// Set when the session's last use is old enough to be noted again.
    pub stale: Option<Method>,
}

/// Finds the person behind a cookie; one query, roles included.
pub async fn find(conn: &mut Conn, token: &Token, now: DateTime<Utc>) -> Result<Option<SignedIn>> {
    let rows: Vec<Found> = sqlx::query_as(
        "SELECT sessions.id, sessions.person_id, sessions.method, sessions.last_seen_at,
                people.name, people.language, people.list_columns, person_roles.role
         FROM sessions
         JOIN people ON people.id = sessions.person_id
         LEFT JOIN person_roles ON person_roles.person_id = people.id
         WHERE sessions.token_hash = $1
           AND sessions.expires_at > $2
           AND people.archived_at IS NULL",
    )
    .bind(token.hash())
    .bind(now)
    .fetch_all(conn)
    .await?;
    let roles: Roles = rows.iter().filter_map(|row| row.role).collect();
    Ok(rows.into_iter().next().map(|row| SignedIn {
        stale: (now - row.last_seen_at > REFRESH).then_some(row.method),
        language: row.language,
        columns: row.list_columns,
        actor: Actor { person: Some(row.person_id), name: row.name, roles: row.method.roles(roles), session: Some(row.id) },
    }))
}

/// Notes that a session is in use, and puts off its end.
pub async fn touch(tx: &mut Conn, session: SessionId, method: Method, now: DateTime<Utc>) -> Result<()> {
    // Put off from the last use, but not beyond the most that a session lives: the last stretch is not prolonged.
    sqlx::query(
        "UPDATE sessions
         SET last_seen_at = $1, expires_at = CASE WHEN created_at > $2 THEN $3 ELSE expires_at END
         WHERE id = $4",
    )
    .bind(now)
    .bind(now - method.most() + method.lifetime())
    .bind(now + method.lifetime())
    .bind(session)
    .execute(tx)
    .await?;
    Ok(())
}

/// One device in a person's own list.
#[derive(Debug, sqlx::FromRow)]
pub struct Device {
    pub id: SessionId,
    /// How it was opened.
    pub method: Method,
    /// What the browser says it is.
    pub device: String,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to ten minutes.
    pub last_seen_at: DateTime<Utc>,
}

/// The devices on which a person is signed in, last used first.
pub async fn list(conn: &mut Conn, person: PersonId, now: DateTime<Utc>) -> Result<Vec<Device>> {
    Ok(sqlx::query_as(
        "SELECT id, method, device, created_at, last_seen_at
         FROM sessions
         WHERE person_id = $1 AND expires_at > $2
         ORDER BY last_seen_at DESC",
    )
    .bind(person)
    .bind(now)
    .fetch_all(conn)
    .await?)
}

/// How a session was opened.
pub async fn method_of(conn: &mut Conn, session: SessionId) -> Result<Option<Method>> {
    Ok(sqlx::query_scalar("SELECT method FROM sessions WHERE id = $1").bind(session).fetch_optional(conn).await?)
}

/// Ends one session of a person; somebody else's stays.
pub async fn close_own(tx: &mut Conn, person: PersonId, session: SessionId) -> Result<()> {
    sqlx::query("DELETE FROM sessions WHERE id = $1 AND person_id = $2").bind(session).bind(person).execute(tx).await?;
    Ok(())
}

/// Ends all sessions of a person but the one at hand.
pub async fn close_others(tx: &mut Conn, person: PersonId, kept: Option<SessionId>) -> Result<()> {
    sqlx::query("DELETE FROM sessions WHERE person_id = $1 AND ($2 IS NULL OR id <> $2)")
        .bind(person)
        .bind(kept)
        .execute(tx)
        .await?;
    Ok(())
}

/// Ends one session.
pub async fn close(tx: &mut Conn, session: SessionId) -> Result<()> {
    sqlx::query("DELETE FROM sessions WHERE id = $1").bind(session).execute(tx).await?;
    Ok(())
}

/// Ends all sessions of a person.
pub async fn close_all(op: &mut Op<'_>, person: PersonId) -> Result<()> {
    for sql in ["DELETE FROM sessions WHERE person_id = $1", "DELETE FROM email_changes WHERE person_id = $1"] {
        sqlx::query(sql).bind(person).execute(&mut *op.tx).await?;
    }
    op.log(Entry::new(RecordKind::PERSON, person.uuid(), Verb::SignedOut)).await
}

/// Ends the sessions of a person that were opened in one way, all devices.
pub async fn close_those(tx: &mut Conn, person: PersonId, method: Method) -> Result<()> {
    sqlx::query("DELETE FROM sessions WHERE person_id = $1 AND method = $2").bind(person).bind(method).execute(tx).await?;
    Ok(())
}

/// Forgets sessions that have ended.
pub async fn forget(tx: &mut Conn, now: DateTime<Utc>) -> Result<()> {
    sqlx::query("DELETE FROM sessions WHERE expires_at <= $1").bind(now).execute(tx).await?;
    Ok(())
}

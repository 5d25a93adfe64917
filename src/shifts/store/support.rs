//! The counsellor's part: interviews, steps, immersions, training, obstacles, exits. Behind a permission of its own; each reading is
//! noted in the log.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

use crate::people::model::{PersonId, Role};
use crate::platform::audit::{self, Entry, RecordKind, Verb};
use crate::platform::auth::actor::{Actor, Roles};
use crate::platform::db::Conn;
use crate::platform::error::Result;
use crate::shifts::model::time::Minutes;

/// Counsellors alone: coordinators see everything but this.
pub const COUNSELLORS: Roles = Roles::of(&[Role::Counsellor]);

crate::typed_id! {
    /// An entry.
    SupportId
}

crate::text_enum! {
    /// What an entry is.
    SupportKind {
        /// A talk.
        Interview = "interview",
        /// Something done together: a form, a phone call, an errand.
        Step = "step",
        /// Work immersion in a company (PMSMP).
        Immersion = "immersion",
        /// Training.
        Training = "training",
        /// An obstacle to work, and its course.
        Obstacle = "obstacle",
        /// The exit.
        Exit = "exit",
        /// Three or six months after.
        FollowUp = "follow_up",
    }
}

crate::text_enum! {
    /// How a person leaves.
    ExitClass {
        /// Permanent contract, over six months, own business, civil service.
        Durable = "durable",
        /// Under six months, aided contract elsewhere.
        Transition = "transition",
        /// Training, another insertion structure.
        Positive = "positive",
        /// Anything else.
        Other = "other",
    }
}

/// An entry.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Support {
    /// What.
    pub kind: SupportKind,
    /// When.
    pub on_day: NaiveDate,
    /// Until when, for what lasts.
    pub until_day: Option<NaiveDate>,
    /// How long.
    pub minutes: Minutes,
    /// Subject or aim.
    pub subject: String,
    /// What was said.
    pub body: String,
    /// What comes next.
    pub next_step: String,
    /// The class of an exit.
    pub exit_class: Option<ExitClass>,
}

/// The people supported: workers, with the last entry and hours so far.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Supported {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// The last entry's day.
    pub last_on: Option<NaiveDate>,
    /// Minutes in all.
    pub minutes: i64,
    /// When they left.
    pub left_on: Option<NaiveDate>,
}

/// Everybody supported, by name.
///
/// # Errors
/// `NotFound` for anybody but a counsellor.
pub async fn people(conn: &mut Conn, actor: &Actor) -> Result<Vec<Supported>> {
    actor.require(COUNSELLORS)?;
    Ok(sqlx::query_as(
        "SELECT people.id, people.name, MAX(support_entries.on_day) AS last_on,
                CAST(COALESCE(SUM(support_entries.minutes), 0) AS BIGINT) AS minutes,
                MAX(CASE WHEN support_entries.kind = 'exit' THEN support_entries.on_day END) AS left_on
         FROM people
         JOIN person_roles ON person_roles.person_id = people.id AND person_roles.role = $1
         LEFT JOIN support_entries ON support_entries.person_id = people.id
         WHERE people.archived_at IS NULL
         GROUP BY people.id, people.name, people.search_text
         ORDER BY people.search_text",
    )
    .bind(Role::Worker)
    .fetch_all(conn)
    .await?)
}

/// A person's entries, newest first; the reading is noted.
///
/// # Errors
/// `NotFound` for anybody but a counsellor.
pub async fn read(tx: &mut Conn, actor: &Actor, person: PersonId, now: DateTime<Utc>) -> Result<(String, Vec<Support>)> {
    actor.require(COUNSELLORS)?;
    let name: String = sqlx::query_scalar("SELECT name FROM people WHERE id = $1").bind(person).fetch_one(&mut *tx).await?;
    let entries = sqlx::query_as(
        "SELECT kind, on_day, until_day, minutes, subject, body, next_step, exit_class
         FROM support_entries
         WHERE person_id = $1
         ORDER BY on_day DESC, created_at DESC",
    )
    .bind(person)
    .fetch_all(&mut *tx)
    .await?;
    audit::record(tx, actor, now, Entry::new(RecordKind::Support, person.uuid(), Verb::Read)).await?;
    Ok((name, entries))
}

/// Writes an entry. The log notes that there is one, not what it says.
///
/// # Errors
/// `NotFound` for anybody but a counsellor.
pub async fn write(tx: &mut Conn, actor: &Actor, person: PersonId, entry: &Support, now: DateTime<Utc>) -> Result<()> {
    actor.require(COUNSELLORS)?;
    sqlx::query(
        "INSERT INTO support_entries
             (id, person_id, kind, on_day, until_day, minutes, subject, body, next_step, exit_class, author_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(SupportId::new())
    .bind(person)
    .bind(entry.kind)
    .bind(entry.on_day)
    .bind(entry.until_day)
    .bind(entry.minutes)
    .bind(&entry.subject)
    .bind(&entry.body)
    .bind(&entry.next_step)
    .bind(entry.exit_class)
    .bind(actor.person)
    .bind(now)
    .execute(&mut *tx)
    .await?;
    let after = json!({ "day": entry.on_day });
    audit::record(tx, actor, now, Entry::new(RecordKind::Support, person.uuid(), Verb::Created).after(&after)?).await
}

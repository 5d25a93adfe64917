//! What is written for one person's hours. Planners keep it, without the cause.

use chrono::NaiveDate;

use people::model::PersonId;
use platform::audit::{Entry, RecordKind, Verb};
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::op::Op;
use platform::time::{ClockTime, Minutes};

use crate::model::limit::{LimitId, WorkLimit};
use crate::team::store::workers;
use crate::{PLAN_READERS, PLANNERS};

#[derive(sqlx::FromRow)]
struct Row {
    id: LimitId,
    person_id: PersonId,
    starts: NaiveDate,
    ends: Option<NaiveDate>,
    day_minutes: Option<Minutes>,
    week_minutes: Option<Minutes>,
    not_before: Option<ClockTime>,
    not_after: Option<ClockTime>,
    no_night: bool,
}

impl From<Row> for WorkLimit {
    fn from(row: Row) -> Self {
        Self {
            starts: row.starts,
            ends: row.ends,
            day: row.day_minutes,
            week: row.week_minutes,
            not_before: row.not_before,
            not_after: row.not_after,
            no_night: row.no_night,
        }
    }
}

/// The limits of one person, or of everybody, that hold on a day or later. For the rules: asks for no permission.
pub(crate) async fn since(conn: &mut Conn, person: Option<PersonId>, since: NaiveDate) -> Result<Vec<(PersonId, WorkLimit)>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, person_id, starts, ends, day_minutes, week_minutes, not_before, not_after, no_night
         FROM work_limits
         WHERE (ends IS NULL OR ends >= $1) AND ($2 IS NULL OR person_id = $2)",
    )
    .bind(since)
    .bind(person)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.person_id, row.into())).collect())
}

/// A person's limits, the last first.
///
/// # Errors
/// `NotFound` for those who do not read plans.
pub async fn list(conn: &mut Conn, actor: &Actor, person: PersonId) -> Result<Vec<(LimitId, WorkLimit)>> {
    actor.require(PLAN_READERS)?;
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, person_id, starts, ends, day_minutes, week_minutes, not_before, not_after, no_night
         FROM work_limits
         WHERE person_id = $1
         ORDER BY starts DESC, id DESC",
    )
    .bind(person)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.into())).collect())
}

/// Writes a limit down.
///
/// # Errors
/// `NotFound` for those who do not plan, and for people who are not planned.
pub async fn add(op: &mut Op<'_>, person: PersonId, limit: &WorkLimit) -> Result<()> {
    op.actor.require(PLANNERS)?;
    if !workers::is_planned(op.tx, person).await? {
        return Err(AppError::NotFound);
    }
    sqlx::query(
        "INSERT INTO work_limits
             (id, person_id, starts, ends, day_minutes, week_minutes, not_before, not_after, no_night, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(LimitId::new())
    .bind(person)
    .bind(limit.starts)
    .bind(limit.ends)
    .bind(limit.day)
    .bind(limit.week)
    .bind(limit.not_before)
    .bind(limit.not_after)
    .bind(limit.no_night)
    .bind(op.now)
    .execute(&mut *op.tx)
    .await?;
    op.log(Entry::new(RecordKind::PERSON, person.uuid(), Verb::Updated).after(limit)?).await
}

/// Takes a limit away; nothing happens where it is gone already.
///
/// # Errors
/// `NotFound` for those who do not plan.
pub async fn remove(op: &mut Op<'_>, person: PersonId, id: LimitId) -> Result<()> {
    let all = list(op.tx, op.actor, person).await?;
    op.actor.require(PLANNERS)?;
    let Some((_, before)) = all.into_iter().find(|(limit, _)| *limit == id) else {
        return Ok(());
    };
    sqlx::query("DELETE FROM work_limits WHERE id = $1").bind(id).execute(&mut *op.tx).await?;
    op.log(Entry::new(RecordKind::PERSON, person.uuid(), Verb::Updated).before(&before)?).await
}

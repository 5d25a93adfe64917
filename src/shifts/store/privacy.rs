//! What the law gives people over their working data: joined with another record, handed out, erased but for what must be kept.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};

use super::swaps::SwapState;
use super::{apart, away, stints};
use crate::people::model::PersonId;
use crate::platform::auth::actor::Actor;
use crate::platform::db::{Conn, lock_plan};
use crate::platform::error::{AppError, Result};
use crate::platform::i18n::Message;
use crate::shifts::model::time::Interval;
use crate::shifts::texts;

/// Kind, first and last day, minutes a week, PASS and its end.
type ContractLine = (String, NaiveDate, Option<NaiveDate>, i64, String, Option<NaiveDate>);
/// Start, end, called off.
type PlanLine = (DateTime<Utc>, DateTime<Utc>, Option<DateTime<Utc>>);
/// Day, outcome, start, end, reason of a correction.
type PresenceLine = (NaiveDate, String, DateTime<Utc>, DateTime<Utc>, String);

/// Passes everything of `other` to `kept`.
///
/// # Errors
/// `Conflict` where months of `other` are locked, or the two were on the same shift or in two places at once.
pub async fn merge(tx: &mut Conn, kept: PersonId, other: PersonId) -> Result<()> {
    let locked: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM month_sheets WHERE person_id = $1").bind(other).fetch_one(&mut *tx).await?;
    let shared: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM assignments AS one
         JOIN assignments AS two ON two.shift_id = one.shift_id
         WHERE one.person_id = $1 AND two.person_id = $2",
    )
    .bind(kept)
    .bind(other)
    .fetch_one(&mut *tx)
    .await?;
    if locked + shared > 0 {
        return Err(AppError::Conflict(Message::new(texts::cannot_merge)));
    }
    for sql in [
        "UPDATE engagements SET person_id = $1 WHERE person_id = $2",
        "UPDATE assignments SET person_id = $1 WHERE person_id = $2",
        "UPDATE stints SET person_id = $1 WHERE person_id = $2",
        "UPDATE stints SET lead_id = $1 WHERE lead_id = $2",
        "UPDATE shifts SET lead_id = $1 WHERE lead_id = $2",
        "UPDATE shift_templates SET lead_id = $1 WHERE lead_id = $2",
        "UPDATE contracts SET person_id = $1 WHERE person_id = $2",
        "UPDATE absences SET person_id = $1 WHERE person_id = $2",
        "UPDATE availability SET person_id = $1 WHERE person_id = $2",
        "UPDATE clockings SET person_id = $1 WHERE person_id = $2",
        "UPDATE attendances SET person_id = $1 WHERE person_id = $2",
        "UPDATE swaps SET offered_by = $1 WHERE offered_by = $2",
        "UPDATE swaps SET taken_by = $1 WHERE taken_by = $2",
        "UPDATE support_entries SET person_id = $1 WHERE person_id = $2",
        "UPDATE person_skills SET person_id = $1
         WHERE person_id = $2 AND skill_id NOT IN (SELECT skill_id FROM person_skills WHERE person_id = $1)",
        "DELETE FROM person_skills WHERE person_id = $2 AND $1 <> $2",
        "UPDATE restrictions SET person_id = $1
         WHERE person_id = $2 AND task_id NOT IN (SELECT task_id FROM restrictions WHERE person_id = $1)",
        "DELETE FROM restrictions WHERE person_id = $2 AND $1 <> $2",
        "UPDATE workers SET person_id = $1 WHERE person_id = $2 AND NOT EXISTS (SELECT 1 FROM workers WHERE person_id = $1)",
        "DELETE FROM workers WHERE person_id = $2 AND $1 <> $2",
    ] {
        sqlx::query(sql).bind(kept).bind(other).execute(&mut *tx).await.map_err(apart)?;
    }
    Ok(())
}

/// Everything held about a person's work, to hand out. The counsellor's part is the counsellor's to hand out.
///
/// # Errors
/// When the data base fails.
pub async fn held(conn: &mut Conn, id: PersonId) -> Result<Value> {
    let contracts: Vec<ContractLine> = sqlx::query_as(
        "SELECT kind, starts, ends, weekly_minutes, pass_number, pass_ends FROM contracts WHERE person_id = $1 ORDER BY starts",
    )
    .bind(id)
    .fetch_all(&mut *conn)
    .await?;
    let absences: Vec<(String, NaiveDate, NaiveDate, String, String)> =
        sqlx::query_as("SELECT kind, starts, ends, state, note FROM absences WHERE person_id = $1 ORDER BY starts")
            .bind(id)
            .fetch_all(&mut *conn)
            .await?;
    let plan: Vec<PlanLine> =
        sqlx::query_as("SELECT starts_at, ends_at, cancelled_at FROM stints WHERE person_id = $1 ORDER BY starts_at")
            .bind(id)
            .fetch_all(&mut *conn)
            .await?;
    let taps: Vec<(String, DateTime<Utc>, Option<DateTime<Utc>>)> =
        sqlx::query_as("SELECT kind, at, undone_at FROM clockings WHERE person_id = $1 ORDER BY at")
            .bind(id)
            .fetch_all(&mut *conn)
            .await?;
    let presence: Vec<PresenceLine> = sqlx::query_as(
        "SELECT day, outcome, starts_at, ends_at, reason FROM attendances WHERE person_id = $1 ORDER BY starts_at, recorded_at",
    )
    .bind(id)
    .fetch_all(&mut *conn)
    .await?;
    let months: Vec<(NaiveDate, String)> =
        sqlx::query_as("SELECT month, figures FROM month_sheets WHERE person_id = $1 ORDER BY month")
            .bind(id)
            .fetch_all(&mut *conn)
            .await?;
    let skills: Vec<(String, String, Option<NaiveDate>)> = sqlx::query_as(
        "SELECT skills.name, person_skills.level, person_skills.expires
         FROM person_skills
         JOIN skills ON skills.id = person_skills.skill_id
         WHERE person_skills.person_id = $1
         ORDER BY skills.name",
    )
    .bind(id)
    .fetch_all(&mut *conn)
    .await?;
    let support: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM support_entries WHERE person_id = $1").bind(id).fetch_one(conn).await?;
    Ok(json!({
        "contracts": contracts, "skills": skills, "absences": absences, "published_plan": plan, "clockings": taps,
        "presence": presence, "validated_months": months,
        "support_entries_held_by_the_counsellor": support,
    }))
}

/// Takes a person who leaves off everything ahead, and off every open swap.
///
/// # Errors
/// When the data base fails.
pub async fn leave(tx: &mut Conn, actor: &Actor, id: PersonId, now: DateTime<Utc>) -> Result<()> {
    lock_plan(tx).await?;
    away::free(tx, actor, id, ahead(now), None, now).await?;
    sqlx::query(
        "UPDATE swaps SET state = $1, decided_at = $2
         WHERE state IN ('offered', 'taken') AND (offered_by = $3 OR taken_by = $3)",
    )
    .bind(SwapState::Withdrawn)
    .bind(now)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(())
}

/// Everything from now on.
fn ahead(now: DateTime<Utc>) -> Interval {
    Interval { starts: now, ends: now + chrono::Duration::days(36_500) }
}

/// Erases what need not be kept: what is ahead, private settings, words of absences and support. Contracts, presence and months stay,
/// without identity, as long as the law asks for hours.
///
/// # Errors
/// When the data base fails.
pub async fn erase(tx: &mut Conn, id: PersonId, email: Option<&str>, now: DateTime<Utc>) -> Result<()> {
    stints::cancel(tx, id, ahead(now), now).await?;
    sqlx::query(
        "DELETE FROM assignments
         WHERE person_id = $1 AND id IN (SELECT id FROM engagements WHERE person_id = $1 AND starts_at > $2)",
    )
    .bind(id)
    .bind(now)
    .execute(&mut *tx)
    .await?;
    sqlx::query("DELETE FROM engagements WHERE person_id = $1 AND starts_at > $2 AND kind = 'shift'")
        .bind(id)
        .bind(now)
        .execute(&mut *tx)
        .await?;
    for sql in [
        "DELETE FROM workers WHERE person_id = $1",
        "DELETE FROM availability WHERE person_id = $1",
        "DELETE FROM restrictions WHERE person_id = $1",
        "DELETE FROM person_skills WHERE person_id = $1",
        "UPDATE contracts SET pass_number = '', note = '' WHERE person_id = $1",
        "UPDATE absences SET note = '', decision = '', reference = '' WHERE person_id = $1",
        "UPDATE support_entries SET subject = '', body = '', next_step = '' WHERE person_id = $1",
        "UPDATE audit_log SET before_json = 'null', after_json = 'null'
         WHERE record_id IN (SELECT id FROM contracts WHERE person_id = $1 UNION SELECT id FROM absences WHERE person_id = $1)",
    ] {
        sqlx::query(sql).bind(id).execute(&mut *tx).await?;
    }
    if let Some(email) = email {
        sqlx::query("DELETE FROM volunteers WHERE email = $1").bind(email).execute(tx).await?;
    }
    Ok(())
}

//! What the law gives people over their working data: joined with another record, handed out, erased but for what must be kept.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};

use people::model::PersonId;
use platform::db::{Conn, lock_plan};
use platform::error::Result;
use platform::op::Op;
use platform::person::Subject;
use platform::time::Interval;

use crate::refusal::Refusal;
use crate::rota::store::swaps::SwapState;
use crate::rota::store::{away, stints};

/// Days after which who signed up is forgotten: two years, as the legal notice says.
const LONG_AGO: i64 = 730;

/// Kind, first and last day, minutes a week, PASS and its end.
type ContractLine = (String, NaiveDate, Option<NaiveDate>, i64, String, Option<NaiveDate>);
/// Start, what it was extended for, until when and on which paper, derogation, real end, motive.
type ContractMore = (NaiveDate, Option<String>, Option<NaiveDate>, String, Option<NaiveDate>, Option<NaiveDate>, String);
/// Kind, first and last day, state, note, reference, host, decision.
type AbsenceLine = (String, NaiveDate, NaiveDate, String, String, String, String, String);
/// First and last day, minutes a day and a week, not before and not after, no night.
type LimitLine = (NaiveDate, Option<NaiveDate>, Option<i64>, Option<i64>, Option<i64>, Option<i64>, bool);
/// Start, end, called off.
type PlanLine = (DateTime<Utc>, DateTime<Utc>, Option<DateTime<Utc>>);
/// Day, outcome, start, end, reason of a correction.
type PresenceLine = (NaiveDate, String, DateTime<Utc>, DateTime<Utc>, String);

/// Whether two records may be made one: nothing may fall into a month that is validated, and nobody was on one shift twice. Under the
/// plan's lock.
///
/// # Errors
/// `Conflict` where it may not.
pub async fn may_merge(tx: &mut Conn, kept: PersonId, other: PersonId) -> Result<()> {
    let locked: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM month_sheets
         WHERE person_id = $2
            OR (person_id = $1 AND (
                EXISTS (
                    SELECT 1 FROM attendances
                    WHERE attendances.person_id = $2
                      AND SUBSTR(CAST(attendances.day AS TEXT), 1, 7) = SUBSTR(CAST(month_sheets.month AS TEXT), 1, 7))
                OR EXISTS (
                    SELECT 1 FROM stints
                    WHERE stints.person_id = $2
                      AND SUBSTR(CAST(stints.day AS TEXT), 1, 7) = SUBSTR(CAST(month_sheets.month AS TEXT), 1, 7))
                OR EXISTS (
                    SELECT 1 FROM absences
                    WHERE absences.person_id = $2 AND absences.state = 'approved'
                      AND SUBSTR(CAST(absences.starts AS TEXT), 1, 7) <= SUBSTR(CAST(month_sheets.month AS TEXT), 1, 7)
                      AND SUBSTR(CAST(absences.ends AS TEXT), 1, 7) >= SUBSTR(CAST(month_sheets.month AS TEXT), 1, 7))))",
    )
    .bind(kept)
    .bind(other)
    .fetch_one(&mut *tx)
    .await?;
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
    if locked + shared > 0 { Err(Refusal::CannotMerge.into()) } else { Ok(()) }
}

/// Everything held about a person's work, to hand out. The counsellor's part is the counsellor's to hand out.
pub async fn held(conn: &mut Conn, id: PersonId) -> Result<Value> {
    let contracts: Vec<ContractLine> = sqlx::query_as(
        "SELECT kind, starts, ends, weekly_minutes, pass_number, pass_ends FROM contracts WHERE person_id = $1 ORDER BY starts",
    )
    .bind(id)
    .fetch_all(&mut *conn)
    .await?;
    let contracts_more: Vec<ContractMore> = sqlx::query_as(
        "SELECT starts, extension, extension_until, extension_paper, derogation_until, ended_on, exit_motive
         FROM contracts
         WHERE person_id = $1
         ORDER BY starts",
    )
    .bind(id)
    .fetch_all(&mut *conn)
    .await?;
    let amendments: Vec<(NaiveDate, i64, String)> = sqlx::query_as(
        "SELECT contract_amendments.starts, contract_amendments.weekly_minutes, contract_amendments.paper
         FROM contract_amendments
         JOIN contracts ON contracts.id = contract_amendments.contract_id
         WHERE contracts.person_id = $1
         ORDER BY contract_amendments.starts",
    )
    .bind(id)
    .fetch_all(&mut *conn)
    .await?;
    let absences: Vec<AbsenceLine> = sqlx::query_as(
        "SELECT kind, starts, ends, state, note, reference, host, decision FROM absences WHERE person_id = $1 ORDER BY starts",
    )
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
    let limits: Vec<LimitLine> = sqlx::query_as(
        "SELECT starts, ends, day_minutes, week_minutes, not_before, not_after, no_night
         FROM work_limits
         WHERE person_id = $1
         ORDER BY starts",
    )
    .bind(id)
    .fetch_all(&mut *conn)
    .await?;
    let pass: Vec<(String, String, NaiveDate, NaiveDate, String)> =
        sqlx::query_as("SELECT pass_number, kind, starts, ends, reason FROM pass_events WHERE person_id = $1 ORDER BY starts")
            .bind(id)
            .fetch_all(&mut *conn)
            .await?;
    let restrictions: Vec<(String, Option<NaiveDate>)> = sqlx::query_as(
        "SELECT tasks.name, restrictions.ends
         FROM restrictions
         JOIN tasks ON tasks.id = restrictions.task_id
         WHERE restrictions.person_id = $1
         ORDER BY tasks.name",
    )
    .bind(id)
    .fetch_all(&mut *conn)
    .await?;
    let availability: Vec<(Option<i64>, Option<NaiveDate>, i64, i64)> =
        sqlx::query_as("SELECT weekday, day, starts, ends FROM availability WHERE person_id = $1 ORDER BY day, weekday, starts")
            .bind(id)
            .fetch_all(&mut *conn)
            .await?;
    let corrections: Vec<(NaiveDate, i64, String, DateTime<Utc>)> = sqlx::query_as(
        "SELECT month, minutes, reason, recorded_at FROM month_corrections WHERE person_id = $1 ORDER BY recorded_at",
    )
    .bind(id)
    .fetch_all(&mut *conn)
    .await?;
    let swaps: Vec<(DateTime<Utc>, String, String)> = sqlx::query_as(
        "SELECT created_at, state, decision FROM swaps WHERE offered_by = $1 OR taken_by = $1 ORDER BY created_at",
    )
    .bind(id)
    .fetch_all(&mut *conn)
    .await?;
    let support: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM support_entries WHERE person_id = $1").bind(id).fetch_one(conn).await?;
    Ok(json!({
        "contracts": contracts, "contracts_extended_and_ended": contracts_more, "contracts_amended": amendments, "skills": skills, "absences": absences, "published_plan": plan, "clockings": taps,
        "presence": presence, "validated_months": months, "corrections_of_months": corrections, "cover": swaps,
        "restrictions": restrictions, "availability": availability,
        "limits_of_hours": limits, "changes_of_pass": pass,
        "support_entries_held_by_the_counsellor": support,
    }))
}

/// Takes a person who leaves off everything ahead, and off every open swap.
pub async fn leave(op: &mut Op<'_>, id: PersonId) -> Result<()> {
    lock_plan(op.tx).await?;
    away::free(op, (id, None), ahead(op.now), None).await?;
    sqlx::query(
        "UPDATE swaps SET state = $1, decided_at = $2
         WHERE state IN ('offered', 'taken') AND (offered_by = $3 OR taken_by = $3)",
    )
    .bind(SwapState::Withdrawn)
    .bind(op.now)
    .bind(id)
    .execute(&mut *op.tx)
    .await?;
    Ok(())
}

/// Everything from now on.
fn ahead(now: DateTime<Utc>) -> Interval {
    Interval { starts: now, ends: now + chrono::Duration::days(36_500) }
}

/// Erases what need not be kept: what is ahead, private settings, words of absences and support. Contracts, presence and months stay,
/// without identity, as long as the law asks for hours.
pub async fn erase(tx: &mut Conn, id: PersonId, now: DateTime<Utc>) -> Result<()> {
    stints::cancel(tx, (id, None), ahead(now), now).await?;
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
        "UPDATE contracts SET pass_number = '', note = '' WHERE person_id = $1",
        "UPDATE absences SET note = '', decision = '', reference = '', host = '' WHERE person_id = $1",
        "UPDATE contracts
         SET extension = NULL, extension_until = NULL, extension_paper = '', exit_motive = ''
         WHERE person_id = $1",
        "UPDATE contract_weeks SET reason = '' WHERE contract_id IN (SELECT id FROM contracts WHERE person_id = $1)",
        "UPDATE contract_amendments SET paper = '' WHERE contract_id IN (SELECT id FROM contracts WHERE person_id = $1)",
        "UPDATE pass_events SET pass_number = '—', reason = '—', reference = '' WHERE person_id = $1",
        "UPDATE swaps SET decision = '' WHERE offered_by = $1 OR taken_by = $1",
        "UPDATE support_entries SET subject = '', body = '', next_step = '' WHERE person_id = $1",
        "UPDATE audit_log SET before_json = 'null', after_json = 'null'
         WHERE record_id IN (SELECT id FROM contracts WHERE person_id = $1 UNION SELECT id FROM absences WHERE person_id = $1)",
    ] {
        sqlx::query(sql).bind(id).execute(&mut *tx).await?;
    }
    Ok(())
}

/// The sign-ups of an address for work days, to hand out.
pub async fn volunteered(conn: &mut Conn, email: &str) -> Result<Value> {
    let days: Vec<(String, NaiveDate, String, i64, Option<bool>)> = sqlx::query_as(
        "SELECT open_days.title, shifts.day, volunteers.state, volunteers.people, volunteers.attended
         FROM volunteers
         JOIN open_days ON open_days.shift_id = volunteers.shift_id
         JOIN shifts ON shifts.id = volunteers.shift_id
         WHERE volunteers.email = $1
         ORDER BY shifts.day",
    )
    .bind(email)
    .fetch_all(conn)
    .await?;
    Ok(json!(days))
}

/// Takes identity out of the sign-ups of an address. How many came stays: it is counted.
pub async fn erase_volunteer(tx: &mut Conn, email: &str) -> Result<()> {
    sqlx::query("DELETE FROM volunteer_links WHERE volunteer_id IN (SELECT id FROM volunteers WHERE email = $1)")
        .bind(email)
        .execute(&mut *tx)
        .await?;
    sqlx::query("UPDATE volunteers SET name = '—', email = CAST(id AS TEXT) WHERE email = $1").bind(email).execute(tx).await?;
    Ok(())
}

/// Forgets who signed up for work days that are long over.
pub async fn forget(tx: &mut Conn, now: DateTime<Utc>) -> Result<()> {
    let long_ago = now - chrono::Duration::days(LONG_AGO);
    for sql in [
        "DELETE FROM volunteer_links
         WHERE volunteer_id IN (
             SELECT volunteers.id FROM volunteers JOIN shifts ON shifts.id = volunteers.shift_id WHERE shifts.ends_at < $1)",
        "UPDATE volunteers SET name = '—', email = CAST(id AS TEXT)
         WHERE name <> '—' AND shift_id IN (SELECT id FROM shifts WHERE ends_at < $1)",
    ] {
        sqlx::query(sql).bind(long_ago).execute(&mut *tx).await?;
    }
    Ok(())
}

/// Everything held about a person, by record and by address, under the names that are handed out.
pub async fn held_of(conn: &mut Conn, subject: &Subject) -> Result<Vec<(&'static str, Value)>> {
    let mut work = Vec::new();
    for id in &subject.ids {
        work.push(held(conn, *id).await?);
    }
    let mut days = Vec::new();
    for email in &subject.emails {
        days.push(volunteered(conn, email).await?);
    }
    let work = if work.len() == 1 { work.remove(0) } else { Value::Array(work) };
    Ok(vec![("work", work), ("work_days", Value::Array(days))])
}

/// Erases what need not be kept, by record and by address.
pub async fn erase_of(tx: &mut Conn, subject: &Subject, now: DateTime<Utc>) -> Result<()> {
    for email in &subject.emails {
        erase_volunteer(tx, email).await?;
    }
    for id in &subject.ids {
        erase(tx, *id, now).await?;
    }
    Ok(())
}

//! How long records of work are kept. What is due is listed, and removed by somebody: the figures of validated months stay, and what they were
//! made of goes.

use chrono::{Months, NaiveDate};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use platform::audit::{Entry, Verb};
use platform::auth::actor::{Actor, COORDINATORS};
use platform::db::{Conn, lock_plan};
use platform::error::Result;
use platform::op::Op;

use crate::model::retention::RecordKind;
use crate::records;

/// A kind of record with its period, and what of it is older.
#[derive(Clone, Debug, Serialize)]
pub struct Kept {
    pub kind: RecordKind,
    /// Months that it is kept.
    pub months: i64,
    /// Why so long.
    pub source: String,
    /// What was before this day is due.
    pub before: NaiveDate,
    /// How many records are due.
    pub due: i64,
    /// How many cannot go yet: their month was never validated.
    pub waiting: i64,
}

#[derive(sqlx::FromRow)]
struct Period {
    kind: RecordKind,
    months: i64,
    source: String,
}

/// The first day of the month that lies so many months back.
fn cut(today: NaiveDate, months: i64) -> NaiveDate {
    platform::time::Month::of(today - Months::new(u32::try_from(months).unwrap_or(u32::MAX))).first()
}

/// Of each kind what lies before its day, and what of it waits for its month: `$1` to `$4` are the days of taps, hours, absences, support.
const COUNTS: &str = "
    SELECT 'taps' AS kind, COUNT(*) AS found, CAST(0 AS BIGINT) AS waiting FROM clockings WHERE day < $1
    UNION ALL
    SELECT 'hours', COUNT(*), CAST(COALESCE(SUM(CASE WHEN month_sheets.month IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT)
    FROM stints
    LEFT JOIN month_sheets
        ON month_sheets.person_id = stints.person_id
       AND SUBSTR(CAST(month_sheets.month AS TEXT), 1, 7) = SUBSTR(CAST(stints.day AS TEXT), 1, 7)
    WHERE stints.day < $2
    UNION ALL
    SELECT 'absences', COUNT(*), CAST(0 AS BIGINT)
    FROM absences
    WHERE ends < $3 AND (kind <> 'other' OR note <> '' OR decision <> '' OR reference <> '' OR host <> '')
    UNION ALL
    SELECT 'support', COUNT(*), CAST(0 AS BIGINT)
    FROM support_entries
    WHERE on_day < $4 AND (subject <> '' OR body <> '' OR next_step <> '')";

/// What removes a kind, statement by statement.
const fn remove_sql(kind: RecordKind) -> &'static [&'static str] {
    match kind {
        RecordKind::Taps => &["DELETE FROM clockings WHERE day < $1"],
        RecordKind::Hours => &[
            "DELETE FROM attendances
             WHERE day < $1
               AND EXISTS (SELECT 1 FROM month_sheets
                           WHERE month_sheets.person_id = attendances.person_id
                             AND SUBSTR(CAST(month_sheets.month AS TEXT), 1, 7) = SUBSTR(CAST(attendances.day AS TEXT), 1, 7))",
            "DELETE FROM stints
             WHERE day < $1
               AND NOT EXISTS (SELECT 1 FROM attendances WHERE attendances.stint_id = stints.id)
               AND NOT EXISTS (SELECT 1 FROM stints AS cut WHERE cut.cut_from = stints.id AND cut.day >= $1)
               AND EXISTS (SELECT 1 FROM month_sheets
                           WHERE month_sheets.person_id = stints.person_id
                             AND SUBSTR(CAST(month_sheets.month AS TEXT), 1, 7) = SUBSTR(CAST(stints.day AS TEXT), 1, 7))",
        ],
        RecordKind::Absences => &[
            "UPDATE audit_log SET before_json = 'null', after_json = 'null'
             WHERE record_id IN (SELECT id FROM absences WHERE ends < $1)",
            "UPDATE absences SET kind = 'other', note = '', decision = '', reference = '', host = '' WHERE ends < $1",
        ],
        RecordKind::Support => &["UPDATE support_entries SET subject = '', body = '', next_step = '' WHERE on_day < $1"],
    }
}

/// Every kind with what is due.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn list(conn: &mut Conn, actor: &Actor, today: NaiveDate) -> Result<Vec<Kept>> {
    actor.require(COORDINATORS)?;
    let mut periods: Vec<Period> =
        sqlx::query_as("SELECT kind, months, source FROM retention_periods").fetch_all(&mut *conn).await?;
    periods.sort_by_key(|period| period.kind);
    let before = |kind: RecordKind| {
        let period = periods.iter().find(|period| period.kind == kind);
        period.map(|period| cut(today, period.months))
    };
    let counts: Vec<(RecordKind, i64, i64)> = sqlx::query_as(COUNTS)
        .bind(before(RecordKind::Taps))
        .bind(before(RecordKind::Hours))
        .bind(before(RecordKind::Absences))
        .bind(before(RecordKind::Support))
        .fetch_all(conn)
        .await?;
    let kept = |Period { kind, months, source }| {
        let (_, found, waiting) = counts.iter().find(|(of, ..)| *of == kind)?;
        Some(Kept { kind, months, source, before: cut(today, months), due: found - waiting, waiting: *waiting })
    };
    Ok(periods.into_iter().filter_map(kept).collect())
}

/// Changes how long a kind is kept.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn put(op: &mut Op<'_>, kind: RecordKind, months: i64, source: &str) -> Result<()> {
    op.actor.require(COORDINATORS)?;
    sqlx::query("UPDATE retention_periods SET months = $1, source = $2 WHERE kind = $3")
        .bind(months)
        .bind(source)
        .bind(kind)
        .execute(&mut *op.tx)
        .await?;
    let after = json!({ "kind": kind, "months": months, "source": source });
    op.log(Entry::new(records::RULE, Uuid::nil(), Verb::Updated).after(&after)?).await
}

/// Removes what is due of a kind. Gives how many records that was.
///
/// # Errors
/// `NotFound` for anybody but a coordinator.
pub async fn remove(op: &mut Op<'_>, kind: RecordKind) -> Result<i64> {
    op.actor.require(COORDINATORS)?;
    lock_plan(op.tx).await?;
    let all = list(op.tx, op.actor, op.today()).await?;
    let Some(kept) = all.into_iter().find(|kept| kept.kind == kind) else {
        return Ok(0);
    };
    for sql in remove_sql(kind) {
        sqlx::query(*sql).bind(kept.before).execute(&mut *op.tx).await?;
    }
    op.log(Entry::new(records::RULE, Uuid::nil(), Verb::Erased).after(&kept)?).await?;
    Ok(kept.due)
}

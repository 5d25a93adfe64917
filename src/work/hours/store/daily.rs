//! The days of a month as they were found: what stands behind a sheet's figures.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use people::model::PersonId;
use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::Result;
use platform::time::{Interval, Minutes, Month};

use crate::hours::store::months::MONTH_READERS;
use crate::model::attendance::AttendanceOutcome;
use crate::model::rules::work_by_day;

#[derive(sqlx::FromRow)]
struct Row {
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    break_minutes: Minutes,
    site_name: String,
}

/// Work on one day.
#[derive(Clone, Debug)]
pub struct DayLine {
    /// The day; of work across midnight each has its own line.
    pub day: NaiveDate,
    /// The whole of the work.
    pub interval: Interval,
    pub pause: Minutes,
    /// What of it fell on the day.
    pub work: Minutes,
    /// Where; empty for a workshop led.
    pub site_name: String,
}

/// A person's days of a month, as noted and corrected, with the workshops they led.
///
/// # Errors
/// `NotFound` for those who may not see hours; a person may see their own.
pub async fn of_month(
    conn: &mut Conn,
    actor: &Actor,
    person: PersonId,
    month: Month,
    (zone, now): (Tz, DateTime<Utc>),
) -> Result<Vec<DayLine>> {
    if actor.person != Some(person) {
        actor.require(MONTH_READERS)?;
    }
    let within = Interval::days(month.first(), month.last(), zone);
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT attendances.starts_at, attendances.ends_at, attendances.break_minutes, sites.name AS site_name
         FROM attendances
         JOIN stints ON stints.id = attendances.stint_id
         JOIN sites ON sites.id = stints.site_id
         WHERE attendances.person_id = $1 AND attendances.day BETWEEN $2 AND $3 AND attendances.outcome = $4
           AND NOT EXISTS (SELECT 1 FROM attendances AS newer WHERE newer.supersedes = attendances.id)
         UNION ALL
         SELECT engagements.starts_at, engagements.ends_at, 0 AS break_minutes, '' AS site_name
         FROM engagements
         WHERE engagements.kind = 'workshop' AND engagements.person_id = $1 AND engagements.starts_at >= $5
           AND engagements.ends_at <= $6
           AND EXISTS (SELECT 1 FROM contracts WHERE contracts.person_id = $1)
         ORDER BY starts_at",
    )
    .bind(person)
    // Work of the last evening before reaches into the month.
    .bind(month.first() - chrono::Days::new(1))
    .bind(month.last())
    .bind(AttendanceOutcome::Present)
    .bind(within.starts)
    .bind(within.ends.min(now))
    .fetch_all(conn)
    .await?;
    let lines = rows.into_iter().flat_map(|row| {
        let whole = Interval { starts: row.starts_at, ends: row.ends_at };
        work_by_day(whole, row.break_minutes, zone).into_iter().map(move |(day, work)| {
            // Of a night each day has its own part, and one of them the break.
            let of_day = Interval::days(day, day, zone);
            let interval = Interval { starts: whole.starts.max(of_day.starts), ends: whole.ends.min(of_day.ends) };
            DayLine { day, interval, pause: interval.length() - work, work, site_name: row.site_name.clone() }
        })
    });
    Ok(lines.filter(|line| month.holds(line.day)).collect())
}

//! What must hold of working time on any database.

use platform::check::Finding;
use platform::db::Conn;
use platform::error::Result;

/// Each proof: what must hold, and the query that finds what contradicts it, a line each.
const PROOFS: [(&str, &str); 8] = [
    (
        "nobody is in two places at once",
        "SELECT CAST('person ' || people.name AS TEXT)
         FROM engagements AS one
         JOIN engagements AS two
             ON two.person_id = one.person_id AND two.id > one.id AND two.starts_at < one.ends_at AND two.ends_at > one.starts_at
         JOIN people ON people.id = one.person_id",
    ),
    (
        "each assignment takes the time of its shift, or a part of it",
        "SELECT CAST('person ' || people.name AS TEXT)
         FROM assignments
         JOIN shifts ON shifts.id = assignments.shift_id
         JOIN people ON people.id = assignments.person_id
         LEFT JOIN engagements
             ON engagements.id = assignments.id
            AND engagements.person_id = assignments.person_id
            AND engagements.starts_at >= shifts.starts_at
            AND engagements.ends_at <= shifts.ends_at
            AND (assignments.starts_minute IS NOT NULL
                 OR (engagements.starts_at = shifts.starts_at AND engagements.ends_at = shifts.ends_at))
         WHERE engagements.id IS NULL",
    ),
    (
        "each engagement belongs to an assignment or a granted absence",
        "SELECT CAST('person ' || people.name AS TEXT)
         FROM engagements
         JOIN people ON people.id = engagements.person_id
         WHERE (engagements.kind = 'shift' AND NOT EXISTS (SELECT 1 FROM assignments WHERE assignments.id = engagements.id))
            OR (engagements.kind = 'absence'
                AND NOT EXISTS (SELECT 1 FROM absences WHERE absences.id = engagements.id AND absences.state = 'approved'))",
    ),
    (
        "each granted absence takes its time",
        "SELECT CAST('person ' || people.name AS TEXT)
         FROM absences
         JOIN people ON people.id = absences.person_id
         WHERE absences.state = 'approved'
           AND NOT EXISTS (SELECT 1 FROM engagements WHERE engagements.id = absences.id)",
    ),
    (
        "each line of presence is superseded at most once and by its own person's",
        "SELECT CAST('person ' || people.name AS TEXT)
         FROM attendances AS newer
         JOIN attendances AS older ON older.id = newer.supersedes
         JOIN people ON people.id = newer.person_id
         WHERE newer.stint_id <> older.stint_id OR newer.person_id <> older.person_id",
    ),
    (
        "nobody was found at work in two places at once",
        "SELECT CAST('person ' || people.name AS TEXT)
         FROM attendances AS one
         JOIN attendances AS two
             ON two.person_id = one.person_id AND two.id > one.id AND two.starts_at < one.ends_at AND two.ends_at > one.starts_at
         JOIN people ON people.id = one.person_id
         WHERE one.outcome = 'present' AND two.outcome = 'present'
           AND NOT EXISTS (SELECT 1 FROM attendances AS newer WHERE newer.supersedes IN (one.id, two.id))",
    ),
    (
        "nobody was found at work while away",
        "SELECT CAST('person ' || people.name AS TEXT)
         FROM attendances
         JOIN engagements
             ON engagements.person_id = attendances.person_id
            AND engagements.kind = 'absence'
            AND engagements.starts_at < attendances.ends_at
            AND engagements.ends_at > attendances.starts_at
         JOIN people ON people.id = attendances.person_id
         WHERE attendances.outcome = 'present'
           AND NOT EXISTS (SELECT 1 FROM attendances AS newer WHERE newer.supersedes = attendances.id)",
    ),
    (
        "the places taken of a work day are those of its sign-ups, and no more than there are",
        "SELECT CAST('work day ' || open_days.title AS TEXT)
         FROM open_days
         WHERE open_days.taken > open_days.places
            OR open_days.taken <> (
                SELECT COALESCE(SUM(people), 0) FROM volunteers
                WHERE volunteers.shift_id = open_days.shift_id AND volunteers.state IN ('pending', 'coming'))",
    ),
];

/// Runs the proofs of this room.
///
/// # Errors
/// When the database cannot be read.
pub async fn run(conn: &mut Conn) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (what, sql) in PROOFS {
        findings.push(Finding { what, troubles: sqlx::query_scalar(sql).fetch_all(&mut *conn).await? });
    }
    Ok(findings)
}

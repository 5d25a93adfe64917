//! What must hold of workshops on any database: above all that no seat was sold twice.

use platform::check::Finding;
use platform::db::Conn;
use platform::error::Result;

/// Each proof: what must hold, and the query that finds what contradicts it, a line each.
const PROOFS: [(&str, &str); 9] = [
    (
        "no date has more seats taken than it has, and its count is the sum of its bookings",
        "SELECT CAST('date of ' || workshops.title AS TEXT)
         FROM workshop_dates
         JOIN workshops ON workshops.id = workshop_dates.workshop_id
         WHERE workshop_dates.taken > workshop_dates.capacity
            OR workshop_dates.taken <>
               (SELECT COALESCE(SUM(places.seats), 0) FROM places WHERE places.date_id = workshop_dates.id)",
    ),
    (
        "each booking that has seats has them on each of its dates, and no other has any",
        "SELECT CAST('booking ' || bookings.code AS TEXT)
         FROM bookings
         JOIN workshop_dates
             ON workshop_dates.cancelled_at IS NULL
            AND (workshop_dates.id = bookings.date_id
                 OR (bookings.series_id IS NOT NULL AND workshop_dates.series_id = bookings.series_id))
         LEFT JOIN places ON places.booking_id = bookings.id AND places.date_id = workshop_dates.id
         WHERE (bookings.state IN ('held', 'pending', 'confirmed', 'offered')
                AND (places.seats IS NULL OR places.seats <> bookings.seats))
            OR (bookings.state IN ('waiting', 'cancelled', 'expired') AND places.seats IS NOT NULL)",
    ),
    (
        "each confirmed booking has a ticket for each seat",
        "SELECT CAST('booking ' || bookings.code AS TEXT)
         FROM bookings
         WHERE bookings.state = 'confirmed'
           AND bookings.seats <>
               (SELECT COUNT(*) FROM participants WHERE participants.booking_id = bookings.id AND participants.cancelled_at IS NULL)",
    ),
    (
        "each voucher counts its uses",
        "SELECT CAST('voucher ' || vouchers.code AS TEXT)
         FROM vouchers
         WHERE vouchers.used > vouchers.uses
            OR vouchers.used <> (SELECT COUNT(*) FROM bookings WHERE bookings.voucher_id = vouchers.id)",
    ),
    (
        "no room or stove is held by two dates at once",
        "SELECT CAST('resource ' || resources.name AS TEXT)
         FROM date_resources AS one
         JOIN date_resources AS two
             ON two.resource_id = one.resource_id AND two.date_id > one.date_id
            AND two.starts_at < one.ends_at AND two.ends_at > one.starts_at
         JOIN resources ON resources.id = one.resource_id",
    ),
    (
        "each facilitator's time is taken by their date",
        "SELECT CAST('facilitator ' || people.name AS TEXT)
         FROM date_facilitators
         JOIN workshop_dates ON workshop_dates.id = date_facilitators.date_id
         JOIN people ON people.id = date_facilitators.person_id
         LEFT JOIN engagements
             ON engagements.id = date_facilitators.id
            AND engagements.person_id = date_facilitators.person_id
            AND engagements.starts_at = workshop_dates.starts_at
            AND engagements.ends_at = workshop_dates.ends_at
         WHERE engagements.id IS NULL
         UNION ALL
         SELECT CAST('engagement of ' || people.name AS TEXT)
         FROM engagements
         JOIN people ON people.id = engagements.person_id
         WHERE engagements.kind = 'workshop'
           AND NOT EXISTS (SELECT 1 FROM date_facilitators WHERE date_facilitators.id = engagements.id)",
    ),
    (
        "receipts are numbered without a gap",
        "SELECT CAST('last receipt ' || last_receipt AS TEXT)
         FROM workshop_settings
         WHERE last_receipt <> (SELECT COUNT(*) FROM workshop_payments)
            OR last_receipt <> (SELECT COALESCE(MAX(receipt), 0) FROM workshop_payments)",
    ),
    (
        "what each booking has paid is the sum of its payments",
        "SELECT CAST('booking ' || bookings.code AS TEXT)
         FROM bookings
         LEFT JOIN (SELECT booking_id, SUM(cents) AS cents, SUM(units) AS units FROM workshop_payments GROUP BY booking_id) AS sums
             ON sums.booking_id = bookings.id
         WHERE bookings.paid_cents <> COALESCE(sums.cents, 0) OR bookings.paid_units <> COALESCE(sums.units, 0)",
    ),
    (
        "nobody is checked in twice for the same date",
        "SELECT CAST('ticket ' || participants.code AS TEXT)
         FROM check_ins AS one
         JOIN check_ins AS two ON two.participant_id = one.participant_id AND two.date_id = one.date_id AND two.id > one.id
         JOIN participants ON participants.id = one.participant_id
         WHERE one.undone_at IS NULL AND two.undone_at IS NULL",
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

//! What the law gives people over their bookings: handed out, joined with another record, erased; and what is forgotten by itself once a
//! date is over.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use platform::db::Conn;
use platform::error::Result;
use platform::person::Subject;

/// The name an erased booking keeps.
const ERASED: &str = "—";

/// Code, title, day, state, seats, cents due.
type BookingLine = (String, String, chrono::NaiveDate, String, i64, i64);

/// The bookings made with an address, and who came with them.
pub async fn held(conn: &mut Conn, email: &str) -> Result<Value> {
    let bookings: Vec<BookingLine> = sqlx::query_as(
        "SELECT bookings.code, workshops.title, workshop_dates.day, bookings.state, bookings.seats, bookings.due_cents
         FROM bookings
         JOIN workshops ON workshops.id = bookings.workshop_id
         JOIN workshop_dates ON workshop_dates.id = bookings.date_id
         WHERE bookings.email = $1
         ORDER BY bookings.created_at",
    )
    .bind(email)
    .fetch_all(&mut *conn)
    .await?;
    let participants: Vec<(String, String)> = sqlx::query_as(
        "SELECT bookings.code, participants.name
         FROM participants
         JOIN bookings ON bookings.id = participants.booking_id
         WHERE bookings.email = $1
         ORDER BY bookings.created_at, participants.position",
    )
    .bind(email)
    .fetch_all(&mut *conn)
    .await?;
    let answers: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT bookings.code, workshop_questions.label, booking_answers.answer
         FROM booking_answers
         JOIN bookings ON bookings.id = booking_answers.booking_id
         JOIN workshop_questions ON workshop_questions.id = booking_answers.question_id
         WHERE bookings.email = $1
         ORDER BY bookings.created_at",
    )
    .bind(email)
    .fetch_all(&mut *conn)
    .await?;
    let requests: Vec<(String, DateTime<Utc>, String)> = sqlx::query_as(
        "SELECT bookings.code, booking_requests.created_at, booking_requests.body
         FROM booking_requests
         JOIN bookings ON bookings.id = booking_requests.booking_id
         WHERE bookings.email = $1
         ORDER BY booking_requests.created_at",
    )
    .bind(email)
    .fetch_all(conn)
    .await?;
    Ok(json!({
        "answers": answers, "requests": requests,
        "bookings": bookings.into_iter().map(|(code, title, day, state, seats, cents)| {
            json!({ "code": code, "workshop": title, "day": day, "state": state, "seats": seats, "due_cents": cents })
        }).collect::<Vec<_>>(),
        "participants": participants.into_iter().map(|(code, name)| json!({ "booking": code, "name": name })).collect::<Vec<_>>(),
    }))
}

/// Takes identity out of the bookings made with an address. Seats, presence and payments stay, for they are counted.
pub async fn erase(tx: &mut Conn, email: &str) -> Result<()> {
    for sql in [
        "UPDATE participants SET name = $2, age = NULL, allergies = ''
         WHERE booking_id IN (SELECT id FROM bookings WHERE email = $1)",
        "DELETE FROM booking_answers WHERE booking_id IN (SELECT id FROM bookings WHERE email = $1) AND $2 <> ''",
        "DELETE FROM booking_links WHERE booking_id IN (SELECT id FROM bookings WHERE email = $1) AND $2 <> ''",
        "DELETE FROM booking_requests WHERE booking_id IN (SELECT id FROM bookings WHERE email = $1) AND $2 <> ''",
        "UPDATE bookings
         SET name = $2, email = '', phone = '', commune = '', emergency_contact = '', collectors = '', feedback = '', reminders = FALSE
         WHERE email = $1",
    ] {
        sqlx::query(sql).bind(email).bind(ERASED).execute(&mut *tx).await?;
    }
    Ok(())
}

/// Forgets what only the day itself needed: allergies, emergency contacts, who may collect a child, of bookings whose last date is over;
/// and holds that were never filled in.
pub async fn forget(tx: &mut Conn, now: DateTime<Utc>) -> Result<()> {
    for sql in [
        "UPDATE participants SET allergies = ''
         WHERE allergies <> ''
           AND NOT EXISTS (
               SELECT 1
               FROM bookings
               JOIN workshop_dates
                   ON workshop_dates.id = bookings.date_id
                   OR (bookings.series_id IS NOT NULL AND workshop_dates.series_id = bookings.series_id)
               WHERE bookings.id = participants.booking_id AND workshop_dates.ends_at > $1)",
        "UPDATE bookings SET emergency_contact = '', collectors = ''
         WHERE (emergency_contact <> '' OR collectors <> '')
           AND NOT EXISTS (
               SELECT 1
               FROM workshop_dates
               WHERE (workshop_dates.id = bookings.date_id
                      OR (bookings.series_id IS NOT NULL AND workshop_dates.series_id = bookings.series_id))
                 AND workshop_dates.ends_at > $1)",
    ] {
        sqlx::query(sql).bind(now).execute(&mut *tx).await?;
    }
    // Who waited or gave up, and came of nothing: forgotten after two years, as the legal notice says. Receipts keep theirs.
    let long_ago = now - chrono::Duration::days(730);
    for sql in [
        "DELETE FROM booking_links WHERE booking_id IN (
             SELECT id FROM bookings
             WHERE state IN ('waiting', 'expired', 'cancelled') AND email <> '' AND created_at < $1
               AND NOT EXISTS (SELECT 1 FROM workshop_payments WHERE workshop_payments.booking_id = bookings.id))",
        "UPDATE participants SET name = '—', age = NULL WHERE name <> '—' AND booking_id IN (
             SELECT id FROM bookings
             WHERE state IN ('waiting', 'expired', 'cancelled') AND created_at < $1
               AND NOT EXISTS (SELECT 1 FROM workshop_payments WHERE workshop_payments.booking_id = bookings.id))",
        "UPDATE bookings SET name = '—', email = '', phone = '', commune = '', feedback = ''
         WHERE state IN ('waiting', 'expired', 'cancelled') AND email <> '' AND created_at < $1
           AND NOT EXISTS (SELECT 1 FROM workshop_payments WHERE workshop_payments.booking_id = bookings.id)",
    ] {
        sqlx::query(sql).bind(long_ago).execute(&mut *tx).await?;
    }
    let yesterday = now - chrono::Duration::days(1);
    for sql in [
        "DELETE FROM booking_links
         WHERE booking_id IN (SELECT id FROM bookings WHERE email = '' AND name = '' AND state IN ('expired', 'cancelled') AND ended_at < $1)",
        "DELETE FROM bookings WHERE email = '' AND name = '' AND state IN ('expired', 'cancelled') AND ended_at < $1",
    ] {
        sqlx::query(sql).bind(yesterday).execute(&mut *tx).await?;
    }
    Ok(())
}

/// Everything held under a person's addresses.
pub async fn held_of(conn: &mut Conn, subject: &Subject) -> Result<Vec<(&'static str, Value)>> {
    let mut booked = Vec::new();
    for email in &subject.emails {
        booked.push(held(conn, email).await?);
    }
    Ok(vec![("workshops", Value::Array(booked))])
}

/// Erases what was booked under a person's addresses.
pub async fn erase_of(tx: &mut Conn, subject: &Subject) -> Result<()> {
    for email in &subject.emails {
        erase(tx, email).await?;
    }
    Ok(())
}

//! Letters that leave by themselves: each kind once for each booking and date.

use chrono::{DateTime, Duration, Utc};

use platform::db::{Conn, Db};
use platform::error::Result;

use crate::model::booking::BookingId;
use crate::model::date::DateId;

platform::text_enum! {
    /// Which letter.
    Kind {
        /// A week before.
        Week = "week",
        /// Two days before.
        TwoDays = "two_days",
        /// Afterwards.
        Thanks = "thanks",
    }
}

/// How long after the end people are thanked, at the earliest and at the latest.
const THANKS: (Duration, Duration) = (Duration::hours(2), Duration::days(3));

impl Kind {
    /// How long before the start it leaves. Whoever booked later than that needs no reminder.
    const fn before(self) -> Duration {
        match self {
            Self::Week => Duration::days(7),
            Self::TwoDays | Self::Thanks => Duration::days(2),
        }
    }
}

/// Takes what is due: which booking is to be told of which date. It is noted as told in the same transaction.
pub async fn take_due(tx: &mut Conn, kind: Kind, now: DateTime<Utc>) -> Result<Vec<(BookingId, DateId)>> {
    let due = if kind == Kind::Thanks { over(tx, now).await? } else { soon(tx, kind, now).await? };
    let mut taken = Vec::with_capacity(due.len());
    for part in due.chunks(400) {
        let mut query = sqlx::QueryBuilder::<Db>::new("INSERT INTO booking_mails (booking_id, date_id, kind, sent_at) ");
        query.push_values(part, |mut row, (booking, date)| {
            row.push_bind(*booking).push_bind(*date).push_bind(kind).push_bind(now);
        });
        // Of two nodes only the one that notes it writes the letter.
        query.push(" ON CONFLICT DO NOTHING RETURNING booking_id, date_id");
        let mine: Vec<(BookingId, DateId)> = query.build_query_as().fetch_all(&mut *tx).await?;
        taken.extend(mine);
    }
    Ok(taken)
}

async fn soon(tx: &mut Conn, kind: Kind, now: DateTime<Utc>) -> Result<Vec<(BookingId, DateId)>> {
    let rows: Vec<(BookingId, DateId, DateTime<Utc>, DateTime<Utc>)> = sqlx::query_as(
        "SELECT bookings.id, workshop_dates.id, workshop_dates.starts_at, bookings.confirmed_at
         FROM workshop_dates
         JOIN places ON places.date_id = workshop_dates.id
         JOIN bookings ON bookings.id = places.booking_id
         WHERE workshop_dates.starts_at > $1 AND workshop_dates.starts_at <= $2 AND bookings.state = 'confirmed'
           AND bookings.reminders AND bookings.email <> ''
           AND NOT EXISTS (
               SELECT 1 FROM booking_mails
               WHERE booking_mails.booking_id = bookings.id AND booking_mails.date_id = workshop_dates.id AND booking_mails.kind = $3)",
    )
    .bind(now)
    .bind(now + kind.before())
    .bind(kind)
    .fetch_all(tx)
    .await?;
    let early = |starts: DateTime<Utc>, confirmed: DateTime<Utc>| confirmed < starts - kind.before();
    Ok(rows.into_iter().filter(|(_, _, starts, confirmed)| early(*starts, *confirmed)).map(|(id, date, ..)| (id, date)).collect())
}

/// Those who came to the last date of what they had booked.
async fn over(tx: &mut Conn, now: DateTime<Utc>) -> Result<Vec<(BookingId, DateId)>> {
    Ok(sqlx::query_as(
        "SELECT DISTINCT bookings.id, workshop_dates.id
         FROM workshop_dates
         JOIN check_ins ON check_ins.date_id = workshop_dates.id AND check_ins.undone_at IS NULL
         JOIN participants ON participants.id = check_ins.participant_id
         JOIN bookings ON bookings.id = participants.booking_id
         WHERE workshop_dates.ends_at > $1 AND workshop_dates.ends_at <= $2 AND bookings.reminders AND bookings.email <> ''
           AND NOT EXISTS (
               SELECT 1 FROM workshop_dates AS later
               WHERE later.series_id = bookings.series_id AND later.ends_at > workshop_dates.ends_at AND later.cancelled_at IS NULL)
           AND NOT EXISTS (
               SELECT 1 FROM booking_mails
               WHERE booking_mails.booking_id = bookings.id AND booking_mails.date_id = workshop_dates.id
                 AND booking_mails.kind = 'thanks')",
    )
    .bind(now - THANKS.1)
    .bind(now - THANKS.0)
    .fetch_all(tx)
    .await?)
}

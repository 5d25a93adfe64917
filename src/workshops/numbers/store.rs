//! How workshops went: seats filled, people who came, who did not, who waited; by date, by theme, by commune. Groups under five people are
//! never told apart.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::Result;

use crate::RUNNERS;
use crate::model::date::DateId;
use crate::model::workshop::Theme;

/// The smallest group that is counted by itself.
pub const SMALLEST: i64 = 5;

/// One date in numbers.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DateNumbers {
    pub id: DateId,
    /// The workshop's title.
    pub title: String,
    pub theme: Theme,
    pub day: NaiveDate,
    /// Whether it is over.
    pub over: bool,
    /// Whether it did not take place.
    pub cancelled: bool,
    pub capacity: i64,
    pub booked: i64,
    /// People who came.
    pub came: i64,
    /// People who came to a workshop for the first time.
    pub newcomers: i64,
    /// Seats waited for.
    pub waiting: i64,
    /// Sum of the ratings given.
    pub rating_sum: i64,
    /// How many were given.
    pub ratings: i64,
}

impl DateNumbers {
    /// People who had booked and did not come; known once it is over.
    #[must_use]
    pub fn no_shows(&self) -> i64 {
        if self.over && !self.cancelled { (self.booked - self.came).max(0) } else { 0 }
    }
}

/// The dates of a period, by day.
///
/// # Errors
/// `NotFound` for those who do not run workshops.
pub async fn by_date(
    conn: &mut Conn,
    actor: &Actor,
    (from, until): (NaiveDate, NaiveDate),
    now: DateTime<Utc>,
) -> Result<Vec<DateNumbers>> {
    actor.require(RUNNERS)?;
    Ok(sqlx::query_as(
        "SELECT workshop_dates.id, workshops.title, workshops.theme, workshop_dates.day, workshop_dates.ends_at < $3 AS over,
                workshop_dates.cancelled_at IS NOT NULL AS cancelled, workshop_dates.capacity - workshop_dates.stand_ins AS capacity,
                CAST(COALESCE((SELECT SUM(places.seats) FROM places JOIN bookings ON bookings.id = places.booking_id
                               WHERE places.date_id = workshop_dates.id AND bookings.state = 'confirmed'), 0) AS BIGINT) AS booked,
                (SELECT COUNT(*) FROM check_ins
                 WHERE check_ins.date_id = workshop_dates.id AND check_ins.undone_at IS NULL) AS came,
                (SELECT COUNT(*) FROM check_ins
                 JOIN participants ON participants.id = check_ins.participant_id
                 JOIN bookings ON bookings.id = participants.booking_id
                 WHERE check_ins.date_id = workshop_dates.id AND check_ins.undone_at IS NULL AND bookings.newcomer) AS newcomers,
                CAST(COALESCE((SELECT SUM(bookings.seats) FROM bookings
                               WHERE bookings.date_id = workshop_dates.id AND bookings.line_at IS NOT NULL
                                 AND bookings.state <> 'confirmed'), 0) AS BIGINT) AS waiting,
                CAST(COALESCE((SELECT SUM(bookings.rating) FROM bookings WHERE bookings.date_id = workshop_dates.id), 0) AS BIGINT)
                    AS rating_sum,
                (SELECT COUNT(bookings.rating) FROM bookings WHERE bookings.date_id = workshop_dates.id) AS ratings
         FROM workshop_dates
         JOIN workshops ON workshops.id = workshop_dates.workshop_id
         WHERE workshop_dates.day BETWEEN $1 AND $2
         ORDER BY workshop_dates.starts_at, workshop_dates.id",
    )
    .bind(from)
    .bind(until)
    .bind(now)
    .fetch_all(conn)
    .await?)
}

/// People who came, by the commune of their booking, those of small groups together under an empty name; a rest under five is left out
/// altogether.
///
/// # Errors
/// `NotFound` for those who do not run workshops.
pub async fn by_commune(conn: &mut Conn, actor: &Actor, (from, until): (NaiveDate, NaiveDate)) -> Result<Vec<(String, i64)>> {
    actor.require(RUNNERS)?;
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT bookings.commune, COUNT(*) AS came
         FROM check_ins
         JOIN workshop_dates ON workshop_dates.id = check_ins.date_id
         JOIN participants ON participants.id = check_ins.participant_id
         JOIN bookings ON bookings.id = participants.booking_id
         WHERE check_ins.undone_at IS NULL AND workshop_dates.day BETWEEN $1 AND $2
         GROUP BY bookings.commune
         ORDER BY came DESC, bookings.commune",
    )
    .bind(from)
    .bind(until)
    .fetch_all(conn)
    .await?;
    Ok(without_small_groups(rows))
}

/// Puts groups under five together; leaves the rest out where it is itself under five, for it would tell of few.
#[must_use]
pub fn without_small_groups(rows: Vec<(String, i64)>) -> Vec<(String, i64)> {
    let (mut large, small): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(name, n)| *n >= SMALLEST && !name.is_empty());
    let rest: i64 = small.iter().map(|(_, n)| n).sum();
    if rest >= SMALLEST {
        large.push((String::new(), rest));
    }
    large
}

/// Children together without their parents from which a day counts towards a declaration (Code de l'action sociale et des familles,
/// R227-1, 3°: at least seven minors, on at least fourteen days of a year).
pub const CHILDREN_TOGETHER: i64 = 7;
/// Days of a year from which a declaration may be required.
pub const CHILDREN_DAYS: i64 = 14;

/// On how many days of a year seven children or more come without their parents.
///
/// # Errors
/// `NotFound` for those who do not run workshops.
pub async fn children_days(conn: &mut Conn, actor: &Actor, (from, until): (NaiveDate, NaiveDate)) -> Result<i64> {
    actor.require(RUNNERS)?;
    Ok(sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM (SELECT workshop_dates.day
               FROM workshop_dates
               JOIN workshops ON workshops.id = workshop_dates.workshop_id
               WHERE workshops.children AND workshop_dates.cancelled_at IS NULL AND workshop_dates.day BETWEEN $1 AND $2
               GROUP BY workshop_dates.day
               HAVING SUM(workshop_dates.taken) >= $3) AS days",
    )
    .bind(from)
    .bind(until)
    .bind(CHILDREN_TOGETHER)
    .fetch_one(conn)
    .await?)
}

/// Sums of a theme, or of everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Dates that took or take place.
    pub dates: i64,
    pub capacity: i64,
    pub booked: i64,
    /// People who came.
    pub came: i64,
    /// People who did not come.
    pub no_shows: i64,
    pub newcomers: i64,
    /// Seats waited for.
    pub waiting: i64,
}

impl Sums {
    fn add(&mut self, date: &DateNumbers) {
        self.dates += 1;
        self.capacity += date.capacity;
        self.booked += date.booked;
        self.came += date.came;
        self.no_shows += date.no_shows();
        self.newcomers += date.newcomers;
        self.waiting += date.waiting;
    }

    /// Seats booked of a hundred.
    #[must_use]
    pub const fn fill(&self) -> i64 {
        if self.capacity == 0 { 0 } else { self.booked * 100 / self.capacity }
    }
}

/// Sums by theme, and of everything. Dates that were called off do not count.
#[must_use]
pub fn sums(dates: &[DateNumbers]) -> (BTreeMap<Theme, Sums>, Sums) {
    let (mut themes, mut all) = (BTreeMap::<Theme, Sums>::new(), Sums::default());
    for date in dates.iter().filter(|date| !date.cancelled) {
        themes.entry(date.theme).or_default().add(date);
        all.add(date);
    }
    (themes, all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_can_tell_a_small_group() {
        let named = |rows: &[(&str, i64)]| rows.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect::<Vec<_>>();
        let cases = [
            (vec![("A", 9), ("B", 3), ("C", 4)], vec![("A", 9), ("", 7)]),
            (vec![("A", 9), ("B", 4)], vec![("A", 9)]),
            (vec![("", 8)], vec![("", 8)]),
            (vec![("A", 5)], vec![("A", 5)]),
        ];
        for (rows, told) in cases {
            assert_eq!(without_small_groups(named(&rows)), named(&told));
        }
    }
}

//! Dates of workshops: made one by one or as a series, moved, called off; who leads them and what they hold.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde_json::json;
use uuid::Uuid;

use kit::calendar::apart;
use land::model::{PlotId, SiteId};
use people::model::PersonId;
use platform::audit::{Entry, Verb};
use platform::auth::actor::Actor;
use platform::db::{Conn, Db, Lockable, lock_row};
use platform::error::{AppError, Result};
use platform::op::Op;
use platform::room::Days;
use platform::search;
use platform::time::{ClockTime, Interval, Minutes, Slot};

use crate::guards::held_twice;
use crate::model::about::{About, Abouts};
use crate::model::booking::BookingId;
use crate::model::date::{DateDetails, DateId, Place, ResourceId, SeriesId, Window, WorkshopDate};
use crate::model::workshop::WorkshopId;
use crate::records;
use crate::refusal::Refusal;
use crate::{KEEPERS, RUNNERS};

#[derive(sqlx::FromRow)]
struct Row {
    id: DateId,
    workshop_id: WorkshopId,
    series_id: Option<SeriesId>,
    whole: bool,
    day: NaiveDate,
    starts_minute: ClockTime,
    ends_minute: ClockTime,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    site_id: Option<SiteId>,
    plot_id: Option<PlotId>,
    address: String,
    place_name: String,
    place_address: String,
    capacity: i64,
    stand_ins: i64,
    min_people: i64,
    opens_at: DateTime<Utc>,
    closes_at: DateTime<Utc>,
    cancel_until: DateTime<Utc>,
    taken: i64,
    cancelled_at: Option<DateTime<Utc>>,
    cancel_reason: String,
    sequence: i64,
    updated_at: DateTime<Utc>,
    version: i64,
}

impl From<Row> for WorkshopDate {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            workshop: row.workshop_id,
            series: row.series_id,
            whole: row.whole,
            slot: Slot { day: row.day, starts: row.starts_minute, ends: row.ends_minute, pause: Minutes(0) },
            starts: row.starts_at,
            ends: row.ends_at,
            place: row.site_id.map_or_else(|| Place::Address(row.address), |site| Place::Land(site, row.plot_id)),
            place_name: row.place_name,
            place_address: row.place_address,
            capacity: row.capacity - row.stand_ins,
            stand_ins: row.stand_ins,
            min_people: row.min_people,
            taken: row.taken,
            window: Window { opens: row.opens_at, closes: row.closes_at, cancel_until: row.cancel_until },
            cancelled: row.cancelled_at.map(|_| row.cancel_reason),
            sequence: row.sequence,
            updated: row.updated_at,
            version: row.version,
        }
    }
}

const COLUMNS: &str = "SELECT workshop_dates.id, workshop_dates.workshop_id, workshop_dates.series_id,
        COALESCE(workshop_series.whole, FALSE) AS whole, workshop_dates.day, workshop_dates.starts_minute, workshop_dates.ends_minute,
        workshop_dates.starts_at, workshop_dates.ends_at, workshop_dates.site_id, workshop_dates.plot_id, workshop_dates.address,
        COALESCE(sites.name, workshop_dates.address) AS place_name, COALESCE(sites.address, '') AS place_address,
        workshop_dates.capacity, workshop_dates.stand_ins, workshop_dates.min_people, workshop_dates.opens_at, workshop_dates.closes_at,
        workshop_dates.cancel_until, workshop_dates.taken, workshop_dates.cancelled_at, workshop_dates.cancel_reason,
        workshop_dates.sequence, workshop_dates.updated_at, workshop_dates.version
 FROM workshop_dates
 LEFT JOIN workshop_series ON workshop_series.id = workshop_dates.series_id
 LEFT JOIN sites ON sites.id = workshop_dates.site_id ";

async fn rows(conn: &mut Conn, mut query: sqlx::QueryBuilder<Db>) -> Result<Vec<WorkshopDate>> {
    let rows: Vec<Row> = query.build_query_as().fetch_all(conn).await?;
    Ok(rows.into_iter().map(WorkshopDate::from).collect())
}

/// The dates of public workshops between two instants, by start.
pub async fn public(conn: &mut Conn, from: DateTime<Utc>, until: DateTime<Utc>) -> Result<Vec<WorkshopDate>> {
    let mut query = sqlx::QueryBuilder::<Db>::new(COLUMNS);
    query
        .push("JOIN workshops ON workshops.id = workshop_dates.workshop_id WHERE workshops.published_at IS NOT NULL AND workshops.archived_at IS NULL AND workshop_dates.starts_at >= ")
        .push_bind(from)
        .push(" AND workshop_dates.starts_at < ")
        .push_bind(until)
        .push(" ORDER BY workshop_dates.starts_at, workshop_dates.id");
    rows(conn, query).await
}

/// All dates between two instants, for the team.
///
/// # Errors
/// `NotFound` for those who do not run workshops.
pub async fn between(conn: &mut Conn, actor: &Actor, from: DateTime<Utc>, until: DateTime<Utc>) -> Result<Vec<WorkshopDate>> {
    actor.require(RUNNERS)?;
    let mut query = sqlx::QueryBuilder::<Db>::new(COLUMNS);
    query
        .push("WHERE workshop_dates.starts_at >= ")
        .push_bind(from)
        .push(" AND workshop_dates.starts_at < ")
        .push_bind(until)
        .push(" ORDER BY workshop_dates.starts_at, workshop_dates.id");
    rows(conn, query).await
}

/// The dates of a workshop from an instant on, by start.
pub async fn of_workshop(conn: &mut Conn, workshop: WorkshopId, from: DateTime<Utc>) -> Result<Vec<WorkshopDate>> {
    let mut query = sqlx::QueryBuilder::<Db>::new(COLUMNS);
    query
        .push("WHERE workshop_dates.workshop_id = ")
        .push_bind(workshop)
        .push(" AND workshop_dates.ends_at >= ")
        .push_bind(from)
        .push(" ORDER BY workshop_dates.starts_at, workshop_dates.id");
    rows(conn, query).await
}

/// One date. Everybody may: that its workshop is public, the caller has asked.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn get(conn: &mut Conn, id: DateId) -> Result<WorkshopDate> {
    let mut query = sqlx::QueryBuilder::<Db>::new(COLUMNS);
    query.push("WHERE workshop_dates.id = ").push_bind(id);
    rows(conn, query).await?.pop().ok_or(AppError::NotFound)
}

/// The dates that a booking of one date touches: itself, or the whole cycle. By start; called off ones left out of a cycle.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn touched(conn: &mut Conn, id: DateId) -> Result<Vec<WorkshopDate>> {
    let mut query = sqlx::QueryBuilder::<Db>::new(COLUMNS);
    query
        .push("WHERE (workshop_dates.id = ")
        .push_bind(id)
        .push(
            " AND NOT COALESCE(workshop_series.whole, FALSE))
              OR (workshop_dates.cancelled_at IS NULL AND workshop_dates.series_id IN (
                SELECT workshop_series.id FROM workshop_series
                JOIN workshop_dates AS one ON one.series_id = workshop_series.id
                WHERE workshop_series.whole AND one.id = ",
        )
        .push_bind(id)
        .push(")) ORDER BY workshop_dates.starts_at, workshop_dates.id");
    let dates = rows(conn, query).await?;
    if dates.is_empty() { Err(AppError::NotFound) } else { Ok(dates) }
}

/// Makes the dates of `days`, as a series where there are several. Gives their ids.
///
/// # Errors
/// `Conflict` where somebody or something is taken then, or there are more seats than a resource has room for.
pub async fn create(
    op: &mut Op<'_>,
    workshop: WorkshopId,
    (details, days, whole): (&DateDetails, &[NaiveDate], bool),
) -> Result<Vec<DateId>> {
    op.actor.require(KEEPERS)?;
    lock_row(op.tx, Lockable::Workshop, workshop.uuid()).await?;
    within_resources(op.tx, details).await?;
    let series = if days.len() > 1 {
        let id = SeriesId::new();
        sqlx::query("INSERT INTO workshop_series (id, workshop_id, whole) VALUES ($1, $2, $3)")
            .bind(id)
            .bind(workshop)
            .bind(whole)
            .execute(&mut *op.tx)
            .await?;
        Some(id)
    } else {
        None
    };
    let dates: Vec<(DateId, Slot)> = days.iter().map(|day| (DateId::new(), details.slot.on(*day))).collect();
    // A cycle booked as a whole opens and closes with its first date.
    let first = dates.first().map(|(_, slot)| slot.interval(op.zone).starts);
    let mut query = sqlx::QueryBuilder::<Db>::new(
        "INSERT INTO workshop_dates
             (id, workshop_id, series_id, day, starts_minute, ends_minute, starts_at, ends_at, site_id, plot_id, address, capacity,
              min_people, opens_at, closes_at, cancel_until, cancel_reason, sequence, created_at, updated_at, version) ",
    );
    let (site, plot, address) = place_columns(&details.place);
    query.push_values(&dates, |mut row, (id, slot)| {
        let interval = slot.interval(op.zone);
        let window = details.window(first.filter(|_| whole).unwrap_or(interval.starts));
        row.push_bind(*id)
            .push_bind(workshop)
            .push_bind(series)
            .push_bind(slot.day)
            .push_bind(slot.starts)
            .push_bind(slot.ends)
            .push_bind(interval.starts)
            .push_bind(interval.ends)
            .push_bind(site)
            .push_bind(plot)
            .push_bind(address.clone())
            .push_bind(details.capacity)
            .push_bind(details.min_people)
            .push_bind(window.opens)
            .push_bind(window.closes)
            .push_bind(window.cancel_until)
            .push_bind("")
            .push_bind(0_i64)
            .push_bind(op.now)
            .push_bind(op.now)
            .push_bind(1_i64);
    });
    query.build().execute(&mut *op.tx).await?;
    hold(op.tx, details, &dates, op.zone).await?;
    let after = json!({ "dates": days, "details": details });
    op.log(Entry::new(records::WORKSHOP, workshop.uuid(), Verb::Published).after(&after)?).await?;
    Ok(dates.into_iter().map(|(id, _)| id).collect())
}

pub(crate) fn place_columns(place: &Place) -> (Option<SiteId>, Option<PlotId>, String) {
    match place {
        Place::Land(site, plot) => (Some(*site), *plot, String::new()),
        Place::Address(address) => (None, None, address.clone()),
    }
}

pub(crate) async fn within_resources(tx: &mut Conn, details: &DateDetails) -> Result<()> {
    if details.resources.is_empty() {
        return Ok(());
    }
    let mut query = sqlx::QueryBuilder::<Db>::new("SELECT MIN(heads) FROM resources WHERE id IN (");
    let mut ids = query.separated(", ");
    for id in &details.resources {
        ids.push_bind(*id);
    }
    query.push(")");
    let room: Option<i64> = query.build_query_scalar().fetch_one(tx).await?;
    match room.filter(|room| *room < details.capacity) {
        Some(room) => Err(Refusal::ResourceTooSmall { room }.into()),
        None => Ok(()),
    }
}

/// Takes the time of facilitators and resources for some dates. The guards of the schema refuse what is taken.
pub(crate) async fn hold(tx: &mut Conn, details: &DateDetails, dates: &[(DateId, Slot)], zone: Tz) -> Result<()> {
    let people: Vec<(Uuid, DateId, Slot, PersonId)> = dates
        .iter()
        .flat_map(|(date, slot)| details.facilitators.iter().map(move |person| (Uuid::now_v7(), *date, *slot, *person)))
        .collect();
    if !people.is_empty() {
        refuse_busy(tx, &people, zone).await?;
        let mut query = sqlx::QueryBuilder::<Db>::new("INSERT INTO engagements (id, person_id, kind, starts_at, ends_at) ");
        query.push_values(&people, |mut row, (id, _, slot, person)| {
            let interval = slot.interval(zone);
            row.push_bind(*id).push_bind(*person).push_bind("workshop").push_bind(interval.starts).push_bind(interval.ends);
        });
        query.build().execute(&mut *tx).await.map_err(apart)?;
        let mut query = sqlx::QueryBuilder::<Db>::new("INSERT INTO date_facilitators (id, date_id, person_id) ");
        query.push_values(&people, |mut row, (id, date, _, person)| {
            row.push_bind(*id).push_bind(*date).push_bind(*person);
        });
        query.build().execute(&mut *tx).await?;
    }
    if !details.resources.is_empty() {
        let held: Vec<(DateId, Slot, ResourceId)> = dates
            .iter()
            .flat_map(|(date, slot)| details.resources.iter().map(move |resource| (*date, *slot, *resource)))
            .collect();
        let mut query = sqlx::QueryBuilder::<Db>::new("INSERT INTO date_resources (date_id, resource_id, starts_at, ends_at) ");
        query.push_values(&held, |mut row, (date, slot, resource)| {
            let interval = slot.interval(zone);
            row.push_bind(*date).push_bind(*resource).push_bind(interval.starts).push_bind(interval.ends);
        });
        query.build().execute(&mut *tx).await.map_err(held_twice)?;
    }
    Ok(())
}

/// Says who is taken elsewhere, and when: the guard of the schema, which has the last word, only knows that somebody is.
async fn refuse_busy(tx: &mut Conn, wanted: &[(Uuid, DateId, Slot, PersonId)], zone: Tz) -> Result<()> {
    let intervals: Vec<_> = wanted.iter().map(|(_, _, slot, person)| (slot.interval(zone), *person)).collect();
    let (Some(first), Some(last)) =
        (intervals.iter().map(|(one, _)| one.starts).min(), intervals.iter().map(|(one, _)| one.ends).max())
    else {
        return Ok(());
    };
    let taken: Vec<(PersonId, String, DateTime<Utc>, DateTime<Utc>)> = sqlx::query_as(
        "SELECT engagements.person_id, people.name, engagements.starts_at, engagements.ends_at
         FROM engagements
         JOIN people ON people.id = engagements.person_id
         WHERE engagements.starts_at < $1 AND engagements.ends_at > $2
         ORDER BY engagements.starts_at",
    )
    .bind(last)
    .bind(first)
    .fetch_all(tx)
    .await?;
    let met = taken.into_iter().find(|(whose, _, starts, ends)| {
        let theirs = Interval { starts: *starts, ends: *ends };
        intervals.iter().any(|(interval, person)| person == whose && interval.overlaps(theirs))
    });
    match met {
        Some((_, name, starts, _)) => Err(Refusal::FacilitatorBusy { name, starts, zone }.into()),
        None => Ok(()),
    }
}

/// Gives the time of facilitators and resources of a date back.
pub(crate) async fn release(tx: &mut Conn, id: DateId) -> Result<()> {
    let engagements: Vec<Uuid> =
        sqlx::query_scalar("DELETE FROM date_facilitators WHERE date_id = $1 RETURNING id").bind(id).fetch_all(&mut *tx).await?;
    if !engagements.is_empty() {
        let mut query = sqlx::QueryBuilder::<Db>::new("DELETE FROM engagements WHERE id IN (");
        let mut ids = query.separated(", ");
        for engagement in &engagements {
            ids.push_bind(*engagement);
        }
        query.push(")");
        query.build().execute(&mut *tx).await?;
    }
    sqlx::query("DELETE FROM date_resources WHERE date_id = $1").bind(id).execute(tx).await?;
    Ok(())
}

/// Who leads some dates.
pub async fn facilitators(conn: &mut Conn, id: DateId) -> Result<Vec<(PersonId, String)>> {
    Ok(sqlx::query_as(
        "SELECT people.id, people.name
         FROM date_facilitators
         JOIN people ON people.id = date_facilitators.person_id
         WHERE date_facilitators.date_id = $1
         ORDER BY people.search_text",
    )
    .bind(id)
    .fetch_all(conn)
    .await?)
}

/// What a date holds.
pub async fn resources(conn: &mut Conn, id: DateId) -> Result<Vec<(ResourceId, String)>> {
    let mut all: Vec<_> = sqlx::query_as(
        "SELECT resources.id, resources.name
         FROM date_resources
         JOIN resources ON resources.id = date_resources.resource_id
         WHERE date_resources.date_id = $1
         ORDER BY resources.name",
    )
    .bind(id)
    .fetch_all(conn)
    .await?;
    search::sort_by_name(&mut all, |(_, name): &(ResourceId, String)| name);
    Ok(all)
}

#[derive(sqlx::FromRow)]
struct Titled {
    title: String,
    #[sqlx(flatten)]
    date: Row,
}

/// What somebody leads from an instant on, by start, with the workshops' titles.
pub async fn led_by(conn: &mut Conn, person: PersonId, from: DateTime<Utc>) -> Result<Vec<(String, WorkshopDate)>> {
    let mut query = sqlx::QueryBuilder::<Db>::new(COLUMNS.replacen("SELECT", "SELECT workshops.title,", 1));
    query
        .push(
            "JOIN workshops ON workshops.id = workshop_dates.workshop_id
             JOIN date_facilitators ON date_facilitators.date_id = workshop_dates.id
             WHERE date_facilitators.person_id = ",
        )
        .push_bind(person)
        .push(" AND workshop_dates.ends_at >= ")
        .push_bind(from)
        .push(" ORDER BY workshop_dates.starts_at");
    let led: Vec<Titled> = query.build_query_as().fetch_all(conn).await?;
    Ok(led.into_iter().map(|row| (row.title, row.date.into())).collect())
}

/// The next dates of public workshops that take place, full or not, with the workshops' titles.
pub async fn next_public(conn: &mut Conn, from: DateTime<Utc>, most: i64) -> Result<Vec<(String, WorkshopDate)>> {
    let mut query = sqlx::QueryBuilder::<Db>::new(COLUMNS.replacen("SELECT", "SELECT workshops.title,", 1));
    query
        .push(
            "JOIN workshops ON workshops.id = workshop_dates.workshop_id
             WHERE workshops.published_at IS NOT NULL AND workshops.archived_at IS NULL AND workshop_dates.cancelled_at IS NULL
               AND workshop_dates.starts_at >= ",
        )
        .push_bind(from)
        .push(" ORDER BY workshop_dates.starts_at, workshop_dates.id LIMIT ")
        .push_bind(most);
    let next: Vec<Titled> = query.build_query_as().fetch_all(conn).await?;
    Ok(next.into_iter().map(|row| (row.title, row.date.into())).collect())
}

#[derive(sqlx::FromRow)]
struct OfBooking {
    booking_id: BookingId,
    title: String,
    bring: String,
    #[sqlx(flatten)]
    date: Row,
}

/// What each of some bookings is about: title, what to bring, dates by start.
pub async fn of_bookings(conn: &mut Conn, ids: &[BookingId]) -> Result<Abouts> {
    let mut abouts = Abouts::new();
    for part in ids.chunks(400) {
        let mut query = sqlx::QueryBuilder::<Db>::new(COLUMNS.replacen(
            "SELECT",
            "SELECT bookings.id AS booking_id, workshops.title, workshops.bring,",
            1,
        ));
        query.push(
            " JOIN workshops ON workshops.id = workshop_dates.workshop_id
              JOIN bookings
                  ON workshop_dates.id = bookings.date_id
                  OR (bookings.series_id IS NOT NULL AND workshop_dates.series_id = bookings.series_id)
              WHERE bookings.id IN (",
        );
        let mut list = query.separated(", ");
        for id in part {
            list.push_bind(*id);
        }
        query.push(") ORDER BY workshop_dates.starts_at, workshop_dates.id");
        let rows: Vec<OfBooking> = query.build_query_as().fetch_all(&mut *conn).await?;
        for row in rows {
            let about =
                abouts.entry(row.booking_id).or_insert_with(|| About { title: row.title, bring: row.bring, dates: Vec::new() });
            about.dates.push(row.date.into());
        }
    }
    Ok(abouts)
}

/// The dates of some days that were not called off.
pub async fn on_days(conn: &mut Conn, days: &Days) -> Result<Vec<DateId>> {
    Ok(sqlx::query_scalar(
        "SELECT id FROM workshop_dates WHERE day BETWEEN $1 AND $2 AND cancelled_at IS NULL ORDER BY starts_at",
    )
    .bind(days.start())
    .bind(days.end())
    .fetch_all(conn)
    .await?)
}

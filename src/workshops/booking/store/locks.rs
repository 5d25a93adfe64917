//! The lock of a workshop, taken by whatever one knows of it: whoever holds it decides alone about its dates, bookings and waiting line.

use uuid::Uuid;

use platform::backend::FOR_WORKSHOPS;
use platform::db::{Conn, Db};
use platform::error::Result;
use platform::secrets::Token;

use crate::model::booking::BookingId;
use crate::model::date::DateId;
use crate::offer::store::workshops::WorkshopLock;

/// By one of its dates.
///
/// # Errors
/// `NotFound` where there is no such date.
pub(crate) async fn of_date(tx: &mut Conn, date: DateId) -> Result<WorkshopLock> {
    of(tx, "JOIN workshop_dates ON workshop_dates.workshop_id = workshops.id WHERE workshop_dates.id = ", date.uuid()).await
}

/// By one of its bookings.
///
/// # Errors
/// `NotFound` where there is no such booking.
pub(crate) async fn of_booking(tx: &mut Conn, booking: BookingId) -> Result<WorkshopLock> {
    of(tx, "JOIN bookings ON bookings.workshop_id = workshops.id WHERE bookings.id = ", booking.uuid()).await
}

async fn of(tx: &mut Conn, what: &'static str, id: Uuid) -> Result<WorkshopLock> {
    let mut query = sqlx::QueryBuilder::<Db>::new("SELECT workshops.id FROM workshops ");
    query.push(what).push_bind(id).push(FOR_WORKSHOPS);
    Ok(WorkshopLock::taken(query.build_query_scalar().fetch_one(tx).await?))
}

/// By a private link of one of its bookings, which it gives as well.
///
/// # Errors
/// `NotFound` for a link that is none.
pub(crate) async fn of_link(tx: &mut Conn, token: &Token) -> Result<(WorkshopLock, BookingId)> {
    let mut query = sqlx::QueryBuilder::<Db>::new(
        "SELECT workshops.id, bookings.id
         FROM booking_links
         JOIN bookings ON bookings.id = booking_links.booking_id
         JOIN workshops ON workshops.id = bookings.workshop_id
         WHERE booking_links.hash = ",
    );
    query.push_bind(token.hash()).push(FOR_WORKSHOPS);
    let (workshop, booking) = query.build_query_as().fetch_one(tx).await?;
    Ok((WorkshopLock::taken(workshop), booking))
}

//! All the SQL about workshops, one file a thing.

/// What is read of a booking, wherever it comes from.
macro_rules! booking_fields {
    () => {
        "bookings.id, bookings.workshop_id, bookings.date_id, bookings.series_id, bookings.code, bookings.state, bookings.seats,
         bookings.name, bookings.email, bookings.phone, bookings.commune, bookings.language, bookings.emergency_contact,
         bookings.collectors, bookings.method, bookings.due_cents, bookings.due_units, bookings.voucher_id, bookings.expires_at,
         bookings.extended, bookings.line_at, bookings.calendar_sequence, bookings.reminders, bookings.rating"
    };
}

pub mod bookings;
pub mod changes;
pub mod check;
pub mod dates;
pub mod door;
pub mod filling;
pub mod line;
mod locks;
pub mod mails;
pub mod numbers;
pub mod privacy;
pub mod resources;
pub mod seed;
pub mod settings;
pub mod vouchers;
pub mod workshops;

use crate::platform::error::AppError;
use crate::platform::i18n::Message;

fn broke(error: &sqlx::Error, guard: &str) -> bool {
    match error {
        sqlx::Error::Database(database) => database.constraint() == Some(guard) || database.message().contains(guard),
        _ => false,
    }
}

/// Turns the guard against too many seats into a sentence.
pub(super) fn full(error: sqlx::Error) -> AppError {
    if broke(&error, "seats_within_capacity") { AppError::Conflict(Message::new(super::texts::full_now)) } else { error.into() }
}

/// Turns the guard against a resource held twice into a sentence.
pub(super) fn held_twice(error: sqlx::Error) -> AppError {
    if broke(&error, "resources_apart") { AppError::Conflict(Message::new(super::texts::resource_taken)) } else { error.into() }
}

/// Turns the guard against a voucher used too often into a sentence.
pub(super) fn used_up(error: sqlx::Error) -> AppError {
    if broke(&error, "voucher_uses_left") {
        AppError::Conflict(Message::new(super::texts::voucher_used_up))
    } else {
        error.into()
    }
}

//! All the SQL about workshops, one file a thing.

pub mod bookings;
pub mod changes;
pub mod check;
pub mod dates;
pub mod door;
pub mod filling;
pub mod line;
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

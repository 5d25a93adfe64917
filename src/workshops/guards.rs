//! What the schema guards in this room, in words: a broken constraint becomes a sentence.

use platform::error::{AppError, broke};
use platform::i18n::Message;

use crate::texts;

/// Turns the guard against too many seats into a sentence.
pub(crate) fn full(error: sqlx::Error) -> AppError {
    if broke(&error, "seats_within_capacity") { AppError::Conflict(Message::new(texts::full_now)) } else { error.into() }
}

/// Turns the guard against a resource held twice into a sentence.
pub(crate) fn held_twice(error: sqlx::Error) -> AppError {
    if broke(&error, "resources_apart") { AppError::Conflict(Message::new(texts::resource_taken)) } else { error.into() }
}

/// Turns the guard against a voucher used too often into a sentence.
pub(crate) fn used_up(error: sqlx::Error) -> AppError {
    if broke(&error, "voucher_uses_left") { AppError::Conflict(Message::new(texts::voucher_used_up)) } else { error.into() }
}

//! What the schema guards in this room, in words: a broken constraint becomes a sentence.

use platform::error::{AppError, guarded};

use crate::refusal::Refusal;

/// Turns the guard against too many seats into a sentence.
pub(crate) fn full(error: sqlx::Error) -> AppError {
    guarded(error, &["seats_within_capacity"], Refusal::FullNow)
}

/// Turns the guard against a resource held twice into a sentence.
pub(crate) fn held_twice(error: sqlx::Error) -> AppError {
    guarded(error, &["resources_apart"], Refusal::ResourceTaken)
}

/// Turns the guard against a voucher used too often into a sentence.
pub(crate) fn used_up(error: sqlx::Error) -> AppError {
    guarded(error, &["voucher_uses_left"], Refusal::VoucherUsedUp)
}

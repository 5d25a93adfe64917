//! What several rooms of working time refuse.

use people::model::PersonId;
use platform::auth::actor::Actor;
use platform::error::{AppError, Result};
use platform::i18n::Message;

use crate::texts;

/// Turns a broken unique key into a sentence.
pub(crate) fn unique(error: sqlx::Error, message: Message) -> AppError {
    match &error {
        sqlx::Error::Database(database) if database.is_unique_violation() => AppError::Conflict(message),
        _ => error.into(),
    }
}

/// Nobody notes, corrects or validates their own hours: somebody else in charge does.
///
/// # Errors
/// `Conflict` with that sentence.
pub(crate) fn not_ones_own(actor: &Actor, person: PersonId) -> Result<()> {
    if actor.person == Some(person) { Err(AppError::Conflict(Message::new(texts::not_ones_own_hours))) } else { Ok(()) }
}

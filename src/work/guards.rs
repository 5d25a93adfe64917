//! What several rooms of working time refuse.

use crate::people::model::PersonId;
use crate::platform::auth::actor::Actor;
use crate::platform::error::{AppError, Result};
use crate::platform::i18n::Message;
use crate::work::texts;

/// Turns a broken unique key into a sentence.
pub(in crate::work) fn unique(error: sqlx::Error, message: Message) -> AppError {
    match &error {
        sqlx::Error::Database(database) if database.is_unique_violation() => AppError::Conflict(message),
        _ => error.into(),
    }
}

/// Nobody notes, corrects or validates their own hours: somebody else in charge does.
///
/// # Errors
/// `Conflict` with that sentence.
pub(in crate::work) fn not_ones_own(actor: &Actor, person: PersonId) -> Result<()> {
    if actor.person == Some(person) { Err(AppError::Conflict(Message::new(texts::not_ones_own_hours))) } else { Ok(()) }
}

//! What several rooms of working time refuse.

use people::model::PersonId;
use platform::auth::actor::Actor;
use platform::error::{AppError, Result};
use platform::i18n::Message;

use crate::texts;

/// Nobody notes, corrects or validates their own hours: somebody else in charge does.
///
/// # Errors
/// `Conflict` with that sentence.
pub(crate) fn not_ones_own(actor: &Actor, person: PersonId) -> Result<()> {
    if actor.person == Some(person) { Err(AppError::Conflict(Message::new(texts::not_ones_own_hours))) } else { Ok(()) }
}

//! All the SQL about working time, one file a thing.

pub mod absences;
pub mod away;
pub mod book;
pub mod catalogue;
pub mod check;
pub mod contracts;
pub mod daily;
pub mod kiosks;
pub mod months;
pub mod open_days;
pub mod parameters;
pub mod plan;
pub mod presence;
pub mod privacy;
pub mod publishing;
pub mod seed;
pub mod stints;
pub mod support;
pub mod swaps;
pub mod templates;
mod work;
pub mod workers;

use crate::people::model::PersonId;
use crate::platform::auth::actor::Actor;
use crate::platform::error::{AppError, Result};
use crate::platform::i18n::Message;

pub(crate) use crate::kit::calendar::apart;

/// Turns a broken unique key into a sentence.
pub(super) fn unique(error: sqlx::Error, message: Message) -> AppError {
    match &error {
        sqlx::Error::Database(database) if database.is_unique_violation() => AppError::Conflict(message),
        _ => error.into(),
    }
}

/// Nobody notes, corrects or validates their own hours: somebody else in charge does.
///
/// # Errors
/// `Conflict` with that sentence.
pub(super) fn not_ones_own(actor: &Actor, person: PersonId) -> Result<()> {
    if actor.person == Some(person) { Err(AppError::Conflict(Message::new(super::texts::not_ones_own_hours))) } else { Ok(()) }
}

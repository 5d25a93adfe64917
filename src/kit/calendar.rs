//! One person, one place: a person's times (`engagements`) are kept in one table for all rooms, and the database refuses two at once.

use platform::error::AppError;
use platform::i18n::Message;

use super::texts;

/// The name of the guard, in both databases.
const APART: &str = "engagements_apart";

/// Turns the guard against two things at once into a sentence.
pub fn apart(error: sqlx::Error) -> AppError {
    match &error {
        sqlx::Error::Database(database) if database.constraint() == Some(APART) || database.message().contains(APART) => {
            AppError::Conflict(Message::new(texts::one_place))
        }
        _ => error.into(),
    }
}

//! One person, one place: a person's times (`engagements`) are kept in one table for all rooms, and the database refuses two at once.

use platform::error::AppError;

use crate::refusal::Refusal;

/// The name of the guard, in both databases.
const APART: &str = "engagements_apart";

/// Turns the guard against two things at once into a sentence.
pub fn apart(error: sqlx::Error) -> AppError {
    match &error {
        sqlx::Error::Database(database) if database.constraint() == Some(APART) || database.message().contains(APART) => {
            Refusal::OnePlace.into()
        }
        _ => error.into(),
    }
}

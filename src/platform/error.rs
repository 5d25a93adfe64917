//! The one error type. What a person reads is a translated [`Message`]; what went wrong inside goes to the log.

use super::forms::Form;
use super::i18n::Message;

/// The result of nearly everything.
pub type Result<T, E = AppError> = std::result::Result<T, E>;

/// Why a request could not be served.
#[derive(Debug)]
pub enum AppError {
    /// There is no such thing, or not for this person: the two look the same from outside.
    NotFound,
    /// The person may look but not do this.
    Forbidden,
    /// What was typed cannot be taken: the form comes back with what was typed and why.
    Invalid(Box<Form>),
    /// Somebody or something was faster; says what changed and what to do.
    Conflict(Message),
    /// Somebody else changed it since it was read: this is its version now.
    Changed {
        /// The present version.
        version: i64,
    },
    /// More was sent than a form takes.
    TooLong,
    /// Too many tries; says when to come back.
    TooMany {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// The database cannot be reached or written to just now (no connection, disk full).
    Unavailable(Box<dyn std::error::Error + Send + Sync>),
    /// Rolled back for another's sake: the same again will pass.
    Collision(Box<dyn std::error::Error + Send + Sync>),
    /// A defect or a broken machine.
    Internal(Box<dyn std::error::Error + Send + Sync>),
}

impl AppError {
    /// What a person can mend, in words; everything else stays an error.
    ///
    /// # Errors
    /// What is no refusal.
    pub fn refusal(self) -> std::result::Result<Message, Self> {
        match self {
            Self::Conflict(message) => Ok(message),
            Self::Changed { .. } => Ok(Message::new(super::web::texts::changed_meanwhile)),
            other => Err(other),
        }
    }

    /// Why it was refused, where it was for one of a room's reasons.
    #[must_use]
    pub fn reason<R: 'static>(&self) -> Option<&R> {
        match self {
            Self::Conflict(message) => message.reason(),
            _ => None,
        }
    }

    /// Wraps an unexpected error.
    pub fn internal(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(error.into())
    }
}

impl From<sqlx::Error> for AppError {
    fn from(error: sqlx::Error) -> Self {
        if matches!(error, sqlx::Error::RowNotFound) {
            Self::NotFound
        } else if matches!(&error, sqlx::Error::Database(database) if database.is_foreign_key_violation()) {
            // What was chosen is not there (any more): a list that was open for long, or somebody who types ids. Ours, where it is in the
            // log without either.
            tracing::warn!(%error, "a reference to nothing");
            Self::Conflict(Message::new(super::web::texts::not_there))
        } else if crate::backend::is_collision(&error) {
            Self::Collision(error.into())
        } else if crate::backend::is_unavailable(&error) {
            Self::Unavailable(error.into())
        } else {
            Self::Internal(error.into())
        }
    }
}

/// Whether it was one of the schema's guards that refused, by its name. SQLite names the columns of a unique index instead.
#[must_use]
pub fn broke(error: &sqlx::Error, guard: &str) -> bool {
    match error {
        sqlx::Error::Database(database) => database.constraint() == Some(guard) || database.message().contains(guard),
        _ => false,
    }
}

/// Turns what one of the schema's guards refuses into a reason, by its names in both databases; what is broken otherwise stays so.
#[must_use]
pub fn guarded(error: sqlx::Error, guards: &[&str], reason: impl Into<AppError>) -> AppError {
    if guards.iter().any(|guard| broke(&error, guard)) { reason.into() } else { error.into() }
}

/// Turns what a unique key refuses into a sentence; what is broken otherwise stays so.
#[must_use]
pub fn unique(error: sqlx::Error, message: impl Into<Message>) -> AppError {
    match &error {
        sqlx::Error::Database(database) if database.is_unique_violation() => AppError::Conflict(message.into()),
        _ => error.into(),
    }
}

impl From<Form> for AppError {
    fn from(form: Form) -> Self {
        Self::Invalid(Box::new(form))
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotFound => f.write_str("not found"),
            Self::Forbidden => f.write_str("forbidden"),
            Self::Invalid(form) => write!(f, "invalid: {:?}", form.errors()),
            Self::Conflict(message) => write!(f, "conflict: {message:?}"),
            Self::Changed { version } => write!(f, "changed meanwhile: version {version}"),
            Self::TooLong => f.write_str("more than a form takes"),
            Self::TooMany { retry_after } => {
                write!(f, "too many requests, retry after {retry_after} s")
            }
            Self::Collision(error) => write!(f, "collision: {error}"),
            Self::Unavailable(error) => write!(f, "unavailable: {error}"),
            Self::Internal(error) => write!(f, "internal: {error}"),
        }
    }
}

impl std::error::Error for AppError {}

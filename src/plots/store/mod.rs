//! All the SQL about the land, one file a thing.

pub mod beds;
pub mod journal;
pub mod land;
pub mod plots;
pub mod points;
pub mod sites;
pub mod trees;

use crate::platform::error::{AppError, Result};
use crate::platform::i18n::Message;

/// Refuses a change to a record that somebody else has changed since it was read.
pub(crate) fn same_version(present: i64, read: i64) -> Result<()> {
    if present == read { Ok(()) } else { Err(AppError::Conflict(Message::new(crate::platform::web::texts::changed_meanwhile))) }
}

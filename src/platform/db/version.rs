//! Records that people change carry a version: whoever saves what they read before somebody else's change is told, and overwrites nothing
//! unseen.

use crate::error::{AppError, Result};

/// Refuses a change to a record that somebody else has changed since it was read.
///
/// # Errors
/// [`AppError::Changed`] with the present version.
pub const fn same_version(present: i64, read: i64) -> Result<()> {
    if present == read { Ok(()) } else { Err(AppError::Changed { version: present }) }
}

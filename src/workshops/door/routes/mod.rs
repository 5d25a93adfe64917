//! What the forms of a date do.

pub mod dates;
pub mod door;

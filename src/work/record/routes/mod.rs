//! What the forms on a record do.

pub mod absences;
pub mod contracts;
pub mod retention;
pub mod tablets;
pub mod team;

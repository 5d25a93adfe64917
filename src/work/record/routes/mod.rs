//! What the forms on a record do.

pub mod absences;
pub mod tablets;
pub mod team;

//! The SQL that is about working time as a whole: proofs, personal data, the demonstration's bulk.

pub mod check;
pub mod privacy;
pub mod retention;
pub mod seed;

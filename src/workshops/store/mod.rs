//! The SQL that is about workshops as a whole: proofs, personal data, the demonstration.

pub mod check;
pub mod privacy;
pub mod seed;

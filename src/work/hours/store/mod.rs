//! The SQL of hours.

pub mod daily;
pub mod months;
pub mod presence;

//! What the forms of hours do.

pub mod day;
pub mod months;
pub mod payroll;
pub mod returns;
pub mod round;

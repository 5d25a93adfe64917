//! The SQL of hours.

pub mod corrections;
pub mod daily;
mod facts;
pub mod found;
pub mod months;
pub mod payroll;
pub mod presence;

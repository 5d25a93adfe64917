//! The pages of hours, one file a page.

pub mod clocked;
pub mod day;
pub mod figures;
pub mod found;
pub mod months;
pub mod payroll;
pub mod round;
pub mod sheets;
pub mod validate;

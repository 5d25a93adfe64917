//! The pages of hours, one file a page.

pub mod clocked;
pub mod day;
pub mod months;
pub mod sheets;

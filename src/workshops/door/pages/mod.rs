//! The page of a date and its sheet on paper.

pub mod day;
pub mod sheet;

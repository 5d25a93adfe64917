//! The types of working time, and the rules that need no database.

pub mod absence;
pub mod attendance;
pub mod candidates;
pub mod contract;
pub mod course;
pub mod fill;
pub mod holidays;
pub mod immersion;
pub mod leave;
pub mod limit;
pub mod month;
pub mod names;
pub mod notice;
pub mod pass;
pub mod retention;
pub mod rules;
pub mod shift;
pub mod support;
pub mod time_of_day;

//! The types of working time, and the rules that need no database.

pub mod absence;
pub mod attendance;
pub mod contract;
pub mod fill;
pub mod holidays;
pub mod month;
pub mod rules;
pub mod shift;
pub mod support;

//! What the forms of working time do; one file a thing.

pub mod absences;
pub mod day;
pub mod months;
pub mod moves;
pub mod open_days;
pub mod plan;
pub mod settings;
pub mod support;
pub mod team;
pub mod worker;

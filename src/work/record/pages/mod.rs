//! The list of the team, the record of one person, their contracts.

pub mod contract;
pub mod contracts;
pub mod retention;
pub mod team;

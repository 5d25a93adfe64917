//! The whole house: the only place that knows every room. Command line, jobs, and the list of rooms.

pub mod cli;
pub mod demo;
pub mod jobs;
pub mod offline;
pub mod rooms;
pub mod search;
pub mod starter;
pub mod today;

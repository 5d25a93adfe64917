//! The whole house: the only place that knows every room. Command line, jobs, and the list of rooms.

/// The words of the search; exactly one database is compiled.
#[cfg(feature = "sqlite")]
#[path = "search/store/sqlite.rs"]
mod index;
#[cfg(all(feature = "postgres", not(feature = "sqlite")))]
#[path = "search/store/postgres.rs"]
mod index;

pub mod cli;
pub mod demo;
pub mod jobs;
pub mod offline;
pub mod rooms;
pub mod search;
pub mod starter;
pub mod today;

//! The pages about people, one file each.

pub mod form;
pub mod import;
pub mod list;
pub mod merge;
pub mod person;
pub mod pin;
pub mod roles;

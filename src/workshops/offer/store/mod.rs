//! The SQL of the offer, one file a thing.

pub mod dates;
pub mod resources;
pub mod settings;
pub mod workshops;

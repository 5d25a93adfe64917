//! All the SQL about produce, one file a thing.

pub mod balance;
pub mod check;
pub mod lots;
pub mod moves;
pub mod places;
pub mod products;
pub mod settings;
pub mod species;
pub mod supplies;

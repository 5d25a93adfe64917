//! The pages of this room, one file each.

pub mod balance;
pub mod codes;
pub mod harvest;
pub mod lot;
pub mod places;
pub mod products;
pub mod species;
pub mod stock;
pub mod today;
pub mod weigh;

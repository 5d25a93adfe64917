//! What the forms of this room do.

pub mod harvest;
pub mod products;
pub mod species;
pub mod stock;

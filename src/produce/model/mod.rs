//! Types and pure rules of produce.

pub mod amount;
pub mod label;
pub mod lot;
pub mod product;
pub mod reference;
pub mod species;
pub mod stock;

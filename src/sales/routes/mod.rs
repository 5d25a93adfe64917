//! What the forms of this room do, and what is taken away from it.

pub mod customers;
pub mod cycles;
pub mod exports;
pub mod house;
pub mod order;
pub mod packing;
pub mod papers;
pub mod recall;

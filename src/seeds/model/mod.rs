//! What the seed exchange is made of: pure types and rules.

pub mod code;
pub mod giving;
pub mod lot;
pub mod quantity;
pub mod request;
pub mod variety;
pub mod viability;

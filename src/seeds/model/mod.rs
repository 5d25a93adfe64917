//! What the seed exchange is made of: pure types and rules.

pub mod code;
pub mod crossing;
pub mod giving;
pub mod guardian;
pub mod lineage;
pub mod lot;
pub mod quantity;
pub mod regeneration;
pub mod request;
pub mod rule;
pub mod variety;
pub mod viability;

//! The SQL about those who work here.

pub mod catalogue;
pub mod contracts;
pub mod limits;
pub mod passes;
pub mod tablets;
pub mod workers;

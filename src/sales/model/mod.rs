//! Types and pure rules of sales.

pub mod account;
pub mod closing;
pub mod customer;
pub mod cycle;
pub mod line;
pub mod order;
pub mod paper;
pub mod share;

//! What the forms of the exchange do.

pub mod days;
pub mod exports;
pub mod lots;
pub mod public;
pub mod requests;
pub mod varieties;

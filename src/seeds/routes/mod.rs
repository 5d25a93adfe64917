//! What the forms of the exchange do.

pub mod days;
pub mod exports;
pub mod guardians;
pub mod import;
pub mod keeping;
pub mod lots;
pub mod pictures;
pub mod public;
pub mod requests;
pub mod varieties;

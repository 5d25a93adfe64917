//! What residents and keepers see of the exchange.

pub mod catalogue;
pub mod days;
pub mod deposits;
pub mod embed;
pub mod family;
pub mod files;
pub mod guardians;
pub mod import;
pub mod lot;
pub mod lot_form;
pub mod lots;
pub mod numbers;
pub mod own;
pub mod packet;
pub mod parts;
pub mod plan;
pub mod printers;
pub mod request;
pub mod requests;
pub mod rules;
pub mod sowings;
pub mod today;
pub mod tray;
pub mod varieties;
pub mod volunteer;

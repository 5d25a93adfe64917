//! What residents and keepers see of the exchange.

pub mod catalogue;
pub mod days;
pub mod deposits;
pub mod lot;
pub mod lot_form;
pub mod lots;
pub mod own;
pub mod packet;
pub mod parts;
pub mod request;
pub mod requests;
pub mod today;
pub mod tray;
pub mod varieties;

//! Where the exchange keeps its varieties, lots and ledgers.

pub mod check;
pub mod days;
pub mod germination;
pub mod lots;
pub mod moves;
pub mod packets;
pub mod privacy;
pub mod promises;
pub mod requests;
pub mod varieties;

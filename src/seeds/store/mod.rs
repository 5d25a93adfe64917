//! Where the exchange keeps its varieties, lots and ledgers.

pub mod check;
pub mod days;
pub mod families;
pub mod germination;
pub mod guardians;
pub mod lots;
pub mod moves;
pub mod numbers;
pub mod outlooks;
pub mod packets;
pub mod pictures;
pub mod printers;
pub mod privacy;
pub mod promises;
pub mod redeterminations;
pub mod regenerations;
pub mod requests;
pub mod rules;
pub mod shelf;
pub mod sowings;
pub mod varieties;

//! All the SQL about sales, one file a thing.

pub mod accounts;
pub mod allocation;
pub mod check;
pub mod cloning;
pub mod closings;
pub mod customers;
pub mod cycles;
pub mod events;
pub mod fec;
pub mod handing;
pub mod jars;
pub mod mails;
pub mod offers;
pub mod orders;
pub mod packing;
pub mod packing_notes;
pub mod papers;
pub mod placing;
pub mod points;
pub mod prices;
pub mod prints;
pub mod privacy;
pub mod settings;
pub mod slots;
pub mod trace;

//! The pages of the offer: the public list, the record of a workshop, a date.

pub mod agenda;
pub mod date;
pub mod embed;
pub mod record;
pub mod record_form;

//! Sign-in: passwords for staff, links by e-mail for residents, card and PIN for workers, and the sessions they open.

pub mod actor;
pub mod cards;
pub mod devices;
pub mod hashing;
pub mod links;
pub mod passwords;
pub mod second_factor;
pub mod sessions;

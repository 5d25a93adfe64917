//! The pages of the team's desk, one file a page.

pub mod booking;
pub mod home;
pub mod resources;
pub mod settings;
pub mod vouchers;

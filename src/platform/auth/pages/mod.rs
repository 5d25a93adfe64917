//! The pages of sign-in, one file each.

pub mod account;
pub mod card;
pub mod link;
pub mod password;
pub mod set_up;
pub mod sign_in;

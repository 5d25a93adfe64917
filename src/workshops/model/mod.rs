//! Types of workshops and their pure rules.

pub mod about;
pub mod booking;
pub mod date;
pub mod door;
pub mod money;
pub mod workshop;

//! What residents see of their booking.

pub mod booking;
pub mod booking_form;
pub mod find;
pub mod join;
pub mod reservation;
pub mod ticket;
pub mod workshop;

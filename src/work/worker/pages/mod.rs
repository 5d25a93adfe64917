//! The workers' own pages.

pub mod kiosk;
pub mod my_absences;
pub mod my_hours;
pub mod my_week;

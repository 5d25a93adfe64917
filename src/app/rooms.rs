//! The rooms of the house: one line each. Routes, navigation, proofs, jobs, and what happens to people's data come from here.

use platform::room::{House, Room};

/// Every room. Where what is done in one must come before another, the order here is that order.
pub static ROOMS: &[Room] = &[
    crate::today::ROOM,
    people::ROOM,
    land::ROOM,
    produce::ROOM,
    work::ROOM,
    workshops::ROOM,
    sales::ROOM,
    seeds::ROOM,
    account::ROOM,
    crate::search::ROOM,
    crate::offline::ROOM,
    crate::starter::ROOM,
];

/// The house that is served.
pub static HOUSE: House = House { rooms: ROOMS, frame: ui::shell::frame };

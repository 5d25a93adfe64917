//! What forms about workshops do: residents' first, then the team's; and the files to take away.

pub mod booking;
pub mod dates;
pub mod door;
pub mod files;
pub mod house;
pub mod offer;

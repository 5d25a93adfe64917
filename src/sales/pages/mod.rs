//! The pages of this room, one file each.

pub mod allocation;
pub mod board;
pub mod books;
pub mod customers;
pub mod cycles;
pub mod lists;
pub mod offer;
pub mod order;
pub mod orders;
pub mod own;
pub mod packing;
pub mod packing_product;
pub mod pickup;
pub mod points;
pub mod prices;
pub mod recall;
pub mod settings;
pub mod team_order;
pub mod today;

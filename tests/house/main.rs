//! The house through its real router, on a real database: one program, so that it is linked once.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod account;
#[path = "../common/mod.rs"]
mod common;
mod first_hour;
mod imports;
mod keeping;
mod land;
mod layers;
mod lists;
mod mail;
mod many;
mod offline;
mod packing;
mod pairs;
mod people;
mod produce;
mod routes;
mod sales;
mod schema;
mod search;
mod seeds;
mod side_by_side;
mod sign_in;
mod snapshots;
mod strangers;
mod submitting;
mod words;
mod work;
mod workshops;

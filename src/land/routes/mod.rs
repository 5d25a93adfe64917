//! What the forms about the land do, and the files to take away; one file a thing.

pub mod exchange;
pub mod journal;
pub mod plots;
pub mod sites;
pub mod things;

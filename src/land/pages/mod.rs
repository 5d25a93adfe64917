//! The pages about the land, one file a page or a thing.

pub mod editor;
pub mod import;
pub mod journal;
pub mod plan;
pub mod plots;
pub mod sites;
pub mod split;
pub mod things;
pub mod today;
pub mod trees;
pub mod zoom;

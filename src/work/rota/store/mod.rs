//! The SQL of the plan, one file a thing.

pub mod absences;
pub mod away;
pub mod noted;
pub mod notice;
pub mod parameters;
pub mod plan;
pub mod publishing;
pub mod snapshot;
pub mod stints;
pub mod swaps;
pub mod templates;
pub(crate) mod work;

//! What the forms of the plan do.

pub mod moves;
pub mod plan;
pub mod settings;

//! Trees and bushes of the orchards.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::plot::PlotId;
use crate::geometry::Spot;

platform::typed_id! {
    /// A tree or bush.
    TreeId
}

platform::text_enum! {
    /// How a tree is trained.
    TreeForm {
        /// Haute-tige: trunk of 1.8 m and more.
        Standard = "standard",
        /// Demi-tige.
        HalfStandard = "half_standard",
        /// Basse-tige.
        Bush = "bush",
        /// Trained on wires.
        Espalier = "espalier",
        /// Soft fruit and nut bushes.
        Shrub = "shrub",
    }
}

platform::text_enum! {
    /// How a tree is doing.
    TreeState {
        /// Not yet bearing.
        Young = "young",
        /// Doing well.
        Healthy = "healthy",
        /// Needs care.
        Weak = "weak",
        /// Dead, still standing.
        Dead = "dead",
        /// Taken out.
        Removed = "removed",
    }
}

/// A tree as it is kept.
#[derive(Clone, Debug)]
pub struct Tree {
    pub id: TreeId,
    /// The plot it stands in.
    pub plot: PlotId,
    pub details: TreeDetails,
    /// When it was put away.
    pub archived_at: Option<DateTime<Utc>>,
    pub version: i64,
}

/// What a form or an import says of a tree.
#[derive(Clone, Debug, PartialEq)]
pub struct TreeDetails {
    pub species: String,
    pub variety: String,
    pub rootstock: String,
    /// How it is trained.
    pub form: TreeForm,
    /// When it was planted.
    pub planted: Option<NaiveDate>,
    /// How it is doing.
    pub state: TreeState,
    pub note: String,
    /// Where it stands.
    pub spot: Spot,
}

/// What the audit log keeps of a tree.
#[derive(Debug, Serialize)]
pub struct Audited<'a> {
    species: &'a str,
    variety: &'a str,
    rootstock: &'a str,
    form: TreeForm,
    planted: Option<NaiveDate>,
    state: TreeState,
    note: &'a str,
    geometry: String,
}

impl<'a> From<&'a TreeDetails> for Audited<'a> {
    fn from(details: &'a TreeDetails) -> Self {
        Self {
            species: &details.species,
            variety: &details.variety,
            rootstock: &details.rootstock,
            form: details.form,
            planted: details.planted,
            state: details.state,
            note: &details.note,
            geometry: details.spot.to_json().to_string(),
        }
    }
}

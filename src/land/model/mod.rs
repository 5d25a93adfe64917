//! The land's things, their commands and pure rules.

pub mod bed;
pub mod journal;
pub mod plot;
pub mod point;
pub mod site;
pub mod tree;

pub use bed::{Bed, BedDetails, BedId};
pub use journal::{Note, Photo, PhotoId, Subject};
pub use plot::{Plot, PlotDetails, PlotId, PlotKind, Status, StatusLine};
pub use point::{LandPoint, PointDetails, PointId, PointKind};
pub use site::{Lender, Site, SiteDetails, SiteId};
pub use tree::{Tree, TreeDetails, TreeForm, TreeId, TreeState};

/// What a list is narrowed to; each list uses what it knows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Part of the name.
    pub query: String,
    /// Only on this terrain.
    pub site: Option<SiteId>,
    /// Only of this kind.
    pub kind: Option<PlotKind>,
    /// Only with this organic status today.
    pub status: Option<Status>,
    /// The archived ones instead of the present ones.
    pub archived: bool,
}

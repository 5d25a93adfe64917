//! All the SQL about the land, one file a thing.

pub mod beds;
pub mod check;
pub mod journal;
pub mod land;
pub mod plots;
pub mod points;
pub mod sites;
pub mod trees;

use crate::model::{PlotId, SiteId};

/// Where to look for beds and trees.
#[derive(Clone, Copy, Debug)]
pub enum Within {
    /// On every plot.
    Everywhere,
    /// On the plots of one terrain.
    Site(SiteId),
    /// On one plot.
    Plot(PlotId),
}

impl Within {
    const fn site(self) -> Option<SiteId> {
        match self {
            Self::Site(id) => Some(id),
            Self::Everywhere | Self::Plot(_) => None,
        }
    }

    const fn plot(self) -> Option<PlotId> {
        match self {
            Self::Plot(id) => Some(id),
            Self::Everywhere | Self::Site(_) => None,
        }
    }
}

//! The whole land at once, for plans, exports and proofs: one query a kind of thing.

use chrono::NaiveDate;

use platform::auth::actor::Actor;
use platform::db::Conn;
use platform::error::Result;

use super::{Within, beds, plots, points, sites, trees};
use crate::model::{Bed, Filter, LandPoint, Plot, Site, SiteId, Tree};

/// All that lies on the present terrains, or on one of them.
#[derive(Clone, Debug, Default)]
pub struct Land {
    pub sites: Vec<Site>,
    /// Plots, with their status on the day asked for.
    pub plots: Vec<Plot>,
    /// Beds of these plots.
    pub beds: Vec<Bed>,
    /// Trees of these plots.
    pub trees: Vec<Tree>,
    /// Points of these terrains.
    pub points: Vec<LandPoint>,
}

/// Reads the land as the team sees it.
///
/// # Errors
/// `NotFound` for those outside the team, and for a terrain that is not there.
pub async fn load(conn: &mut Conn, actor: &Actor, site: Option<SiteId>, day: NaiveDate) -> Result<Land> {
    let sites = match site {
        Some(id) => vec![sites::get(conn, actor, id).await?],
        None => sites::list(conn, actor, &Filter::default()).await?,
    };
    let plots = plots::list(conn, actor, &Filter { site, ..Filter::default() }, day).await?;
    let within = site.map_or(Within::Everywhere, Within::Site);
    let mut beds = beds::list(conn, actor, within, false).await?;
    let mut trees = trees::list(conn, actor, within, false).await?;
    let mut points = points::list(conn, actor, site, false).await?;
    let shown: std::collections::HashSet<_> = plots.iter().map(|plot| plot.id).collect();
    beds.retain(|bed| shown.contains(&bed.plot));
    trees.retain(|tree| shown.contains(&tree.plot));
    points.retain(|point| sites.iter().any(|site| site.id == point.site));
    Ok(Land { sites, plots, beds, trees, points })
}

/// Reads the present terrains and plots alone, for drawings of the whole archipelago.
///
/// # Errors
/// `NotFound` for those outside the team.
pub async fn outlines(conn: &mut Conn, actor: &Actor, day: NaiveDate) -> Result<Land> {
    let sites = sites::list(conn, actor, &Filter::default()).await?;
    let plots = plots::list(conn, actor, &Filter::default(), day).await?;
    Ok(Land { sites, plots, ..Land::default() })
}

/// Reads one terrain as anybody may see it.
///
/// # Errors
/// `NotFound` for a terrain that is not there or archived.
pub async fn public_site(conn: &mut Conn, site: SiteId, day: NaiveDate) -> Result<Land> {
    public(load(conn, &Actor::system(), Some(site), day).await?)
}

/// Reads terrains and plots as anybody may see them.
pub async fn public_outlines(conn: &mut Conn, day: NaiveDate) -> Result<Land> {
    public(outlines(conn, &Actor::system(), day).await?)
}

/// Leaves names, shapes, kinds and organic status; takes away addresses of doors, soil notes, agreements and remarks.
fn public(mut land: Land) -> Result<Land> {
    if land.sites.iter().any(|site| site.archived_at.is_some()) {
        return Err(platform::error::AppError::NotFound);
    }
    for site in &mut land.sites {
        let details = &mut site.details;
        details.access.clear();
        details.water.clear();
        details.agreement_reference.clear();
        details.lender_name.clear();
        details.agreement_starts = None;
        details.agreement_ends = None;
        details.declared_m2 = None;
    }
    for plot in &mut land.plots {
        plot.details.soil_note.clear();
    }
    for tree in &mut land.trees {
        tree.details.note.clear();
    }
    land.points.retain(|point| matches!(point.details.kind, crate::model::PointKind::Gate | crate::model::PointKind::PickUp));
    Ok(land)
}

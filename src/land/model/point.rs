//! Points of a terrain: water, gate, tool shed, pick-up point.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::site::SiteId;
use crate::geometry::Spot;

platform::typed_id! {
    /// A point.
    PointId
}

platform::text_enum! {
    /// What is there.
    PointKind {
        /// Water.
        Water = "water",
        /// Gate.
        Gate = "gate",
        /// Tool shed.
        Shed = "shed",
        /// Pick-up point for boxes.
        PickUp = "pick_up",
    }
}

/// A point as it is kept.
#[derive(Clone, Debug)]
pub struct LandPoint {
    pub id: PointId,
    /// The terrain it is on.
    pub site: SiteId,
    pub details: PointDetails,
    /// When it was put away.
    pub archived_at: Option<DateTime<Utc>>,
    pub version: i64,
}

/// What a form or an import says of a point.
#[derive(Clone, Debug, PartialEq)]
pub struct PointDetails {
    /// What is there.
    pub kind: PointKind,
    /// A name, where there are several.
    pub name: String,
    /// Where it is.
    pub spot: Spot,
}

/// What the audit log keeps of a point.
#[derive(Debug, Serialize)]
pub struct Audited<'a> {
    kind: PointKind,
    name: &'a str,
    geometry: String,
}

impl<'a> From<&'a PointDetails> for Audited<'a> {
    fn from(details: &'a PointDetails) -> Self {
        Self { kind: details.kind, name: &details.name, geometry: details.spot.to_json().to_string() }
    }
}

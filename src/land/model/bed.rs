//! Beds: the strips in which things grow.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::plot::PlotId;
use crate::geometry::Shape;

platform::typed_id! {
    /// A bed.
    BedId
}

/// A bed as it is kept.
#[derive(Clone, Debug)]
pub struct Bed {
    pub id: BedId,
    /// The plot it lies in.
    pub plot: PlotId,
    pub details: BedDetails,
    /// When it was put away.
    pub archived_at: Option<DateTime<Utc>>,
    pub version: i64,
}

/// What a form, a split or an import says of a bed.
#[derive(Clone, Debug, PartialEq)]
pub struct BedDetails {
    /// Unique in its plot.
    pub code: String,
    /// Order in its plot, from one.
    pub position: i64,
    /// Length in cm.
    pub length_cm: i64,
    /// Width in cm.
    pub width_cm: i64,
    /// Direction in degrees from north, clockwise, 0 to 179.
    pub orientation: i64,
    /// Its outline, once it is drawn.
    pub shape: Option<Shape>,
}

impl BedDetails {
    /// The surface from its dimensions, in m².
    #[must_use]
    pub const fn area_m2(&self) -> i64 {
        (self.length_cm * self.width_cm + 5000) / 10_000
    }
}

/// What the audit log keeps of a bed.
#[derive(Debug, Serialize)]
pub struct Audited<'a> {
    code: &'a str,
    position: i64,
    length_cm: i64,
    width_cm: i64,
    orientation: i64,
    geometry: Option<String>,
}

impl<'a> From<&'a BedDetails> for Audited<'a> {
    fn from(details: &'a BedDetails) -> Self {
        Self {
            code: &details.code,
            position: details.position,
            length_cm: details.length_cm,
            width_cm: details.width_cm,
            orientation: details.orientation,
            geometry: details.shape.as_ref().map(|shape| shape.to_json().to_string()),
        }
    }
}

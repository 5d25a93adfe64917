//! Plots, and their organic status as a dated timeline.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::site::SiteId;
use crate::geometry::Shape;

platform::typed_id! {
    /// A plot.
    PlotId
}

platform::text_enum! {
    /// What a plot is.
    PlotKind {
        /// Open field.
        OpenField = "open_field",
        /// Polytunnel or greenhouse.
        Polytunnel = "polytunnel",
        /// Orchard.
        Orchard = "orchard",
        /// Hedge.
        Hedge = "hedge",
        /// Compost.
        Compost = "compost",
        /// Building.
        Building = "building",
        /// Open to the public.
        Public = "public",
    }
}

platform::text_enum! {
    /// Organic status (Regulation (EU) 2018/848, article 10: two years of conversion before sowing, three before the first harvest
    /// of perennials).
    Status {
        /// Not organic.
        NotOrganic = "not_organic",
        /// First year of conversion: sold as conventional.
        C1 = "C1",
        /// Second year of conversion.
        C2 = "C2",
        /// Third year of conversion, for perennials.
        C3 = "C3",
        /// Organic (agriculture biologique).
        Ab = "AB",
    }
}

/// A plot as it is kept.
#[derive(Clone, Debug)]
pub struct Plot {
    pub id: PlotId,
    pub details: PlotDetails,
    /// The surface of its shape, in m².
    pub area_m2: i64,
    /// Its status on the day asked for.
    pub status: Option<Status>,
    /// When it was put away.
    pub archived_at: Option<DateTime<Utc>>,
    pub version: i64,
}

/// What a form or an import says of a plot.
#[derive(Clone, Debug, PartialEq)]
pub struct PlotDetails {
    /// The terrain it lies on.
    pub site: SiteId,
    pub name: String,
    /// What it is.
    pub kind: PlotKind,
    pub shape: Shape,
    /// What is known of the soil.
    pub soil_note: String,
}

/// What the audit log keeps of a plot.
#[derive(Debug, Serialize)]
pub struct Audited<'a> {
    site: SiteId,
    name: &'a str,
    kind: PlotKind,
    area_m2: i64,
    soil_note: &'a str,
    geometry: String,
}

impl<'a> From<&'a PlotDetails> for Audited<'a> {
    fn from(details: &'a PlotDetails) -> Self {
        Self {
            site: details.site,
            name: &details.name,
            kind: details.kind,
            area_m2: details.shape.whole_m2(),
            soil_note: &details.soil_note,
            geometry: details.shape.to_json().to_string(),
        }
    }
}

impl PlotDetails {
    /// What is searched.
    #[must_use]
    pub fn search_text(&self) -> String {
        platform::search::fold(&self.name)
    }
}

/// One line of a plot's organic timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct StatusLine {
    /// From this day on, until the next line's.
    pub starts: NaiveDate,
    pub status: Status,
    /// The certificate that says so.
    pub certificate: String,
}

/// The status that holds on a day. Lines must be sorted by their day.
#[must_use]
pub fn status_on(lines: &[StatusLine], day: NaiveDate) -> Option<Status> {
    lines.iter().rev().find(|line| line.starts <= day).map(|line| line.status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_holds_until_the_next_one() {
        let day = |y, m| NaiveDate::from_ymd_opt(y, m, 1).unwrap();
        let line = |y, status| StatusLine { starts: day(y, 3), status, certificate: String::new() };
        let lines = [line(2023, Status::C1), line(2024, Status::C2), line(2025, Status::Ab)];
        assert_eq!(status_on(&lines, day(2023, 2)), None);
        assert_eq!(status_on(&lines, day(2023, 3)), Some(Status::C1));
        assert_eq!(status_on(&lines, day(2025, 2)), Some(Status::C2));
        assert_eq!(status_on(&lines, day(2030, 1)), Some(Status::Ab));
    }
}

//! Land files: out as GeoJSON, KML and CSV, and in again with a preview. What goes out and comes back unchanged changes nothing.

pub mod apply;
pub mod csv;
pub mod geojson;
pub mod kml;

use std::collections::BTreeMap;

use serde_json::Value;

use super::texts;
use crate::platform::i18n::Message;

/// Most things in one file.
pub const MAX_FEATURES: usize = 20_000;

/// A thing in a file, in words of the file: a geometry and named values.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// GeoJSON geometry; `null` where the file has none (CSV of beds without outline).
    pub geometry: Value,
    /// Named values.
    pub properties: BTreeMap<String, String>,
}

impl Feature {
    /// A value by its name, empty where there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.properties.get(name).map_or("", |value| value.trim())
    }
}

/// Reads a file by what it looks like: JSON, XML, or a table.
///
/// # Errors
/// A sentence about the file as a whole.
pub fn parse(content: &str) -> Result<Vec<Feature>, Message> {
    let start = content.trim_start_matches('\u{feff}').trim_start();
    let features = if start.starts_with('{') {
        geojson::parse(start)?
    } else if start.starts_with('<') {
        kml::parse(start)?
    } else {
        csv::parse(start)?
    };
    if features.is_empty() {
        return Err(Message::new(texts::import_empty));
    }
    if features.len() > MAX_FEATURES {
        return Err(Message::new(|l| texts::import_too_many(l, MAX_FEATURES)));
    }
    Ok(features)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            let _ = super::parse(&crate::platform::web::upload::text(&bytes));
        }

        #[test]
        fn anything_that_begins_like_a_land_file_is_read_or_refused(body in ".{0,300}", form in 0..4_u8) {
            let content = match form {
                0 => format!("{{\"type\":\"FeatureCollection\",\"features\":[{body}]}}"),
                1 => format!("<kml><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>{body}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>"),
                2 => format!("type;name;geometry\nplot;A;{body}"),
                _ => format!("<{body}"),
            };
            let _ = super::parse(&content);
        }
    }
}

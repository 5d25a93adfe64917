//! Land files: out as GeoJSON, KML and CSV, and in again with a preview. What goes out and comes back unchanged changes nothing.

pub mod apply;
pub mod csv;
mod fields;
pub mod geojson;
pub mod kml;
mod wkt;

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use serde_json::Value;

pub use self::fields::KNOWN;
use super::texts;
use kit::exchange::columns::{self, Column, Mapping};
use kit::exchange::store::{self as staged, Staged, StagedKind};
use kit::exchange::table::{self, Format, Table};
use kit::exchange::{cells, decode};
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::i18n::Message;

/// Most things in one file.
pub const MAX_FEATURES: usize = 20_000;
/// Most bytes of a KMZ file's document.
const MAX_UNPACKED: u64 = 64 * 1024 * 1024;

/// A thing in a file, in words of the file: a geometry and named values.
#[derive(Clone, Debug, PartialEq)]
pub struct Raw {
    /// GeoJSON geometry, `null` where the file has none (CSV of beds without outline); or why it cannot be read.
    pub geometry: std::result::Result<Value, Message>,
    /// Values by the names of the file.
    pub values: BTreeMap<String, String>,
}

/// A thing in a file, in our words.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// Its row in the spreadsheet, or its place in the file, from 1.
    pub place: usize,
    /// GeoJSON geometry, or `null`; or why it cannot be read.
    pub geometry: std::result::Result<Value, Message>,
    /// Values by field.
    pub values: BTreeMap<&'static str, String>,
    /// What the file calls the fields.
    pub headings: BTreeMap<&'static str, String>,
}

impl Feature {
    /// A value by its field, empty where there is none.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        self.values.get(field).map_or("", |value| value.trim())
    }

    /// A complaint about a field, with the file's own name of it and its value.
    #[must_use]
    pub fn about(&self, field: &str, what: &Message) -> Message {
        match self.headings.get(field) {
            Some(heading) => columns::in_column(heading, self.get(field), what),
            None => what.clone(),
        }
    }

    /// The geometry, or the refusal of it.
    ///
    /// # Errors
    /// `Conflict` with why it cannot be read.
    pub fn outline(&self) -> Result<&Value> {
        self.geometry.as_ref().map_err(|why| AppError::Conflict(why.clone()))
    }
}

/// A land file as it was read.
#[derive(Clone, Debug)]
pub enum File {
    /// GeoJSON, KML or KMZ: things with named values.
    Things(Vec<Raw>),
    /// A table.
    Table(Table),
}

/// Reads a file by what it looks like: JSON, XML, an archive with a KML in it, or a table.
///
/// # Errors
/// A sentence about the file as a whole.
pub fn parse(bytes: &[u8]) -> std::result::Result<File, Message> {
    if bytes.starts_with(b"PK\x03\x04") {
        let documents = kml_in(bytes)?;
        if !documents.is_empty() {
            let read = documents
                .iter()
                .map(|document| kml::parse(&decode::text(document).0))
                .collect::<std::result::Result<Vec<_>, _>>()?;
            return things(read.into_iter().flatten().collect());
        }
    }
    let (text, _) = decode::text(bytes);
    let start = text.trim_start();
    if start.starts_with('{') {
        things(geojson::parse(start)?)
    } else if start.starts_with('<') {
        if start.chars().take(600).collect::<String>().contains("<gpx") {
            return Err(Message::new(texts::import_gpx));
        }
        things(kml::parse(start)?)
    } else {
        table::read(bytes, KNOWN).map(File::Table)
    }
}

fn things(features: Vec<Raw>) -> std::result::Result<File, Message> {
    let features: Vec<Raw> = features.into_iter().flat_map(parts).collect();
    if features.is_empty() {
        return Err(Message::new(texts::import_empty));
    }
    if features.len() > MAX_FEATURES {
        return Err(Message::new(|l| texts::import_too_many(l, MAX_FEATURES)));
    }
    Ok(File::Things(features))
}

/// The KML documents of a KMZ archive (one, or one a layer); none where the archive is another one (a workbook).
fn kml_in(bytes: &[u8]) -> std::result::Result<Vec<Vec<u8>>, Message> {
    let bad = || Message::new(texts::import_bad_kml);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| bad())?;
    let is_kml = |name: &String| name.rsplit_once('.').is_some_and(|(_, kind)| kind.eq_ignore_ascii_case("kml"));
    let mut names: Vec<String> =
        archive.file_names().filter_map(Result::ok).map(|name| name.into_owned()).filter(is_kml).collect();
    names.sort_unstable();
    let (mut documents, mut left) = (Vec::new(), MAX_UNPACKED);
    for name in names {
        let mut document = Vec::new();
        let entry = archive.by_name(&name).map_err(|_| bad())?;
        entry.take(left + 1).read_to_end(&mut document).map_err(|_| bad())?;
        left = left.checked_sub(document.len() as u64).ok_or_else(bad)?;
        documents.push(document);
    }
    Ok(documents)
}

/// One thing a part: what other programs draw as several surfaces of one name are several plots here, numbered where there is more
/// than one.
fn parts(raw: Raw) -> Vec<Raw> {
    let geometries = match &raw.geometry {
        Ok(geometry) => split(geometry),
        Err(_) => return vec![raw],
    };
    let several = geometries.len() > 1;
    geometries
        .into_iter()
        .enumerate()
        .map(|(index, geometry)| {
            let mut values = raw.values.clone();
            if several {
                // An id belongs to one thing only.
                values.remove("id");
                let name = values.iter_mut().find(|(key, _)| fields::is_name(key));
                if let Some((_, name)) = name {
                    *name = format!("{name} {}", index + 1);
                }
            }
            Raw { geometry: Ok(geometry), values }
        })
        .collect()
}

fn split(geometry: &Value) -> Vec<Value> {
    let each = |kind: &str| {
        let parts = geometry["coordinates"].as_array().cloned().unwrap_or_default();
        parts.into_iter().map(|part| serde_json::json!({ "type": kind, "coordinates": part })).collect::<Vec<_>>()
    };
    let found = match geometry["type"].as_str() {
        Some("MultiPolygon") => each("Polygon"),
        Some("MultiPoint") => each("Point"),
        Some("GeometryCollection") => {
            geometry["geometries"].as_array().into_iter().flatten().take(MAX_FEATURES).flat_map(split_once).collect()
        }
        _ => return vec![geometry.clone()],
    };
    if found.is_empty() { vec![geometry.clone()] } else { found }
}

/// A collection inside a collection is left as it is, and refused as no surface.
fn split_once(geometry: &Value) -> Vec<Value> {
    if geometry["type"] == "GeometryCollection" { vec![geometry.clone()] } else { split(geometry) }
}

/// A file's columns (or named values), what they are taken for, and the things in our words.
pub struct Read {
    /// How a table was written, and how many rows; nothing where the file is none.
    pub format: Option<Format>,
    /// Lines of a table that are no records.
    pub aside: Vec<(usize, String)>,
    /// Columns, or the names of values.
    pub columns: Vec<Column>,
    /// What they are taken for.
    pub mapping: Mapping,
    pub features: Vec<Feature>,
}

impl Read {
    /// Whether the file says where things are, or lists beds, which may lie anywhere in their plot.
    #[must_use]
    pub fn tells_where(&self) -> bool {
        let has = |field| self.mapping.contains(&Some(field));
        self.format.is_none() || has("geometry") || has("code") || (has("longitude") && has("latitude"))
    }
}

/// One feature a part, as [`parts`]: tables hold their geometries in a column.
fn each_part(feature: Feature) -> Vec<Feature> {
    let Ok(geometry) = &feature.geometry else {
        return vec![feature];
    };
    let geometries = split(geometry);
    if geometries.len() == 1 {
        return geometries.into_iter().map(|geometry| Feature { geometry: Ok(geometry), ..feature.clone() }).collect();
    }
    let part = |(index, geometry): (usize, Value)| {
        let mut values = feature.values.clone();
        values.remove("id");
        if let Some(name) = values.get_mut("name") {
            *name = format!("{name} {}", index + 1);
        }
        Feature { geometry: Ok(geometry), values, ..feature.clone() }
    };
    geometries.into_iter().enumerate().map(part).collect()
}

/// The columns of a file.
#[must_use]
pub fn columns_of(file: &File) -> Vec<Column> {
    match file {
        File::Table(table) => columns::of(table),
        File::Things(things) => {
            let mut names: Vec<&String> = things.iter().flat_map(|thing| thing.values.keys()).collect();
            // What a thing says of itself comes before the folder it lies in.
            names.sort_unstable_by_key(|name| (name.as_str() == kml::FOLDER, *name));
            names.dedup();
            let examples = |name: &String| {
                let values = things.iter().filter_map(|thing| thing.values.get(name)).map(|value| cells::clean(value));
                values.filter(|value| !value.is_empty()).take(3).map(|value| value.chars().take(60).collect()).collect()
            };
            names.into_iter().take(200).map(|name| Column { heading: name.clone(), examples: examples(name) }).collect()
        }
    }
}

/// Reads a kept file: as somebody chose, else as the last file with these columns, else as headings and values say.
///
/// # Errors
/// `Conflict` with a sentence about the file as a whole.
pub async fn read(conn: &mut Conn, staged: &Staged) -> Result<Read> {
    let file = parse(&staged.bytes).map_err(AppError::Conflict)?;
    let columns = columns_of(&file);
    let mapping = staged::mapping(conn, staged, StagedKind::Land, &columns, (KNOWN, None)).await?;
    Ok(in_our_words(file, columns, mapping))
}

/// Reads a file as its headings and values say, for those who have nobody to ask.
///
/// # Errors
/// A sentence about the file as a whole.
pub fn read_alone(bytes: &[u8]) -> std::result::Result<Read, Message> {
    let file = parse(bytes)?;
    let columns = columns_of(&file);
    let mapping = columns::propose(&columns, KNOWN, None);
    Ok(in_our_words(file, columns, mapping))
}

/// What stands at one place of a file: where, its drawing or what is wrong with it, and its cells.
type Placed = (usize, std::result::Result<Value, Message>, table::Row);

fn in_our_words(file: File, columns: Vec<Column>, mapping: Mapping) -> Read {
    let names: Vec<String> = columns.iter().map(|column| column.heading.clone()).collect();
    let headings: BTreeMap<&'static str, String> =
        names.iter().zip(&mapping).filter_map(|(name, field)| Some(((*field)?, name.clone()))).collect();
    let (format, aside, rows): (_, _, Vec<Placed>) = match file {
        File::Table(table) => {
            let rows = table.rows.into_iter().map(|row| {
                let geometry = if row.too_long { Err(columns::too_many_cells()) } else { Ok(Value::Null) };
                (row.line, geometry, row)
            });
            (Some(table.format), table.aside, rows.collect())
        }
        File::Things(things) => {
            let row = |(index, thing): (usize, Raw)| {
                let cells = names.iter().map(|name| thing.values.get(name).cloned().unwrap_or_default()).collect();
                (index + 1, thing.geometry, table::Row { line: index + 1, cells, too_long: false })
            };
            (None, Vec::new(), things.into_iter().enumerate().map(row).collect())
        }
    };
    let features = rows
        .into_iter()
        .flat_map(|(place, geometry, row)| {
            let mut values = columns::values(&row, &names, &mapping, KNOWN);
            let geometry = geometry
                .and_then(|geometry| if geometry.is_null() { fields::geometry(&mut values, &headings) } else { Ok(geometry) });
            each_part(Feature { place, geometry, values, headings: headings.clone() })
        })
        .collect();
    Read { format, aside, columns, mapping, features }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn features(content: &str) -> Vec<Feature> {
        read_alone(content.as_bytes()).unwrap().features
    }

    #[test]
    fn several_surfaces_of_one_name_are_several_plots() {
        let square = |x: f64| format!("[[[{x},50.4],[{},50.4],[{},50.41],[{x},50.4]]]", x + 0.001, x + 0.001);
        let file = |parts: &str| {
            format!(
                "{{\"type\":\"Feature\",\"properties\":{{\"nom\":\"A\"}},\"geometry\":{{\"type\":\"MultiPolygon\",\"coordinates\":[{parts}]}}}}"
            )
        };
        let one = features(&file(&square(2.8)));
        assert_eq!((one.len(), one[0].get("name")), (1, "A"));
        let two = features(&file(&format!("{},{}", square(2.8), square(2.9))));
        assert_eq!(two.iter().map(|feature| feature.get("name")).collect::<Vec<_>>(), ["A 1", "A 2"]);
    }

    #[test]
    fn a_cut_geometry_refuses_its_row_and_not_the_file() {
        let table = "type;name;geometry\nplot;A;\"{\"\"type\"\":\"\"Point\"\",\"\"coordinates\"\":[2.8,50.4]}\"\nplot;B;\"{\"\"type\"\":\"\"Polyg\"\n";
        let found = features(table);
        assert!(found[0].geometry.is_ok() && found[1].geometry.is_err());
        assert_eq!((found[1].place, found[1].get("name")), (3, "B"));
    }

    #[test]
    fn a_file_in_another_frame_is_refused_in_words() {
        let file = "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::2154\"}},\"features\":[]}";
        let refused = parse(file.as_bytes()).unwrap_err();
        assert!(format!("{refused:?}").contains("WGS84"), "{refused:?}");
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            let _ = read_alone(&bytes);
        }

        #[test]
        fn anything_that_begins_like_a_land_file_is_read_or_refused(body in ".{0,300}", form in 0..5_u8) {
            let content = match form {
                0 => format!("{{\"type\":\"FeatureCollection\",\"features\":[{body}]}}"),
                1 => format!("<kml><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>{body}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>"),
                2 => format!("type;name;geometry\nplot;A;{body}"),
                3 => format!("nom;WKT\nA;POLYGON (({body}))"),
                _ => format!("<{body}"),
            };
            let _ = read_alone(content.as_bytes());
        }
    }
}

//! KML: placemarks with a polygon or a point; details travel as extended data.

use quick_xml::events::{BytesText, Event};
use quick_xml::{Reader, Writer};
use serde_json::{Value, json};

use platform::error::{AppError, Result};
use platform::i18n::Message;

use super::Raw;
use crate::texts;

/// Writes features (as GeoJSON makes them) as KML.
///
/// # Errors
/// Only if memory runs out.
pub fn write(features: &[Value]) -> Result<Vec<u8>> {
    let mut writer = Writer::new(Vec::new());
    let done =
        writer.create_element("kml").with_attribute(("xmlns", "http://www.opengis.net/kml/2.2")).write_inner_content(|writer| {
            writer.create_element("Document").write_inner_content(|writer| {
                for feature in features {
                    placemark(writer, feature)?;
                }
                Ok(())
            })?;
            Ok(())
        });
    done.map_err(AppError::internal)?;
    let mut bytes = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_vec();
    bytes.extend(writer.into_inner());
    Ok(bytes)
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn placemark(writer: &mut Writer<Vec<u8>>, feature: &Value) -> std::io::Result<()> {
    let properties = feature["properties"].as_object();
    let name = ["name", "code", "species"].iter().map(|key| text(&feature["properties"][*key])).find(|name| !name.is_empty());
    writer.create_element("Placemark").write_inner_content(|writer| {
        writer.create_element("name").write_text_content(BytesText::new(&name.unwrap_or_default()))?;
        writer.create_element("ExtendedData").write_inner_content(|writer| {
            for (key, value) in properties.into_iter().flatten() {
                writer.create_element("Data").with_attribute(("name", key.as_str())).write_inner_content(|writer| {
                    writer.create_element("value").write_text_content(BytesText::new(&text(value)))?;
                    Ok(())
                })?;
            }
            Ok(())
        })?;
        geometry(writer, &feature["geometry"])
    })?;
    Ok(())
}

fn coordinates(ring: &Value) -> String {
    let pairs = ring.as_array().into_iter().flatten().map(|c| format!("{},{}", c[0], c[1]));
    pairs.collect::<Vec<_>>().join(" ")
}

fn geometry(writer: &mut Writer<Vec<u8>>, geometry: &Value) -> std::io::Result<()> {
    match geometry["type"].as_str() {
        Some("Point") => {
            let at = coordinates(&json!([geometry["coordinates"]]));
            writer.create_element("Point").write_inner_content(|writer| {
                writer.create_element("coordinates").write_text_content(BytesText::new(&at))?;
                Ok(())
            })?;
        }
        Some("Polygon") => {
            writer.create_element("Polygon").write_inner_content(|writer| {
                for (index, ring) in geometry["coordinates"].as_array().into_iter().flatten().enumerate() {
                    let border = if index == 0 { "outerBoundaryIs" } else { "innerBoundaryIs" };
                    writer.create_element(border).write_inner_content(|writer| {
                        writer.create_element("LinearRing").write_inner_content(|writer| {
                            writer.create_element("coordinates").write_text_content(BytesText::new(&coordinates(ring)))?;
                            Ok(())
                        })?;
                        Ok(())
                    })?;
                }
                Ok(())
            })?;
        }
        _ => {}
    }
    Ok(())
}

/// The name under which a thing's folder stands among its values.
pub const FOLDER: &str = "folder";

/// A placemark being read.
#[derive(Default)]
struct Reading {
    feature: Option<Raw>,
    geometries: Vec<Value>,
    rings: Vec<Value>,
    polygon: bool,
    broken: Option<String>,
    data: String,
    folders: Vec<String>,
    path: Vec<String>,
    text: String,
}

/// Reads placemarks; one with several geometries is several things. Folders give their name to what is in them.
///
/// # Errors
/// A sentence about the file.
pub fn parse(content: &str) -> Result<Vec<Raw>, Message> {
    let bad = || Message::new(texts::import_bad_kml);
    let mut reader = Reader::from_str(content);
    let (mut now, mut features) = (Reading::default(), Vec::new());
    loop {
        match reader.read_event().map_err(|_| bad())? {
            Event::Start(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                if name == "Data" || name == "SimpleData" {
                    let key = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == "name");
                    now.data = key.map(|key| key.value.into_owned()).unwrap_or_default();
                }
                now.begin(&name);
                if now.path.len() > 64 {
                    return Err(bad());
                }
            }
            Event::Text(piece) => now.text.push_str(&piece),
            Event::CData(piece) => now.text.push_str(&piece),
            Event::GeneralRef(entity) => {
                if let Ok(Some(c)) = entity.resolve_char_ref() {
                    now.text.push(c);
                } else {
                    now.text.push_str(quick_xml::escape::resolve_predefined_entity(&entity).ok_or_else(bad)?);
                }
            }
            Event::End(_) => features.extend(now.end()),
            Event::Eof => break,
            _ => {}
        }
    }
    if !now.path.is_empty() {
        return Err(bad());
    }
    Ok(features)
}

impl Reading {
    fn begin(&mut self, name: &str) {
        match name {
            "Placemark" => {
                self.feature = Some(Raw { geometry: Ok(Value::Null), values: std::collections::BTreeMap::new() });
                self.geometries.clear();
                self.broken = None;
            }
            "Polygon" => {
                self.polygon = true;
                self.rings.clear();
            }
            "Folder" => self.folders.push(String::new()),
            _ => {}
        }
        self.path.push(name.to_owned());
        self.text.clear();
    }

    /// The end of an element; gives back a finished placemark.
    fn end(&mut self) -> Option<Raw> {
        let name = self.path.pop().unwrap_or_default();
        let text = std::mem::take(&mut self.text);
        let parent = self.path.last().map(String::as_str).unwrap_or_default();
        match (name.as_str(), parent) {
            ("Placemark", _) => return self.finished(),
            ("Folder", _) => drop(self.folders.pop()),
            ("name", "Folder") => {
                if let Some(folder) = self.folders.last_mut() {
                    text.trim().clone_into(folder);
                }
            }
            ("name", "Placemark") => self.set("name", text.trim()),
            ("description", "Placemark") => self.set("description", text.trim()),
            ("value", "Data") | ("SimpleData", _) => {
                let key = std::mem::take(&mut self.data);
                self.replace(&key, text.trim());
            }
            ("coordinates", "Point") => {
                if let Some(at) = self.places(&text).into_iter().next() {
                    self.geometries.push(json!({ "type": "Point", "coordinates": at }));
                }
            }
            ("coordinates", "LineString") => {
                let line = self.places(&text);
                self.geometries.push(json!({ "type": "LineString", "coordinates": line }));
            }
            ("coordinates", "LinearRing") if self.polygon => {
                let ring = self.places(&text);
                self.rings.push(Value::Array(ring));
            }
            ("Polygon", _) => {
                self.polygon = false;
                let rings = std::mem::take(&mut self.rings);
                self.geometries.push(json!({ "type": "Polygon", "coordinates": rings }));
            }
            _ => {}
        }
        None
    }

    fn finished(&mut self) -> Option<Raw> {
        let mut feature = self.feature.take()?;
        if let Some(folder) = self.folders.iter().rev().find(|folder| !folder.is_empty()) {
            feature.values.entry(FOLDER.to_owned()).or_insert_with(|| folder.clone());
        }
        let geometries = std::mem::take(&mut self.geometries);
        feature.geometry = match (self.broken.take(), geometries.len()) {
            (Some(corner), _) => Err(Message::new(move |l| texts::broken_corner(l, &corner))),
            (None, 0) => Ok(Value::Null),
            (None, 1) => Ok(geometries.into_iter().next().unwrap_or_default()),
            (None, _) => Ok(json!({ "type": "GeometryCollection", "geometries": geometries })),
        };
        Some(feature)
    }

    fn set(&mut self, key: &str, value: &str) {
        if let Some(feature) = &mut self.feature {
            feature.values.entry(key.to_owned()).or_insert_with(|| value.to_owned());
        }
    }

    /// Extended data says more exactly than the placemark's name what the name is.
    fn replace(&mut self, key: &str, value: &str) {
        if let Some(feature) = &mut self.feature {
            feature.values.insert(key.to_owned(), value.to_owned());
        }
    }

    /// "2.8,50.4,0 2.9,50.4,0" as positions; heights are dropped. A corner that is none breaks its thing: without it the outline would be
    /// another.
    fn places(&mut self, text: &str) -> Vec<Value> {
        text.split_whitespace()
            .filter_map(|place| {
                let mut numbers = place.split(',').map(str::parse::<f64>);
                match (numbers.next(), numbers.next(), numbers.next()) {
                    (Some(Ok(lon)), Some(Ok(lat)), None | Some(Ok(_))) if lon.is_finite() && lat.is_finite() => {
                        Some(json!([lon, lat]))
                    }
                    _ => {
                        self.broken.get_or_insert_with(|| place.chars().take(40).collect());
                        None
                    }
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placemark_survives_the_round_trip() {
        let feature = json!({
            "type": "Feature",
            "geometry": { "type": "Polygon", "coordinates": [[[2.8, 50.4], [2.801, 50.4], [2.801, 50.401], [2.8, 50.4]]] },
            "properties": { "type": "plot", "name": "L'île <&> \"é\"", "area_m2": 12 },
        });
        let file = String::from_utf8(write(std::slice::from_ref(&feature)).unwrap()).unwrap();
        let back = parse(&file).unwrap();
        assert_eq!(back.len(), 1);
        assert_eq!(back[0].geometry, Ok(feature["geometry"].clone()));
        assert_eq!(back[0].values["name"], "L'île <&> \"é\"");
        assert_eq!(back[0].values["area_m2"], "12");
    }

    #[test]
    fn folders_several_geometries_and_broken_corners() {
        let ring = |corners: &str| {
            format!(
                "<Polygon><outerBoundaryIs><LinearRing><coordinates>{corners}</coordinates></LinearRing></outerBoundaryIs></Polygon>"
            )
        };
        let file = format!(
            "<kml><Document><name>Ville</name><Folder><name>Le Carreau</name><Placemark><name>A</name><MultiGeometry>{0}{0}</MultiGeometry></Placemark></Folder><Placemark><name>B</name>{1}</Placemark></Document></kml>",
            ring("2.87,50.41,0 2.871,50.41,0 2.871,50.4105,0 2.87,50.41,0"),
            ring("2.87,50.41 2.871,x 2.871,50.4105 2.87,50.41"),
        );
        let found = parse(&file).unwrap();
        assert_eq!(found[0].values["folder"], "Le Carreau");
        assert_eq!(found[0].geometry.as_ref().unwrap()["geometries"].as_array().unwrap().len(), 2);
        assert!(found[1].geometry.is_err() && !found[1].values.contains_key("folder"));
        assert!(parse(&file[..file.len() - 30]).is_err(), "a truncated file is refused");
    }
}

//! KML: placemarks with a polygon or a point; details travel as extended data.

use quick_xml::events::{BytesText, Event};
use quick_xml::{Reader, Writer};
use serde_json::{Value, json};

use super::Feature;
use crate::platform::error::{AppError, Result};
use crate::platform::i18n::Message;
use crate::plots::texts;

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

/// A placemark being read.
#[derive(Default)]
struct Reading {
    feature: Option<Feature>,
    rings: Vec<Value>,
    polygon: bool,
    data: String,
    path: Vec<String>,
    text: String,
}

/// Reads placemarks; a placemark with several polygons counts for its first.
///
/// # Errors
/// A sentence about the file.
pub fn parse(content: &str) -> Result<Vec<Feature>, Message> {
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
            Event::End(_) => {
                if let Some(feature) = now.end() {
                    features.push(feature);
                }
            }
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
        if name == "Placemark" {
            self.feature = Some(Feature { geometry: Value::Null, properties: std::collections::BTreeMap::new() });
            self.rings.clear();
        }
        if name == "Polygon" {
            self.polygon = true;
            self.rings.clear();
        }
        self.path.push(name.to_owned());
        self.text.clear();
    }

    /// The end of an element; gives back a finished placemark.
    fn end(&mut self) -> Option<Feature> {
        let name = self.path.pop().unwrap_or_default();
        let text = std::mem::take(&mut self.text);
        let parent = self.path.last().map(String::as_str).unwrap_or_default();
        match (name.as_str(), parent) {
            ("Placemark", _) => return self.feature.take(),
            ("name", "Placemark") => self.set("name", text.trim()),
            ("value", "Data") | ("SimpleData", _) => {
                let key = std::mem::take(&mut self.data);
                self.replace(&key, text.trim());
            }
            ("coordinates", "Point") => {
                if let Some(at) = places(&text).into_iter().next() {
                    self.geometry(json!({ "type": "Point", "coordinates": at }));
                }
            }
            ("coordinates", "LinearRing") if self.polygon => self.rings.push(Value::Array(places(&text))),
            ("Polygon", _) => {
                self.polygon = false;
                let rings = std::mem::take(&mut self.rings);
                self.geometry(json!({ "type": "Polygon", "coordinates": rings }));
            }
            _ => {}
        }
        None
    }

    /// Keeps the first geometry.
    fn geometry(&mut self, geometry: Value) {
        if let Some(feature) = self.feature.as_mut().filter(|feature| feature.geometry.is_null()) {
            feature.geometry = geometry;
        }
    }

    fn set(&mut self, key: &str, value: &str) {
        if let Some(feature) = &mut self.feature {
            feature.properties.entry(key.to_owned()).or_insert_with(|| value.to_owned());
        }
    }

    /// Extended data says more exactly than the placemark's name what the name is.
    fn replace(&mut self, key: &str, value: &str) {
        if let Some(feature) = &mut self.feature {
            feature.properties.insert(key.to_owned(), value.to_owned());
        }
    }
}

/// "2.8,50.4,0 2.9,50.4,0" as positions; heights are dropped.
fn places(text: &str) -> Vec<Value> {
    text.split_whitespace()
        .filter_map(|place| {
            let mut numbers = place.split(',').map(str::parse::<f64>);
            match (numbers.next(), numbers.next()) {
                (Some(Ok(lon)), Some(Ok(lat))) => Some(json!([lon, lat])),
                _ => None,
            }
        })
        .collect()
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
        assert_eq!(back[0].geometry, feature["geometry"]);
        assert_eq!(back[0].get("name"), "L'île <&> \"é\"");
        assert_eq!(back[0].get("area_m2"), "12");
    }
}

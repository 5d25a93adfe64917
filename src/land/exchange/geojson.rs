//! GeoJSON (RFC 7946): one feature a thing, its id, kind and details as properties.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use platform::error::{AppError, Result};
use platform::i18n::Message;

use super::Raw;
use crate::model::StatusLine;
use crate::store::land::Land;
use crate::texts;

/// The land as features: terrains have no outline of their own and are named by their plots.
#[must_use]
pub fn features(land: &Land, statuses: impl Fn(crate::model::PlotId) -> Vec<StatusLine>) -> Vec<Value> {
    let site_name = |id| land.sites.iter().find(|site| site.id == id).map(|site| site.details.name.clone()).unwrap_or_default();
    let plot_name = |id| land.plots.iter().find(|plot| plot.id == id).map(|plot| plot.details.name.clone()).unwrap_or_default();
    let feature = |geometry: Value, properties: Value| json!({ "type": "Feature", "id": properties["id"], "geometry": geometry, "properties": properties });
    let mut features = Vec::new();
    for plot in &land.plots {
        let d = &plot.details;
        let timeline: Vec<String> = statuses(plot.id)
            .iter()
            .map(|line| format!("{} {} {}", line.starts, line.status.word(), line.certificate).trim().to_owned())
            .collect();
        features.push(feature(d.shape.to_json(), json!({
            "id": plot.id, "type": "plot", "name": d.name, "kind": d.kind, "site": site_name(d.site), "site_id": d.site, "soil": d.soil_note,
            "area_m2": plot.area_m2, "organic": timeline.join(" | "),
        })));
    }
    for bed in &land.beds {
        let d = &bed.details;
        features.push(feature(d.shape.as_ref().map_or(Value::Null, crate::geometry::Shape::to_json), json!({
            "id": bed.id, "type": "bed", "code": d.code, "plot": plot_name(bed.plot), "plot_id": bed.plot, "position": d.position,
            "length_cm": d.length_cm, "width_cm": d.width_cm, "orientation": d.orientation,
        })));
    }
    for tree in &land.trees {
        let d = &tree.details;
        features.push(feature(d.spot.to_json(), json!({
            "id": tree.id, "type": "tree", "species": d.species, "variety": d.variety, "rootstock": d.rootstock, "form": d.form,
            "planted": d.planted, "state": d.state, "note": d.note, "plot": plot_name(tree.plot), "plot_id": tree.plot,
        })));
    }
    for point in &land.points {
        let d = &point.details;
        features.push(feature(d.spot.to_json(), json!({
            "id": point.id, "type": "point", "kind": d.kind, "name": d.name, "site": site_name(point.site), "site_id": point.site,
        })));
    }
    features
}

/// The file.
///
/// # Errors
/// When it cannot be put as JSON.
pub fn write(features: &[Value]) -> Result<Vec<u8>> {
    serde_json::to_vec(&json!({ "type": "FeatureCollection", "features": features })).map_err(AppError::internal)
}

/// Reads a file: a collection, one feature, or a bare geometry. Each thing is judged by itself later: one that is broken does not take the
/// others with it.
///
/// # Errors
/// A sentence about the file.
pub fn parse(content: &str) -> Result<Vec<Raw>, Message> {
    let json: Value = serde_json::from_str(content).map_err(|_| Message::new(texts::import_bad_geojson))?;
    in_degrees(&json)?;
    match json["type"].as_str() {
        Some("FeatureCollection") => {
            let features = json["features"].as_array().ok_or_else(|| Message::new(texts::import_bad_geojson))?;
            features.iter().map(feature).collect()
        }
        Some("Feature") => Ok(vec![feature(&json)?]),
        Some("Point" | "MultiPoint" | "Polygon" | "MultiPolygon" | "LineString" | "MultiLineString" | "GeometryCollection") => {
            Ok(vec![Raw { geometry: Ok(json), values: BTreeMap::new() }])
        }
        _ => Err(Message::new(texts::import_bad_geojson)),
    }
}

/// GeoJSON is in degrees of WGS84 (RFC 7946, 4). Older files may name another frame: they are refused with what to do.
fn in_degrees(json: &Value) -> Result<(), Message> {
    let crs = &json["crs"];
    let name = crs["properties"]["name"].as_str().unwrap_or_default();
    let degrees = crs.is_null() || name.contains("CRS84") || name.ends_with(":4326") || name.ends_with("WGS84");
    if degrees {
        return Ok(());
    }
    let name = name.rsplit("crs:").next().unwrap_or_default().replace("::", ":");
    Err(Message::new(move |l| texts::import_other_frame(l, &name)))
}

fn feature(feature: &Value) -> Result<Raw, Message> {
    if feature["type"] != "Feature" {
        return Err(Message::new(texts::import_bad_geojson));
    }
    let properties = feature["properties"].as_object();
    let values = properties.into_iter().flatten().map(|(name, value)| (name.clone(), plain(value))).collect();
    Ok(Raw { geometry: Ok(feature["geometry"].clone()), values })
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

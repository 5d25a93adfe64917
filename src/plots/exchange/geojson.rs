//! GeoJSON (RFC 7946): one feature a thing, its id, kind and details as properties.

use geojson::{Feature as JsonFeature, FeatureCollection, GeoJson};
use serde_json::{Value, json};

use super::Feature;
use crate::platform::error::{AppError, Result};
use crate::platform::i18n::Message;
use crate::plots::model::StatusLine;
use crate::plots::store::land::Land;
use crate::plots::texts;

/// The land as features: terrains have no outline of their own and are named by their plots.
#[must_use]
pub fn features(land: &Land, statuses: impl Fn(crate::plots::model::PlotId) -> Vec<StatusLine>) -> Vec<Value> {
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
        features.push(feature(d.shape.as_ref().map_or(Value::Null, crate::plots::geometry::Shape::to_json), json!({
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

/// Reads a file: a collection, one feature, or a bare geometry.
///
/// # Errors
/// A sentence about the file.
pub fn parse(content: &str) -> Result<Vec<Feature>, Message> {
    let json: GeoJson = content.parse().map_err(|_| Message::new(texts::import_bad_geojson))?;
    let collection = match json {
        GeoJson::FeatureCollection(collection) => collection,
        GeoJson::Feature(feature) => FeatureCollection { bbox: None, features: vec![feature], foreign_members: None },
        GeoJson::Geometry(geometry) => {
            let feature = JsonFeature { bbox: None, geometry: Some(geometry), id: None, properties: None, foreign_members: None };
            FeatureCollection { bbox: None, features: vec![feature], foreign_members: None }
        }
    };
    collection.features.into_iter().map(feature).collect()
}

fn feature(feature: JsonFeature) -> Result<Feature, Message> {
    let geometry = match feature.geometry {
        None => Value::Null,
        Some(geometry) => serde_json::to_value(geometry).map_err(|_| Message::new(texts::import_bad_geojson))?,
    };
    let properties = feature.properties.unwrap_or_default().into_iter().map(|(name, value)| (name, plain(value))).collect();
    Ok(Feature { geometry, properties })
}

fn plain(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        other => other.to_string(),
    }
}

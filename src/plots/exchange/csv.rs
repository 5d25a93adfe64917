//! CSV of plots and beds: what a spreadsheet can show, with the outline in a last column so that it can come back.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Feature;
use crate::platform::error::Result;
use crate::platform::export;
use crate::platform::i18n::Message;
use crate::plots::model::{Plot, Site, Tree};
use crate::plots::store::land::Land;
use crate::plots::texts;

/// Plots.
///
/// # Errors
/// Only if memory runs out.
pub fn plots(sites: &[Site], plots: &[Plot]) -> Result<Vec<u8>> {
    let header = ["type", "id", "site", "name", "kind", "status", "area_m2", "soil", "geometry"];
    let rows = plots.iter().map(|plot| {
        let site = sites.iter().find(|site| site.id == plot.details.site).map(|site| site.details.name.clone());
        vec![
            "plot".to_owned(),
            plot.id.to_string(),
            site.unwrap_or_default(),
            plot.details.name.clone(),
            plot.details.kind.word().to_owned(),
            plot.status.map(|status| status.word().to_owned()).unwrap_or_default(),
            plot.area_m2.to_string(),
            plot.details.soil_note.clone(),
            plot.details.shape.to_json().to_string(),
        ]
    });
    export::csv(&header, rows)
}

/// Beds.
///
/// # Errors
/// Only if memory runs out.
pub fn beds(land: &Land) -> Result<Vec<u8>> {
    let header =
        ["type", "id", "site", "plot", "plot_id", "code", "position", "length_cm", "width_cm", "orientation", "geometry"];
    let rows = land.beds.iter().map(|bed| {
        let plot = land.plots.iter().find(|plot| plot.id == bed.plot);
        let site = plot.and_then(|plot| land.sites.iter().find(|site| site.id == plot.details.site));
        let d = &bed.details;
        vec![
            "bed".to_owned(),
            bed.id.to_string(),
            site.map(|site| site.details.name.clone()).unwrap_or_default(),
            plot.map(|plot| plot.details.name.clone()).unwrap_or_default(),
            bed.plot.to_string(),
            d.code.clone(),
            d.position.to_string(),
            d.length_cm.to_string(),
            d.width_cm.to_string(),
            d.orientation.to_string(),
            d.shape.as_ref().map(|shape| shape.to_json().to_string()).unwrap_or_default(),
        ]
    });
    export::csv(&header, rows)
}

/// Trees and bushes.
///
/// # Errors
/// Only if memory runs out.
pub fn trees(land: &Land, trees: &[&Tree]) -> Result<Vec<u8>> {
    let header =
        ["type", "id", "plot", "plot_id", "species", "variety", "rootstock", "form", "planted", "state", "note", "geometry"];
    let rows = trees.iter().map(|tree| {
        let plot = land.plots.iter().find(|plot| plot.id == tree.plot);
        let d = &tree.details;
        vec![
            "tree".to_owned(),
            tree.id.to_string(),
            plot.map(|plot| plot.details.name.clone()).unwrap_or_default(),
            tree.plot.to_string(),
            d.species.clone(),
            d.variety.clone(),
            d.rootstock.clone(),
            d.form.word().to_owned(),
            d.planted.map(|day| day.to_string()).unwrap_or_default(),
            d.state.word().to_owned(),
            d.note.clone(),
            d.spot.to_json().to_string(),
        ]
    });
    export::csv(&header, rows)
}

/// Reads a table with the columns above, in any order.
///
/// # Errors
/// A sentence about the file.
pub fn parse(content: &str) -> Result<Vec<Feature>, Message> {
    let bad = || Message::new(texts::import_bad_csv);
    let first = content.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t', b','].into_iter().max_by_key(|d| first.bytes().filter(|b| b == d).count()).unwrap_or(b';');
    let mut reader = ::csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(content.as_bytes());
    let names: Vec<String> = reader.headers().map_err(|_| bad())?.iter().map(|name| name.trim().to_lowercase()).collect();
    if !names.iter().any(|name| name == "type") {
        return Err(bad());
    }
    reader
        .records()
        .map(|record| {
            let record = record.map_err(|_| bad())?;
            let mut properties: BTreeMap<String, String> =
                names.iter().cloned().zip(record.iter().map(|cell| export::refused(cell).to_owned())).collect();
            let geometry = properties.remove("geometry").unwrap_or_default();
            let geometry =
                if geometry.trim().is_empty() { Value::Null } else { serde_json::from_str(&geometry).map_err(|_| bad())? };
            Ok(Feature { geometry, properties })
        })
        .collect()
}

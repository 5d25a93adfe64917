//! CSV of plots and beds: what a spreadsheet can show, with the outline in a last column so that it can come back.

use platform::error::Result;
use platform::export;

use crate::model::{Plot, Site, Tree};
use crate::store::land::Land;

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

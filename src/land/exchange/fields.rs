//! What a column or a named value of a land file may be taken for, and how a geometry stands in a table.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use kit::exchange::columns::{self, Known};
use kit::exchange::table::CELL_LIMIT;
use platform::i18n::{Lang, Message};
use platform::search::fold;

use super::wkt;
use crate::texts;

const NAMES: &[&str] =
    &["nom", "name", "libelle", "label", "title", "titre", "nom de la parcelle", "nom parcelle", "parcelle nom", "designation"];

/// The fields.
pub const KNOWN: &[Known] = &[
    known("name", texts::name, NAMES),
    known("type", texts::import_what, &["type", "objet"]),
    known("site", texts::site, &["site", "terrain", "folder", "dossier", "lieu", "layer", "calque"]),
    known("plot", texts::plot, &["plot", "parcelle"]),
    known("code", texts::code, &["code", "planche", "bed"]),
    known("species", texts::species, &["species", "espece", "essence"]),
    known("variety", texts::variety, &["variety", "variete"]),
    known("rootstock", texts::rootstock, &["rootstock", "porte greffe"]),
    known("planted", texts::planted, &["planted", "plante le", "plantation", "date de plantation", "plantee le"]),
    known("form", texts::form, &["form", "forme"]),
    known("state", texts::state, &["state", "etat"]),
    known("kind", texts::kind_of_thing, &["kind", "genre", "nature"]),
    known("soil", texts::soil, &["soil", "sol"]),
    known("organic", texts::organic, &["organic", "bio", "statut bio"]),
    known("note", texts::note, &["note", "notes", "remarque", "remarques", "observations", "commentaire", "commentaires"]),
    known("position", texts::position, &["position", "rang"]),
    known("length_cm", texts::length_cm, &["length cm", "longueur cm"]),
    known("width_cm", texts::width_cm, &["width cm", "largeur cm"]),
    known("orientation", texts::orientation, &["orientation"]),
    known("geometry", texts::geometry, &["geometry", "geometrie", "geom", "the geom", "wkt", "wkt geom", "geojson", "contour"]),
    known("longitude", texts::longitude, &["longitude", "lon", "lng", "x"]),
    known("latitude", texts::latitude, &["latitude", "lat", "y"]),
    known("id", texts::import_id, &["id"]),
    known("site_id", texts::import_site_id, &["site id"]),
    known("plot_id", texts::import_plot_id, &["plot id"]),
];

const fn known(field: &'static str, label: fn(Lang) -> &'static str, headings: &'static [&'static str]) -> Known {
    Known { field, label, headings, several: false, fits: columns::anything }
}

/// Whether a value of a file is what things are called.
#[must_use]
pub fn is_name(heading: &str) -> bool {
    NAMES.contains(&fold(heading).as_str())
}

/// Why a geometry cannot be read: PostGIS says in which frame it is.
fn unreadable(text: &str) -> Message {
    let frame =
        text.split_once(';').and_then(|(frame, _)| frame.trim().to_ascii_uppercase().strip_prefix("SRID=").map(str::to_owned));
    let frame = frame.filter(|frame| frame != "4326");
    match frame {
        Some(frame) => Message::new(move |l| texts::import_other_frame(l, format!("EPSG:{frame}"))),
        None => Message::new(texts::geometry_unreadable),
    }
}

/// The geometry of a table's row: GeoJSON or well-known text in one column, or a longitude and a latitude.
///
/// # Errors
/// Why it cannot be read.
pub fn geometry(
    values: &mut BTreeMap<&'static str, String>,
    headings: &BTreeMap<&'static str, String>,
) -> Result<Value, Message> {
    let bad = |text: &str, what: Message| {
        let heading = headings.get("geometry").cloned().unwrap_or_default();
        Err(columns::in_column(&heading, text, &what))
    };
    if let Some(text) = values.remove("geometry") {
        let text = text.trim();
        let read = if text.starts_with('{') { serde_json::from_str(text).ok() } else { wkt::parse(text) };
        return match read {
            Some(geometry) => Ok(geometry),
            None if text.encode_utf16().count() >= CELL_LIMIT - 1 => {
                bad(text, Message::new(|l| texts::geometry_cut(l, CELL_LIMIT)))
            }
            None => bad(text, unreadable(text)),
        };
    }
    let (Some(lon), Some(lat)) = (values.remove("longitude"), values.remove("latitude")) else {
        return Ok(Value::Null);
    };
    let number = |text: &str| text.trim().replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite());
    match (number(&lon), number(&lat)) {
        (Some(lon), Some(lat)) => Ok(json!({ "type": "Point", "coordinates": [lon, lat] })),
        _ => Err(Message::new(texts::geometry_unreadable)),
    }
}

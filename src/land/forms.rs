//! Forms about the land: raw strings to typed commands.

use chrono::NaiveDate;

use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Message;
use platform::images::Photo;

use super::geometry::split::Layout;
use super::geometry::{Fault, Shape, Spot};
use super::model::{
    BedDetails, Lender, PlotDetails, PlotKind, PointDetails, PointKind, SiteDetails, SiteId, Status, StatusLine, Subject,
    TreeDetails, TreeForm, TreeState,
};
use super::texts;

/// Reads a terrain's form.
///
/// # Errors
/// The form with its complaints.
pub fn site(mut form: Form) -> Result<SiteDetails> {
    let details = read_site(&mut form);
    form.command(details)
}

fn read_site(form: &mut Form) -> Option<SiteDetails> {
    let (starts, ends) = (form.date_of_any_time("agreement_starts"), form.date_of_any_time("agreement_ends"));
    if let (Some(starts), Some(ends)) = (starts, ends)
        && ends < starts
    {
        form.complain("agreement_ends", Message::new(texts::ends_before_start));
    }
    let name = form.required("name", 120);
    let lender = form.choice("lender", Lender::from_word);
    let declared_m2 = form.integer("declared_m2", 1, 10_000_000);
    Some(SiteDetails {
        name,
        commune: form.text("commune", 80),
        address: form.text("address", 300),
        lender: lender?,
        lender_name: form.text("lender_name", 120),
        agreement_starts: starts,
        agreement_ends: ends,
        agreement_reference: form.text("agreement_reference", 200),
        water: form.text("water", 300),
        access: form.text("access", 300),
        declared_m2,
    })
}

/// The form filled with a terrain as it is.
#[must_use]
pub fn site_filled(details: &SiteDetails, version: i64) -> Form {
    let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    Form::filled([
        ("name", details.name.clone()),
        ("commune", details.commune.clone()),
        ("address", details.address.clone()),
        ("lender", details.lender.word().to_owned()),
        ("lender_name", details.lender_name.clone()),
        ("agreement_starts", date(details.agreement_starts)),
        ("agreement_ends", date(details.agreement_ends)),
        ("agreement_reference", details.agreement_reference.clone()),
        ("water", details.water.clone()),
        ("access", details.access.clone()),
        ("declared_m2", details.declared_m2.map(|m2| m2.to_string()).unwrap_or_default()),
        ("version", version.to_string()),
    ])
}

/// Reads a plot's form.
///
/// # Errors
/// The form with its complaints.
pub fn plot(mut form: Form) -> Result<PlotDetails> {
    let name = form.required("name", 120);
    let site: Option<SiteId> = form.choice("site", |word| word.parse().ok());
    let kind = form.choice("kind", PlotKind::from_word);
    let soil_note = form.text("soil_note", 1000);
    let shape = corners(&mut form, "corners");
    let details = site.zip(kind).zip(shape).map(|((site, kind), shape)| PlotDetails { site, name, kind, shape, soil_note });
    form.command(details)
}

/// Reads an outline: one corner a line as "latitude, longitude" (the order that telephones show), or a GeoJSON polygon.
fn corners(form: &mut Form, name: &'static str) -> Option<Shape> {
    let typed = form.required(name, 100_000);
    if typed.is_empty() {
        return None;
    }
    let shape = if typed.starts_with('{') {
        serde_json::from_str(&typed).map_err(|_| Fault::WrongType).and_then(|value| Shape::from_json(&value))
    } else {
        typed
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(spot_of)
            .collect::<Result<Vec<_>, _>>()
            .and_then(|ring| Shape::new(&[ring]))
    };
    shape.map_err(|fault| form.complain(name, fault.message())).ok()
}

/// "50.40123, 2.81234", or with decimal commas "50,40123 ; 2,81234".
fn spot_of(line: &str) -> Result<Spot, Fault> {
    let separator =
        [';', '\t'].into_iter().find(|c| line.contains(*c)).or_else(|| line.contains('.').then_some(',')).unwrap_or(' ');
    let numbers: Vec<f64> = line
        .split(separator)
        .flat_map(str::split_whitespace)
        .map(|number| number.trim_matches(',').replace(',', ".").parse().map_err(|_| Fault::WrongType))
        .collect::<Result<_, _>>()?;
    match numbers.as_slice() {
        [lat, lon] => Spot::new(*lon, *lat),
        _ => Err(Fault::WrongType),
    }
}

/// An outline as the form shows it.
#[must_use]
pub fn corners_text(shape: &Shape) -> String {
    let rings: Vec<_> = shape.rings().collect();
    match rings.as_slice() {
        [outline] => outline[..outline.len() - 1].iter().map(|c| format!("{}, {}\n", c.y, c.x)).collect(),
        _ => shape.to_json().to_string(),
    }
}

/// The form filled with a plot as it is.
#[must_use]
pub fn plot_filled(details: &PlotDetails, version: i64) -> Form {
    Form::filled([
        ("name", details.name.clone()),
        ("site", details.site.to_string()),
        ("kind", details.kind.word().to_owned()),
        ("soil_note", details.soil_note.clone()),
        ("corners", corners_text(&details.shape)),
        ("version", version.to_string()),
    ])
}

/// Reads a line of the organic timeline.
///
/// # Errors
/// The form with its complaints.
pub fn status(mut form: Form) -> Result<StatusLine> {
    let starts = form.required_date_of_any_time("starts");
    let status = form.choice("status", Status::from_word);
    let certificate = form.text("certificate", 200);
    let line = starts.zip(status).map(|(starts, status)| StatusLine { starts, status, certificate });
    form.command(line)
}

/// Reads the split of a plot into beds: how many, how wide, and the letters before their numbers.
///
/// # Errors
/// The form with its complaints.
pub fn split(mut form: Form) -> Result<(Layout, String)> {
    let beds = number(&mut form, "beds", 1, 200);
    let width = length(&mut form, "width", 10, 1000);
    let path = length(&mut form, "path", 0, 1000);
    let orientation = form.integer("orientation", 0, 179);
    let prefix = form.text("prefix", 8);
    let command = beds.zip(width).zip(path).map(|((beds, width_cm), path_cm)| {
        (Layout { beds: usize::try_from(beds).unwrap_or(1), width_cm, path_cm, orientation }, prefix)
    });
    form.command(command)
}

fn number(form: &mut Form, name: &str, min: i64, max: i64) -> Option<i64> {
    let number = form.integer(name, min, max);
    if number.is_none() {
        form.complain(name, Message::new(platform::web::texts::required));
    }
    number
}

fn length(form: &mut Form, name: &str, min_cm: i64, max_cm: i64) -> Option<i64> {
    let length = form.metres(name, min_cm, max_cm);
    if length.is_none() {
        form.complain(name, Message::new(platform::web::texts::required));
    }
    length
}

/// Reads a bed's form. Its drawn outline is kept as it was.
///
/// # Errors
/// The form with its complaints.
pub fn bed(mut form: Form, shape: Option<Shape>) -> Result<BedDetails> {
    let code = form.required("code", 20);
    let position = number(&mut form, "position", 1, 10_000);
    let length_cm = length(&mut form, "length", 10, 100_000);
    let width_cm = length(&mut form, "width", 10, 10_000);
    let orientation = form.integer("orientation", 0, 179).unwrap_or(0);
    let details = position.zip(length_cm).zip(width_cm).map(|((position, length_cm), width_cm)| BedDetails {
        code,
        position,
        length_cm,
        width_cm,
        orientation,
        shape,
    });
    form.command(details)
}

/// Centimetres as metres for a form.
fn metres_text(centimetres: i64) -> String {
    format!("{}.{:02}", centimetres / 100, centimetres % 100)
}

/// The form filled with a bed as it is.
#[must_use]
pub fn bed_filled(details: &BedDetails, version: i64) -> Form {
    Form::filled([
        ("code", details.code.clone()),
        ("position", details.position.to_string()),
        ("length", metres_text(details.length_cm)),
        ("width", metres_text(details.width_cm)),
        ("orientation", details.orientation.to_string()),
        ("version", version.to_string()),
    ])
}

fn spot(form: &mut Form, name: &'static str) -> Option<Spot> {
    let typed = form.required(name, 100);
    if typed.is_empty() {
        return None;
    }
    spot_of(&typed).map_err(|fault| form.complain(name, fault.message())).ok()
}

/// Reads a tree's form.
///
/// # Errors
/// The form with its complaints.
pub fn tree(mut form: Form) -> Result<TreeDetails> {
    let species = form.required("species", 80);
    let trained = form.choice("form", TreeForm::from_word);
    let state = form.choice("state", TreeState::from_word);
    let spot = spot(&mut form, "spot");
    let (variety, rootstock, note) = (form.text("variety", 80), form.text("rootstock", 80), form.text("note", 1000));
    let planted = form.date_of_any_time("planted");
    let details = trained.zip(state).zip(spot).map(|((form, state), spot)| TreeDetails {
        species,
        variety,
        rootstock,
        form,
        planted,
        state,
        note,
        spot,
    });
    form.command(details)
}

/// The form filled with a tree as it is.
#[must_use]
pub fn tree_filled(details: &TreeDetails, version: i64) -> Form {
    Form::filled([
        ("species", details.species.clone()),
        ("variety", details.variety.clone()),
        ("rootstock", details.rootstock.clone()),
        ("form", details.form.word().to_owned()),
        ("planted", details.planted.map(|day| day.to_string()).unwrap_or_default()),
        ("state", details.state.word().to_owned()),
        ("note", details.note.clone()),
        ("spot", format!("{}, {}", details.spot.lat(), details.spot.lon())),
        ("version", version.to_string()),
    ])
}

/// Reads a point's form.
///
/// # Errors
/// The form with its complaints.
pub fn point(mut form: Form) -> Result<PointDetails> {
    let kind = form.choice("kind", PointKind::from_word);
    let name = form.text("name", 80);
    let spot = spot(&mut form, "spot");
    let details = kind.zip(spot).map(|(kind, spot)| PointDetails { kind, name, spot });
    form.command(details)
}

/// The form filled with a point as it is.
#[must_use]
pub fn point_filled(details: &PointDetails, version: i64) -> Form {
    Form::filled([
        ("kind", details.kind.word().to_owned()),
        ("name", details.name.clone()),
        ("spot", format!("{}, {}", details.spot.lat(), details.spot.lon())),
        ("version", version.to_string()),
    ])
}

/// Reads what a note or photo is about from hidden fields.
pub fn subject(form: &mut Form) -> Option<Subject> {
    let kind = form.choice("record_kind", Subject::kind_of);
    let id = form.choice("record", |word| word.parse().ok());
    kind.zip(id).map(|(kind, id)| Subject { kind, id })
}

/// A note: its day and what it says.
pub fn note(mut form: Form) -> Result<(NaiveDate, String)> {
    let (on, body) = (form.required_date("noted_on"), form.required("body", 4000));
    form.command(on.map(|on| (on, body)))
}

/// A photo that was read: its day and what it shows.
pub fn photo(mut form: Form, photo: Option<Photo>) -> Result<(NaiveDate, String, Photo)> {
    let (on, caption) = (form.required_date("taken_on"), form.required("caption", 200));
    form.command(on.zip(photo).map(|(on, photo)| (on, caption, photo)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_read_as_telephones_show_them() {
        for line in ["50.40123, 2.81234", "50,40123 ; 2,81234", "50.40123 2.81234", "50.40123\t2.81234"] {
            let spot = spot_of(line).unwrap();
            assert!((spot.lat() - 50.40123).abs() < 1e-9 && (spot.lon() - 2.81234).abs() < 1e-9, "{line}");
        }
        assert_eq!(spot_of("2.81234, 50.40123"), Err(Fault::Swapped));
        assert_eq!(spot_of("here"), Err(Fault::WrongType));
    }

    #[test]
    fn an_outline_survives_its_form() {
        let form = Form::filled([("corners", "50.4, 2.8\n50.4, 2.801\n50.401, 2.801".to_owned())]);
        let shape = corners(&mut form.clone(), "corners").unwrap();
        let again = corners(&mut Form::filled([("corners", corners_text(&shape))]), "corners").unwrap();
        assert_eq!(shape, again);
    }
}

//! A place on the globe, as people have it at hand: two numbers, or the address of a map.

use serde::Serialize;

/// Degrees, WGS 84.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Place {
    pub latitude: f64,
    pub longitude: f64,
}

/// Units of what is kept: ten-millionths of a degree, about a centimetre.
const UNITS: f64 = 1e7;

impl Place {
    /// A place that there is.
    #[must_use]
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        ((-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude)).then_some(Self { latitude, longitude })
    }

    /// Whether it would lie in Europe with its numbers turned round, and does not as it is.
    #[must_use]
    pub fn looks_turned_round(self) -> bool {
        let in_europe = |latitude: f64, longitude: f64| (34.0..=72.0).contains(&latitude) && (-11.0..=45.0).contains(&longitude);
        in_europe(self.longitude, self.latitude) && !in_europe(self.latitude, self.longitude)
    }

    /// From what is kept.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "below two thousand million")]
    pub fn of_units(latitude: i64, longitude: i64) -> Option<Self> {
        Self::new(latitude as f64 / UNITS, longitude as f64 / UNITS)
    }

    /// As it is kept: latitude, longitude.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "below two thousand million")]
    pub fn units(self) -> (i64, i64) {
        ((self.latitude * UNITS).round() as i64, (self.longitude * UNITS).round() as i64)
    }

    /// Reads two numbers (latitude first, as people and maps say them), degrees with minutes, or the address of a map: OpenStreetMap,
    /// Google, Géoportail, `geo:`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        // A marker is meant more than the part of the map that shows.
        if let (Some(latitude), Some(longitude)) = (after(text, "mlat="), after(text, "mlon=")) {
            return Self::new(latitude, longitude);
        }
        if let Some((_, rest)) = text.split_once("#map=") {
            let numbers = numbers(rest);
            return Self::new(*numbers.get(1)?, *numbers.get(2)?);
        }
        if let (Some(latitude), Some(longitude)) = (after(text, "!3d"), after(text, "!4d")) {
            return Self::new(latitude, longitude);
        }
        if let Some((_, rest)) = text.split_once("?c=").or_else(|| text.split_once("&c=")) {
            let numbers = numbers(rest);
            return Self::new(*numbers.get(1)?, *numbers.first()?);
        }
        let rest = match text.split_once('@').or_else(|| text.split_once("q=")).or_else(|| text.split_once("geo:")) {
            Some((_, rest)) => rest,
            None if text.contains("://") => return None,
            None => text,
        };
        // Two bare numbers and nothing else: an address with a house number is no place.
        let bare = text.len() == rest.len();
        let worded = rest.chars().any(char::is_alphabetic);
        match (rest.contains('°'), bare && worded) {
            (true, _) => sexagesimal(rest),
            (false, true) => None,
            (false, false) => two(rest),
        }
    }
}

/// The number behind a word.
fn after(text: &str, word: &str) -> Option<f64> {
    numbers(text.split_once(word)?.1).first().copied()
}

/// The numbers of a text, with points for decimals.
fn numbers(text: &str) -> Vec<f64> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != '-').filter_map(|part| part.parse().ok()).collect()
}

/// Two numbers, with points or with commas for decimals.
fn two(text: &str) -> Option<Place> {
    let comma = !text.contains('.') && (text.matches(',').count() > 1 || text.contains([';', ' ']));
    let text = if comma { text.replace(", ", " ").replace(',', ".") } else { text.to_owned() };
    match numbers(&text)[..] {
        [latitude, longitude, ..] => Place::new(latitude, longitude),
        _ => None,
    }
}

/// Degrees, minutes and seconds with the quarter of the compass: 50°21'40"N 2°59'55"E.
fn sexagesimal(text: &str) -> Option<Place> {
    let mut found = [None, None];
    let mut rest = text;
    while let Some(end) = rest.find(['N', 'S', 'E', 'W', 'O']) {
        let parts = numbers(&rest[..end].replace(',', "."));
        let degrees = parts.first()? + parts.get(1).unwrap_or(&0.0) / 60.0 + parts.get(2).unwrap_or(&0.0) / 3600.0;
        match rest.as_bytes()[end] {
            b'N' => found[0] = Some(degrees),
            b'S' => found[0] = Some(-degrees),
            b'E' => found[1] = Some(degrees),
            _ => found[1] = Some(-degrees),
        }
        rest = &rest[end + 1..];
    }
    Place::new(found[0]?, found[1]?)
}

impl std::fmt::Display for Place {
    /// As it is typed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.5}, {:.5}", self.latitude, self.longitude)
    }
}

crate::text_enum! {
    /// What may lie under the plan.
    Layer {
        Nothing = "none",
        /// Photos from the air, of the national mapping agency, without a key.
        Photo = "ign_photo",
        /// Its plan.
        Plan = "ign_plan",
        /// An address of one's own.
        Own = "own",
    }
}

/// IGN's public tiles in Web Mercator (Géoplateforme, open licence Etalab 2.0; no key is needed).
const IGN_PHOTO: &str = "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=ORTHOIMAGERY.ORTHOPHOTOS\
    &STYLE=normal&FORMAT=image/jpeg&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}";
const IGN_PLAN: &str = "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2\
    &STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}";

impl Layer {
    /// Its address; none where that is one's own.
    #[must_use]
    pub const fn address(self) -> Option<&'static str> {
        match self {
            Self::Nothing => Some(""),
            Self::Photo => Some(IGN_PHOTO),
            Self::Plan => Some(IGN_PLAN),
            Self::Own => None,
        }
    }

    /// The layer that an address is of.
    #[must_use]
    pub fn of(address: &str) -> Self {
        Self::ALL.iter().copied().find(|layer| layer.address() == Some(address)).unwrap_or(Self::Own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_however_people_have_it() {
        for text in [
            "50.3612, 2.9987",
            "50.3612 2.9987",
            "50,3612 2,9987",
            "50,3612, 2,9987",
            "50,3612 ; 2,9987",
            "geo:50.3612,2.9987",
            "geo:50.3612,2.9987?z=17",
            "https://www.openstreetmap.org/#map=17/50.3612/2.9987",
            "https://www.openstreetmap.org/?mlat=50.3612&mlon=2.9987#map=9/1/1",
            "https://www.google.com/maps/@50.3612,2.9987,17z",
            "https://www.google.com/maps/place/Mairie/data=!3d50.3612!4d2.9987",
            "https://maps.google.com/?q=50.3612,2.9987",
            "https://www.geoportail.gouv.fr/carte?c=2.9987,50.3612&z=17",
            "50°21'40.32\"N 2°59'55.32\"E",
            "50° 21′ 40,32″ N, 2° 59′ 55,32″ E",
        ] {
            let place = Place::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert!((place.latitude - 50.3612).abs() < 1e-6 && (place.longitude - 2.9987).abs() < 1e-6, "{text}: {place:?}");
        }
        for text in [
            "",
            "Lens",
            "50.36",
            "https://www.openstreetmap.org/",
            "95.0, 2.0",
            "50.36, 200",
            "12",
            "12 rue du 8 mai 1945",
            "33.5 S 70.6 W",
        ] {
            assert_eq!(Place::parse(text), None, "{text}");
        }
        assert!(Place::parse("2.9930 50.4655").unwrap().looks_turned_round());
        for right in ["50.4655 2.9930", "38.7 -9.1", "40.0 44.0", "-20.88 55.45", "-12.8 45.2", "14.6 -61.07"] {
            assert!(!Place::parse(right).unwrap().looks_turned_round(), "{right}");
        }
        let south = Place::parse("21°06'S 55°36'E").unwrap();
        assert!((south.latitude + 21.1).abs() < 1e-9);
        assert_eq!(Place::of_units(south.units().0, south.units().1), Some(south));
        assert_eq!(Place::parse(&south.to_string()), Some(south));
    }
}

//! Geometry in WGS84: shapes and spots that have been looked at and found possible, measured on the ellipsoid.

pub mod frame;
pub mod split;

use geo::{BooleanOps as _, BoundingRect as _, Centroid as _, Contains as _, GeodesicArea as _, Orient as _, Validation as _};
use geo::{Coord, LineString, Point, Polygon};
use serde::Deserialize;
use serde_json::{Value, json};

use platform::error::{AppError, Result};
use platform::i18n::Message;

use self::frame::Frame;
use super::texts;

/// Smallest surface of a plot, in m²: less is a slip of the hand.
const TINY_M2: f64 = 0.5;
/// Largest surface of a plot, in m²: a thousand hectares is a typing error.
const HUGE_M2: f64 = 10_000_000.0;
/// How much of the smaller of two plots may lie in the other before it counts as an overlap.
const OVERLAP: f64 = 0.01;
/// Most corners of a shape.
const MAX_CORNERS: usize = 2000;

/// Why a geometry cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not a polygon or not a point.
    WrongType,
    /// Fewer than three corners.
    Empty,
    /// More corners than any plot has.
    TooManyCorners,
    /// Its sides cross.
    SelfCrossing,
    /// A hole that is not inside.
    BadHole,
    /// Less than half a square metre.
    Tiny,
    /// More than a thousand hectares.
    Huge,
    /// No such place on Earth.
    OutsideWorld,
    /// Latitude and longitude look swapped.
    Swapped,
}

impl Fault {
    /// The reason, in words.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::TooManyCorners => return Message::new(|l| texts::fault_too_many(l, MAX_CORNERS)),
            Self::WrongType => texts::fault_wrong_type,
            Self::Empty => texts::fault_empty,
            Self::SelfCrossing => texts::fault_self_crossing,
            Self::BadHole => texts::fault_bad_hole,
            Self::Tiny => texts::fault_tiny,
            Self::Huge => texts::fault_huge,
            Self::OutsideWorld => texts::fault_outside,
            Self::Swapped => texts::fault_swapped,
        })
    }
}

/// A spot on Earth, longitude first, kept to 10⁻⁸ degrees (about a millimetre).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot(Coord<f64>);

fn rounded(degrees: f64) -> f64 {
    (degrees * 1e8).round() / 1e8
}

impl Spot {
    /// Takes degrees that exist. France lies between 41 and 52° north, −6 and 10° east: the other way round is a swap.
    ///
    /// # Errors
    /// The fault.
    pub fn new(lon: f64, lat: f64) -> Result<Self, Fault> {
        let possible = |lon: f64, lat: f64| lon.abs() <= 180.0 && lat.abs() <= 90.0;
        if !lon.is_finite() || !lat.is_finite() {
            return Err(Fault::OutsideWorld);
        }
        if !possible(lon, lat) {
            return Err(if possible(lat, lon) { Fault::Swapped } else { Fault::OutsideWorld });
        }
        if (41.0..=52.0).contains(&lon) && (-6.0..=10.0).contains(&lat) {
            return Err(Fault::Swapped);
        }
        Ok(Self(Coord { x: rounded(lon), y: rounded(lat) }))
    }

    /// Degrees east.
    #[must_use]
    pub const fn lon(self) -> f64 {
        self.0.x
    }

    /// Degrees north.
    #[must_use]
    pub const fn lat(self) -> f64 {
        self.0.y
    }

    /// As a GeoJSON geometry.
    #[must_use]
    pub fn to_json(self) -> Value {
        json!({ "type": "Point", "coordinates": [self.0.x, self.0.y] })
    }

    /// From a GeoJSON geometry.
    ///
    /// # Errors
    /// The fault.
    pub fn from_json(value: &Value) -> Result<Self, Fault> {
        if value["type"] != "Point" {
            return Err(Fault::WrongType);
        }
        position(&value["coordinates"])
    }

    /// From what was stored, which was judged when it came in.
    ///
    /// # Errors
    /// `Internal` where the database holds something else.
    pub fn stored(text: &str) -> Result<Self> {
        let Stored::<[f64; 2]> { coordinates: [x, y] } = serde_json::from_str(text).map_err(AppError::internal)?;
        Ok(Self(Coord { x, y }))
    }
}

/// A geometry as the database keeps it: GeoJSON whose coordinates are known to be of one form.
#[derive(Deserialize)]
struct Stored<T> {
    coordinates: T,
}

fn position(value: &Value) -> Result<Spot, Fault> {
    match value.as_array().map(Vec::as_slice) {
        Some([lon, lat, ..]) => Spot::new(lon.as_f64().ok_or(Fault::WrongType)?, lat.as_f64().ok_or(Fault::WrongType)?),
        _ => Err(Fault::WrongType),
    }
}

/// A surface on Earth: one outline, possibly with holes, its sides not crossing.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape(Polygon<f64>);

impl Shape {
    /// Takes rings of spots: the outline first, then the holes. Rings may be closed or not.
    ///
    /// # Errors
    /// The fault.
    pub fn new(rings: &[Vec<Spot>]) -> Result<Self, Fault> {
        let shape = Self::unbounded(rings)?;
        match shape.area_m2() {
            area if area < TINY_M2 => Err(Fault::Tiny),
            area if area > HUGE_M2 => Err(Fault::Huge),
            _ => Ok(shape),
        }
    }

    fn unbounded(rings: &[Vec<Spot>]) -> Result<Self, Fault> {
        if rings.iter().map(Vec::len).sum::<usize>() > MAX_CORNERS {
            return Err(Fault::TooManyCorners);
        }
        let mut lines = rings.iter().map(|ring| line(ring));
        let outline = lines.next().ok_or(Fault::Empty)??;
        let polygon = Polygon::new(outline, lines.collect::<Result<_, _>>()?);
        match polygon.check_validation() {
            // Outlines run counter-clockwise (RFC 7946, 3.1.6); the other way round the surface would be that of the rest of the Earth.
            Ok(()) => Ok(Self(polygon.orient(geo::orient::Direction::Default))),
            Err(geo::algorithm::validation::InvalidPolygon::TooFewPointsInRing(_)) => Err(Fault::Empty),
            Err(geo::algorithm::validation::InvalidPolygon::SelfIntersection(_)) => Err(Fault::SelfCrossing),
            Err(geo::algorithm::validation::InvalidPolygon::NonFiniteCoord(..)) => Err(Fault::OutsideWorld),
            Err(_) => Err(Fault::BadHole),
        }
    }

    /// As a GeoJSON geometry.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let ring = |line: &LineString<f64>| line.coords().map(|c| json!([c.x, c.y])).collect::<Vec<_>>();
        let rings: Vec<_> = std::iter::once(self.0.exterior()).chain(self.0.interiors()).map(ring).collect();
        json!({ "type": "Polygon", "coordinates": rings })
    }

    /// From a GeoJSON geometry.
    ///
    /// # Errors
    /// The fault.
    pub fn from_json(value: &Value) -> Result<Self, Fault> {
        if value["type"] != "Polygon" {
            return Err(Fault::WrongType);
        }
        let rings = value["coordinates"].as_array().ok_or(Fault::WrongType)?;
        let rings: Vec<Vec<Spot>> = rings
            .iter()
            .map(|ring| ring.as_array().ok_or(Fault::WrongType)?.iter().map(position).collect())
            .collect::<Result<_, _>>()?;
        Self::new(&rings)
    }

    /// From what was stored. It was judged when it came in and is not judged again: with hundreds of beds that took most of a page's
    /// time. `archipel check` does ([`Self::judge`]).
    ///
    /// # Errors
    /// `Internal` where the database holds something else.
    pub fn stored(text: &str) -> Result<Self> {
        let Stored::<Vec<Vec<[f64; 2]>>> { coordinates } = serde_json::from_str(text).map_err(AppError::internal)?;
        let mut rings = coordinates.into_iter().map(|ring| LineString(ring.into_iter().map(|[x, y]| Coord { x, y }).collect()));
        let outline = rings.next().ok_or_else(|| AppError::internal("a shape without outline in the database"))?;
        Ok(Self(Polygon::new(outline, rings.collect())))
    }

    /// Judges a stored shape as if it came from outside.
    ///
    /// # Errors
    /// The fault.
    pub fn judge(&self) -> Result<(), Fault> {
        Self::from_json(&self.to_json()).map(|_| ())
    }

    /// The rings, outline first, each closed.
    pub fn rings(&self) -> impl Iterator<Item = &[Coord<f64>]> {
        std::iter::once(self.0.exterior()).chain(self.0.interiors()).map(|line| line.0.as_slice())
    }

    /// The surface on the ellipsoid, in m².
    #[must_use]
    pub fn area_m2(&self) -> f64 {
        self.0.geodesic_area_unsigned()
    }

    /// The surface to the nearest m², at least one.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "bounded by HUGE_M2")]
    pub fn whole_m2(&self) -> i64 {
        (self.area_m2().round() as i64).max(1)
    }

    /// The middle of the shape.
    #[must_use]
    pub fn middle(&self) -> Coord<f64> {
        self.0.centroid().map_or(Coord { x: 0.0, y: 0.0 }, |point| point.0)
    }

    /// West, south, east and north bounds, in degrees.
    #[must_use]
    pub fn bounds(&self) -> [f64; 4] {
        self.0.bounding_rect().map_or([0.0; 4], |rect| [rect.min().x, rect.min().y, rect.max().x, rect.max().y])
    }

    /// The shape in metres, in a frame.
    #[must_use]
    pub fn in_frame(&self, frame: &Frame) -> Polygon<f64> {
        let flat = |line: &LineString<f64>| LineString(line.coords().map(|c| frame.flat(*c)).collect());
        Polygon::new(flat(self.0.exterior()), self.0.interiors().iter().map(flat).collect())
    }

    /// Metres between the two where they come nearest; nought where they touch.
    #[must_use]
    pub fn metres_to(&self, other: &Self) -> i64 {
        use geo::{Distance as _, Euclidean};
        let frame = Frame::around(self.middle());
        #[expect(clippy::cast_possible_truncation, reason = "on Earth")]
        let metres = Euclidean.distance(&self.in_frame(&frame), &other.in_frame(&frame)).round() as i64;
        metres
    }

    /// Whether the two cover each other by more than one percent of the smaller.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let ([w1, s1, e1, n1], [w2, s2, e2, n2]) = (self.bounds(), other.bounds());
        if w1 >= e2 || w2 >= e1 || s1 >= n2 || s2 >= n1 {
            return false;
        }
        let frame = Frame::around(self.middle());
        let (one, two) = (self.in_frame(&frame), other.in_frame(&frame));
        let shared = geo::Area::unsigned_area(&one.intersection(&two));
        shared > OVERLAP * geo::Area::unsigned_area(&one).min(geo::Area::unsigned_area(&two))
    }

    /// Whether `inner` lies in this shape, but for one percent of it.
    #[must_use]
    pub fn holds(&self, inner: &Self) -> bool {
        let frame = Frame::around(self.middle());
        let (outer, inner) = (self.in_frame(&frame), inner.in_frame(&frame));
        let outside = geo::Area::unsigned_area(&inner.difference(&outer));
        outside <= OVERLAP * geo::Area::unsigned_area(&inner)
    }

    /// Whether a spot lies in this shape, or within a metre of it.
    #[must_use]
    pub fn holds_spot(&self, spot: Spot) -> bool {
        use geo::{Distance as _, Euclidean};
        let frame = Frame::around(self.middle());
        let (polygon, point) = (self.in_frame(&frame), Point(frame.flat(spot.0)));
        polygon.contains(&point) || Euclidean.distance(&polygon, &point) <= 1.0
    }
}

/// Metres between two places, in degrees; right to a metre over a town.
#[must_use]
pub fn metres(one: Coord<f64>, other: Coord<f64>) -> i64 {
    let flat = Frame::around(one).flat(other);
    #[expect(clippy::cast_possible_truncation, reason = "on Earth")]
    let metres = flat.x.hypot(flat.y).round() as i64;
    metres
}

/// A closed ring without repeated corners.
fn line(ring: &[Spot]) -> Result<LineString<f64>, Fault> {
    let mut coords: Vec<Coord<f64>> = ring.iter().map(|spot| spot.0).collect();
    coords.dedup();
    if coords.len() > 1 && coords.first() == coords.last() {
        coords.pop();
    }
    if coords.len() < 3 {
        return Err(Fault::Empty);
    }
    coords.push(coords[0]);
    Ok(LineString(coords))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    pub fn square(lon: f64, lat: f64, metres: f64) -> Shape {
        let frame = Frame::around(Coord { x: lon, y: lat });
        let corner = |x, y| {
            let c = frame.round(Coord { x, y });
            Spot::new(c.x, c.y).unwrap()
        };
        Shape::new(&[vec![corner(0.0, 0.0), corner(metres, 0.0), corner(metres, metres), corner(0.0, metres)]]).unwrap()
    }

    #[test]
    fn surface_is_measured_on_the_ellipsoid() {
        let field = square(2.8, 50.4, 100.0);
        assert!((field.area_m2() - 10_000.0).abs() < 1.0, "{}", field.area_m2());
    }

    #[test]
    fn a_clockwise_outline_has_the_same_surface() {
        let s = |lon, lat| Spot::new(lon, lat).unwrap();
        let ring = vec![s(2.8, 50.4), s(2.801, 50.4), s(2.801, 50.401), s(2.8, 50.401)];
        let backwards = ring.iter().rev().copied().collect();
        let (one, two) = (Shape::new(&[ring]).unwrap(), Shape::new(&[backwards]).unwrap());
        assert_eq!(one.whole_m2(), two.whole_m2());
    }

    #[test]
    fn impossible_shapes_are_named() {
        let s = |lon, lat| Spot::new(lon, lat).unwrap();
        let bow = vec![s(2.0, 50.0), s(2.001, 50.001), s(2.001, 50.0), s(2.0, 50.001)];
        assert_eq!(Shape::new(&[bow]), Err(Fault::SelfCrossing));
        assert_eq!(Shape::new(&[]), Err(Fault::Empty));
        assert_eq!(Shape::new(&[vec![s(2.0, 50.0), s(2.1, 50.0), s(2.0, 50.0)]]), Err(Fault::Empty));
        let speck = vec![s(2.0, 50.0), s(2.000_001, 50.0), s(2.0, 50.000_001)];
        assert_eq!(Shape::new(&[speck]), Err(Fault::Tiny));
        assert_eq!(Spot::new(50.4, 2.8), Err(Fault::Swapped));
        assert_eq!(Spot::new(10.0, 120.0), Err(Fault::Swapped));
        assert_eq!(Spot::new(500.0, 500.0), Err(Fault::OutsideWorld));
        assert_eq!(Spot::new(f64::NAN, 1.0), Err(Fault::OutsideWorld));
    }

    #[test]
    fn neighbours_may_touch_but_not_overlap() {
        let field = square(2.8, 50.4, 100.0);
        let frame = Frame::around(Coord { x: 2.8, y: 50.4 });
        let beside = frame.round(Coord { x: 100.0, y: 0.0 });
        let inside = frame.round(Coord { x: 50.0, y: 0.0 });
        assert!(!field.overlaps(&square(beside.x, beside.y, 50.0)));
        assert!(field.overlaps(&square(inside.x, inside.y, 100.0)));
        assert!(field.holds(&square(inside.x, inside.y, 40.0)));
        assert!(!field.holds(&square(inside.x, inside.y, 60.0)));
    }

    #[test]
    fn a_round_trip_changes_nothing() {
        let field = square(2.812_345_678, 50.401_234_567, 37.3);
        let text = field.to_json().to_string();
        assert_eq!(Shape::stored(&text).unwrap(), field);
        assert_eq!(Shape::stored(&text).unwrap().to_json().to_string(), text);
    }

    proptest! {
        #[test]
        fn any_rings_are_judged_without_panic(ring in prop::collection::vec((-200.0..200.0_f64, -100.0..100.0_f64), 0..12)) {
            let spots: Result<Vec<Spot>, Fault> = ring.iter().map(|(lon, lat)| Spot::new(*lon, *lat)).collect();
            if let Ok(spots) = spots
                && let Ok(shape) = Shape::new(&[spots])
            {
                prop_assert!(shape.area_m2() > 0.0);
                prop_assert!(shape.holds(&shape));
                let _ = shape.overlaps(&square(2.8, 50.4, 10.0));
            }
        }
    }
}

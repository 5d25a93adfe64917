//! Splitting a plot into beds: parallel strips of one width with paths between, each as long as the plot allows.

use geo::{Area as _, BooleanOps as _, BoundingRect as _, LineString, Polygon, Rotate as _, point};

use super::frame::Frame;
use super::{Shape, Spot};

/// What to lay out.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// How many beds.
    pub beds: usize,
    /// Width of a bed, in cm.
    pub width_cm: i64,
    /// Width of the path between two beds, in cm.
    pub path_cm: i64,
    /// Direction of the beds in degrees from north, clockwise; `None` for along the longest side.
    pub orientation: Option<i64>,
}

/// One bed laid out.
#[derive(Clone, Debug)]
pub struct Strip {
    pub shape: Shape,
    /// Its length, in cm.
    pub length_cm: i64,
    /// Its direction in degrees from north, clockwise, 0 to 179.
    pub orientation: i64,
}

/// Beds that fit before the one that does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoesNotFit(pub usize);

/// Shortest bed worth laying out, in metres.
const SHORTEST: f64 = 1.0;
/// Room left between a bed's end and the plot's edge, in metres.
const MARGIN: f64 = 0.05;

/// Lays beds out, centred across the plot.
///
/// # Errors
/// How many beds fit, where not all do.
pub fn split(plot: &Shape, layout: Layout) -> Result<Vec<Strip>, DoesNotFit> {
    let frame = Frame::around(plot.middle());
    let flat = plot.in_frame(&frame);
    let bearing = layout.orientation.map_or_else(|| longest_side(&flat), to_f64);
    // Turned so that beds run along x. A bearing of 90° (east) needs no turn.
    let turn = bearing - 90.0;
    let turned = flat.rotate_around_point(turn, point! { x: 0.0, y: 0.0 });
    let Some(bounds) = turned.bounding_rect() else {
        return Err(DoesNotFit(0));
    };
    let (width, path) = (to_f64(layout.width_cm) / 100.0, to_f64(layout.path_cm) / 100.0);
    let pitch = width + path;
    let room = bounds.height() + 1e-6;
    let total = pitch * count(layout.beds) - path;
    if total > room {
        return Err(DoesNotFit(fitting(room, width, path)));
    }
    let first = bounds.max().y - (bounds.height() - total) / 2.0;
    let mut strips = Vec::with_capacity(layout.beds);
    for index in 0..layout.beds {
        let top = first - pitch * count(index);
        let Some((left, right)) = widest(&turned, top - width, top) else {
            return Err(DoesNotFit(index));
        };
        let corners = [(left, top), (right, top), (right, top - width), (left, top - width)];
        let spots: Option<Vec<Spot>> = corners
            .iter()
            .map(|(x, y)| {
                let back = point! { x: *x, y: *y }.rotate_around_point(-turn, point! { x: 0.0, y: 0.0 });
                let place = frame.round(back.0);
                Spot::new(place.x, place.y).ok()
            })
            .collect();
        let Some(shape) = spots.and_then(|spots| Shape::new(&[spots]).ok()) else {
            return Err(DoesNotFit(index));
        };
        let whole = bearing.rem_euclid(180.0).round().rem_euclid(180.0);
        strips.push(Strip { shape, length_cm: to_i64((right - left) * 100.0), orientation: to_i64(whole) });
    }
    Ok(strips)
}

#[expect(clippy::cast_precision_loss, reason = "centimetres and counts are small")]
fn to_f64(n: i64) -> f64 {
    n as f64
}

fn count(n: usize) -> f64 {
    to_f64(i64::try_from(n).unwrap_or(i64::MAX))
}

#[expect(clippy::cast_possible_truncation, reason = "lengths of a plot in centimetres")]
fn to_i64(n: f64) -> i64 {
    n.floor() as i64
}

fn fitting(room: f64, width: f64, path: f64) -> usize {
    usize::try_from(to_i64(((room + path) / (width + path)).max(0.0))).unwrap_or(0)
}

/// The bearing of the longest side, in degrees from north, clockwise.
fn longest_side(flat: &Polygon<f64>) -> f64 {
    let side = flat.exterior().lines().max_by(|a, b| {
        let length = |line: &geo::Line<f64>| line.dx().hypot(line.dy());
        length(a).total_cmp(&length(b))
    });
    side.map_or(0.0, |line| line.dx().atan2(line.dy()).to_degrees().rem_euclid(180.0))
}

/// The longest stretch of x over which the whole band from `low` to `high` lies in the plot.
fn widest(plot: &Polygon<f64>, low: f64, high: f64) -> Option<(f64, f64)> {
    let mut heights = vec![low + 1e-6, high - 1e-6];
    heights.extend(plot.exterior().coords().map(|c| c.y).filter(|y| *y > low && *y < high));
    let mut free: Option<Vec<(f64, f64)>> = None;
    for height in heights {
        let here = stretches(plot, height);
        free = Some(match free {
            None => here,
            Some(before) => common(&before, &here),
        });
    }
    let (left, right) = free?.into_iter().max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))?;
    let (left, right) = (left + MARGIN, right - MARGIN);
    let band = Polygon::new(LineString::from(vec![(left, low), (right, low), (right, high), (left, high)]), vec![]);
    let clear = right - left >= SHORTEST && band.difference(plot).unsigned_area() <= 0.01 * band.unsigned_area();
    clear.then_some((left, right))
}

/// Where a horizontal line runs inside the plot.
fn stretches(plot: &Polygon<f64>, y: f64) -> Vec<(f64, f64)> {
    let rings = std::iter::once(plot.exterior()).chain(plot.interiors());
    let mut crossings: Vec<f64> = rings
        .flat_map(LineString::lines)
        .filter(|line| (line.start.y > y) != (line.end.y > y))
        .map(|line| line.start.x + (y - line.start.y) * line.dx() / line.dy())
        .collect();
    crossings.sort_by(f64::total_cmp);
    crossings.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

/// What two sets of stretches share.
fn common(one: &[(f64, f64)], two: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let pairs = one.iter().flat_map(|a| two.iter().map(move |b| (a.0.max(b.0), a.1.min(b.1))));
    pairs.filter(|(left, right)| right > left).collect()
}

#[cfg(test)]
mod tests {
    use geo::Coord;

    use super::*;

    fn rectangle(east: f64, north: f64) -> Shape {
        let frame = Frame::around(Coord { x: 2.8, y: 50.4 });
        let corners = [(0.0, 0.0), (east, 0.0), (east, north), (0.0, north)];
        let spots = corners.iter().map(|(x, y)| {
            let place = frame.round(Coord { x: *x, y: *y });
            Spot::new(place.x, place.y).unwrap()
        });
        Shape::new(&[spots.collect()]).unwrap()
    }

    #[test]
    fn ten_beds_fit_a_field_and_stay_inside_it() {
        let field = rectangle(30.0, 13.0);
        let layout = Layout { beds: 10, width_cm: 80, path_cm: 40, orientation: None };
        let strips = split(&field, layout).unwrap();
        assert_eq!(strips.len(), 10);
        for strip in &strips {
            assert!(field.holds(&strip.shape));
            assert!((2980..=2992).contains(&strip.length_cm), "{}", strip.length_cm);
            assert_eq!(strip.orientation, 90);
        }
        for (index, one) in strips.iter().enumerate() {
            assert!(strips[index + 1..].iter().all(|two| !one.shape.overlaps(&two.shape)));
        }
    }

    #[test]
    fn too_many_beds_are_refused_with_the_number_that_fits() {
        let field = rectangle(30.0, 13.0);
        let layout = Layout { beds: 20, width_cm: 80, path_cm: 40, orientation: None };
        assert_eq!(split(&field, layout).unwrap_err(), DoesNotFit(11));
    }

    #[test]
    fn a_given_direction_is_followed() {
        let strips = split(&rectangle(30.0, 20.0), Layout { beds: 5, width_cm: 120, path_cm: 50, orientation: Some(0) }).unwrap();
        assert!(strips.iter().all(|strip| (1980..=1992).contains(&strip.length_cm)), "{:?}", strips[0].length_cm);
    }
}

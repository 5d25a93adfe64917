//! The sheet a plan is drawn on: always 1000 units wide, metres turned to units, north up, with scale bar and arrow.

use std::fmt::Write as _;

use geo::Coord;

use platform::i18n::{Lang, format};
use platform::markup::escape;

use crate::geometry::Shape;
use crate::geometry::frame::Frame;
use crate::model::SiteId;
use crate::store::land::Land;
use crate::texts;

/// Width of the sheet, in drawing units.
pub const WIDTH: f64 = 1000.0;
/// Free room around the drawing, in drawing units.
const MARGIN: f64 = 70.0;

/// A sheet.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    frame: Frame,
    west: f64,
    north: f64,
    scale: f64,
    height: f64,
}

/// A terrain on the sheet of the whole archipelago.
#[derive(Clone, Copy, Debug)]
pub struct Island {
    pub site: SiteId,
    /// Its middle on the sheet.
    pub middle: Coord<f64>,
    /// Half its width at true scale.
    pub half_width: f64,
    /// Half its height at true scale.
    pub half_height: f64,
}

impl Sheet {
    /// A sheet that holds all bounds (west, south, east, north in degrees); none for nothing.
    pub fn around(bounds: impl Iterator<Item = [f64; 4]>) -> Option<Self> {
        let all = bounds.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])])?;
        let frame = Frame::around(Coord { x: f64::midpoint(all[0], all[2]), y: f64::midpoint(all[1], all[3]) });
        let (low, high) = (frame.flat(Coord { x: all[0], y: all[1] }), frame.flat(Coord { x: all[2], y: all[3] }));
        let (across, up) = ((high.x - low.x).max(5.0), (high.y - low.y).max(5.0));
        let scale = ((WIDTH - 2.0 * MARGIN) / across).min(900.0 / up);
        let west = f64::midpoint(low.x, high.x) - WIDTH / scale / 2.0;
        let height = up * scale + 2.0 * MARGIN + 50.0;
        Some(Self { frame, west, north: high.y + MARGIN / scale, scale, height })
    }

    /// Height of the sheet, in drawing units.
    #[must_use]
    pub const fn height(&self) -> f64 {
        self.height
    }

    /// Metres in drawing units.
    #[must_use]
    pub fn metres(&self, metres: f64) -> f64 {
        metres * self.scale
    }

    /// A place in degrees on the sheet.
    #[must_use]
    pub fn place(&self, degrees: Coord<f64>) -> Coord<f64> {
        let flat = self.frame.flat(degrees);
        Coord { x: (flat.x - self.west) * self.scale, y: (self.north - flat.y) * self.scale }
    }

    /// West, south, east and north of the sheet, in degrees.
    #[must_use]
    pub fn bounds(&self) -> [f64; 4] {
        let low = self.frame.round(Coord { x: self.west, y: self.north - self.height / self.scale });
        let high = self.frame.round(Coord { x: self.west + WIDTH / self.scale, y: self.north });
        [low.x, low.y, high.x, high.y]
    }

    /// A shape as path data.
    #[must_use]
    pub fn path(&self, shape: &Shape) -> String {
        rings(shape, |c| self.place(c))
    }

    /// A shape as path data, enlarged around its island's middle.
    #[must_use]
    pub fn enlarged(&self, shape: &Shape, island: &Island, factor: f64) -> String {
        rings(shape, |c| {
            let at = self.place(c);
            Coord {
                x: island.middle.x + (at.x - island.middle.x) * factor,
                y: island.middle.y + (at.y - island.middle.y) * factor,
            }
        })
    }

    /// Where a terrain lies on this sheet; none while nothing is drawn on it.
    #[must_use]
    pub fn island(&self, land: &Land, site: SiteId) -> Option<Island> {
        let plots = land.plots.iter().filter(|plot| plot.details.site == site).map(|plot| plot.details.shape.bounds());
        let [west, south, east, north] = plots.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])])?;
        let (low, high) = (self.place(Coord { x: west, y: south }), self.place(Coord { x: east, y: north }));
        let middle = Coord { x: f64::midpoint(low.x, high.x), y: f64::midpoint(low.y, high.y) };
        Some(Island { site, middle, half_width: (high.x - low.x) / 2.0, half_height: (low.y - high.y) / 2.0 })
    }

    /// The beginning of a drawing in which everything is where it is, so that a telephone can show its own position (`public/zoom.js`).
    #[must_use]
    pub fn open_placed(&self, title: &str) -> String {
        let [west, south, east, north] = self.bounds();
        let bounds = format!("<svg data-bounds=\"{west:.7} {south:.7} {east:.7} {north:.7}\" ");
        self.open(title).replacen("<svg ", &bounds, 1)
    }

    /// The beginning of the drawing.
    #[must_use]
    pub fn open(&self, title: &str) -> String {
        format!(
            "<svg class=\"plan\" viewBox=\"0 0 {WIDTH} {:.0}\" role=\"group\" aria-label=\"{}\" xmlns=\"http://www.w3.org/2000/svg\">",
            self.height,
            escape(title)
        )
    }

    /// Scale bar, north arrow, and the end of the drawing.
    pub fn close(&self, svg: &mut String, l: Lang) {
        let length = round_length(WIDTH / self.scale / 5.0);
        let (units, bottom) = (length * self.scale, self.height - 24.0);
        #[expect(clippy::cast_possible_truncation, reason = "a round number of metres")]
        let words = format::length(l, (length * 100.0).round() as i64);
        let _ = write!(
            svg,
            "<g class=\"scale\" aria-hidden=\"true\"><path d=\"M24 {:.1}v8h{units:.1}v-8\"/><text x=\"{:.1}\" y=\"{:.1}\">{words}</text></g>",
            bottom - 8.0,
            units + 34.0,
            bottom + 4.0
        );
        let _ = write!(
            svg,
            "<g class=\"north\"><title>{}</title><path d=\"M960 {:.1}l-9 26 9-6 9 6z\"/></g></svg>",
            escape(texts::north(l)),
            self.height - 46.0
        );
    }
}

fn rings(shape: &Shape, place: impl Fn(Coord<f64>) -> Coord<f64>) -> String {
    let mut path = String::new();
    for ring in shape.rings() {
        for (index, corner) in ring[..ring.len() - 1].iter().enumerate() {
            let at = place(*corner);
            let _ = write!(path, "{}{:.1} {:.1}", if index == 0 { 'M' } else { 'L' }, at.x, at.y);
        }
        path.push('Z');
    }
    path
}

/// The largest of 1, 2, 5, 10, … metres below `metres`.
fn round_length(metres: f64) -> f64 {
    let power = 10_f64.powf(metres.max(1.0).log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|step| step * power).find(|length| *length <= metres).unwrap_or(1.0)
}

/// How far islands can be enlarged before two touch: at most ten times.
#[must_use]
pub fn enlargement(islands: &[Island]) -> f64 {
    // One alone fills the sheet as it is.
    if islands.len() < 2 {
        return 1.0;
    }
    let mut factor: f64 = 10.0;
    for (index, one) in islands.iter().enumerate() {
        for two in &islands[index + 1..] {
            // Room for the name below, too.
            let across = (one.middle.x - two.middle.x).abs() / (one.half_width + two.half_width);
            let up = ((one.middle.y - two.middle.y).abs() - 60.0) / (one.half_height + two.half_height);
            factor = factor.min(across.max(up));
        }
    }
    factor.max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_terrain_alone_stays_on_its_sheet() {
        let alone = Island { site: SiteId::new(), middle: Coord { x: 500.0, y: 300.0 }, half_width: 430.0, half_height: 200.0 };
        assert!((enlargement(&[alone]) - 1.0).abs() < f64::EPSILON);
        let other = Island { middle: Coord { x: 500.0, y: 900.0 }, half_width: 10.0, half_height: 10.0, ..alone };
        let small = Island { half_width: 10.0, half_height: 10.0, ..alone };
        assert!(enlargement(&[small, other]) > 5.0);
    }

    #[test]
    fn scale_bars_are_round() {
        for (metres, round) in [(0.4, 1.0), (7.0, 5.0), (23.0, 20.0), (99.0, 50.0), (1000.0, 1000.0)] {
            assert!((round_length(metres) - round).abs() < 1e-9, "{metres}");
        }
    }
}

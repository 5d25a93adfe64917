//! The optional background of the plan: a picture asked for by its corners, or the tiles of a WMTS layer.

use std::fmt::Write as _;

use geo::Coord;

use platform::markup::escape;

use super::sheet::{Sheet, WIDTH};

/// Most tiles of one plan.
const MAX_TILES: u32 = 30;

/// Draws the background: `{bbox}` asks for one picture (west,south,east,north in degrees), `{z}`, `{x}` and `{y}` for tiles of
/// the usual web grid. Anything else is a picture laid over the whole sheet.
pub fn draw(svg: &mut String, sheet: &Sheet, template: &str) {
    if template.is_empty() {
        return;
    }
    if template.contains("{x}") && template.contains("{y}") && template.contains("{z}") {
        tiles(svg, sheet, template);
    } else {
        let [west, south, east, north] = sheet.bounds();
        let bbox = format!("{west:.7},{south:.7},{east:.7},{north:.7}");
        let address =
            template.replace("{bbox}", &bbox).replace("{width}", "1000").replace("{height}", &format!("{:.0}", sheet.height()));
        image(svg, &address, Coord { x: 0.0, y: 0.0 }, Coord { x: WIDTH, y: sheet.height() });
    }
}

fn image(svg: &mut String, address: &str, from: Coord<f64>, to: Coord<f64>) {
    let _ = write!(
        svg,
        "<image class=\"ground\" href=\"{}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" preserveAspectRatio=\"none\"/>",
        escape(address),
        from.x,
        from.y,
        to.x - from.x,
        to.y - from.y
    );
}

/// Column or row of a place in the web grid of zoom `z`, with its fraction.
fn grid(degrees: Coord<f64>, z: u32) -> Coord<f64> {
    let n = f64::from(1_u32 << z);
    let phi = degrees.y.to_radians();
    Coord { x: (degrees.x + 180.0) / 360.0 * n, y: (1.0 - phi.tan().asinh() / std::f64::consts::PI) / 2.0 * n }
}

/// The north-west corner of a tile, in degrees.
fn corner(x: u32, y: u32, z: u32) -> Coord<f64> {
    let n = f64::from(1_u32 << z);
    let lat = (std::f64::consts::PI * (1.0 - 2.0 * f64::from(y) / n)).sinh().atan().to_degrees();
    Coord { x: f64::from(x) / n * 360.0 - 180.0, y: lat }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the grid")]
fn whole(n: f64) -> u32 {
    n.floor().max(0.0) as u32
}

fn tiles(svg: &mut String, sheet: &Sheet, template: &str) {
    let [west, south, east, north] = sheet.bounds();
    let fits = |z: &u32| {
        let (a, b) = (grid(Coord { x: west, y: north }, *z), grid(Coord { x: east, y: south }, *z));
        (whole(b.x) - whole(a.x) + 1) * (whole(b.y) - whole(a.y) + 1) <= MAX_TILES
    };
    let Some(z) = (1..=19).rev().find(fits) else {
        return;
    };
    let (a, b) = (grid(Coord { x: west, y: north }, z), grid(Coord { x: east, y: south }, z));
    for y in whole(a.y)..=whole(b.y) {
        for x in whole(a.x)..=whole(b.x) {
            let address = template.replace("{z}", &z.to_string()).replace("{x}", &x.to_string()).replace("{y}", &y.to_string());
            image(svg, &address, sheet.place(corner(x, y, z)), sheet.place(corner(x + 1, y + 1, z)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_is_the_usual_one() {
        let paris = grid(Coord { x: 2.3522, y: 48.8566 }, 12);
        assert_eq!((whole(paris.x), whole(paris.y)), (2074, 1409));
        let back = corner(2074, 1409, 12);
        assert!(back.x <= 2.3522 && back.y >= 48.8566);
    }

    #[test]
    fn a_template_cannot_become_markup() {
        let sheet = Sheet::around(std::iter::once([2.8, 50.4, 2.81, 50.41])).unwrap();
        let mut svg = String::new();
        draw(&mut svg, &sheet, "https://x/\"><script>");
        assert!(!svg.contains("<script>"));
    }
}

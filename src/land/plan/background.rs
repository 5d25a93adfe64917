//! The optional background of the plan: a picture asked for by its corners, or the tiles of a WMTS layer.

use std::fmt::Write as _;

use geo::Coord;

use islands::tiles;
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
    if tiles::are_named_by(template) {
        draw_tiles(svg, sheet, template);
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

fn draw_tiles(svg: &mut String, sheet: &Sheet, template: &str) {
    for tile in tiles::covering(sheet.bounds(), MAX_TILES) {
        let [from, to] = tile.corners().map(|[x, y]| sheet.place(Coord { x, y }));
        image(svg, &tile.address(template), from, to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_cannot_become_markup() {
        let sheet = Sheet::around(std::iter::once([2.8, 50.4, 2.81, 50.41])).unwrap();
        let mut svg = String::new();
        draw(&mut svg, &sheet, "https://x/\"><script>");
        assert!(!svg.contains("<script>"));
    }
}

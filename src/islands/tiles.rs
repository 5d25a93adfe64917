//! The usual web grid of map tiles: which of them cover a part of the land, and where each lies. No browser here, so that plans use it too.

use std::f64::consts::PI;

/// Where something is on the globe, in degrees: longitude, latitude.
pub type Degrees = [f64; 2];

/// A tile: its zoom, column and row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tile {
    pub z: u32,
    pub x: u32,
    pub y: u32,
}

/// The nearest that public layers have.
const NEAREST: u32 = 19;

/// Column and row of a place at zoom `z`, with their fractions.
fn grid([longitude, latitude]: Degrees, z: u32) -> [f64; 2] {
    let n = f64::from(1_u32 << z);
    let phi = latitude.to_radians();
    [(longitude + 180.0) / 360.0 * n, (1.0 - phi.tan().asinh() / PI) / 2.0 * n]
}

/// The north-west corner of a column and row.
fn corner(x: u32, y: u32, z: u32) -> Degrees {
    let n = f64::from(1_u32 << z);
    let latitude = (PI * (1.0 - 2.0 * f64::from(y) / n)).sinh().atan().to_degrees();
    [f64::from(x) / n * 360.0 - 180.0, latitude]
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the grid")]
fn whole(n: f64, z: u32) -> u32 {
    n.floor().clamp(0.0, f64::from((1_u32 << z) - 1)) as u32
}

/// Whether an address names tiles of this grid.
#[must_use]
pub fn are_named_by(template: &str) -> bool {
    ["{x}", "{y}", "{z}"].iter().all(|part| template.contains(part))
}

/// The tiles that cover west, south, east and north in degrees: the nearest of which no more than `most` are wanted.
#[must_use]
pub fn covering([west, south, east, north]: [f64; 4], most: u32) -> Vec<Tile> {
    let at = |z: u32| {
        let (a, b) = (grid([west, north], z), grid([east, south], z));
        [whole(a[0], z), whole(a[1], z), whole(b[0], z), whole(b[1], z)]
    };
    let fits = |z: &u32| {
        let [left, top, right, bottom] = at(*z);
        (right - left + 1).saturating_mul(bottom - top + 1) <= most
    };
    let Some(z) = (1..=NEAREST).rev().find(fits) else { return Vec::new() };
    let [left, top, right, bottom] = at(z);
    (top..=bottom).flat_map(|y| (left..=right).map(move |x| Tile { z, x, y })).collect()
}

impl Tile {
    /// Its north-west and its south-east corner.
    #[must_use]
    pub fn corners(self) -> [Degrees; 2] {
        [corner(self.x, self.y, self.z), corner(self.x + 1, self.y + 1, self.z)]
    }

    /// Its address.
    #[must_use]
    pub fn address(self, template: &str) -> String {
        let Self { z, x, y } = self;
        template.replace("{z}", &z.to_string()).replace("{x}", &x.to_string()).replace("{y}", &y.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_is_the_usual_one() {
        let [x, y] = grid([2.3522, 48.8566], 12);
        assert_eq!((whole(x, 12), whole(y, 12)), (2074, 1409));
        let [longitude, latitude] = corner(2074, 1409, 12);
        assert!(longitude <= 2.3522 && latitude >= 48.8566);
    }

    #[test]
    fn a_part_of_the_land_is_covered_and_not_by_more_than_is_wanted() {
        for bounds in [[2.80, 50.40, 2.81, 50.41], [2.800_01, 50.400_01, 2.800_02, 50.400_02], [-5.0, 42.0, 8.0, 51.0]] {
            let tiles = covering(bounds, 30);
            assert!((1..=30).contains(&tiles.len()));
            let [west, south, east, north] = bounds;
            assert!(tiles.iter().any(|tile| tile.corners()[0][0] <= west && tile.corners()[0][1] >= north));
            assert!(tiles.iter().any(|tile| tile.corners()[1][0] >= east && tile.corners()[1][1] <= south));
        }
        assert_eq!(covering([-180.0, -85.0, 180.0, 85.0], 1), vec![], "the whole Earth takes four");
    }
}

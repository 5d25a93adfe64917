//! A flat frame around a place: metres east and north, right to a millimetre over a terrain.

use geo::Coord;

/// Metres per degree around one place.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    origin: Coord<f64>,
    east: f64,
    north: f64,
}

impl Frame {
    /// The frame around a place, by the usual series for the WGS84 ellipsoid's degree lengths.
    #[must_use]
    pub fn around(origin: Coord<f64>) -> Self {
        let phi = origin.y.to_radians();
        let north = 111_132.954 - 559.822 * (2.0 * phi).cos() + 1.175 * (4.0 * phi).cos();
        let east = 111_412.84 * phi.cos() - 93.5 * (3.0 * phi).cos() + 0.118 * (5.0 * phi).cos();
        // At the poles a degree east has no length; nothing grows there either.
        Self { origin, east: east.abs().max(1.0), north }
    }

    /// Degrees to metres.
    #[must_use]
    pub fn flat(&self, place: Coord<f64>) -> Coord<f64> {
        Coord { x: (place.x - self.origin.x) * self.east, y: (place.y - self.origin.y) * self.north }
    }

    /// Metres to degrees.
    #[must_use]
    pub fn round(&self, flat: Coord<f64>) -> Coord<f64> {
        Coord { x: self.origin.x + flat.x / self.east, y: self.origin.y + flat.y / self.north }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let frame = Frame::around(Coord { x: 2.8, y: 50.4 });
        let place = Coord { x: 2.801, y: 50.402 };
        let back = frame.round(frame.flat(place));
        assert!((back.x - place.x).abs() < 1e-12 && (back.y - place.y).abs() < 1e-12);
    }
}

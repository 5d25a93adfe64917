//! What the plan editor works on: shapes in metres, their measures, snapping, and the steps that can be undone. No browser here,
//! so that it is tested like any other code.

use serde::{Deserialize, Serialize};

/// A place in metres east and north of the terrain's middle.
pub type Place = [f64; 2];

/// A plot being drawn.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DraftPlot {
    /// Its id, empty while it is new.
    pub id: String,
    /// The version it was read at.
    pub version: i64,
    pub name: String,
    /// The word of its kind.
    pub kind: String,
    /// Its corners, not closed.
    pub ring: Vec<Place>,
    /// Outlines of its beds: shown, not edited.
    pub beds: Vec<Vec<Place>>,
    /// Beds to lay out when saved.
    pub split: Option<Split>,
    /// A shape with holes can be shown but not edited here.
    pub locked: bool,
}

/// How a plot is cut into beds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Split {
    pub beds: usize,
    /// Width in cm.
    pub width_cm: i64,
    /// Path between two, in cm.
    pub path_cm: i64,
}

/// A point being placed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DraftPoint {
    /// Its id, empty while it is new.
    pub id: String,
    /// The version it was read at.
    pub version: i64,
    /// The word of its kind.
    pub kind: String,
    pub name: String,
    /// Where it is.
    pub at: Place,
}

/// Everything on the drawing board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub plots: Vec<DraftPlot>,
    pub points: Vec<DraftPoint>,
}

impl Draft {
    /// What differs from `before`: only this is sent and checked.
    #[must_use]
    pub fn changed_since(&self, before: &Self) -> Self {
        Self {
            plots: self.plots.iter().filter(|plot| !plot.locked && !before.plots.contains(plot)).cloned().collect(),
            points: self.points.iter().filter(|point| !before.points.contains(point)).cloned().collect(),
        }
    }
}

/// Steps back and forth.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Draft>,
    future: Vec<Draft>,
}

impl History {
    /// Remembers how it was before a step.
    pub fn step(&mut self, before: Draft) {
        if self.past.last() != Some(&before) {
            self.past.push(before);
        }
        self.future.clear();
    }

    /// One step back.
    pub fn undo(&mut self, now: &Draft) -> Option<Draft> {
        let before = self.past.pop()?;
        self.future.push(now.clone());
        Some(before)
    }

    /// One step forth.
    pub fn redo(&mut self, now: &Draft) -> Option<Draft> {
        let after = self.future.pop()?;
        self.past.push(now.clone());
        Some(after)
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to take again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

/// The surface inside a ring, in m².
#[must_use]
pub fn area(ring: &[Place]) -> f64 {
    sides(ring).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f64>().abs() / 2.0
}

/// The sides of a ring.
pub fn sides(ring: &[Place]) -> impl Iterator<Item = (Place, Place)> {
    (0..ring.len()).map(|index| (ring[index], ring[(index + 1) % ring.len()]))
}

/// The distance between two places, in metres.
#[must_use]
pub fn distance(a: Place, b: Place) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// The middle between two places.
#[must_use]
pub const fn middle(a: Place, b: Place) -> Place {
    [f64::midpoint(a[0], b[0]), f64::midpoint(a[1], b[1])]
}

/// Whether two sides of a ring cross.
#[must_use]
pub fn crosses(ring: &[Place]) -> bool {
    let sides: Vec<_> = sides(ring).collect();
    let turn = |a: Place, b: Place, c: Place| (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    let cross = |(a, b): (Place, Place), (c, d): (Place, Place)| {
        turn(a, b, c) * turn(a, b, d) < 0.0 && turn(c, d, a) * turn(c, d, b) < 0.0
    };
    sides.iter().enumerate().any(|(index, one)| sides[index + 1..].iter().any(|two| cross(*one, *two)))
}

/// The nearest corner, else the nearest place on a side, of the other plots within `reach` metres; else the place itself.
#[must_use]
pub fn snap(draft: &Draft, own: Option<usize>, place: Place, reach: f64) -> Place {
    let others = || draft.plots.iter().enumerate().filter(|(index, _)| Some(*index) != own).map(|(_, plot)| plot);
    let corner =
        others().flat_map(|plot| plot.ring.iter().copied()).min_by(|a, b| distance(*a, place).total_cmp(&distance(*b, place)));
    if let Some(corner) = corner.filter(|corner| distance(*corner, place) <= reach) {
        return corner;
    }
    let side = others().flat_map(|plot| sides(&plot.ring).collect::<Vec<_>>()).map(|(a, b)| foot(a, b, place));
    side.min_by(|a, b| distance(*a, place).total_cmp(&distance(*b, place)))
        .filter(|foot| distance(*foot, place) <= reach)
        .unwrap_or(place)
}

/// The place on a side nearest to another place.
fn foot(a: Place, b: Place, place: Place) -> Place {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let square = dx * dx + dy * dy;
    if square == 0.0 {
        return a;
    }
    let t = (((place[0] - a[0]) * dx + (place[1] - a[1]) * dy) / square).clamp(0.0, 1.0);
    [a[0] + t * dx, a[1] + t * dy]
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: [Place; 4] = [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0]];

    fn draft() -> Draft {
        Draft { plots: vec![DraftPlot { ring: SQUARE.to_vec(), ..DraftPlot::default() }], points: Vec::new() }
    }

    #[test]
    fn measures() {
        assert!((area(&SQUARE) - 100.0).abs() < 1e-9);
        assert!(!crosses(&SQUARE));
        assert!(crosses(&[[0.0, 0.0], [10.0, 10.0], [10.0, 0.0], [0.0, 10.0]]));
    }

    #[test]
    fn corners_attract_more_than_sides() {
        assert_eq!(snap(&draft(), None, [10.3, 0.2], 0.5), [10.0, 0.0]);
        assert_eq!(snap(&draft(), None, [10.3, 5.0], 0.5), [10.0, 5.0]);
        assert_eq!(snap(&draft(), None, [12.0, 5.0], 0.5), [12.0, 5.0]);
        assert_eq!(snap(&draft(), Some(0), [10.3, 5.0], 0.5), [10.3, 5.0], "a plot is not drawn to itself");
    }

    #[test]
    fn steps_go_back_and_forth() {
        let (one, mut history) = (draft(), History::default());
        let mut two = one.clone();
        two.plots[0].ring[0] = [1.0, 1.0];
        history.step(one.clone());
        assert_eq!(history.undo(&two), Some(one.clone()));
        assert_eq!(history.redo(&one), Some(two.clone()));
        assert_eq!(history.redo(&two), None);
        assert_eq!(two.changed_since(&one).plots.len(), 1);
        assert!(one.changed_since(&one).plots.is_empty());
    }
}

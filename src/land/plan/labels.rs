//! Labels that do not collide: the heaviest are placed first, each where it fits, or left to the list below the plan. Two sets
//! are drawn, one for wide screens and one, larger in the drawing, for narrow ones; the style shows one of them.

use std::fmt::Write as _;

use geo::Coord;

use platform::markup::escape;

use super::sheet::WIDTH;

/// A label that wants a place.
#[derive(Clone, Debug)]
pub struct Label {
    /// The middle of what it names.
    pub at: Coord<f64>,
    pub lines: Vec<String>,
    /// Larger things are named first.
    pub weight: i64,
}

#[derive(Clone, Copy)]
struct Box {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Box {
    fn hits(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// Where a label ends up: the baseline of its first line.
type Placed<'a> = (&'a Label, Coord<f64>);

/// Places what can be placed for one type size.
fn place(labels: &[Label], size: f64, height: f64) -> Vec<Placed<'_>> {
    let mut order: Vec<&Label> = labels.iter().collect();
    order.sort_by_key(|label| std::cmp::Reverse(label.weight));
    let mut taken: Vec<Box> = Vec::new();
    let mut placed = Vec::new();
    for label in order {
        let longest = label.lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
        let (half, tall) = (narrow(longest) * size * 0.29, narrow(label.lines.len()) * size * 1.15);
        let candidates = [0.0, -1.1, 1.1, -2.2, 2.2]
            .map(|step| Coord { x: label.at.x.clamp(half + 4.0, WIDTH - half - 4.0), y: label.at.y + step * size });
        let fitting = candidates.into_iter().find_map(|at| {
            let space = Box { left: at.x - half, right: at.x + half, top: at.y - size, bottom: at.y - size + tall };
            let free = space.top > 0.0 && space.bottom < height && taken.iter().all(|other| !other.hits(space));
            free.then_some((at, space))
        });
        if let Some((at, space)) = fitting {
            taken.push(space);
            placed.push((label, at));
        }
    }
    placed
}

fn narrow(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// Draws both sets.
pub fn draw(svg: &mut String, labels: &[Label], height: f64) {
    for (class, size) in [("labels wide", 19.0), ("labels slim", 33.0)] {
        let _ = write!(svg, "<g class=\"{class}\" aria-hidden=\"true\">");
        for (label, at) in place(labels, size, height) {
            for (index, line) in label.lines.iter().enumerate() {
                let y = at.y + narrow(index) * size * 1.15;
                let part = if index == 0 { "" } else { " class=\"small\"" };
                let _ = write!(svg, "<text{part} x=\"{:.1}\" y=\"{y:.1}\">{}</text>", at.x, escape(line));
            }
        }
        svg.push_str("</g>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_never_overlap_and_the_heavy_ones_stay() {
        let labels: Vec<Label> = (0..40)
            .map(|n| Label {
                at: Coord { x: 500.0 + f64::from(n % 3), y: 300.0 },
                lines: vec![format!("Parcelle {n}")],
                weight: i64::from(n),
            })
            .collect();
        let placed = place(&labels, 19.0, 600.0);
        assert!(placed.len() > 1 && placed.len() < 40);
        assert_eq!(placed[0].0.weight, 39);
        for (index, one) in placed.iter().enumerate() {
            assert!(placed[index + 1..].iter().all(|two| (one.1.y - two.1.y).abs() > 18.9 || (one.1.x - two.1.x).abs() > 100.0));
        }
    }
}

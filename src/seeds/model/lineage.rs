//! The family of a lot: what it was grown from and what was grown from it, as a net with years on one axis.

use std::collections::{HashMap, HashSet, VecDeque};

use super::lot::{Origin, SeedLotId};

/// A lot in the family of another.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Relative {
    pub id: SeedLotId,
    pub code: String,
    pub year: i64,
    pub generation: i64,
    pub origin: Origin,
    pub commune: String,
    /// The plot, and the bed, of ours where it was grown.
    pub plot: Option<String>,
    pub bed: Option<String>,
}

impl Relative {
    /// Where it was grown, as far as is known.
    #[must_use]
    pub fn place(&self) -> String {
        match (&self.plot, &self.bed) {
            (Some(plot), Some(bed)) => format!("{plot}, {bed}"),
            (Some(plot), None) => plot.clone(),
            _ => self.commune.clone(),
        }
    }
}

/// A family: the lot itself among its relatives, and who came from whom (child, parent).
#[derive(Clone, Debug, Default)]
pub struct Family {
    pub lots: Vec<Relative>,
    pub edges: Vec<(SeedLotId, SeedLotId)>,
}

/// On which side of a lot a relative stands, and how many steps away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// It was grown from this one.
    Before(usize),
    /// The lot itself.
    Itself,
    /// This one was grown from it.
    After(usize),
}

/// Steps from a lot along edges, each lot once.
fn steps(from: SeedLotId, next: &HashMap<SeedLotId, Vec<SeedLotId>>) -> HashMap<SeedLotId, usize> {
    let mut found = HashMap::from([(from, 0)]);
    let mut waiting = VecDeque::from([from]);
    while let Some(lot) = waiting.pop_front() {
        let step = found[&lot] + 1;
        for other in next.get(&lot).into_iter().flatten() {
            if !found.contains_key(other) {
                found.insert(*other, step);
                waiting.push_back(*other);
            }
        }
    }
    found.remove(&from);
    found
}

/// A lot's place on the drawing.
#[derive(Clone, Debug)]
pub struct Placed<'a> {
    pub lot: &'a Relative,
    pub side: Side,
    /// Column by year, and row in it.
    pub column: usize,
    pub row: usize,
}

impl Family {
    /// The relatives of a lot with the side that each stands on; nearest first, parents before children.
    #[must_use]
    pub fn around(&self, itself: SeedLotId) -> Vec<(&Relative, Side)> {
        let (mut up, mut down) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for (child, parent) in &self.edges {
            up.entry(*child).or_default().push(*parent);
            down.entry(*parent).or_default().push(*child);
        }
        let (before, after) = (steps(itself, &up), steps(itself, &down));
        let side = |lot: &Relative| {
            if lot.id == itself {
                return Some(Side::Itself);
            }
            before.get(&lot.id).map(|n| Side::Before(*n)).or_else(|| after.get(&lot.id).map(|n| Side::After(*n)))
        };
        let mut all: Vec<_> = self.lots.iter().filter_map(|lot| side(lot).map(|side| (lot, side))).collect();
        let key = |side: Side| match side {
            Side::Itself => (0, 0),
            Side::Before(n) => (1, n),
            Side::After(n) => (2, n),
        };
        all.sort_by(|(one, at), (other, there)| (key(*at), other.year, &one.code).cmp(&(key(*there), one.year, &other.code)));
        all
    }

    /// The nearest relatives of a lot, placed: a column for each year there is, and in it near what they came from.
    #[must_use]
    pub fn drawn(&self, itself: SeedLotId, most: usize) -> Vec<Placed<'_>> {
        let mut near = self.around(itself);
        near.sort_by_key(|(lot, side)| match side {
            Side::Itself => (0, lot.year),
            Side::Before(n) | Side::After(n) => (*n, lot.year),
        });
        near.truncate(most);
        near.sort_by(|(one, _), (other, _)| {
            (one.year, one.generation, &one.code).cmp(&(other.year, other.generation, &other.code))
        });
        let mut years: Vec<i64> = near.iter().map(|(lot, _)| lot.year).collect();
        years.dedup();
        let mut rows: HashMap<SeedLotId, usize> = HashMap::new();
        let mut placed = Vec::with_capacity(near.len());
        for (column, year) in years.iter().enumerate() {
            let mut here: Vec<_> = near.iter().filter(|(lot, _)| lot.year == *year).collect();
            // Each stands as near as it can to the middle of what it came from.
            here.sort_by_key(|(lot, _)| self.middle_of_parents(lot.id, &rows));
            let mut taken = HashSet::new();
            for (lot, side) in here {
                let mut row = self.middle_of_parents(lot.id, &rows) / 2;
                while !taken.insert(row) {
                    row += 1;
                }
                rows.insert(lot.id, row);
                placed.push(Placed { lot, side: *side, column, row });
            }
        }
        placed
    }

    /// Twice the row between those of a lot's parents that are placed.
    fn middle_of_parents(&self, lot: SeedLotId, rows: &HashMap<SeedLotId, usize>) -> usize {
        let parents: Vec<usize> =
            self.edges.iter().filter(|(child, _)| *child == lot).filter_map(|(_, parent)| rows.get(parent).copied()).collect();
        if parents.is_empty() { 0 } else { 2 * parents.iter().sum::<usize>() / parents.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lot(id: SeedLotId, code: &str, year: i64) -> Relative {
        Relative {
            id,
            code: code.to_owned(),
            year,
            generation: year - 2020,
            origin: Origin::Harvest,
            commune: "Sallaumines".to_owned(),
            plot: None,
            bed: None,
        }
    }

    #[test]
    fn a_repeated_ancestor_is_met_once_and_keeps_both_ways() {
        let [a, b, c, d] = std::array::from_fn(|_| SeedLotId::new());
        let family = Family {
            lots: vec![lot(a, "A", 2020), lot(b, "B", 2022), lot(c, "C", 2022), lot(d, "D", 2024)],
            edges: vec![(b, a), (c, a), (d, b), (d, c)],
        };
        let around = family.around(d);
        let told: Vec<_> = around.iter().map(|(lot, side)| (lot.code.as_str(), *side)).collect();
        assert_eq!(told, [("D", Side::Itself), ("B", Side::Before(1)), ("C", Side::Before(1)), ("A", Side::Before(2))]);
        assert_eq!(family.around(a).len(), 4);
        let drawn = family.drawn(d, 100);
        let at: Vec<_> = drawn.iter().map(|placed| (placed.lot.code.as_str(), placed.column, placed.row)).collect();
        assert_eq!(at, [("A", 0, 0), ("B", 1, 0), ("C", 1, 1), ("D", 2, 0)], "no two on one spot");
        assert_eq!(family.drawn(d, 3).len(), 3, "the nearest");
    }
}

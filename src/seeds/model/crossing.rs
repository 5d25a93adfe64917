//! Whether what is grown for seed may have crossed: two varieties of one species that flower in the same months of the same year, nearer to
//! each other than the species asks for.

use geo::Coord;

use land::geometry::{Shape, metres};
use land::model::{BedId, PlotId};
use produce::model::species::{Months, VarietyId};

/// A variety in flower somewhere on our land, in one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Grown {
    pub variety: VarietyId,
    pub name: String,
    /// The species by its Latin name, which is what crosses: squash of one kind crosses whatever it is called.
    pub latin: String,
    pub plot: PlotId,
    pub bed: Option<BedId>,
    /// Where it stands: the middle of its bed, else of its plot, in degrees.
    pub place: Coord<f64>,
    /// Its outline, where that is known.
    pub shape: Option<Shape>,
    pub flower: Months,
    /// Metres that its species asks for.
    pub isolation_m: i64,
}

/// Two that may cross.
#[derive(Clone, Debug, PartialEq)]
pub struct Crossing<'a> {
    pub one: &'a Grown,
    pub other: &'a Grown,
    /// Between them.
    pub metres: i64,
    /// What they would need.
    pub needed: i64,
}

/// The species of a Latin name: genus and epithet; "Brassica oleracea var. capitata" and "Brassica oleracea var. gemmifera" cross.
fn species_of(latin: &str) -> String {
    latin.split_whitespace().take(2).collect::<Vec<_>>().join(" ").to_lowercase()
}

fn crossing<'a>(one: &'a Grown, other: &'a Grown) -> Option<Crossing<'a>> {
    let kin = one.variety != other.variety && !one.latin.is_empty() && species_of(&one.latin) == species_of(&other.latin);
    if !kin || !one.flower.overlap(other.flower) {
        return None;
    }
    // Edges of two plots may touch whose middles are far apart.
    let metres = match (&one.shape, &other.shape) {
        (Some(one), Some(other)) => one.metres_to(other),
        _ => metres(one.place, other.place),
    };
    let needed = one.isolation_m.max(other.isolation_m);
    (metres < needed).then_some(Crossing { one, other, metres, needed })
}

/// Every pair that may cross, nearest first.
#[must_use]
pub fn crossings(grown: &[Grown]) -> Vec<Crossing<'_>> {
    let mut found: Vec<Crossing<'_>> = grown
        .iter()
        .enumerate()
        .flat_map(|(place, one)| grown[place + 1..].iter().filter_map(move |other| crossing(one, other)))
        .collect();
    found.sort_by_key(|pair| pair.metres);
    found
}

/// What one of them may have crossed with, the nearest of each variety.
#[must_use]
pub fn with<'a>(one: &'a Grown, grown: &'a [Grown]) -> Vec<Crossing<'a>> {
    let mut found: Vec<Crossing<'_>> = grown.iter().filter_map(|other| crossing(one, other)).collect();
    found.sort_by_key(|pair| pair.metres);
    let mut seen = std::collections::HashSet::new();
    found.retain(|pair| seen.insert(pair.other.variety));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grown(name: &str, latin: &str, north: f64, months: &str, isolation_m: i64) -> Grown {
        Grown {
            variety: VarietyId::new(),
            name: name.to_owned(),
            latin: latin.to_owned(),
            plot: PlotId::new(),
            bed: None,
            place: Coord { x: 2.8, y: 50.4 + north / 111_229.0 },
            shape: None,
            flower: Months::read(months),
            isolation_m,
        }
    }

    #[test]
    fn kin_that_flower_together_nearby_may_cross() {
        let all = [
            grown("Nantaise", "Daucus carota", 0.0, "6-8", 500),
            grown("de Tilques", "Daucus carota", 38.0, "6-8", 500),
            grown("Rouge sang", "Daucus carota subsp. sativus", 600.0, "7-8", 500),
            grown("de Guernesey", "Pastinaca sativa", 10.0, "6-8", 500),
        ];
        let told: Vec<_> =
            crossings(&all).into_iter().map(|pair| (pair.one.name.clone(), pair.other.name.clone(), pair.metres)).collect();
        assert_eq!(told, [("Nantaise".to_owned(), "de Tilques".to_owned(), 38)]);
        assert_eq!(with(&all[1], &all).iter().map(|pair| pair.other.name.as_str()).collect::<Vec<_>>(), ["Nantaise"]);
    }

    #[test]
    fn what_flowers_at_another_time_or_is_one_variety_does_not_cross() {
        let early = grown("de 18 jours", "Raphanus sativus", 0.0, "5-6", 300);
        let late = grown("Noir gros rond", "Raphanus sativus var. niger", 5.0, "7-8", 300);
        assert!(crossings(&[early.clone(), late]).is_empty());
        let beside = Grown { place: Coord { x: 2.8, y: 50.400_1 }, ..early.clone() };
        assert!(crossings(&[early.clone(), beside]).is_empty(), "the same variety twice");
        let unknown = Grown { variety: VarietyId::new(), latin: String::new(), ..early.clone() };
        assert!(crossings(&[Grown { latin: String::new(), ..early }, unknown]).is_empty());
    }

    #[test]
    fn squash_of_one_kind_crosses_whatever_it_is_called() {
        let pumpkin = grown("Red Kuri", "Cucurbita maxima", 0.0, "6-9", 500);
        let other = grown("Galeuse", "cucurbita maxima Duch.", 100.0, "7", 300);
        let all = [pumpkin, other];
        assert_eq!(crossings(&all)[0].needed, 500, "as far as the more careful of the two asks");
    }
}

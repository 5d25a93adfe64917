//! The reference figures that come with the program, for a market garden in Hauts-de-France: a start that anybody may correct.

use super::species::{Months, SeedFacts, SpeciesDetails};

const CROPS: &str = include_str!("../data/crops.csv");
const ORCHARD: &str = include_str!("../data/orchard.csv");
const SAVING: &str = include_str!("../data/saving.csv");

/// Species whose seed travels with a plant passport (Regulation (EU) 2019/2072, annex XIII).
const PASSPORT: [&str; 7] = [
    "Allium cepa",
    "Allium porrum",
    "Capsicum annuum",
    "Phaseolus vulgaris",
    "Pisum sativum",
    "Solanum lycopersicum",
    "Vicia faba",
];

/// Every species of the reference, crops first.
#[must_use]
pub fn species() -> Vec<SpeciesDetails> {
    rows(CROPS).map(|row| crop(&row)).chain(rows(ORCHARD).map(|row| tree(&row))).collect()
}

fn rows(table: &'static str) -> impl Iterator<Item = csv::StringRecord> {
    csv::ReaderBuilder::new().delimiter(b';').from_reader(table.as_bytes()).into_records().filter_map(Result::ok)
}

/// The number at the start of "110s", "400p*" or "3".
fn number(text: &str) -> Option<i64> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Grams from "0.6-1.2" or "4-6*" kilograms.
fn yields(text: &str) -> (Option<i64>, Option<i64>) {
    let grams = |text: &str| text.trim_matches('*').parse::<f64>().ok().map(|kg| (kg * 1000.0).round() as i64);
    let mut ends = text.split('-').map(grams);
    let low = ends.next().flatten();
    (low, ends.next().flatten().or(low))
}

/// Crops that stand for years though they lie among the vegetables.
const PERENNIAL: [&str; 2] = ["Artichaut", "Fraisier"];

fn crop(row: &csv::StringRecord) -> SpeciesDetails {
    let cell = |index: usize| row.get(index).unwrap_or_default();
    SpeciesDetails {
        name: cell(0).to_owned(),
        latin: cell(1).to_owned(),
        family: cell(2).to_owned(),
        perennial: PERENNIAL.contains(&cell(0)),
        harvest: Months::read(cell(5)),
        days: number(cell(6)),
        return_years: number(cell(9)),
        yield_g: yields(cell(8)),
        seed: seed(row, &saving(cell(0))),
    }
}

/// What is known of a crop's seed: when it is sown, how long it keeps, how much of it has to germinate, and how it is saved.
fn seed(row: &csv::StringRecord, saving: &Saving) -> SeedFacts {
    let cell = |index: usize| row.get(index).unwrap_or_default();
    let per_gram = cell(13).trim_matches('*').parse::<f64>().ok();
    SeedFacts {
        sow: Months::read(cell(3)),
        flower: saving.flower,
        keeps_years: number(cell(10)),
        germination_min: number(cell(12)),
        seeds_per_kg: per_gram.map(|seeds| (seeds * 1000.0).round() as i64),
        isolation_m: saving.isolation_m,
        plants: saving.plants,
        passport: PASSPORT.contains(&cell(1)),
    }
}

/// How seed of a crop is saved.
#[derive(Default)]
struct Saving {
    isolation_m: Option<i64>,
    plants: Option<i64>,
    flower: Months,
}

fn saving(name: &str) -> Saving {
    let row = rows(SAVING).find(|row| row.get(0) == Some(name));
    row.map_or_else(Saving::default, |row| Saving {
        isolation_m: row.get(1).and_then(number),
        plants: row.get(2).and_then(number),
        flower: row.get(3).map(Months::read).unwrap_or_default(),
    })
}

fn tree(row: &csv::StringRecord) -> SpeciesDetails {
    let cell = |index: usize| row.get(index).unwrap_or_default();
    SpeciesDetails {
        name: cell(0).to_owned(),
        latin: cell(1).to_owned(),
        family: cell(2).to_owned(),
        perennial: true,
        harvest: Months::read(cell(5)),
        ..SpeciesDetails::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_is_read_whole() {
        let all = species();
        assert_eq!(all.len(), CROPS.lines().count() + ORCHARD.lines().count() - 2);
        let carrot = all.iter().find(|species| species.name == "Carotte").unwrap();
        assert_eq!((carrot.days, carrot.return_years, carrot.yield_g), (Some(110), Some(6), (Some(3000), Some(5000))));
        assert!(!carrot.perennial && carrot.harvest.has(12) && !carrot.harvest.has(5));
        assert_eq!(
            (carrot.seed.keeps_years, carrot.seed.germination_min, carrot.seed.seeds_per_kg),
            (Some(3), Some(55), Some(800_000))
        );
        assert_eq!((carrot.seed.isolation_m, carrot.seed.plants), (Some(500), Some(40)));
        assert!(carrot.seed.flower.has(7) && !carrot.seed.flower.has(5));
        let in_february = all.iter().filter(|species| species.seed.sow.has(2)).count();
        assert_eq!(in_february, 16, "what is sown in February");
        assert!(!all.iter().any(|species| species.seed.sow.has(11)), "nothing is sown in November");
        assert!(all.iter().any(|species| species.name == "Tomate" && species.seed.passport));
        let apple = all.iter().find(|species| species.name == "Pommier").unwrap();
        assert!(apple.perennial && apple.harvest.has(9));
        assert!(all.iter().all(|species| species.harvest != Months(0)), "every species has a season");
    }
}

//! The reference figures that come with the program, for a market garden in Hauts-de-France: a start that anybody may correct.

use super::species::{Months, SpeciesDetails};

const CROPS: &str = include_str!("../data/crops.csv");
const ORCHARD: &str = include_str!("../data/orchard.csv");

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
    }
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
        let apple = all.iter().find(|species| species.name == "Pommier").unwrap();
        assert!(apple.perennial && apple.harvest.has(9));
        assert!(all.iter().all(|species| species.harvest != Months(0)), "every species has a season");
    }
}

//! Whether seed of a lot may be given out, and if not, why: one rule for the catalogue, the request, the seed day and the lot's own page.

use chrono::{Duration, NaiveDate};

use produce::model::species::SeedFacts;

use super::lot::{LotState, SeedLot};
use super::variety::{LegalStatus, SeedVariety};
use super::viability::{Ageing, Basis, Share, tested};

/// Why a lot is not given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Block {
    /// Nobody has looked under which law it stands, or the proof is missing.
    NoProof,
    /// Protected, or a hybrid (Code rural L661-8).
    Law,
    /// Treated seed.
    Treated,
    /// Not checked yet, or no longer there.
    NotStored,
    /// What it was grown from turned out to be something else; nobody has looked at it since.
    Doubtful,
    /// Nobody has counted it.
    Uncounted,
    /// The packet's size is missing.
    NoPacket,
    /// It no longer germinates as it should.
    TooOld,
    /// What is there is kept back or promised.
    Nothing,
}

/// What is known of a lot's germination on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Germination {
    pub share: Share,
    /// Whether it is reckoned without any test.
    pub estimated: bool,
    /// Days until it falls below the species' least share; none where the species' figures are not known.
    pub days_left: Option<i64>,
}

/// From when a year's harvest ages: its autumn.
fn harvested(year: i64) -> NaiveDate {
    let year = i32::try_from(year).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, 10, 1).unwrap_or_default()
}

/// What a lot's ageing is reckoned from, and since when.
fn basis(lot: &SeedLot) -> (Basis, NaiveDate) {
    match lot.tested {
        Some((day, germinated, sown)) => (Basis::Test { germinated, sown }, day),
        None => (Basis::Fresh, harvested(lot.details.year)),
    }
}

fn ageing(facts: &SeedFacts) -> Option<Ageing> {
    facts.keeps_years.zip(facts.germination_min).and_then(|(years, least)| Ageing::new(years, least))
}

/// The first day on which a lot is below its species' least share; none where the species' figures are not known.
#[must_use]
pub fn falls_below_on(facts: &SeedFacts, lot: &SeedLot) -> Option<NaiveDate> {
    let (basis, since) = basis(lot);
    since.checked_add_signed(Duration::days(ageing(facts)?.days_left(basis)))
}

/// What a lot germinates at on a day: by its last test and the time since, or as fresh seed that has aged. Nothing where neither is known.
#[must_use]
pub fn germination(facts: &SeedFacts, lot: &SeedLot, today: NaiveDate) -> Option<Germination> {
    let (basis, since) = basis(lot);
    let days = (today - since).num_days();
    match (ageing(facts), lot.tested) {
        (Some(ageing), tested) => Some(Germination {
            share: ageing.after(basis, days),
            estimated: tested.is_none(),
            days_left: Some((ageing.days_left(basis) - days.max(0)).max(0)),
        }),
        (None, Some((_, germinated, sown))) => {
            Some(Germination { share: tested(germinated, sown), estimated: false, days_left: None })
        }
        (None, None) => None,
    }
}

/// Why a lot is not given out on a day; empty where it is.
#[must_use]
pub fn blocks(variety: &SeedVariety, lot: &SeedLot, today: NaiveDate) -> Vec<Block> {
    let mut blocks = Vec::new();
    match variety.details.status {
        LegalStatus::Public if !variety.details.proof.is_empty() => {}
        LegalStatus::Public | LegalStatus::Unknown => blocks.push(Block::NoProof),
        LegalStatus::Protected | LegalStatus::Hybrid => blocks.push(Block::Law),
    }
    if lot.details.treated {
        blocks.push(Block::Treated);
    }
    if lot.doubtful {
        blocks.push(Block::Doubtful);
    }
    if lot.state != LotState::Stored {
        blocks.push(Block::NotStored);
    } else if lot.balance.is_none() {
        blocks.push(Block::Uncounted);
    } else if lot.details.packet.0 <= 0 {
        blocks.push(Block::NoPacket);
    } else if lot.packets() == 0 {
        blocks.push(Block::Nothing);
    }
    let weak = germination(&variety.facts, lot, today)
        .zip(variety.facts.germination_min)
        .is_some_and(|(known, least)| known.share < Share(least * 100));
    if weak {
        blocks.push(Block::TooOld);
    }
    blocks
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::model::lot::{LotDetails, Origin, SeedLotId};
    use crate::model::quantity::{SeedAmount, Unit};
    use crate::model::variety::VarietyDetails;
    use produce::model::species::{Months, SpeciesId, VarietyId};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    pub fn variety(status: LegalStatus, proof: &str) -> SeedVariety {
        SeedVariety {
            id: VarietyId::new(),
            species: SpeciesId::new(),
            species_name: "Tomate".to_owned(),
            latin: String::new(),
            family: String::new(),
            facts: SeedFacts {
                sow: Months::read("2-3"),
                keeps_years: Some(4),
                germination_min: Some(75),
                ..SeedFacts::default()
            },
            details: VarietyDetails {
                name: "Rose".to_owned(),
                other_names: String::new(),
                status,
                proof: proof.to_owned(),
                proof_on: None,
                story: String::new(),
                growing: String::new(),
                reserve: 0,
                one_packet: true,
            },
            version: 1,
        }
    }

    pub fn lot(year: i64) -> SeedLot {
        SeedLot {
            id: SeedLotId::new(),
            code: "AAAAA-A".to_owned(),
            variety: VarietyId::new(),
            unit: Unit::Seeds,
            details: LotDetails {
                year,
                origin: Origin::Deposit,
                grower: String::new(),
                commune: String::new(),
                organic: false,
                treated: false,
                generation: 0,
                plot: None,
                bed: None,
                place: String::new(),
                packet: SeedAmount(20),
                reserve: SeedAmount(40),
                note: String::new(),
            },
            state: LotState::Stored,
            doubtful: false,
            balance: Some(SeedAmount(100)),
            held: SeedAmount(20),
            sample: None,
            tested: None,
            version: 1,
        }
    }

    #[test]
    fn seed_is_given_out_where_nothing_stands_against_it() {
        let today = day("2026-11-28");
        let public = variety(LegalStatus::Public, "Catalogue, liste d, 2024");
        assert_eq!(blocks(&public, &lot(2025), today), []);
        assert_eq!(lot(2025).packets(), 2, "without what is kept back and what others are to get");
        assert_eq!(blocks(&variety(LegalStatus::Public, ""), &lot(2025), today), [Block::NoProof]);
        assert_eq!(blocks(&variety(LegalStatus::Hybrid, "x"), &lot(2025), today), [Block::Law]);
        assert_eq!(blocks(&public, &lot(2019), today), [Block::TooOld], "seven years old and never tested");
        let retested = SeedLot { tested: Some((day("2026-11-01"), 45, 50)), ..lot(2019) };
        assert_eq!(blocks(&public, &retested, today), [], "a test always wins");
        let empty = SeedLot { held: SeedAmount(60), ..lot(2025) };
        assert_eq!(blocks(&public, &empty, today), [Block::Nothing]);
        assert_eq!(blocks(&public, &SeedLot { balance: None, ..lot(2025) }, today), [Block::Uncounted]);
        assert_eq!(blocks(&public, &SeedLot { doubtful: true, ..lot(2025) }, today), [Block::Doubtful]);
        let raw = SeedLot { state: LotState::Received, ..lot(2025) };
        assert_eq!(blocks(&public, &raw, today), [Block::NotStored]);
    }

    #[test]
    fn an_estimate_says_that_it_is_one() {
        let tomato = variety(LegalStatus::Public, "x");
        let known = germination(&tomato.facts, &lot(2026), day("2026-10-01")).unwrap();
        assert_eq!((known.share.pct(), known.estimated), (90, true));
        assert!(known.days_left.is_some_and(|days| (1459..=1462).contains(&days)), "{known:?}");
    }
}

//! What is to be grown on for seed, and which varieties want it: little is left, or what is left will soon no longer germinate.

use chrono::{Duration, NaiveDate};
use serde::Serialize;

use land::model::{BedId, PlotId};
use produce::model::species::VarietyId;

use super::giving::{falls_below_on, germination};
use super::guardian::GuardianId;
use super::lot::{LotState, SeedLot, SeedLotId};
use super::quantity::packets;
use super::variety::SeedVariety;

platform::typed_id! {
    /// A line of the plan.
    RegenerationId
}

platform::text_enum! {
    /// Where a line of the plan stands.
    RegenerationState {
        Planned = "planned",
        Sown = "sown",
        /// A lot came of it.
        Harvested = "harvested",
        GivenUp = "given_up",
    }
}

/// What a form says of a line of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RegenerationDetails {
    /// The year in which it flowers.
    pub year: i64,
    /// The lot that is sown.
    pub lot: Option<SeedLotId>,
    pub plot: Option<PlotId>,
    pub bed: Option<BedId>,
    pub guardian: Option<GuardianId>,
    pub plants: Option<i64>,
    pub note: String,
}

/// A line of the plan as it is kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Regeneration {
    pub id: RegenerationId,
    pub variety_id: VarietyId,
    pub variety: String,
    pub species: String,
    pub lot_id: Option<SeedLotId>,
    pub lot_code: Option<String>,
    pub year: i64,
    pub plot_id: Option<PlotId>,
    pub plot: Option<String>,
    pub bed_id: Option<BedId>,
    pub bed: Option<String>,
    pub guardian_id: Option<GuardianId>,
    pub guardian: Option<String>,
    pub plants: Option<i64>,
    /// Plants that seed of the species is to be taken from, at least.
    pub plants_wanted: Option<i64>,
    pub state: RegenerationState,
    pub harvest_id: Option<SeedLotId>,
    pub note: String,
    pub version: i64,
}

platform::text_enum! {
    /// Why a variety should be grown on: what will be lost soonest first; what is already gone can wait for seed from elsewhere.
    Want {
        /// What is left falls below the least share within two seasons.
        Ages = "ages",
        /// Fewer packets are left than are to be kept back.
        Little = "little",
        /// Nothing is left that germinates as it should.
        NothingLeft = "nothing_left",
    }
}

/// Two seasons: one to decide, one to grow.
const SOON_DAYS: i64 = 730;

/// Lots that count for whether a variety lives on.
fn counted(lots: &[SeedLot]) -> impl Iterator<Item = &SeedLot> {
    lots.iter().filter(|lot| lot.state == LotState::Stored && !lot.doubtful && lot.balance.is_some_and(|left| left.0 > 0))
}

/// How long what is reckoned of a variety holds where nothing of it ages.
const HOLDS: Duration = Duration::days(365);

/// Why a variety should be grown on, and the last day on which that stays so if nobody does anything.
#[must_use]
pub fn outlook(variety: &SeedVariety, lots: &[SeedLot], today: NaiveDate) -> (Option<Want>, NaiveDate) {
    let ends = counted(lots).filter_map(|lot| falls_below_on(&variety.facts, lot));
    let turns = ends.flat_map(|end| [end, end - Duration::days(SOON_DAYS - 1)]).filter(|day| *day > today);
    let next = turns.min().unwrap_or(today + HOLDS).min(today + HOLDS);
    (wants(variety, lots, today), next - Duration::days(1))
}

/// Why a variety should be grown on, going by all its lots; nothing where all is well.
#[must_use]
pub fn wants(variety: &SeedVariety, lots: &[SeedLot], today: NaiveDate) -> Option<Want> {
    let alive: Vec<(&SeedLot, Option<i64>)> = counted(lots)
        .filter_map(|lot| match germination(&variety.facts, lot, today) {
            Some(known) if known.days_left == Some(0) => None,
            known => Some((lot, known.and_then(|known| known.days_left))),
        })
        .collect();
    if alive.is_empty() {
        return Some(Want::NothingLeft);
    }
    if alive.iter().all(|(_, left)| left.is_some_and(|days| days < SOON_DAYS)) {
        return Some(Want::Ages);
    }
    let left: i64 = alive.iter().map(|(lot, _)| packets(lot.balance.unwrap_or_default(), lot.details.packet).0).sum();
    (left < variety.details.reserve).then_some(Want::Little)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::giving::tests::{lot, variety};
    use crate::model::quantity::SeedAmount;
    use crate::model::variety::LegalStatus;

    #[test]
    fn a_variety_wants_to_be_grown_on_before_it_is_lost() {
        let today = "2026-11-28".parse().unwrap();
        let mut tomato = variety(LegalStatus::Public, "x");
        assert_eq!(wants(&tomato, &[], today), Some(Want::NothingLeft));
        assert_eq!(wants(&tomato, &[lot(2019)], today), Some(Want::NothingLeft), "too old to germinate");
        assert_eq!(wants(&tomato, &[lot(2024)], today), Some(Want::Ages), "four years it keeps; two are left");
        assert_eq!(wants(&tomato, &[lot(2026), lot(2024)], today), None, "a young lot is enough");
        tomato.details.reserve = 6;
        assert_eq!(wants(&tomato, &[lot(2026)], today), Some(Want::Little), "five packets of six");
        let empty = SeedLot { balance: Some(SeedAmount(0)), ..lot(2026) };
        assert_eq!(wants(&tomato, &[empty], today), Some(Want::NothingLeft));
    }

    proptest! {
        /// What is said to hold until a day holds on every day until then, and no day is left out.
        #[test]
        fn an_outlook_holds_as_long_as_it_says(
            lots in prop::collection::vec((2014_i64..2030, 0_i64..300, prop::option::of((0_i64..4000, 0_i64..=50))), 0..4),
            reserve in 0_i64..12,
            keeps in prop::option::of(1_i64..8),
        ) {
            let mut tomato = variety(LegalStatus::Public, "x");
            tomato.details.reserve = reserve;
            tomato.facts.keeps_years = keeps;
            let first: NaiveDate = "2016-01-01".parse().unwrap();
            let lots: Vec<SeedLot> = lots
                .into_iter()
                .map(|(year, left, test)| SeedLot {
                    balance: Some(SeedAmount(left)),
                    tested: test.map(|(day, germinated)| (first + Duration::days(day), germinated, 50)),
                    ..lot(year)
                })
                .collect();
            let (mut day, end) = (first, first + Duration::days(5000));
            while day < end {
                let (want, until) = outlook(&tomato, &lots, day);
                prop_assert!(until >= day);
                for later in day.iter_days().take_while(|later| *later <= until.min(end)) {
                    prop_assert_eq!(wants(&tomato, &lots, later), want, "from {} on {}", day, later);
                }
                day = until + Duration::days(1);
            }
        }
    }
}

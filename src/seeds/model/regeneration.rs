//! What is to be grown on for seed, and which varieties want it: little is left, or what is left will soon no longer germinate.

use chrono::NaiveDate;
use serde::Serialize;

use land::model::{BedId, PlotId};
use produce::model::species::VarietyId;

use super::giving::germination;
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

/// Why a variety should be grown on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Want {
    /// Nothing is left that germinates as it should.
    NothingLeft,
    /// What is left falls below the least share within two seasons.
    Ages,
    /// Fewer packets are left than are to be kept back.
    Little,
}

/// Two seasons: one to decide, one to grow.
const SOON_DAYS: i64 = 730;

/// Why a variety should be grown on, going by all its lots; nothing where all is well.
#[must_use]
pub fn wants(variety: &SeedVariety, lots: &[SeedLot], today: NaiveDate) -> Option<Want> {
    let alive: Vec<(&SeedLot, Option<i64>)> = lots
        .iter()
        .filter(|lot| lot.state == LotState::Stored && !lot.doubtful && lot.balance.is_some_and(|left| left.0 > 0))
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
}

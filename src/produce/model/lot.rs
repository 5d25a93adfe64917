//! Lots: one harvest of one product from one place on one day, one purchase, or a mix.

use chrono::{Datelike as _, NaiveDate};
use serde::Serialize;

use land::model::{BedId, PlotId, TreeId};

use super::label::Label;
use super::product::ProductId;
use super::species::VarietyId;

platform::typed_id! {
    /// A lot.
    LotId
}

platform::text_enum! {
    /// Where a lot came from.
    LotKind {
        /// From the ecopole's own land.
        Harvest = "harvest",
        /// Bought in.
        Purchase = "purchase",
        /// Made of other lots.
        Mix = "mix",
    }
}

/// A place on the land that something was harvested from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Source {
    pub plot: PlotId,
    pub bed: Option<BedId>,
    pub tree: Option<TreeId>,
}

/// What makes two weighings one lot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HarvestKey {
    pub product: ProductId,
    pub variety: Option<VarietyId>,
    pub source: Source,
    pub day: NaiveDate,
    pub sown_on: Option<NaiveDate>,
}

/// A lot as it is kept: none of it ever changes.
#[derive(Clone, Debug)]
pub struct Lot {
    pub id: LotId,
    /// What stands on crates and labels: "26-331-04".
    pub code: String,
    pub product: ProductId,
    pub variety: Option<VarietyId>,
    pub kind: LotKind,
    pub day: NaiveDate,
    pub label: Label,
    pub source: Option<Source>,
    pub sown_on: Option<NaiveDate>,
    pub supplier: String,
    pub certificate: String,
}

impl Lot {
    /// What a line of the ledger says of it.
    #[must_use]
    pub const fn key(&self) -> (LotId, ProductId) {
        (self.id, self.product)
    }
}

/// The code of a lot: the year, the day of the year, and which one of that day.
#[must_use]
pub fn code(day: NaiveDate, number: i64) -> String {
    format!("{:02}-{:03}-{number:02}", day.year().rem_euclid(100), day.ordinal())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_tells_the_day() {
        assert_eq!(code(NaiveDate::from_ymd_opt(2026, 11, 27).unwrap(), 4), "26-331-04");
        assert_eq!(code(NaiveDate::from_ymd_opt(2028, 12, 31).unwrap(), 112), "28-366-112");
    }
}

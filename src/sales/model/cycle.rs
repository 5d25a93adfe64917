//! Cycles: when orders are taken, what is offered, where and when it is fetched.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use platform::money::Cents;
use platform::time::ClockTime;
use produce::model::product::ProductId;
use produce::model::stock::SupplyId;

platform::typed_id! {
    /// A cycle.
    CycleId
}
platform::typed_id! {
    /// What a cycle offers of a product; the same as its supply's.
    OfferId
}
platform::typed_id! {
    /// A pick-up point.
    PointId
}
platform::typed_id! {
    /// A time at a pick-up point.
    SlotId
}
platform::typed_id! {
    /// A group with prices of its own.
    GroupId
}

impl OfferId {
    /// The supply that it promises from.
    #[must_use]
    pub fn supply(self) -> SupplyId {
        SupplyId::from(self.uuid())
    }
}

/// What a draft lacks before it can be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Something on sale.
    Products,
    /// A time and a place to fetch it.
    Slots,
    /// Something in store, or expected, of what is on sale.
    Supply,
}

platform::text_enum! {
    /// Who gets how much where there is not enough.
    Rule {
        /// Everybody as much as possible, nobody more than they need.
        Fair = "fair",
        /// Whoever ordered first.
        First = "first",
        /// Those with a solidarity price first, then fairly.
        Solidarity = "solidarity",
    }
}

platform::text_enum! {
    /// What people decided of a cycle; opening and closing follow the clock.
    CycleState {
        /// Being prepared: nobody sees it.
        Draft = "draft",
        /// Orders are taken in its time.
        Published = "published",
        /// Shortages are settled, packing can begin.
        Allocated = "allocated",
        /// Everything is handed over and billed.
        Settled = "settled",
        /// It does not take place.
        Cancelled = "cancelled",
    }
}

/// Where a cycle stands at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Draft,
    /// Published, not open yet.
    Soon,
    Open,
    /// Orders are in; shortages may have to be settled.
    Closed,
    Allocated,
    Settled,
    Cancelled,
}

impl Phase {
    /// Whether orders are over: what is still held is what is left to pack, and nothing is sold any more.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Allocated | Self::Settled | Self::Cancelled)
    }
}

/// A clock time on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Moment {
    pub day: NaiveDate,
    pub time: ClockTime,
}

impl Moment {
    /// The instant that it means.
    #[must_use]
    pub fn at(self, zone: Tz) -> DateTime<Utc> {
        self.time.instant(self.day, zone)
    }

    /// The same some days later.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self { day: self.day + chrono::Duration::days(days), time: self.time }
    }
}

/// What a form says of a cycle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CycleDetails {
    pub title: String,
    pub opens: Moment,
    pub closes: Moment,
    pub rule: Rule,
    /// A word to customers.
    pub note: String,
}

/// A cycle as it is kept.
#[derive(Clone, Debug)]
pub struct Cycle {
    pub id: CycleId,
    pub details: CycleDetails,
    pub opens_at: DateTime<Utc>,
    pub closes_at: DateTime<Utc>,
    pub state: CycleState,
    pub version: i64,
}

impl Cycle {
    /// Where it stands at an instant.
    #[must_use]
    pub fn phase(&self, now: DateTime<Utc>) -> Phase {
        match self.state {
            CycleState::Draft => Phase::Draft,
            CycleState::Published if now < self.opens_at => Phase::Soon,
            CycleState::Published if now < self.closes_at => Phase::Open,
            CycleState::Published => Phase::Closed,
            CycleState::Allocated => Phase::Allocated,
            CycleState::Settled => Phase::Settled,
            CycleState::Cancelled => Phase::Cancelled,
        }
    }
}

/// What a form says of an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfferDetails {
    pub product: ProductId,
    /// With tax: each, or a kilogram.
    pub price: Cents,
    /// Grams or pieces expected of the harvest.
    pub expected: Option<i64>,
    /// Most portions a person.
    pub most: Option<i64>,
}

/// What a form says of a pick-up slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SlotDetails {
    pub point: PointId,
    pub day: NaiveDate,
    pub starts: ClockTime,
    pub ends: ClockTime,
    /// Most crates.
    pub crates: Option<i64>,
    /// Hours before its beginning until which it can be chosen, where that is earlier than the cycle's end.
    pub cut_off_hours: Option<i64>,
}

/// A pick-up slot as it is kept.
#[derive(Clone, Debug)]
pub struct Slot {
    pub id: SlotId,
    pub cycle: CycleId,
    pub point: PointId,
    pub point_name: String,
    pub point_address: String,
    pub day: NaiveDate,
    pub starts: ClockTime,
    pub ends: ClockTime,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub crates: Option<i64>,
    pub cut_off_at: Option<DateTime<Utc>>,
    pub taken: i64,
}

impl Slot {
    /// Whether one more crate fits.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.crates.is_none_or(|crates| self.taken < crates)
    }

    /// Whether it can still be chosen at an instant.
    #[must_use]
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.cut_off_at.is_none_or(|end| now < end)
    }
}

platform::text_enum! {
    /// What becomes of a crate that nobody fetches.
    Uncollected {
        /// Back into store.
        Keep = "keep",
        /// Given away.
        Donate = "donate",
    }
}

/// What a form says of a pick-up point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PointDetails {
    pub name: String,
    pub address: String,
    pub note: String,
    pub uncollected: Uncollected,
    /// Whether what was not fetched is owed.
    pub charged: bool,
}

/// A pick-up point as it is kept.
#[derive(Clone, Debug)]
pub struct Point {
    pub id: PointId,
    pub details: PointDetails,
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_follows_the_clock_on_the_wall_through_both_changes() {
        let zone = chrono_tz::Europe::Paris;
        let moment = |day: &str, time: &str| Moment { day: day.parse().unwrap(), time: ClockTime::parse(time).unwrap() };
        let skipped = moment("2027-03-28", "2:30").at(zone);
        assert_eq!(skipped.to_rfc3339(), "2027-03-28T01:00:00+00:00", "a time that does not exist: the first one after it");
        assert_eq!(moment("2027-10-31", "18:00").at(zone).to_rfc3339(), "2027-10-31T17:00:00+00:00");
    }
}

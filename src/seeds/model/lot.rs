//! Lots of seed, and the causes by which their ledger moves.

use chrono::NaiveDate;
use serde::Serialize;

use land::model::{BedId, PlotId};
use produce::model::species::VarietyId;

use super::quantity::{Sample, SeedAmount, Unit};

platform::typed_id! {
    /// A lot of seed.
    SeedLotId
}
platform::typed_id! {
    /// A line of the ledger of seed.
    SeedMoveId
}
platform::typed_id! {
    /// A germination test.
    GerminationId
}
platform::typed_id! {
    /// A run of printed packets.
    PacketRunId
}
platform::typed_id! {
    /// A seed day.
    SeedDayId
}

platform::text_enum! {
    /// Where a lot comes from.
    Origin {
        /// A resident brought it.
        Deposit = "deposit",
        /// Grown on a plot of ours.
        Harvest = "harvest",
        /// Bought.
        Purchase = "purchase",
        /// From another exchange.
        Transfer = "transfer",
        /// Several lots of one variety together.
        Bulk = "bulk",
        /// A part of another lot.
        Split = "split",
    }
}

platform::text_enum! {
    /// Where a lot stands.
    LotState {
        /// Brought, and not looked at yet: it does not count.
        Received = "received",
        /// In its place.
        Stored = "stored",
        /// Used up, lost, thrown away or merged.
        Closed = "closed",
    }
}

platform::text_enum! {
    /// Why seed comes or goes.
    Cause {
        /// It came with the lot.
        Entry = "entry",
        /// More was found than the ledger says.
        CountUp = "count_up",
        /// Given away.
        Gift = "gift",
        /// Lent, with a promise to bring seed back.
        Loan = "loan",
        /// Given for other seed.
        Swap = "swap",
        /// Sown in a germination test.
        Test = "test",
        /// Sown on a plot of ours.
        Sowing = "sowing",
        /// To another exchange.
        TransferOut = "transfer_out",
        /// Lost: mice, damp, spilled.
        Loss = "loss",
        /// Thrown away: it no longer germinates.
        Discard = "discard",
        /// Less was found than the ledger says.
        CountDown = "count_down",
        /// Into another lot of the same variety.
        Into = "into",
        /// From another lot.
        From = "from",
        /// A line taken back.
        Reversal = "reversal",
    }
}

impl Cause {
    /// What a keeper can note by hand that takes seed away.
    pub const LEAVING: [Self; 7] =
        [Self::Gift, Self::Loan, Self::Swap, Self::Sowing, Self::TransferOut, Self::Loss, Self::Discard];

    /// Whether a line of it is taken back by another: what came with the lot is corrected by counting, pairs and tests stand.
    #[must_use]
    pub const fn is_taken_back(self) -> bool {
        !matches!(self, Self::Entry | Self::Reversal | Self::Into | Self::From | Self::Test)
    }

    /// Whether somebody got it: then what is kept back, and what others are to get, stays.
    #[must_use]
    pub const fn is_given(self) -> bool {
        matches!(self, Self::Gift | Self::Loan | Self::Swap)
    }
}

platform::text_enum! {
    /// Who got it.
    Receiver {
        Anonymous = "anonymous",
        Person = "person",
        Member = "member",
        School = "school",
        Keeper = "keeper",
        Professional = "professional",
        Plot = "plot",
    }
}

/// What a form says of a lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LotDetails {
    /// The year of harvest.
    pub year: i64,
    pub origin: Origin,
    /// Who grew it, as the packet says.
    pub grower: String,
    pub commune: String,
    pub organic: bool,
    pub treated: bool,
    /// How often it was grown on since it came to us.
    pub generation: i64,
    /// Where it was grown.
    pub plot: Option<PlotId>,
    pub bed: Option<BedId>,
    /// Where the jar stands.
    pub place: String,
    /// What lies in one packet, in the lot's unit.
    pub packet: SeedAmount,
    /// What is kept back, in the lot's unit.
    pub reserve: SeedAmount,
    pub note: String,
}

impl LotDetails {
    /// What somebody brings, in their words: what it is a keeper decides who looks at it.
    #[must_use]
    pub fn brought(year: i64, grower: String, commune: String, words: String) -> Self {
        Self {
            year,
            origin: Origin::Deposit,
            grower,
            commune,
            organic: false,
            treated: false,
            generation: 0,
            plot: None,
            bed: None,
            place: String::new(),
            packet: SeedAmount(0),
            reserve: SeedAmount(0),
            note: words,
        }
    }
}

/// A lot as it is kept.
#[derive(Clone, Debug)]
pub struct SeedLot {
    pub id: SeedLotId,
    pub code: String,
    pub variety: VarietyId,
    pub unit: Unit,
    pub details: LotDetails,
    pub state: LotState,
    /// Whether it was grown from one that turned out to be something else, and nobody has looked since.
    pub doubtful: bool,
    /// What is there; nothing where nobody has counted it.
    pub balance: Option<SeedAmount>,
    /// What people have asked for.
    pub held: SeedAmount,
    pub sample: Option<Sample>,
    /// The last germination test that is over: its day, how many germinated of how many.
    pub tested: Option<(NaiveDate, i64, i64)>,
    pub version: i64,
}

impl SeedLot {
    /// What can still be promised: what is there, without what is kept back and what others are to get.
    #[must_use]
    pub fn free(&self) -> SeedAmount {
        let there = self.balance.unwrap_or_default() - self.held - self.details.reserve;
        there.max(SeedAmount(0))
    }

    /// Packets that can still be promised.
    #[must_use]
    pub fn packets(&self) -> i64 {
        super::quantity::packets(self.free(), self.details.packet).0
    }
}

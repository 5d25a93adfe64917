//! Requests: somebody asks for packets, confirms by the link that was mailed, and fetches them.

use chrono::{DateTime, Duration, Utc};

use platform::i18n::Lang;
use produce::model::species::VarietyId;

use super::lot::SeedLotId;
use super::quantity::{SeedAmount, Unit};

platform::typed_id! {
    /// A request for seed.
    RequestId
}
platform::typed_id! {
    /// A promise to bring seed back.
    PromiseId
}

platform::text_enum! {
    /// Where a request stands.
    RequestState {
        /// Asked for; the address is not confirmed.
        Asked = "asked",
        /// The address is the person's own.
        Confirmed = "confirmed",
        /// The packets lie ready.
        Prepared = "prepared",
        /// Fetched.
        Handed = "handed",
        /// Not confirmed or not fetched in time.
        Expired = "expired",
        /// Given up, by whoever.
        Cancelled = "cancelled",
    }
}

impl RequestState {
    /// Whether packets are held for it.
    #[must_use]
    pub const fn holds(self) -> bool {
        matches!(self, Self::Asked | Self::Confirmed | Self::Prepared)
    }
}

/// How long an address has to be confirmed.
pub const TO_CONFIRM: Duration = Duration::hours(24);
/// How long packets wait for somebody.
pub const TO_FETCH: Duration = Duration::days(14);

platform::text_enum! {
    /// Where a promise stands. It is counted, and never enforced.
    PromiseState {
        Open = "open",
        /// Some came back.
        Part = "part",
        Kept = "kept",
        /// The keeper said that it need not be.
        Released = "released",
        /// Two seasons have passed.
        Silent = "silent",
    }
}

/// A request as it is kept.
#[derive(Clone, Debug)]
pub struct Request {
    pub id: RequestId,
    pub code: String,
    pub name: String,
    pub email: String,
    pub commune: String,
    pub lang: Lang,
    pub note: String,
    pub state: RequestState,
    pub asked_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub version: i64,
    pub lines: Vec<RequestLine>,
}

/// Packets of one lot.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct RequestLine {
    pub request_id: RequestId,
    pub lot_id: SeedLotId,
    pub lot_code: String,
    pub variety_id: VarietyId,
    pub variety: String,
    pub species: String,
    pub unit: Unit,
    /// What is held, in the lot's unit.
    pub amount: SeedAmount,
    /// What is there of the lot, and whether its name is in doubt.
    pub there: Option<SeedAmount>,
    pub doubtful: bool,
}

//! What happens at the door: a ticket shown, and what is said to it.

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// A ticket shown, perhaps noted a while ago on a device without network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tap {
    /// Made on the device: what is sent twice counts once.
    pub key: Uuid,
    /// The ticket's code, in capitals.
    pub code: String,
    /// When it was shown.
    pub at: DateTime<Utc>,
    /// Whether it takes an arrival back.
    pub undo: bool,
}

/// What came of it, with the name on the ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Welcome.
    In(String),
    /// Welcome, but something is still to be paid.
    Unpaid(String),
    /// Came before, at this time.
    Already(String, DateTime<Utc>),
    /// The arrival is taken back.
    Undone(String),
    /// A ticket for another date.
    OtherDate(String),
    /// A ticket of a booking that was cancelled.
    Cancelled(String),
    /// A good ticket, days before.
    TooEarly(String),
    /// No ticket of ours.
    Unknown,
}

//! A booking from its first seat held to its end, and the codes people read aloud.

use chrono::{DateTime, Duration, Utc};
use rand::RngExt as _;
use serde::Serialize;

use platform::i18n::Lang;

use super::date::{DateId, SeriesId};
use super::money::{Cents, Method, Units, VoucherId};
use super::workshop::{PriceKind, QuestionId, WorkshopId};

platform::typed_id! {
    /// A booking.
    BookingId
}
platform::typed_id! {
    /// Somebody who comes with a booking.
    ParticipantId
}

/// How long seats are held while a form is filled in.
pub const HOLD: Duration = Duration::minutes(10);
/// How long a booking waits for the link of its e-mail.
pub const PENDING: Duration = Duration::hours(24);

platform::text_enum! {
    /// How a booking stands.
    BookingState {
        /// Its seats are held while the form is filled in.
        Held = "held",
        /// Waits for the link of its e-mail; its seats are held.
        Pending = "pending",
        /// Has its seats.
        Confirmed = "confirmed",
        /// In line, without seats.
        Waiting = "waiting",
        /// Seats are offered to it for a while.
        Offered = "offered",
        /// Called off.
        Cancelled = "cancelled",
        /// Let its time pass.
        Expired = "expired",
    }
}

impl BookingState {
    /// Whether it takes seats.
    #[must_use]
    pub const fn takes_seats(self) -> bool {
        matches!(self, Self::Held | Self::Pending | Self::Confirmed | Self::Offered)
    }

    /// Whether it is over.
    #[must_use]
    pub const fn has_ended(self) -> bool {
        matches!(self, Self::Cancelled | Self::Expired)
    }
}

/// A booking as it is kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Booking {
    pub id: BookingId,
    /// Of which workshop.
    pub workshop_id: WorkshopId,
    /// Of which date: the first one, for a cycle.
    pub date_id: DateId,
    /// The cycle, where it is booked as a whole.
    pub series_id: Option<SeriesId>,
    /// The code people read aloud and write on a transfer.
    pub code: String,
    /// How it stands.
    pub state: BookingState,
    pub seats: i64,
    pub name: String,
    pub email: String,
    pub phone: String,
    /// Where they live.
    pub commune: String,
    /// The language of letters.
    pub language: Lang,
    /// Whom to call about a child.
    pub emergency_contact: String,
    /// Who may collect a child.
    pub collectors: String,
    /// How it is to be paid.
    pub method: Method,
    /// What is to be paid.
    pub due_cents: Cents,
    /// In time units.
    pub due_units: Units,
    /// The voucher used.
    pub voucher_id: Option<VoucherId>,
    /// Until when the seats are held or offered.
    pub expires_at: Option<DateTime<Utc>>,
    /// Whether the hold was prolonged once.
    pub extended: bool,
    /// When it joined the line.
    pub line_at: Option<DateTime<Utc>>,
    /// How many calendar files have gone out.
    pub calendar_sequence: i64,
    /// Whether reminders are wanted.
    pub reminders: bool,
    /// How it was liked, 1 to 5.
    pub rating: Option<i64>,
}

impl Booking {
    /// What was paid beyond what the booking comes to; all of it once it has ended.
    #[must_use]
    pub fn to_give_back(&self, (cents, units): (Cents, Units)) -> Option<(Cents, Units)> {
        let due = if self.state.has_ended() { (Cents(0), Units(0)) } else { (self.due_cents, self.due_units) };
        let back = ((cents - due.0).max(Cents(0)), (units - due.1).max(Units(0)));
        (back != (Cents(0), Units(0))).then_some(back)
    }

    /// Whether the seats are still held or offered at `now`.
    #[must_use]
    pub fn is_running(&self, now: DateTime<Utc>) -> bool {
        self.expires_at.is_some_and(|end| end > now)
    }
}

/// Somebody who comes, as kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Participant {
    pub id: ParticipantId,
    /// With which booking.
    pub booking_id: BookingId,
    pub name: String,
    /// Their age, where it was asked.
    pub age: Option<i64>,
    pub price_kind: String,
    /// What their seat costs.
    pub cents: Cents,
    /// In time units.
    pub units: Units,
    /// The code of their ticket.
    pub code: String,
    /// Allergies; empty after the date.
    pub allergies: String,
    /// Whether pictures of them may be used.
    pub image_consent: bool,
    /// When their seat was given back.
    pub cancelled_at: Option<DateTime<Utc>>,
}

/// Somebody who comes, as a form says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Guest {
    /// Their name, not empty.
    pub name: String,
    pub age: Option<i64>,
    /// Which price; none where it is free.
    pub price: Option<PriceKind>,
    /// What their seat costs before a voucher.
    pub cents: Cents,
    /// In time units.
    pub units: Units,
    pub allergies: String,
    /// Whether pictures of them may be used.
    pub image_consent: bool,
    pub answers: Vec<(QuestionId, String)>,
}

/// What the form of a booking says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Filled {
    pub name: String,
    pub email: String,
    pub phone: String,
    /// Where they live.
    pub commune: String,
    /// Whom to call about a child.
    pub emergency_contact: String,
    /// Who may collect a child.
    pub collectors: String,
    /// How they mean to pay.
    pub method: Method,
    /// A voucher's code, in capitals; empty for none.
    pub voucher: String,
    /// Everybody who comes, one a seat.
    pub guests: Vec<Guest>,
    /// Answers given once.
    pub answers: Vec<(QuestionId, String)>,
}

/// Letters and digits that nobody mistakes for another when read aloud or written by hand.
const ALPHABET: &[u8] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

fn code(length: usize) -> String {
    let mut rng = rand::rng();
    (0..length).map(|_| char::from(ALPHABET[rng.random_range(0..ALPHABET.len())])).collect()
}

/// A booking's code: forty bits, for people.
#[must_use]
pub fn booking_code() -> String {
    code(8)
}

/// A ticket's code: sixty bits, nobody guesses one.
#[must_use]
pub fn ticket_code() -> String {
    code(12)
}

/// A code as somebody typed it: capitals, without spaces and dashes.
#[must_use]
pub fn typed_code(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// Whether what somebody typed holds no letter that a code never has: without it, it would be another code.
#[must_use]
pub fn is_code(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii() || !c.is_alphanumeric())
}

/// A code in groups of four.
#[must_use]
pub fn shown_code(code: &str) -> String {
    code.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_survive_being_read_aloud_and_typed() {
        let code = ticket_code();
        assert_eq!(code.len(), 12);
        assert_eq!(typed_code(&shown_code(&code).to_lowercase()), code);
        assert!(!code.contains(['O', '0', 'I', '1']));
    }
}

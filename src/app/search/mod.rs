//! One search over the house: each room says what can be found of it (`Room::finds`), the index says where words stand, and everybody finds
//! what they may open.

mod days;
mod page;
mod run;
mod store;
mod texts;

use platform::auth::actor::TEAM;
use platform::person::PersonPart;
use platform::room::{Records, Room, nothing_ahead, nothing_led, nothing_today};
use platform::web::route::{Access, Route};

pub use run::{Found, Group, run};

/// What this room says of itself.
pub const ROOM: Room = Room {
    name: "search",
    routes,
    records: Records::NONE,
    places: &[],
    proofs: |conn| Box::pin(store::check(conn)),
    chores: &[],
    person: PersonPart::only(&[]),
    leading: nothing_led,
    today: nothing_today,
    finds: &[],
    ahead: nothing_ahead,
};

/// The routes of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::get(ui::nav::SEARCH, Access::Only(TEAM), page::show)]
}

/// How a query's words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Each begins a word.
    All,
    /// Each is near to a word: typing errors.
    Near,
    /// One of them begins a word.
    Any,
}

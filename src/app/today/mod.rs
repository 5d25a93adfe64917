//! The first page: a welcome for visitors, and for the team what waits for someone.

mod page;
mod store;
mod texts;

use ::ui::texts as ui;
use platform::person::PersonPart;
use platform::room::{Group, Place, Records, Room, no_proofs, nothing_ahead, nothing_led, nothing_today};
use platform::web::route::{Access, Route};

/// What this room says of itself.
pub const ROOM: Room = Room {
    name: "today",
    routes,
    records: Records::NONE,
    places: &[Place { rank: 0, href: "/", icon: "house", name: ui::home, group: Group::Daily, access: Access::Everyone }],
    proofs: no_proofs,
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
    vec![Route::get("/", Access::Everyone, page::show)]
}

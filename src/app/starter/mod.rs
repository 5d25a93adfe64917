//! The first hour of an ecopole: a guide on the first page, told by what exists, and packs to start with.

pub mod guide;
mod packs;
mod page;
mod store;
mod texts;

use platform::auth::actor::COORDINATORS;
use platform::person::PersonPart;
use platform::room::{Records, Room, no_proofs, nothing_ahead, nothing_led, nothing_today};
use platform::web::route::{Access, Route};

/// What this room says of itself.
pub const ROOM: Room = Room {
    name: "starter",
    routes,
    records: Records::NONE,
    places: &[],
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
    let who = Access::Only(COORDINATORS);
    vec![
        Route::get("/demarrage", who, page::show),
        Route::post("/demarrage/reprendre", who, guide::resume),
        Route::post("/demarrage/{pack}", who, page::take),
        Route::post("/demarrage/{pack}/passer", who, guide::skip),
    ]
}

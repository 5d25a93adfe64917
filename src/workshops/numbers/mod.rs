//! What came of it: bookings, people and money of a period.

pub mod pages;
pub mod routes;
pub mod store;

use platform::web::route::{Access, Route};
use work::PLAN_READERS;

use crate::RUNNERS;

/// The routes of this room.
pub(super) fn routes() -> Vec<Route> {
    let runners = Access::Only(RUNNERS);
    vec![
        Route::get("/animation/agenda", Access::Only(PLAN_READERS), pages::common),
        Route::get("/animation/chiffres", runners, pages::show),
        Route::get("/animation/chiffres/tableur", runners, routes::numbers_csv),
        Route::get("/animation/chiffres/classeur", runners, routes::numbers_xlsx),
    ]
}

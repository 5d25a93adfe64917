//! Pages of the interface itself: preferences, the full menu on phones, and the design system.

mod design;
mod menu;
mod preferences;

use crate::platform::auth::actor::COORDINATORS;
use crate::platform::web::route::{Access, Route};

/// Their routes.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/menu", Access::Everyone, menu::show),
        Route::post("/preferences", Access::Everyone, preferences::choose),
        Route::get("/design", Access::Only(COORDINATORS), design::show),
    ]
}

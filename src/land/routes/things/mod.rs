//! Beds, trees and points: the same seven routes for each, a file a thing.

mod beds;
mod points;
mod trees;

use platform::auth::actor::{LAND_KEEPERS, TEAM};
use platform::web::route::{Access, Route};

/// The routes of beds, trees and points.
#[must_use]
pub fn routes() -> Vec<Route> {
    let (team, keepers) = (Access::Only(TEAM), Access::Only(LAND_KEEPERS));
    vec![
        Route::get("/planches/nouvelle", keepers, beds::new),
        Route::post("/planches/nouvelle", keepers, beds::create),
        Route::get("/planches/{id}", team, beds::show),
        Route::get("/planches/{id}/modifier", keepers, beds::edit),
        Route::post("/planches/{id}/modifier", keepers, beds::update),
        Route::post("/planches/{id}/archiver", keepers, beds::archive),
        Route::post("/planches/{id}/retablir", keepers, beds::restore),
        Route::get("/arbres/nouveau", keepers, trees::new),
        Route::post("/arbres/nouveau", keepers, trees::create),
        Route::get("/arbres/{id}", team, trees::show),
        Route::get("/arbres/{id}/modifier", keepers, trees::edit),
        Route::post("/arbres/{id}/modifier", keepers, trees::update),
        Route::post("/arbres/{id}/archiver", keepers, trees::archive),
        Route::post("/arbres/{id}/retablir", keepers, trees::restore),
        Route::get("/points/nouveau", keepers, points::new),
        Route::post("/points/nouveau", keepers, points::create),
        Route::get("/points/{id}", team, points::show),
        Route::get("/points/{id}/modifier", keepers, points::edit),
        Route::post("/points/{id}/modifier", keepers, points::update),
        Route::post("/points/{id}/archiver", keepers, points::archive),
        Route::post("/points/{id}/retablir", keepers, points::restore),
    ]
}

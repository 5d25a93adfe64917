//! The team's desk: what comes, what waits for someone; one booking with its payments; vouchers, rooms and settings.

pub mod pages;
pub mod routes;

use platform::auth::actor::COORDINATORS;
use platform::web::route::{Access, Route};

use crate::KEEPERS;
use crate::RUNNERS;

/// The routes of this room.
pub(super) fn routes() -> Vec<Route> {
    let runners = Access::Only(RUNNERS);
    let keepers = Access::Only(KEEPERS);
    vec![
        Route::get("/animation/reservations/{booking}", runners, pages::booking::booking),
        Route::post("/animation/reservations/{booking}/encaisser", runners, routes::pay),
        Route::post("/animation/reservations/{booking}/annuler", runners, routes::cancel),
        Route::get("/animation", runners, pages::home::home),
        Route::get("/animation/bons", keepers, pages::vouchers::voucher_list),
        Route::post("/animation/bons", keepers, routes::create_voucher),
        Route::post("/animation/bons/{voucher}/archiver", keepers, routes::archive_voucher),
        Route::get("/animation/salles", keepers, pages::resources::resource_list),
        Route::post("/animation/salles", keepers, routes::create_resource),
        Route::post("/animation/salles/{resource}/archiver", keepers, routes::archive_resource),
        Route::get("/animation/reglages", Access::Only(COORDINATORS), pages::settings::settings_page),
        Route::post("/animation/reglages", Access::Only(COORDINATORS), routes::save_settings),
        Route::post("/animation/demandes/{request}/traitee", runners, routes::handle),
    ]
}

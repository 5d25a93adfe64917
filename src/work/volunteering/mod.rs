//! Work days that are open to everybody: who signs up, who waits, what they are told.

pub mod forms;
pub mod letters;
pub mod pages;
pub mod routes;
pub mod store;

use platform::web::route::{Access, Route};

use crate::PLANNERS;

/// The routes of this room.
pub(super) fn routes() -> Vec<Route> {
    let planners = Access::Only(PLANNERS);
    vec![
        Route::get("/creneaux/{id}/chantier", planners, pages::edit),
        Route::post("/creneaux/{id}/chantier", planners, routes::save),
        Route::post("/creneaux/{id}/benevoles", planners, routes::attendance),
        Route::post("/creneaux/{id}/benevoles/{volunteer}/retirer", planners, routes::remove),
        Route::post("/creneaux/{id}/chantier/annuler", planners, routes::call_off),
        Route::get("/chantiers", Access::Everyone, pages::list),
        Route::get("/chantiers/{id}", Access::Everyone, pages::show),
        Route::post("/chantiers/{id}", Access::Everyone, routes::sign_up),
        Route::get("/chantiers/inscription/{token}", Access::Everyone, pages::mine),
        Route::post("/chantiers/inscription/{token}", Access::Everyone, routes::cancel),
        Route::post("/chantiers/inscription/{token}/confirmer", Access::Everyone, routes::confirm),
    ]
}

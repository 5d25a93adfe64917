//! What the counsellor notes of a person on their way into work.

pub mod forms;
pub mod pages;
pub mod routes;
pub mod store;

use store::COUNSELLORS;

use platform::web::route::{Access, Route};

/// The routes of this room.
pub(super) fn routes() -> Vec<Route> {
    let counsellors = Access::Only(COUNSELLORS);
    vec![
        Route::get("/suivi", counsellors, pages::list),
        Route::get("/suivi/{person}", counsellors, pages::show),
        Route::post("/suivi/{person}", counsellors, routes::write),
        Route::get("/suivi/{person}/notes/{id}", counsellors, pages::edit),
        Route::post("/suivi/{person}/notes/{id}", counsellors, routes::update),
        Route::post("/suivi/{person}/notes/{id}/supprimer", counsellors, routes::remove),
        Route::post("/suivi/{person}/notes/{id}/lever", counsellors, routes::solve),
    ]
}

//! What is offered: workshops, their prices and questions, their dates, rooms and stoves.

pub mod forms;
pub mod pages;
pub mod routes;
pub mod store;

use platform::images::MAX_BYTES;
use platform::web::route::{Access, Route};

use crate::KEEPERS;
use crate::RUNNERS;

/// The routes of this room.
pub(super) fn routes() -> Vec<Route> {
    let all = Access::Everyone;
    let runners = Access::Only(RUNNERS);
    let keepers = Access::Only(KEEPERS);
    vec![
        Route::get("/ateliers", all, pages::agenda::show),
        Route::get("/ateliers/integrer", all, pages::embed::show),
        Route::get("/animation/ateliers/nouveau", keepers, pages::record_form::new),
        Route::post("/animation/ateliers/nouveau", keepers, routes::create),
        Route::get("/animation/ateliers/{id}", runners, pages::record::show),
        Route::get("/animation/ateliers/{id}/modifier", keepers, pages::record_form::edit),
        Route::post("/animation/ateliers/{id}/modifier", keepers, routes::update),
        Route::post("/animation/ateliers/{id}/archiver", keepers, routes::archive),
        Route::post("/animation/ateliers/{id}/retablir", keepers, routes::restore),
        Route::post("/animation/ateliers/{id}/publier", keepers, routes::publish),
        Route::post("/animation/ateliers/{id}/depublier", keepers, routes::withdraw),
        Route::post("/animation/ateliers/{id}/dupliquer", keepers, routes::duplicate),
        Route::post("/animation/ateliers/{id}/tarifs", keepers, routes::prices),
        Route::post("/animation/ateliers/{id}/questions", keepers, routes::add_question),
        Route::post("/animation/ateliers/{id}/questions/{question}/retirer", keepers, routes::drop_question),
        Route::post("/animation/ateliers/{id}/images", keepers, routes::add_picture).accepting_files(MAX_BYTES + 64 * 1024),
        Route::post("/animation/ateliers/{id}/images/{picture}/retirer", keepers, routes::remove_picture),
        Route::get("/animation/ateliers/{id}/dates/nouvelle", keepers, pages::date::new),
        Route::get("/animation/dates/{id}/modifier", keepers, pages::date::edit),
    ]
}

//! Who works here: contracts, skills, restrictions, availability; the lists of tasks and skills.

pub mod forms;
pub mod pages;
pub mod routes;
pub mod store;

use platform::web::route::{Access, Route};

use crate::PLANNERS;

/// The routes of this room.
pub(super) fn routes() -> Vec<Route> {
    let planners = Access::Only(PLANNERS);
    vec![
        Route::get("/taches", planners, pages::list),
        Route::get("/taches/nouvelle", planners, pages::new),
        Route::post("/taches/nouvelle", planners, routes::create_task),
        Route::get("/taches/{id}", planners, pages::edit),
        Route::post("/taches/{id}", planners, routes::update_task),
        Route::post("/taches/{id}/archiver", planners, routes::archive_task),
        Route::post("/competences", planners, routes::create_skill),
        Route::post("/competences/{id}/archiver", planners, routes::archive_skill),
    ]
}

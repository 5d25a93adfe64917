//! What workers see and do themselves: their week, hours and absences, the shared tablet, their calendar.

pub mod forms;
pub mod ics;
pub mod pages;
pub mod routes;
pub mod store;

use platform::auth::actor::TEAM;
use platform::web::route::{Access, Route};

/// The routes of this room.
pub(super) fn routes() -> Vec<Route> {
    let team = Access::Only(TEAM);
    vec![
        Route::get("/ma-semaine", team, pages::my_week::show),
        Route::post("/ma-semaine/vu", team, routes::seen),
        Route::post("/ma-semaine/calendrier", team, routes::feed),
        Route::post("/pointage", team, routes::tap),
        Route::get("/mes-absences", team, pages::my_absences::show),
        Route::get("/mes-heures", team, pages::my_hours::show),
        Route::post("/echanges", team, routes::offer),
        Route::post("/echanges/{id}/prendre", team, routes::take),
        Route::post("/echanges/{id}/retirer", team, routes::withdraw),
        Route::get("/calendrier/{token}", Access::Everyone, routes::calendar),
        Route::get("/borne", Access::Everyone, pages::kiosk::list),
        Route::get("/borne/{person}", Access::Everyone, pages::kiosk::person),
        Route::post("/borne/{person}", Access::Everyone, routes::kiosk_tap),
    ]
}

//! What was worked: arrivals, presence as it was found, months and their lock.

pub mod forms;
pub mod pages;
pub mod routes;
pub mod store;

use store::months::MONTH_READERS;

use platform::auth::actor::COORDINATORS;
use platform::web::route::{Access, Route};

use crate::PLANNERS;

/// The routes of this room.
pub(super) fn routes() -> Vec<Route> {
    let planners = Access::Only(PLANNERS);
    let coordinators = Access::Only(COORDINATORS);
    let months = Access::Only(MONTH_READERS);
    vec![
        Route::get("/mois", months, pages::months::today),
        Route::get("/mois/reglages", coordinators, pages::payroll::show),
        Route::post("/mois/reglages", coordinators, routes::payroll::save),
        Route::post("/mois/reglages/absences", coordinators, routes::payroll::put_absence_pay),
        Route::post("/mois/reglages/absences/{kind}/{starts}/retirer", coordinators, routes::payroll::remove_absence_pay),
        Route::post("/mois/reglages/solidarite", coordinators, routes::payroll::put_solidarity_day),
        Route::post("/mois/reglages/annexe", coordinators, routes::payroll::put_annexe),
        Route::post("/mois/reglages/annexe/{starts}/retirer", coordinators, routes::payroll::remove_annexe),
        Route::get("/mois/{month}", months, pages::months::list),
        Route::get("/mois/{month}/tableur", coordinators, routes::returns::csv),
        Route::get("/mois/{month}/classeur", coordinators, routes::returns::xlsx),
        Route::get("/mois/{month}/{person}", months, pages::months::show),
        Route::get("/mois/{month}/constats", planners, pages::found::show),
        Route::get("/mois/{month}/valider", planners, pages::validate::show),
        Route::post("/mois/{month}/valider", planners, routes::months::validate_many),
        Route::post("/mois/lots/{id}/annuler", planners, routes::months::unvalidate),
        Route::post("/mois/{month}/{person}/valider", planners, routes::months::validate),
        Route::post("/mois/{month}/{person}/corriger", planners, routes::months::correct),
        Route::get("/jour", planners, pages::day::today),
        Route::get("/jour/{day}", planners, pages::day::show),
        Route::post("/jour/{day}", planners, routes::day::mark),
        Route::get("/jour/{day}/feuille", planners, pages::sheets::day),
        Route::get("/presences", planners, pages::round::show),
        Route::post("/presences", planners, routes::round::mark),
        Route::post("/presences/lots/{id}/annuler", planners, routes::round::undo),
        Route::get("/presences/{stint}", planners, pages::day::correct),
        Route::post("/presences/{stint}", planners, routes::day::correct),
        Route::get("/recapitulatif/{monday}", planners, pages::sheets::week),
        Route::get("/semaine/{monday}/a-prevenir", planners, pages::sheets::to_tell),
    ]
}

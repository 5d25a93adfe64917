//! One person at work, on one page: what the rooms know of them, joined.

pub mod pages;
pub mod routes;

use platform::auth::actor::COORDINATORS;
use platform::auth::actor::TEAM;
use platform::web::route::{Access, Route};

use crate::PLANNERS;

/// The routes of this room.
pub(super) fn routes() -> Vec<Route> {
    let planners = Access::Only(PLANNERS);
    let coordinators = Access::Only(COORDINATORS);
    let team = Access::Only(TEAM);
    vec![
        Route::post("/bornes", coordinators, routes::tablets::enrol),
        Route::post("/bornes/{id}/retirer", coordinators, routes::tablets::revoke_kiosk),
        Route::get("/conservation", coordinators, pages::retention::show),
        Route::post("/conservation", coordinators, routes::retention::put),
        Route::post("/conservation/{kind}/effacer", coordinators, routes::retention::remove),
        Route::get("/equipe", planners, pages::team::list),
        Route::get("/equipe/contrats", coordinators, pages::contracts::show),
        Route::post("/equipe/contrats", coordinators, routes::contracts::create),
        Route::post("/equipe/contrats/lots/{id}/annuler", coordinators, routes::contracts::undo),
        Route::get("/equipe/{id}", planners, pages::team::show),
        Route::post("/equipe/{id}", coordinators, routes::team::save_profile),
        Route::get("/equipe/{id}/contrats/nouveau", coordinators, pages::contract::new),
        Route::post("/equipe/{id}/contrats/nouveau", coordinators, routes::team::create_contract),
        Route::get("/equipe/{id}/contrats/{contract}", coordinators, pages::contract::edit),
        Route::post("/equipe/{id}/contrats/{contract}", coordinators, routes::team::update_contract),
        Route::post("/equipe/{id}/contrats/{contract}/avenants", coordinators, routes::team::amend),
        Route::post("/equipe/{id}/contrats/{contract}/avenants/{starts}/retirer", coordinators, routes::team::drop_amendment),
        Route::post("/equipe/{id}/contrats/{contract}/semaine", coordinators, routes::team::odd_week),
        Route::post("/equipe/{id}/contrats/{contract}/semaine/{monday}/retirer", coordinators, routes::team::drop_odd_week),
        Route::post("/equipe/{id}/pass", coordinators, routes::team::add_pass_event),
        Route::post("/equipe/{id}/pass/{event}/retirer", coordinators, routes::team::remove_pass_event),
        Route::post("/equipe/{id}/competences", planners, routes::team::confirm_skill),
        Route::post("/equipe/{id}/competences/{skill}/retirer", planners, routes::team::drop_skill),
        Route::post("/equipe/{id}/restrictions", planners, routes::team::restrict),
        Route::post("/equipe/{id}/restrictions/{task}/retirer", planners, routes::team::allow),
        Route::post("/equipe/{id}/limites", planners, routes::team::add_limit),
        Route::post("/equipe/{id}/limites/{limit}/retirer", planners, routes::team::remove_limit),
        Route::post("/equipe/{id}/disponibilites", planners, routes::team::add_availability),
        Route::post("/equipe/{id}/disponibilites/{line}/retirer", planners, routes::team::remove_availability),
        Route::post("/equipe/{id}/absences", planners, routes::absences::record),
        Route::post("/absences/{id}/decider", planners, routes::absences::decide),
        Route::post("/absences/{id}/annuler", planners, routes::absences::cancel),
        Route::post("/echanges/{id}/decider", planners, routes::absences::decide_swap),
        Route::post("/mes-absences", team, routes::absences::request),
        Route::post("/mes-absences/{id}/retirer", team, routes::absences::withdraw),
    ]
}

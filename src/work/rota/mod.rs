//! The plan: shifts from templates, who is on them and when they are away, the rules it keeps, what of it is published, swaps.

pub mod board;
pub mod forms;
pub mod pages;
pub mod routes;
pub mod store;

use axum::extract::Request;
use axum::response::Response;

use islands::asks::WeekBoard;
use platform::auth::actor::COORDINATORS;
use platform::web::context::Ctx;
use platform::web::island;
use platform::web::route::{Access, Route};

use crate::PLANNERS;

/// The routes of this room.
pub(super) fn routes() -> Vec<Route> {
    let planners = Access::Only(PLANNERS);
    let coordinators = Access::Only(COORDINATORS);
    vec![
        Route::get("/semaine", planners, pages::board::today),
        Route::get("/semaine/{monday}", planners, pages::board::show),
        Route::post("/semaine/{monday}/modeles", planners, routes::plan::from_templates),
        Route::post("/semaine/{monday}/copier", planners, routes::plan::copy),
        Route::get("/semaine/{monday}/remplir", planners, pages::fill::show),
        Route::post("/semaine/{monday}/remplir", planners, routes::plan::accept),
        Route::get("/semaine/{monday}/publier", planners, pages::publish::show),
        Route::post("/semaine/{monday}/publier", planners, routes::plan::publish),
        Route::post("/api/semaine/deplacer", planners, board_asks),
        Route::get("/creneaux/nouveau", planners, pages::shift::new),
        Route::post("/creneaux/nouveau", planners, routes::plan::create),
        Route::get("/creneaux/{id}", planners, pages::shift::show),
        Route::get("/creneaux/{id}/modifier", planners, pages::shift::edit),
        Route::post("/creneaux/{id}/modifier", planners, routes::plan::update),
        Route::post("/creneaux/{id}/supprimer", planners, routes::plan::remove),
        Route::post("/creneaux/{id}/placer", planners, routes::plan::assign),
        Route::post("/creneaux/{id}/retirer", planners, routes::plan::unassign),
        Route::get("/modeles", planners, pages::templates::list),
        Route::get("/modeles/nouveau", planners, pages::templates::new),
        Route::post("/modeles/nouveau", planners, routes::settings::create_template),
        Route::post("/modeles/lots/{id}/annuler", planners, routes::settings::undo_templates),
        Route::get("/modeles/{id}", planners, pages::templates::edit),
        Route::post("/modeles/{id}", planners, routes::settings::update_template),
        Route::post("/modeles/{id}/archiver", planners, routes::settings::archive_template),
        Route::get("/regles", planners, pages::rules::show),
        Route::post("/regles", coordinators, routes::settings::put_rule),
        Route::post("/regles/{rule}/{starts}/retirer", coordinators, routes::settings::remove_rule),
        Route::post("/regles/reglages", coordinators, routes::settings::save),
        Route::get("/demandes", planners, pages::requests::show),
    ]
}

/// What the week board asks of this room.
async fn board_asks(ctx: Ctx, request: Request) -> Response {
    let board = WeekBoard { move_people: |monday, moves, reason| Box::pin(routes::moves::carry_out(monday, moves, reason)) };
    island::serve(ctx, request, board).await
}

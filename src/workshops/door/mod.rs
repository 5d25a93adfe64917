//! The day itself: who is expected, who came, who comes without a booking.

pub mod forms;
pub mod pages;
pub mod routes;
pub mod store;

use axum::extract::Request;
use axum::response::Response;

use islands::asks::Door;
use platform::web::context::Ctx;
use platform::web::island;
use platform::web::route::{Access, Route};

use crate::KEEPERS;
use crate::RUNNERS;

/// The routes of this room.
pub(super) fn routes() -> Vec<Route> {
    let runners = Access::Only(RUNNERS);
    let keepers = Access::Only(KEEPERS);
    vec![
        Route::post("/animation/ateliers/{id}/dates/nouvelle", keepers, routes::dates::create),
        Route::get("/animation/dates/{id}", runners, pages::day::show),
        Route::post("/animation/dates/{id}/modifier", keepers, routes::dates::update),
        Route::post("/animation/dates/{id}/annuler", keepers, routes::dates::cancel),
        Route::get("/animation/dates/{id}/feuille", runners, pages::sheet::show),
        Route::post("/animation/dates/{id}/pointer", runners, routes::door::tap),
        Route::post("/animation/dates/{id}/sans-reservation", runners, routes::door::walk_in),
        Route::post("/api/ateliers/pointer", runners, door_asks),
    ]
}

/// What the door asks of this room.
async fn door_asks(ctx: Ctx, request: Request) -> Response {
    island::serve(ctx, request, Door { taps: |date, sent| Box::pin(routes::door::taps(date, sent)) }).await
}

//! Bookings: seats held, confirmed, changed and given up; the waiting line; letters and papers; what is paid.

pub mod forms;
pub mod letters;
pub mod pages;
pub mod papers;
pub mod routes;
pub mod store;

use platform::web::route::{Access, Route};

/// The routes of this room.
pub(super) fn routes() -> Vec<Route> {
    let all = Access::Everyone;
    vec![
        Route::get("/ateliers/{id}", all, pages::workshop::show),
        Route::post("/ateliers/{id}/dates/{date}", all, routes::hold),
        Route::get("/ateliers/{id}/dates/{date}/attente", all, pages::join::show),
        Route::post("/ateliers/{id}/dates/{date}/attente", all, routes::join),
        Route::get("/retrouver", all, pages::find::show),
        Route::post("/retrouver", all, pages::find::send),
        Route::get("/billet/{code}", all, pages::ticket::show),
        Route::get("/reservation/{token}", all, pages::reservation::show),
        Route::post("/reservation/{token}", all, routes::fill),
        Route::post("/reservation/{token}/nombre", all, routes::resize),
        Route::post("/reservation/{token}/prolonger", all, routes::extend),
        Route::post("/reservation/{token}/confirmer", all, routes::confirm),
        Route::post("/reservation/{token}/quitter", all, routes::cancel),
        Route::post("/reservation/{token}/annuler", all, routes::cancel),
        Route::post("/reservation/{token}/noms", all, routes::rename),
        Route::post("/reservation/{token}/reduire", all, routes::reduce),
        Route::post("/reservation/{token}/deplacer", all, routes::relocate),
        Route::post("/reservation/{token}/demande", all, routes::ask),
        Route::get("/reservation/{token}/rappels", all, routes::reminders_page),
        Route::post("/reservation/{token}/rappels", all, routes::reminders),
        Route::post("/reservation/{token}/avis", all, routes::rate),
    ]
}

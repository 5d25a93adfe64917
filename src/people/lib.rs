//! People: who they are, what they are to the ecopole, how they get in, and what the law lets us keep of them.

pub mod forms;
mod found;
pub mod import;
pub mod invitation;
pub mod model;
pub mod pages;
pub mod refusal;
pub mod routes;
pub mod store;
pub mod texts;

use ::ui::texts as ui;
use platform::auth::actor::COORDINATORS;
use platform::person::PersonPart;
use platform::room::{Group, Place, Records, Room, nothing_ahead, nothing_led, nothing_today};
use platform::web::route::{Access, Route};

/// Most bytes of a CSV file of people.
pub const IMPORT_LIMIT: usize = 2 * 1024 * 1024;

/// What this room says of itself.
pub const ROOM: Room = Room {
    name: "people",
    routes,
    records: Records { named: &["people"], ..Records::NONE },
    places: &[Place {
        rank: 150,
        href: "/personnes",
        icon: "users",
        name: ui::people,
        group: Group::House,
        access: Access::Only(COORDINATORS),
    }],
    proofs: |conn| Box::pin(store::check::run(conn)),
    chores: &[],
    person: PersonPart::only(store::walk::COLUMNS),
    leading: nothing_led,
    today: nothing_today,
    finds: found::FINDS,
    ahead: nothing_ahead,
};

/// The routes of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    let who = Access::Only(COORDINATORS);
    vec![
        Route::get("/personnes", who, pages::list::show),
        Route::get("/personnes/tableur", who, routes::csv),
        Route::get("/personnes/roles", who, pages::roles::show),
        Route::post("/personnes/roles", who, routes::set_roles),
        Route::post("/personnes/roles/{id}/annuler", who, routes::undo_roles),
        Route::get("/personnes/nouvelle", who, pages::form::new),
        Route::post("/personnes/nouvelle", who, routes::create),
        Route::get("/personnes/import", who, pages::import::show),
        Route::post("/personnes/import", who, routes::stage_import).accepting_files(IMPORT_LIMIT),
        Route::get("/personnes/import/modele", who, routes::import_template),
        Route::get("/personnes/import/{staged}", who, pages::import::preview),
        Route::post("/personnes/import/{staged}/colonnes", who, routes::choose_columns),
        Route::post("/personnes/import/{staged}", who, routes::carry_out_import),
        Route::get("/personnes/{id}", who, pages::person::show),
        Route::get("/personnes/{id}/modifier", who, pages::form::edit),
        Route::post("/personnes/{id}/modifier", who, routes::update),
        Route::post("/personnes/{id}/archiver", who, routes::archive),
        Route::post("/personnes/{id}/retablir", who, routes::restore),
        Route::post("/personnes/{id}/inviter", who, routes::invite),
        Route::post("/personnes/{id}/carte/annuler", who, routes::revoke_card),
        Route::post("/personnes/{id}/double", who, routes::remove_second_factor),
        Route::get("/personnes/{id}/code", who, pages::pin::show),
        Route::post("/personnes/{id}/code", who, routes::set_pin),
        Route::get("/personnes/{id}/fusion", who, pages::merge::show),
        Route::post("/personnes/{id}/fusion", who, routes::merge),
        Route::get("/personnes/{id}/donnees", who, routes::personal_data),
        Route::post("/personnes/{id}/effacer", who, routes::erase),
    ]
}

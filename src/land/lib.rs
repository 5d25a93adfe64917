//! The land: terrains, plots, beds, trees and points, their plan, and how they come in and go out. The example the other rooms
//! follow: `model` (types and pure rules), `forms` (raw strings to commands), `store` (all SQL), `routes` (what forms do),
//! `pages` (one file a page), `texts`.

pub mod editor;
pub mod exchange;
pub mod forms;
mod found;
pub mod geometry;
pub mod model;
pub mod pages;
pub mod plan;
pub mod records;
pub mod refusal;
pub mod routes;
pub mod store;
pub mod texts;

use axum::extract::Request;
use axum::response::Response;

use ::ui::texts as ui;
use islands::asks::PlanEditor;
use platform::auth::actor::{COORDINATORS, LAND_KEEPERS, TEAM};
use platform::images;
use platform::person::{Erase, Merge, Names, PersonPart, names};
use platform::room::{Group, Place, Room, nothing_ahead, nothing_led};
use platform::web::context::Ctx;
use platform::web::island;
use platform::web::route::{Access, Route};

/// Most bytes of a land file.
pub const IMPORT_LIMIT: usize = 8 * 1024 * 1024;
/// A photo and the form around it.
const PHOTO_LIMIT: usize = images::MAX_BYTES + 64 * 1024;

/// The columns of this room that name a person.
const PEOPLE: &[Names] =
    &[names("notes", "author_id", Merge::Move, Erase::Keep), names("photos", "author_id", Merge::Move, Erase::Keep)];

/// What this room says of itself.
pub const ROOM: Room = Room {
    name: "land",
    routes,
    records: records::RECORDS,
    places: &[
        Place { rank: 120, href: "/plan", icon: "map", name: ui::plan, group: Group::Land, access: Access::Everyone },
        Place { rank: 130, href: "/terrains", icon: "trees", name: ui::sites, group: Group::Land, access: Access::Only(TEAM) },
        Place { rank: 140, href: "/parcelles", icon: "layers", name: ui::plots, group: Group::Land, access: Access::Only(TEAM) },
    ],
    proofs: |conn| Box::pin(store::check::run(conn)),
    chores: &[],
    person: PersonPart::only(PEOPLE),
    leading: nothing_led,
    today: |conn, ctx| Box::pin(pages::today::show(conn, ctx)),
    finds: found::FINDS,
    ahead: nothing_ahead,
};

/// The routes of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = plan_routes();
    routes.extend(site_routes());
    routes.extend(plot_routes());
    routes.extend(routes::things::routes());
    routes.extend(journal_routes());
    routes
}

fn plan_routes() -> Vec<Route> {
    let (team, keepers) = (Access::Only(TEAM), Access::Only(LAND_KEEPERS));
    vec![
        Route::get("/plan", Access::Everyone, pages::plan::archipelago),
        Route::get("/plan/{site}", Access::Everyone, pages::plan::site),
        Route::get("/plan/{site}/dessiner", keepers, pages::editor::show),
        Route::post("/api/plan/enregistrer", keepers, editor_asks).accepting(1024 * 1024),
        Route::post("/api/plan/decouper", keepers, editor_asks),
        Route::get("/terrains/export.geojson", team, routes::exchange::geojson),
        Route::get("/terrains/export.kml", team, routes::exchange::kml),
        Route::get("/terrains/import", keepers, pages::import::show),
        Route::post("/terrains/import", keepers, routes::exchange::stage).accepting_files(IMPORT_LIMIT),
        Route::get("/terrains/import/{staged}", keepers, pages::import::preview),
        Route::post("/terrains/import/{staged}/colonnes", keepers, routes::exchange::choose_columns),
        Route::post("/terrains/import/{staged}", keepers, routes::exchange::carry_out),
    ]
}

fn site_routes() -> Vec<Route> {
    let (team, coordinators) = (Access::Only(TEAM), Access::Only(COORDINATORS));
    vec![
        Route::get("/terrains", team, pages::sites::list),
        Route::get("/terrains/tableur", team, routes::sites::csv),
        Route::get("/terrains/nouveau", coordinators, pages::sites::new),
        Route::post("/terrains/nouveau", coordinators, routes::sites::create),
        Route::get("/terrains/{id}", team, pages::sites::show),
        Route::get("/terrains/{id}/modifier", coordinators, pages::sites::edit),
        Route::post("/terrains/{id}/modifier", coordinators, routes::sites::update),
        Route::post("/terrains/{id}/archiver", coordinators, routes::sites::archive),
        Route::post("/terrains/{id}/retablir", coordinators, routes::sites::restore),
    ]
}

fn plot_routes() -> Vec<Route> {
    let (team, keepers) = (Access::Only(TEAM), Access::Only(LAND_KEEPERS));
    vec![
        Route::get("/parcelles", team, pages::plots::list),
        Route::get("/parcelles/tableur", team, routes::plots::csv),
        Route::get("/parcelles/nouvelle", keepers, pages::plots::new),
        Route::post("/parcelles/nouvelle", keepers, routes::plots::create),
        Route::get("/parcelles/{id}", team, pages::plots::show),
        Route::get("/parcelles/{id}/modifier", keepers, pages::plots::edit),
        Route::post("/parcelles/{id}/modifier", keepers, routes::plots::update),
        Route::post("/parcelles/{id}/archiver", keepers, routes::plots::archive),
        Route::post("/parcelles/{id}/retablir", keepers, routes::plots::restore),
        Route::post("/parcelles/{id}/statut", keepers, routes::plots::set_status),
        Route::post("/parcelles/{id}/statut/{starts}/retirer", keepers, routes::plots::remove_status),
        Route::get("/parcelles/{id}/decouper", keepers, pages::split::show),
        Route::post("/parcelles/{id}/decouper", keepers, routes::plots::split),
        Route::get("/planches/tableur", team, routes::plots::beds_csv),
        Route::get("/arbres", team, pages::trees::list),
        Route::get("/arbres/tableur", team, routes::plots::trees_csv),
    ]
}

fn journal_routes() -> Vec<Route> {
    let (team, keepers) = (Access::Only(TEAM), Access::Only(LAND_KEEPERS));
    vec![
        Route::post("/notes", keepers, routes::journal::add_note),
        Route::post("/photos", keepers, routes::journal::add_photo).accepting_files(PHOTO_LIMIT),
        Route::get("/photos/{id}", team, routes::journal::large),
        Route::get("/photos/{id}/petite", team, routes::journal::small),
        Route::post("/photos/{id}/retirer", keepers, routes::journal::remove_photo),
    ]
}

/// What the plan editor asks of this room.
async fn editor_asks(ctx: Ctx, request: Request) -> Response {
    let editor = PlanEditor {
        save: |site, origin, changed| Box::pin(editor::save(site, origin, changed)),
        try_split: |origin, ring, split| Box::pin(editor::try_split(origin, ring, split)),
    };
    island::serve(ctx, request, editor).await
}

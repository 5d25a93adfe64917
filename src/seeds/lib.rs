//! The seed exchange: what residents bring, take and swap, and where the ecopole keeps its varieties alive.
//!
//! Every lot has a ledger in one unit for its whole life, whole seeds or milligrams. What is there and what is promised are derived, and
//! guarded by the schema: nothing is given below what is kept back, a packet's number is given once.
//!
//! Words of this room:
//! - *variety*: what the exchange says of a variety of the catalogue: its law and proof, its story, how it is grown.
//! - *lot*: seed of one variety from one harvest; *generation*: how often it was grown on since it came.
//! - *sample*: so many seeds weighed so much; the other unit follows from it as an estimate.
//! - *germination test*: so many seeds sown and counted; between tests seed *ages* as its species does.
//! - *block*: why a lot is not given out. *Reserve*: what is kept back of a lot.
//! - *request*: packets that somebody asked for, held until they are fetched. *Promise*: to bring seed back; counted, never enforced.
//! - *seed day*: packets given at a table.

pub mod forms;
pub mod jobs;
pub mod letters;
pub mod model;
pub mod pages;
pub mod print;
pub mod records;
pub mod routes;
pub mod store;
pub mod texts;

use platform::auth::actor::{Role, Roles};
use platform::person::{Erase, Merge, Names, PersonPart, names};
use platform::room::{Chore, Group, Place, Room, chores, nothing_led};
use platform::web::route::{Access, Route};

/// Those who keep the exchange.
pub const KEEPERS: Roles = Roles::of(&[Role::Coordinator, Role::SeedKeeper]);
/// Those who sow from it.
pub const SOWERS: Roles = Roles::of(&[Role::Coordinator, Role::SeedKeeper, Role::Supervisor]);
/// Those who see its lots.
pub const READERS: Roles = Roles::of(&[Role::Coordinator, Role::SeedKeeper, Role::Supervisor, Role::Certifier]);

/// The columns of this room that name a person.
const PEOPLE: &[Names] = &[names("seed_moves", "recorded_by", Merge::Move, Erase::Keep)];

/// What this room says of itself.
pub const ROOM: Room = Room {
    name: "seeds",
    routes,
    records: records::RECORDS,
    places: &[
        Place { rank: 87, href: "/graines", icon: "sprout", name: texts::seeds, group: Group::Public, access: Access::Everyone },
        Place {
            rank: 119,
            href: "/grainotheque",
            icon: "archive",
            name: texts::exchange,
            group: Group::Produce,
            access: Access::Only(READERS),
        },
    ],
    proofs: |conn| Box::pin(store::check::run(conn)),
    chores: &[Chore { name: "seed requests", pause: chores::TIDY, round: |app| Box::pin(async move { jobs::tidy(&app).await }) }],
    person: PersonPart {
        held: |conn, subject| Box::pin(store::privacy::held_of(conn, subject)),
        erase: |tx, subject, now| Box::pin(store::privacy::erase_of(tx, subject, now)),
        ..PersonPart::only(PEOPLE)
    },
    leading: nothing_led,
    today: |conn, ctx| Box::pin(pages::today::show(conn, ctx)),
};

/// The routes of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    let inside = [public_routes(), variety_routes(), lot_routes(), keeper_routes()];
    inside.into_iter().flatten().collect()
}

/// What residents do, without an account.
fn public_routes() -> Vec<Route> {
    let all = Access::Everyone;
    vec![
        Route::get("/graines", all, pages::catalogue::show),
        Route::get("/graines/catalogue.json", all, routes::exports::json),
        Route::get("/graines/varietes/{id}", all, pages::catalogue::variety),
        Route::get("/graines/demande", all, pages::request::show),
        Route::post("/graines/demande", all, routes::public::ask),
        Route::get("/graines/demandes/{token}", all, pages::own::show),
        Route::post("/graines/demandes/{token}/confirmer", all, routes::public::confirm),
        Route::post("/graines/demandes/{token}/annuler", all, routes::public::cancel),
        Route::get("/graines/rapporter", all, pages::deposits::show),
        Route::post("/graines/rapporter", all, routes::public::bring),
        Route::get("/sachet/{code}", all, pages::packet::show),
        Route::get("/sachet/{code}/{number}", all, pages::packet::numbered),
        Route::post("/sachet/{code}/promesse", all, routes::public::promise),
    ]
}

fn variety_routes() -> Vec<Route> {
    let (readers, keepers) = (Access::Only(READERS), Access::Only(KEEPERS));
    vec![
        Route::get("/grainotheque", readers, pages::lots::show),
        Route::get("/grainotheque/tableur", readers, routes::exports::csv),
        Route::get("/grainotheque/varietes", readers, pages::varieties::list),
        Route::get("/grainotheque/varietes/nouvelle", keepers, pages::varieties::new),
        Route::post("/grainotheque/varietes/nouvelle", keepers, routes::varieties::create),
        Route::get("/grainotheque/varietes/{id}", readers, pages::varieties::show),
        Route::get("/grainotheque/varietes/{id}/modifier", keepers, pages::varieties::edit),
        Route::post("/grainotheque/varietes/{id}/modifier", keepers, routes::varieties::update),
        Route::post("/grainotheque/varietes/{id}/reunir", keepers, routes::varieties::bulk),
    ]
}

fn lot_routes() -> Vec<Route> {
    let (readers, keepers) = (Access::Only(READERS), Access::Only(KEEPERS));
    vec![
        Route::get("/grainotheque/lots/nouveau", keepers, pages::lot_form::new),
        Route::post("/grainotheque/lots/nouveau", keepers, routes::lots::create),
        Route::get("/grainotheque/lots/{id}", readers, pages::lot::show),
        Route::get("/grainotheque/lots/{id}/modifier", keepers, pages::lot_form::edit),
        Route::post("/grainotheque/lots/{id}/modifier", keepers, routes::lots::update),
        Route::post("/grainotheque/lots/{id}/sortie", Access::Only(SOWERS), routes::lots::leave),
        Route::post("/grainotheque/lots/{id}/compter", keepers, routes::lots::count),
        Route::post("/grainotheque/lots/{id}/echantillon", keepers, routes::lots::sample),
        Route::post("/grainotheque/lots/{id}/test", keepers, routes::lots::start_test),
        Route::post("/grainotheque/lots/{id}/sachets", keepers, routes::lots::number),
        Route::post("/grainotheque/lots/{id}/separer", keepers, routes::lots::split),
        Route::post("/grainotheque/lots/{id}/clore", keepers, routes::lots::close),
        Route::post("/grainotheque/lots/{id}/lignes/{line}/retirer", keepers, routes::lots::take_back),
        Route::get("/grainotheque/tests/{id}", readers, pages::tray::show),
        Route::post("/grainotheque/tests/{id}", keepers, routes::lots::count_test),
        Route::post("/grainotheque/tests/{id}/clore", keepers, routes::lots::close_test),
        Route::get("/grainotheque/sachets/essai", keepers, routes::lots::test_page),
        Route::get("/grainotheque/sachets/{id}", keepers, routes::lots::labels),
        Route::get("/grainotheque/apports/{id}", keepers, pages::deposits::check),
        Route::post("/grainotheque/apports/{id}", keepers, routes::lots::accept),
        Route::post("/grainotheque/apports/{id}/refuser", keepers, routes::lots::decline),
    ]
}

/// Requests, promises, seed days.
fn keeper_routes() -> Vec<Route> {
    let (readers, keepers) = (Access::Only(READERS), Access::Only(KEEPERS));
    vec![
        Route::get("/grainotheque/demandes", keepers, pages::requests::list),
        Route::post("/grainotheque/demandes/{id}/confirmer", keepers, routes::requests::confirm),
        Route::post("/grainotheque/demandes/{id}/preparer", keepers, routes::requests::prepare),
        Route::post("/grainotheque/demandes/{id}/remettre", keepers, routes::requests::hand_over),
        Route::post("/grainotheque/demandes/{id}/annuler", keepers, routes::requests::cancel),
        Route::get("/grainotheque/promesses", keepers, pages::requests::promised),
        Route::post("/grainotheque/promesses/{id}/liberer", keepers, routes::requests::release),
        Route::get("/grainotheque/fetes", readers, pages::days::list),
        Route::post("/grainotheque/fetes", keepers, routes::days::create),
        Route::get("/grainotheque/fetes/{id}", readers, pages::days::show),
        Route::post("/grainotheque/fetes/{id}/donner", keepers, routes::days::give),
        Route::post("/grainotheque/fetes/{id}/clore", keepers, routes::days::close),
    ]
}

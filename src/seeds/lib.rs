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
//! - *guardian*: somebody who keeps a variety alive in their garden, with a line a season.
//! - *regeneration*: a variety grown on for seed, planned by year and place; *crossing*: two of one species that flower too near each other.
//! - *redetermination*: a lot that turns out to be of another variety; what was grown from it is *doubtful* until somebody has looked.
//! - *derogation*: what allows seed that is not organic on organic ground.

pub mod forms;
mod found;
pub mod import;
pub mod jobs;
pub mod letters;
pub mod mcpd;
pub mod model;
pub mod pages;
pub mod print;
pub mod records;
pub mod refusal;
pub mod routes;
pub mod store;
pub mod texts;

use platform::auth::actor::{Role, Roles};
use platform::db::Conn;
use platform::error::Result;
use platform::images::MAX_BYTES;
use platform::person::{Erase, Merge, Names, PersonPart, names};
use platform::room::{Chore, Days, Group, Place, Room, chores, nothing_led};
use platform::web::context::Ctx;
use platform::web::route::{Access, Route};

/// Those who keep the exchange.
pub const KEEPERS: Roles = Roles::of(&[Role::Coordinator, Role::SeedKeeper]);
/// Those who sow from it.
pub const SOWERS: Roles = Roles::of(&[Role::Coordinator, Role::SeedKeeper, Role::Supervisor]);
/// Those who see its lots.
pub const READERS: Roles = Roles::of(&[Role::Coordinator, Role::SeedKeeper, Role::Supervisor, Role::Certifier]);

/// The columns of this room that name a person.
const PEOPLE: &[Names] = &[
    names("seed_moves", "recorded_by", Merge::Move, Erase::Keep),
    names("seed_redeterminations", "recorded_by", Merge::Move, Erase::Keep),
];

/// Most bytes of a list of varieties.
pub const IMPORT_LIMIT: usize = 4 * 1024 * 1024;

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
    chores: &[
        Chore { name: "seed requests", pause: chores::TIDY, round: |app| Box::pin(async move { jobs::tidy(&app).await }) },
        Chore { name: "seed outlooks", pause: chores::TIDY, round: |app| Box::pin(async move { jobs::look_ahead(&app).await }) },
        Chore { name: "seed guardians", pause: chores::TIDY, round: |app| Box::pin(async move { jobs::remind(&app).await }) },
    ],
    person: PersonPart {
        held: |conn, subject| Box::pin(store::privacy::held_of(conn, subject)),
        erase: |tx, subject, now| Box::pin(store::privacy::erase_of(tx, subject, now)),
        ..PersonPart::only(PEOPLE)
    },
    leading: nothing_led,
    today: |conn, ctx| Box::pin(pages::today::show(conn, ctx)),
    finds: found::FINDS,
    ahead: |conn, ctx, days| Box::pin(ahead(conn, ctx, days)),
};

/// The seed days among them, for those who stand there.
async fn ahead(conn: &mut Conn, ctx: &Ctx, days: &Days) -> Result<Vec<String>> {
    if !ctx.actor.roles.any_of(KEEPERS) {
        return Ok(Vec::new());
    }
    let kept = store::days::on_days(conn, days).await?;
    Ok(kept.into_iter().map(|id| format!("/grainotheque/fetes/{id}")).collect())
}

/// The routes of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    let inside = [public_routes(), variety_routes(), lot_routes(), keeper_routes(), keeping_routes()];
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
        Route::get("/graines/varietes/{id}/garder", all, pages::volunteer::offer),
        Route::post("/graines/varietes/{id}/garder", all, routes::guardians::offer),
        Route::get("/graines/gardiens/{token}", all, pages::volunteer::show),
        Route::post("/graines/gardiens/{token}/{id}/saison", all, routes::guardians::season),
        Route::post("/graines/gardiens/{token}/{id}/aide", all, routes::guardians::help),
        Route::post("/graines/gardiens/{token}/{id}/pause", all, routes::guardians::pause_own),
        Route::post("/graines/gardiens/{token}/{id}/reprendre", all, routes::guardians::resume_own),
        Route::post("/graines/gardiens/{token}/{id}/terminer", all, routes::guardians::end_own),
        Route::get("/graines/images/{id}", all, routes::pictures::file),
        Route::get("/graines/integrer", all, pages::embed::show),
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
        Route::post("/grainotheque/varietes/{id}/images", keepers, routes::pictures::add).accepting_files(MAX_BYTES + 64 * 1024),
        Route::post("/grainotheque/varietes/{id}/images/{picture}/retirer", keepers, routes::pictures::remove),
        Route::get("/grainotheque/import", keepers, pages::import::show),
        Route::post("/grainotheque/import", keepers, routes::import::stage).accepting_files(IMPORT_LIMIT + 64 * 1024),
        Route::get("/grainotheque/import/{id}", keepers, pages::import::preview),
        Route::post("/grainotheque/import/{id}/colonnes", keepers, routes::import::choose_columns),
        Route::post("/grainotheque/import/{id}", keepers, routes::import::carry_out),
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
        Route::post("/grainotheque/lots/{id}/renommer", keepers, routes::keeping::rename),
        Route::post("/grainotheque/lots/{id}/verifie", keepers, routes::keeping::settle),
        Route::get("/grainotheque/lots/{id}/famille", readers, pages::family::show),
        Route::post("/grainotheque/lots/{id}/lignes/{line}/retirer", keepers, routes::lots::take_back),
        Route::get("/grainotheque/tests/{id}", readers, pages::tray::show),
        Route::post("/grainotheque/tests/{id}", keepers, routes::lots::count_test),
        Route::post("/grainotheque/tests/{id}/annuler", keepers, routes::lots::take_back_count),
        Route::post("/grainotheque/tests/{id}/clore", keepers, routes::lots::close_test),
        Route::get("/grainotheque/tests/{id}/photo", readers, routes::pictures::tray_file),
        Route::post("/grainotheque/tests/{id}/photo", keepers, routes::pictures::under_tray)
            .accepting_files(MAX_BYTES + 64 * 1024),
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
        Route::post("/grainotheque/demandes/{id}/lignes/{line}/retirer", keepers, routes::requests::take_out),
        Route::get("/grainotheque/promesses", keepers, pages::requests::promised),
        Route::post("/grainotheque/promesses/{id}/liberer", keepers, routes::requests::release),
        Route::get("/grainotheque/fetes", readers, pages::days::list),
        Route::post("/grainotheque/fetes", keepers, routes::days::create),
        Route::get("/grainotheque/fetes/{id}", readers, pages::days::show),
        Route::post("/grainotheque/fetes/{id}/donner", keepers, routes::days::give),
        Route::post("/grainotheque/fetes/{id}/clore", keepers, routes::days::close),
    ]
}

/// Guardians, the plan of what is grown on, rules, printers, numbers and files.
fn keeping_routes() -> Vec<Route> {
    let (readers, keepers) = (Access::Only(READERS), Access::Only(KEEPERS));
    vec![
        Route::get("/grainotheque/gardiens", keepers, pages::guardians::list),
        Route::post("/grainotheque/gardiens", keepers, routes::guardians::add),
        Route::post("/grainotheque/gardiens/{id}/accueillir", keepers, routes::guardians::welcome),
        Route::post("/grainotheque/gardiens/{id}/pause", keepers, routes::guardians::pause),
        Route::post("/grainotheque/gardiens/{id}/terminer", keepers, routes::guardians::end),
        Route::post("/grainotheque/gardiens/{id}/aide", keepers, routes::guardians::helped),
        Route::get("/grainotheque/cultures", readers, pages::plan::show),
        Route::get("/grainotheque/cultures/nouvelle", keepers, pages::plan::new),
        Route::post("/grainotheque/cultures/nouvelle", keepers, routes::keeping::plan),
        Route::post("/grainotheque/cultures/{id}/semer", keepers, routes::keeping::sow),
        Route::post("/grainotheque/cultures/{id}/abandonner", keepers, routes::keeping::give_up),
        Route::get("/grainotheque/semis", readers, pages::sowings::show),
        Route::get("/grainotheque/regles", readers, pages::rules::show),
        Route::post("/grainotheque/regles", keepers, routes::keeping::add_rule),
        Route::get("/grainotheque/imprimantes", keepers, pages::printers::show),
        Route::post("/grainotheque/imprimantes", keepers, routes::keeping::keep_printer),
        Route::post("/grainotheque/imprimantes/{id}/oublier", keepers, routes::keeping::forget_printer),
        Route::get("/grainotheque/chiffres", readers, pages::numbers::show),
        Route::get("/grainotheque/fichiers", readers, pages::files::show),
        Route::get("/grainotheque/classeur", readers, routes::exports::workbook),
        Route::get("/grainotheque/mcpd", readers, routes::exports::mcpd),
    ]
}

//! Produce: what is grown and harvested, and where every gram and piece of it is, from the field to the crate.
//!
//! Two ledgers, both only added to: stock (what came, where it stands, why it left) and promises (what orders hold of it). What is in
//! store and what is free are derived, and guarded by the schema.
//!
//! Words of this room:
//! - *species*, *variety*: what grows. *Product*: what is weighed and sold, with its price's unit and what the law has shown beside it.
//! - *portion*: what a person orders at a time of a product; its least, estimated and most weight.
//! - *lot*: one harvest of one product from one place on one day, one purchase, or a mix. *Label*: its organic status, frozen.
//! - *weighing*: what was put on the scale; each is a line of the ledger.
//! - *supply*: what one sale may promise of a product: what is in store and free, or what is expected of the harvest.

pub mod forms;
mod found;
pub mod model;
pub mod pages;
pub mod pictograms;
pub mod records;
pub mod refusal;
pub mod routes;
pub mod store;
pub mod texts;

use platform::auth::actor::{Role, Roles};
use platform::db::Conn;
use platform::error::Result;
use platform::person::{Erase, Merge, Names, PersonPart, names};
use platform::room::{Group, Place, Room, nothing_led};
use platform::web::context::Ctx;
use platform::web::route::{Access, Route};

/// Those who weigh harvests.
pub const HARVESTERS: Roles = Roles::of(&[Role::Coordinator, Role::Supervisor, Role::Seller]);
/// Those who name varieties: at the scale, and in the seed exchange.
pub const NAMERS: Roles = Roles::of(&[Role::Coordinator, Role::Supervisor, Role::Seller, Role::SeedKeeper]);
/// Those who keep the stock: losses, gifts, counts, purchases.
pub const STOCK_KEEPERS: Roles = Roles::of(&[Role::Coordinator, Role::Supervisor, Role::Seller]);
/// Those who see the stock and its lots.
pub const STOCK_READERS: Roles = Roles::of(&[Role::Coordinator, Role::Supervisor, Role::Seller, Role::Certifier]);
/// Those who keep the catalogue of species and products.
pub const CATALOGUE_KEEPERS: Roles = Roles::of(&[Role::Coordinator, Role::Seller]);

/// The columns of this room that name a person.
const PEOPLE: &[Names] = &[names("stock_moves", "recorded_by", Merge::Move, Erase::Keep)];

/// What this room says of itself.
pub const ROOM: Room = Room {
    name: "produce",
    routes,
    records: records::RECORDS,
    places: &[
        Place {
            rank: 35,
            href: "/recolte",
            icon: "scale",
            name: texts::harvest,
            group: Group::Daily,
            access: Access::Only(HARVESTERS),
        },
        Place {
            rank: 114,
            href: "/stock",
            icon: "warehouse",
            name: texts::stock,
            group: Group::Produce,
            access: Access::Only(STOCK_READERS),
        },
        Place {
            rank: 116,
            href: "/produits",
            icon: "carrot",
            name: texts::products,
            group: Group::Produce,
            access: Access::Only(STOCK_READERS),
        },
    ],
    proofs: |conn| Box::pin(store::check::run(conn)),
    chores: &[],
    person: PersonPart::only(PEOPLE),
    leading: nothing_led,
    today: |conn, ctx| Box::pin(pages::today::show(conn, ctx)),
    finds: found::FINDS,
    ahead: |conn, ctx, _| Box::pin(ahead(conn, ctx)),
};

/// The scale, for those who weigh.
async fn ahead(conn: &mut Conn, ctx: &Ctx) -> Result<Vec<String>> {
    if !ctx.actor.roles.any_of(HARVESTERS) {
        return Ok(Vec::new());
    }
    let mut pages = vec!["/recolte".to_owned()];
    for (product, source) in store::moves::lately_from(conn, &ctx.actor, ctx.now()).await? {
        pages.push(format!("/recolte/{product}/peser?{}", pages::harvest::place_query(source)));
        let places = format!("/recolte/{product}");
        if !pages.contains(&places) {
            pages.push(places);
        }
    }
    Ok(pages)
}

/// The routes of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    let inside = [catalogue_routes(), species_routes(), harvest_routes(), stock_routes()];
    inside.into_iter().flatten().collect()
}

fn catalogue_routes() -> Vec<Route> {
    let (readers, keepers) = (Access::Only(STOCK_READERS), Access::Only(CATALOGUE_KEEPERS));
    vec![
        Route::get("/produits", readers, pages::products::list),
        Route::get("/produits/tableur", readers, routes::products::csv),
        Route::get("/produits/nouveau", keepers, pages::products::new),
        Route::post("/produits/nouveau", keepers, routes::products::create),
        Route::get("/produits/{id}", readers, pages::products::show),
        Route::get("/produits/{id}/modifier", keepers, pages::products::edit),
        Route::post("/produits/{id}/modifier", keepers, routes::products::update),
        Route::post("/produits/{id}/archiver", keepers, routes::products::archive),
        Route::post("/produits/{id}/retablir", keepers, routes::products::restore),
    ]
}

fn species_routes() -> Vec<Route> {
    let (readers, keepers) = (Access::Only(STOCK_READERS), Access::Only(CATALOGUE_KEEPERS));
    vec![
        Route::get("/especes", readers, pages::species::list),
        Route::get("/especes/tableur", readers, routes::species::csv),
        Route::post("/especes/reperes", keepers, routes::species::take_reference),
        Route::get("/especes/nouvelle", keepers, pages::species::new),
        Route::post("/especes/nouvelle", keepers, routes::species::create),
        Route::get("/especes/{id}/modifier", keepers, pages::species::edit),
        Route::post("/especes/{id}/modifier", keepers, routes::species::update),
        Route::post("/especes/{id}/archiver", keepers, routes::species::archive),
        Route::post("/especes/{id}/retablir", keepers, routes::species::restore),
    ]
}

fn harvest_routes() -> Vec<Route> {
    let harvesters = Access::Only(HARVESTERS);
    vec![
        Route::get("/recolte", harvesters, pages::harvest::tiles),
        Route::get("/recolte/codes", harvesters, pages::codes::show),
        Route::get("/recolte/{product}", harvesters, pages::harvest::places),
        Route::get("/recolte/{product}/peser", harvesters, pages::weigh::show),
        Route::post("/recolte/{product}/peser", harvesters, routes::harvest::weigh),
        Route::post("/recolte/lignes/{id}/retirer", harvesters, routes::harvest::take_back),
    ]
}

fn stock_routes() -> Vec<Route> {
    let (readers, keepers) = (Access::Only(STOCK_READERS), Access::Only(STOCK_KEEPERS));
    vec![
        Route::get("/stock", readers, pages::stock::list),
        Route::get("/stock/tableur", readers, routes::stock::csv),
        Route::get("/stock/bilan", readers, pages::balance::show),
        Route::get("/stock/bilan/tableur", readers, routes::stock::balance_csv),
        Route::get("/stock/achat", keepers, pages::stock::buy),
        Route::post("/stock/achat", keepers, routes::stock::buy),
        Route::get("/stock/melange/{product}", keepers, pages::stock::mix),
        Route::post("/stock/melange/{product}", keepers, routes::stock::mix),
        Route::get("/stock/lieux", Access::Only(CATALOGUE_KEEPERS), pages::places::show),
        Route::post("/stock/lieux", Access::Only(CATALOGUE_KEEPERS), routes::stock::add_place),
        Route::post("/stock/lieux/{id}/archiver", Access::Only(CATALOGUE_KEEPERS), routes::stock::archive_place),
        Route::post("/stock/caisse", Access::Only(CATALOGUE_KEEPERS), routes::stock::set_crate),
        Route::get("/lots/{id}", readers, pages::lot::show),
        Route::post("/lots/{id}/sortie", keepers, routes::stock::leave),
        Route::post("/lots/{id}/deplacer", keepers, routes::stock::carry),
        Route::post("/lots/{id}/compter", keepers, routes::stock::count),
        Route::post("/lots/{id}/lignes/{line}/retirer", keepers, routes::stock::take_back),
    ]
}

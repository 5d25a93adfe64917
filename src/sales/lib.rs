//! Sales: what is offered for the week, who ordered what, what was packed and fetched, what is owed, and the papers about it.
//!
//! Residents order on one page without an account, behind a private link. What they are promised is decided under the lock of the cycle
//! and guarded by the schema; what they pay is found when their crate is weighed, never above what was promised. Accounts, jars and papers
//! are ledgers, only added to.
//!
//! Words of this room:
//! - *cycle*: a round of orders, from opening to closing by the clock. *Offer*: a product in it, at the price of the day.
//! - *slot*: a time at a *pick-up point*. *Order*: what one *customer* asks for in a cycle; a *line* for each product.
//! - *ceiling*: what a line costs at most. *Billed*: what it came to.
//! - *allocation*: who gets how much where there is not enough. *Packing*: from store into a crate, by lot.
//! - *account*: what a customer owes or is owed; a credit and a small debt travel to the next order by themselves.
//! - *paper*: a ticket, an invoice or a credit note; its words are kept, its number has no gap, it is chained to the one before.

pub mod forms;
mod found;
pub mod jobs;
pub mod letters;
pub mod model;
pub mod pages;
pub mod print;
pub mod records;
pub mod refusal;
pub mod routes;
pub mod store;
pub mod texts;

use platform::auth::actor::{COORDINATORS, Role, Roles};
use platform::db::Conn;
use platform::error::Result;
use platform::person::{Erase, Merge, Names, PersonPart, names};
use platform::room::{Chore, Days, Group, Place, Room, chores, nothing_led};
use platform::web::context::Ctx;
use platform::web::route::{Access, Route};

/// Those who sell: cycles, orders, crates, accounts.
pub const SELLERS: Roles = Roles::of(&[Role::Coordinator, Role::Seller]);

/// The columns of this room that name a person.
const PEOPLE: &[Names] = &[
    names("orders", "recorded_by", Merge::Move, Erase::Keep),
    names("account_moves", "recorded_by", Merge::Move, Erase::Keep),
    names("jar_moves", "recorded_by", Merge::Move, Erase::Keep),
    names("papers", "recorded_by", Merge::Move, Erase::Keep),
    names("paper_prints", "printed_by", Merge::Move, Erase::Keep),
    names("closings", "recorded_by", Merge::Move, Erase::Keep),
];

/// What this room says of itself.
pub const ROOM: Room = Room {
    name: "sales",
    routes,
    records: records::RECORDS,
    places: &[
        Place {
            rank: 85,
            href: "/commander",
            icon: "shopping-basket",
            name: texts::order_place,
            group: Group::Public,
            access: Access::Everyone,
        },
        Place {
            rank: 112,
            href: "/ventes",
            icon: "store",
            name: texts::sales,
            group: Group::Produce,
            access: Access::Only(SELLERS),
        },
        Place {
            rank: 118,
            href: "/clients",
            icon: "contact",
            name: texts::customers,
            group: Group::Produce,
            access: Access::Only(SELLERS),
        },
    ],
    proofs: |conn| Box::pin(store::check::run(conn)),
    chores: &[Chore {
        name: "sales letters",
        pause: chores::TIDY,
        round: |app| Box::pin(async move { jobs::write(&app).await }),
    }],
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

/// Packing and pick-up of the days, for those who stand there.
async fn ahead(conn: &mut Conn, ctx: &Ctx, days: &Days) -> Result<Vec<String>> {
    if !ctx.actor.roles.any_of(SELLERS) {
        return Ok(Vec::new());
    }
    let cycles = store::slots::cycles_on(conn, days).await?;
    let pages = |id| ["retrait", "preparation", "preparation?par=produit"].map(|page| format!("/ventes/cycles/{id}/{page}"));
    let mut all: Vec<String> = cycles.into_iter().flat_map(pages).collect();
    all.extend(store::packing::pages_of(conn, days).await?);
    Ok(all)
}

/// The routes of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    let inside =
        [public_routes(), cycle_routes(), round_routes(), order_routes(), customer_routes(), paper_routes(), house_routes()];
    inside.into_iter().flatten().collect()
}

/// What residents do, without an account.
fn public_routes() -> Vec<Route> {
    let all = Access::Everyone;
    vec![
        Route::get("/commander", all, pages::order::show),
        Route::post("/commander", all, routes::order::place),
        Route::get("/commande/{token}", all, pages::own::show),
        Route::get("/commande/{token}/modifier", all, pages::order::edit),
        Route::post("/commande/{token}/modifier", all, routes::order::change),
        Route::post("/commande/{token}/annuler", all, routes::order::cancel),
        Route::post("/commande/{token}/reprendre", all, routes::order::resume),
        Route::post("/commande/{token}/manque", all, routes::order::shortage_reply),
        Route::get("/commande/{token}/calendrier", all, routes::order::calendar),
        Route::get("/commande/{token}/papiers/{id}", all, routes::papers::own),
    ]
}

/// Cycles: what is offered, when and where.
fn cycle_routes() -> Vec<Route> {
    let sellers = Access::Only(SELLERS);
    vec![
        Route::get("/ventes", sellers, pages::board::show),
        Route::get("/ventes/cycles/nouveau", sellers, pages::cycles::new),
        Route::post("/ventes/cycles/nouveau", sellers, routes::cycles::create),
        Route::get("/ventes/cycles/{id}", sellers, pages::cycles::show),
        Route::get("/ventes/cycles/{id}/modifier", sellers, pages::cycles::edit),
        Route::post("/ventes/cycles/{id}/modifier", sellers, routes::cycles::update),
        Route::get("/ventes/cycles/{id}/offre", sellers, pages::offer::show),
        Route::post("/ventes/cycles/{id}/offre", sellers, routes::cycles::offer),
        Route::post("/ventes/cycles/{id}/creneaux", sellers, routes::cycles::add_slot),
        Route::post("/ventes/creneaux/{slot}/retirer", sellers, routes::cycles::remove_slot),
        Route::post("/ventes/cycles/{id}/publier", sellers, routes::cycles::publish),
        Route::post("/ventes/cycles/{id}/annuler", sellers, routes::cycles::cancel),
        Route::post("/ventes/cycles/{id}/solder", sellers, routes::cycles::settle),
    ]
}

/// A round, from closing to the last crate.
fn round_routes() -> Vec<Route> {
    let sellers = Access::Only(SELLERS);
    vec![
        Route::get("/ventes/cycles/{id}/repartition", sellers, pages::allocation::show),
        Route::post("/ventes/cycles/{id}/repartition", sellers, routes::cycles::allocate),
        Route::get("/ventes/cycles/{id}/listes", sellers, pages::lists::show),
        Route::get("/ventes/cycles/{id}/tableur", sellers, routes::exports::orders_csv),
        Route::get("/ventes/cycles/{id}/etiquettes", sellers, routes::papers::labels),
        Route::get("/ventes/cycles/{id}/commandes", sellers, pages::orders::list),
        Route::get("/ventes/cycles/{id}/preparation", sellers, pages::packing::list),
        Route::post("/ventes/cycles/{id}/preparation", sellers, routes::packing::close_crates),
        Route::get("/ventes/cycles/{id}/preparation/{offer}", sellers, pages::packing_product::show),
        Route::post("/ventes/cycles/{id}/preparation/{offer}", sellers, routes::packing::note),
        Route::get("/ventes/cycles/{id}/retrait", sellers, pages::pickup::show),
        Route::get("/ventes/cycles/{id}/commander", sellers, pages::order::desk),
        Route::post("/ventes/cycles/{id}/commander", sellers, routes::order::place_for),
        Route::get("/ventes/code", sellers, routes::order::by_code),
    ]
}

/// One order, as the team sees it.
fn order_routes() -> Vec<Route> {
    let sellers = Access::Only(SELLERS);
    vec![
        Route::get("/ventes/commandes/{id}", sellers, pages::team_order::show),
        Route::get("/ventes/commandes/{id}/modifier", sellers, pages::order::desk_edit),
        Route::post("/ventes/commandes/{id}/modifier", sellers, routes::order::change_for),
        Route::post("/ventes/commandes/{id}/annuler", sellers, routes::order::cancel_for),
        Route::get("/ventes/commandes/{id}/preparer", sellers, pages::packing::show),
        Route::post("/ventes/commandes/{id}/preparer", sellers, routes::packing::pack),
        Route::post("/ventes/commandes/{id}/ouvrir", sellers, routes::packing::open),
        Route::post("/ventes/commandes/{id}/remettre", sellers, routes::packing::hand_over),
        Route::post("/ventes/commandes/{id}/absent", sellers, routes::packing::not_collected),
        Route::post("/ventes/commandes/{id}/retrouvee", sellers, routes::packing::found_after_all),
        Route::get("/ventes/commandes/{id}/bon", sellers, routes::papers::delivery_note),
        Route::post("/ventes/commandes/{id}/reprendre", sellers, routes::packing::ask_back),
        Route::post("/ventes/commandes/{id}/facture", sellers, routes::papers::invoice),
    ]
}

/// Customers and their accounts.
fn customer_routes() -> Vec<Route> {
    let sellers = Access::Only(SELLERS);
    vec![
        Route::get("/clients", sellers, pages::customers::list),
        Route::get("/clients/tableur", sellers, routes::exports::customers_csv),
        Route::get("/clients/{id}", sellers, pages::customers::show),
        Route::get("/clients/{id}/modifier", sellers, pages::customers::edit),
        Route::post("/clients/{id}/modifier", sellers, routes::customers::update),
        Route::post("/clients/{id}/paiement", sellers, routes::customers::pay),
        Route::post("/clients/{id}/remboursement", sellers, routes::customers::refund),
        Route::post("/clients/{id}/avoir", sellers, routes::customers::credit),
        Route::post("/clients/{id}/bocaux", sellers, routes::customers::jars),
        Route::post("/clients/{id}/lignes/{line}/retirer", sellers, routes::customers::take_back),
    ]
}

/// Papers and books.
fn paper_routes() -> Vec<Route> {
    let sellers = Access::Only(SELLERS);
    vec![
        Route::get("/ventes/papiers/{id}", sellers, routes::papers::show),
        Route::post("/ventes/papiers/{id}/avoir", sellers, routes::papers::credit_note),
        Route::get("/ventes/comptes", sellers, pages::books::show),
        Route::post("/ventes/comptes/cloturer", sellers, routes::papers::close),
        Route::get("/ventes/comptes/classeur", sellers, routes::exports::workbook),
        Route::get("/ventes/comptes/mouvements", sellers, routes::exports::moves_csv),
        Route::get("/ventes/comptes/papiers", sellers, routes::exports::papers_csv),
        Route::get("/ventes/comptes/fec", sellers, routes::exports::fec),
        Route::get("/lots/{id}/personnes", sellers, pages::recall::show),
        Route::post("/lots/{id}/rappel", sellers, routes::recall::write),
    ]
}

/// Points, prices, settings.
fn house_routes() -> Vec<Route> {
    let sellers = Access::Only(SELLERS);
    vec![
        Route::get("/ventes/points", sellers, pages::points::list),
        Route::post("/ventes/points", sellers, routes::house::add_point),
        Route::get("/ventes/points/{id}/modifier", sellers, pages::points::edit),
        Route::post("/ventes/points/{id}/modifier", sellers, routes::house::update_point),
        Route::post("/ventes/points/{id}/archiver", sellers, routes::house::archive_point),
        Route::get("/ventes/prix", sellers, pages::prices::show),
        Route::post("/ventes/prix", sellers, routes::house::set_prices),
        Route::post("/ventes/prix/groupes", sellers, routes::house::add_group),
        Route::get("/ventes/reglages", Access::Only(COORDINATORS), pages::settings::show),
        Route::post("/ventes/reglages", Access::Only(COORDINATORS), routes::house::save_settings),
    ]
}

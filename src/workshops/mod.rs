//! Workshops: what is offered, its dates, bookings, the waiting line, the door, the numbers.
//!
//! A seat is taken by a line in `places`, under the workshop's lock; the database keeps each date's count and refuses one too many. All
//! that time does (holds and offers that run out, the line that moves up) happens in `store::line`, before and after whatever changes
//! seats, and every few seconds by itself ([`tending`]).

pub mod forms;
pub mod letters;
pub mod model;
pub mod pages;
pub mod papers;
pub mod routes;
pub mod store;
pub mod tending;
pub mod texts;

use axum::extract::Request;
use axum::response::Response;

use crate::asks::Door;
use crate::platform::auth::actor::PersonId;
use crate::platform::auth::actor::{COORDINATORS, Role, Roles};
use crate::platform::db::Conn;
use crate::platform::error::Result;
use crate::platform::images::MAX_BYTES;
use crate::platform::person::{Erase, Merge, Names, PersonPart, names};
use crate::platform::room::{Chore, Group, Led, Place, Room, chores};
use crate::platform::web::context::Ctx;
use crate::platform::web::island;
use crate::platform::web::route::{Access, Route};
use crate::ui::texts as ui;
use crate::work::PLAN_READERS;
use chrono::{DateTime, Utc};

/// Those who see bookings and stand at the door.
pub const RUNNERS: Roles = Roles::of(&[Role::Coordinator, Role::Supervisor, Role::Facilitator]);
/// Those who make and change workshops and dates.
pub const KEEPERS: Roles = Roles::of(&[Role::Coordinator, Role::Facilitator]);
/// Those who can lead a date.
pub const LEADERS: Roles = Roles::of(&[
    Role::Coordinator,
    Role::Supervisor,
    Role::Counsellor,
    Role::Worker,
    Role::SeedKeeper,
    Role::Seller,
    Role::Facilitator,
]);

/// The columns of this room that name a person.
const PEOPLE: &[Names] = &[
    names("date_facilitators", "person_id", Merge::Move, Erase::Keep),
    names("check_ins", "checked_by", Merge::Move, Erase::Keep),
    names("workshop_payments", "recorded_by", Merge::Move, Erase::Keep),
];

/// What this room says of itself.
pub const ROOM: Room = Room {
    name: "workshops",
    routes,
    places: &[
        Place {
            rank: 90,
            href: "/ateliers",
            icon: "calendar-heart",
            name: ui::workshops,
            group: Group::Public,
            access: Access::Everyone,
        },
        Place {
            rank: 100,
            href: "/animation",
            icon: "ticket",
            name: ui::bookings,
            group: Group::Public,
            access: Access::Only(RUNNERS),
        },
    ],
    proofs: |conn| Box::pin(store::check::run(conn)),
    chores: &[
        Chore { name: "seats", pause: chores::SEATS, round: |app| Box::pin(async move { tending::settle(&app).await }) },
        Chore { name: "reminders", pause: chores::TIDY, round: |app| Box::pin(async move { tending::remind(&app).await }) },
    ],
    person: PersonPart {
        held: |conn, subject| Box::pin(store::privacy::held_of(conn, subject)),
        erase: |tx, subject, _| Box::pin(store::privacy::erase_of(tx, subject)),
        ..PersonPart::only(PEOPLE)
    },
    leading: |conn, person, from| Box::pin(led(conn, person, from)),
    today: |conn, ctx| Box::pin(pages::today::show(conn, ctx)),
};

/// The dates that somebody leads, for their own week.
async fn led(conn: &mut Conn, person: PersonId, from: DateTime<Utc>) -> Result<Vec<Led>> {
    let dates = store::dates::led_by(conn, person, from).await?;
    let lines = dates.into_iter().map(|(title, date)| Led {
        title,
        day: date.slot.day,
        minutes: (date.slot.starts.0, date.slot.ends.0),
        address: format!("/animation/dates/{}", date.id),
        place: date.place_name,
    });
    Ok(lines.collect())
}

/// The routes of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut all = public_routes();
    all.extend(booking_routes());
    all.extend(offer_routes());
    all.extend(door_routes());
    all.extend(house_routes());
    all
}

fn public_routes() -> Vec<Route> {
    let all = Access::Everyone;
    vec![
        Route::get("/ateliers", all, pages::agenda::show),
        Route::get("/ateliers/agenda.ics", all, routes::files::feed),
        Route::get("/ateliers/integrer", all, pages::embed::show),
        Route::get("/ateliers/images/{picture}", all, routes::files::picture),
        Route::get("/ateliers/images/{picture}/grande", all, routes::files::large_picture),
        Route::get("/ateliers/{id}", all, pages::workshop::show),
        Route::post("/ateliers/{id}/dates/{date}", all, routes::booking::hold),
        Route::get("/ateliers/{id}/dates/{date}/calendrier", all, routes::files::date_calendar),
        Route::get("/ateliers/{id}/dates/{date}/attente", all, pages::join::show),
        Route::post("/ateliers/{id}/dates/{date}/attente", all, routes::booking::join),
        Route::get("/retrouver", all, pages::find::show),
        Route::post("/retrouver", all, pages::find::send),
        Route::get("/billet/{code}", all, pages::ticket::show),
    ]
}

fn booking_routes() -> Vec<Route> {
    let all = Access::Everyone;
    vec![
        Route::get("/reservation/{token}", all, pages::reservation::show),
        Route::post("/reservation/{token}", all, routes::booking::fill),
        Route::post("/reservation/{token}/nombre", all, routes::booking::resize),
        Route::post("/reservation/{token}/prolonger", all, routes::booking::extend),
        Route::post("/reservation/{token}/confirmer", all, routes::booking::confirm),
        Route::post("/reservation/{token}/quitter", all, routes::booking::cancel),
        Route::post("/reservation/{token}/annuler", all, routes::booking::cancel),
        Route::post("/reservation/{token}/noms", all, routes::booking::rename),
        Route::post("/reservation/{token}/reduire", all, routes::booking::reduce),
        Route::post("/reservation/{token}/deplacer", all, routes::booking::relocate),
        Route::post("/reservation/{token}/demande", all, routes::booking::ask),
        Route::get("/reservation/{token}/rappels", all, routes::booking::reminders_page),
        Route::post("/reservation/{token}/rappels", all, routes::booking::reminders),
        Route::post("/reservation/{token}/avis", all, routes::booking::rate),
        Route::get("/reservation/{token}/billets", all, routes::files::tickets),
        Route::get("/reservation/{token}/calendrier", all, routes::files::booking_calendar),
        Route::get("/reservation/{token}/attestation", all, routes::files::certificate),
        Route::get("/reservation/{token}/recus/{number}", all, routes::files::own_receipt),
    ]
}

fn offer_routes() -> Vec<Route> {
    let (runners, keepers) = (Access::Only(RUNNERS), Access::Only(KEEPERS));
    vec![
        Route::get("/animation/ateliers/nouveau", keepers, pages::record_form::new),
        Route::post("/animation/ateliers/nouveau", keepers, routes::offer::create),
        Route::get("/animation/ateliers/{id}", runners, pages::record::show),
        Route::get("/animation/ateliers/{id}/modifier", keepers, pages::record_form::edit),
        Route::post("/animation/ateliers/{id}/modifier", keepers, routes::offer::update),
        Route::post("/animation/ateliers/{id}/archiver", keepers, routes::offer::archive),
        Route::post("/animation/ateliers/{id}/retablir", keepers, routes::offer::restore),
        Route::post("/animation/ateliers/{id}/dupliquer", keepers, routes::offer::duplicate),
        Route::post("/animation/ateliers/{id}/tarifs", keepers, routes::offer::prices),
        Route::post("/animation/ateliers/{id}/questions", keepers, routes::offer::add_question),
        Route::post("/animation/ateliers/{id}/questions/{question}/retirer", keepers, routes::offer::drop_question),
        Route::post("/animation/ateliers/{id}/images", keepers, routes::offer::add_picture)
            .accepting_files(MAX_BYTES + 64 * 1024),
        Route::post("/animation/ateliers/{id}/images/{picture}/retirer", keepers, routes::offer::remove_picture),
        Route::get("/animation/ateliers/{id}/dates/nouvelle", keepers, pages::date::new),
        Route::post("/animation/ateliers/{id}/dates/nouvelle", keepers, routes::dates::create),
    ]
}

fn door_routes() -> Vec<Route> {
    let (runners, keepers) = (Access::Only(RUNNERS), Access::Only(KEEPERS));
    vec![
        Route::get("/animation/dates/{id}", runners, pages::day::show),
        Route::get("/animation/dates/{id}/modifier", keepers, pages::date::edit),
        Route::post("/animation/dates/{id}/modifier", keepers, routes::dates::update),
        Route::post("/animation/dates/{id}/annuler", keepers, routes::dates::cancel),
        Route::get("/animation/dates/{id}/feuille", runners, pages::sheet::show),
        Route::get("/animation/dates/{id}/tableur", runners, routes::files::participants_csv),
        Route::post("/animation/dates/{id}/pointer", runners, routes::door::tap),
        Route::post("/animation/dates/{id}/sans-reservation", runners, routes::door::walk_in),
        Route::post("/api/ateliers/pointer", runners, door_asks),
        Route::get("/animation/reservations/{booking}", runners, pages::house::booking),
        Route::get("/animation/reservations/{booking}/recus/{number}", runners, routes::files::receipt),
        Route::get("/animation/reservations/{booking}/attestation", runners, routes::files::certificate_for),
        Route::post("/animation/reservations/{booking}/encaisser", runners, routes::door::pay),
        Route::post("/animation/reservations/{booking}/annuler", runners, routes::door::cancel),
    ]
}

fn house_routes() -> Vec<Route> {
    let (runners, keepers) = (Access::Only(RUNNERS), Access::Only(KEEPERS));
    vec![
        Route::get("/animation", runners, pages::house::home),
        Route::get("/animation/agenda", Access::Only(PLAN_READERS), pages::numbers::common),
        Route::get("/animation/chiffres", runners, pages::numbers::show),
        Route::get("/animation/chiffres/tableur", runners, routes::files::numbers_csv),
        Route::get("/animation/chiffres/classeur", runners, routes::files::numbers_xlsx),
        Route::get("/animation/bons", keepers, pages::house::voucher_list),
        Route::post("/animation/bons", keepers, routes::house::create_voucher),
        Route::post("/animation/bons/{voucher}/archiver", keepers, routes::house::archive_voucher),
        Route::get("/animation/salles", keepers, pages::house::resource_list),
        Route::post("/animation/salles", keepers, routes::house::create_resource),
        Route::post("/animation/salles/{resource}/archiver", keepers, routes::house::archive_resource),
        Route::get("/animation/reglages", Access::Only(COORDINATORS), pages::house::settings_page),
        Route::post("/animation/reglages", Access::Only(COORDINATORS), routes::house::save_settings),
        Route::post("/animation/demandes/{request}/traitee", runners, routes::house::handle),
    ]
}

/// What the door asks of this room.
async fn door_asks(ctx: Ctx, request: Request) -> Response {
    island::serve(ctx, request, Door { taps: |date, sent| Box::pin(routes::door::taps(date, sent)) }).await
}

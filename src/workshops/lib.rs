//! Workshops: what is offered, its dates, bookings, the waiting line, the door, the numbers.
//!
//! A seat is taken by a line in `places`, under the workshop's lock; the database keeps each date's count and refuses one too many. All
//! that time does (holds and offers that run out, the line that moves up) happens in `booking::store::line`, before and after whatever
//! changes seats, and every few seconds by itself ([`jobs`]).

pub mod booking;
pub mod desk;
pub mod door;
mod files;
mod found;
mod guards;
pub mod jobs;
pub mod model;
pub mod numbers;
pub mod offer;
mod parts;
pub mod records;
pub mod refusal;
pub mod store;
pub mod texts;
mod today;

use chrono::{DateTime, Utc};

use ::ui::texts as ui;
use platform::auth::actor::PersonId;
use platform::auth::actor::{Role, Roles};
use platform::db::Conn;
use platform::error::Result;
use platform::person::{Erase, Merge, Names, PersonPart, names};
use platform::room::{Chore, Days, Group, Led, Place, Room, chores};
use platform::web::context::Ctx;
use platform::web::route::{Access, Route};

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
    records: records::RECORDS,
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
        Chore { name: "seats", pause: chores::SEATS, round: |app| Box::pin(async move { jobs::settle(&app).await }) },
        Chore { name: "reminders", pause: chores::TIDY, round: |app| Box::pin(async move { jobs::remind(&app).await }) },
    ],
    person: PersonPart {
        held: |conn, subject| Box::pin(store::privacy::held_of(conn, subject)),
        erase: |tx, subject, _| Box::pin(store::privacy::erase_of(tx, subject)),
        ..PersonPart::only(PEOPLE)
    },
    leading: |conn, person, from| Box::pin(led(conn, person, from)),
    today: |conn, ctx| Box::pin(today::show(conn, ctx)),
    finds: found::FINDS,
    ahead: |conn, ctx, days| Box::pin(ahead(conn, ctx, days)),
};

/// The dates that somebody leads, for their own week.
async fn led(conn: &mut Conn, person: PersonId, from: DateTime<Utc>) -> Result<Vec<Led>> {
    let dates = offer::store::dates::led_by(conn, person, from).await?;
    let lines = dates.into_iter().map(|(title, date)| Led {
        title,
        day: date.slot.day,
        minutes: (date.slot.starts.0, date.slot.ends.0),
        address: format!("/animation/dates/{}", date.id),
        place: date.place_name,
    });
    Ok(lines.collect())
}

/// The doors of the days, for those who stand there.
async fn ahead(conn: &mut Conn, ctx: &Ctx, days: &Days) -> Result<Vec<String>> {
    if !ctx.actor.roles.any_of(RUNNERS) {
        return Ok(Vec::new());
    }
    let dates = offer::store::dates::on_days(conn, days).await?;
    Ok(dates.into_iter().map(|id| format!("/animation/dates/{id}")).collect())
}

/// The routes of this room, and of those inside it.
#[must_use]
pub fn routes() -> Vec<Route> {
    let inside = [offer::routes(), booking::routes(), door::routes(), desk::routes(), numbers::routes(), file_routes()];
    inside.into_iter().flatten().collect()
}

/// Pictures, calendars, tickets and lists to take away.
fn file_routes() -> Vec<Route> {
    let all = Access::Everyone;
    let runners = Access::Only(RUNNERS);
    vec![
        Route::get("/ateliers/agenda.ics", all, files::feed),
        Route::get("/ateliers/images/{picture}", all, files::picture),
        Route::get("/ateliers/images/{picture}/grande", all, files::large_picture),
        Route::get("/ateliers/{id}/dates/{date}/calendrier", all, files::date_calendar),
        Route::get("/reservation/{token}/billets", all, files::tickets),
        Route::get("/reservation/{token}/calendrier", all, files::booking_calendar),
        Route::get("/reservation/{token}/attestation", all, files::certificate),
        Route::get("/reservation/{token}/recus/{number}", all, files::own_receipt),
        Route::get("/animation/dates/{id}/tableur", runners, files::participants_csv),
        Route::get("/animation/reservations/{booking}/recus/{number}", runners, files::receipt),
        Route::get("/animation/reservations/{booking}/attestation", runners, files::certificate_for),
    ]
}

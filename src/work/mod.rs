//! Working time: who works and when they can, the plan of the week, presence and hours, the workers' own pages, support.
//!
//! Three layers, each a ledger for the next: the working copy of the plan (`shifts`, `assignments`), what was published of it
//! (`stints`), and what was found done (`attendances`). Months are reckoned from the last.

pub mod board;
pub mod forms;
pub mod ics;
pub mod model;
pub mod open_day_letters;
pub mod pages;
pub mod routes;
pub mod store;
pub mod tending;
pub mod texts;

use axum::extract::Request;
use axum::response::Response;

use crate::asks::WeekBoard;
use crate::platform::auth::actor::WORKERS;
use crate::platform::auth::actor::{COORDINATORS, Role, Roles, TEAM};
use crate::platform::person::{Erase, Merge, Names, PersonPart, names};
use crate::platform::room::{Chore, Group, Place, Room, chores, nothing_led};
use crate::platform::web::context::Ctx;
use crate::platform::web::island;
use crate::platform::web::route::{Access, Route};
use crate::ui::texts as ui;
use store::months::MONTH_READERS;
use store::support::COUNSELLORS;

/// Those who see the plan, presence, skills and restrictions.
pub const PLAN_READERS: Roles = Roles::of(&[Role::Coordinator, Role::Supervisor]);
/// Those who change them.
pub const PLANNERS: Roles = Roles::of(&[Role::Coordinator, Role::Supervisor]);

/// The columns of this room that name a person.
const PEOPLE: &[Names] = &[
    names("workers", "person_id", Merge::Once, Erase::Delete),
    names("contracts", "person_id", Merge::Move, Erase::Keep),
    names("person_skills", "person_id", Merge::Unless("skill_id"), Erase::Delete),
    names("person_skills", "confirmed_by", Merge::Move, Erase::Keep),
    names("restrictions", "person_id", Merge::Unless("task_id"), Erase::Delete),
    names("availability", "person_id", Merge::Move, Erase::Delete),
    names("shift_templates", "lead_id", Merge::Move, Erase::Keep),
    names("shifts", "lead_id", Merge::Move, Erase::Keep),
    names("engagements", "person_id", Merge::Move, Erase::Keep),
    names("assignments", "person_id", Merge::Move, Erase::Keep),
    names("stints", "person_id", Merge::Move, Erase::Keep),
    names("stints", "lead_id", Merge::Move, Erase::Keep),
    names("publications", "published_by", Merge::Move, Erase::Keep),
    names("absences", "person_id", Merge::Move, Erase::Keep),
    names("absences", "decided_by", Merge::Move, Erase::Keep),
    names("swaps", "offered_by", Merge::Move, Erase::Keep),
    names("swaps", "taken_by", Merge::Move, Erase::Keep),
    names("clockings", "person_id", Merge::Move, Erase::Keep),
    names("attendances", "person_id", Merge::Move, Erase::Keep),
    names("attendances", "recorded_by", Merge::Move, Erase::Keep),
    // Whoever has validated months is not merged away; their corrections hang on them.
    names("month_sheets", "person_id", Merge::Move, Erase::Keep),
    names("month_sheets", "validated_by", Merge::Move, Erase::Keep),
    names("month_corrections", "recorded_by", Merge::Move, Erase::Keep),
    names("support_entries", "person_id", Merge::Move, Erase::Keep),
    names("support_entries", "author_id", Merge::Move, Erase::Keep),
];

/// What this room says of itself.
pub const ROOM: Room = Room {
    name: "work",
    routes,
    places: &[
        Place {
            rank: 10,
            href: "/semaine",
            icon: "calendar-days",
            name: ui::week,
            group: Group::Daily,
            access: Access::Only(PLANNERS),
        },
        Place {
            rank: 20,
            href: "/jour",
            icon: "user-check",
            name: ui::presence,
            group: Group::Daily,
            access: Access::Only(PLANNERS),
        },
        Place {
            rank: 30,
            href: "/ma-semaine",
            icon: "calendar-days",
            name: ui::my_week,
            group: Group::Daily,
            access: Access::Only(WORKERS),
        },
        Place {
            rank: 40,
            href: "/mes-absences",
            icon: "calendar-off",
            name: ui::my_absences,
            group: Group::Daily,
            access: Access::Only(WORKERS),
        },
        Place {
            rank: 50,
            href: "/suivi",
            icon: "handshake",
            name: ui::support,
            group: Group::Daily,
            access: Access::Only(COUNSELLORS),
        },
        Place {
            rank: 60,
            href: "/mois",
            icon: "clock",
            name: ui::months,
            group: Group::Work,
            access: Access::Only(MONTH_READERS),
        },
        Place {
            rank: 70,
            href: "/demandes",
            icon: "calendar-off",
            name: ui::requests,
            group: Group::Work,
            access: Access::Only(PLANNERS),
        },
        Place { rank: 80, href: "/equipe", icon: "hard-hat", name: ui::team, group: Group::Work, access: Access::Only(PLANNERS) },
        Place {
            rank: 110,
            href: "/chantiers",
            icon: "heart-handshake",
            name: ui::open_days,
            group: Group::Public,
            access: Access::Everyone,
        },
    ],
    proofs: |conn| Box::pin(store::check::run(conn)),
    chores: &[
        Chore { name: "work days", pause: chores::SEATS, round: |app| Box::pin(async move { tending::settle(&app).await }) },
        Chore {
            name: "forgetting work days",
            pause: chores::TIDY,
            round: |app| Box::pin(async move { tending::forget(&app).await }),
        },
    ],
    person: PersonPart {
        columns: PEOPLE,
        may_merge: |tx, kept, other| Box::pin(store::privacy::may_merge(tx, kept, other)),
        leave: |tx, actor, id, now| Box::pin(store::privacy::leave(tx, actor, id, now)),
        held: |conn, subject| Box::pin(store::privacy::held_of(conn, subject)),
        erase: |tx, subject, now| Box::pin(store::privacy::erase_of(tx, subject, now)),
    },
    leading: nothing_led,
    today: |conn, ctx| Box::pin(pages::today::show(conn, ctx)),
};

/// The routes of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = plan_routes();
    routes.extend(setting_routes());
    routes.extend(team_routes());
    routes.extend(worker_routes());
    routes.extend(field_routes());
    routes.extend(open_routes());
    routes
}

fn plan_routes() -> Vec<Route> {
    let planners = Access::Only(PLANNERS);
    vec![
        Route::get("/semaine", planners, pages::board::today),
        Route::get("/semaine/{monday}", planners, pages::board::show),
        Route::post("/semaine/{monday}/modeles", planners, routes::plan::from_templates),
        Route::post("/semaine/{monday}/copier", planners, routes::plan::copy),
        Route::get("/semaine/{monday}/remplir", planners, pages::fill::show),
        Route::post("/semaine/{monday}/remplir", planners, routes::plan::accept),
        Route::post("/semaine/{monday}/publier", planners, routes::plan::publish),
        Route::post("/api/semaine/deplacer", planners, board_asks),
        Route::get("/creneaux/nouveau", planners, pages::shift::new),
        Route::post("/creneaux/nouveau", planners, routes::plan::create),
        Route::get("/creneaux/{id}", planners, pages::shift::show),
        Route::get("/creneaux/{id}/modifier", planners, pages::shift::edit),
        Route::post("/creneaux/{id}/modifier", planners, routes::plan::update),
        Route::post("/creneaux/{id}/supprimer", planners, routes::plan::remove),
        Route::post("/creneaux/{id}/placer", planners, routes::plan::assign),
        Route::post("/creneaux/{id}/retirer", planners, routes::plan::unassign),
        Route::get("/creneaux/{id}/chantier", planners, pages::open_days::edit),
        Route::post("/creneaux/{id}/chantier", planners, routes::open_days::save),
        Route::post("/creneaux/{id}/benevoles", planners, routes::open_days::attendance),
        Route::post("/creneaux/{id}/benevoles/{volunteer}/retirer", planners, routes::open_days::remove),
        Route::post("/creneaux/{id}/chantier/annuler", planners, routes::open_days::call_off),
    ]
}

fn setting_routes() -> Vec<Route> {
    let (planners, coordinators) = (Access::Only(PLANNERS), Access::Only(COORDINATORS));
    vec![
        Route::get("/modeles", planners, pages::templates::list),
        Route::get("/modeles/nouveau", planners, pages::templates::new),
        Route::post("/modeles/nouveau", planners, routes::settings::create_template),
        Route::get("/modeles/{id}", planners, pages::templates::edit),
        Route::post("/modeles/{id}", planners, routes::settings::update_template),
        Route::post("/modeles/{id}/archiver", planners, routes::settings::archive_template),
        Route::get("/taches", planners, pages::catalogue::list),
        Route::get("/taches/nouvelle", planners, pages::catalogue::new),
        Route::post("/taches/nouvelle", planners, routes::settings::create_task),
        Route::get("/taches/{id}", planners, pages::catalogue::edit),
        Route::post("/taches/{id}", planners, routes::settings::update_task),
        Route::post("/taches/{id}/archiver", planners, routes::settings::archive_task),
        Route::post("/competences", planners, routes::settings::create_skill),
        Route::post("/competences/{id}/archiver", planners, routes::settings::archive_skill),
        Route::get("/regles", planners, pages::rules::show),
        Route::post("/regles", coordinators, routes::settings::put_rule),
        Route::post("/regles/reglages", coordinators, routes::settings::save),
        Route::post("/bornes", coordinators, routes::settings::enrol),
        Route::post("/bornes/{id}/retirer", coordinators, routes::settings::revoke_kiosk),
    ]
}

fn team_routes() -> Vec<Route> {
    let (planners, coordinators) = (Access::Only(PLANNERS), Access::Only(COORDINATORS));
    let (months, counsellors) = (Access::Only(MONTH_READERS), Access::Only(COUNSELLORS));
    vec![
        Route::get("/equipe", planners, pages::team::list),
        Route::get("/equipe/{id}", planners, pages::team::show),
        Route::post("/equipe/{id}", coordinators, routes::team::save_profile),
        Route::get("/equipe/{id}/contrats/nouveau", coordinators, pages::contract::new),
        Route::post("/equipe/{id}/contrats/nouveau", coordinators, routes::team::create_contract),
        Route::get("/equipe/{id}/contrats/{contract}", coordinators, pages::contract::edit),
        Route::post("/equipe/{id}/contrats/{contract}", coordinators, routes::team::update_contract),
        Route::post("/equipe/{id}/contrats/{contract}/semaine", coordinators, routes::team::odd_week),
        Route::post("/equipe/{id}/competences", planners, routes::team::confirm_skill),
        Route::post("/equipe/{id}/competences/{skill}/retirer", planners, routes::team::drop_skill),
        Route::post("/equipe/{id}/restrictions", planners, routes::team::restrict),
        Route::post("/equipe/{id}/restrictions/{task}/retirer", planners, routes::team::allow),
        Route::post("/equipe/{id}/disponibilites", planners, routes::team::add_availability),
        Route::post("/equipe/{id}/disponibilites/{line}/retirer", planners, routes::team::remove_availability),
        Route::post("/equipe/{id}/absences", planners, routes::absences::record),
        Route::get("/demandes", planners, pages::requests::show),
        Route::post("/absences/{id}/decider", planners, routes::absences::decide),
        Route::post("/absences/{id}/annuler", planners, routes::absences::cancel),
        Route::post("/echanges/{id}/decider", planners, routes::absences::decide_swap),
        Route::get("/mois", months, pages::months::today),
        Route::get("/mois/{month}", months, pages::months::list),
        Route::get("/mois/{month}/tableur", coordinators, routes::months::csv),
        Route::get("/mois/{month}/classeur", coordinators, routes::months::xlsx),
        Route::get("/mois/{month}/{person}", months, pages::months::show),
        Route::post("/mois/{month}/{person}/valider", planners, routes::months::validate),
        Route::post("/mois/{month}/{person}/corriger", planners, routes::months::correct),
        Route::get("/suivi", counsellors, pages::support::list),
        Route::get("/suivi/{person}", counsellors, pages::support::show),
        Route::post("/suivi/{person}", counsellors, routes::support::write),
        Route::get("/suivi/{person}/notes/{id}", counsellors, pages::support::edit),
        Route::post("/suivi/{person}/notes/{id}", counsellors, routes::support::update),
        Route::post("/suivi/{person}/notes/{id}/supprimer", counsellors, routes::support::remove),
        Route::post("/suivi/{person}/notes/{id}/lever", counsellors, routes::support::solve),
    ]
}

fn worker_routes() -> Vec<Route> {
    let team = Access::Only(TEAM);
    vec![
        Route::get("/ma-semaine", team, pages::my_week::show),
        Route::post("/ma-semaine/vu", team, routes::worker::seen),
        Route::post("/ma-semaine/calendrier", team, routes::worker::feed),
        Route::post("/pointage", team, routes::worker::tap),
        Route::get("/mes-absences", team, pages::my_absences::show),
        Route::post("/mes-absences", team, routes::absences::request),
        Route::post("/mes-absences/{id}/retirer", team, routes::absences::withdraw),
        Route::get("/mes-heures", team, pages::my_hours::show),
        Route::post("/echanges", team, routes::worker::offer),
        Route::post("/echanges/{id}/prendre", team, routes::worker::take),
        Route::post("/echanges/{id}/retirer", team, routes::worker::withdraw),
        Route::get("/calendrier/{token}", Access::Everyone, routes::worker::calendar),
        Route::get("/borne", Access::Everyone, pages::kiosk::list),
        Route::get("/borne/{person}", Access::Everyone, pages::kiosk::person),
        Route::post("/borne/{person}", Access::Everyone, routes::worker::kiosk_tap),
    ]
}

fn field_routes() -> Vec<Route> {
    let planners = Access::Only(PLANNERS);
    vec![
        Route::get("/jour", planners, pages::day::today),
        Route::get("/jour/{day}", planners, pages::day::show),
        Route::post("/jour/{day}", planners, routes::day::mark),
        Route::get("/jour/{day}/feuille", planners, pages::sheets::day),
        Route::get("/presences/{stint}", planners, pages::day::correct),
        Route::post("/presences/{stint}", planners, routes::day::correct),
        Route::get("/recapitulatif/{monday}", planners, pages::sheets::week),
        Route::get("/semaine/{monday}/a-prevenir", planners, pages::sheets::to_tell),
    ]
}

fn open_routes() -> Vec<Route> {
    vec![
        Route::get("/chantiers", Access::Everyone, pages::open_days::list),
        Route::get("/chantiers/{id}", Access::Everyone, pages::open_days::show),
        Route::post("/chantiers/{id}", Access::Everyone, routes::open_days::sign_up),
        Route::get("/chantiers/inscription/{token}", Access::Everyone, pages::open_days::mine),
        Route::post("/chantiers/inscription/{token}", Access::Everyone, routes::open_days::cancel),
        Route::post("/chantiers/inscription/{token}/confirmer", Access::Everyone, routes::open_days::confirm),
    ]
}

/// What the week board asks of this room.
async fn board_asks(ctx: Ctx, request: Request) -> Response {
    let board = WeekBoard { move_people: |monday, moves, reason| Box::pin(routes::moves::carry_out(monday, moves, reason)) };
    island::serve(ctx, request, board).await
}

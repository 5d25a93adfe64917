//! Working time: who works and when they can, the plan of the week, presence and hours, the workers' own pages, support.
//!
//! Three layers, each a ledger for the next: the working copy of the plan (`shifts`, `assignments`), what was published of it
//! (`stints`), and what was found done (`attendances`). Months are reckoned from the last.
//!
//! Words of this room:
//! - *site*, *plot*: where work is done; the land's. *Task*: what is done there, with a pictogram.
//! - *shift*: a time, a place, a task, how many people it needs. *Assignment*: one person on it, in the working copy.
//! - *template*: a shift that comes back every week, or in weeks A or B.
//! - *snapshot* ([`model::rules::snapshot`]): what the rules need to judge a plan, read once.
//! - *breach*: a rule that a plan breaks: refused, asked a reason for, or only remarked.
//! - *to publish*: to turn the working copy of a week into what people were told; only those whom it concerns get a letter.
//! - *stint*: one person's published work. Its `sequence` grows with each change, so that calendars follow.
//! - *clocking*: a tap on "I am here" or "I am leaving". It is a hint for whoever notes presence and changes no pay by itself.
//! - *attendance*: what was found of a stint: came, when, or why not. Corrected by a line that supersedes, never edited.
//! - *absence*: asked for or recorded, for days or a part of one. Once granted it holds the person (an *engagement*) and frees their
//!   shifts.
//! - *month sheet*: the sums of a month, kept as they were when it was validated; later changes are *corrections* beside it.
//!   It is made of *lines*: so many minutes of a day, and what they are. *Found* is what presence says, *planned* what was published.
//! - *course* ([`model::course`]): the integration contracts that count together towards twenty-four months; an *extension* has a case that
//!   allows more. A *PASS* is the right to them; suspensions and prolongations move its end.
//! - *limit*: what is written for one person's hours, without the cause.
//! - *swap*: a shift offered to colleagues, taken by one, decided by whoever plans.
//! - *work day*: a shift opened to volunteers; *in line*: whoever waits for a place on it.
//! - *support*: what the counsellor notes of a person on their way into work; nobody else reads it.

pub mod fields;
mod found;
mod guards;
pub mod hours;
pub mod jobs;
pub mod model;
pub mod record;
pub mod records;
pub mod refusal;
pub mod rota;
pub mod store;
pub mod support;
pub mod team;
pub mod texts;
mod today;
pub mod volunteering;
pub mod worker;

use hours::store::months::MONTH_READERS;
use support::store::COUNSELLORS;

use ::ui::texts as ui;
use platform::auth::actor::WORKERS;
use platform::auth::actor::{Role, Roles};
use platform::person::{Erase, Merge, Names, PersonPart, names};
use platform::room::{Chore, Days, Group, Place, Room, chores, nothing_led};
use platform::web::context::Ctx;
use platform::web::route::{Access, Route};

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
    names("work_limits", "person_id", Merge::Move, Erase::Delete),
    names("pass_events", "person_id", Merge::Move, Erase::Keep),
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
    records: records::RECORDS,
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
        Chore { name: "work days", pause: chores::SEATS, round: |app| Box::pin(async move { jobs::settle(&app).await }) },
        Chore {
            name: "forgetting work days",
            pause: chores::TIDY,
            round: |app| Box::pin(async move { jobs::forget(&app).await }),
        },
    ],
    person: PersonPart {
        columns: PEOPLE,
        may_merge: |tx, kept, other| Box::pin(store::privacy::may_merge(tx, kept, other)),
        leave: |op, id| Box::pin(store::privacy::leave(op, id)),
        held: |conn, subject| Box::pin(store::privacy::held_of(conn, subject)),
        erase: |tx, subject, now| Box::pin(store::privacy::erase_of(tx, subject, now)),
    },
    leading: nothing_led,
    today: |conn, ctx| Box::pin(today::show(conn, ctx)),
    finds: found::FINDS,
    ahead: |_, ctx, days| Box::pin(async move { Ok(ahead(ctx, days)) }),
};

/// The own week of workers; presence, day by day, for those who note it.
fn ahead(ctx: &Ctx, days: &Days) -> Vec<String> {
    let mut pages = Vec::new();
    if ctx.actor.roles.any_of(WORKERS) {
        pages.push("/ma-semaine".to_owned());
    }
    if ctx.actor.roles.any_of(PLANNERS) {
        pages.extend(days.start().iter_days().take_while(|day| day <= days.end()).map(|day| format!("/jour/{day}")));
        pages.push("/presences".to_owned());
    }
    pages
}

/// The routes of this room, and of those inside it.
#[must_use]
pub fn routes() -> Vec<Route> {
    let inside = [
        rota::routes(),
        team::routes(),
        record::routes(),
        hours::routes(),
        support::routes(),
        worker::routes(),
        volunteering::routes(),
    ];
    inside.into_iter().flatten().collect()
}

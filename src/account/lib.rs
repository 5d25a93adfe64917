//! Getting in and one's own account: sign-in by password, link and card, sessions, preferences; and the pages of the program itself:
//! settings, the log, letters, legal notice.

pub mod demo;
pub mod forms;
pub mod legal_texts;
pub mod pages;
pub mod routes;
pub mod texts;

use ::ui::texts as ui;
use platform::auth::actor::COORDINATORS;
use platform::person::PersonPart;
use platform::room::{Group, Place, Records, Room, no_proofs, nothing_ahead, nothing_led};
use platform::web::route::{Access, Route};

/// What this room says of itself. Its tables are the platform's; people list them with their own.
pub const ROOM: Room = Room {
    name: "account",
    routes,
    records: Records::NONE,
    places: &[
        Place {
            rank: 160,
            href: "/courrier",
            icon: "mail",
            name: ui::mail,
            group: Group::House,
            access: Access::Only(COORDINATORS),
        },
        Place {
            rank: 170,
            href: "/journal",
            icon: "scroll-text",
            name: ui::log,
            group: Group::House,
            access: Access::Only(COORDINATORS),
        },
        Place {
            rank: 180,
            href: "/reglages",
            icon: "settings",
            name: ui::settings,
            group: Group::House,
            access: Access::Only(COORDINATORS),
        },
        Place {
            rank: 190,
            href: "/compte",
            icon: "circle-user-round",
            name: ui::account,
            group: Group::Own,
            access: Access::SignedIn,
        },
    ],
    proofs: no_proofs,
    chores: &[],
    person: PersonPart::only(&[]),
    leading: nothing_led,
    today: |conn, ctx| Box::pin(pages::mail::today(conn, ctx)),
    finds: &[],
    ahead: nothing_ahead,
};

fn routes() -> Vec<Route> {
    let mut all = routes::routes();
    all.extend(pages::routes());
    all
}

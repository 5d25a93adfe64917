//! Navigation by role: a side bar on desks, a bottom bar of four places and "more" on phones.

use leptos::prelude::*;

use super::{icon, texts};
use crate::platform::auth::actor::{COORDINATORS, Role, Roles, TEAM};
use crate::platform::i18n::Lang;
use crate::platform::web::context::Ctx;
use crate::platform::web::route::Access;
use crate::shifts::PLANNERS;
use crate::shifts::lang::WorkerLang;
use crate::shifts::store::months::MONTH_READERS;
use crate::shifts::store::support::COUNSELLORS;
use crate::shifts::texts::worker;
use crate::workshops::RUNNERS;

/// Those whose own week is what they come for.
const WORKERS: Roles = Roles::of(&[Role::Worker]);

/// One place to go.
pub struct Place {
    /// Address; pages below it belong to it.
    pub href: &'static str,
    /// Pictogram.
    pub icon: &'static str,
    /// Name.
    pub name: &'static str,
    access: Access,
}

/// Every place, most used first: the first four make the bottom bar.
fn places(l: Lang) -> Vec<Place> {
    let place = |href, icon, name, access| Place { href, icon, name, access };
    let (team, coordinators) = (Access::Only(TEAM), Access::Only(COORDINATORS));
    vec![
        place("/", "house", texts::home(l), Access::Everyone),
        place("/semaine", "calendar-days", texts::week(l), Access::Only(PLANNERS)),
        place("/jour", "user-check", texts::presence(l), Access::Only(PLANNERS)),
        place("/ma-semaine", "calendar-days", texts::my_week(l), Access::Only(WORKERS)),
        place("/mes-absences", "calendar-off", texts::my_absences(l), Access::Only(WORKERS)),
        place("/suivi", "handshake", texts::support(l), Access::Only(COUNSELLORS)),
        place("/mois", "clock", texts::months(l), Access::Only(MONTH_READERS)),
        place("/demandes", "calendar-off", texts::requests(l), Access::Only(PLANNERS)),
        place("/equipe", "hard-hat", texts::team(l), Access::Only(PLANNERS)),
        place("/ateliers", "calendar-heart", texts::workshops(l), Access::Everyone),
        place("/animation", "ticket", texts::bookings(l), Access::Only(RUNNERS)),
        place("/chantiers", "heart-handshake", texts::open_days(l), Access::Everyone),
        place("/plan", "map", texts::plan(l), Access::Everyone),
        place("/terrains", "trees", texts::sites(l), team),
        place("/parcelles", "layers", texts::plots(l), team),
        place("/personnes", "users", texts::people(l), coordinators),
        place("/courrier", "mail", texts::mail(l), coordinators),
        place("/journal", "scroll-text", texts::log(l), coordinators),
        place("/reglages", "settings", texts::settings(l), coordinators),
        place("/compte", "circle-user-round", texts::account(l), Access::SignedIn),
    ]
}

/// The places a person may go to.
#[must_use]
pub fn for_actor(ctx: &Ctx) -> Vec<Place> {
    places(ctx.lang).into_iter().filter(|place| place.access.allows(&ctx.actor)).collect()
}

fn is_current(ctx: &Ctx, href: &str) -> bool {
    ctx.path == href || (href != "/" && ctx.path.starts_with(&format!("{href}/")))
}

fn item(ctx: &Ctx, href: &'static str, icon_name: &'static str, name: &'static str) -> AnyView {
    let current = is_current(ctx, href).then_some("page");
    view! { <li><a href=href aria-current=current>{icon::view(icon_name)}<span>{name}</span></a></li> }.into_any()
}

/// What a place is called, in the language of the worker who reads where there is one.
fn name(reader: Option<WorkerLang>, place: &Place) -> &'static str {
    reader.and_then(|w| worker::place(w, place.href)).unwrap_or(place.name)
}

/// The bar itself. On a desk all places show; on a phone the first four and "more".
pub fn view(ctx: &Ctx, reader: Option<WorkerLang>) -> AnyView {
    let l = ctx.lang;
    let mut places = for_actor(ctx);
    if !ctx.actor.is_signed_in() {
        places.push(Place { href: "/connexion", icon: "log-in", name: texts::sign_in(l), access: Access::Everyone });
    }
    let short = places.len() <= 5;
    let items: Vec<_> = places.iter().map(|place| item(ctx, place.href, place.icon, name(reader, place))).collect();
    let more = (!short).then(|| item(ctx, "/menu", "ellipsis", reader.map_or(texts::more(l), worker::more)));
    let class = if short { "nav short" } else { "nav" };
    view! { <nav class=class aria-label=reader.map_or(texts::main_menu(l), worker::main_menu)><ul>{items}{more}</ul></nav> }
        .into_any()
}

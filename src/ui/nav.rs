//! Navigation by role: a side bar on desks, a bottom bar of four places and "more" on phones.

use leptos::prelude::*;

use super::{icon, texts};
use crate::platform::auth::actor::{COORDINATORS, TEAM, WORKERS};
use crate::platform::i18n::Lang;
use crate::platform::web::context::Ctx;
use crate::platform::web::route::Access;
use crate::shifts::PLANNERS;
use crate::shifts::store::months::MONTH_READERS;
use crate::shifts::store::support::COUNSELLORS;
use crate::shifts::texts::worker;
use crate::workshops::RUNNERS;

/// What belongs together, where somebody has more places than a screen is high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Used all day: stands by itself.
    Daily,
    /// The people of the plan.
    Work,
    /// What the public comes for.
    Public,
    /// The terrains.
    Land,
    /// Running the place.
    House,
    /// One's own account: always in reach, last.
    Own,
}

impl Group {
    /// Those with a heading, in order.
    const FOLDED: [Self; 4] = [Self::Work, Self::Public, Self::Land, Self::House];

    /// Its heading.
    pub const fn name(self, l: Lang) -> &'static str {
        match self {
            Self::Daily | Self::Own => "",
            Self::Work => texts::group_work(l),
            Self::Public => texts::group_public(l),
            Self::Land => texts::group_land(l),
            Self::House => texts::group_house(l),
        }
    }
}

/// One place to go.
pub struct Place {
    /// Address; pages below it belong to it.
    pub href: &'static str,
    /// Pictogram.
    pub icon: &'static str,
    /// Name.
    pub name: &'static str,
    /// What it belongs to.
    pub group: Group,
    access: Access,
}

/// Every place, most used first: the first four make the bottom bar.
fn places(l: Lang) -> Vec<Place> {
    let place = |href, icon, name, group, access| Place { href, icon, name, group, access };
    let (team, coordinators) = (Access::Only(TEAM), Access::Only(COORDINATORS));
    let (planners, workers, runners) = (Access::Only(PLANNERS), Access::Only(WORKERS), Access::Only(RUNNERS));
    let (counsellors, months) = (Access::Only(COUNSELLORS), Access::Only(MONTH_READERS));
    vec![
        place("/", "house", texts::home(l), Group::Daily, Access::Everyone),
        place("/semaine", "calendar-days", texts::week(l), Group::Daily, planners),
        place("/jour", "user-check", texts::presence(l), Group::Daily, planners),
        place("/ma-semaine", "calendar-days", texts::my_week(l), Group::Daily, workers),
        place("/mes-absences", "calendar-off", texts::my_absences(l), Group::Daily, workers),
        place("/suivi", "handshake", texts::support(l), Group::Daily, counsellors),
        place("/mois", "clock", texts::months(l), Group::Work, months),
        place("/demandes", "calendar-off", texts::requests(l), Group::Work, planners),
        place("/equipe", "hard-hat", texts::team(l), Group::Work, planners),
        place("/ateliers", "calendar-heart", texts::workshops(l), Group::Public, Access::Everyone),
        place("/animation", "ticket", texts::bookings(l), Group::Public, runners),
        place("/chantiers", "heart-handshake", texts::open_days(l), Group::Public, Access::Everyone),
        place("/plan", "map", texts::plan(l), Group::Land, Access::Everyone),
        place("/terrains", "trees", texts::sites(l), Group::Land, team),
        place("/parcelles", "layers", texts::plots(l), Group::Land, team),
        place("/personnes", "users", texts::people(l), Group::House, coordinators),
        place("/courrier", "mail", texts::mail(l), Group::House, coordinators),
        place("/journal", "scroll-text", texts::log(l), Group::House, coordinators),
        place("/reglages", "settings", texts::settings(l), Group::House, coordinators),
        place("/compte", "circle-user-round", texts::account(l), Group::Own, Access::SignedIn),
    ]
}

/// The headings with the places under them that a person may go to, for the page that shows all of them.
#[must_use]
pub fn grouped(ctx: &Ctx) -> Vec<(&'static str, Vec<Place>)> {
    let mut groups: Vec<(Group, Vec<Place>)> = Vec::new();
    for place in for_actor(ctx) {
        match groups.last_mut().filter(|(group, _)| *group == place.group) {
            Some((_, places)) => places.push(place),
            None => groups.push((place.group, vec![place])),
        }
    }
    groups.into_iter().map(|(group, places)| (group.name(ctx.lang), places)).collect()
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
pub fn name(reader: Option<Lang>, place: &Place) -> &'static str {
    reader.and_then(|w| worker::place(w, place.href)).unwrap_or(place.name)
}

/// How many places a desk shows one under the other; more fold away under headings.
const FLAT: usize = 9;

/// The bar itself. On a desk all places show, in groups where there are many; on a phone the first four and "more".
pub fn view(ctx: &Ctx, reader: Option<Lang>) -> AnyView {
    let l = ctx.lang;
    let mut places = for_actor(ctx);
    if !ctx.actor.is_signed_in() {
        places.push(Place {
            href: "/connexion",
            icon: "log-in",
            name: texts::sign_in(l),
            group: Group::Own,
            access: Access::Everyone,
        });
    }
    let short = places.len() <= 5;
    let item = |place: &Place| item(ctx, place.href, place.icon, name(reader, place));
    let more = (!short).then(|| self::item(ctx, "/menu", "ellipsis", reader.map_or(texts::more(l), worker::more)));
    let class = if short { "nav short" } else { "nav" };
    let items = if places.len() <= FLAT {
        places.iter().map(item).collect()
    } else {
        // The bottom bar's places stay by themselves, whatever group they are of.
        let (first, rest) = places.split_at(4);
        let folded = Group::FOLDED.into_iter().filter_map(|group| {
            let places: Vec<&Place> = rest.iter().filter(|place| place.group == group).collect();
            let open = places.iter().any(|place| is_current(ctx, place.href));
            let items: Vec<_> = places.iter().map(|place| item(place)).collect();
            (!items.is_empty()).then(|| {
                view! {
                    <li class="group">
                        <details open=open><summary>{icon::view("chevron-right")}<span>{group.name(l)}</span></summary><ul>{items}</ul></details>
                    </li>
                }
                .into_any()
            })
        });
        let own = rest.iter().filter(|place| matches!(place.group, Group::Daily | Group::Own)).map(item);
        first.iter().map(item).chain(folded).chain(own).collect::<Vec<_>>()
    };
    view! { <nav class=class aria-label=reader.map_or(texts::main_menu(l), worker::main_menu)><ul>{items}{more}</ul></nav> }
        .into_any()
}

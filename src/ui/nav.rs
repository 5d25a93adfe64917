//! Navigation by role: a side bar on desks, a bottom bar of four places and "more" on phones.

use leptos::prelude::*;

use platform::auth::actor::STAFF;
use platform::i18n::Lang;
use platform::room::{Group, Place};
use platform::web::context::Ctx;
use platform::web::route::Access;

use super::{icon, texts};

/// The heading of a group.
const fn heading(group: Group, l: Lang) -> &'static str {
    match group {
        Group::Daily | Group::Own => "",
        Group::Work => texts::group_work(l),
        Group::Public => texts::group_public(l),
        Group::Produce => texts::group_produce(l),
        Group::Land => texts::group_land(l),
        Group::House => texts::group_house(l),
    }
}

/// The groups with a heading, in order.
const FOLDED: [Group; 5] = [Group::Work, Group::Public, Group::Produce, Group::Land, Group::House];

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
    groups.into_iter().map(|(group, places)| (heading(group, ctx.reader), places)).collect()
}

/// The page of the search.
pub const SEARCH: &str = "/recherche";

/// Whether somebody is shown the search: those who have something to look for.
#[must_use]
pub fn may_find(ctx: &Ctx) -> bool {
    ctx.actor.roles.any_of(STAFF)
}

/// The places a person may go to.
#[must_use]
pub fn for_actor(ctx: &Ctx) -> Vec<Place> {
    ctx.app.house.places().into_iter().filter(|place| place.access.allows(&ctx.actor)).collect()
}

fn is_current(ctx: &Ctx, href: &str) -> bool {
    ctx.path == href || (href != "/" && ctx.path.starts_with(&format!("{href}/")))
}

fn item(ctx: &Ctx, href: &'static str, icon_name: &'static str, name: &'static str) -> AnyView {
    let current = is_current(ctx, href).then_some("page");
    view! { <li><a href=href aria-current=current>{icon::view(icon_name)}<span>{name}</span></a></li> }.into_any()
}

/// How many places a desk shows one under the other; more fold away under headings.
const FLAT: usize = 9;

/// The bar itself. On a desk all places show, in groups where there are many; on a phone the first four and "more".
pub fn view(ctx: &Ctx, reader: Option<Lang>) -> AnyView {
    let l = reader.unwrap_or(ctx.lang);
    let mut places = for_actor(ctx);
    if !ctx.actor.is_signed_in() {
        let (name, access) = (texts::sign_in, Access::Everyone);
        places.push(Place { rank: u8::MAX, href: "/connexion", icon: "log-in", name, group: Group::Own, access });
    }
    let short = places.len() <= 5;
    let item = |place: &Place| item(ctx, place.href, place.icon, (place.name)(l));
    let more = (!short).then(|| self::item(ctx, "/menu", "ellipsis", texts::more(l)));
    let class = if short { "nav short" } else { "nav" };
    let items = if places.len() <= FLAT {
        places.iter().map(item).collect()
    } else {
        // The bottom bar's places stay by themselves, whatever group they are of.
        let (first, rest) = places.split_at(4);
        let folded = FOLDED.into_iter().filter_map(|group| {
            let places: Vec<&Place> = rest.iter().filter(|place| place.group == group).collect();
            let open = places.iter().any(|place| is_current(ctx, place.href));
            let items: Vec<_> = places.iter().map(|place| item(place)).collect();
            (!items.is_empty()).then(|| {
                view! {
                    <li class="group">
                        <details open=open>
                            <summary>{icon::view("chevron-right")}<span>{heading(group, l)}</span></summary>
                            <ul>{items}</ul>
                        </details>
                    </li>
                }
                .into_any()
            })
        });
        let own = rest.iter().filter(|place| matches!(place.group, Group::Daily | Group::Own)).map(item);
        first.iter().map(item).chain(folded).chain(own).collect::<Vec<_>>()
    };
    view! { <nav class=class aria-label=texts::main_menu(l)><ul>{items}{more}</ul></nav> }.into_any()
}

//! Small pieces that several pages of the exchange show.

use chrono::NaiveDate;
use leptos::prelude::*;

use ::ui::{badge, icon};
use platform::i18n::{Lang, format};
use platform::web::context::Ctx;
use produce::model::species::{Months, SeedFacts};

use crate::model::giving::Germination;
use crate::model::request::RequestState;
use crate::{KEEPERS, texts};

/// The places of the exchange: what is done most first.
pub fn places(ctx: &Ctx) -> AnyView {
    let l = ctx.lang;
    let keeper = ctx.actor.roles.any_of(KEEPERS);
    let all = [
        (keeper, "/grainotheque/demandes", "mail", texts::requests(l)),
        (true, "/grainotheque/varietes", "sprout", texts::varieties(l)),
        (true, "/grainotheque/cultures", "leaf", texts::plan(l)),
        (keeper, "/grainotheque/gardiens", "hand-heart", texts::guardians(l)),
        (true, "/grainotheque/fetes", "calendar-days", texts::seed_days(l)),
        (keeper, "/grainotheque/promesses", "hand-heart", texts::promises(l)),
        (true, "/grainotheque/semis", "clipboard-list", texts::sowings(l)),
        (true, "/grainotheque/chiffres", "chart-column", texts::numbers(l)),
        (true, "/grainotheque/fichiers", "sheet", texts::files(l)),
        (true, "/grainotheque/regles", "scale", texts::rules(l)),
        (keeper, "/grainotheque/imprimantes", "printer", texts::printers(l)),
    ];
    let links: Vec<_> = all
        .into_iter()
        .filter(|(shown, ..)| *shown)
        .map(|(_, href, name, words)| view! { <li><a href=href>{icon::view(name)} <span>{words}</span></a></li> })
        .collect();
    view! { <nav class="room-places" aria-label=texts::places_of_exchange(l)><ul>{links}</ul></nav> }.into_any()
}

/// The name of a month.
#[must_use]
pub fn month(l: Lang, number: u32) -> String {
    let day = NaiveDate::from_ymd_opt(2026, number, 1).unwrap_or_default();
    format::month_year(l, day).split(' ').next().unwrap_or_default().to_owned()
}

/// Months in words: "février, mars".
#[must_use]
pub fn months(l: Lang, months: Months) -> String {
    (1..=12).filter(|number| months.has(*number)).map(|number| month(l, number)).collect::<Vec<_>>().join(", ")
}

/// The months of a year as twelve small boxes, and in words for those who do not see them.
pub fn season(l: Lang, shown: Months) -> AnyView {
    let boxes: Vec<_> = (1..=12).map(|number| view! { <i class=if shown.has(number) { "on" } else { "" }></i> }).collect();
    view! { <span class="season" role="img" aria-label=months(l, shown)>{boxes}</span> }.into_any()
}

/// How a lot germinates: "86 %", marked where nobody has tested it.
pub fn germination(l: Lang, known: Option<Germination>, facts: &SeedFacts) -> AnyView {
    let Some(known) = known else {
        return "".into_any();
    };
    let share = texts::per_cent(l, known.share.pct());
    let words = if known.estimated { texts::estimated(l, &share) } else { share };
    let weak = facts.germination_min.is_some_and(|least| known.share.0 < least * 100);
    if weak {
        badge::bad(words)
    } else if known.days_left.is_some_and(|days| days < 365) {
        badge::warm(words)
    } else {
        badge::good(words)
    }
}

/// A request's state as a badge.
pub fn request_badge(l: Lang, state: RequestState) -> AnyView {
    let words = texts::request_state(l, state);
    match state {
        RequestState::Asked => badge::warm(words),
        RequestState::Confirmed => badge::plain(words),
        RequestState::Prepared | RequestState::Handed => badge::good(words),
        RequestState::Expired | RequestState::Cancelled => badge::bad(words),
    }
}

//! Small pieces that several pages of the exchange show.

use chrono::NaiveDate;
use leptos::prelude::*;

use ::ui::badge;
use platform::i18n::{Lang, format};
use produce::model::species::{Months, SeedFacts};

use crate::model::giving::Germination;
use crate::model::request::RequestState;
use crate::texts;

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

//! Pieces that several pages of this room show: prices, seats, for whom.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use platform::i18n::{Lang, format};
use ui::{badge, icon};

use crate::model::date::{Opening, WorkshopDate};
use crate::model::money::{Cents, UnitName, Units};
use crate::model::workshop::{Price, PriceKind, WorkshopDetails};
use crate::texts;

/// What a seat costs, in a few words: "Gratuit", "8 €", "de 3 à 12 €".
#[must_use]
pub fn price_line(l: Lang, prices: &[Price], unit: &UnitName) -> String {
    let money: Vec<&Price> = prices.iter().filter(|price| price.kind != PriceKind::Units).collect();
    let units = prices
        .iter()
        .find(|price| price.kind == PriceKind::Units)
        .map(|price| texts::n_units(l, price.units.0, &unit.one, &unit.many));
    let least = money.iter().map(|price| price.cents).min();
    let most = money.iter().map(|price| price.most.unwrap_or(price.cents)).max();
    let euros = match (least, most) {
        (Some(least), Some(most)) if least == most && least.0 == 0 => Some(texts::free(l).to_owned()),
        (Some(least), Some(most)) if least == most => Some(least.text(l)),
        (Some(least), Some(most)) => Some(texts::from_to(l, least.text(l), most.text(l))),
        _ => None,
    };
    match (euros, units) {
        (Some(euros), Some(units)) => texts::or(l, euros, units),
        (Some(euros), None) => euros,
        (None, Some(units)) => units,
        (None, None) => texts::free(l).to_owned(),
    }
}

/// One price with its name: "tarif réduit, 5 €".
#[must_use]
pub fn price_name(l: Lang, price: &Price, unit: &UnitName) -> String {
    let name = texts::price_kind(l, price.kind);
    match (price.kind, price.most) {
        (PriceKind::Units, _) => texts::n_units(l, price.units.0, &unit.one, &unit.many),
        (_, Some(most)) => format!("{name}{} {}", texts::colon(l), texts::from_to(l, price.cents.text(l), most.text(l))),
        _ => format!("{name}{} {}", texts::colon(l), price.cents.text(l)),
    }
}

/// How many seats are left, as a bar and in words.
pub fn seats(l: Lang, date: &WorkshopDate, now: DateTime<Utc>) -> AnyView {
    let left = date.left();
    let words = match date.opening(now) {
        Opening::Cancelled => return badge::bad(texts::called_off(l)),
        Opening::Closed => return badge::plain(texts::closed(l)),
        Opening::Later => {
            let day = date.slot.day - (date.starts - date.window.opens);
            return badge::plain(texts::opens_on(l, format::date(l, day)));
        }
        Opening::Full => badge::warm(texts::full(l)),
        Opening::Open if left <= 3 => badge::warm(texts::places_left(l, left)),
        Opening::Open => badge::good(texts::places_left(l, left)),
    };
    view! {
        <span class="seats">
            <meter
                min="0"
                max=date.capacity.to_string()
                value=date.taken.to_string()
                aria-label=texts::seats_bar(l, date.taken, date.capacity)
            >

            </meter>
            {words}
        </span>
    }
    .into_any()
}

/// For whom: level and ages, in words; nothing where it is for everybody.
#[must_use]
pub fn for_whom(l: Lang, details: &WorkshopDetails) -> String {
    let ages = match (details.age_from, details.age_to) {
        (Some(from), Some(to)) => texts::ages(l, from, to),
        (Some(from), None) => texts::from_age(l, from),
        (None, Some(to)) => texts::until_age(l, to),
        (None, None) => String::new(),
    };
    [texts::level(l, details.level), ages.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A line with its pictogram.
pub fn line(icon_name: &str, words: impl Into<String>) -> AnyView {
    view! { <p class="fact-line">{icon::view(icon_name)} " " <span>{words.into()}</span></p> }.into_any()
}

/// Money and time units together: "12,50 €", "2 mannes", "5 € + 1 manne"; what is not above nothing is left out, but nothing is "0 €".
#[must_use]
pub fn amount(l: Lang, (cents, units): (Cents, Units), unit: &UnitName) -> String {
    let time = (units > Units(0)).then(|| texts::n_units(l, units.0, &unit.one, &unit.many));
    let euros = (cents > Cents(0) || time.is_none()).then(|| cents.text(l));
    euros.into_iter().chain(time).collect::<Vec<_>>().join(" + ")
}

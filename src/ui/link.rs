//! Links out of the program: a number to call, a place to find on the telephone's own map.

use leptos::prelude::*;

use super::icon;

/// A telephone number that can be called with a tap.
pub fn phone(number: &str) -> AnyView {
    // Of two numbers the first; and "(0)" is not dialled after a country's code.
    let first = number.split(['/', ',', ';']).next().unwrap_or_default();
    let first = if first.trim_start().starts_with('+') { first.replace("(0)", "") } else { first.to_owned() };
    let digits: String = first.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
    view! { <a class="phone" href=format!("tel:{digits}")><bdi dir="ltr">{number.to_owned()}</bdi></a> }.into_any()
}

/// The way to a place on a public map.
pub fn map(address: String, words: &'static str) -> AnyView {
    view! { <a class="on-map" href=address rel="noreferrer">{icon::view("map-pin")} " " {words}</a> }.into_any()
}

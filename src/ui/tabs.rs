//! Tabs: plain links, the present one marked, so that each view has its own address.

use leptos::prelude::*;

/// Address, words, and whether it is the present one.
pub fn view(label: &'static str, tabs: Vec<(String, String, bool)>) -> AnyView {
    let tabs: Vec<_> = tabs
        .into_iter()
        .map(|(href, words, current)| view! { <li><a href=href aria-current=current.then_some("page")>{words}</a></li> })
        .collect();
    view! { <nav class="tabs" aria-label=label><ul>{tabs}</ul></nav> }.into_any()
}

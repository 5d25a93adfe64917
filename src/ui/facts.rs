//! Facts about one thing: term and value, aligned.

use leptos::prelude::*;

/// A list of facts; those with an empty value are left out.
pub fn view(facts: Vec<(&'static str, String)>) -> AnyView {
    let facts: Vec<_> = facts
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(term, value)| view! { <div><dt>{term}</dt><dd>{value}</dd></div> })
        .collect();
    view! { <dl class="facts">{facts}</dl> }.into_any()
}

//! The head of a page: where one is, what it is, and what can be done.

use leptos::prelude::*;

/// A title and a line below it.
pub fn simple(title: impl Into<String>, lead: impl Into<String>) -> AnyView {
    with_actions(title, lead, Vec::new())
}

/// A title, a line below it, and buttons.
pub fn with_actions(title: impl Into<String>, lead: impl Into<String>, actions: Vec<AnyView>) -> AnyView {
    let lead = lead.into();
    view! {
        <header class="page-head">
            <div>
                <h1>{title.into()}</h1>
                {(!lead.is_empty()).then(|| view! { <p class="lead">{lead}</p> })}
            </div>
            {(!actions.is_empty()).then(|| view! { <div class="actions">{actions}</div> })}
        </header>
    }
    .into_any()
}

/// The way back up: address and name of each page above this one.
pub fn trail(label: &'static str, steps: Vec<(String, String)>) -> AnyView {
    let steps: Vec<_> = steps.into_iter().map(|(href, name)| view! { <li><a href=href>{name}</a></li> }).collect();
    view! { <nav class="trail" aria-label=label><ol>{steps}</ol></nav> }.into_any()
}

//! Badges: a state in a word. The colour only repeats what the word says.

use leptos::prelude::*;

fn badge(class: &'static str, text: impl Into<String>) -> AnyView {
    view! { <span class=format!("badge {class}")>{text.into()}</span> }.into_any()
}

/// A plain state.
pub fn plain(text: impl Into<String>) -> AnyView {
    badge("plain", text)
}

/// All is well.
pub fn good(text: impl Into<String>) -> AnyView {
    badge("good", text)
}

/// Worth a look, or today's.
pub fn warm(text: impl Into<String>) -> AnyView {
    badge("warm", text)
}

/// Needs someone.
pub fn bad(text: impl Into<String>) -> AnyView {
    badge("bad", text)
}

//! Empty states: they say what to do next.

use leptos::prelude::*;

use super::icon;

/// Nothing here yet, and why or what now.
pub fn view(icon_name: &str, text: impl Into<String>) -> AnyView {
    view! { <div class="empty">{icon::view(icon_name)}<p>{text.into()}</p></div> }.into_any()
}

/// The same with the button that mends it.
pub fn with_action(icon_name: &str, text: impl Into<String>, action: AnyView) -> AnyView {
    view! { <div class="empty">{icon::view(icon_name)}<p>{text.into()}</p>{action}</div> }.into_any()
}

//! Empty states: they say what to do next.

use leptos::prelude::*;

use platform::web::context::Ctx;

use super::{icon, texts};

/// Nothing here yet, and why or what now.
pub fn view(icon_name: &str, text: impl Into<String>) -> AnyView {
    view! { <div class="empty">{icon::view(icon_name)}<p>{text.into()}</p></div> }.into_any()
}

/// Parts of an address that look for nothing: the order, which of the lists, and as what.
const NO_SEARCH: [&str; 4] = ["tri", "etat", "compte", "format"];

/// Nothing in a list: what to do next where there is nothing at all, and that nothing matches where something was looked for.
pub fn listed(ctx: &Ctx, icon_name: &str, nothing: impl Into<String>) -> AnyView {
    let chosen = ctx.choices().any(|(name, value)| !NO_SEARCH.contains(&name.as_str()) && !value.trim().is_empty());
    if chosen { view(icon_name, texts::nothing_matches(ctx.lang)) } else { view(icon_name, nothing) }
}

/// The same with the button that mends it.
pub fn with_action(icon_name: &str, text: impl Into<String>, action: AnyView) -> AnyView {
    view! { <div class="empty">{icon::view(icon_name)}<p>{text.into()}</p>{action}</div> }.into_any()
}

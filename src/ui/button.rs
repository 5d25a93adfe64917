//! Buttons, and links that look like them.

use leptos::prelude::*;

use super::{form, icon};

/// The one thing to do on a form.
pub fn submit(text: impl Into<String>) -> AnyView {
    view! { <button type="submit" class="button primary">{text.into()}</button> }.into_any()
}

/// A lesser thing to do.
pub fn quiet(text: impl Into<String>) -> AnyView {
    view! { <button type="submit" class="button">{text.into()}</button> }.into_any()
}

/// Something that takes away.
pub fn danger(text: impl Into<String>) -> AnyView {
    view! { <button type="submit" class="button danger">{text.into()}</button> }.into_any()
}

/// A link to the page where the main thing is done.
pub fn link(href: impl Into<String>, icon: &str, text: impl Into<String>) -> AnyView {
    view! { <a class="button" href=href.into()>{icon::view(icon)}<span>{text.into()}</span></a> }.into_any()
}

/// The same, for the one thing most come for.
pub fn primary_link(href: impl Into<String>, icon: &str, text: impl Into<String>) -> AnyView {
    view! { <a class="button primary" href=href.into()>{icon::view(icon)}<span>{text.into()}</span></a> }.into_any()
}

/// The same for what can be done only once: sent again from the same page, it leads where it led.
pub fn post_once(action: impl Into<String>, button: AnyView) -> AnyView {
    view! { <form method="post" action=action.into() class="inline">{form::token()}{button}</form> }.into_any()
}

/// A form of one button, posted to `action`.
pub fn post(action: impl Into<String>, button: AnyView) -> AnyView {
    view! { <form method="post" action=action.into() class="inline">{button}</form> }.into_any()
}

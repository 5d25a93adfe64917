//! Badges: a state in a word. The colour only repeats what the word says.

use leptos::prelude::*;

/// A state that is not drawn yet: a list also takes its words away.
#[derive(Clone, Debug)]
pub struct Badge {
    class: &'static str,
    words: String,
}

impl Badge {
    /// A plain state.
    pub fn plain(words: impl Into<String>) -> Self {
        Self { class: "plain", words: words.into() }
    }

    /// All is well.
    pub fn good(words: impl Into<String>) -> Self {
        Self { class: "good", words: words.into() }
    }

    /// Worth a look, or today's.
    pub fn warm(words: impl Into<String>) -> Self {
        Self { class: "warm", words: words.into() }
    }

    /// Needs someone.
    pub fn bad(words: impl Into<String>) -> Self {
        Self { class: "bad", words: words.into() }
    }

    /// What it says.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The badge.
    #[must_use]
    pub fn view(self) -> AnyView {
        view! { <span class=format!("badge {}", self.class)>{self.words}</span> }.into_any()
    }
}

/// A plain state, drawn.
pub fn plain(text: impl Into<String>) -> AnyView {
    Badge::plain(text).view()
}

/// All is well, drawn.
pub fn good(text: impl Into<String>) -> AnyView {
    Badge::good(text).view()
}

/// Worth a look, drawn.
pub fn warm(text: impl Into<String>) -> AnyView {
    Badge::warm(text).view()
}

/// Needs someone, drawn.
pub fn bad(text: impl Into<String>) -> AnyView {
    Badge::bad(text).view()
}

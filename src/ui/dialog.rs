//! A question before something that takes away: folded until opened, with what will happen said first. Needs no JavaScript.

use leptos::prelude::*;

use super::icon;

/// `question` opens to what will happen and the form that does it.
pub fn confirm(icon_name: &str, question: impl Into<String>, what_happens: impl Into<String>, form: AnyView) -> AnyView {
    opened(false, icon_name, question, what_happens, form)
}

/// The same, open from the start where the form inside comes back with a complaint.
pub fn opened(
    open: bool,
    icon_name: &str,
    question: impl Into<String>,
    what_happens: impl Into<String>,
    form: AnyView,
) -> AnyView {
    view! {
        <details class="dialog" open=open>
            <summary class="button">{icon::view(icon_name)}<span>{question.into()}</span></summary>
            <div class="dialog-body">
                <p>{what_happens.into()}</p>
                {form}
            </div>
        </details>
    }
    .into_any()
}

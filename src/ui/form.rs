//! The frame of every form: its token, and the summary of complaints that leads to the fields.

use leptos::prelude::*;
use uuid::Uuid;

use crate::platform::forms::Form;
use crate::platform::i18n::Lang;
use crate::platform::web::texts;

/// The complaints, each a link to its field and with its name; nothing where all is well.
pub fn summary(lang: Lang, form: &Form) -> Option<AnyView> {
    let errors = form.errors();
    if errors.is_empty() {
        return None;
    }
    let lines: Vec<_> = errors
        .iter()
        .map(|(name, message)| {
            let text = message.text(lang);
            if name.is_empty() {
                return view! { <li>{text}</li> }.into_any();
            }
            let (labels, field) = (form.labels().clone(), name.clone());
            // A closure: it runs when the page is written out, after every field was drawn.
            let label = move || labels.of(&field).map(|label| view! { <strong>{label}</strong> " – " });
            view! { <li><a href=format!("#{name}")>{label}{text}</a></li> }.into_any()
        })
        .collect();
    Some(
        view! {
            <div class="summary" role="alert" tabindex="-1" id="complaints">
                <p>{texts::check_form(lang, lines.len())}</p>
                <ul>{lines}</ul>
            </div>
        }
        .into_any(),
    )
}

/// The hidden token that makes a double submit harmless.
pub fn token() -> AnyView {
    view! { <input type="hidden" name="form_token" value=Uuid::now_v7().to_string() /> }.into_any()
}

/// A hidden value.
pub fn hidden(name: &'static str, value: impl Into<String>) -> AnyView {
    view! { <input type="hidden" name=name value=value.into() /> }.into_any()
}

/// A form that posts to its own page: summary, fields, and a row of buttons.
pub fn frame(lang: Lang, form: &Form, fields: AnyView, buttons: AnyView) -> AnyView {
    view! {
        <form method="post" class="form" novalidate>
            {summary(lang, form)}
            {token()}
            {fields}
            <div class="buttons">{buttons}</div>
        </form>
    }
    .into_any()
}

/// The same for a form with files.
pub fn frame_with_files(lang: Lang, form: &Form, fields: AnyView, buttons: AnyView) -> AnyView {
    view! {
        <form method="post" class="form" enctype="multipart/form-data" novalidate>
            {summary(lang, form)}
            {token()}
            {fields}
            <div class="buttons">{buttons}</div>
        </form>
    }
    .into_any()
}

//! The frame of every form: its token, and the summary of complaints that leads to the fields.

use leptos::prelude::*;
use uuid::Uuid;

use platform::forms::Form;
use platform::i18n::Lang;
use platform::web::texts;

use crate::{button, texts as own};

/// The complaints in the order of the page, each a link to its field and with its name; nothing where all is well.
pub fn summary(lang: Lang, form: &Form) -> Option<AnyView> {
    let errors: Vec<(String, String)> = form.errors().iter().map(|(name, message)| (name.clone(), message.text(lang))).collect();
    if errors.is_empty() {
        return None;
    }
    let (count, labels) = (errors.len(), form.labels().clone());
    // A closure: it runs when the page is written out, after every field was drawn.
    let lines = move || {
        let mut lines: Vec<_> = errors.iter().map(|(name, text)| (labels.of(name), name, text)).collect();
        lines.sort_by_key(|(label, ..)| label.as_ref().map(|(place, _)| *place));
        lines.into_iter().map(|(label, name, text)| complaint(label.map(|(_, label)| label), name, text)).collect_view()
    };
    Some(
        view! {
            <div class="summary" role="alert" tabindex="-1" id="complaints">
                <p>{texts::check_form(lang, count)}</p>
                <ul>{lines}</ul>
            </div>
        }
        .into_any(),
    )
}

fn complaint(label: Option<String>, name: &str, text: &str) -> AnyView {
    if name.is_empty() {
        return view! { <li>{text.to_owned()}</li> }.into_any();
    }
    let label = label.map(|label| view! { <strong>{label}</strong> " – " });
    view! { <li><a href=format!("#{name}")>{label}{text.to_owned()}</a></li> }.into_any()
}

/// The hidden token that makes a double submit harmless.
pub fn token() -> AnyView {
    view! { <input type="hidden" name="form_token" value=Uuid::now_v7().to_string() /> }.into_any()
}

/// A field that people do not see: what fills it in is a program.
pub fn honeypot(l: Lang) -> AnyView {
    view! {
        <p class="visually-hidden" aria-hidden="true">
            <label>{own::leave_empty(l)}<input type="text" name="website" tabindex="-1" autocomplete="off" /></label>
        </p>
    }
    .into_any()
}

/// A hidden value.
pub fn hidden(name: impl Into<String>, value: impl Into<String>) -> AnyView {
    view! { <input type="hidden" name=name.into() value=value.into() /> }.into_any()
}

/// What was sent, once more, by somebody who has seen what it will do: `sure` is `yes`.
pub fn once_sure(form: &Form, label: impl Into<String>) -> AnyView {
    let same: Vec<_> = form.pairs().filter(|(name, _)| !["form_token", "sure"].contains(name)).collect();
    let same: Vec<_> = same.into_iter().map(|(name, value)| hidden(name, value)).collect();
    view! {
        <form method="post">
            {token()} {same} {hidden("sure", "yes")}
            <div class="buttons">{button::submit(label)}</div>
        </form>
    }
    .into_any()
}

/// What the record said when the form was opened, for records without a version.
pub fn as_read(form: &Form) -> Option<AnyView> {
    let read = form.value("as_read");
    (!read.is_empty()).then(|| hidden("as_read", read))
}

/// A form that posts to its own page: summary, fields, and a row of buttons. On a page with other forms, [`frame_to`].
pub fn frame(lang: Lang, form: &Form, fields: AnyView, buttons: AnyView) -> AnyView {
    framed(lang, form, None, (fields, buttons))
}

/// The same that names its address: where another form of the page was refused, the page stands at that one's.
pub fn frame_to(lang: Lang, form: &Form, action: String, fields: AnyView, buttons: AnyView) -> AnyView {
    framed(lang, form, Some(action), (fields, buttons))
}

fn framed(lang: Lang, form: &Form, action: Option<String>, (fields, buttons): (AnyView, AnyView)) -> AnyView {
    view! {
        <form method="post" action=action class="form" novalidate>
            {summary(lang, form)}
            {token()}
            {as_read(form)}
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

//! Reads a text aloud with the browser's own voices, in the page's language.

use leptos::prelude::*;

/// A button that reads `text`; not shown where the browser has no voice.
#[island]
pub fn Speak(text: String, lang: String, label: String) -> impl IntoView {
    let can = RwSignal::new(false);
    // Only the browser knows, and only once the page is there.
    Effect::new(move |_| can.set(window().speech_synthesis().is_ok()));
    let text = StoredValue::new(text);
    let lang = StoredValue::new(lang);
    let read = move |_| {
        if let (Ok(voice), Ok(words)) =
            (window().speech_synthesis(), web_sys::SpeechSynthesisUtterance::new_with_text(&text.get_value()))
        {
            words.set_lang(&lang.get_value());
            words.set_rate(0.9);
            voice.cancel();
            voice.speak(&words);
        }
    };
    view! { <button type="button" class="button speak" hidden=move || !can.get() on:click=read>{label}</button> }
}

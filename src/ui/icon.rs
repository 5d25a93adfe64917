//! Pictograms: Lucide's, gathered by `make site` into one sprite. The build reads the names from the calls of `view("…")`.

use leptos::prelude::*;

use platform::web::assets;

/// A pictogram beside words that say the same: hidden from screen readers.
pub fn view(name: &str) -> AnyView {
    let href = format!("{}#{name}", assets::url("icons.svg"));
    view! { <svg class="icon" aria-hidden="true" focusable="false"><use_ href=href></use_></svg> }.into_any()
}

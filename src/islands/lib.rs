//! Islands: the parts of pages that also run in the browser. Only this folder is compiled to WebAssembly, a module for each page that has
//! one.

#[cfg(any(feature = "ssr", feature = "door"))]
pub mod door;
#[cfg(any(feature = "ssr", feature = "plan-editor"))]
pub mod plan_draft;
#[cfg(any(feature = "ssr", feature = "plan-editor"))]
pub mod plan_editor;
#[cfg(any(feature = "ssr", feature = "plan-editor"))]
pub mod tiles;
#[cfg(any(feature = "ssr", feature = "week-board"))]
pub mod week_board;

/// What islands ask of the server.
#[cfg(feature = "ssr")]
pub mod asks;
#[cfg(feature = "qr")]
pub mod qr_reader;

/// Wakes the islands of a page: called once by the page's script, before any island.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}

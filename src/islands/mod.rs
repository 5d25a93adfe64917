//! Islands: the parts of pages that also run in the browser. Only this folder is compiled to WebAssembly, a module for each page that has one.

#[cfg(any(feature = "ssr", feature = "door"))]
pub mod door;
#[cfg(any(feature = "ssr", feature = "plan-editor"))]
pub mod plan_draft;
#[cfg(any(feature = "ssr", feature = "plan-editor"))]
pub mod plan_editor;
#[cfg(any(feature = "ssr", feature = "week-board"))]
pub mod week_board;

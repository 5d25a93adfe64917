//! Islands: the parts of pages that also run in the browser. Only this folder is compiled to WebAssembly.

pub mod door;
pub mod plan_draft;
pub mod plan_editor;
pub mod week_board;

//! Archipel: the operations manager of a food ecopole.
//!
//! This page is the map of the crate, and the only place (with `islands`) that names cargo features. `islands` is
//! compiled for the server, and to WebAssembly for the browser: a module for each page that has one, and the reader of QR codes by itself. Everything else is the server's. One room a domain (`people`, `land`, …), each
//! with the same furniture: `model`, `forms`, `store`, `routes`, `pages`, `texts`.

#![forbid(unsafe_code)]

/// What islands ask of the server.
#[cfg(feature = "ssr")]
#[path = "islands/asks.rs"]
pub mod asks;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod islands;
#[cfg(feature = "qr")]
#[path = "islands/qr_reader.rs"]
pub mod qr_reader;

#[cfg(feature = "ssr")]
pub mod account;
#[cfg(feature = "ssr")]
pub mod app;
#[cfg(feature = "ssr")]
pub mod demo;
#[cfg(feature = "ssr")]
pub mod kit;
#[cfg(feature = "ssr")]
pub mod land;
#[cfg(feature = "ssr")]
pub mod people;
#[cfg(feature = "ssr")]
pub mod platform;
#[cfg(feature = "ssr")]
pub mod today;
#[cfg(feature = "ssr")]
pub mod ui;
#[cfg(feature = "ssr")]
pub mod work;
#[cfg(feature = "ssr")]
pub mod workshops;

/// What differs between the two databases; exactly one is compiled.
#[cfg(all(feature = "ssr", feature = "sqlite"))]
#[path = "platform/db/sqlite.rs"]
pub mod backend;
#[cfg(all(feature = "ssr", feature = "postgres", not(feature = "sqlite")))]
#[path = "platform/db/postgres.rs"]
pub mod backend;

/// Wakes the islands of a page: called once by the page's script, before any island.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}

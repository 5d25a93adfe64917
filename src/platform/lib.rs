//! What any web application needs and no ecopole in particular: configuration, database, web server, sign-in, mail, languages.

/// What differs between the two databases; exactly one is compiled.
#[cfg(feature = "sqlite")]
#[path = "db/sqlite.rs"]
pub mod backend;
#[cfg(all(feature = "postgres", not(feature = "sqlite")))]
#[path = "db/postgres.rs"]
pub mod backend;

pub mod audit;
pub mod auth;
pub mod check;
pub mod clock;
pub mod columns;
pub mod config;
pub mod db;
pub mod ecopole;
pub mod error;
pub mod export;
pub mod forms;
pub mod health;
pub mod i18n;
pub mod ical;
pub mod ids;
pub mod images;
pub mod mail;
pub mod markup;
pub mod money;
pub mod op;
pub mod pdf;
pub mod person;
pub mod place;
pub mod qr;
pub mod quantity;
pub mod refusal;
pub mod room;
pub mod search;
pub mod secrets;
pub mod spreadsheet;
pub mod time;
pub mod web;

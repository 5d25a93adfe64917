//! The design system: what pages are made of, rendered on the server, one file a component. `/design` shows them all.

pub mod badge;
pub mod button;
pub mod camera;
pub mod dialog;
pub mod empty;
pub mod facts;
pub mod field;
pub mod filter;
pub mod form;
pub mod history;
pub mod icon;
pub mod link;
pub mod list;
pub mod nav;
pub mod page_head;
pub mod pager;
pub mod shell;
pub mod table;
pub mod tabs;
pub mod texts;

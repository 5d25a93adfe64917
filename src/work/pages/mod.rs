//! The pages of working time, one file a page.

pub mod board;
pub mod catalogue;
pub mod clocked;
pub mod contract;
pub mod day;
pub mod fill;
pub mod kiosk;
pub mod months;
pub mod my_absences;
pub mod my_hours;
pub mod my_week;
pub mod open_days;
pub mod requests;
pub mod rules;
pub mod sheets;
pub mod shift;
pub mod support;
pub mod team;
pub mod templates;
pub mod today;
pub mod work;

use leptos::prelude::*;

use super::model::rules::{Breach, Severity};
use crate::platform::i18n::Lang;
use crate::ui::badge;

/// A breach in words, with where the rule is written.
pub fn breach(l: Lang, breach: &Breach) -> AnyView {
    let (class, severity) = match breach.severity {
        Severity::Refuse => ("breach refuse", badge::bad(super::texts::refused(l))),
        Severity::Ask => ("breach ask", badge::warm(super::texts::needs_reason(l))),
        Severity::Hint => ("breach hint", badge::plain(super::texts::hint(l))),
    };
    view! { <li class=class>{severity} " " {breach.message.text(l)} " " <small>{breach.source.clone()}</small></li> }.into_any()
}

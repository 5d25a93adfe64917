//! The pages of the plan, one file a page.

pub mod board;
pub mod copied;
pub mod fill;
pub mod publish;
pub mod requests;
pub mod rules;
pub mod shift;
pub mod templates;
pub mod work;

use leptos::prelude::*;

use platform::i18n::{Lang, format};
use ui::badge;

use crate::model::absence::AbsenceTime;
use crate::model::rules::{Breach, Severity};
use crate::texts;

/// A breach in words, with where the rule is written.
pub fn breach(l: Lang, breach: &Breach) -> AnyView {
    line(l, breach, None)
}

/// The same of what can still be changed: with what would make it right.
pub fn breach_to_mend(l: Lang, breach: &Breach) -> AnyView {
    line(l, breach, Some(texts::rules::remedy(l, breach.rule)))
}

fn line(l: Lang, breach: &Breach, remedy: Option<&'static str>) -> AnyView {
    let (class, severity) = match breach.severity {
        Severity::Refuse => ("breach refuse", badge::bad(texts::refused(l))),
        Severity::Ask => ("breach ask", badge::warm(texts::needs_reason(l))),
        Severity::Hint => ("breach hint", badge::plain(texts::hint(l))),
    };
    let source = texts::rules::source(l, &breach.source);
    let remedy = remedy.map(|words| view! { <span class="remedy">{words}</span> " " });
    view! { <li class=class>{severity} " " {breach.message.text(l)} " " {remedy}<small>{source}</small></li> }.into_any()
}

/// When an absence is, in words.
#[must_use]
pub fn absence_time(l: Lang, time: AbsenceTime) -> String {
    match time {
        AbsenceTime::Days(first, last) if first == last => format::long_date(l, first),
        AbsenceTime::Days(first, last) => texts::days_from_to(l, format::day(l, first), format::long_date(l, last)),
        AbsenceTime::Part(day, from, until) => format!("{}, {}", format::long_date(l, day), texts::hours(l, from, until)),
    }
}

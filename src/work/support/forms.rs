//! Forms of the counsellor's entries.

use chrono::{Months, NaiveDate};

use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Message;
use platform::time::Minutes;

use crate::fields::id;
use crate::model::support::{self, ExitClass, Support, SupportKind};
use crate::texts;

/// Reads an entry of the counsellor's. Only time together has a length.
///
/// # Errors
/// The form with its complaints.
pub fn support(mut form: Form, today: NaiveDate) -> Result<Support> {
    let kind = form.choice("kind", SupportKind::from_word);
    let (on_day, until_day) = (form.required_date("on_day"), form.date("until_day"));
    if on_day.is_some_and(|on| on > today + Months::new(12)) {
        form.complain("on_day", Message::new(texts::too_far));
    } else if kind.is_some_and(SupportKind::is_done) && on_day.is_some_and(|on| on > today) {
        form.complain("on_day", Message::new(texts::not_done_yet));
    }
    if let (Some(on), Some(until), Some(kind)) = (on_day, until_day, kind) {
        if until < on {
            form.complain("until_day", Message::new(texts::ends_before_start));
        } else if support::too_long(kind, on, until) {
            form.complain("until_day", Message::new(texts::immersion_too_long));
        }
    }
    let exit = kind == Some(SupportKind::Exit);
    if !exit && !form.value("exit_class").is_empty() {
        form.complain("kind", Message::new(texts::exit_is_a_kind));
    }
    let exit_class = if exit { form.choice("exit_class", ExitClass::from_word) } else { None };
    let minutes = Minutes(form.integer("minutes", 0, 1440).unwrap_or(0));
    if minutes.0 > 0 && kind.is_some_and(|kind| !kind.counts()) {
        form.complain("minutes", Message::new(texts::only_together));
    }
    let (subject, body, next_step) = (form.text("subject", 200), form.text("body", 5000), form.text("next_step", 500));
    if kind.is_some_and(SupportKind::is_done)
        && minutes.0 == 0
        && [&subject, &body, &next_step].iter().all(|text| text.is_empty())
    {
        form.complain("subject", Message::new(texts::nothing_noted));
    }
    let obstacle = id(&form, "obstacle").filter(|_| kind != Some(SupportKind::Obstacle));
    let entry = kind.zip(on_day).map(|(kind, on_day)| Support {
        kind,
        on_day,
        until_day,
        minutes,
        subject,
        body,
        next_step,
        exit_class,
        obstacle,
    });
    form.command(entry)
}

/// The form filled with an entry as it is.
#[must_use]
pub fn support_filled(entry: &Support, version: i64) -> Form {
    let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    Form::filled([
        ("kind", entry.kind.word().to_owned()),
        ("on_day", entry.on_day.to_string()),
        ("until_day", date(entry.until_day)),
        ("minutes", if entry.minutes.0 > 0 { entry.minutes.0.to_string() } else { String::new() }),
        ("subject", entry.subject.clone()),
        ("body", entry.body.clone()),
        ("next_step", entry.next_step.clone()),
        ("exit_class", entry.exit_class.map(|class| class.word().to_owned()).unwrap_or_default()),
        ("obstacle", entry.obstacle.map(|id| id.to_string()).unwrap_or_default()),
        ("version", version.to_string()),
    ])
}

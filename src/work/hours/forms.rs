//! Forms about hours: corrections of a locked month.

use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Message;
use platform::time::Minutes;

use crate::fields::hours;
use crate::model::month::{Change, Corrected};
use crate::texts;

/// The word of a choice for work that counts for no project: an empty one would be chosen before anybody has chosen.
pub const NO_PROJECT: &str = "-";

/// Most minutes of one correction of a month.
const MOST_CORRECTED: i64 = 250 * 60;

/// Reads a correction of a locked month: of what, how much more or less, for which project if it is work, and why. Minutes as "45", hours
/// as "1 h 30"; any minus sign.
pub fn month_correction(mut form: Form) -> Result<Change> {
    let what = form.choice("what", Corrected::from_word);
    let typed = form.value("correction").trim().replace(['\u{2212}', '\u{2013}'], "-");
    let (sign, size) = typed.strip_prefix('-').map_or((1, typed.as_str()), |size| (-1, size));
    let size = size.trim().trim_start_matches('+').to_lowercase();
    let minutes = if size.contains('h') || size.contains(':') {
        let mut hours_form = Form::filled([("hours", size.replace(':', "h"))]);
        hours(&mut hours_form, "hours", MOST_CORRECTED).map(|minutes| minutes.0)
    } else {
        size.parse::<i64>().ok()
    };
    let minutes = minutes.filter(|minutes| (1..=MOST_CORRECTED).contains(minutes)).map(|minutes| Minutes(sign * minutes));
    if minutes.is_none() {
        form.complain("correction", Message::new(texts::not_minutes));
    }
    let reason = form.required("reason", 300);
    let project = form.text("project", 60);
    let change = what.zip(minutes).map(|(what, minutes)| {
        let counts = what == Corrected::Work && project != NO_PROJECT;
        let project = if counts { project } else { String::new() };
        Change { what, minutes, project, reason }
    });
    form.command(change)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::absence::AbsenceKind;

    #[test]
    fn a_correction_is_minutes_or_hours_more_or_less() {
        for (typed, minutes) in [
            ("45", Some(45)),
            ("-45", Some(-45)),
            ("−90", Some(-90)),
            ("1 h 30", Some(90)),
            ("-2:15", Some(-135)),
            ("0", None),
            ("x", None),
        ] {
            let values = [("what", "work"), ("correction", typed), ("reason", "oubli")];
            let form = Form::filled(values.map(|(name, value)| (name, value.to_owned())));
            assert_eq!(month_correction(form).ok().map(|change| change.minutes.0), minutes, "{typed}");
        }
        assert_eq!(Corrected::from_word("absence-sick"), Some(Corrected::Absence(AbsenceKind::Sick)));
        assert_eq!(Corrected::from_word("support"), None, "support follows the counsellor's entries");
    }
}

//! Forms about hours: corrections of a locked month.

use chrono::{Datelike as _, NaiveDate, Weekday};

use platform::error::Result;
use platform::forms::Form;
use platform::i18n::Message;
use platform::time::Minutes;

use crate::fields::hours;
use crate::hours::store::payroll::{AbsencePay, Annexe, Payroll};
use crate::model::absence::AbsenceKind;
use crate::model::month::{Change, Corrected};
use crate::texts;

/// The word of a choice for work that counts for no project: an empty one would be chosen before anybody has chosen.
pub const NO_PROJECT: &str = "-";

/// Fewest minutes of a full-time year: less is a week or a month.
const LEAST_YEAR: i64 = 1000 * 60;
/// Most minutes of a full-time year.
const MOST_YEAR: i64 = 2500 * 60;
/// Most minutes of one correction of a month.
const MOST_CORRECTED: i64 = 250 * 60;

/// Reads a correction of a locked month: of what, how much more or less, for which project if it is work, and why. Minutes as "45", hours
/// as "1 h 30"; any minus sign.
pub fn month_correction(mut form: Form) -> Result<Change> {
    let what = form.choice("what", Corrected::from_word);
    let typed = form.value("correction").trim().replace(['\u{2212}', '\u{2013}'], "-");
    let (sign, size) = typed.strip_prefix('-').map_or((1, typed.as_str()), |size| (-1, size));
    let size = size.trim().trim_start_matches('+').to_lowercase();
    // "1,5" is an hour and a half; "45" are minutes.
    let minutes = if size.contains(['h', ':', ',', '.', 'm']) {
        let mut hours_form = Form::filled([("hours", size.replace(':', "h"))]);
        hours(&mut hours_form, "hours", MOST_CORRECTED).map(|minutes| minutes.0)
    } else {
        size.parse::<i64>().ok()
    };
    let minutes = minutes.filter(|minutes| (1..=MOST_CORRECTED).contains(minutes)).map(|minutes| Minutes(sign * minutes));
    if minutes.is_none() {
        form.complain("correction", Message::new(texts::not_minutes));
    }
    let day = form.date("day");
    if what.is_some_and(Corrected::has_a_day) && day.is_none() && form.error("day").is_none() {
        form.complain("day", Message::new(texts::corrected_needs_day));
    }
    let reason = form.required("reason", 300);
    let project = form.text("project", 60);
    let change = what.zip(minutes).map(|(what, minutes)| {
        let counts = what == Corrected::Work && project != NO_PROJECT;
        let project = if counts { project } else { String::new() };
        Change { what, minutes, day, project, reason }
    });
    form.command(change)
}

/// Reads the choices of pay.
///
/// # Errors
/// The form with its complaints.
pub fn payroll(mut form: Form) -> Result<Payroll> {
    let seniority = form.integer("seniority", 0, 12);
    if seniority.is_none() {
        form.complain("seniority", Message::new(platform::web::texts::required));
    }
    let on = |word: &str| form.values("choices").any(|value| value == word);
    let (monthly_pay, support_paid) = (on("monthly"), on("support"));
    let (leave_in_part_time, leave_counted) = (on("part_time"), on("leave"));
    form.command(seniority.map(|holiday_seniority| Payroll {
        monthly_pay,
        support_paid,
        holiday_seniority,
        leave_in_part_time,
        leave_counted,
    }))
}

/// Reads whether a kind of absence is paid from a day on.
///
/// # Errors
/// The form with its complaints.
pub fn absence_pay(mut form: Form) -> Result<AbsencePay> {
    let kind = form.choice("absence", AbsenceKind::from_word);
    let starts = form.required_date("absence_starts");
    let paid = form.choice("absence_paid", |word| matches!(word, "yes" | "no").then_some(word == "yes"));
    let source = form.required("absence_source", 200);
    form.command(kind.zip(starts).zip(paid).map(|((kind, starts), paid)| AbsencePay { kind, starts, paid, source }))
}

/// Reads the day of solidarity.
///
/// # Errors
/// The form with its complaints.
pub fn solidarity_day(mut form: Form) -> Result<NaiveDate> {
    let day = form.required_date("solidarity").filter(|day| (2004..=2200).contains(&day.year()));
    if day.is_none() && form.error("solidarity").is_none() {
        form.complain("solidarity", Message::new(texts::too_far));
    }
    // L3133-8: never 1 May; and Sunday is the day of rest.
    if day.is_some_and(|day| (day.month(), day.day()) == (5, 1) || day.weekday() == Weekday::Sun) {
        form.complain("solidarity", Message::new(texts::no_solidarity));
    }
    form.command(day)
}

/// Reads the funder's annexe.
///
/// # Errors
/// The form with its complaints.
pub fn annexe(mut form: Form) -> Result<Annexe> {
    let starts = form.required_date("annexe_starts");
    let number = form.required("annexe_number", 40);
    // "1 820", as it is written.
    let typed: String = form.value("full_time_year").chars().filter(|c| !c.is_whitespace()).collect();
    form.set("full_time_year", typed);
    let year = hours(&mut form, "full_time_year", MOST_YEAR);
    let annexe = starts.zip(year.filter(|year| year.0 >= LEAST_YEAR));
    if year.is_some_and(|year| year.0 < LEAST_YEAR) {
        form.complain("full_time_year", Message::new(texts::not_a_year));
    }
    form.command(annexe.map(|(starts, year)| Annexe { starts, number, full_time_minutes: year.0 }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_is_minutes_or_hours_more_or_less() {
        for (typed, minutes) in [
            ("45", Some(45)),
            ("-45", Some(-45)),
            ("−90", Some(-90)),
            ("1 h 30", Some(90)),
            ("-2:15", Some(-135)),
            ("1,5", Some(90)),
            ("45 min", Some(45)),
            ("0", None),
            ("x", None),
        ] {
            let values = [("what", "work"), ("correction", typed), ("day", "2026-02-12"), ("reason", "oubli")];
            let form = Form::filled(values.map(|(name, value)| (name, value.to_owned())));
            assert_eq!(month_correction(form).ok().map(|change| change.minutes.0), minutes, "{typed}");
        }
        assert_eq!(Corrected::from_word("absence-sick"), Some(Corrected::Absence(AbsenceKind::Sick)));
        assert_eq!(Corrected::from_word("support"), None, "support follows the counsellor's entries");
    }
}

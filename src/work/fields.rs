//! Fields that several forms of working time have: times of day, lengths, ids.

use platform::forms::Form;
use platform::i18n::{Message, format};
use platform::time::{ClockTime, Minutes};

use crate::texts;

/// A time of day that must be there.
pub fn clock(form: &mut Form, name: &str) -> Option<ClockTime> {
    let time = ClockTime::parse(form.value(name));
    if time.is_none() {
        form.complain(name, Message::new(texts::not_a_time));
    }
    time
}

pub fn optional_clock(form: &mut Form, name: &str) -> Option<ClockTime> {
    if form.value(name).trim().is_empty() { None } else { clock(form, name) }
}

/// An id that may be left out.
pub fn id<T: std::str::FromStr>(form: &Form, name: &str) -> Option<T> {
    form.value(name).parse().ok()
}

/// Hours typed as "26", "26,5", "26 h 30" or "20 min", in minutes.
pub fn hours(form: &mut Form, name: &str, most: i64) -> Option<Minutes> {
    let typed = form.value(name).trim().to_lowercase().replace(',', ".");
    let whole = typed.strip_suffix("min").or_else(|| typed.strip_suffix("mn")).map(str::trim);
    let minutes = match typed.split_once('h') {
        None if whole.is_some() => whole.and_then(|minutes| minutes.parse::<i64>().ok()),
        Some((hours, minutes)) => {
            let minutes = if minutes.trim().is_empty() { "0" } else { minutes.trim() };
            hours
                .trim()
                .parse::<i64>()
                .ok()
                .zip(minutes.parse::<i64>().ok().filter(|m| (0..60).contains(m)))
                .map(|(h, m)| h * 60 + m)
        }
        #[expect(clippy::cast_possible_truncation, reason = "bounded just below")]
        None => typed.parse::<f64>().ok().filter(|hours| hours.abs() < 10_000.0).map(|hours| (hours * 60.0).round() as i64),
    };
    let complaint = match minutes {
        Some(minutes) if (0..=most).contains(&minutes) => return Some(Minutes(minutes)),
        Some(minutes) if minutes > most => Message::new(move |l| texts::too_many_hours(l, format::duration(l, most))),
        _ => Message::new(texts::not_hours),
    };
    form.complain(name, complaint);
    None
}

/// Hours as the form shows them.
#[must_use]
pub fn hours_field(minutes: Minutes) -> String {
    if minutes.0 % 60 == 0 { (minutes.0 / 60).to_string() } else { format!("{} h {:02}", minutes.0 / 60, minutes.0 % 60) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_type_them() {
        for (typed, minutes) in [("26", 1560), ("26%2C5", 1590), ("26+h+30", 1590), ("35h", 2100), ("20+min", 20), ("90mn", 90)] {
            let mut form = Form::parse(format!("weekly={typed}").as_bytes());
            assert_eq!(hours(&mut form, "weekly", 2880), Some(Minutes(minutes)), "{typed}");
        }
        for typed in ["", "49", "h", "-1", "26+h+75", "x+min", "3000+min"] {
            let mut form = Form::parse(format!("weekly={typed}").as_bytes());
            assert_eq!(hours(&mut form, "weekly", 2880), None, "{typed}");
        }
        assert_eq!((hours_field(Minutes(1560)), hours_field(Minutes(1590))), ("26".to_owned(), "26 h 30".to_owned()));
    }
}

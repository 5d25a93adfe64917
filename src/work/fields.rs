//! Fields that several forms of working time have: times of day, lengths, ids.

use chrono::NaiveDate;

use platform::forms::Form;
use platform::i18n::{Message, format};
use platform::time::{ClockTime, Minutes, Slot};

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

/// A beginning, an end and a break that fit together, on a day.
pub fn slot(form: &mut Form, day: Option<NaiveDate>) -> Option<Slot> {
    let (starts, ends) = (clock(form, "starts"), clock(form, "ends"));
    let pause = Minutes(form.integer("pause", 0, 600).unwrap_or(0));
    let (starts, ends) = starts.zip(ends)?;
    // Any day will do to see whether the times fit together.
    let slot = Slot::new(day.unwrap_or_default(), starts, ends, pause);
    if slot.is_none() && starts == ends {
        form.complain("ends", Message::new(texts::no_length));
    } else if slot.is_none() {
        form.complain("pause", Message::new(texts::pause_too_long));
    }
    slot.filter(|_| day.is_some())
}

/// An id that may be left out.
pub fn id<T: std::str::FromStr>(form: &Form, name: &str) -> Option<T> {
    form.value(name).parse().ok()
}

/// Hours typed as "26", "26,5", "26 h 30", "26:30" or "20 min", in minutes.
pub fn hours(form: &mut Form, name: &str, most: i64) -> Option<Minutes> {
    let typed = form.value(name).trim().to_lowercase().replace(',', ".").replace(':', "h");
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
    fn times_that_make_no_slot_say_which_of_them_is_wrong() {
        for (starts, ends, pause, wrong) in [
            ("8:30", "8:30", "0", vec!["ends"]),
            ("8:30", "9:00", "30", vec!["pause"]),
            ("8:30", "x", "0", vec!["ends"]),
            ("", "9:00", "x", vec!["pause", "starts"]),
            ("22:00", "5:00", "30", vec![]),
        ] {
            let typed = [("starts", starts), ("ends", ends), ("pause", pause)];
            let mut form = Form::filled(typed.map(|(name, value)| (name, value.to_owned())));
            assert_eq!(slot(&mut form, Some(NaiveDate::default())).is_some(), wrong.is_empty(), "{typed:?}");
            assert_eq!(form.errors().keys().collect::<Vec<_>>(), wrong, "{typed:?}");
        }
    }

    #[test]
    fn hours_are_read_as_people_type_them() {
        for (typed, minutes) in
            [("26", 1560), ("26%2C5", 1590), ("26+h+30", 1590), ("26%3A30", 1590), ("35h", 2100), ("20+min", 20), ("90mn", 90)]
        {
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

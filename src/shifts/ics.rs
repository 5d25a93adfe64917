//! Calendars (RFC 5545): a zone with its true transitions, stable identities, sequences that grow, cancellations that stay. Written
//! here because no well-kept crate makes VTIMEZONE from the zone data base; checked against another parser in the tests.

use std::fmt::Write as _;

use chrono::{DateTime, Datelike as _, Duration, NaiveDateTime, Offset as _, TimeZone as _, Utc};
use chrono_tz::Tz;

use super::model::shift::Task;
use super::store::stints::Published;

/// Longest line in bytes, the break not counted (RFC 5545, 3.1).
const LINE: usize = 75;

/// A calendar text being written.
struct Calendar(String);

impl Calendar {
    /// Adds one content line, folded.
    fn line(&mut self, name: &str, value: &str) {
        let whole = format!("{name}:{value}");
        let (mut rest, mut room) = (whole.as_str(), LINE);
        while rest.len() > room {
            let cut = (0..=room).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(room);
            self.0.push_str(&rest[..cut]);
            self.0.push_str("\r\n ");
            rest = &rest[cut..];
            room = LINE - 1;
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }

    /// Adds a line of free text.
    fn text(&mut self, name: &str, value: &str) {
        let escaped =
            value.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace("\r\n", "\\n").replace('\n', "\\n");
        self.line(name, &escaped);
    }
}

fn utc(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

fn local(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone).format("%Y%m%dT%H%M%S").to_string()
}

fn offset(zone: Tz, at: DateTime<Utc>) -> i32 {
    zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc()
}

fn offset_words(seconds: i32) -> String {
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

/// The instants at which a zone changes its clocks between two others.
fn transitions(zone: Tz, from: DateTime<Utc>, until: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let mut found = Vec::new();
    let mut day = from;
    while day < until {
        let next = day + Duration::days(1);
        if offset(zone, day) != offset(zone, next) {
            // To the minute, by halves: clocks change on whole minutes.
            let (mut low, mut high) = (day.timestamp() / 60, next.timestamp() / 60);
            let at = |minute: i64| DateTime::from_timestamp(minute * 60, 0).unwrap_or(day);
            while high - low > 1 {
                let middle = i64::midpoint(low, high);
                if offset(zone, at(middle)) == offset(zone, day) { low = middle } else { high = middle }
            }
            found.push(at(high));
        }
        day = next;
    }
    found
}

/// The zone with each of its changes over the years of the events.
fn zone_part(calendar: &mut Calendar, zone: Tz, from: DateTime<Utc>, until: DateTime<Utc>) {
    calendar.line("BEGIN", "VTIMEZONE");
    calendar.line("TZID", zone.name());
    let base = offset(zone, from);
    observance(calendar, "STANDARD", from.naive_utc() + Duration::seconds(i64::from(base)), base, base);
    for at in transitions(zone, from, until) {
        let (before, after) = (offset(zone, at - Duration::minutes(1)), offset(zone, at));
        let kind = if after > before { "DAYLIGHT" } else { "STANDARD" };
        // The start is told on the clock as it was before the change.
        observance(calendar, kind, at.naive_utc() + Duration::seconds(i64::from(before)), before, after);
    }
    calendar.line("END", "VTIMEZONE");
}

fn observance(calendar: &mut Calendar, kind: &str, starts: NaiveDateTime, before: i32, after: i32) {
    calendar.line("BEGIN", kind);
    calendar.line("DTSTART", &starts.format("%Y%m%dT%H%M%S").to_string());
    calendar.line("TZOFFSETFROM", &offset_words(before));
    calendar.line("TZOFFSETTO", &offset_words(after));
    calendar.line("END", kind);
}

/// The calendar of one person's published work.
#[must_use]
pub fn calendar(name: &str, zone: Tz, stints: &[Published], tasks: &[Task]) -> String {
    let mut calendar = Calendar(String::new());
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", "-//Archipel//Archipel//FR");
    calendar.line("METHOD", "PUBLISH");
    calendar.text("X-WR-CALNAME", name);
    if let (Some(first), Some(last)) = (stints.iter().map(|s| s.starts_at).min(), stints.iter().map(|s| s.ends_at).max()) {
        let year = |at: DateTime<Utc>, month| Utc.with_ymd_and_hms(at.year(), month, 1, 0, 0, 0).single().unwrap_or(at);
        zone_part(&mut calendar, zone, year(first, 1) - Duration::days(365), year(last, 12) + Duration::days(31));
    }
    for stint in stints {
        event(&mut calendar, zone, stint, tasks);
    }
    calendar.line("END", "VCALENDAR");
    calendar.0
}

fn event(calendar: &mut Calendar, zone: Tz, stint: &Published, tasks: &[Task]) {
    let task = tasks.iter().find(|task| task.id == stint.task_id).map_or("", |task| task.name.as_str());
    calendar.line("BEGIN", "VEVENT");
    calendar.line("UID", &format!("{}@archipel", stint.id));
    calendar.line("DTSTAMP", &utc(stint.changed_at));
    calendar.line(&format!("DTSTART;TZID={}", zone.name()), &local(stint.starts_at, zone));
    calendar.line(&format!("DTEND;TZID={}", zone.name()), &local(stint.ends_at, zone));
    calendar.line("SEQUENCE", &stint.sequence.to_string());
    calendar.line("STATUS", if stint.cancelled_at.is_some() { "CANCELLED" } else { "CONFIRMED" });
    calendar.text("SUMMARY", task);
    let mut place = stint.site_name.clone();
    if !stint.plot_name.is_empty() {
        let _ = write!(place, ", {}", stint.plot_name);
    }
    calendar.text("LOCATION", &place);
    if !stint.note.is_empty() {
        calendar.text("DESCRIPTION", &stint.note);
    }
    calendar.line("END", "VEVENT");
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Paris;

    #[test]
    fn clocks_change_when_the_law_says() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let found = transitions(Paris, at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"));
        assert_eq!(found, [at("2026-03-29T01:00:00Z"), at("2026-10-25T01:00:00Z")]);
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut calendar = Calendar(String::new());
        calendar.text("SUMMARY", &"désherbage, ".repeat(20));
        for line in calendar.0.split("\r\n") {
            assert!(line.len() <= LINE, "{line}");
        }
        let unfolded = calendar.0.replace("\r\n ", "");
        assert!(unfolded.starts_with("SUMMARY:désherbage\\, désherbage"));
    }
}

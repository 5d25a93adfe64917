//! Calendars (RFC 5545): a zone with its true transitions, stable identities, sequences that grow, cancellations that stay. Written
//! here because no well-kept crate makes VTIMEZONE from the zone database; checked against another parser in the tests.

use chrono::{DateTime, Datelike as _, Duration, NaiveDateTime, Offset as _, TimeZone as _, Utc};
use chrono_tz::Tz;

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
    let changes: Vec<Change> = transitions(zone, from, until).into_iter().map(|at| Change::at(zone, at)).collect();
    match yearly(&changes) {
        // Classic Outlook wants exactly one of each, with a rule.
        Some(rules) => rules.iter().for_each(|(change, rule)| change.write(calendar, Some(rule))),
        None => {
            let base = offset(zone, from);
            let start = Change { local: from.naive_utc() + Duration::seconds(i64::from(base)), before: base, after: base };
            start.write(calendar, None);
            changes.iter().for_each(|change| change.write(calendar, None));
        }
    }
    calendar.line("END", "VTIMEZONE");
}

/// A change of the clocks.
struct Change {
    /// On the clock as it was before.
    local: NaiveDateTime,
    before: i32,
    after: i32,
}

impl Change {
    fn at(zone: Tz, at: DateTime<Utc>) -> Self {
        let (before, after) = (offset(zone, at - Duration::minutes(1)), offset(zone, at));
        Self { local: at.naive_utc() + Duration::seconds(i64::from(before)), before, after }
    }

    const fn is_daylight(&self) -> bool {
        self.after > self.before
    }

    /// "The last Sunday of March at two", as a rule; nothing where it is not the last such day of its month.
    fn rule(&self) -> Option<String> {
        let day = self.local.date();
        let last = (day + Duration::days(7)).month() != day.month();
        let name = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][day.weekday().num_days_from_monday() as usize];
        last.then(|| format!("FREQ=YEARLY;BYMONTH={};BYDAY=-1{name}", day.month()))
    }

    fn write(&self, calendar: &mut Calendar, rule: Option<&str>) {
        let kind = if self.is_daylight() { "DAYLIGHT" } else { "STANDARD" };
        calendar.line("BEGIN", kind);
        calendar.line("DTSTART", &self.local.format("%Y%m%dT%H%M%S").to_string());
        calendar.line("TZOFFSETFROM", &offset_words(self.before));
        calendar.line("TZOFFSETTO", &offset_words(self.after));
        if let Some(rule) = rule {
            calendar.line("RRULE", rule);
        }
        calendar.line("END", kind);
    }
}

/// The two changes of each year with their rules, where all years follow them.
fn yearly(changes: &[Change]) -> Option<[(&Change, String); 2]> {
    let first = |daylight: bool| changes.iter().find(|change| change.is_daylight() == daylight);
    let (standard, daylight) = (first(false)?, first(true)?);
    let rules = [(standard, standard.rule()?), (daylight, daylight.rule()?)];
    let all = changes.iter().all(|change| {
        let (pattern, rule) = &rules[usize::from(change.is_daylight())];
        change.rule().as_ref() == Some(rule) && change.local.time() == pattern.local.time() && change.after == pattern.after
    });
    all.then_some(rules)
}

/// One event.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its identity, the same for ever.
    pub uid: String,
    /// When it last changed.
    pub changed: DateTime<Utc>,
    pub starts: DateTime<Utc>,
    pub ends: DateTime<Utc>,
    /// Grows with each change.
    pub sequence: i64,
    /// Whether it does not take place.
    pub cancelled: bool,
    pub summary: String,
    pub location: String,
    /// More about it; empty for nothing.
    pub description: String,
    /// Its page; empty for none.
    pub url: String,
}

/// A calendar of events, to be looked at or subscribed to.
#[must_use]
pub fn calendar(name: &str, zone: Tz, events: &[Event]) -> String {
    written(name, zone, events, "PUBLISH", "")
}

/// The media type of a letter's file.
#[must_use]
pub const fn kind(gone: bool) -> &'static str {
    if gone { "text/calendar; charset=utf-8; method=CANCEL" } else { "text/calendar; charset=utf-8; method=PUBLISH" }
}

/// The file of a letter: events to put into a calendar, or to take out of it where all are cancelled (RFC 5546, 3.2.5).
#[must_use]
pub fn for_letter(name: &str, zone: Tz, events: &[Event], organizer: &str) -> String {
    let gone = !events.is_empty() && events.iter().all(|event| event.cancelled);
    written(name, zone, events, if gone { "CANCEL" } else { "PUBLISH" }, organizer)
}

fn written(name: &str, zone: Tz, events: &[Event], method: &str, organizer: &str) -> String {
    let mut calendar = Calendar(String::new());
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", "-//Archipel//Archipel//FR");
    calendar.line("METHOD", method);
    calendar.text("X-WR-CALNAME", name);
    if let (Some(first), Some(last)) = (events.iter().map(|e| e.starts).min(), events.iter().map(|e| e.ends).max()) {
        let year = |at: DateTime<Utc>, month| Utc.with_ymd_and_hms(at.year(), month, 1, 0, 0, 0).single().unwrap_or(at);
        zone_part(&mut calendar, zone, year(first, 1) - Duration::days(365), year(last, 12) + Duration::days(31));
    }
    for event in events {
        event.write(&mut calendar, zone, organizer);
    }
    calendar.line("END", "VCALENDAR");
    calendar.0
}

impl Event {
    fn write(&self, calendar: &mut Calendar, zone: Tz, organizer: &str) {
        calendar.line("BEGIN", "VEVENT");
        calendar.line("UID", &self.uid);
        calendar.line("DTSTAMP", &utc(self.changed));
        calendar.line(&format!("DTSTART;TZID={}", zone.name()), &local(self.starts, zone));
        calendar.line(&format!("DTEND;TZID={}", zone.name()), &local(self.ends, zone));
        calendar.line("SEQUENCE", &self.sequence.to_string());
        calendar.line("STATUS", if self.cancelled { "CANCELLED" } else { "CONFIRMED" });
        if !organizer.is_empty() {
            calendar.line("ORGANIZER", &format!("mailto:{organizer}"));
        }
        calendar.text("SUMMARY", &self.summary);
        calendar.text("LOCATION", &self.location);
        if !self.description.is_empty() {
            calendar.text("DESCRIPTION", &self.description);
        }
        if !self.url.is_empty() {
            calendar.line("URL", &self.url);
        }
        calendar.line("END", "VEVENT");
    }
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
    fn a_zone_has_one_rule_for_each_half_of_the_year() {
        let event = Event {
            uid: "a@archipel".to_owned(),
            changed: "2026-01-01T00:00:00Z".parse().unwrap(),
            starts: "2026-03-28T08:00:00Z".parse().unwrap(),
            ends: "2027-11-02T10:00:00Z".parse().unwrap(),
            sequence: 1,
            cancelled: true,
            summary: String::new(),
            location: String::new(),
            description: String::new(),
            url: String::new(),
        };
        let text = calendar("A", Paris, std::slice::from_ref(&event));
        assert_eq!((text.matches("BEGIN:STANDARD").count(), text.matches("BEGIN:DAYLIGHT").count()), (1, 1));
        assert!(
            text.contains("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU") && text.contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU")
        );
        assert!(text.contains("METHOD:PUBLISH"));
        let letter = for_letter("A", Paris, std::slice::from_ref(&event), "a@b.example");
        assert!(letter.contains("METHOD:CANCEL") && letter.contains("ORGANIZER:mailto:a@b.example"));
        // A zone that never changes its clocks has one plain line.
        let text = calendar("A", chrono_tz::Indian::Reunion, &[event]);
        assert_eq!((text.matches("BEGIN:STANDARD").count(), text.matches("RRULE").count()), (1, 0));
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

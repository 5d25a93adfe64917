//! Dates, times, numbers and sizes as each language writes them: "mardi 3 mars", "9 h 30", "1 250 m²".

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;

use super::Lang;

/// A space that does not break the line: French puts one in numbers and before units.
const NBSP: &str = "\u{a0}";
/// The sign of what is below nothing: as wide as a figure, and no hyphen at which a line could break.
const MINUS: &str = "\u{2212}";

const MONTHS_FR: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const MONTHS_EN: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAYS_FR: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const DAYS_AR: [&str; 7] = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"];
const MONTHS_AR: [&str; 12] =
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];
const DAYS_UK: [&str; 7] = ["понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя"];
/// A month that stands without a day; beside a day it is written in another case.
const MONTHS_ALONE_UK: [&str; 12] = [
    "січень",
    "лютий",
    "березень",
    "квітень",
    "травень",
    "червень",
    "липень",
    "серпень",
    "вересень",
    "жовтень",
    "листопад",
    "грудень",
];
const MONTHS_UK: [&str; 12] =
    ["січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"];

fn month(lang: Lang, date: NaiveDate) -> &'static str {
    let index = date.month0() as usize;
    match lang {
        Lang::Fr => MONTHS_FR[index],
        Lang::En => MONTHS_EN[index],
        Lang::Ar => MONTHS_AR[index],
        Lang::Uk => MONTHS_UK[index],
    }
}

/// "3 mars 2026", "1er mars 2026" / "3 March 2026".
#[must_use]
pub fn date(lang: Lang, date: NaiveDate) -> String {
    let (day, month, year) = (date.day(), month(lang, date), date.year());
    match (lang, day) {
        (Lang::Fr, 1) => format!("1er {month} {year}"),
        _ => format!("{day} {month} {year}"),
    }
}

/// "mardi 3 mars 2026" / "Tuesday 3 March 2026".
#[must_use]
pub fn long_date(lang: Lang, on: NaiveDate) -> String {
    format!("{} {}", weekday(lang, on), date(lang, on))
}

/// "mardi" / "Tuesday".
#[must_use]
pub fn weekday(lang: Lang, on: NaiveDate) -> &'static str {
    let index = on.weekday().num_days_from_monday() as usize;
    match lang {
        Lang::Fr => DAYS_FR[index],
        Lang::En => DAYS_EN[index],
        Lang::Ar => DAYS_AR[index],
        Lang::Uk => DAYS_UK[index],
    }
}

/// "mardi 3 mars" / "Tuesday 3 March".
#[must_use]
pub fn day(lang: Lang, on: NaiveDate) -> String {
    let number = if lang == Lang::Fr && on.day() == 1 { "1er".to_owned() } else { on.day().to_string() };
    let comma = if lang == Lang::Uk { "," } else { "" };
    format!("{}{comma} {number} {}", weekday(lang, on), month(lang, on))
}

/// "lun. 23" / "Mon 23", where there is little room.
#[must_use]
pub fn short_day(lang: Lang, on: NaiveDate) -> String {
    let name: String = weekday(lang, on).chars().take(3).collect();
    match lang {
        Lang::En => format!("{name} {}", on.day()),
        _ => format!("{name}. {}", on.day()),
    }
}

/// "8 h 30", "12 h" with narrow spaces / "8:30", "12:00", where there is little room.
#[must_use]
pub fn short_time(lang: Lang, hour: u32, minute: u32) -> String {
    match (lang, minute) {
        (Lang::Fr, 0) => format!("{hour}\u{202f}h"),
        (Lang::Fr, minute) => format!("{hour}\u{202f}h\u{202f}{minute:02}"),
        (_, minute) => format!("{hour}:{minute:02}"),
    }
}

/// "mars 2026" / "March 2026".
#[must_use]
pub fn month_year(lang: Lang, on: NaiveDate) -> String {
    let name = if lang == Lang::Uk { MONTHS_ALONE_UK[on.month0() as usize] } else { month(lang, on) };
    format!("{name} {}", on.year())
}

/// Minutes as hours and minutes: "3 h 30", "20 min" / "3 h 30 min", "20 min"; as a clock shows it where the letters differ.
#[must_use]
pub fn duration(lang: Lang, minutes: i64) -> String {
    let sign = if minutes < 0 { MINUS } else { "" };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    match (hours, rest, lang) {
        // Figures stay in their order between letters that run from right to left.
        (hours, rest, Lang::Ar) => format!("\u{2066}{sign}{hours}:{rest:02}\u{2069}"),
        (hours, rest, Lang::Uk) => format!("{sign}{hours}:{rest:02}"),
        (0, rest, _) if rest > 0 => format!("{sign}{rest}{NBSP}min"),
        (hours, 0, _) => format!("{sign}{hours}{NBSP}h"),
        (hours, rest, Lang::Fr) => format!("{sign}{hours}{NBSP}h{NBSP}{rest:02}"),
        (hours, rest, Lang::En) => format!("{sign}{hours}{NBSP}h{NBSP}{rest:02}{NBSP}min"),
    }
}

/// "3 mars 2026, 9 h 30" in the ecopole's own time.
#[must_use]
pub fn instant(lang: Lang, at: DateTime<Utc>, zone: Tz) -> String {
    let local = at.with_timezone(&zone);
    format!("{}, {}", date(lang, local.date_naive()), time(lang, local.hour(), local.minute()))
}

/// "9 h 30", "9 h" / "9:30", "9:00". Hours count to 24 in all languages, so that they match a clock on a wall.
#[must_use]
pub fn time(lang: Lang, hour: u32, minute: u32) -> String {
    match lang {
        Lang::Fr if minute == 0 => format!("{hour}{NBSP}h"),
        Lang::Fr => format!("{hour}{NBSP}h{NBSP}{minute:02}"),
        Lang::En | Lang::Ar | Lang::Uk => format!("{hour}:{minute:02}"),
    }
}

/// The time on the wall at an instant.
#[must_use]
pub fn time_of(lang: Lang, at: DateTime<Utc>, zone: Tz) -> String {
    let local = at.with_timezone(&zone);
    time(lang, local.hour(), local.minute())
}

/// A whole number in groups of three: "12 500" / "12,500".
#[must_use]
pub fn integer(lang: Lang, n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let separator = match lang {
        Lang::En => ",",
        _ => "\u{202f}",
    };
    let mut grouped = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push_str(separator);
        }
        grouped.push(digit);
    }
    if n < 0 { format!("{MINUS}{grouped}") } else { grouped }
}

/// A number of hundredths with two decimals: `250` is "2,50" / "2.50".
#[must_use]
pub fn hundredths(lang: Lang, n: i64) -> String {
    let sign = if n < 0 { MINUS } else { "" };
    let point = match lang {
        Lang::En => '.',
        _ => ',',
    };
    let n = n.unsigned_abs();
    let whole = integer(lang, i64::try_from(n / 100).unwrap_or(i64::MAX));
    format!("{sign}{whole}{point}{:02}", n % 100)
}

/// A number of thousandths with no more decimals than it needs: `18400` is "18,4" / "18.4", `1000` is "1".
#[must_use]
pub fn thousandths(lang: Lang, n: i64) -> String {
    let sign = if n < 0 { MINUS } else { "" };
    let point = match lang {
        Lang::En => ".",
        _ => ",",
    };
    let n = n.unsigned_abs();
    let whole = integer(lang, i64::try_from(n / 1000).unwrap_or(i64::MAX));
    let decimals = format!("{:03}", n % 1000);
    let decimals = decimals.trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { point };
    format!("{sign}{whole}{point}{decimals}")
}

/// A surface given in m²: "850 m²", and from one hectare on "1,25 ha".
#[must_use]
pub fn surface(lang: Lang, square_metres: i64) -> String {
    if square_metres >= 10_000 {
        format!("{}{NBSP}ha", hundredths(lang, (square_metres + 50) / 100))
    } else {
        format!("{}{NBSP}m²", integer(lang, square_metres))
    }
}

/// A length given in centimetres: "75 cm", "12,50 m".
#[must_use]
pub fn length(lang: Lang, centimetres: i64) -> String {
    if centimetres < 100 {
        format!("{centimetres}{NBSP}cm")
    } else if centimetres % 100 == 0 {
        format!("{}{NBSP}m", integer(lang, centimetres / 100))
    } else {
        format!("{}{NBSP}m", hundredths(lang, centimetres))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_say_them() {
        let first = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        let third = NaiveDate::from_ymd_opt(2026, 3, 3).unwrap();
        assert_eq!(date(Lang::Fr, first), "1er mars 2026");
        assert_eq!(long_date(Lang::Fr, third), "mardi 3 mars 2026");
        assert_eq!(long_date(Lang::En, third), "Tuesday 3 March 2026");
    }

    #[test]
    fn an_instant_is_shown_in_local_time_on_both_sides_of_a_clock_change() {
        let zone = chrono_tz::Europe::Paris;
        let before = "2026-03-29T00:30:00Z".parse().unwrap();
        let after = "2026-03-29T01:30:00Z".parse().unwrap();
        assert_eq!(instant(Lang::En, before, zone), "29 March 2026, 1:30");
        assert_eq!(instant(Lang::En, after, zone), "29 March 2026, 3:30");
    }

    #[test]
    fn numbers_and_sizes() {
        assert_eq!(integer(Lang::En, 1_234_567), "1,234,567");
        assert_eq!(integer(Lang::Fr, -1_234), "\u{2212}1\u{202f}234");
        assert_eq!(surface(Lang::En, 9_999), "9,999\u{a0}m²");
        assert_eq!(surface(Lang::Fr, 25_000), "2,50\u{a0}ha");
        assert_eq!(length(Lang::Fr, 1_250), "12,50\u{a0}m");
        assert_eq!(length(Lang::En, 75), "75\u{a0}cm");
    }
}

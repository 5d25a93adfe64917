//! What stands in a cell: signs that nobody sees are dropped, and dates are read as spreadsheets write them.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime};

use platform::forms::is_invisible;
use platform::search::fold;

/// Text as a person sees it: without the invisible signs that copies from web pages and mail programs bring along, and trimmed.
#[must_use]
pub fn clean(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect::<String>().trim().to_owned()
}

/// A day as people and spreadsheets write it: 2021-03-15, 15/03/2021, 15.03.2021, 15-03-21, with or without a time behind it, 15 mars 2021,
/// or the number that a spreadsheet keeps for it.
#[must_use]
pub fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    numeric(text).or_else(|| in_words(text)).or_else(|| serial(text))
}

/// A year: by itself, of a day, or of a month. A day of two figures that lies after `latest` is of the century before. What a spreadsheet keeps
/// for a day is none: beside years, a large number is an amount.
#[must_use]
pub fn year(text: &str, latest: i32) -> Option<i32> {
    let text = text.trim();
    let past = |year: i32| if year > latest && year - 100 >= 1900 { year - 100 } else { year };
    if text.len() == 4 && text.bytes().all(|digit| digit.is_ascii_digit()) {
        return text.parse().ok();
    }
    if let Some(day) = numeric(text).or_else(|| in_words(text)) {
        let whole = text.split(|c: char| !c.is_ascii_digit()).any(|part| part.len() >= 4);
        return Some(if whole { day.year() } else { past(day.year()) });
    }
    let (month, year) = text.rsplit_once([' ', '/', '-', '.'])?;
    let month = month.trim_end_matches(['.', ' ']);
    let known = month_named(month).is_some() || month.parse().is_ok_and(|month: u32| (1..=12).contains(&month));
    (known && year.len() == 4).then(|| year.parse().ok()).flatten()
}

/// Names of months as they are written, in French and English, whole or cut short.
fn month_named(word: &str) -> Option<u32> {
    const STEMS: [(&str, &str); 12] = [
        ("jan", "jan"),
        ("fev", "feb"),
        ("mar", "mar"),
        ("avr", "apr"),
        ("mai", "may"),
        ("juin", "jun"),
        ("juil", "jul"),
        ("aou", "aug"),
        ("sep", "sep"),
        ("oct", "oct"),
        ("nov", "nov"),
        ("dec", "dec"),
    ];
    let word = fold(word);
    let found = STEMS.iter().position(|(french, english)| word.starts_with(french) || word.starts_with(english))?;
    u32::try_from(found + 1).ok().filter(|_| word.len() <= 9)
}

/// "3 mars 2024", "1er janvier 1980", "12 sept. 2024".
fn in_words(text: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let words = match words.as_slice() {
        [weekday, rest @ ..] if rest.len() == 3 && weekday.chars().all(char::is_alphabetic) => rest,
        words => words,
    };
    let [day, month, year] = words else { return None };
    let day: u32 = day.trim_end_matches("er").trim_end_matches('.').parse().ok()?;
    let date = NaiveDate::from_ymd_opt(year.parse().ok().filter(|_| year.len() == 4)?, month_named(month)?, day)?;
    is_likely(date).then_some(date)
}

/// The number that spreadsheets keep for a day: days since the end of 1899, here from 1927 to 2099.
fn serial(text: &str) -> Option<NaiveDate> {
    let days: i64 = text.strip_suffix(".0").unwrap_or(text).parse().ok().filter(|days| (10_000..=73_050).contains(days))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_signed(chrono::Duration::days(days))
}

fn is_likely(date: NaiveDate) -> bool {
    (1850..=2200).contains(&date.year())
}

fn numeric(text: &str) -> Option<NaiveDate> {
    let day = text.split_once(['T', ' ']).map_or(text, |(day, _)| day);
    let year_is_whole = day.split(['/', '.', '-']).any(|part| part.len() == 4);
    let formats: &[&str] = if year_is_whole {
        &["%Y-%m-%d", "%Y/%m/%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"]
    } else {
        &["%d/%m/%y", "%d.%m.%y", "%d-%m-%y"]
    };
    let found = formats.iter().find_map(|format| NaiveDate::parse_from_str(day, format).ok());
    let rest_is_time = day.len() == text.len() || is_time(text);
    found.filter(|date| rest_is_time && is_likely(*date))
}

fn is_time(text: &str) -> bool {
    let text = text.replace('T', " ");
    let rest = text.split_once(' ').map_or("", |(_, rest)| rest.trim());
    let whole = format!("2000-01-01 {rest}");
    ["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S%.f"]
        .iter()
        .any(|format| NaiveDateTime::parse_from_str(&whole, format).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_spreadsheets_write_them() {
        let day = NaiveDate::from_ymd_opt(2021, 3, 15);
        for text in [
            "2021-03-15",
            "15/03/2021",
            "15.03.2021",
            "15-03-2021",
            "15/03/21",
            "2021-03-15 00:00:00",
            "2021-03-15T00:00",
            "2021/03/15",
            "15 mars 2021",
            "lundi 15 mars 2021",
            "15 MARS 2021",
            "15 March 2021",
            "44270",
        ] {
            assert_eq!(date(text), day, "{text}");
        }
        for text in [
            "",
            "03/15/2021",
            "15/13/2021",
            "2021",
            "lundi",
            "15/03/2021 midi",
            "15 mars",
            "62300000",
            "9999",
            "31 février 2021",
            "15 brumaire 2021",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn years_are_read_out_of_what_people_write() {
        for (text, expected) in [
            ("1984", Some(1984)),
            ("03/03/1984", Some(1984)),
            ("03/03/45", Some(1945)),
            ("12/11/24", Some(2024)),
            ("1er janvier 1980", Some(1980)),
            ("mars 1990", Some(1990)),
            ("03/1990", Some(1990)),
            ("12 sept. 2024", Some(2024)),
            ("sept. 2024", Some(2024)),
            ("30743", None),
            ("25000", None),
            ("2031", Some(2031)),
            ("90", None),
            ("vers 1990", None),
            ("", None),
        ] {
            assert_eq!(year(text, 2026), expected, "{text}");
        }
    }

    #[test]
    fn what_nobody_sees_is_dropped() {
        assert_eq!(clean("\u{200b}zoe@exemple.fr\u{a0}"), "zoe@exemple.fr");
        assert_eq!(clean(" Léon\u{ad} "), "Léon");
    }
}

//! What stands in a cell: signs that nobody sees are dropped, and dates are read as spreadsheets write them.

use chrono::{NaiveDate, NaiveDateTime};

/// Text as a person sees it: without the invisible signs that copies from web pages and mail programs bring along, and trimmed.
#[must_use]
pub fn clean(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect::<String>().trim().to_owned()
}

/// Signs without width that mean nothing in a name or an address. Joiners stay: Persian and Indian writing needs them.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A day as people and spreadsheets write it: 2021-03-15, 15/03/2021, 15.03.2021, 15-03-21, with or without a time behind it.
#[must_use]
pub fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let day = text.split_once(['T', ' ']).map_or(text, |(day, _)| day);
    let year_is_whole = day.split(['/', '.', '-']).any(|part| part.len() == 4);
    let formats: &[&str] = if year_is_whole {
        &["%Y-%m-%d", "%Y/%m/%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"]
    } else {
        &["%d/%m/%y", "%d.%m.%y", "%d-%m-%y"]
    };
    let found = formats.iter().find_map(|format| NaiveDate::parse_from_str(day, format).ok());
    let rest_is_time = day.len() == text.len() || is_time(text);
    found.filter(|date| rest_is_time && (1850..=2200).contains(&chrono::Datelike::year(date)))
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
        ] {
            assert_eq!(date(text), day, "{text}");
        }
        for text in ["", "03/15/2021", "15/13/2021", "2021", "lundi", "15/03/2021 midi", "15 mars"] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn what_nobody_sees_is_dropped() {
        assert_eq!(clean("\u{200b}zoe@exemple.fr\u{a0}"), "zoe@exemple.fr");
        assert_eq!(clean(" Léon\u{ad} "), "Léon");
    }
}

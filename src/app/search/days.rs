//! A day that was typed: "28/11", "28 novembre", "28 november 2026", "2026-11-28", "demain", "lundi". It leads to what is done on it.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

use platform::i18n::{Lang, format};
use platform::room::Found;
use platform::search::fold;
use platform::time::Week;
use platform::web::context::Ctx;
use ui::nav;

use super::texts;

/// The pages of a day that somebody may open; none where no day was typed.
pub fn pages(ctx: &Ctx, query: &str) -> Vec<Found> {
    let l = ctx.lang;
    let may = |href: &str| nav::for_actor(ctx).iter().any(|place| place.href == href);
    let week_page = |day: NaiveDate, title: String| {
        let monday = Week::of(day).monday();
        may("/semaine").then(|| Found { href: format!("/semaine/{monday}"), title, detail: texts::its_week(l).to_owned() })
    };
    if let Some(monday) = week_of(query, ctx.today()) {
        return week_page(monday, format::day(l, monday)).into_iter().collect();
    }
    if let Some(first) = month_of(query, ctx.today()) {
        let href = format!("/mois/{}", first.format("%Y-%m"));
        let hours = Found { href, title: format::month_year(l, first), detail: texts::its_hours(l).to_owned() };
        return may("/mois").then_some(hours).into_iter().collect();
    }
    let Some(day) = day_of(query, ctx.today()) else { return Vec::new() };
    let title = format::day(l, day);
    let own =
        may("/jour").then(|| Found { href: format!("/jour/{day}"), title: title.clone(), detail: texts::the_day(l).to_owned() });
    own.into_iter().chain(week_page(day, title)).collect()
}

/// The day that words say; one without a year is the nearest to today.
fn day_of(query: &str, today: NaiveDate) -> Option<NaiveDate> {
    let words = fold(query);
    let words: Vec<&str> = words.split(' ').filter(|word| !matches!(*word, "le" | "the" | "of")).collect();
    match words[..] {
        ["aujourd", "hui"] | ["today"] => Some(today),
        ["demain"] | ["tomorrow"] => today.checked_add_days(Days::new(1)),
        ["hier"] | ["yesterday"] => today.checked_sub_days(Days::new(1)),
        [name] => next(weekday(name)?, today),
        // "lundi 28 novembre": the date says it.
        [name, ref rest @ ..] if !rest.is_empty() && weekday(name).is_some() => day_of(&rest.join(" "), today),
        [year, month, day] if year.len() == 4 => NaiveDate::from_ymd_opt(year_of(year)?, month.parse().ok()?, number(day)?),
        [one, two, year] => {
            let (day, month) = day_and_month(one, two)?;
            NaiveDate::from_ymd_opt(year_of(year)?, month, day)
        }
        [one, two] => day_and_month(one, two).and_then(|(day, month)| nearest(day, month, today)),
        _ => None,
    }
}

/// "semaine 48", "week 48 2027": the Monday.
fn week_of(query: &str, today: NaiveDate) -> Option<NaiveDate> {
    let words = fold(query);
    let words: Vec<&str> = words.split(' ').collect();
    let (number, year) = match words[..] {
        ["semaine" | "week", number] => (number, today.iso_week().year()),
        ["semaine" | "week", number, year] => (number, year_of(year)?),
        _ => return None,
    };
    NaiveDate::from_isoywd_opt(year, number.parse().ok()?, Weekday::Mon)
}

/// "octobre", "october 2026": its first day.
fn month_of(query: &str, today: NaiveDate) -> Option<NaiveDate> {
    let words = fold(query);
    let words: Vec<&str> = words.split(' ').collect();
    match words[..] {
        [name] => lately(whole_month(name)?, today),
        [name, year] => NaiveDate::from_ymd_opt(year_of(year)?, whole_month(name)?, 1),
        _ => None,
    }
}

/// "2026", "26": a year of which there are pages.
fn year_of(word: &str) -> Option<i32> {
    let year: i32 = word.parse().ok()?;
    Some(if word.len() == 2 { year + 2000 } else { year }).filter(|year| (1990..=2200).contains(year))
}

/// A month by its whole name: "mar" may begin a Marie, and "Marc" is somebody.
fn whole_month(word: &str) -> Option<u32> {
    month_named(|name| name == word)
}

fn day_and_month(one: &str, two: &str) -> Option<(u32, u32)> {
    let month_in = |word: &str| word.parse().ok().filter(|month| (1..=12).contains(month)).or_else(|| month(word));
    match (number(one), number(two)) {
        (Some(day), _) => Some((day, month_in(two)?)),
        // "november 28"
        (None, Some(day)) => Some((day, month(one)?)),
        _ => None,
    }
}

/// "1er", "28", "28th".
fn number(word: &str) -> Option<u32> {
    let digits = ["er", "st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn month(word: &str) -> Option<u32> {
    month_named(|name| name == word || short(name, word))
}

/// The month whose name, in a language of the house, fits.
fn month_named(fits: impl Fn(&str) -> bool) -> Option<u32> {
    let named = |l: Lang, month: u32| {
        let first = NaiveDate::from_ymd_opt(2026, month, 1).unwrap_or_default();
        fold(&format::month_year(l, first)).split(' ').next().is_some_and(&fits)
    };
    (1..=12).find(|month| Lang::EVERYWHERE.iter().any(|l| named(*l, *month)))
}

/// "nov", "sept": three letters or more are enough, where they begin one month only ("juin" and "juillet" want four).
fn short(name: &str, word: &str) -> bool {
    word.len() >= 3 && word != "jui" && name.starts_with(word)
}

fn weekday(word: &str) -> Option<Weekday> {
    let monday = NaiveDate::from_ymd_opt(2026, 1, 5)?;
    monday
        .iter_days()
        .take(7)
        .find(|day| Lang::EVERYWHERE.iter().any(|l| fold(format::weekday(*l, *day)) == word))
        .map(|day| day.weekday())
}

/// The next such day, today included.
fn next(weekday: Weekday, today: NaiveDate) -> Option<NaiveDate> {
    today.iter_days().take(7).find(|day| day.weekday() == weekday)
}

/// A month without a year: hours are looked at behind, or of the month that comes.
fn lately(month: u32, today: NaiveDate) -> Option<NaiveDate> {
    let in_year = |by: i32| NaiveDate::from_ymd_opt(today.year() + by, month, 1);
    [in_year(-1), in_year(0), in_year(1)].into_iter().flatten().filter(|first| (*first - today).num_days() <= 31).max()
}

fn nearest(day: u32, month: u32, today: NaiveDate) -> Option<NaiveDate> {
    let in_year = |by: i32| NaiveDate::from_ymd_opt(today.year() + by, month, day);
    [in_year(0), in_year(1), in_year(-1)].into_iter().flatten().min_by_key(|day| (*day - today).num_days().abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Option<String> {
        day_of(query, NaiveDate::from_ymd_opt(2026, 11, 28).unwrap()).map(|day| day.to_string())
    }

    #[test]
    fn a_day_is_understood_however_it_is_typed() {
        for (query, day) in [
            ("28/11", "2026-11-28"),
            ("28.11.2026", "2026-11-28"),
            ("28-11-26", "2026-11-28"),
            ("2026-11-28", "2026-11-28"),
            ("le 28 novembre", "2026-11-28"),
            ("28 nov", "2026-11-28"),
            ("1er décembre", "2026-12-01"),
            ("december 1st", "2026-12-01"),
            ("3 janvier", "2027-01-03"),
            ("30 août", "2026-08-30"),
            ("12 juil", "2026-07-12"),
            ("Demain", "2026-11-29"),
            ("aujourd’hui", "2026-11-28"),
            ("yesterday", "2026-11-27"),
            ("lundi", "2026-11-30"),
            ("Saturday", "2026-11-28"),
            ("29/02/2028", "2028-02-29"),
            ("lundi 30 novembre", "2026-11-30"),
            ("Monday, November 30", "2026-11-30"),
        ] {
            assert_eq!(read(query).as_deref(), Some(day), "{query}");
        }
    }

    #[test]
    fn a_week_and_a_month_are_understood() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
        let week = |query: &str| week_of(query, today).map(|day| day.to_string());
        assert_eq!(week("Semaine 48").as_deref(), Some("2026-11-23"));
        assert_eq!(week("week 1 2027").as_deref(), Some("2027-01-04"));
        assert_eq!(week("semaine 60"), None);
        let month = |query: &str| month_of(query, today).map(|day| day.to_string());
        for (query, first) in [
            ("décembre", "2026-12-01"),
            ("October 2026", "2026-10-01"),
            ("janvier", "2026-01-01"),
            ("juin", "2026-06-01"),
            ("mai", "2026-05-01"),
        ] {
            assert_eq!(month(query).as_deref(), Some(first), "{query}");
        }
        for query in ["mar", "marc", "jui", "tomate", "octobre 26 rue", "2026", "octobre 3000"] {
            assert_eq!(month(query), None, "{query}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for query in
            ["", "28", "31/02", "12/13", "32/01", "28 rue", "mars", "2026", "tomate 3", "0612345678", "1 2 3 4", "29/02/2027"]
        {
            assert_eq!(read(query), None, "{query}");
        }
    }
}

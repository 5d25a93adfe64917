//! The public holidays of France (Code du travail L3133-1), reckoned for any year, and those that some regions have beside them.

use chrono::{Datelike, Days, NaiveDate};

/// A public holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// The day after Easter.
    EasterMonday,
    /// 1 May.
    LabourDay,
    /// 8 May.
    Victory,
    /// The 39th day after Easter.
    Ascension,
    /// The 50th day after Easter.
    WhitMonday,
    /// 14 July.
    National,
    /// 15 August.
    Assumption,
    /// 1 November.
    AllSaints,
    /// 11 November.
    Armistice,
    /// 25 December.
    Christmas,
    /// The Friday before Easter, in Alsace-Moselle (L3134-13).
    GoodFriday,
    /// 26 December, in Alsace-Moselle (L3134-13).
    SecondChristmas,
    /// The abolition of slavery, overseas (L3422-2).
    Abolition,
}

platform::text_enum! {
    /// Where the ecopole lies, as far as holidays go.
    Region {
        /// The eleven of the whole country.
        Mainland = "mainland",
        /// Two more.
        AlsaceMoselle = "alsace_moselle",
        /// 27 May.
        Guadeloupe = "guadeloupe",
        /// 22 May.
        Martinique = "martinique",
        /// 10 June.
        Guyane = "guyane",
        /// 20 December.
        Reunion = "reunion",
        /// 27 April.
        Mayotte = "mayotte",
    }
}

impl Region {
    /// Month and day of the abolition of slavery (decree 83-1003).
    const fn abolition(self) -> Option<(u32, u32)> {
        match self {
            Self::Guadeloupe => Some((5, 27)),
            Self::Martinique => Some((5, 22)),
            Self::Guyane => Some((6, 10)),
            Self::Reunion => Some((12, 20)),
            Self::Mayotte => Some((4, 27)),
            Self::Mainland | Self::AlsaceMoselle => None,
        }
    }
}

/// Easter Sunday by the Gregorian reckoning (Meeus, "Astronomical Algorithms").
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)
}

/// The holiday that falls on a day in a region, if any.
#[must_use]
pub fn on(day: NaiveDate, region: Region) -> Option<Holiday> {
    everywhere(day).or_else(|| of_region(day, region))
}

fn of_region(day: NaiveDate, region: Region) -> Option<Holiday> {
    if region == Region::AlsaceMoselle {
        let good_friday = easter(day.year()).map(|easter| easter - Days::new(2));
        let christmas = (day.month(), day.day()) == (12, 26);
        return christmas.then_some(Holiday::SecondChristmas).or((good_friday == Some(day)).then_some(Holiday::GoodFriday));
    }
    (region.abolition() == Some((day.month(), day.day()))).then_some(Holiday::Abolition)
}

fn everywhere(day: NaiveDate) -> Option<Holiday> {
    let fixed = match (day.month(), day.day()) {
        (1, 1) => Some(Holiday::NewYear),
        (5, 1) => Some(Holiday::LabourDay),
        (5, 8) => Some(Holiday::Victory),
        (7, 14) => Some(Holiday::National),
        (8, 15) => Some(Holiday::Assumption),
        (11, 1) => Some(Holiday::AllSaints),
        (11, 11) => Some(Holiday::Armistice),
        (12, 25) => Some(Holiday::Christmas),
        _ => None,
    };
    fixed.or_else(|| {
        let easter = easter(day.year())?;
        let after = |days| easter + Days::new(days);
        match day {
            day if day == after(1) => Some(Holiday::EasterMonday),
            day if day == after(39) => Some(Holiday::Ascension),
            day if day == after(50) => Some(Holiday::WhitMonday),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_moving_feasts_of_known_years() {
        for (year, easter_day) in
            [(2024, "2024-03-31"), (2025, "2025-04-20"), (2026, "2026-04-05"), (2027, "2027-03-28"), (2038, "2038-04-25")]
        {
            assert_eq!(easter(year), Some(easter_day.parse().unwrap()));
        }
        for (day, holiday) in [
            ("2026-04-06", Holiday::EasterMonday),
            ("2026-05-14", Holiday::Ascension),
            ("2026-05-25", Holiday::WhitMonday),
            ("2026-11-11", Holiday::Armistice),
        ] {
            assert_eq!(on(day.parse().unwrap(), Region::Mainland), Some(holiday));
        }
        assert_eq!(
            NaiveDate::from_ymd_opt(2026, 1, 1)
                .unwrap()
                .iter_days()
                .take(365)
                .filter(|day| on(*day, Region::Mainland).is_some())
                .count(),
            11
        );
    }

    #[test]
    fn some_regions_have_holidays_of_their_own() {
        for (day, region, holiday) in [
            ("2026-04-03", Region::AlsaceMoselle, Some(Holiday::GoodFriday)),
            ("2026-12-26", Region::AlsaceMoselle, Some(Holiday::SecondChristmas)),
            ("2026-04-03", Region::Mainland, None),
            ("2026-12-20", Region::Reunion, Some(Holiday::Abolition)),
            ("2026-12-20", Region::Martinique, None),
            ("2026-05-14", Region::Guyane, Some(Holiday::Ascension)),
        ] {
            assert_eq!(on(day.parse().unwrap(), region), holiday, "{day}");
        }
    }
}

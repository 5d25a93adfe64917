//! The languages that workers read: those of the interface, and more. Only the workers' own pages speak them.

use chrono::{DateTime, Datelike as _, NaiveDate, Timelike as _, Utc};
use chrono_tz::Tz;

use super::model::shift::Task;
use super::model::time::{ClockTime, Minutes};
use crate::platform::i18n::{Lang, format};
use crate::platform::mail::letter::Tongue;

crate::text_enum! {
    /// A language of the workers' pages.
    WorkerLang {
        /// French.
        Fr = "fr",
        /// English.
        En = "en",
        /// Arabic, written from right to left.
        Ar = "ar",
        /// Ukrainian.
        Uk = "uk",
    }
}

const DAYS_AR: [&str; 7] = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"];
const MONTHS_AR: [&str; 12] =
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];
const DAYS_UK: [&str; 7] = ["понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя"];
const MONTH_NAMES_UK: [&str; 12] = [
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

impl From<Lang> for WorkerLang {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Fr => Self::Fr,
            Lang::En => Self::En,
        }
    }
}

impl WorkerLang {
    /// The language's own name.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
            Self::Ar => "العربية",
            Self::Uk => "Українська",
        }
    }

    /// The direction it is written in.
    #[must_use]
    pub const fn direction(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            Self::Fr | Self::En | Self::Uk => "ltr",
        }
    }

    /// What a letter in it has around its words.
    #[must_use]
    pub fn tongue(self) -> Tongue {
        let own = |hello, colon| Tongue { code: self.word(), direction: self.direction(), hello, colon };
        match self {
            Self::Fr => Lang::Fr.into(),
            Self::En => Lang::En.into(),
            Self::Ar => own("مرحبا،", ":"),
            Self::Uk => own("Добрий день,", ":"),
        }
    }

    /// The pictograms of "back" and "forth" as it is read.
    #[must_use]
    pub const fn arrows(self) -> (&'static str, &'static str) {
        match self {
            Self::Ar => ("chevron-right", "chevron-left"),
            Self::Fr | Self::En | Self::Uk => ("chevron-left", "chevron-right"),
        }
    }

    /// "mardi 3 mars".
    #[must_use]
    pub fn day(self, on: NaiveDate) -> String {
        let (weekday, month) = (on.weekday().num_days_from_monday() as usize, on.month0() as usize);
        match self {
            Self::Fr => format::day(Lang::Fr, on),
            Self::En => format::day(Lang::En, on),
            Self::Ar => format!("{} {} {}", DAYS_AR[weekday], on.day(), MONTHS_AR[month]),
            Self::Uk => format!("{}, {} {}", DAYS_UK[weekday], on.day(), MONTHS_UK[month]),
        }
    }

    /// "mars 2026".
    #[must_use]
    pub fn month(self, on: NaiveDate) -> String {
        match self {
            Self::Fr => format::month_year(Lang::Fr, on),
            Self::En => format::month_year(Lang::En, on),
            Self::Ar => format!("{} {}", MONTHS_AR[on.month0() as usize], on.year()),
            Self::Uk => format!("{} {}", MONTH_NAMES_UK[on.month0() as usize], on.year()),
        }
    }

    /// "3 h 30"; as a clock shows it where the letters differ.
    #[must_use]
    pub fn duration(self, minutes: Minutes) -> String {
        let sign = if minutes.0 < 0 { "-" } else { "" };
        match self {
            Self::Fr => format::duration(Lang::Fr, minutes.0),
            Self::En => format::duration(Lang::En, minutes.0),
            // Figures stay in their order between letters that run from right to left.
            Self::Ar => format!("\u{2066}{sign}{}:{:02}\u{2069}", minutes.0.abs() / 60, minutes.0.abs() % 60),
            Self::Uk => format!("{sign}{}:{:02}", minutes.0.abs() / 60, minutes.0.abs() % 60),
        }
    }

    /// "9 h 30"; the figures and their order are the same everywhere, so that they match a clock on a wall.
    #[must_use]
    pub fn time(self, at: ClockTime) -> String {
        let (hour, minute) = at.on_the_wall();
        match self {
            Self::Fr => format::time(Lang::Fr, hour, minute),
            Self::En | Self::Ar | Self::Uk => format::time(Lang::En, hour, minute),
        }
    }

    /// The time on the wall at an instant.
    #[must_use]
    pub fn time_of(self, at: DateTime<Utc>, zone: Tz) -> String {
        let local = at.with_timezone(&zone);
        let lang = if self == Self::Fr { Lang::Fr } else { Lang::En };
        format::time(lang, local.hour(), local.minute())
    }

    /// What to bring to a task; the French words where nobody has written others.
    #[must_use]
    pub fn bring(self, task: &Task) -> &str {
        let own = match self {
            Self::Fr => &task.bring,
            Self::En => &task.bring_en,
            Self::Ar => &task.bring_ar,
            Self::Uk => &task.bring_uk,
        };
        if own.is_empty() { &task.bring } else { own }
    }

    /// A task's name; the French one where nobody has written another.
    #[must_use]
    pub fn task(self, task: &Task) -> &str {
        let own = match self {
            Self::Fr => &task.name,
            Self::En => &task.name_en,
            Self::Ar => &task.name_ar,
            Self::Uk => &task.name_uk,
        };
        if own.is_empty() { &task.name } else { own }
    }
}

/// Declares texts in the workers' four languages.
macro_rules! worker_texts {
    ($($name:ident $(( $($arg:ident),+ ))? { fr: $fr:literal, en: $en:literal, ar: $ar:literal, uk: $uk:literal $(,)? })*) => {
        $(worker_texts!(@one $name $(( $($arg),+ ))? $fr $en $ar $uk);)*
    };
    (@one $name:ident $fr:literal $en:literal $ar:literal $uk:literal) => {
        pub(crate) const fn $name(lang: super::super::lang::WorkerLang) -> &'static str {
            match lang {
                super::super::lang::WorkerLang::Fr => $fr,
                super::super::lang::WorkerLang::En => $en,
                super::super::lang::WorkerLang::Ar => $ar,
                super::super::lang::WorkerLang::Uk => $uk,
            }
        }
    };
    (@one $name:ident ( $($arg:ident),+ ) $fr:literal $en:literal $ar:literal $uk:literal) => {
        pub(crate) fn $name(lang: super::super::lang::WorkerLang, $($arg: impl std::fmt::Display),+) -> String {
            match lang {
                super::super::lang::WorkerLang::Fr => format!($fr),
                super::super::lang::WorkerLang::En => format!($en),
                super::super::lang::WorkerLang::Ar => format!($ar),
                super::super::lang::WorkerLang::Uk => format!($uk),
            }
        }
    };
}
pub(super) use worker_texts;

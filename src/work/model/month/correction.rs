//! Corrections of a locked month: what each is about, and what it does to the month's pay, reckoned when it is noted as the month itself was.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use platform::time::{Minutes, Month};

use super::facts::{Facts, Terms};
use super::lines::{Line, Rate, What, lines};
use super::{Figures, reckon};
use crate::model::absence::AbsenceKind;

/// What a correction after the lock is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corrected {
    /// Work: worked and paid.
    Work,
    /// Pay alone.
    Paid,
    /// Support by the counsellor.
    Support,
    /// An absence of a kind.
    Absence(AbsenceKind),
}

impl Corrected {
    /// Everything that can be corrected by hand; support follows the counsellor's entries.
    #[must_use]
    pub fn choices() -> Vec<Self> {
        let absences = AbsenceKind::ALL.iter().map(|kind| Self::Absence(*kind));
        [Self::Work, Self::Paid].into_iter().chain(absences).collect()
    }

    /// The word for forms.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Absence(kind) => format!("absence-{}", kind.word()),
            other => other.column().to_owned(),
        }
    }

    /// Reads a form's word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::choices().into_iter().find(|choice| choice.word() == word)
    }

    /// The word in the database; the kind of an absence stands beside it.
    #[must_use]
    pub const fn column(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Paid => "paid",
            Self::Support => "support",
            Self::Absence(_) => "absence",
        }
    }

    /// Reads the database's words.
    #[must_use]
    pub fn from_columns(column: &str, kind: Option<AbsenceKind>) -> Self {
        match (column, kind) {
            ("paid", _) => Self::Paid,
            ("support", _) => Self::Support,
            (_, Some(kind)) => Self::Absence(kind),
            (_, None) => Self::Work,
        }
    }

    /// Whether it belongs to a day: all but pay, which may be of the month as a whole.
    #[must_use]
    pub const fn has_a_day(self) -> bool {
        !matches!(self, Self::Paid)
    }
}

/// A correction of a locked month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub what: Corrected,
    /// Added, or taken off if negative; never nothing.
    pub minutes: Minutes,
    /// The day it is about; none where it is about the month as a whole.
    pub day: Option<NaiveDate>,
    /// For work: the project that the hours count for; empty for none, and for all else.
    pub project: String,
    pub reason: String,
}

/// What a correction does to pay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// Of the hours paid day by day.
    pub paid: Minutes,
    pub unpaid: Minutes,
    /// Of the month's pay.
    pub pay: Minutes,
    /// Of what lies beyond the contract, by what it is paid above the hour.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rates: BTreeMap<Rate, Minutes>,
    /// Of what was worked on Sundays.
    #[serde(default)]
    pub sunday: Minutes,
    /// Of what was worked on public holidays.
    #[serde(default)]
    pub worked_holidays: Minutes,
    /// Of the days with work.
    #[serde(default)]
    pub days: i64,
    /// The first days of the months whose pay it holds, as it was reckoned; none where it is minute for minute.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub covers: Vec<NaiveDate>,
}

impl Effect {
    /// Whether the pay of a month is in it.
    #[must_use]
    pub fn covers(&self, month: Month) -> bool {
        self.covers.contains(&month.first())
    }

    /// What lies beyond the contract, in all.
    #[must_use]
    pub fn beyond(&self) -> Minutes {
        self.rates.values().copied().sum()
    }

    /// Minute for minute: for pay alone, and where the days of a month are not known any more.
    #[must_use]
    pub fn plain(change: &Change, month: Month, terms: &Terms) -> Self {
        let minutes = change.minutes;
        match change.what {
            Corrected::Work | Corrected::Paid => Self { paid: minutes, pay: minutes, ..Self::default() },
            Corrected::Absence(kind) if !terms.pays(kind, change.day.unwrap_or_else(|| month.last())) => {
                Self { unpaid: minutes, pay: Minutes(-minutes.0), ..Self::default() }
            }
            Corrected::Absence(_) | Corrected::Support => Self::default(),
        }
    }

    /// What a correction changes in months that are locked: its own, and the one in which its week ends, or began.
    #[must_use]
    pub fn reckoned(change: &Change, locked: &[Month], facts: &Facts, zone: Tz) -> Self {
        let after = facts.with(change);
        let covers = locked.iter().map(|month| month.first()).collect();
        locked.iter().fold(Self { covers, ..Self::default() }, |mut sum, month| {
            let (old, new) = (reckon(*month, facts, zone), reckon(*month, &after, zone));
            sum.paid = sum.paid + (new.paid - old.paid);
            sum.unpaid = sum.unpaid + (new.unpaid - old.unpaid);
            sum.pay = sum.pay + (new.pay - old.pay);
            sum.sunday = sum.sunday + (new.sunday - old.sunday);
            sum.worked_holidays = sum.worked_holidays + (new.worked_holidays - old.worked_holidays);
            sum.days += new.days - old.days;
            for rate in [Rate::Ten, Rate::TwentyFive, Rate::Fifty] {
                let of = |figures: &Figures| figures.rates.get(&rate).copied().unwrap_or_default();
                let sum = sum.rates.entry(rate).or_default();
                *sum = *sum + (of(&new) - of(&old));
            }
            sum.rates.retain(|_, minutes| *minutes != Minutes(0));
            sum
        })
    }
}

/// Whether a day would hold less than nothing of what is corrected, or more than a day is long.
#[must_use]
pub fn is_beyond_its_day(change: &Change, month: Month, facts: &Facts, zone: Tz) -> bool {
    let Some(day) = change.day else {
        return false;
    };
    let is_it = |line: &&Line| match (change.what, line.what) {
        (Corrected::Work, What::Worked) => true,
        (Corrected::Absence(kind), What::Absence(of)) => kind == of,
        _ => false,
    };
    let all = lines(month, &facts.with(change), zone);
    let sum: Minutes = all.iter().filter(|line| line.day == day).filter(is_it).map(|line| line.minutes).sum();
    !(0..=24 * 60).contains(&sum.0)
}

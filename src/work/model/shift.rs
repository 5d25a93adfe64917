//! Shifts, their templates, and who is on them.

use chrono_tz::Tz;
use serde::Serialize;

use land::model::{PlotId, SiteId};
use people::model::PersonId;
use platform::i18n::Lang;
use platform::time::{ClockTime, Interval, Minutes, Slot, Week};

platform::typed_id! {
    /// A shift: work at a time and a place that wants people.
    ShiftId
}
platform::typed_id! {
    /// One person on one shift.
    AssignmentId
}
platform::typed_id! {
    /// A pattern shifts are made from.
    TemplateId
}
platform::typed_id! {
    /// A kind of work.
    TaskId
}
platform::typed_id! {
    /// Something a person can do.
    SkillId
}

platform::text_enum! {
    /// In which weeks a template makes a shift.
    Cycle {
        /// Every week.
        Every = "every",
        /// Every second week.
        A = "a",
        /// The weeks between.
        B = "b",
    }
}

impl Cycle {
    /// Whether it holds in a week, where `a` is an A week.
    #[must_use]
    pub fn holds_in(self, week: Week, a: Week) -> bool {
        match self {
            Self::Every => true,
            Self::A => week.is_a(a),
            Self::B => !week.is_a(a),
        }
    }
}

platform::text_enum! {
    /// How well a person can do something.
    Level {
        /// Learns it.
        Learning = "learning",
        /// Can do it alone.
        Able = "able",
        /// Can show it.
        Expert = "expert",
    }
}

/// A kind of work, in the languages that workers read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Task {
    pub id: TaskId,
    pub name: String,
    /// In English; empty where nobody has written it.
    pub name_en: String,
    pub name_ar: String,
    pub name_uk: String,
    pub pictogram: String,
    /// What to bring, in French.
    pub bring: String,
    /// In English; empty where nobody has written it.
    pub bring_en: String,
    pub bring_ar: String,
    pub bring_uk: String,
}

impl Task {
    /// Its name; the French one where nobody has written another.
    #[must_use]
    pub fn name_in(&self, lang: Lang) -> &str {
        let own = match lang {
            Lang::Fr => &self.name,
            Lang::En => &self.name_en,
            Lang::Ar => &self.name_ar,
            Lang::Uk => &self.name_uk,
        };
        if own.is_empty() { &self.name } else { own }
    }

    /// What to bring; the French words where nobody has written others.
    #[must_use]
    pub fn bring_in(&self, lang: Lang) -> &str {
        let own = match lang {
            Lang::Fr => &self.bring,
            Lang::En => &self.bring_en,
            Lang::Ar => &self.bring_ar,
            Lang::Uk => &self.bring_uk,
        };
        if own.is_empty() { &self.bring } else { own }
    }
}

/// A task's name in the languages of the interface.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskName {
    pub fr: String,
    /// In English; empty where nobody has written it.
    pub en: String,
}

impl TaskName {
    /// The name; the French one where there is no other.
    #[must_use]
    pub fn text(&self, l: Lang) -> &str {
        if l == Lang::En && !self.en.is_empty() { &self.en } else { &self.fr }
    }
}

/// Something a person can do, or is licensed to.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Skill {
    pub id: SkillId,
    pub name: String,
    /// Whether it is a licence that expires.
    pub licence: bool,
}

/// How many of the people on a shift must be able to do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SkillNeed {
    pub skill: SkillId,
    pub heads: i64,
}

/// What is to be done, where, and by how many: what a shift and its template share.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Work {
    pub site: SiteId,
    /// The plot on it.
    pub plot: Option<PlotId>,
    /// The kind of work.
    pub task: TaskId,
    pub lead: Option<PersonId>,
    /// The skills that are needed, each once.
    pub skills: Vec<SkillNeed>,
    pub min: i64,
    /// Most people, not fewer.
    pub max: i64,
    /// A word to those who come.
    pub note: String,
    /// Funder or project code that the hours count for.
    pub project: String,
}

/// A shift as it is kept.
#[derive(Clone, Debug)]
pub struct Shift {
    pub id: ShiftId,
    pub slot: Slot,
    /// The same as instants.
    pub interval: Interval,
    pub work: Work,
    pub version: i64,
}

/// A template as it is kept.
#[derive(Clone, Debug)]
pub struct Template {
    pub id: TemplateId,
    pub name: String,
    /// 0 for Monday.
    pub weekday: i64,
    /// In which weeks.
    pub cycle: Cycle,
    pub starts: ClockTime,
    pub ends: ClockTime,
    pub pause: Minutes,
    pub work: Work,
}

impl Template {
    /// When its shift is in a week, if it makes one; `a` is an A week.
    #[must_use]
    pub fn slot_in(&self, week: Week, a: Week) -> Option<Slot> {
        let day = week.monday() + chrono::Duration::days(self.weekday);
        Slot::new(day, self.starts, self.ends, self.pause).filter(|_| self.cycle.holds_in(week, a))
    }
}

/// One person's work as the rules see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stint {
    /// On which shift.
    pub shift: ShiftId,
    /// When, on the clock.
    pub slot: Slot,
    /// When, as instants.
    pub interval: Interval,
    pub task: TaskId,
}

impl Stint {
    /// A workshop that somebody leads, as work that lies at a time.
    #[must_use]
    pub fn led(interval: Interval, zone: Tz) -> Self {
        use chrono::Timelike as _;
        let (starts, ends) = (interval.starts.with_timezone(&zone), interval.ends.with_timezone(&zone));
        let day = starts.date_naive();
        let minute = |at: &chrono::DateTime<Tz>| i64::from(at.hour() * 60 + at.minute());
        let later = (ends.date_naive() - day).num_days() * platform::time::DAY;
        let slot = Slot { day, starts: ClockTime(minute(&starts)), ends: ClockTime(minute(&ends) + later), pause: Minutes(0) };
        Self { shift: uuid::Uuid::nil().into(), slot, interval, task: uuid::Uuid::nil().into() }
    }

    /// Only a part of it.
    #[must_use]
    pub fn in_part(self, slot: Slot, zone: Tz) -> Self {
        Self { slot, interval: slot.interval(zone), ..self }
    }

    /// The work in it, without the break.
    #[must_use]
    pub fn work(&self) -> Minutes {
        Minutes((self.interval.length() - self.slot.pause).0.max(0))
    }
}

impl From<&Shift> for Stint {
    fn from(shift: &Shift) -> Self {
        Self { shift: shift.id, slot: shift.slot, interval: shift.interval, task: shift.work.task }
    }
}

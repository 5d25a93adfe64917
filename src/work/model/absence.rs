//! Absences: asked for, decided, recorded.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use people::model::PersonId;
use platform::time::{ClockTime, Interval};

platform::typed_id! {
    /// An absence.
    AbsenceId
}

platform::text_enum! {
    /// Why somebody is away, as the monthly return counts it.
    AbsenceKind {
        /// Paid leave.
        Leave = "leave",
        /// Sick leave.
        Sick = "sick",
        /// Accident at work.
        Accident = "accident",
        /// Unpaid leave.
        Unpaid = "unpaid",
        /// Training.
        Training = "training",
        /// Immersion in a company (PMSMP).
        Immersion = "immersion",
        /// Family event.
        Family = "family",
        /// Maternity, paternity, adoption.
        Parental = "parental",
        /// A child is ill (Code du travail L1225-61).
        ChildSick = "child_sick",
        /// Summoned by a court or an office.
        Summons = "summons",
        /// An apprentice at school, which is working time (Code du travail L6222-24).
        School = "school",
        /// Without a reason given.
        Unjustified = "unjustified",
        /// Another reason.
        Other = "other",
    }
}

impl AbsenceKind {
    /// The kinds that a worker asks for; the others are found by those in charge.
    pub const ASKED: [Self; 5] = [Self::Leave, Self::Sick, Self::Family, Self::Training, Self::Other];

    /// Whether the employer goes on paying where the house has not said otherwise: a payroll office has the last word.
    #[must_use]
    pub const fn is_paid(self) -> bool {
        matches!(self, Self::Leave | Self::Training | Self::Immersion | Self::Family | Self::School)
    }

    /// Whether it is working time, spent elsewhere (Code du travail L6321-2, L6222-24).
    #[must_use]
    pub const fn is_work(self) -> bool {
        matches!(self, Self::Training | Self::School)
    }
}

platform::text_enum! {
    /// What became of it.
    AbsenceState {
        /// Waits for a decision.
        Requested = "requested",
        /// Granted, or recorded.
        Approved = "approved",
        /// Not granted.
        Refused = "refused",
        /// Taken back.
        Withdrawn = "withdrawn",
    }
}

/// When somebody is away: whole days, or a part of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum AbsenceTime {
    /// From the first to the last of these days.
    Days(NaiveDate, NaiveDate),
    /// From and until on one day.
    Part(NaiveDate, ClockTime, ClockTime),
}

impl AbsenceTime {
    /// Puts it together from what the database keeps: first and last day; from and until, where it is of a part of a day.
    #[must_use]
    pub fn from_columns((first, last): (NaiveDate, NaiveDate), part: (Option<ClockTime>, Option<ClockTime>)) -> Self {
        match part {
            (Some(from), Some(until)) => Self::Part(first, from, until),
            _ => Self::Days(first, last),
        }
    }

    /// The instants it means.
    #[must_use]
    pub fn interval(self, zone: Tz) -> Interval {
        match self {
            Self::Days(first, last) => Interval::days(first, last, zone),
            Self::Part(day, from, until) => Interval { starts: from.instant(day, zone), ends: until.instant(day, zone) },
        }
    }

    /// First and last day.
    #[must_use]
    pub const fn days(self) -> (NaiveDate, NaiveDate) {
        match self {
            Self::Days(first, last) => (first, last),
            Self::Part(day, ..) => (day, day),
        }
    }
}

/// What a form says of an absence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AbsenceDetails {
    pub kind: AbsenceKind,
    pub time: AbsenceTime,
    /// A word with it.
    pub note: String,
    /// Where the paper is.
    pub reference: String,
    /// The company of an immersion.
    pub host: String,
}

/// An absence as it is kept.
#[derive(Clone, Debug)]
pub struct Absence {
    pub id: AbsenceId,
    pub person: PersonId,
    /// The person's name.
    pub name: String,
    /// What it is.
    pub details: AbsenceDetails,
    /// The instants it covers.
    pub interval: Interval,
    /// What became of it.
    pub state: AbsenceState,
    /// The reason given with the decision.
    pub decision: String,
    /// When it was asked for.
    pub created_at: DateTime<Utc>,
}

//! What a counsellor notes, and when somebody who left is asked how it goes.

use chrono::{Days, Months, NaiveDate};

use super::immersion::Immersion;
use platform::time::Minutes;

platform::typed_id! {
    /// An entry.
    SupportId
}

platform::text_enum! {
    /// What an entry is.
    SupportKind {
        /// A talk.
        Interview = "interview",
        /// Something done together: a form, a phone call, an errand.
        Step = "step",
        /// Work immersion in a company (PMSMP).
        Immersion = "immersion",
        /// Training.
        Training = "training",
        /// An obstacle to work, and its course.
        Obstacle = "obstacle",
        /// The exit.
        Exit = "exit",
        /// Three or six months after.
        FollowUp = "follow_up",
    }
}

impl SupportKind {
    /// Whether it is noted once it has been: nobody has talked with somebody tomorrow.
    #[must_use]
    pub const fn is_done(self) -> bool {
        matches!(self, Self::Interview | Self::Step | Self::FollowUp)
    }

    /// Whether its length counts as support: time spent with the person, not time they spend elsewhere.
    #[must_use]
    pub const fn counts(self) -> bool {
        matches!(self, Self::Interview | Self::Step)
    }
}

platform::text_enum! {
    /// How a person leaves.
    ExitClass {
        /// Permanent contract, over six months, own business, civil service.
        Durable = "durable",
        /// Under six months, aided contract elsewhere.
        Transition = "transition",
        /// Training, another insertion structure.
        Positive = "positive",
        /// Anything else.
        Other = "other",
        /// Left out of the rates: death, long illness, prison, removal.
        Withdrawn = "withdrawn",
    }
}

/// What a form says of an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Support {
    pub kind: SupportKind,
    pub on_day: NaiveDate,
    /// Until when, for what lasts.
    pub until_day: Option<NaiveDate>,
    /// How long; nothing for what is no time together.
    pub minutes: Minutes,
    /// Subject or aim.
    pub subject: String,
    /// What was said.
    pub body: String,
    /// What comes next.
    pub next_step: String,
    /// The class of an exit.
    pub exit_class: Option<ExitClass>,
    /// The obstacle it concerns.
    pub obstacle: Option<SupportId>,
}

/// Months after an exit at which one asks how it goes.
const FOLLOW_UPS: [u32; 2] = [3, 6];
/// Days before such a day from which a talk counts for it.
const EARLY: u64 = 21;

/// The next follow-up after an exit that nobody has done yet: the day it is due. A talk counts for every day that had come by then.
#[must_use]
pub fn next_follow_up(left: NaiveDate, follow_ups: &[NaiveDate]) -> Option<NaiveDate> {
    let done = |due: NaiveDate| follow_ups.iter().any(|day| *day >= due - Days::new(EARLY));
    FOLLOW_UPS.iter().map(|months| left + Months::new(*months)).find(|due| !done(*due))
}

/// Whether an immersion is longer than one may be.
#[must_use]
pub fn too_long(kind: SupportKind, on_day: NaiveDate, until_day: NaiveDate) -> bool {
    kind == SupportKind::Immersion && Immersion { host: String::new(), first: on_day, last: until_day }.is_long()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_who_left_is_asked_after_three_and_six_months() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (follow_ups, due) in [
            (&[] as &[&str], Some("2026-11-20")),
            (&["2026-09-15"], Some("2026-11-20")),
            (&["2026-11-02"], Some("2027-02-20")),
            (&["2027-02-10"], None),
            (&["2026-11-20", "2027-01-15"], Some("2027-02-20")),
        ] {
            let follow_ups: Vec<NaiveDate> = follow_ups.iter().map(|text| day(text)).collect();
            assert_eq!(next_follow_up(day("2026-08-20"), &follow_ups), due.map(day), "{follow_ups:?}");
        }
    }

    #[test]
    fn an_immersion_lasts_a_month_at_most() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert!(!too_long(SupportKind::Immersion, day("2026-03-02"), day("2026-04-01")));
        assert!(too_long(SupportKind::Immersion, day("2026-03-02"), day("2026-04-02")));
        assert!(!too_long(SupportKind::Training, day("2026-03-02"), day("2026-06-02")));
    }
}

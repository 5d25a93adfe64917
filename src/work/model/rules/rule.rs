//! The rules by name: each has a figure, a severity and a source, as dated lines of the database.

platform::text_enum! {
    /// A rule; its figure, severity and source are dated lines of the database.
    Rule {
        /// No two things at once.
        Overlap = "overlap",
        /// Not while an absence is granted.
        Absence = "absence",
        /// Most minutes of work a day.
        DayHours = "day_hours",
        /// Most minutes of work a week.
        WeekHours = "week_hours",
        /// Most minutes a week on average over twelve weeks.
        AverageHours = "average_hours",
        /// Minutes of work after which a break is due.
        BreakAfter = "break_after",
        /// Fewest minutes of that break.
        BreakLength = "break_length",
        /// Fewest minutes of rest between two days.
        DayRest = "day_rest",
        /// Most minutes from the first start to the last end of a day.
        DaySpan = "day_span",
        /// Fewest minutes of rest in one piece in a week.
        WeekRest = "week_rest",
        /// Most days in a row.
        ConsecutiveDays = "consecutive_days",
        /// Under eighteen: most minutes a day.
        MinorDayHours = "minor_day_hours",
        /// Under eighteen: most minutes a week.
        MinorWeekHours = "minor_week_hours",
        /// Under eighteen: rest between two days.
        MinorDayRest = "minor_day_rest",
        /// Under eighteen: minutes after which a break is due.
        MinorBreakAfter = "minor_break_after",
        /// Under eighteen: fewest minutes of that break.
        MinorBreakLength = "minor_break_length",
        /// Under eighteen: from when it is night, in minutes after midnight.
        MinorNightFrom = "minor_night_from",
        /// Under sixteen: from when it is night.
        YoungNightFrom = "young_night_from",
        /// Under eighteen: until when it is night.
        MinorNightUntil = "minor_night_until",
        /// Most days worked from Monday to Sunday.
        WeekDays = "week_days",
        /// Not on a Sunday without a reason.
        Sunday = "sunday",
        /// Most Sundays worked in a row.
        SundaysInRow = "sundays_in_row",
        /// Not on 1 May.
        LabourDay = "labour_day",
        /// From when it is night for everybody, in minutes after midnight.
        NightFrom = "night_from",
        /// Until when it is night for everybody.
        NightUntil = "night_until",
        /// Minutes by night from which a shift counts as a night.
        NightLength = "night_length",
        /// Nights a week that make somebody a night worker.
        NightsAWeek = "nights_a_week",
        /// Under sixteen: rest between two days.
        YoungDayRest = "young_day_rest",
        /// Under eighteen: days of rest in a row, Sunday among them.
        MinorRestDays = "minor_rest_days",
        /// Under eighteen: not on a public holiday.
        MinorHoliday = "minor_holiday",
        /// Minutes a week of a full-time contract: who has less works part-time and stays below it.
        FullTimeWeek = "full_time_week",
        /// Part-time: hours beyond the contract, in hundredths of it.
        ComplementaryShare = "complementary_share",
        /// Part-time: most interruptions a day.
        Interruptions = "interruptions",
        /// Part-time: most minutes of an interruption.
        InterruptionLength = "interruption_length",
        /// Part-time: minutes a week beyond the contract, over twelve weeks, from which the contract changes.
        HoursDrift = "hours_drift",
        /// Part-time: working days of notice before published hours change.
        ChangeNotice = "change_notice",
        /// Not beyond what is written for one person: hours a day or a week, no night, from and until.
        Limit = "limit",
        /// Only while a contract runs.
        ContractDates = "contract_dates",
        /// Not beyond the contract's weekly hours, by more than so many minutes.
        ContractHours = "contract_hours",
        /// Not this task.
        Restriction = "restriction",
        /// Only when available.
        Availability = "availability",
        /// Not on a public holiday, unless the ecopole works then.
        Holiday = "holiday",
        /// Enough people who can do what is needed.
        Skills = "skills",
        /// Whoever leads is there, and at one place.
        Lead = "lead",
        /// Not more people than wanted.
        HeadMax = "head_max",
        /// Not fewer.
        HeadMin = "head_min",
        /// Most weekends worked in four.
        Weekends = "weekends",
        /// What counts as an early start, in minutes after midnight.
        EarlyBefore = "early_before",
        /// Most early starts a week.
        EarlyStarts = "early_starts",
    }
}

/// What a rule's figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Minutes of work or rest.
    Length,
    /// Minutes after midnight.
    TimeOfDay,
    /// Days, weekends, starts.
    Count,
    /// Hundredths.
    Percent,
    /// The rule has none.
    None,
}

impl Rule {
    /// Whether its figure is the least that is allowed: a higher one is stricter. Of all others a lower one is.
    #[must_use]
    pub const fn is_least(self) -> bool {
        matches!(
            self,
            Self::BreakLength
                | Self::DayRest
                | Self::WeekRest
                | Self::MinorDayRest
                | Self::MinorBreakLength
                | Self::YoungDayRest
                | Self::MinorRestDays
                | Self::MinorNightUntil
                | Self::NightUntil
                | Self::ChangeNotice
        )
    }

    /// What its figure counts.
    #[must_use]
    pub const fn figure(self) -> Figure {
        match self {
            Self::DayHours
            | Self::WeekHours
            | Self::AverageHours
            | Self::BreakAfter
            | Self::BreakLength
            | Self::DayRest
            | Self::DaySpan
            | Self::WeekRest
            | Self::MinorDayHours
            | Self::MinorWeekHours
            | Self::MinorDayRest
            | Self::MinorBreakAfter
            | Self::MinorBreakLength
            | Self::YoungDayRest
            | Self::NightLength
            | Self::FullTimeWeek
            | Self::InterruptionLength
            | Self::HoursDrift
            | Self::ContractHours => Figure::Length,
            Self::EarlyBefore
            | Self::NightFrom
            | Self::NightUntil
            | Self::MinorNightFrom
            | Self::YoungNightFrom
            | Self::MinorNightUntil => Figure::TimeOfDay,
            Self::ConsecutiveDays
            | Self::WeekDays
            | Self::SundaysInRow
            | Self::NightsAWeek
            | Self::Interruptions
            | Self::ChangeNotice
            | Self::Weekends
            | Self::EarlyStarts => Figure::Count,
            Self::ComplementaryShare => Figure::Percent,
            Self::Overlap
            | Self::Absence
            | Self::ContractDates
            | Self::Restriction
            | Self::Availability
            | Self::Holiday
            | Self::Sunday
            | Self::LabourDay
            | Self::MinorHoliday
            | Self::MinorRestDays
            | Self::Limit
            | Self::Skills
            | Self::Lead
            | Self::HeadMax
            | Self::HeadMin => Figure::None,
        }
    }

    /// The least and the most that its figure may be: what lies beyond is a slip of the pen.
    #[must_use]
    pub const fn bounds(self) -> (i64, i64) {
        const HOUR: i64 = 60;
        match self {
            Self::DayHours | Self::MinorDayHours | Self::DaySpan => (HOUR, 24 * HOUR),
            Self::WeekHours | Self::MinorWeekHours | Self::AverageHours | Self::FullTimeWeek => (HOUR, 7 * 24 * HOUR),
            Self::BreakLength | Self::MinorBreakLength => (1, 4 * HOUR),
            Self::WeekRest => (0, 7 * 24 * HOUR),
            Self::WeekDays | Self::NightsAWeek => (1, 7),
            Self::ConsecutiveDays => (1, 31),
            Self::Weekends => (0, 4),
            // A third of the contract is the most that an agreement may allow (Code du travail L3123-20).
            Self::ComplementaryShare => (0, 33),
            Self::SundaysInRow | Self::ChangeNotice => (0, 60),
            Self::Interruptions | Self::EarlyStarts => (0, 9),
            _ => (0, 24 * HOUR),
        }
    }

    /// Whether it looks at a week or more as a whole: its breach stands on the week's Monday, and no single shift is to blame.
    #[must_use]
    pub const fn is_of_a_week(self) -> bool {
        matches!(
            self,
            Self::WeekHours
                | Self::MinorWeekHours
                | Self::AverageHours
                | Self::WeekRest
                | Self::WeekDays
                | Self::NightsAWeek
                | Self::MinorRestDays
                | Self::FullTimeWeek
                | Self::ComplementaryShare
                | Self::HoursDrift
                | Self::ContractHours
                | Self::Weekends
                | Self::EarlyStarts
        )
    }

    /// Whether it judges hours as they were found too: what is of time, not of who should come.
    #[must_use]
    pub const fn judges_found_hours(self) -> bool {
        !matches!(
            self,
            Self::Absence
                | Self::Restriction
                | Self::Availability
                | Self::Skills
                | Self::Lead
                | Self::HeadMax
                | Self::HeadMin
                | Self::Weekends
                | Self::EarlyBefore
                | Self::EarlyStarts
                | Self::ChangeNotice
        )
    }
}

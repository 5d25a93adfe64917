//! The kinds of records of work that are kept for a time only.

platform::text_enum! {
    /// A kind of record with a period of its own.
    RecordKind {
        /// Arrivals and departures as they were tapped.
        Taps = "taps",
        /// Presence and the published plan, day by day.
        Hours = "hours",
        /// Words, papers and companies of absences.
        Absences = "absences",
        /// What the counsellor wrote.
        Support = "support",
    }
}

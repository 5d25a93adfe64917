//! What was found of somebody at work.

platform::text_enum! {
    /// Whether somebody came.
    AttendanceOutcome {
        /// Came.
        Present = "present",
        /// Did not.
        Absent = "absent",
    }
}

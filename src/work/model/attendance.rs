//! What was found of somebody at work.

crate::text_enum! {
    /// Whether somebody came.
    AttendanceOutcome {
        /// Came.
        Present = "present",
        /// Did not.
        Absent = "absent",
    }
}

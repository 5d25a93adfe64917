//! The kinds of records that the log knows of this room, and what they are called in it.

use platform::audit::RecordKind;
use platform::room::Records;

use crate::texts;

/// A figure or setting of the rules.
pub const RULE: RecordKind = RecordKind::new("rule");
/// A task or skill.
pub const TASK: RecordKind = RecordKind::new("task");
/// A contract.
pub const CONTRACT: RecordKind = RecordKind::new("contract");
/// A shift, and who is on it.
pub const SHIFT: RecordKind = RecordKind::new("shift");
/// A shift template.
pub const TEMPLATE: RecordKind = RecordKind::new("template");
/// The plan of a week.
pub const PLAN: RecordKind = RecordKind::new("plan");
/// An absence.
pub const ABSENCE: RecordKind = RecordKind::new("absence");
/// Presence.
pub const PRESENCE: RecordKind = RecordKind::new("presence");
/// A monthly sheet.
pub const MONTH: RecordKind = RecordKind::new("month");
/// A shared tablet.
pub const KIOSK: RecordKind = RecordKind::new("kiosk");
/// A cooperative work day.
pub const OPEN_DAY: RecordKind = RecordKind::new("open_day");
/// The counsellor's part.
pub const SUPPORT: RecordKind = RecordKind::new("support");

/// For the room.
pub const RECORDS: Records = Records {
    kinds: &[
        (RULE, texts::log_rule),
        (TASK, texts::log_task),
        (CONTRACT, texts::log_contract),
        (SHIFT, texts::log_shift),
        (TEMPLATE, texts::log_template),
        (PLAN, texts::log_plan),
        (ABSENCE, texts::log_absence),
        (PRESENCE, texts::log_presence),
        (MONTH, texts::log_month),
        (KIOSK, texts::log_kiosk),
        (OPEN_DAY, texts::log_open_day),
        (SUPPORT, texts::log_support),
    ],
    fields: &[
        ("derogation_until", "Dérogation jusqu’au", "Derogation until"),
        ("amended_from", "Avenant, à partir du", "Amendment, from"),
        ("paper", "Justificatif", "Paper"),
        ("exit_motive", "Motif de sortie", "Exit motive"),
        ("ended_on", "Fin réelle", "Really ended"),
    ],
    values: &[],
    named: &["tasks", "skills"],
};

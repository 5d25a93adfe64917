//! The kinds of records that the log knows of this room, and what they are called in it.

use platform::audit::RecordKind;
use platform::room::Records;

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
        (RULE, texts::rule),
        (TASK, texts::task),
        (CONTRACT, texts::contract),
        (SHIFT, texts::shift),
        (TEMPLATE, texts::template),
        (PLAN, texts::plan),
        (ABSENCE, texts::absence),
        (PRESENCE, texts::presence),
        (MONTH, texts::month),
        (KIOSK, texts::kiosk),
        (OPEN_DAY, texts::open_day),
        (SUPPORT, texts::support),
    ],
    fields: &[],
    values: &[],
    named: &["tasks", "skills"],
};

mod texts {
    platform::texts! {
        rule { fr: "règle", en: "rule" }
        task { fr: "tâche ou compétence", en: "task or skill" }
        contract { fr: "contrat", en: "contract" }
        shift { fr: "créneau", en: "shift" }
        template { fr: "modèle", en: "template" }
        plan { fr: "planning", en: "plan" }
        absence { fr: "absence", en: "absence" }
        presence { fr: "présence", en: "attendance" }
        month { fr: "fiche du mois", en: "monthly sheet" }
        kiosk { fr: "borne", en: "shared tablet" }
        open_day { fr: "chantier coopératif", en: "cooperative work day" }
        support { fr: "accompagnement", en: "support" }
    }
}

//! The kinds of records that the log knows of this room, and what they are called in it.

use platform::audit::RecordKind;
use platform::room::Records;

use crate::texts;

/// A terrain.
pub const SITE: RecordKind = RecordKind::new("site");
/// A parcel of land.
pub const PLOT: RecordKind = RecordKind::new("plot");
/// A bed.
pub const BED: RecordKind = RecordKind::new("bed");
/// A tree or bush.
pub const TREE: RecordKind = RecordKind::new("tree");
/// A water point, gate, tool shed or pick-up point.
pub const POINT: RecordKind = RecordKind::new("point");

/// For the room.
pub const RECORDS: Records = Records {
    kinds: &[
        (SITE, texts::log_site),
        (PLOT, texts::log_plot),
        (BED, texts::log_bed),
        (TREE, texts::log_tree),
        (POINT, texts::log_point),
    ],
    fields: &[],
    values: &[
        ("intercommunality", "intercommunalité", "intercommunality"),
        ("commune", "commune", "town"),
        ("landlord", "bailleur social", "social landlord"),
        ("own", "terrain à nous", "our own land"),
        ("other", "autre", "other"),
    ],
    named: &["sites", "plots"],
};

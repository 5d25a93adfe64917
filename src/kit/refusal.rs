//! Why a piece that several rooms use says no.

use crate::texts;

platform::refusals! {
    /// Why a piece that several rooms use says no.
    Refusal {
        OnePlace => texts::one_place,
        PicturesEnough { most: i64 } at "picture" => |l| texts::pictures_enough(l, *most),
        TooLateToUndo => texts::too_late_to_undo,
    }
}

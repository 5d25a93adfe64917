//! Why a change of people is refused.

use crate::model::Role;
use crate::texts;

platform::refusals! {
    /// Why a change of people is refused.
    Refusal {
        ImportStopped => texts::import_stopped,
        InviteNeedsEmail => texts::invite_needs_email,
        RemoveOwnSecond => texts::remove_own_second,
        LastCoordinator => texts::last_coordinator,
        MergeSame => texts::merge_same,
        MergeArchived => texts::merge_archived,
        MergeOneself => texts::merge_oneself,
        EraseSelf => texts::erase_self,
        MergeGivesRole { name: String, role: Role } => |l| texts::merge_gives_role(l, name, texts::role(l, *role)),
        EmailTaken => texts::email_taken,
    }
}

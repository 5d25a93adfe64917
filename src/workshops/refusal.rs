//! Why a booking or a date is refused.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use platform::i18n::format;

use crate::texts;

platform::refusals! {
    /// Why a booking or a date is refused.
    Refusal {
        BookingOver => texts::booking_over,
        TooLate => texts::too_late,
        CancelInstead => texts::cancel_instead,
        ChooseWhoLeaves => texts::choose_who_leaves,
        CannotMove => texts::cannot_move,
        NotOverYet => texts::not_over_yet,
        OneNameASeat => texts::one_name_a_seat,
        ConfirmFromTheMail => texts::confirm_from_the_mail,
        FullNow => texts::full_now,
        TooManyHeld => texts::too_many_held,
        NotExtended => texts::not_extended,
        SeatsAreFree => texts::seats_are_free,
        NeverSoMany => texts::never_so_many,
        DayIsPast => texts::day_is_past,
        CancelledAlready => texts::cancelled_already,
        NotSoMuchPaid => texts::not_so_much_paid,
        MoreThanDue => texts::more_than_due,
        VoucherUnknown => texts::voucher_unknown,
        VoucherNotNow => texts::voucher_not_now,
        VoucherUsedUp => texts::voucher_used_up,
        DoesNotTakePlace => texts::does_not_take_place,
        WalkInTooEarly => texts::walk_in_too_early,
        NobodyCame => texts::nobody_came,
        ResourceTaken => texts::resource_taken,
        AddressAtMost { most: i64 } => |l| texts::address_at_most(l, *most),
        OnlyLeft { left: i64 } => |l| texts::only_left(l, *left),
        SeatsAtMost { most: i64 } => |l| texts::seats_at_most(l, *most),
        SeatsAreTaken { taken: i64 } => |l| texts::seats_are_taken(l, *taken),
        ResourceTooSmall { room: i64 } => |l| texts::resource_too_small(l, *room),
        FacilitatorBusy { name: String, starts: DateTime<Utc>, zone: Tz } => |l| {
            texts::facilitator_busy(l, name, format::instant(l, *starts, *zone))
        },
        NameTaken => texts::name_taken,
    }
}

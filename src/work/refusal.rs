//! Why a plan, hours or a contract is refused.

use chrono::NaiveDate;

use platform::i18n::format;
use platform::time::Minutes;

use crate::model::contract::ContractKind;
use crate::model::rules::Breach;
use crate::model::{course, immersion};
use crate::texts;

platform::refusals! {
    /// Why a plan, hours or a contract is refused.
    Refusal {
        NotOnesOwnHours => texts::not_ones_own_hours,
        CorrectedSince => texts::corrected_since,
        MonthNotLocked => texts::month_not_locked,
        NotOfThisMonth at "day" => texts::not_of_this_month,
        LessThanNothing => texts::less_than_nothing,
        BeyondItsDay at "day" => texts::beyond_its_day,
        MonthCorrectedSince => texts::month_corrected_since,
        TappedSince => texts::worker::tapped_since,
        TooLateToUndo => texts::too_late_to_undo,
        NotedTwice => texts::noted_twice,
        AwayThen => texts::away_then,
        NotBegun => texts::not_begun,
        NotOver => texts::not_over,
        PresenceTooLong => texts::presence_too_long,
        OnItAlready => texts::on_it_already,
        DayLongPast at "first" => texts::worker::day_long_past,
        NotByOneself => texts::not_by_oneself,
        AlreadyDecided => texts::already_decided,
        PresenceIsNoted => texts::presence_is_noted,
        MonthLocked => texts::month_locked,
        LooserThanTheLaw at "basis" => texts::looser_than_the_law,
        OpenDayStays => texts::open_day_stays,
        SomebodyFaster => texts::somebody_faster,
        PartStays => texts::part_stays,
        NobodyTakesIt => texts::nobody_takes_it,
        PlotOfAnotherSite at "place" => texts::plot_of_another_site,
        CannotMerge => texts::cannot_merge,
        AmendmentLiesOutside => texts::amendment_lies_outside,
        ContractsChangedSince => texts::contracts_changed_since,
        PassOfAnother at "pass" => texts::pass_of_another,
        PassUnknown at "pass_number" => texts::pass_unknown,
        PassOutside at "pass_first" => texts::pass_outside,
        SuspensionCannotBe at "pass_last" => texts::suspension_cannot_be,
        PlacesTaken => texts::places_taken,
        DayCalledOff => texts::day_called_off,
        DayOver => texts::day_over,
        PlaceNotKept => texts::place_not_kept,
        TooLateToCancel => texts::too_late_to_cancel,
        ChooseAButton => texts::choose_a_button,
        TooLateToClock => texts::worker::too_late_to_clock,
        Breach { name: String, breach: Box<Breach> } => |l| texts::breach_of(l, name, texts::rules::explained(l, breach)),
        Elsewhere { name: String, away: bool } => |l| {
            texts::breach_of(l, name, if *away { texts::away_at_that_time(l) } else { texts::one_place(l) })
        },
        Contract { objection: course::Objection } => |l| texts::contract_objection(l, *objection),
        ContractsOverlap { kind: ContractKind, first: NaiveDate, last: Option<NaiveDate> } at "starts" => |l| {
            let until = last.map(|last| format!(" → {}", format::date(l, last))).unwrap_or_default();
            texts::contracts_overlap(l, texts::contract_kind(l, *kind), format!("{}{until}", format::date(l, *first)))
        },
        Immersion { objection: immersion::Objection } => |l| texts::immersion_objection(l, *objection),
        NotedOtherwise { names: String } => |l| texts::noted_otherwise(l, names),
        DayAsked { day: NaiveDate } at "first" => |l| texts::worker::day_asked(l, format::long_date(l, *day)),
        WasAtWork { day: NaiveDate } => |l| texts::was_at_work(l, format::date(l, *day)),
        ExitIsNoted { day: NaiveDate } at "on_day" => |l| texts::exit_is_noted(l, format::date(l, *day)),
        TooMuchSupport { most: Minutes } at "minutes" => |l| texts::too_much_support(l, format::duration(l, most.0)),
        NeverSoMany { places: i64 } => |l| texts::never_so_many(l, *places),
        LineOfThisDay => texts::line_of_this_day,
        OfferedAlready => texts::offered_already,
        NameTaken => texts::name_taken,
        AmendedThatDay at "amend_from" => texts::amended_that_day,
    }
}

//! Why a deed of the exchange is refused.

use produce::model::species::SeedFacts;

use crate::model::giving::Block;
use crate::model::quantity::{SeedAmount, Unit};
use crate::model::rule::SeedRule;
use crate::texts;

platform::refusals! {
    /// Why a deed of the exchange is refused.
    Refusal {
        NoSuchPacket => texts::no_such_packet,
        DayIsClosed => texts::day_is_closed,
        SampleFirst at "sown" => texts::sample_first,
        NothingCounted => texts::no_count_yet,
        TestIsClosed => texts::test_is_closed,
        GuardianAlready at "email" => texts::guardian_already,
        YearToCome at "year" => texts::year_to_come,
        GuardianHasEnded => texts::guardian_has_ended,
        BedElsewhere => texts::bed_elsewhere,
        AnotherVariety => texts::another_variety,
        LookedAtBefore => texts::looked_at_before,
        SomethingIsLeft => texts::something_is_left,
        LotIsPromised => texts::lot_is_promised,
        LotNotInPlace => texts::lot_not_in_place,
        NotSoMuchSeed at "amount" => texts::not_so_much_seed,
        PacketGivenBefore at "packet" => texts::packet_given_before,
        TakenBackBefore => texts::taken_back_before,
        SownWhere at "parcelle" => texts::sown_where,
        NotByItself => texts::not_by_itself,
        TwoLotsAtLeast => texts::two_lots_at_least,
        OneVarietyOneUnit => texts::one_variety_one_unit,
        PacketSizeMissing at "packets" => texts::packet_size_missing,
        PrinterWrong => texts::printer_wrong,
        PromisedAnother at "promise" => texts::promised_another,
        PromiseIsSettled => texts::promise_is_settled,
        NotKin at "to_variety" => texts::not_kin,
        UnknownPlot at "parcelle" => texts::unknown_plot,
        LastPacket => texts::last_packet,
        LabelOutside => texts::label_outside,
        InstituteWrong => texts::institute_wrong,
        NumberOfAnother { name: String } at "number" => |l| texts::number_of_another(l, name),
        IsThatVariety at "to_variety" => texts::is_that_variety,
        GuardianOfAnother at "place" => texts::guardian_of_another,
        PlanIsOver => texts::plan_is_over,
        PlanIsNotPlanned => texts::plan_is_not_planned,
        PlanLotRenamed at "amount" => texts::plan_lot_renamed,
        PlanWithoutPlace at "amount" => texts::plan_without_place,
        NoneLeft => texts::none_left,
        OnePacketEach => texts::one_packet_each,
        RequestIsOver => texts::request_is_over,
        NotToPrepare => texts::not_to_prepare,
        HandedAlready => texts::handed_already,
        NotToHandOver => texts::not_to_hand_over,
        RuleBeginsThen at "starts" => texts::rule_begins_then,
        VarietyTaken at "name" => texts::variety_taken,
        NotGiven { block: Block, facts: SeedFacts } => |l| texts::not_given_because(l, texts::block_of(l, *block, facts)),
        OnlySown { left: i64 } at "germinated" => |l| texts::only_sown(l, *left),
        SampleBeyondJar { unit: Unit, there: SeedAmount } => |l| texts::sample_beyond_jar(l, unit.text(l, *there)),
        OnlySoMuch { unit: Unit, there: SeedAmount } => |l| texts::only_so_much(l, unit.text(l, *there)),
        RuleRefuses { rule: SeedRule } => |l| texts::rule_refuses(l, *rule),
        RuleAsks { rule: SeedRule } => |l| texts::rule_asks(l, *rule),
        FillsPackets { most: i64 } at "packets" => |l| texts::fills_packets(l, *most),
        SeedIsDoubtful { name: String } => |l| texts::seed_is_doubtful(l, name),
        SeedIsGone { name: String } => |l| texts::seed_is_gone(l, name),
    }
}

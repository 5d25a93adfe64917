//! Why a change of the catalogue or of stock is refused.

use crate::texts;

platform::refusals! {
    /// Why a change of the catalogue or of stock is refused.
    Refusal {
        NotInThisPlot => texts::not_in_this_plot,
        NotSoMuch => texts::not_so_much,
        NotByItself => texts::not_by_itself,
        TooLateToUndo => texts::too_late_to_undo,
        TakenBackBefore => texts::taken_back_before,
        NotComeYet at "day" => texts::not_come_yet,
        CertificateMissing at "certificate" => texts::certificate_missing,
        MixOfOneProduct => texts::mix_of_one_product,
        PlaceTaken at "name" => texts::place_taken,
        PlaceNotEmpty => texts::place_not_empty,
        ProductTaken => texts::product_taken,
        LacksSomething at "published" => texts::lacks_something,
        UnitStays at "mode" => texts::unit_stays,
        PortionIsOrdered at "estimated" => texts::portion_is_ordered,
        StillInStore => texts::still_in_store,
        SpeciesTaken => texts::species_taken,
    }
}

//! Why what is drawn and kept of the land is refused.

use crate::texts;

platform::refusals! {
    /// Why what is drawn and kept of the land is refused.
    Refusal {
        UnknownKind => platform::web::texts::choose,
        ImportBedNeeds => texts::import_bed_needs,
        ImportNoSite => texts::import_no_site,
        ImportNoName => texts::import_no_name,
        ImportNoSpecies => texts::import_no_species,
        ImportStopped => texts::import_stopped,
        BedOutside => texts::bed_outside,
        BedsInTheWay => texts::beds_in_the_way,
        TreeOutside => texts::tree_outside,
        BedWouldBeOutside { code: String } => |l| texts::bed_would_be_outside(l, code),
        Overlaps { name: String } => |l| texts::overlaps(l, name),
        CodeTaken => texts::code_taken,
        StatusOfThisDay at "starts" => texts::status_of_this_day,
    }
}

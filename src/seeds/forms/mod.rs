//! What is typed about seed.

mod keeping;

pub use self::keeping::*;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use land::model::PlotId;
use platform::error::Result;
use platform::forms::{Form, grams_field};
use platform::i18n::{Lang, Message};
use platform::quantity::Grams;
use platform::web::texts as web;
use produce::model::species::{SpeciesId, VarietyId};

use crate::model::lot::{Cause, LotDetails, Origin, Receiver, SeedLot, SeedLotId};
use crate::model::quantity::{Sample, SeedAmount, Unit};
use crate::model::request::PromiseId;
use crate::model::variety::{LegalStatus, VarietyDetails};
use crate::store::lots::{Checked, NewLot};
use crate::store::moves::Leaving;
use crate::store::requests::{Asking, MOST};
use crate::texts;

/// Most of a lot: a tonne, or as many seeds.
const MOST_SEED: i64 = 1_000_000_000;

/// An amount in a lot's unit: whole seeds, or grams with three decimals, kept as milligrams.
fn amount(form: &mut Form, name: &str, unit: Unit, least: i64) -> Option<SeedAmount> {
    match unit {
        Unit::Seeds => form.integer(name, least, MOST_SEED),
        Unit::Milligrams => milligrams(form, name, least),
    }
    .map(SeedAmount)
}

/// A weight: grams where no unit is typed, else in the unit that is.
fn milligrams(form: &mut Form, name: &str, least: i64) -> Option<i64> {
    let typed = form.value(name).trim().to_lowercase();
    let number = typed.trim_end_matches(|c: char| c.is_alphabetic());
    let factor = match typed[number.len()..].trim() {
        "" | "g" | "gr" => 1.0,
        "kg" => 1000.0,
        "mg" => 0.001,
        _ => {
            form.complain(name, Message::new(texts::which_unit));
            return None;
        }
    };
    if number.len() == typed.len() {
        return form.grams(name, least, MOST_SEED);
    }
    let grams: String = number.replace(',', ".").chars().filter(|c| !c.is_whitespace()).collect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "checked against a tonne")]
    let read = grams
        .parse::<f64>()
        .ok()
        .map(|grams| grams * factor * 1000.0)
        .filter(|mg| (least as f64..=MOST_SEED as f64).contains(mg))
        .map(|mg| mg.round() as i64);
    if read.is_none() {
        form.complain(name, Message::new(texts::not_an_amount));
    }
    read
}

/// An amount as the form has it.
#[must_use]
pub fn amount_field(unit: Unit, amount: SeedAmount) -> String {
    match unit {
        Unit::Seeds => amount.0.to_string(),
        Unit::Milligrams => grams_field(Grams(amount.0)),
    }
}

fn required<T>(form: &mut Form, name: &str, read: Option<T>) -> Option<T> {
    if read.is_none() && form.error(name).is_none() {
        form.complain(name, Message::new(web::required));
    }
    read
}

/// Reads a variety's form. What is given out needs a proof.
///
/// # Errors
/// The form with its complaints.
pub fn variety(mut form: Form) -> Result<(Option<SpeciesId>, VarietyDetails)> {
    let species: Option<SpeciesId> = form.value("species").parse().ok();
    let name = form.required("name", 80);
    let status = form.choice("status", LegalStatus::from_word);
    let proof = form.text("proof", 200);
    if status == Some(LegalStatus::Public) && proof.is_empty() {
        form.complain("proof", Message::new(texts::proof_missing));
    }
    let details = status.map(|status| VarietyDetails {
        name,
        other_names: form.text("other_names", 1000),
        status,
        proof,
        proof_on: form.date_of_any_time("proof_on"),
        story: form.text("story", 4000),
        growing: form.text("growing", 4000),
        reserve: form.integer("reserve", 0, 1000).unwrap_or(0),
        one_packet: form.ticked("one_packet", "yes"),
    });
    form.command(details.map(|details| (species, details)))
}

/// The form filled with a variety as it is.
#[must_use]
pub fn variety_filled(details: &VarietyDetails, version: i64) -> Form {
    Form::filled([
        ("name", details.name.clone()),
        ("other_names", details.other_names.clone()),
        ("status", details.status.word().to_owned()),
        ("proof", details.proof.clone()),
        ("proof_on", details.proof_on.map(|day| day.to_string()).unwrap_or_default()),
        ("story", details.story.clone()),
        ("growing", details.growing.clone()),
        ("reserve", details.reserve.to_string()),
        ("one_packet", if details.one_packet { "yes".to_owned() } else { String::new() }),
        ("version", version.to_string()),
    ])
}

/// Where a lot may come from that a keeper takes in by hand.
pub const ORIGINS: [Origin; 4] = [Origin::Deposit, Origin::Harvest, Origin::Purchase, Origin::Transfer];

fn origin(word: &str) -> Option<Origin> {
    Origin::from_word(word).filter(|origin| ORIGINS.contains(origin))
}

/// Reads a lot's form; `unit` is that of a lot that is there.
fn lot_details(form: &mut Form, unit: Unit, origin: Option<Origin>) -> Option<LotDetails> {
    let year = form.integer("year", 1900, 2200);
    let year = required(form, "year", year);
    let packet = amount(form, "packet", unit, 1);
    let packet = required(form, "packet", packet);
    let reserve = amount(form, "reserve", unit, 0).unwrap_or_default();
    let source = produce::forms::source(form.value("parcelle"), form.value("planche"), "");
    if source.is_none() && !form.value("parcelle").is_empty() {
        form.complain("parcelle", Message::new(texts::unknown_plot));
    }
    year.zip(packet).zip(origin).map(|((year, packet), origin)| LotDetails {
        year,
        origin,
        grower: form.text("grower", 120),
        commune: form.text("commune", 80),
        organic: form.ticked("organic", "yes"),
        treated: form.ticked("treated", "yes"),
        generation: form.integer("generation", 0, 1000).unwrap_or(0),
        plot: source.map(|source| source.plot),
        bed: source.and_then(|source| source.bed),
        place: form.text("place", 80),
        packet,
        reserve,
        note: form.text("note", 1000),
    })
}

/// A packet of more than there is would never be given.
fn refuse_large_packet(form: &mut Form, packet: Option<SeedAmount>, there: Option<SeedAmount>) {
    if packet.zip(there).is_some_and(|(packet, there)| packet > there) && form.error("packet").is_none() {
        form.complain("packet", Message::new(texts::packet_beyond_jar));
    }
}

/// Reads a new lot.
///
/// # Errors
/// The form with its complaints.
pub fn new_lot(mut form: Form, variety: VarietyId) -> Result<NewLot> {
    let unit = form.choice("unit", Unit::from_word);
    let origin = form.choice("origin", origin);
    let reckoned = unit.unwrap_or(Unit::Seeds);
    let details = lot_details(&mut form, reckoned, origin);
    let found = amount(&mut form, "amount", reckoned, 1);
    refuse_large_packet(&mut form, details.as_ref().map(|details| details.packet), found);
    let parents = form.values("parents").filter_map(|id| id.parse().ok()).collect::<Vec<SeedLotId>>();
    let read = unit.zip(details).map(|(unit, details)| NewLot { variety, unit, details, amount: found, parents });
    form.command(read)
}

/// Reads what can change of a lot.
///
/// # Errors
/// The form with its complaints.
pub fn lot(mut form: Form, lot: &SeedLot) -> Result<LotDetails> {
    // A lot that was put together or split off keeps where it comes from.
    let made_here = matches!(lot.details.origin, Origin::Bulk | Origin::Split);
    let origin = if made_here { Some(lot.details.origin) } else { form.choice("origin", origin) };
    let read = lot_details(&mut form, lot.unit, origin);
    form.command(read.map(|read| LotDetails {
        generation: lot.details.generation,
        plot: lot.details.plot,
        bed: lot.details.bed,
        ..read
    }))
}

/// The form filled with a lot as it is.
#[must_use]
pub fn lot_filled(lot: &SeedLot) -> Form {
    let details = &lot.details;
    let yes = |on: bool| if on { "yes".to_owned() } else { String::new() };
    Form::filled([
        ("year", details.year.to_string()),
        ("origin", details.origin.word().to_owned()),
        ("grower", details.grower.clone()),
        ("commune", details.commune.clone()),
        ("organic", yes(details.organic)),
        ("treated", yes(details.treated)),
        ("place", details.place.clone()),
        ("packet", amount_field(lot.unit, details.packet)),
        ("reserve", amount_field(lot.unit, details.reserve)),
        ("note", details.note.clone()),
        ("version", lot.version.to_string()),
    ])
}

/// Reads what leaves a lot.
///
/// # Errors
/// The form with its complaints.
pub fn leaving(mut form: Form, lot: &SeedLot) -> Result<Leaving> {
    let cause = form.choice("cause", |word| Cause::from_word(word).filter(|cause| Cause::LEAVING.contains(cause)));
    let all = form.ticked("all", "yes");
    let amount = if all { None } else { amount(&mut form, "amount", lot.unit, 1) };
    if !all {
        required(&mut form, "amount", amount);
    } else if !form.value("amount").trim().is_empty() {
        form.complain("amount", Message::new(texts::all_or_amount));
    }
    let plot: Option<PlotId> = form.value("parcelle").parse().ok();
    if plot.is_none() && !form.value("parcelle").is_empty() {
        form.complain("parcelle", Message::new(texts::unknown_plot));
    }
    let receiver = if form.value("receiver").is_empty() { None } else { form.choice("receiver", Receiver::from_word) };
    let sure = form.value("sure") == "yes";
    let brought = form.text("brought", 200);
    if cause == Some(Cause::Swap) && brought.is_empty() {
        form.complain("brought", Message::new(texts::brought_missing));
    }
    // What is said of another cause is no more dropped than kept: it is asked which is meant.
    let sowing = cause.is_none_or(|cause| cause == Cause::Sowing);
    let mut only = |field: &str, fits: bool, words: fn(Lang) -> &'static str| {
        if !fits && !form.value(field).trim().is_empty() {
            form.complain(field, Message::new(words));
        }
    };
    only("parcelle", sowing, texts::only_for_sowing);
    only("derogation", sowing, texts::only_for_sowing);
    only("brought", cause.is_none_or(|cause| cause == Cause::Swap), texts::only_for_a_swap);
    let reaches_somebody = !matches!(cause, Some(Cause::Loss | Cause::Discard));
    only("receiver", reaches_somebody, texts::nobody_got_it);
    only("commune", reaches_somebody, texts::nobody_got_it);
    let read = cause.map(|cause| Leaving {
        lot: lot.id,
        amount,
        cause,
        receiver,
        commune: form.text("commune", 80),
        plot,
        note: form.text("note", 200),
        derogation: form.text("derogation", 80),
        brought,
        sure,
    });
    form.command(read)
}

/// Reads what was found of a lot.
///
/// # Errors
/// The form with its complaints.
pub fn counted(mut form: Form, unit: Unit) -> Result<SeedAmount> {
    let found = amount(&mut form, "found", unit, 0);
    let found = required(&mut form, "found", found);
    form.command(found)
}

/// Reads how much goes into a lot of its own, and where that stands.
///
/// # Errors
/// The form with its complaints.
pub fn part(mut form: Form, unit: Unit) -> Result<(SeedAmount, String)> {
    let part = amount(&mut form, "part", unit, 1);
    let part = required(&mut form, "part", part);
    let place = form.text("place", 80);
    form.command(part.map(|part| (part, place)))
}

/// Reads a sample.
///
/// # Errors
/// The form with its complaints.
pub fn sample(mut form: Form) -> Result<Sample> {
    let seeds = form.integer("sample_seeds", 1, 100_000);
    let seeds = required(&mut form, "sample_seeds", seeds);
    let mg = milligrams(&mut form, "sample_g", 1);
    let mg = required(&mut form, "sample_g", mg);
    form.command(seeds.zip(mg).map(|(seeds, mg)| Sample { seeds, mg }))
}

/// Reads how many seeds are sown in a test.
///
/// # Errors
/// The form with its complaints.
pub fn test(mut form: Form) -> Result<(i64, String)> {
    let sown = form.integer("sown", 1, 1000);
    let sown = required(&mut form, "sown", sown);
    let note = form.text("note", 200);
    form.command(sown.map(|sown| (sown, note)))
}

/// Reads how many more have germinated: cells of the tray that were touched, of those still open, or a number.
///
/// # Errors
/// The form with its complaints.
pub fn germinated(mut form: Form, open: std::ops::Range<i64>) -> Result<i64> {
    let cells: BTreeSet<i64> = form.values("cell").filter_map(|cell| cell.parse().ok()).collect();
    let touched = i64::try_from(cells.len()).unwrap_or(0);
    let typed = form.integer("germinated", 0, 1000);
    // What was touched on a page from before the last count is not what it was.
    let seen = form.value("seen").parse::<i64>().ok();
    let complaint: Option<Message> =
        if seen.is_some_and(|seen| seen != open.start) || cells.iter().any(|cell| !open.contains(cell)) {
            let counted = open.start;
            Some(Message::new(move |l| texts::counted_meanwhile(l, counted)))
        } else if typed.is_some() && touched > 0 {
            Some(Message::new(texts::touched_or_number))
        } else if typed.is_none() && touched == 0 && form.error("germinated").is_none() {
            Some(Message::new(texts::nothing_counted))
        } else {
            None
        };
    if let Some(complaint) = complaint {
        form.complain("germinated", complaint);
    }
    form.command(Some(typed.unwrap_or(touched)))
}

/// Reads how many packets are printed, and from which label of the sheet on.
///
/// # Errors
/// The form with its complaints.
pub fn run(mut form: Form) -> Result<i64> {
    let packets = form.integer("packets", 1, 1000);
    let packets = required(&mut form, "packets", packets);
    form.command(packets)
}

/// Reads a request.
///
/// # Errors
/// The form with its complaints.
pub fn asking(mut form: Form) -> Result<Asking> {
    let varieties: Vec<VarietyId> = form.values("v").filter_map(|id| id.parse().ok()).collect();
    if varieties.is_empty() {
        form.complain("v", Message::new(texts::choose_one));
    }
    if varieties.len() > MOST {
        form.complain("v", Message::new(texts::too_many));
    }
    let name = form.required("name", 80);
    let email = form.required_email("email");
    let (commune, note) = (form.text("commune", 80), form.text("note", 400));
    form.command(email.map(|email| Asking { name, email, commune, note, varieties }))
}

/// What a resident brings: five fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// As they call it.
    pub variety: String,
    pub year: i64,
    pub how_much: String,
    pub name: String,
    pub email: String,
}

/// Reads what a resident brings.
///
/// # Errors
/// The form with its complaints.
pub fn brought(mut form: Form, today: NaiveDate) -> Result<Brought> {
    use chrono::Datelike as _;
    let variety = form.required("variety", 80);
    let year = form.integer("year", 1950, i64::from(today.year()));
    let year = required(&mut form, "year", year);
    let how_much = form.text("how_much", 80);
    let name = form.required("name", 80);
    let email = form.email("email").unwrap_or_default();
    form.command(year.map(|year| Brought { variety, year, how_much, name, email }))
}

/// Reads what a keeper finds who looks at what was brought.
///
/// # Errors
/// The form with its complaints.
pub fn checked(mut form: Form) -> Result<(Checked, Option<PromiseId>)> {
    let variety = form.choice("variety", |id| id.parse::<VarietyId>().ok());
    let unit = form.choice("unit", Unit::from_word);
    let reckoned = unit.unwrap_or(Unit::Seeds);
    let found = amount(&mut form, "amount", reckoned, 1);
    let found = required(&mut form, "amount", found);
    let packet = amount(&mut form, "packet", reckoned, 1);
    let packet = required(&mut form, "packet", packet);
    refuse_large_packet(&mut form, packet, found);
    let place = form.text("place", 80);
    let promise = if form.value("promise").is_empty() { None } else { form.choice("promise", |id| id.parse::<PromiseId>().ok()) };
    let read = variety.zip(unit).zip(found).zip(packet);
    form.command(read.map(|(((variety, unit), amount), packet)| (Checked { variety, unit, amount, packet, place }, promise)))
}

/// Reads a promise: how many seeds somebody means to bring back, and who they are if they want to be reminded of it.
///
/// # Errors
/// The form with its complaints.
pub fn promise(mut form: Form) -> Result<(i64, String, String)> {
    let seeds = form.integer("promised", 1, 100_000);
    let seeds = required(&mut form, "promised", seeds);
    let (name, email) = (form.text("name", 80), form.email("email").unwrap_or_default());
    form.command(seeds.map(|seeds| (seeds, name, email)))
}

/// Reads a seed day.
///
/// # Errors
/// The form with its complaints.
pub fn day(mut form: Form) -> Result<(String, NaiveDate)> {
    let title = form.required("title", 80);
    let day = form.required_date("day");
    form.command(day.map(|day| (title, day)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tray_is_counted_as_it_was_seen() {
        for (seen, cells, typed, expected) in [
            ("5", vec!["5", "7"], "", Some(2)),
            ("5", vec![], "3", Some(3)),
            ("5", vec![], "0", Some(0)),
            ("3", vec!["3", "7"], "", None),
            ("5", vec!["2"], "", None),
            ("5", vec!["7"], "2", None),
            ("5", vec![], "", None),
        ] {
            let mut form = Form::filled([("seen", seen.to_owned()), ("germinated", typed.to_owned())]);
            cells.iter().for_each(|cell| form.add("cell", (*cell).to_owned()));
            assert_eq!(germinated(form, 5..20).ok(), expected, "{seen} {cells:?} {typed}");
        }
    }

    #[test]
    fn a_weight_is_read_in_the_unit_that_is_typed() {
        let read = |typed: &str| milligrams(&mut Form::filled([("amount", typed.to_owned())]), "amount", 1);
        assert_eq!((read("1"), read("1,5 g"), read("1kg"), read("80 mg")), (Some(1000), Some(1500), Some(1_000_000), Some(80)));
        assert_eq!((read("1 kgkg"), read("une poignée"), read("0 g"), read("NaN")), (None, None, None, None));
    }
}

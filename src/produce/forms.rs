//! Forms about produce: raw strings to typed commands.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use land::model::{BedId, PlotId, TreeId};
use platform::error::Result;
use platform::forms::{Form, cents_field, grams_field};
use platform::i18n::Message;
use platform::money::{Cents, VatRate};
use platform::quantity::Grams;
use platform::web::texts as web;

use crate::model::amount::{Amount, Unit};
use crate::model::label::Label;
use crate::model::lot::{LotId, Source};
use crate::model::product::{Category, Mode, Norm, Portion, ProductDetails, ProductId, Selling};
use crate::model::species::{Months, SeedFacts, SpeciesDetails};
use crate::model::stock::{Cause, Leaving, StoreKind, StorePlaceId};
use crate::store::moves::Purchase;
use crate::{pictograms, texts};

/// Most grams or pieces of one line: a lorry load.
const MOST: i64 = 20_000_000;

/// Reads an amount in the unit of a product.
pub fn amount(form: &mut Form, name: &str, unit: Unit, least: i64) -> Option<Amount> {
    let read = match unit {
        Unit::Grams => form.grams(name, least, MOST),
        Unit::Pieces => form.integer(name, least, MOST),
    };
    if read.is_none() {
        form.complain(name, Message::new(web::required));
    }
    read.map(Amount)
}

/// Reads a product's form. One that lacks what the law has shown cannot be on sale.
///
/// # Errors
/// The form with its complaints.
pub fn product(mut form: Form) -> Result<ProductDetails> {
    let name = form.required("name", 80);
    let species = if form.value("species").is_empty() { None } else { form.choice("species", |word| word.parse().ok()) };
    let pictogram =
        form.choice("pictogram", |word| pictograms::ALL.iter().find(|known| **known == word).map(|word| (*word).to_owned()));
    let selling = selling(&mut form);
    let vat = form.cents("vat", 0, 3000);
    let (norm, category) = (form.choice("norm", Norm::from_word), form.choice("category", Category::from_word));
    let deposit = form.cents("deposit", 0, 10_000).unwrap_or(0);
    let details = pictogram.zip(selling).zip(norm).zip(category).map(|(((pictogram, selling), norm), category)| ProductDetails {
        name,
        species,
        pictogram,
        selling,
        vat: VatRate(vat.unwrap_or(0)),
        norm,
        category,
        variety: form.text("variety", 80),
        size: form.text("size", 80),
        origin: form.text("origin", 120),
        allergens: form.text("allergens", 200),
        deposit: Cents(deposit),
        published: form.ticked("published", "yes"),
    });
    if let Some(details) = details.as_ref().filter(|details| details.published) {
        for missing in details.lacks() {
            let message = texts::lacks(missing);
            form.complain(message.field().unwrap_or("published").to_owned().as_str(), message);
        }
    }
    form.command(details)
}

fn selling(form: &mut Form) -> Option<Selling> {
    let mode = form.choice("mode", Mode::from_word)?;
    let weights = ["least", "estimated", "most"].map(|name| form.grams(name, 1, 100_000).map(Grams));
    let portion = match weights {
        [None, None, None] => None,
        [Some(least), Some(estimated), Some(most)] => {
            let portion = Portion::new(least, estimated, most);
            if portion.is_none() {
                form.complain("estimated", Message::new(texts::portion_order));
                return None;
            }
            portion
        }
        _ => {
            form.complain("estimated", Message::new(texts::portion_needed));
            return None;
        }
    };
    match (mode, portion) {
        (Mode::Piece, portion) => Some(Selling::Piece(portion)),
        (Mode::Kg, Some(portion)) => Some(Selling::Kg(portion)),
        (Mode::PieceWeighed, Some(portion)) => Some(Selling::PieceWeighed(portion)),
        (Mode::Kg | Mode::PieceWeighed, None) => {
            form.complain("estimated", Message::new(texts::portion_needed));
            None
        }
    }
}

/// The form filled with a product as it is.
#[must_use]
pub fn product_filled(details: &ProductDetails, version: i64) -> Form {
    let portion = details.selling.portion();
    let weight = |pick: fn(Portion) -> Grams| portion.map(|portion| grams_field(pick(portion))).unwrap_or_default();
    Form::filled([
        ("name", details.name.clone()),
        ("species", details.species.map(|id| id.to_string()).unwrap_or_default()),
        ("pictogram", details.pictogram.clone()),
        ("mode", details.selling.mode().word().to_owned()),
        ("least", weight(|portion| portion.least)),
        ("estimated", weight(|portion| portion.estimated)),
        ("most", weight(|portion| portion.most)),
        ("vat", cents_field(Cents(details.vat.0))),
        ("norm", details.norm.word().to_owned()),
        ("category", details.category.word().to_owned()),
        ("variety", details.variety.clone()),
        ("size", details.size.clone()),
        ("origin", details.origin.clone()),
        ("allergens", details.allergens.clone()),
        ("deposit", if details.deposit == Cents(0) { String::new() } else { cents_field(details.deposit) }),
        ("published", if details.published { "yes".to_owned() } else { String::new() }),
        ("version", version.to_string()),
    ])
}

/// Reads a species' form.
///
/// # Errors
/// The form with its complaints.
pub fn species(mut form: Form) -> Result<SpeciesDetails> {
    let name = form.required("name", 80);
    let harvest = months(&form, "harvest");
    let yield_g = (form.grams("yield_low", 0, 1_000_000), form.grams("yield_high", 0, 1_000_000));
    if let (Some(low), Some(high)) = yield_g
        && high < low
    {
        form.complain("yield_high", Message::new(texts::yield_order));
    }
    let details = SpeciesDetails {
        name,
        latin: form.text("latin", 120),
        family: form.text("family", 80),
        perennial: form.ticked("perennial", "yes"),
        harvest,
        days: form.integer("days", 1, 4000),
        return_years: form.integer("return_years", 0, 20),
        yield_g,
        seed: seed_facts(&mut form),
    };
    form.command(Some(details))
}

/// Months that were ticked.
fn months(form: &Form, name: &str) -> Months {
    let ticked = form.values(name).filter_map(|word| word.parse().ok()).filter(|month| (1..=12).contains(month));
    ticked.fold(Months(0), Months::with)
}

/// What is known of a species' seed.
fn seed_facts(form: &mut Form) -> SeedFacts {
    SeedFacts {
        sow: months(form, "sow"),
        flower: months(form, "flower"),
        keeps_years: form.integer("keeps_years", 1, 40),
        germination_min: form.integer("germination_min", 1, 100),
        seeds_per_kg: form.integer("seeds_per_kg", 1, 100_000_000),
        isolation_m: form.integer("isolation_m", 0, 10_000),
        plants: form.integer("plants", 1, 10_000),
        passport: form.ticked("passport", "yes"),
    }
}

/// The form filled with a species as it is.
#[must_use]
pub fn species_filled(details: &SpeciesDetails, version: i64) -> Form {
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let grams = |grams: Option<i64>| grams.map(|grams| grams_field(Grams(grams))).unwrap_or_default();
    let mut form = Form::filled([
        ("name", details.name.clone()),
        ("latin", details.latin.clone()),
        ("family", details.family.clone()),
        ("perennial", if details.perennial { "yes".to_owned() } else { String::new() }),
        ("days", number(details.days)),
        ("return_years", number(details.return_years)),
        ("yield_low", grams(details.yield_g.0)),
        ("yield_high", grams(details.yield_g.1)),
        ("keeps_years", number(details.seed.keeps_years)),
        ("germination_min", number(details.seed.germination_min)),
        ("seeds_per_kg", number(details.seed.seeds_per_kg)),
        ("isolation_m", number(details.seed.isolation_m)),
        ("plants", number(details.seed.plants)),
        ("passport", if details.seed.passport { "yes".to_owned() } else { String::new() }),
        ("version", version.to_string()),
    ]);
    for month in (1..=12).filter(|month| details.harvest.has(*month)) {
        form.add("harvest", month.to_string());
    }
    for month in (1..=12).filter(|month| details.seed.sow.has(*month)) {
        form.add("sow", month.to_string());
    }
    for month in (1..=12).filter(|month| details.seed.flower.has(*month)) {
        form.add("flower", month.to_string());
    }
    form
}

/// Where something is harvested from, as the address and the form have it.
#[must_use]
pub fn source(plot: &str, bed: &str, tree: &str) -> Option<Source> {
    let plot: PlotId = plot.parse().ok()?;
    let bed: Option<BedId> = if bed.is_empty() { None } else { Some(bed.parse().ok()?) };
    let tree: Option<TreeId> = if tree.is_empty() { None } else { Some(tree.parse().ok()?) };
    Some(Source { plot, bed, tree })
}

/// What was typed at the scale.
#[derive(Clone, Debug)]
pub struct AtTheScale {
    pub client: Option<Uuid>,
    pub source: Source,
    pub amount: Amount,
    pub place: StorePlaceId,
    pub variety: String,
    pub sown_on: Option<NaiveDate>,
    /// When it was weighed, where the device kept it for a while.
    pub weighed_at: Option<DateTime<Utc>>,
    /// Whether an unusual amount was confirmed.
    pub sure: bool,
}

/// Most crates under one weighing.
pub const CRATES: i64 = 12;

/// Reads a weighing: gross weight less the crates under it.
///
/// # Errors
/// The form with its complaints.
pub fn at_the_scale(mut form: Form, unit: Unit, crate_tare: Grams, today: NaiveDate) -> Result<AtTheScale> {
    let source = source(form.value("parcelle"), form.value("planche"), form.value("arbre"));
    if source.is_none() {
        form.complain("parcelle", Message::new(web::choose));
    }
    let gross = amount(&mut form, "weight", unit, 1);
    let crates = if unit == Unit::Grams { form.integer("crates", 0, CRATES).unwrap_or(0) } else { 0 };
    let net = gross.map(|gross| gross - Amount((crate_tare * crates).0));
    if net.is_some_and(|net| net <= Amount::ZERO) {
        form.complain("weight", Message::new(texts::lighter_than_crates));
    }
    let place = form.choice("place", |word| word.parse().ok());
    let (variety, sown_on) = (form.text("variety", 80), form.date("sown_on"));
    if sown_on.is_some_and(|day| day > today) {
        form.complain("sown_on", Message::new(web::not_a_date));
    }
    let weighed_at = DateTime::parse_from_rfc3339(form.value("weighed_at")).ok().map(|at| at.to_utc());
    // Only this very amount was confirmed, not whatever is typed next.
    let sure = !form.value("sure").is_empty() && form.value("sure") == form.value("weight");
    let client = form.value("client").parse().ok();
    let read = source.zip(net).zip(place).map(|((source, amount), place)| AtTheScale {
        client,
        source,
        amount,
        place,
        variety,
        sown_on,
        weighed_at,
        sure,
    });
    form.command(read)
}

/// Reads what leaves a lot.
///
/// # Errors
/// The form with its complaints.
pub fn leaving(mut form: Form, lot: LotId, unit: Unit) -> Result<Leaving> {
    let place = form.choice("place", |word| word.parse().ok());
    let amount = amount(&mut form, "amount", unit, 1);
    let cause = form.choice("cause", |word| Cause::from_word(word).filter(|cause| Cause::LEAVING.contains(cause)));
    let note = form.text("note", 300);
    let leaving = place.zip(amount).zip(cause).map(|((place, amount), cause)| Leaving { lot, place, amount, cause, note });
    form.command(leaving)
}

/// Reads what is carried: from, to and how much.
///
/// # Errors
/// The form with its complaints.
pub fn carrying(mut form: Form, unit: Unit) -> Result<((StorePlaceId, StorePlaceId), Amount)> {
    let from = form.choice("place", |word| word.parse::<StorePlaceId>().ok());
    let to = form.choice("to", |word| word.parse::<StorePlaceId>().ok());
    if from.is_some() && from == to {
        form.complain("to", Message::new(texts::same_place));
    }
    let amount = amount(&mut form, "moved", unit, 1);
    form.command(from.zip(to).zip(amount))
}

/// Reads what was found in a place.
///
/// # Errors
/// The form with its complaints.
pub fn counting(mut form: Form, unit: Unit) -> Result<(StorePlaceId, Amount)> {
    let place = form.choice("place", |word| word.parse().ok());
    let found = amount(&mut form, "found", unit, 0);
    form.command(place.zip(found))
}

/// Reads a purchase. The product is chosen on the form, so its unit is asked for by id.
///
/// # Errors
/// The form with its complaints.
pub fn purchase(mut form: Form, unit_of: impl Fn(ProductId) -> Option<Unit>) -> Result<Purchase> {
    let product = form.choice("product", |word| word.parse::<ProductId>().ok().filter(|id| unit_of(*id).is_some()));
    let day = form.required_date("day");
    let supplier = form.required("supplier", 120);
    let certificate = form.text("certificate", 120);
    let label = form.choice("label", Label::from_word);
    let place = form.choice("place", |word| word.parse().ok());
    let amount = product.and_then(&unit_of).and_then(|unit| amount(&mut form, "amount", unit, 1));
    let bought = product.zip(day).zip(label).zip(place).zip(amount).map(|((((product, day), label), place), amount)| Purchase {
        product,
        day,
        supplier,
        certificate,
        label,
        amount,
        place,
    });
    form.command(bought)
}

/// Reads a mix: an amount beside each lot.
///
/// # Errors
/// The form with its complaints.
pub fn mixing(mut form: Form, unit: Unit, lots: &[LotId]) -> Result<(StorePlaceId, Vec<(LotId, Amount)>)> {
    let place = form.choice("place", |word| word.parse().ok());
    let mut parts = Vec::new();
    for lot in lots {
        let name = format!("lot-{lot}");
        if !form.value(&name).trim().is_empty() && form.value(&name).trim() != "0" {
            parts.extend(amount(&mut form, &name, unit, 1).map(|amount| (*lot, amount)));
        }
    }
    if parts.len() < 2 && form.errors().is_empty() {
        form.complain("place", Message::new(texts::mix_two));
    }
    form.command(place.map(|place| (place, parts)))
}

/// Reads a new place.
///
/// # Errors
/// The form with its complaints.
pub fn store_place(mut form: Form) -> Result<(String, StoreKind)> {
    let (name, kind) = (form.required("name", 80), form.choice("kind", StoreKind::from_word));
    form.command(kind.map(|kind| (name, kind)))
}

/// Reads what an empty crate weighs.
///
/// # Errors
/// The form with its complaints.
pub fn crate_tare(mut form: Form) -> Result<Grams> {
    let tare = form.grams("crate", 0, 20_000);
    if tare.is_none() {
        form.complain("crate", Message::new(web::required));
    }
    form.command(tare.map(Grams))
}

//! A list of varieties and jars from a spreadsheet: the preview does exactly what the import does and then takes it all back, so that what it
//! shows is what happens. A name that is nearly one we have is proposed as the same; whoever brings the file decides.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::Datelike as _;
use sqlx::Connection as _;

use kit::exchange::cells;
use kit::exchange::columns::{self, Column, Known, Mapping};
use kit::exchange::store::{self as staged, Staged, StagedKind};
use kit::exchange::table::{self, Table};
use platform::db::Conn;
use platform::error::{AppError, Result};
use platform::forms::Form;
use platform::i18n::{Lang, Message};
use platform::op::Op;
use platform::search::fold;
use produce::model::species::{Species, SpeciesId, VarietyId};
use produce::store::species;

use crate::model::code;
use crate::model::lot::{LotDetails, Origin, SeedLotId};
use crate::model::quantity::{SeedAmount, Unit};
use crate::model::variety::{LegalStatus, SeedVariety, VarietyDetails};
use crate::refusal::Refusal;
use crate::store::lots::{self, NewLot};
use crate::store::varieties;
use crate::{KEEPERS, forms, texts};

/// What a column of a list may be taken for.
pub const KNOWN: &[Known] = &[
    known("species", texts::species, &["espece", "legume", "plante", "culture", "species", "crop", "vegetable"]),
    known("name", texts::variety, &["variete", "nom de la variete", "cultivar", "variety", "nom", "name"]),
    several(
        "other_names",
        texts::other_names,
        &["autres noms", "autre nom", "synonymes", "synonyme", "alias", "other names", "synonyms"],
    ),
    known("status", texts::law, &["statut", "statut legal", "legal status", "status", "domaine"]),
    known("proof", texts::proof, &["preuve", "proof", "reference legale"]),
    several("story", texts::story, &["histoire", "description", "interet", "story"]),
    several("growing", texts::growing, &["culture et usages", "conseils", "conduite", "growing", "conseil de culture"]),
    known("reserve", texts::reserve_packets, &["reserve", "a garder"]),
    known("year", texts::harvest_year, &["annee", "recolte", "annee de recolte", "millesime", "year", "harvest", "harvest year"]),
    known(
        "amount",
        texts::amount,
        &["quantite", "stock", "poids", "en stock", "amount", "quantity", "weight", "nombre de graines"],
    ),
    known("unit", texts::counted_in, &["unite", "unit"]),
    known("packet", texts::in_a_packet, &["sachet", "par sachet", "dose", "packet"]),
    known("place", texts::place, &["rangement", "emplacement", "boite", "bocal", "etagere", "place", "location", "box", "lieu"]),
    // What somebody wrote for themselves is no story for everybody.
    several("note", texts::note, &["remarques", "remarque", "notes", "note", "commentaire", "commentaires", "comments"]),
    known(
        "grower",
        texts::grower,
        &["producteur", "cultive par", "jardinier", "origine", "donateur", "provenance", "grower", "donor"],
    ),
    known("commune", texts::commune, &["commune", "ville", "town"]),
    known("organic", texts::organic, &["bio", "ab", "organic"]),
    known("number", texts::own_number, &["numero", "n", "no", "n de lot", "numero de lot", "code", "lot", "number", "accession"]),
];

const fn known(field: &'static str, label: fn(Lang) -> &'static str, headings: &'static [&'static str]) -> Known {
    Known { field, label, headings, several: false, fits: columns::anything }
}

const fn several(field: &'static str, label: fn(Lang) -> &'static str, headings: &'static [&'static str]) -> Known {
    Known { several: true, ..known(field, label, headings) }
}

/// A file as it was read: its table, and what each column is taken for.
pub struct Read {
    pub table: Table,
    pub columns: Vec<Column>,
    pub mapping: Mapping,
}

/// Reads a kept file: as somebody chose, else as the last file with this heading, else as headings say.
///
/// # Errors
/// `Conflict` with a sentence about the file as a whole.
pub async fn read(conn: &mut Conn, staged: &Staged) -> Result<Read> {
    let table = table::read(&staged.bytes, KNOWN).map_err(AppError::Conflict)?;
    let columns = columns::of(&table);
    let mapping = staged::mapping(conn, staged, StagedKind::Seeds, &columns, (KNOWN, None)).await?;
    Ok(Read { table, columns, mapping })
}

impl Read {
    /// Whether the two columns are there without which no variety can be told.
    #[must_use]
    pub fn tells_varieties(&self) -> bool {
        self.mapping.contains(&Some("species")) && self.mapping.contains(&Some("name"))
    }
}

impl Read {
    /// The unit that the heading of a field's column names: "Quantité (g)".
    fn unit_of(&self, field: &str) -> Option<&str> {
        let column = self.mapping.iter().position(|of| *of == Some(field))?;
        columns::without_unit(&self.columns.get(column)?.heading).1
    }
}

/// What somebody decides of a name that is nearly one we have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is the same.
    Same,
    /// It is a variety of its own.
    Own,
    /// The line is left out.
    Skip,
}

impl Decision {
    /// By the word that the form has.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "same" => Some(Self::Same),
            "own" => Some(Self::Own),
            "skip" => Some(Self::Skip),
            _ => None,
        }
    }
}

/// What becomes of a row.
#[derive(Debug)]
pub enum Fate {
    /// A variety that is new, with a jar of it or without.
    New { lot: bool },
    /// A jar of a variety that we have.
    Lot,
    /// A variety that we have learns something.
    Filled,
    /// All of it is known.
    Same,
    /// Left out by decision.
    Skipped,
    /// Cannot be taken, and why.
    Refused(Vec<Message>),
}

/// One row of the file.
#[derive(Debug)]
pub struct Row {
    pub line: usize,
    pub label: String,
    pub fate: Fate,
    /// The variety that its name is nearly: to be decided.
    pub near: Option<String>,
    /// The line that says all the same: a second jar, or the same one twice.
    pub twin: Option<usize>,
}

/// Carries a list out in the caller's transaction, each row in its own savepoint.
///
/// # Errors
/// `NotFound` for those who do not keep the exchange; what is wrong with a row is its fate.
pub async fn run(op: &mut Op<'_>, read: &Read, decisions: &BTreeMap<usize, Decision>) -> Result<Vec<Row>> {
    op.actor.require(KEEPERS)?;
    let catalogue = species::list(op.tx, op.actor, "", false).await?;
    let mut known = varieties::list(op.tx, "", 20_000).await?;
    let (mut told, mut twins) = (HashSet::new(), HashMap::<Vec<String>, usize>::new());
    let mut rows = Vec::with_capacity(read.table.rows.len());
    let (actor, now, zone, lang) = (op.actor, op.now, op.zone, op.lang);
    let units: Vec<(&str, &str)> =
        ["amount", "packet"].into_iter().filter_map(|field| Some((field, read.unit_of(field)?))).collect();
    for row in &read.table.rows {
        let mut values = columns::values(row, &read.table.headings, &read.mapping, KNOWN);
        for (field, unit) in &units {
            // A bare number is in the unit of its own heading.
            if let Some(value) = values.get_mut(field).filter(|value| !value.is_empty() && split(value).1.is_empty()) {
                *value = format!("{value} {unit}");
            }
        }
        let label = values.get("name").cloned().unwrap_or_default();
        let twin = twins.get(&row.cells).copied();
        twins.entry(row.cells.clone()).or_insert(row.line);
        if row.too_long {
            let fate = Fate::Refused(vec![columns::too_many_cells()]);
            rows.push(Row { line: row.line, label, fate, near: None, twin: None });
            continue;
        }
        let mut savepoint = op.tx.begin().await?;
        let saved = &mut Op { tx: &mut savepoint, actor, now, zone, lang };
        let before = known.len();
        let mut import = Import {
            catalogue: &catalogue,
            known: &mut known,
            told: &mut told,
            decision: decisions.get(&row.line).copied(),
            near: None,
        };
        let outcome = import.row(saved, &values).await;
        let near = import.near.take();
        let fate = match outcome {
            Ok(fate) => {
                savepoint.commit().await?;
                fate
            }
            Err(AppError::Invalid(form)) => {
                savepoint.rollback().await?;
                let told = form.errors().iter();
                let told = told.map(|(field, what)| columns::refusal(field, row, &read.table.headings, &read.mapping, what));
                Fate::Refused(told.collect())
            }
            Err(error) => {
                let message = error.refusal()?;
                savepoint.rollback().await?;
                let field = message.field().unwrap_or_default().to_owned();
                Fate::Refused(vec![columns::refusal(&field, row, &read.table.headings, &read.mapping, &message)])
            }
        };
        if matches!(fate, Fate::Refused(_)) {
            // A variety that went with its refused jar is not there for the next row.
            known.truncate(before);
        }
        // Of varieties alone nothing is made twice.
        let twin = twin.filter(|_| matches!(fate, Fate::Lot | Fate::New { lot: true }));
        rows.push(Row { line: row.line, label, fate, near, twin });
    }
    Ok(rows)
}

/// A row against what is known.
struct Import<'a> {
    catalogue: &'a [Species],
    known: &'a mut Vec<SeedVariety>,
    /// Jars that a row of this file told of already: two rows that look alike are two jars.
    told: &'a mut HashSet<SeedLotId>,
    decision: Option<Decision>,
    near: Option<String>,
}

impl Import<'_> {
    async fn row(&mut self, op: &mut Op<'_>, values: &BTreeMap<&'static str, String>) -> Result<Fate> {
        if self.decision == Some(Decision::Skip) {
            return Ok(Fate::Skipped);
        }
        let mut form = form_of(values);
        let of = self.species(&mut form)?;
        let (_, details) = forms::variety(form.clone())?;
        let lot = lot_of(form, values, op.today().year())?;
        let id = match self.meant(of, &details.name) {
            Some(id) => id,
            None => {
                let id = varieties::create(op, of, &details).await?;
                self.known.push(varieties::get(op.tx, id).await?);
                let made = self.lot(op, id, lot).await?;
                return Ok(Fate::New { lot: made });
            }
        };
        let filled = self.fill(op, id, &details).await?;
        let made = self.lot(op, id, lot).await?;
        Ok(match (made, filled) {
            (true, _) => Fate::Lot,
            (false, true) => Fate::Filled,
            (false, false) => Fate::Same,
        })
    }

    fn species(&self, form: &mut Form) -> Result<SpeciesId> {
        let typed = fold(form.value("species"));
        let found =
            self.catalogue.iter().find(|species| fold(&species.details.name) == typed || fold(&species.details.latin) == typed);
        if let Some(species) = found.filter(|_| !typed.is_empty()) {
            form.set("species", species.id.to_string());
            return Ok(species.id);
        }
        let near = self.catalogue.iter().find(|species| varieties::nearly(&fold(&species.details.name), &typed));
        let message = match near.map(|species| species.details.name.clone()).filter(|_| !typed.is_empty()) {
            Some(name) => Message::new(move |l| texts::species_nearly(l, &name)),
            None => Message::new(texts::species_unknown),
        };
        Err(std::mem::take(form).refuse("species", message))
    }

    /// The variety that a row means: one of its names is the same, or nearly so and nobody says otherwise.
    fn meant(&mut self, of: SpeciesId, name: &str) -> Option<VarietyId> {
        let typed = fold(name);
        let own: Vec<&SeedVariety> = self.known.iter().filter(|variety| variety.species == of).collect();
        let names = |variety: &&&SeedVariety, test: &dyn Fn(&str) -> bool| {
            test(&fold(&variety.details.name)) || variety.aliases().any(|alias| test(&fold(alias)))
        };
        if let Some(same) = own.iter().find(|variety| names(variety, &|known| known == typed)) {
            return Some(same.id);
        }
        let near = own.iter().find(|variety| names(variety, &|known| varieties::nearly(known, &typed)))?;
        self.near = Some(near.details.name.clone());
        (self.decision != Some(Decision::Own)).then_some(near.id)
    }

    /// Fills in what a variety does not say yet; never overwrites.
    async fn fill(&mut self, op: &mut Op<'_>, id: VarietyId, new: &VarietyDetails) -> Result<bool> {
        let before = varieties::get(op.tx, id).await?;
        let old = &before.details;
        let or = |old: &str, new: &str| if old.is_empty() { new.to_owned() } else { old.to_owned() };
        let learns_status = old.status == LegalStatus::Unknown && new.status != LegalStatus::Unknown;
        let details = VarietyDetails {
            name: old.name.clone(),
            other_names: or(&old.other_names, &new.other_names),
            status: if learns_status { new.status } else { old.status },
            proof: if learns_status { new.proof.clone() } else { old.proof.clone() },
            proof_on: if learns_status { new.proof_on } else { old.proof_on },
            story: or(&old.story, &new.story),
            growing: or(&old.growing, &new.growing),
            reserve: if old.reserve == 0 { new.reserve } else { old.reserve },
            one_packet: old.one_packet,
        };
        if details == *old {
            return Ok(false);
        }
        varieties::update(op, id, before.version, &details).await?;
        Ok(true)
    }

    /// Takes the row's jar in, unless it is there already: the same file brought twice changes nothing.
    async fn lot(&mut self, op: &mut Op<'_>, variety: VarietyId, lot: Option<NewLot>) -> Result<bool> {
        let Some(lot) = lot else { return Ok(false) };
        let new = NewLot { variety, ..lot };
        // One of our own codes is that lot: our own list brought back changes nothing.
        if let Some(code) = code::read(number_of(&new.details.note)) {
            match lots::by_code(op.tx, &code).await {
                Ok(lot) if lot.variety == variety => {
                    self.told.insert(lot.id);
                    return Ok(false);
                }
                Ok(lot) => {
                    let name = varieties::get(op.tx, lot.variety).await?.details.name;
                    return Err(Refusal::NumberOfAnother { name }.into());
                }
                Err(AppError::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        let there = lots::of_variety(op.tx, op.actor, variety).await?;
        let same = there.iter().find(|lot| {
            let (old, new) = (&lot.details, &new.details);
            // With a number of its own a jar is known wherever it stands now.
            let numbered = !new.note.is_empty() && number_of(&old.note) == number_of(&new.note);
            let spot = old.place == new.place && old.note == new.note || numbered;
            old.year == new.year && old.grower == new.grower && spot && !self.told.contains(&lot.id)
        });
        let (id, made) = match same {
            Some(lot) => (lot.id, false),
            None => (lots::create_listed(op, &new).await?, true),
        };
        self.told.insert(id);
        Ok(made)
    }
}

/// Between a jar's own number and what is noted of it.
const NUMBERED: &str = " · ";

/// The number of its own that a jar's note begins with.
fn number_of(note: &str) -> &str {
    note.split_once(NUMBERED).map_or(note, |(number, _)| number)
}

fn form_of(values: &BTreeMap<&'static str, String>) -> Form {
    let mut form = Form::default();
    for (field, value) in values {
        match *field {
            "status" => form.set("status", status_word(value).unwrap_or(value)),
            "other_names" => form
                .set("other_names", value.replace([';', '/', ','], "\n").lines().map(str::trim).collect::<Vec<_>>().join("\n")),
            field => form.set(field, value.clone()),
        }
    }
    if form.value("status").is_empty() {
        form.set("status", LegalStatus::Unknown.word());
    }
    form.set("one_packet", "yes");
    form
}

/// Where a variety stands in law, as lists write it.
fn status_word(typed: &str) -> Option<&'static str> {
    let folded = fold(typed);
    let status = match folded.as_str() {
        "domaine public" | "public" | "libre" | "libre de droits" | "public domain" | "population" => LegalStatus::Public,
        "f1" | "hybride" | "hybride f1" | "hybrid" => LegalStatus::Hybrid,
        "protegee" | "protege" | "cov" | "protected" => LegalStatus::Protected,
        "" | "inconnu" | "unknown" => LegalStatus::Unknown,
        _ => return None,
    };
    Some(status.word())
}

/// The jar of a row, where it names a year.
fn lot_of(mut form: Form, values: &BTreeMap<&'static str, String>, this_year: i32) -> Result<Option<NewLot>> {
    let told = |field: &str| values.get(field).is_some_and(|value| !value.is_empty());
    if !told("year") {
        if told("amount") {
            return Err(form.refuse("year", Message::new(texts::amount_without_year)));
        }
        if told("note") {
            return Err(form.refuse("year", Message::new(texts::note_without_year)));
        }
        return Ok(None);
    }
    let year = cells::year(form.value("year"), i32::MAX).filter(|year| (1900..=this_year).contains(year)).map(i64::from);
    if year.is_none() {
        form.complain("year", Message::new(texts::import_year));
    }
    let amount = measured(&mut form, "amount");
    let packet = measured(&mut form, "packet");
    let unit = amount.or(packet).map_or(Unit::Milligrams, |(unit, _)| unit);
    if amount.zip(packet).is_some_and(|((one, _), (other, _))| one != other) {
        form.complain("packet", Message::new(texts::one_unit_a_lot));
    }
    let note = [form.text("number", 40), form.text("note", 900)].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let organic = yes_or_no(&mut form, "organic");
    let details = year.map(|year| LotDetails {
        year,
        origin: Origin::Deposit,
        grower: form.text("grower", 120),
        commune: form.text("commune", 80),
        organic,
        treated: false,
        generation: 0,
        plot: None,
        bed: None,
        place: form.text("place", 80),
        packet: packet.map_or(SeedAmount(0), |(_, packet)| packet),
        reserve: SeedAmount(0),
        note: note.join(NUMBERED),
    });
    let amount = amount.map(|(_, amount)| amount);
    let variety = VarietyId::new();
    form.command(details.map(|details| Some(NewLot { variety, unit, details, amount, parents: Vec::new() })))
}

/// What a list says of a yes or no: what is neither is asked about, for the rules of sowing go by it.
fn yes_or_no(form: &mut Form, field: &str) -> bool {
    match fold(form.value(field)).as_str() {
        "oui" | "o" | "yes" | "y" | "x" | "1" | "ab" | "bio" | "vrai" | "true" => true,
        "" | "non" | "n" | "no" | "0" | "faux" | "false" | "non bio" | "conventionnel" | "conventional" => false,
        _ => {
            form.complain(field, Message::new(texts::import_yes_or_no));
            false
        }
    }
}

/// An amount as lists write it: "12,5 g", "120 graines", or a bare number where the unit has a column of its own.
fn measured(form: &mut Form, field: &str) -> Option<(Unit, SeedAmount)> {
    let typed = form.value(field).to_owned();
    if typed.is_empty() {
        return None;
    }
    let (number, unit) = split(&typed);
    // "10-15 g" is two numbers, and "≈ 50" is none that can be counted.
    if number.is_none() || unit.contains(|c: char| c.is_ascii_digit()) {
        form.complain(field, Message::new(texts::not_an_amount));
        return None;
    }
    let unit = if unit.is_empty() { fold(form.value("unit")) } else { unit };
    let thousandths = match unit.as_str() {
        "mg" | "milligramme" | "milligrammes" => Some((Unit::Milligrams, 1)),
        "g" | "gr" | "gramme" | "grammes" | "gram" | "grams" => Some((Unit::Milligrams, 1000)),
        "kg" | "kilo" | "kilos" => Some((Unit::Milligrams, 1_000_000)),
        "graine" | "graines" | "grain" | "grains" | "seed" | "seeds" | "semence" | "semences" => Some((Unit::Seeds, 1)),
        _ => None,
    };
    let Some((unit, factor)) = thousandths else {
        form.complain(field, Message::new(texts::which_unit));
        return None;
    };
    #[expect(clippy::cast_possible_truncation, reason = "checked against a tonne")]
    let amount =
        number.map(|number| number * f64::from(factor)).filter(|amount| (1.0..=1e9).contains(amount)).map(|n| n.round() as i64);
    let whole = unit == Unit::Milligrams || number.is_some_and(|number| number.fract() == 0.0);
    match amount.filter(|_| whole) {
        Some(amount) => Some((unit, SeedAmount(amount))),
        None => {
            form.complain(field, Message::new(texts::not_an_amount));
            None
        }
    }
}

/// A number and the word after it.
fn split(typed: &str) -> (Option<f64>, String) {
    let bare: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let end = bare.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(bare.len());
    (bare[..end].replace(',', ".").parse().ok(), fold(&bare[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_lists_write_them() {
        let read = |typed: &str, unit: &str| {
            let mut form = Form::filled([("amount", typed.to_owned()), ("unit", unit.to_owned())]);
            measured(&mut form, "amount").map(|(unit, amount)| (unit, amount.0))
        };
        assert_eq!(read("12,5 g", ""), Some((Unit::Milligrams, 12_500)));
        assert_eq!(read("0.037g", ""), Some((Unit::Milligrams, 37)));
        assert_eq!(read("1 200 graines", ""), Some((Unit::Seeds, 1200)));
        assert_eq!(read("250", "Graines"), Some((Unit::Seeds, 250)));
        assert_eq!(read("0,25 kg", ""), Some((Unit::Milligrams, 250_000)));
        for (wrong, unit) in [("250", ""), ("une poignée", "g"), ("2,5 graines", ""), ("-3 g", ""), ("1e9 kg", ""), ("0", "g")] {
            assert_eq!(read(wrong, unit), None, "{wrong} {unit}");
        }
    }
}

//! Passport data of lots as gene banks exchange them: the Multi-Crop Passport Descriptors, version 2.1, its fields in their order.

use crate::model::lot::{Origin, SeedLot};
use crate::model::variety::SeedVariety;

/// Whether a code may stand in FAO's list of institutes: a country's three letters and three digits.
#[must_use]
pub fn is_institute(code: &str) -> bool {
    let (country, number) = code.split_at_checked(3).unwrap_or_default();
    number.len() == 3 && country.bytes().all(|b| b.is_ascii_uppercase()) && number.bytes().all(|b| b.is_ascii_digit())
}

/// The descriptors, in the order of the standard.
pub const FIELDS: [&str; 41] = [
    "PUID",
    "INSTCODE",
    "ACCENUMB",
    "COLLNUMB",
    "COLLCODE",
    "COLLNAME",
    "COLLINSTADDRESS",
    "COLLMISSID",
    "GENUS",
    "SPECIES",
    "SPAUTHOR",
    "SUBTAXA",
    "SUBTAUTHOR",
    "CROPNAME",
    "ACCENAME",
    "ACQDATE",
    "ORIGCTY",
    "COLLSITE",
    "DECLATITUDE",
    "LATITUDE",
    "DECLONGITUDE",
    "LONGITUDE",
    "COORDUNCERT",
    "COORDDATUM",
    "GEOREFMETH",
    "ELEVATION",
    "COLLDATE",
    "BREDCODE",
    "BREDNAME",
    "SAMPSTAT",
    "ANCEST",
    "COLLSRC",
    "DONORCODE",
    "DONORNAME",
    "DONORNUMB",
    "OTHERNUMB",
    "DUPLSITE",
    "DUPLINSTNAME",
    "STORAGE",
    "MLSSTAT",
    "REMARKS",
];

/// Fields without which others can do little with a lot.
const WANTED: [&str; 6] = ["INSTCODE", "GENUS", "SPECIES", "ACCENAME", "ORIGCTY", "COLLSITE"];

/// What an export needs that no lot has of itself.
#[derive(Clone, Copy, Debug)]
pub struct Holder<'a> {
    /// The institute's code in FAO's list, where it has one.
    pub institute: &'a str,
}

/// Genus, epithet and what stands below it.
fn taxon(latin: &str) -> (String, String, String) {
    let mut words = latin.split_whitespace();
    let (genus, species) = (words.next().unwrap_or_default().to_owned(), words.next().unwrap_or_default().to_owned());
    // Authors ("L.", "Duch.") are no taxon below the species.
    let below: Vec<&str> = words.skip_while(|word| !["var.", "subsp.", "convar.", "f."].contains(word)).collect();
    (genus, species, below.join(" "))
}

/// A lot as the standard has it.
#[must_use]
pub fn row(holder: Holder<'_>, variety: &SeedVariety, lot: &SeedLot, lineage: &[String]) -> Vec<String> {
    let (genus, species, below) = taxon(&variety.latin);
    let collected = matches!(lot.details.origin, Origin::Deposit);
    let source = match lot.details.origin {
        // From a home garden, our own ground, trade.
        Origin::Deposit => "23",
        Origin::Harvest => "20",
        Origin::Purchase => "50",
        Origin::Transfer | Origin::Bulk | Origin::Split => "",
    };
    // Months and days are not known: hyphens stand for them.
    let date = format!("{:04}----", lot.details.year);
    let names: Vec<&str> = std::iter::once(variety.details.name.as_str()).chain(variety.aliases()).collect();
    let country = if lot.details.commune.is_empty() { "" } else { "FRA" };
    FIELDS
        .iter()
        .map(|field| match *field {
            "INSTCODE" => holder.institute.to_owned(),
            "ACCENUMB" => lot.code.clone(),
            "GENUS" => genus.clone(),
            "SPECIES" => species.clone(),
            "SUBTAXA" => below.clone(),
            "CROPNAME" => variety.species_name.clone(),
            "ACCENAME" => names.join(";"),
            "ACQDATE" => date.clone(),
            "ORIGCTY" => country.to_owned(),
            "COLLSITE" => lot.details.commune.clone(),
            "COLLDATE" if collected => date.clone(),
            // Law does not tell a landrace from a cultivar, and nobody has said.
            "ANCEST" => lineage.join(";"),
            "COLLSRC" => source.to_owned(),
            // Dried and cool, for some years.
            "STORAGE" => "11".to_owned(),
            // Names of people are not given away: who grew it stays with us.
            _ => String::new(),
        })
        .collect()
}

/// Which of the wanted fields a row lacks.
#[must_use]
pub fn lacks(row: &[String]) -> Vec<&'static str> {
    let value = |name: &str| FIELDS.iter().position(|field| *field == name).and_then(|place| row.get(place));
    WANTED.into_iter().filter(|name| value(name).is_none_or(String::is_empty)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::giving::tests::{lot, variety};
    use crate::model::variety::LegalStatus;

    #[test]
    fn a_lot_is_told_as_gene_banks_read_it() {
        let mut cabbage = variety(LegalStatus::Public, "x");
        cabbage.latin = "Brassica oleracea L. var. gemmifera".to_owned();
        cabbage.details.other_names = "de Rosny\nRosny".to_owned();
        let mut jar = lot(2024);
        jar.details.commune = "Sallaumines".to_owned();
        let told = row(Holder { institute: "" }, &cabbage, &jar, &["AAAAB-B".to_owned()]);
        let value = |name: &str| told[FIELDS.iter().position(|field| *field == name).unwrap()].as_str();
        assert_eq!(told.len(), FIELDS.len());
        assert_eq!((value("GENUS"), value("SPECIES"), value("SUBTAXA")), ("Brassica", "oleracea", "var. gemmifera"));
        assert_eq!((value("ACCENAME"), value("ACQDATE")), ("Rose;de Rosny;Rosny", "2024----"));
        assert_eq!((value("SAMPSTAT"), value("COLLSRC"), value("STORAGE")), ("", "23", "11"), "what nobody knows is not claimed");
        assert_eq!((value("ANCEST"), value("DONORNAME")), ("AAAAB-B", ""), "no names of people");
        assert_eq!(lacks(&told), ["INSTCODE"]);
        cabbage.latin.clear();
        jar.details.commune.clear();
        assert_eq!(lacks(&row(Holder { institute: "FRA999" }, &cabbage, &jar, &[])), ["GENUS", "SPECIES", "ORIGCTY", "COLLSITE"]);
    }
}

//! Varieties as the exchange knows them: under which law they may be given, what makes them worth keeping, how they are grown and saved.

use chrono::NaiveDate;
use serde::Serialize;

use produce::model::species::{SeedFacts, SpeciesId, VarietyId};

platform::text_enum! {
    /// Where a variety stands in law.
    LegalStatus {
        /// Nobody has looked yet: it is not given out.
        Unknown = "unknown",
        /// In the public domain (Code rural L661-8).
        Public = "public",
        /// Protected by a right (certificat d'obtention végétale).
        Protected = "protected",
        /// A first-generation hybrid: its seed does not come true.
        Hybrid = "f1",
    }
}

/// What a form says of a variety.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VarietyDetails {
    pub name: String,
    /// Other names, in any language, one a line.
    pub other_names: String,
    pub status: LegalStatus,
    /// Where that is written, and when somebody looked.
    pub proof: String,
    pub proof_on: Option<NaiveDate>,
    /// What makes it worth keeping.
    pub story: String,
    /// How it is grown and used.
    pub growing: String,
    /// Packets that are to be kept back: a guide for new lots.
    pub reserve: i64,
    /// Whether a person gets one packet of it a year.
    pub one_packet: bool,
}

/// A variety as the exchange keeps it.
#[derive(Clone, Debug)]
pub struct SeedVariety {
    pub id: VarietyId,
    pub species: SpeciesId,
    pub species_name: String,
    pub latin: String,
    pub family: String,
    pub facts: SeedFacts,
    pub details: VarietyDetails,
    pub version: i64,
}

impl SeedVariety {
    /// Other names, each by itself.
    pub fn aliases(&self) -> impl Iterator<Item = &str> {
        self.details.other_names.lines().map(str::trim).filter(|name| !name.is_empty())
    }
}

//! The kinds of records that the log knows of this room, and what they are called in it.

use platform::audit::RecordKind;
use platform::room::Records;

use crate::texts;

/// A species.
pub const SPECIES: RecordKind = RecordKind::new("species");
/// A product.
pub const PRODUCT: RecordKind = RecordKind::new("product");
/// A place where stock stands.
pub const STORE_PLACE: RecordKind = RecordKind::new("store_place");
/// A lot, and every line of the ledger about it.
pub const LOT: RecordKind = RecordKind::new("lot");

/// For the room.
pub const RECORDS: Records = Records {
    kinds: &[
        (SPECIES, texts::log_species),
        (PRODUCT, texts::log_product),
        (STORE_PLACE, texts::log_store_place),
        (LOT, texts::log_lot),
    ],
    fields: &[
        ("latin", "Nom latin", "Latin name"),
        ("species", "Espèce", "Species"),
        ("perennial", "Vivace", "Perennial"),
        ("harvest", "Mois de récolte", "Months of harvest"),
        ("return_years", "Retour (ans)", "Return (years)"),
        ("yield_g", "Rendement (g/m²)", "Yield (g/m²)"),
        ("sow", "Mois de semis", "Months of sowing"),
        ("keeps_years", "Se garde (ans)", "Keeps (years)"),
        ("germination_min", "Germination minimale (%)", "Least germination (%)"),
        ("seeds_per_kg", "Graines au kilo", "Seeds to a kilogram"),
        ("isolation_m", "Distance entre variétés (m)", "Distance between varieties (m)"),
        ("plants", "Plantes pour la semence", "Plants to take seed from"),
        ("passport", "Passeport phytosanitaire", "Plant passport"),
        ("pictogram", "Pictogramme", "Pictogram"),
        ("selling", "Vente", "Selling"),
        ("vat", "TVA (points)", "VAT (points)"),
        ("norm", "Norme", "Standard"),
        ("category", "Catégorie", "Category"),
        ("variety", "Variété", "Variety"),
        ("size", "Calibre", "Size"),
        ("origin", "Origine", "Origin"),
        ("deposit", "Consigne (centimes)", "Deposit (cents)"),
        ("published", "En vente", "On sale"),
        ("crate_g", "Caisse vide (g)", "Empty crate (g)"),
        ("quantity", "Quantité", "Quantity"),
        ("cause", "Cause", "Cause"),
    ],
    values: &[
        ("general", "générale", "general"),
        ("specific", "spécifique", "specific"),
        ("cold_room", "chambre froide", "cold room"),
        ("shed", "remise", "shed"),
        ("van", "camionnette", "van"),
        ("harvest", "récolte", "harvest"),
        ("purchase", "achat", "purchase"),
        ("mixing", "mélange", "mixing"),
        ("move", "déplacé", "moved"),
        ("loss", "perte", "loss"),
        ("donation", "don", "gift"),
        ("processing", "transformation", "processing"),
        ("eaten", "repas de l’équipe", "eaten by the team"),
        ("count", "comptage", "count"),
        ("reversal", "annulation", "reversal"),
        ("compost", "compost", "compost"),
    ],
    named: &["species", "products", "store_places"],
};

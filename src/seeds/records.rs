//! The kinds of records that the log knows of this room, and what they are called in it.

use platform::audit::RecordKind;
use platform::room::Records;

use crate::texts;

/// A variety of the exchange.
pub const SEED_VARIETY: RecordKind = RecordKind::new("seed_variety");
/// A lot of seed, and every line of the ledger about it.
pub const SEED_LOT: RecordKind = RecordKind::new("seed_lot");
/// A request for packets.
pub const SEED_REQUEST: RecordKind = RecordKind::new("seed_request");
/// A seed day.
pub const SEED_DAY: RecordKind = RecordKind::new("seed_day");

/// A guardian of a variety.
pub const SEED_GUARDIAN: RecordKind = RecordKind::new("seed_guardian");
/// A line of the plan of what is grown on.
pub const SEED_PLAN: RecordKind = RecordKind::new("seed_plan");
/// A dated rule.
pub const SEED_RULE: RecordKind = RecordKind::new("seed_rule");

/// For the room.
pub const RECORDS: Records = Records {
    kinds: &[
        (SEED_VARIETY, texts::log_seed_variety),
        (SEED_LOT, texts::log_seed_lot),
        (SEED_REQUEST, texts::log_seed_request),
        (SEED_DAY, texts::log_seed_day),
        (SEED_GUARDIAN, texts::log_seed_guardian),
        (SEED_PLAN, texts::log_seed_plan),
        (SEED_RULE, texts::log_seed_rule),
    ],
    fields: &[
        ("other_names", "Autres noms", "Other names"),
        ("proof", "Preuve", "Proof"),
        ("proof_on", "Vérifié le", "Checked on"),
        ("story", "Ce qui la rend précieuse", "What makes it worth keeping"),
        ("growing", "Culture", "Growing"),
        ("reserve", "Réserve", "Reserve"),
        ("one_packet", "Un sachet par personne", "One packet a person"),
        ("year", "Récolte", "Harvest"),
        ("grower", "Cultivée par", "Grown by"),
        ("organic", "Bio", "Organic"),
        ("treated", "Traitée", "Treated"),
        ("generation", "Génération", "Generation"),
        ("packet", "Sachet", "Packet"),
        ("seeds", "Graines", "Seeds"),
        ("mg", "Milligrammes", "Milligrams"),
        ("sown", "Semées", "Sown"),
        ("germinated", "Levées", "Germinated"),
        ("outcome", "Saison", "Season"),
        ("plants", "Plants", "Plants"),
        ("why", "Pourquoi", "Why"),
        ("doubtful", "À vérifier", "To check"),
        ("seed_rule", "Règle", "Rule"),
        ("severity", "Rigueur", "Severity"),
        ("lot", "Lot", "Lot"),
        ("guardian", "Gardien", "Guardian"),
    ],
    values: &[
        ("public", "domaine public", "public domain"),
        ("protected", "protégée", "protected"),
        ("f1", "hybride F1", "F1 hybrid"),
        ("stored", "en place", "in its place"),
        ("received", "à vérifier", "to check"),
        ("entry", "entrée", "entry"),
        ("count_up", "compté en plus", "counted up"),
        ("count_down", "compté en moins", "counted down"),
        ("gift", "donné", "given"),
        ("loan", "prêté", "lent"),
        ("swap", "échangé", "swapped"),
        ("sowing", "semé", "sown"),
        ("transfer_out", "transféré", "transferred"),
        ("discard", "jeté", "thrown away"),
        ("bulk", "réunion", "bulk"),
        ("split", "partage", "split"),
        ("handed", "remise", "handed over"),
        ("asked", "demandée", "asked for"),
        ("prepared", "préparée", "prepared"),
        ("expired", "expirée", "expired"),
        ("proposed", "proposé", "offered"),
        ("paused", "en pause", "resting"),
        ("ended", "terminé", "ended"),
        ("planned", "prévu", "planned"),
        ("harvested", "récolté", "harvested"),
        ("given_up", "abandonné", "given up"),
        ("saved", "graines récoltées", "seed saved"),
        ("grown", "cultivée", "grown"),
        ("failed", "ratée", "failed"),
        ("rested", "pas cultivée", "not grown"),
        ("professional", "professionnels", "professionals"),
        ("derogation", "dérogation", "derogation"),
        ("ask", "demander", "ask"),
        ("refuse", "refuser", "refuse"),
    ],
    named: &[],
};

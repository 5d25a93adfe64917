//! The kinds of records that the log knows of this room, and what they are called in it.

use platform::audit::RecordKind;
use platform::room::Records;

use crate::texts;

/// A workshop, its dates and what they hold.
pub const WORKSHOP: RecordKind = RecordKind::new("workshop");
/// A booking of a workshop.
pub const BOOKING: RecordKind = RecordKind::new("booking");
/// A voucher.
pub const VOUCHER: RecordKind = RecordKind::new("voucher");

/// For the room.
pub const RECORDS: Records = Records {
    kinds: &[(WORKSHOP, texts::log_workshop), (BOOKING, texts::log_booking), (VOUCHER, texts::log_voucher)],
    fields: &[
        ("story", "Présentation", "Presentation"),
        ("walk_in", "Venue sans réservation", "Came without a booking"),
        ("date", "Date", "Date"),
        ("receipt", "Reçu", "Receipt"),
        ("method", "Paiement", "Payment"),
        ("seats", "Places", "Seats"),
        ("names", "Noms", "Names"),
        ("due", "À payer", "Due"),
        ("units", "Monnaie-temps", "Time units"),
        ("label", "Intitulé", "Label"),
        ("label_en", "Intitulé anglais", "English label"),
        ("vat_bp", "TVA comprise", "VAT included"),
        ("vat_wording", "Mention des reçus", "Words on receipts"),
    ],
    values: &[
        ("cash", "espèces", "cash"),
        ("cheque", "chèque", "cheque"),
        ("card", "carte", "card"),
        ("transfer", "virement", "transfer"),
        ("choice", "choix", "choice"),
        ("units", "monnaie-temps", "time units"),
        ("all", "tous", "all"),
        ("beginner", "pour débuter", "beginners"),
        ("experienced", "pour aller plus loin", "experienced"),
        ("cooking", "cuisine", "cooking"),
        ("garden", "jardin", "garden"),
        ("seeds", "graines", "seeds"),
        ("health", "bien manger", "eating well"),
        ("nature", "nature", "nature"),
        ("crafts", "fabriquer", "making"),
    ],
    named: &[],
};
